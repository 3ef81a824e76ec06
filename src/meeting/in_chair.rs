//! Who is in the chair and, under the terms, may not be: on the screen, before something is decided, and on the list to
//! settle it is one answer. And rulings on which the ruler's own interest hangs.

use crate::rules::{self, MayPreside, Snapshot};
use crate::terms::{From, SeatId};

use super::agenda::About;
use super::event::Span;
use super::people::PersonId;
use super::state::Meeting;

impl Meeting {
    /// "Mrs Holloway is in the chair and has an interest in this item (paragraph 13)"; where a question is open, that it
    /// depends on that. `None`: nothing keeps whoever is in the chair from presiding in this room.
    pub fn wrongly_in_chair(&self, room: &Snapshot) -> Option<String> {
        let name = self.name(room.in_chair.as_ref()?);
        match rules::may_preside(&self.terms, room)? {
            MayPreside::Yes => None,
            MayPreside::No { clause, says } => {
                let says = says.unwrap_or_else(|| "may not preside".into());
                let cited = clause.map_or(String::new(), |clause| format!(" (paragraph {clause})"));
                let instead = self.presides_instead(room);
                Some(format!("{name} is in the chair and {says}{cited}{instead}"))
            }
            MayPreside::Reading(readings) => {
                let which = readings.first().and_then(|reading| reading.clause.as_ref());
                let which = which.map_or("a question of the terms".into(), |clause| format!("paragraph {clause}"));
                Some(format!(
                    "{name} is in the chair; whether {name} may preside depends on {which}"
                ))
            }
        }
    }

    /// Whom the terms name in this room.
    fn presides_instead(&self, room: &Snapshot) -> String {
        let result = self.result(room);
        let seat = result.presiding.as_ref();
        let elector = result.electorate.iter().find(|elector| Some(&elector.seat) == seat);
        let person = elector.and_then(|elector| elector.person.as_ref());
        person.map_or(String::new(), |person| {
            format!("; under the terms {} presides", self.name(person))
        })
    }

    /// What a person has an interest in and a question of the terms decides about them: whoever rules on that rules on their
    /// own part.
    pub fn own_part_in(&self, question: &str, span: &Span, by: &PersonId) -> Option<About> {
        let asked = self.terms.question(question)?;
        let abouts: Vec<About> = match span {
            Span::Decision(about) => vec![about.clone()],
            Span::Meeting | Span::UntilTermsChange => {
                let own = self.interests.iter().filter(|state| state.interest.person == *by);
                own.flat_map(|state| state.interest.about.iter().cloned()).collect()
            }
        };
        let decides = |about: &About| {
            let room = self.snapshot(about);
            let seats: Vec<&SeatId> = {
                let own = room.seats.iter().filter(|now| now.person.as_ref() == Some(by));
                own.map(|now| &now.seat).collect()
            };
            let under = |answer: &String| {
                let mut room = room.clone();
                room.answers.retain(|(known, _)| known != question);
                room.answers.push((question.into(), answer.clone()));
                let bars = seats.iter().flat_map(|seat| rules::bars_on(&self.terms, &room, seat));
                let mut from: Vec<From> = bars.map(|(from, _, _)| from).collect();
                from.sort_unstable();
                from.dedup();
                from
            };
            let mut answers = asked.answers.iter().map(under);
            let first = answers.next();
            self.rung(by, about).is_some() && answers.any(|other| Some(other) != first)
        };
        abouts.into_iter().find(|about| decides(about))
    }
}
