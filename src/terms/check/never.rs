//! What can never work, or always does: more members asked for than there are seats, a condition without parts, an interest that nobody
//! can be given.
//!
//! Nothing is evaluated: only what the seats themselves are is compared with what is asked of them.

use crate::terms::language::{Bar, By, From, Is, Seat, Terms, Test};
use crate::terms::source::Source;
use crate::terms::visit::{self, Node};

use super::doubt::{Doubt, DoubtKind, place};
use super::silence::about_interests;

pub(super) fn doubts(terms: &Terms, source: &Source) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut add = |forms: &[String], says: String| {
        doubts.push(Doubt::new(DoubtKind::NeverMet, None, place(source, forms), says));
    };
    let seats = terms.all_seats();
    visit::terms(terms, &mut |node| match node {
        Node::Test(Test::Any(parts)) if parts.is_empty() => {
            add(
                &["Any([])".to_owned()],
                "Any([]) names no condition: it never holds".to_owned(),
            );
        }
        Node::Test(Test::All(parts)) if parts.is_empty() && terms.quorum.test != Test::All(Vec::new()) => {
            add(
                &["All([])".to_owned()],
                "All([]) names no condition: it always holds".to_owned(),
            );
        }
        Node::Test(Test::AnyOf(0, _)) => add(
            &["AnyOf(0".to_owned()],
            "AnyOf(0, …) asks for nothing: it always holds".to_owned(),
        ),
        Node::Test(Test::Need {
            at_least,
            more_than,
            of,
            are,
            by: By::Seats | By::People,
            ..
        }) => {
            let (needed, word) = match (at_least, more_than) {
                (Some(number), None) => (number, "at_least"),
                (None, Some(number)) => (number, "more_than"),
                (_, _) => return,
            };
            let there = seats
                .iter()
                .filter(|seat| may_be(seat, of, terms) && may_be(seat, are, terms))
                .count();
            let there = crate::terms::Fraction::whole(u64::try_from(there).unwrap_or(u64::MAX));
            let enough = match word {
                "at_least" => there >= needed.count,
                _ => there > needed.count,
            };
            if needed.share.is_zero() && !enough {
                add(
                    &[format!("{word}: {needed}")],
                    format!(
                        "this asks for {} {needed} where there are {there} such seats: it never holds",
                        word.replace('_', " ")
                    ),
                );
            }
        }
        Node::Test(_) | Node::Is(_) | Node::Weight(_) | Node::Tie(_) => {}
    });
    let rungs = terms.bars.iter().flat_map(Bar::rungs).count();
    let of_interest = terms.bars.iter().find(|bar| about_interests(&bar.who, terms));
    if let Some(bar) = of_interest.filter(|_| rungs == 0) {
        let says = "a bar looks at interests, and no handling of them has a name: nobody can be given one";
        let at = place(source, &["Conflicted".to_owned(), "Conflict(".to_owned()]);
        let takes: Vec<String> = bar.from.iter().map(|from: &From| format!("{from:?}")).collect();
        doubts.push(
            Doubt::new(DoubtKind::NeverMet, bar.clause.as_ref(), at, says.to_owned()).adding(format!(
                "bars: (who: [Conflict(\"withdraws\")], from: [{}], says: \"has an interest and withdraws\"),",
                takes.join(", ")
            )),
        );
    }
    doubts
}

/// Whether this seat may ever be all of these, as far as the terms alone tell.
pub(super) fn may_be(seat: &Seat, who: &[Is], terms: &Terms) -> bool {
    who.iter().all(|is| match is {
        Is::Body(name) => seat.body == *name,
        Is::Tag(name) => seat.tags.contains(name),
        Is::Seat(id) => seat.id == *id,
        Is::Office(name) => match terms.office(name).and_then(|office| office.holder.as_ref()) {
            Some(holder) => seat.id == *holder,
            None => true,
        },
        Is::And(who) => may_be(seat, who, terms),
        Is::Or(who) => who.iter().any(|is| may_be(seat, std::slice::from_ref(is), terms)),
        Is::Nobody => false,
        _ => true,
    })
}
