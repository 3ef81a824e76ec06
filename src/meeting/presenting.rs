//! Who presents an item: a name on the agenda, typed as agendas have it ("Ms J Doyle", "RA / Jo Beck", "Chair"), and
//! whether that person was here while the item was taken. How it is told is not here.

use super::entry::{plain, same_name};
use super::name::NameParts;
use super::people::{Person, PersonId};
use super::state::{ItemState, Meeting, Out, PhaseChange, Spell, When};
use crate::terms::Name;

/// One of those who are to present an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Presenter {
    /// As on the agenda.
    pub text: String,
    pub is: PresenterIs,
}

/// Who that is, and whether here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PresenterIs {
    /// Whoever holds an office, everybody, or the secretary named at the beginning.
    Here,
    /// Somebody whom nobody has added.
    Unknown,
    Known {
        person: PersonId,
        was_here: WasHere,
    },
}

/// Whether somebody who is to present an item was at the meeting while it was taken; of an item that was not, nobody was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WasHere {
    Yes,
    /// Went out for the item, for an interest: whoever withdraws is not told as presenting.
    Withdrew,
    No,
}

/// Words that name nobody in particular.
const EVERYBODY: [&str; 9] = [
    "all",
    "all members",
    "members",
    "chair",
    "the chair",
    "chairman",
    "vice chair",
    "secretary",
    "the secretary",
];

impl Meeting {
    /// Those who are to present an item, in the agenda's order. `seen`: which moments count.
    pub fn presenters(&self, state: &ItemState, seen: impl Fn(&When) -> bool) -> Vec<Presenter> {
        let text = state.item.presenter.as_deref().unwrap_or_default().trim();
        let texts = self.names_in(text);
        let presenter = |text: &str| Presenter {
            text: text.to_owned(),
            is: match self.person_named(text) {
                Some(person) => PresenterIs::Known {
                    was_here: self.was_at(state, person, &seen),
                    person: person.id.clone(),
                },
                None if self.is_nobody_in_particular(text) || self.is_secretary(text) => PresenterIs::Here,
                None => PresenterIs::Unknown,
            },
        };
        texts.into_iter().map(presenter).collect()
    }

    /// Who it was that presented an item as "Chair" or "Vice Chair": whoever was in the chair when it was taken, or took it
    /// for one who withdrew; the holder of another office. `None`: it names no office, or nobody who was here for it.
    pub fn presenting_in_office(&self, state: &ItemState, text: &str, seen: impl Fn(&When) -> bool) -> Option<&Person> {
        const CHAIR: [&str; 4] = ["chair", "chairman", "chairwoman", "chairperson"];
        let plain = text.trim().to_lowercase();
        let plain = plain.strip_prefix("the ").unwrap_or(&plain);
        let office = self
            .terms
            .offices
            .iter()
            .find(|office| office.name.to_lowercase() == plain);
        let presides = |name: &Name| self.terms.offices.first().is_some_and(|first| first.name == *name);
        let taken = state.taken.iter().find(|when| seen(when))?;
        let holders: Vec<&PersonId> = match office {
            Some(office) if !presides(&office.name) => {
                self.held_at(&office.name, taken.order, &seen).into_iter().collect()
            }
            None if !CHAIR.contains(&plain) => Vec::new(),
            Some(_) | None => {
                let known = || self.chair.iter().filter(|(when, _)| seen(when));
                let before = known().rfind(|(when, _)| when.order <= taken.order);
                let during = known().filter(|(when, _)| when.order > taken.order && when.item == taken.item);
                before.into_iter().chain(during).map(|(_, person)| person).collect()
            }
        };
        let mut here = holders.into_iter().filter_map(|person| self.person(person));
        here.find(|person| self.was_at(state, person, &seen) == WasHere::Yes)
    }

    /// Who held an office at that place: as its seat's member, or as it was last filled.
    fn held_at(&self, office: &str, order: usize, seen: &impl Fn(&When) -> bool) -> Option<&PersonId> {
        let by_seat = self.terms.office(office).and_then(|office| office.holder.as_ref());
        if let Some(seat) = by_seat {
            return self.member_of(seat).map(|person| &person.id);
        }
        let then = |when: &When| when.order <= order && seen(when);
        let mut held = self.offices.iter().rev().filter(|held| held.office == office);
        let held = held.find(|held| held.when.as_ref().is_none_or(then))?;
        Some(&held.person)
    }

    /// The one person whom this names: the id, the name with or without title, with first names or their initials, or
    /// the initials in capitals.
    pub fn person_named(&self, text: &str) -> Option<&Person> {
        let text = text.trim();
        let mut named = self.people.iter().filter(|person| names(person, text));
        named.next().filter(|_| named.next().is_none())
    }

    /// "Jo Beck / Ian Cole", "RA & JB", "Ms Allen and Dr Ade", "RA, JB". What follows the comma of a name that is known
    /// is no other name: "Ms Allen, Lay Member".
    fn names_in<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let people = text.split(['/', '&', ';']).flat_map(|part| part.split(" and "));
        let mut names = Vec::new();
        for one in people.map(str::trim).filter(|one| !one.is_empty()) {
            let known: Vec<&str> = one
                .split(',')
                .map(str::trim)
                .filter(|part| self.person_named(part).is_some())
                .collect();
            match known.is_empty() {
                true => names.push(one),
                false => names.extend(known),
            }
        }
        names
    }

    fn is_secretary(&self, text: &str) -> bool {
        let secretary = Person {
            id: PersonId::default(),
            name: self.created.secretary.clone(),
            seats: vec![],
            role: None,
        };
        names(&secretary, text)
    }

    fn is_nobody_in_particular(&self, text: &str) -> bool {
        let plain = text.to_lowercase();
        let office = self
            .terms
            .offices
            .iter()
            .any(|office| office.name.to_lowercase() == plain);
        office || EVERYBODY.contains(&plain.as_str())
    }

    fn was_at(&self, state: &ItemState, person: &Person, seen: &impl Fn(&When) -> bool) -> WasHere {
        let outs = self.attendance_of(&person.id).map_or(&[][..], |known| &known.outs);
        // Who is said to have presented it though they had gone out did so before.
        let said = |out: &Out| state.presenter_said.is_some_and(|said| said > out.from.order);
        let withdrew = outs
            .iter()
            .any(|out| out.item == state.item.number && seen(&out.from) && !said(out));
        let here = self.was_here_for(state, &person.id, seen) || self.is_secretary(&person.name);
        match (here, withdrew) {
            (false, _) => WasHere::No,
            (true, true) => WasHere::Withdrew,
            (true, false) => WasHere::Yes,
        }
    }

    /// At the meeting at some moment of it: came before the item was left, and had not gone when it was taken.
    fn was_here_for(&self, state: &ItemState, person: &PersonId, seen: &impl Fn(&When) -> bool) -> bool {
        let spells = self.attendance_of(person).map_or(&[][..], |known| &known.spells);
        let mut taken = state.taken.iter().filter(|when| seen(when));
        taken.any(|when| {
            let until = self.item_left_after(when.order);
            let overlaps = |spell: &Spell| {
                let gone = spell
                    .to
                    .as_ref()
                    .filter(|to| seen(to))
                    .map_or(usize::MAX, |to| to.order);
                seen(&spell.from) && spell.from.order < until && gone > when.order
            };
            spells.iter().any(overlaps)
        })
    }

    /// The place at which the item taken at `order` was left: for another, or at the end.
    fn item_left_after(&self, order: usize) -> usize {
        let taken = self.items.iter().flat_map(|state| &state.taken).map(|when| when.order);
        let ends = self.phases.iter().filter_map(|(when, change)| match change {
            PhaseChange::Closed | PhaseChange::Abandoned { .. } => Some(when.order),
            PhaseChange::CalledToOrder
            | PhaseChange::Adjourned { .. }
            | PhaseChange::Resumed
            | PhaseChange::NeverBegan { .. } => None,
        });
        taken
            .chain(ends)
            .filter(|other| *other > order)
            .min()
            .unwrap_or(usize::MAX)
    }
}

/// Whether a text names this person.
fn names(person: &Person, text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    let initials = person.initials().to_uppercase();
    if text == person.id.0
        || same_name(text, &person.name)
        || same_name(text, &person.short())
        || (text == initials && initials.chars().count() > 1)
    {
        return true;
    }
    let (mine, asked) = (person.named(), NameParts::read(text));
    let in_words = |words: &[&str]| -> Vec<String> { words.iter().map(|word| plain(word.trim_matches('.'))).collect() };
    let titled = !asked.titles.is_empty();
    if titled && mine.plain_titles() != asked.plain_titles() {
        return false;
    }
    let (first, asked_first) = (in_words(&mine.given), in_words(&asked.given));
    // "Ms Doyle", "Jo Doyle", "J Doyle"; but no bare surname.
    let fits = |(asked, known): (&String, &String)| asked == known || known.starts_with(asked) && asked.len() == 1;
    in_words(&mine.surname) == in_words(&asked.surname)
        && (titled || !asked_first.is_empty())
        && asked_first.len() <= first.len()
        && asked_first.iter().zip(&first).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::Event;
    use crate::meeting::testing::{Tale, arrived, created, left, no, went_out};

    #[test]
    fn people_are_named_as_agendas_do() {
        let meeting = Tale::new().meeting();
        for (text, id) in [
            ("Ms Ruth Allen", Some("allen")),
            ("Ms Allen", Some("allen")),
            ("Ms R Allen", Some("allen")),
            ("Ms R. Allen", Some("allen")),
            ("Ruth Allen", Some("allen")),
            ("R Allen", Some("allen")),
            ("RA", Some("allen")),
            ("allen", Some("allen")),
            ("Dr Allen", None),
            ("Ms J Allen", None),
            ("Allen", None),
            ("Ms Allan", None),
            ("", None),
        ] {
            let named = meeting.person_named(text).map(|person| person.id.0.as_str());
            assert_eq!(named, id, "{text:?}");
        }
    }

    fn presented_by(text: &str, tale: impl Fn(Tale) -> Tale) -> Vec<String> {
        let mut beginning = created();
        beginning.agenda[2].presenter = Some(text.into());
        let begun = Tale::of(beginning)
            .then("09:25", arrived("allen"))
            .then("09:30", Event::CalledToOrder);
        let meeting = tale(begun).meeting();
        let state = meeting.item(&no("5")).unwrap();
        let told = |presenter: Presenter| match presenter.is {
            PresenterIs::Here => format!("{}: here", presenter.text),
            PresenterIs::Unknown => format!("{}: unknown", presenter.text),
            PresenterIs::Known { person, was_here } => format!("{person}: {was_here:?}"),
        };
        meeting.presenters(state, |_| true).into_iter().map(told).collect()
    }

    #[test]
    fn a_presenter_was_here_or_not_while_the_item_was_taken() {
        for (text, expected) in [
            ("Ms Allen", vec!["allen: Yes"]),
            ("Dr Ade", vec!["ade: No"]),
            ("Ms Allen / Dr Ade", vec!["allen: Yes", "ade: No"]),
            ("Ms R Allen, Lay Member", vec!["allen: Yes"]),
            ("RA, OA", vec!["allen: Yes", "ade: No"]),
            (
                "Prof Nobody, Chief Officer",
                vec!["Prof Nobody, Chief Officer: unknown"],
            ),
            ("RA and Prof Nobody", vec!["allen: Yes", "Prof Nobody: unknown"]),
            ("Chair", vec!["Chair: here"]),
            ("All", vec!["All: here"]),
            ("Mrs Lee", vec!["Mrs Lee: here"]),
            ("", vec![]),
        ] {
            assert_eq!(presented_by(text, |tale| tale.take("09:40", "5")), expected, "{text}");
        }
        for (case, here, tale) in [
            (
                "never taken",
                WasHere::No,
                Box::new(|tale| tale) as Box<dyn Fn(Tale) -> Tale>,
            ),
            (
                "came while it was taken",
                WasHere::Yes,
                Box::new(|tale| tale.take("09:40", "5").then("09:45", arrived("ade")).take("09:50", "6")),
            ),
            (
                "came afterwards",
                WasHere::No,
                Box::new(|tale| tale.take("09:40", "5").take("09:50", "6").then("09:55", arrived("ade"))),
            ),
            (
                "left before",
                WasHere::No,
                Box::new(|tale| {
                    let came = tale.then("09:35", arrived("ade"));
                    came.then("09:38", left("ade")).take("09:40", "5")
                }),
            ),
            (
                "when it was taken again",
                WasHere::Yes,
                Box::new(|tale| {
                    let back = tale.take("09:40", "5").take("09:50", "6").then("09:55", arrived("ade"));
                    back.take("10:00", "5")
                }),
            ),
            (
                "withdrew from it",
                WasHere::Withdrew,
                Box::new(|tale| {
                    let here = tale.then("09:35", arrived("ade")).take("09:40", "5");
                    here.then("09:41", went_out("ade", "5"))
                }),
            ),
            (
                "withdrew from another",
                WasHere::Yes,
                Box::new(|tale| {
                    let here = tale.then("09:35", arrived("ade")).take("09:40", "6");
                    here.then("09:41", went_out("ade", "6")).take("09:50", "5")
                }),
            ),
        ] {
            assert_eq!(presented_by("Dr Ade", tale), [format!("ade: {here:?}")], "{case}");
        }
    }
}
