//! From a case to what the rules are shown. Names that the terms do not know are faults with their line, not guesses.

use crate::rules::{Occupancy, PersonId, Presence, SeatNow, Snapshot, Status, rungs};
use crate::terms::explain::nearest;
use crate::terms::source::Source;
use crate::terms::{Choice, Fault, Name, SeatId, Terms};

use super::file::{Case, Here};

/// The moment that a case describes.
pub fn snapshot(case: &Case, terms: &Terms, source: &Source) -> Result<Snapshot, Vec<Fault>> {
    let mut shown = Shown {
        terms,
        source,
        faults: Vec::new(),
    };
    let seats = shown.seats(case);
    shown.names(case);
    let votes = case
        .votes
        .iter()
        .flat_map(|(seats, choice)| spelled_out(seats).into_iter().map(|seat| (seat, *choice)));
    let votes: Vec<_> = votes.collect();
    for (n, (seat, _)) in votes.iter().enumerate() {
        shown.seat(&seat.0);
        // In a meeting a later vote takes the place of an earlier one; in a case it is a slip.
        if votes.iter().take(n).any(|(other, _)| other == seat) {
            let says = format!("the seat {:?} votes twice", seat.0);
            shown.add(&seat.0, says, "Keep one of the two".to_owned());
        }
    }
    shown.choices(case, votes.iter().map(|(_, choice)| *choice));
    if !shown.faults.is_empty() {
        return Err(shown.faults);
    }
    let person_in = |seat: &String| {
        let now = seats.iter().find(|now| now.seat.0 == *seat)?;
        now.person.clone()
    };
    let closed = case.closed.unwrap_or(!votes.is_empty() || !case.hands.is_empty());
    Ok(Snapshot {
        offices: case
            .offices
            .iter()
            .filter_map(|(office, seat)| Some((office.clone(), person_in(seat)?)))
            .collect(),
        in_chair: case.in_chair.as_ref().and_then(person_in),
        class: case.item.class.clone(),
        concerned: case.item.concerned.clone(),
        votes,
        hands: case.hands.clone(),
        closed,
        deciding: case.deciding.clone(),
        answers: case.settled.clone(),
        seats,
    })
}

struct Shown<'s> {
    terms: &'s Terms,
    source: &'s Source,
    faults: Vec<Fault>,
}

impl Shown<'_> {
    /// Every seat of the terms, as the case says it is.
    fn seats(&mut self, case: &Case) -> Vec<SeatNow> {
        let mut listed: Vec<(SeatId, &Here)> = Vec::new();
        for (seats, here) in &case.here {
            for seat in spelled_out(seats) {
                self.seat(&seat.0);
                if listed.iter().any(|(other, _)| *other == seat) {
                    self.add(
                        &seat.0,
                        format!("the seat {:?} is listed twice", seat.0),
                        "Keep one of the two".to_owned(),
                    );
                }
                listed.push((seat, here));
            }
        }
        for (seat, _) in case.interests.iter().chain(&case.interests_of_members) {
            spelled_out(seat).iter().for_each(|seat| self.seat(&seat.0));
        }
        let mut without_interest = Vec::new();
        let seats = self.terms.all_seats().into_iter().map(|seat| {
            let here = listed
                .iter()
                .find(|(id, _)| *id == seat.id)
                .map_or(&case.others, |(_, here)| *here);
            let rung = |interests: &[(String, Name)]| {
                let interest = interests
                    .iter()
                    .find(|(seats, _)| spelled_out(seats).contains(&seat.id));
                interest.map(|(_, rung)| rung.clone())
            };
            let rungs = [rung(&case.interests), rung(&case.interests_of_members)];
            if matches!(here, Here::Withdrew) && rungs.iter().all(Option::is_none) {
                without_interest.push(seat.id.0.clone());
            }
            now(seat.id, here, rungs)
        });
        let seats = seats.collect();
        for seat in without_interest {
            self.add(
                &seat,
                format!("{seat:?} withdrew, and no interest of theirs is listed: nothing would bar them"),
                format!("Add ({seat:?}, \"…\") to interests with the rung, or write Absent for somebody who left"),
            );
        }
        seats
    }

    /// Every other name that the case uses.
    fn names(&mut self, case: &Case) {
        let terms = self.terms;
        let seats = case.offices.iter().map(|(_, seat)| seat).chain(&case.in_chair);
        seats.for_each(|seat| self.seat(seat));
        if let Some(deciding) = &case.deciding {
            self.seat(&deciding.seat.0);
        }
        let offices: Vec<&str> = terms.offices.iter().map(|office| office.name.as_str()).collect();
        case.offices
            .iter()
            .for_each(|(office, _)| self.known("office", office, &offices));
        if let Some(election) = &case.election {
            election.seats().for_each(|seat| self.seat(seat));
            self.known("office", &election.office, &offices);
            let voters = election.votes.iter().flat_map(|(seats, _)| spelled_out(seats));
            voters.for_each(|seat| self.seat(&seat.0));
        }
        let rungs = rungs(terms);
        let rungs: Vec<&str> = rungs.iter().map(|rung| rung.name.as_str()).collect();
        case.interests
            .iter()
            .chain(&case.interests_of_members)
            .for_each(|(_, rung)| self.known("rung of the conflict ladder", rung, &rungs));
        let classes: Vec<&str> = terms.decisions.iter().map(|class| class.class.as_str()).collect();
        case.item
            .class
            .iter()
            .for_each(|class| self.known("class of decision", class, &classes));
        let bodies: Vec<&str> = terms.seats.iter().map(|seat| seat.body.as_str()).collect();
        case.hands
            .iter()
            .for_each(|hands| self.known("organisation", &hands.body, &bodies));
        let questions: Vec<&str> = terms.questions.iter().map(|question| question.id.as_str()).collect();
        for (question, answer) in &case.settled {
            self.known("question", question, &questions);
            let answers = terms
                .question(question)
                .map(|question| question.answers.iter().map(String::as_str));
            if let Some(answers) = answers {
                self.known("answer of this question", answer, &answers.collect::<Vec<_>>());
            }
        }
    }

    /// Votes for what the class of decision does not offer. In a meeting such a vote is recorded and does not count; in a
    /// case it is a slip.
    fn choices(&mut self, case: &Case, votes: impl Iterator<Item = Choice>) {
        let class = self.terms.decision(case.item.class.as_deref());
        let Some((class, choices)) = class.and_then(|class| Some((class, class.choices.as_ref()?))) else {
            return;
        };
        let abstained = case.hands.iter().any(|hands| hands.abstained > 0);
        let cast = votes.chain(abstained.then_some(Choice::Abstain));
        let mut told: Vec<Choice> = Vec::new();
        for choice in cast.filter(|choice| !choices.contains(choice)) {
            if told.contains(&choice) {
                continue;
            }
            told.push(choice);
            let offered: Vec<String> = choices.iter().map(|choice| format!("{choice:?}")).collect();
            let says = format!("a decision of the class {:?} does not offer {choice:?}", class.class);
            let found = ["votes:", "hands:"].into_iter().find_map(|field| {
                let from = self.source.find_field(field)?;
                let written = [format!("{choice:?}"), "abstained:".to_owned()];
                written.iter().find_map(|word| self.source.find_after(word, from))
            });
            let remedy = format!("Write one of those on offer: {}", offered.join(", "));
            self.faults.push(self.source.fault(found, says, remedy));
        }
    }

    fn seat(&mut self, seat: &str) {
        let seats = self.terms.all_seats();
        let seats: Vec<&str> = seats.iter().map(|seat| seat.id.0.as_str()).collect();
        self.known("seat", seat, &seats);
    }

    fn known(&mut self, kind: &str, name: &str, known: &[&str]) {
        if known.contains(&name) {
            return;
        }
        let remedy = match nearest(name, known.iter().copied()) {
            Some(near) => format!("Write {near:?}"),
            None if known.is_empty() => {
                format!("The terms have no {kind} at all: write it into them first, or leave it out here")
            }
            None => {
                let mut all: Vec<&str> = known.to_vec();
                all.dedup();
                format!("The terms know: {}", all.join(", "))
            }
        };
        self.add(name, format!("these terms have no {kind} called {name:?}"), remedy);
    }

    fn add(&mut self, name: &str, says: String, remedy: String) {
        let at = self
            .source
            .find(&format!("{name:?}"), 0)
            .or_else(|| self.source.find(name, 0));
        self.faults.push(self.source.fault(at, says, remedy));
    }
}

/// A seat that the case calls by its own id is taken by somebody of that id, unless the case names a person.
fn now(seat: SeatId, here: &Here, [rung, member_rung]: [Option<Name>; 2]) -> SeatNow {
    use Occupancy::{CoOpted, Deputy, Member, Proxy};
    use Presence::{Absent, InPerson, Remote, Withdrew};
    let own = || Some(PersonId(seat.0.clone()));
    let (status, person, occupancy, presence) = match here {
        Here::Absent => (Status::Filled, own(), Member, Absent),
        Here::InPerson => (Status::Filled, own(), Member, InPerson),
        Here::Remote => (Status::Filled, own(), Member, Remote),
        Here::Withdrew => (Status::Filled, own(), Member, Withdrew),
        Here::Deputy(person) => (Status::Filled, Some(person.clone()), Deputy, InPerson),
        Here::RemoteDeputy(person) => (Status::Filled, Some(person.clone()), Deputy, Remote),
        Here::Person(person) => (Status::Filled, Some(person.clone()), Member, InPerson),
        Here::CoOpted(person) => (Status::Filled, Some(person.clone()), CoOpted, InPerson),
        Here::Proxy(person) => (Status::Filled, Some(person.clone()), Proxy, InPerson),
        Here::Vacant => (Status::Vacant, None, Member, Absent),
        Here::Pending => (Status::Pending, None, Member, Absent),
        Here::Suspended => (Status::Suspended, own(), Member, Absent),
    };
    SeatNow {
        seat,
        status,
        person,
        occupancy,
        presence,
        rung,
        member_rung,
    }
}

/// `"practice-1..26"` is 26 seats; anything else is one.
pub(super) fn spelled_out(seats: &str) -> Vec<SeatId> {
    let range = || {
        let (first, last) = seats.split_once("..")?;
        let (stem, first) = first.rsplit_once('-')?;
        let (first, last): (u16, u16) = (first.parse().ok()?, last.parse().ok()?);
        Some((first..=last).map(|n| SeatId(format!("{stem}-{n}"))).collect())
    };
    range().unwrap_or_else(|| vec![SeatId(seats.to_owned())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_spelled_out() {
        let ids = |text: &str| spelled_out(text).into_iter().map(|seat| seat.0).collect::<Vec<_>>();
        assert_eq!(ids("practice-9..11"), ["practice-9", "practice-10", "practice-11"]);
        assert_eq!(ids("me-lay"), ["me-lay"]);
        assert_eq!(ids("odd..name"), ["odd..name"]);
    }
}
