//! Examples for the sheet: who is present, how they vote, and what the rules make of it. The smallest quorum stands beside
//! the same without one of its members, a vote beside the one that just fails: where terms are wrong, it is there.

use crate::minutes::vocabulary;
use crate::rules::{ItemResult, Met, Outcome, PersonId, Presence, SeatNow, Snapshot, eligible, result, rungs};
use crate::terms::visit::{self, Node};
use crate::terms::{Choice, Decision, Is, Name, Seat, SeatId, Terms};

/// What is given, and the answer.
pub struct Example {
    pub given: String,
    pub gives: String,
}

/// Attendances, for the usual class of decision.
pub fn attendance(terms: &Terms) -> Vec<Example> {
    let seats = terms.all_seats();
    let all: Vec<&Seat> = seats.iter().collect();
    let mut examples = Vec::new();
    let mut add = |given: String, here: &[&Seat]| {
        let result = result(terms, &snapshot(terms, None, here, &[]));
        examples.push(Example {
            given,
            gives: quorum(&result),
        });
    };
    add("Everybody".to_owned(), &all);
    let nobody = result(terms, &snapshot(terms, None, &[], &[]));
    if let Some(smallest) = nobody.quorum.repairs.first() {
        let here: Vec<&Seat> = seats.iter().filter(|seat| smallest.contains(&seat.id)).collect();
        add(format!("Only {}", named(&here)), &here);
        let mut told: Vec<(&str, &[Name])> = Vec::new();
        for without in &here {
            let kind = (without.body.as_str(), without.tags.as_slice());
            if !told.contains(&kind) {
                told.push(kind);
                let rest: Vec<&Seat> = here.iter().copied().filter(|seat| seat.id != without.id).collect();
                add(format!("The same without {}", one(without)), &rest);
            }
        }
    }
    for body in distinct(seats.iter().map(|seat| &seat.body)) {
        let rest: Vec<&Seat> = seats.iter().filter(|seat| seat.body != body).collect();
        if !rest.is_empty() {
            add(format!("Everybody but {body}"), &rest);
        }
    }
    for tag in distinct(seats.iter().flat_map(|seat| &seat.tags)) {
        let rest: Vec<&Seat> = seats.iter().filter(|seat| !seat.tags.contains(&tag)).collect();
        if !rest.is_empty() {
            add(format!("Everybody but those who are {tag}"), &rest);
        }
    }
    examples.extend(conflicted(terms, &all));
    examples
}

/// Everybody here, whoever presides on each rung of the ladder.
fn conflicted(terms: &Terms, all: &[&Seat]) -> Vec<Example> {
    let full = snapshot(terms, None, all, &[]);
    let Some(chair) = result(terms, &full).presiding else {
        return Vec::new();
    };
    let told = rungs(terms).into_iter().map(|rung| {
        let mut now = full.clone();
        for seat in now.seats.iter_mut().filter(|seat| seat.seat == chair) {
            seat.rung = Some(rung.name.clone());
        }
        let result = result(terms, &now);
        let presides = match &result.presiding {
            Some(seat) => format!("{} presides", title(terms, seat)),
            None => "nobody presides under the terms".to_owned(),
        };
        Example {
            given: format!(
                "Everybody; whoever presides has an interest: \u{201c}{}\u{201d}",
                rung.name
            ),
            gives: format!("{}; {presides}", quorum(&result)),
        }
    });
    told.collect()
}

/// Votes of everybody, in one class of decision.
pub fn votes(terms: &Terms, class: &Decision) -> Vec<Example> {
    let seats = terms.all_seats();
    let all: Vec<&Seat> = seats.iter().collect();
    let mut examples = Vec::new();
    let mut add = |given: String, votes: &dyn Fn(&Seat) -> Option<Choice>| {
        let votes: Vec<(SeatId, Choice)> = seats
            .iter()
            .filter_map(|seat| Some((seat.id.clone(), votes(seat)?)))
            .collect();
        let result = result(terms, &snapshot(terms, Some(class), &all, &votes));
        examples.push(Example {
            given,
            gives: outcome(terms, &result),
        });
    };
    add("All for".to_owned(), &|_| Some(Choice::For));
    let entitled = result(terms, &snapshot(terms, Some(class), &all, &[]));
    let voters: Vec<SeatId> = entitled
        .electorate
        .iter()
        .filter(|elector| !elector.weight.is_zero())
        .map(|elector| elector.seat.clone())
        .collect();
    let bodies = distinct(
        seats
            .iter()
            .filter(|seat| voters.contains(&seat.id))
            .map(|seat| &seat.body),
    );
    if bodies.len() > 1 {
        for body in &bodies {
            add(format!("{body} for, all others against"), &|seat| {
                Some(if seat.body == *body {
                    Choice::For
                } else {
                    Choice::Against
                })
            });
            add(format!("{body} against, all others for"), &|seat| {
                Some(if seat.body == *body {
                    Choice::Against
                } else {
                    Choice::For
                })
            });
        }
    }
    let place = |seat: &Seat| voters.iter().position(|voter| *voter == seat.id);
    let half = voters.len() / 2;
    let split = |r#for: usize, against: usize| {
        move |at: usize| {
            if at < r#for {
                Some(Choice::For)
            } else if at < r#for + against {
                Some(Choice::Against)
            } else {
                Some(Choice::Abstain)
            }
        }
    };
    let mut told: Vec<(usize, usize)> = Vec::new();
    for (r#for, against) in [
        (half, half),
        (half + 1, voters.len().saturating_sub(half + 1)),
        (half, voters.len() - half),
        (1, 0),
    ] {
        if r#for + against > voters.len() || told.contains(&(r#for, against)) {
            continue;
        }
        told.push((r#for, against));
        let abstained = voters.len() - r#for - against;
        let counts = [(r#for, "for"), (against, "against"), (abstained, "abstained")];
        let counts = counts
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, how)| format!("{n} {how}"));
        let given = format!("{}, in the order of the file", counts.collect::<Vec<_>>().join(", "));
        let split = split(r#for, against);
        add(given, &|seat| split(place(seat)?));
    }
    examples
}

/// These present in person, offices that are filled at a meeting held by the first who are eligible.
fn snapshot(terms: &Terms, class: Option<&Decision>, here: &[&Seat], votes: &[(SeatId, Choice)]) -> Snapshot {
    let seats = terms.all_seats().into_iter().map(|seat| SeatNow {
        person: Some(PersonId(seat.id.0.clone())),
        presence: match here.iter().any(|present| present.id == seat.id) {
            true => Presence::InPerson,
            false => Presence::Absent,
        },
        seat: seat.id,
        status: Default::default(),
        occupancy: Default::default(),
        rung: None,
        member_rung: None,
    });
    let mut snapshot = Snapshot {
        seats: seats.collect(),
        class: class.map(|class| class.class.clone()),
        votes: votes.to_vec(),
        closed: !votes.is_empty(),
        ..Snapshot::default()
    };
    if class.is_some_and(asks_whom_it_concerns) {
        let first = terms
            .seats
            .iter()
            .map(|seat| seat.body.clone())
            .find(|body| !body.is_empty());
        snapshot.concerned = first.into_iter().collect();
    }
    let mut taken: Vec<SeatId> = Vec::new();
    for office in terms.offices.iter().filter(|office| office.holder.is_none()) {
        let suited = eligible(terms, &snapshot, &office.name);
        if let Some(seat) = suited.iter().find(|seat| !taken.contains(seat)) {
            taken.push(seat.clone());
            snapshot.offices.push((office.name.clone(), PersonId(seat.0.clone())));
        }
    }
    snapshot
}

fn asks_whom_it_concerns(class: &Decision) -> bool {
    let mut asks = false;
    visit::decision(class, &mut |node| asks |= matches!(node, Node::Is(Is::Concerned)));
    asks
}

fn quorum(result: &ItemResult) -> String {
    match result.quorum.met {
        Met::Yes => "quorate".to_owned(),
        Met::No => format!("not quorate: {}", result.quorum.missing.join("; ")),
        Met::ReadingNeeded => {
            let asked = result
                .quorum
                .readings
                .iter()
                .map(|reading| format!("\u{201c}{}\u{201d}", reading.question));
            format!("depends on {}", asked.collect::<Vec<_>>().join(", "))
        }
    }
}

fn outcome(terms: &Terms, result: &ItemResult) -> String {
    let told = vocabulary::outcome(result.outcome);
    match result.outcome {
        Outcome::Tied => {
            let holders: Vec<String> = result.casting.iter().map(|caster| title(terms, &caster.seat)).collect();
            match holders.is_empty() {
                true => format!("{told}; nobody may decide"),
                false => format!("{told}; may decide: {}", holders.join("; then ")),
            }
        }
        Outcome::ReadingNeeded => {
            let readings = result.readings.iter().map(|reading| {
                let options = reading.options.iter();
                let options = options.map(|option| {
                    format!(
                        "- {}: {}",
                        option.name,
                        option.gives(|outcome| vocabulary::outcome(outcome).into())
                    )
                });
                format!(
                    "{}
{}",
                    reading.question,
                    options.collect::<Vec<_>>().join(
                        "
"
                    )
                )
            });
            format!(
                "depends on how this is read:
{}",
                readings.collect::<Vec<_>>().join(
                    "
"
                )
            )
        }
        Outcome::Carried
        | Outcome::Lost
        | Outcome::NoDecision
        | Outcome::Void
        | Outcome::Open
        | Outcome::RecountNeeded => told.to_owned(),
    }
}

fn title(terms: &Terms, seat: &SeatId) -> String {
    terms
        .all_seats()
        .iter()
        .find(|known| known.id == *seat)
        .map_or_else(|| seat.0.clone(), one)
}

/// "Lay Member (Mid Essex)".
fn one(seat: &Seat) -> String {
    let title = seat.called();
    match seat.body.is_empty() {
        true => title,
        false => format!("{title} ({})", seat.body),
    }
}

fn named(seats: &[&Seat]) -> String {
    seats.iter().map(|seat| one(seat)).collect::<Vec<_>>().join(", ")
}

fn distinct<'n>(names: impl Iterator<Item = &'n Name>) -> Vec<Name> {
    let mut all: Vec<Name> = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        if !all.contains(name) {
            all.push(name.clone());
        }
    }
    all
}
