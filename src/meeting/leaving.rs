//! Who of those here is needed for the quorum, and what would be missing, or be in question, without them.

use crate::rules::{ItemResult, Met, Presence, ReadingNeeded, Snapshot};

use super::outlook::people_in;
use super::people::PersonId;
use super::quorum_words::names_or;
use super::state::Meeting;

impl Meeting {
    /// "If Ms Allen or Mr Dunn leaves, there is no quorum. Missing: …", for everybody whose leaving would change it, those of
    /// whom the same can be said together. `room`: what `result` was worked out from.
    pub fn if_somebody_leaves(&self, room: &Snapshot, result: &ItemResult) -> Vec<String> {
        let quorum = &result.quorum;
        let needed = [quorum.critical.as_slice(), &quorum.critical_by_reading].concat();
        let mut said: Vec<(String, Vec<PersonId>)> = Vec::new();
        for person in people_in(result, &needed) {
            let Some(words) = self.without(room.clone(), &person) else {
                continue;
            };
            match said.iter_mut().find(|(known, _)| *known == words) {
                Some((_, people)) => people.push(person),
                None => said.push((words, vec![person])),
            }
        }
        let sentence =
            |(words, people): (String, Vec<PersonId>)| format!("If {} leaves, {words}", names_or(self, &people));
        said.into_iter().map(sentence).collect()
    }

    fn without(&self, mut room: Snapshot, person: &PersonId) -> Option<String> {
        for seat in room
            .seats
            .iter_mut()
            .filter(|seat| seat.person.as_ref() == Some(person))
        {
            seat.presence = Presence::Absent;
        }
        let quorum = self.result(&room).quorum;
        let asked = |reading: &ReadingNeeded| {
            let clause = reading.clause.as_ref();
            let clause = clause.map_or(String::new(), |clause| format!(" (paragraph {clause})"));
            format!("{}{clause}", reading.question)
        };
        match quorum.met {
            Met::Yes => None,
            Met::No => Some(format!("there is no quorum. Missing: {}.", quorum.missing.join("; "))),
            Met::ReadingNeeded => {
                let questions: Vec<String> = quorum.readings.iter().map(asked).collect();
                Some(format!("the quorum is in doubt. {}", questions.join(" ")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::meeting::Event;
    use crate::meeting::testing::{Tale, about, who};

    #[test]
    fn whose_leaving_would_break_the_quorum_is_said_with_what_would_be_missing() {
        let here = ["allen", "dunn", "beck", "hale", "cole", "frost", "gale"];
        let chair = Event::InOffice {
            office: "Chair".into(),
            person: who("allen"),
        };
        let meeting = Tale::with(&here).then("09:32", chair).take("09:40", "5").meeting();
        let room = meeting.snapshot(&about("5"));
        let result = meeting.result(&room);
        assert_eq!(
            meeting.if_somebody_leaves(&room, &result),
            [
                "If Ms Allen or Mr Dunn leaves, there is no quorum. Missing: 1 more of Mid Essex present.",
                "If Ms Beck or Dr Hale leaves, there is no quorum. Missing: 1 more of North East Essex present.",
            ]
        );
    }
}
