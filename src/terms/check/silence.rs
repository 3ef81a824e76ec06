//! What terms are silent on and meetings run into: an equal vote, members who join remotely, deputies, a chair who has an interest
//! or is away, two holders of one casting vote. Each doubt brings the reading that would ask.
//!
//! Nothing is evaluated: only what is written, and what is not.

use crate::terms::language::{Bar, By, DecidedBy, From, Is, StandInAs, Terms, Test, Tie};
use crate::terms::source::Source;
use crate::terms::visit::{self, Node};

use super::doubt::{Doubt, DoubtKind, place};
use super::never::may_be;

pub(super) fn doubts(terms: &Terms, source: &Source) -> Vec<Doubt> {
    let mut doubts = ties(terms, source);
    doubts.extend(remote(terms, source));
    doubts.extend(deputies(terms, source));
    doubts.extend(chair(terms, source));
    doubts.extend(votes_without_casting(terms, source));
    doubts.extend(holders(terms, source));
    doubts
}

/// Classes of decision that do not say what follows an equal vote.
fn ties(terms: &Terms, source: &Source) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for class in &terms.decisions {
        let name = &class.class;
        let says = match (is_silent(&class.rule.tie), source.says_in_class(name, "tie:")) {
            (true, _) => "the file says that the text is silent: a tie stays a tie, and nobody may decide it",
            (false, false) if symmetrical(&class.rule.carried, terms) => {
                "nothing is said of an equal vote: it is not carried"
            }
            (false, false) => {
                "the rule asks for more of those for than of those against, and nothing is said of an equal vote: it is not carried"
            }
            (false, true) => continue,
        };
        let at = place(source, &[format!("(class: {name:?}"), format!("class: {name:?}")]);
        let says = format!("in a decision of the class {name:?} {says}");
        doubts.push(
            Doubt::new(DoubtKind::TieUnsaid, class.clause.as_ref(), at, says).adding(concat!(
                "questions: (id: \"equal-vote\", asks: \"Who decides an equal vote?\", answers: [\"nobody: it is not carried\", \"whoever presides\"]),\n",
                "rule: tie: Case(\"equal-vote\", [(\"nobody: it is not carried\", Lost), (\"whoever presides\", Casting(by: [[Presiding]]))]),\n",
                "or, where the document says that an equal vote is lost: tie: Lost,",
            )),
        );
    }
    doubts
}

fn is_silent(tie: &Tie) -> bool {
    match tie {
        Tie::Silent => true,
        Tie::Under(_, inner) => is_silent(inner),
        Tie::Lost
        | Tie::NoDecision
        | Tie::Postponed
        | Tie::Lot
        | Tie::Again(_)
        | Tie::Abstains
        | Tie::Casting { .. }
        | Tie::Case(..) => false,
    }
}

/// Whether those for and those against are treated alike: more than half of those who chose, or of some who may.
fn symmetrical(test: &Test, terms: &Terms) -> bool {
    let mut alike = true;
    let mut tests = vec![test];
    let mut seen: Vec<&str> = Vec::new();
    while let Some(test) = tests.pop() {
        visit::test(test, &mut |node| match node {
            Node::Test(Test::Need { more_than, by, .. }) => {
                let half = more_than.is_some_and(|number| {
                    number.count.is_zero() && number.share.numerator() * 2 == number.share.denominator()
                });
                alike &= half && *by != By::Bodies;
            }
            Node::Test(Test::The(name)) if !seen.contains(&name.as_str()) => {
                seen.push(name);
                tests.extend(
                    terms
                        .tests
                        .iter()
                        .filter(|(known, _)| known == name)
                        .map(|(_, test)| test),
                );
            }
            Node::Test(_) | Node::Is(_) | Node::Weight(_) | Node::Tie(_) => {}
        });
    }
    alike
}

/// Neither a rule nor a question looks at how somebody attends.
fn remote(terms: &Terms, source: &Source) -> Option<Doubt> {
    let mut said = false;
    let mut asked: Vec<&str> = Vec::new();
    visit::terms(terms, &mut |node| match node {
        Node::Is(Is::Remote) => said = true,
        Node::Is(Is::Case(id, _))
        | Node::Test(Test::Case(id, _))
        | Node::Weight(crate::terms::language::Weight::Case(id, _))
        | Node::Tie(Tie::Case(id, _)) => asked.push(id),
        Node::Is(_) | Node::Test(_) | Node::Weight(_) | Node::Tie(_) => {}
    });
    let in_question = terms
        .questions
        .iter()
        .any(|question| asked.contains(&question.id.as_str()) && question.asks.to_lowercase().contains("remote"));
    let at_meetings = terms.decisions.iter().any(|class| class.by == DecidedBy::Meeting);
    if said || in_question || !at_meetings {
        return None;
    }
    let says = "nothing is said of members who join remotely: they count and vote like all others";
    let at = source.find_field("quorum:");
    Some(Doubt::new(DoubtKind::RemoteUnsaid, None, at, says.to_owned()).adding(concat!(
        "questions: (id: \"remote\", asks: \"Is a member who joins remotely present, and may that member vote?\", answers: [\"present, and votes\", \"neither\"]),\n",
        "bars: (who: [Remote, Case(\"remote\", [(\"present, and votes\", [Nobody]), (\"neither\", [])])], from: [Vote, Quorum, Presiding, Casting], says: \"joins remotely\"),\n",
        "or, where the document says that they count: bars: (who: [Remote], from: [], says: \"joins remotely\"),",
    )))
}

/// Neither a row nor a rule speaks of deputies: whoever sits for a member would count and vote.
fn deputies(terms: &Terms, source: &Source) -> Option<Doubt> {
    let mut said = terms.stand_ins.iter().any(|row| row.r#as == StandInAs::Deputy);
    visit::terms(terms, &mut |node| said |= matches!(node, Node::Is(Is::Deputy)));
    let meets = terms.decisions.iter().any(|class| class.by == DecidedBy::Meeting);
    if said || !meets {
        return None;
    }
    let says = "nothing is said of deputies: one who sits for a member counts and votes like the member";
    let at = place(source, &["seats:".to_owned()]);
    Some(Doubt::new(DoubtKind::DeputiesUnsaid, None, at, says.to_owned()).adding(concat!(
        "questions: (id: \"deputies\", asks: \"May a member send a deputy who counts and votes?\", answers: [\"no\", \"yes\"]),\n",
        "bars: (who: [Deputy, Case(\"deputies\", [(\"no\", []), (\"yes\", [Nobody])])], from: [Vote, Quorum, Presiding, Casting], says: \"is a deputy\"),\n",
        "or, where the document allows deputies: stand_ins: [(for: [], as: Deputy)],",
    )))
}

/// A chair with an interest, and a chair who is away.
fn chair(terms: &Terms, source: &Source) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let Some(chair) = terms.offices.first() else {
        return doubts;
    };
    let name = &chair.name;
    let at = place(source, &[format!("name: {name:?}")]);
    let clause = chair.clause.as_ref();
    if chair.then.is_empty() {
        let says = format!("when the {name} is away, nobody whom the file names presides");
        doubts.push(Doubt::new(DoubtKind::NobodyNext, clause, at, says).adding(format!(
            "offices: (name: \"Chosen for this meeting\", filled: \"chosen by the members present\"), and in the office {name:?}: then: [\"Chosen for this meeting\"],",
        )));
    }
    let of_classes = terms.decisions.iter().flat_map(|class| &class.bars);
    let mut bars = terms.bars.iter().chain(of_classes);
    if !bars.any(|bar| bar.from.contains(&From::Presiding) && about_interests(&bar.who, terms)) {
        let says = format!("nothing is said of a {name} who has an interest in an item: they preside all the same");
        doubts.push(Doubt::new(DoubtKind::ConflictedChairUnsaid, clause, at, says).adding(concat!(
            "questions: (id: \"chair-conflicted\", asks: \"Who presides while the Chair has an interest in the item?\", answers: [\"whoever is next\", \"the Chair\"]),\n",
            "bars: (who: [Conflicted, Case(\"chair-conflicted\", [(\"whoever is next\", []), (\"the Chair\", [Nobody])])], from: [Presiding], says: \"has an interest in this item\"),",
        )));
    }
    doubts
}

/// Whether a choice of seats looks at interests in the item, words followed.
pub(super) fn about_interests(who: &[Is], terms: &Terms) -> bool {
    let mut found = false;
    let mut ahead = vec![who];
    let mut seen: Vec<&str> = Vec::new();
    while let Some(who) = ahead.pop() {
        visit::who(who, &mut |node| match node {
            Node::Is(Is::Conflict(_) | Is::Conflicted) => found = true,
            Node::Is(Is::The(name)) if !seen.contains(&name.as_str()) => {
                seen.push(name);
                let defined = terms.words.iter().filter(|(known, _)| known == name);
                ahead.extend(defined.map(|(_, who)| who.as_slice()));
            }
            Node::Is(_) | Node::Test(_) | Node::Weight(_) | Node::Tie(_) => {}
        });
    }
    found
}

/// Rungs that take the vote and leave the casting vote, where there is one to leave.
fn votes_without_casting(terms: &Terms, source: &Source) -> Vec<Doubt> {
    let mut casting = false;
    visit::terms(terms, &mut |node| {
        casting |= matches!(node, Node::Tie(Tie::Casting { .. }))
    });
    let on = |bar: &Bar, from: From| bar.from.contains(&from);
    let alike = |bar: &Bar, other: &Bar| bar.who == other.who || other.who == [Is::Conflicted];
    let mut doubts = Vec::new();
    for bar in terms.bars.iter().filter(|bar| casting && on(bar, From::Vote)) {
        let rung = match bar.who.as_slice() {
            [Is::Conflict(rung)] => format!("on the rung {rung:?}"),
            [Is::Conflicted] => "who has an interest".to_owned(),
            _ => continue,
        };
        if terms
            .bars
            .iter()
            .any(|other| alike(bar, other) && on(other, From::Casting))
        {
            continue;
        }
        let form = bar.who.iter().map(|is| format!("who: [{is:?}")).collect::<Vec<_>>();
        let says = format!("one {rung} may not vote, but may still give a casting vote");
        doubts.push(
            Doubt::new(
                DoubtKind::VoteWithoutCasting,
                bar.clause.as_ref(),
                place(source, &form),
                says,
            )
            .adding("in this bar: from: […, Vote, Casting],"),
        );
    }
    doubts
}

/// A casting vote that several may give at once.
fn holders(terms: &Terms, source: &Source) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for class in &terms.decisions {
        let mut several: Vec<&Vec<Is>> = Vec::new();
        visit::rule(&class.rule, &mut |node| {
            if let Node::Tie(Tie::Casting { by, .. }) = node {
                several.extend(by.iter().filter(|who| !names_one(who, terms, 0)));
            }
        });
        let Some(who) = several.first() else {
            continue;
        };
        let first = who.first().map(|is| format!("[{is:?}"));
        let at = place(
            source,
            &[
                format!("(class: {:?}", class.class),
                format!("class: {:?}", class.class),
            ],
        );
        let shown = first.unwrap_or_else(|| "[".to_owned());
        let says = format!(
            "in a decision of the class {:?} several may give the casting vote ({shown}…]), and nothing says who comes first if they disagree",
            class.class
        );
        doubts.push(Doubt::new(DoubtKind::HoldersWithoutOrder, class.clause.as_ref(), at, says).adding(concat!(
            "questions: (id: \"who-decides\", asks: \"Several may give the casting vote: who comes first?\", answers: [\"the first named\", \"the second named\"]),\n",
            "words: (\"first to decide\", [Case(\"who-decides\", [(\"the first named\", [Office(\"…\")]), (\"the second named\", [Office(\"…\")])])]),\n",
            "rule: tie: Casting(by: [[The(\"first to decide\")], […]]),",
        )));
    }
    doubts
}

/// How deep words may lead on.
const MOST_DEEP: u8 = 16;

/// Whether a choice of seats can be one person only: a seat, an office, whoever presides, and whatever narrows that.
fn names_one(who: &[Is], terms: &Terms, depth: u8) -> bool {
    // As many people as there are such seats.
    if terms.seats_one_by_one().filter(|seat| may_be(seat, who, terms)).count() <= 1 {
        return true;
    }
    who.iter().any(|is| match is {
        Is::Seat(_) | Is::Office(_) | Is::Presiding | Is::Nobody => true,
        Is::And(who) => names_one(who, terms, depth),
        Is::Case(_, answers) => answers.iter().all(|(_, who)| names_one(who, terms, depth)),
        Is::The(name) if depth < MOST_DEEP => {
            let mut defined = terms.words.iter().filter(|(known, _)| known == name);
            defined.next().is_some_and(|(_, who)| names_one(who, terms, depth + 1))
        }
        Is::Or(who) => matches!(who.as_slice(), [one] if names_one(std::slice::from_ref(one), terms, depth)),
        Is::The(_) | Is::Body(_) | Is::Tag(_) | Is::Filled | Is::Pending | Is::Suspended | Is::Attending => false,
        Is::Remote | Is::Deputy | Is::Proxy | Is::CoOpted | Is::Concerned | Is::Conflict(_) | Is::Conflicted => false,
        Is::Barred(_) | Is::For | Is::Against | Is::Abstained | Is::Members | Is::Present | Is::Entitled => false,
        Is::Cast | Is::Replied | Is::Not(_) => false,
    })
}
