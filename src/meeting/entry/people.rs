//! Finding somebody from a few letters: initials, the beginning of any name, words of the position.

use super::{pieces, plain, words};
use crate::meeting::name::{NameParts, is_title};
use crate::meeting::people::{Person, PersonId};
use crate::meeting::state::Meeting;

/// How well somebody fits, best first. Who fits equally stays in the order of the list of people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// As the program writes somebody on the act line: nobody else is meant, whoever has the same name.
    Id,
    WholeName,
    Initials,
    Surname,
    SurnameBegins,
    AnyNameBegins,
    EachWordBegins,
    PositionInitials,
    NamesRunTogether,
}

/// Who may be meant, best first: `rw` by initials, `al` by the beginning of a name, `area` or `ad` by the position.
pub fn find_person(meeting: &Meeting, typed: &str) -> Vec<PersonId> {
    fits(meeting, typed).into_iter().map(|(_, id)| id.clone()).collect()
}

/// Those of them whom nobody else fits better: one person, or several of whom nobody knows which is meant.
pub fn people_meant(meeting: &Meeting, typed: &str) -> Vec<PersonId> {
    let fits = fits(meeting, typed);
    let best = fits.first().map(|(fit, _)| *fit);
    let meant = fits.into_iter().filter(|(fit, _)| Some(*fit) == best);
    meant.map(|(_, id)| id.clone()).collect()
}

fn fits<'m>(meeting: &'m Meeting, typed: &str) -> Vec<(Fit, &'m PersonId)> {
    let asked = words(typed);
    let fits = meeting.people.iter().filter_map(|person| {
        let fit = match is_id_of(person, typed) {
            true => Fit::Id,
            false => fit(meeting, person, &asked)?,
        };
        Some((fit, &person.id))
    });
    let mut fits: Vec<(Fit, &PersonId)> = fits.collect();
    fits.sort_by_key(|(fit, _)| *fit);
    fits
}

/// The person whose id this is.
pub fn person_by_id<'m>(meeting: &'m Meeting, typed: &str) -> Option<&'m Person> {
    meeting.people.iter().find(|person| is_id_of(person, typed))
}

fn is_id_of(person: &Person, typed: &str) -> bool {
    person.id.0.eq_ignore_ascii_case(typed.trim())
}

/// The name at the start of a text, where it is two words of somebody's name or more, as they follow each other there:
/// "Ms Ruth Allen" or "Ms Allen" of "Ms Allen to report". The last may be half typed where nothing follows it. Behind a
/// title stands a name, though nobody here has it: it is never somebody else with that title.
pub fn name_at_start<'t>(meeting: &Meeting, text: &'t str) -> Option<&'t str> {
    let spoken = |person: &Person| {
        let NameParts { titles, given, surname } = person.named();
        // "Smith, Mr John"
        let turned = [surname, titles, given].concat().join(" ");
        [
            words(&person.name),
            words(&person.short()),
            pieces(&person.name),
            words(&turned),
        ]
    };
    let names: Vec<Vec<String>> = meeting.people.iter().flat_map(spoken).collect();
    let apart = |letter: char| letter.is_whitespace() || letter == ',';
    let ends = text.char_indices().filter(|(_, letter)| apart(*letter));
    let ends: Vec<usize> = ends.map(|(at, _)| at).chain([text.len()]).collect();
    let typed = |end: usize| words(text.get(..end).unwrap_or_default());
    let named = |end: &usize| {
        let (typed, half) = (typed(*end), *end == text.len());
        typed.len() > 1 && names.iter().any(|name| runs_through(name, &typed, half))
    };
    let titled = |end: &usize| {
        let typed = typed(*end);
        typed.len() == 2 && typed.first().is_some_and(|first| is_title(first))
    };
    let known = ends.iter().copied().filter(named).max();
    let end = known.or_else(|| ends.iter().copied().find(titled))?;
    Some(text.get(..end)?.trim_end_matches(apart))
}

/// Whether the words typed stand in the name one after the other; the last as far as it is typed where it is half typed.
fn runs_through(name: &[String], typed: &[String], half: bool) -> bool {
    let Some((last, whole)) = typed.split_last() else {
        return false;
    };
    name.windows(typed.len()).any(|run| match run.split_last() {
        Some((end, before)) => before == whole && (end == last || half && end.starts_with(last.as_str())),
        None => false,
    })
}

fn fit(meeting: &Meeting, person: &Person, typed: &[String]) -> Option<Fit> {
    if typed.is_empty() {
        return None;
    }
    let names = words(&person.without_title());
    let positions: Vec<Vec<String>> = positions(meeting, person)
        .iter()
        .map(|position| words(position))
        .collect();
    let whole = typed.join(" ");
    if whole == words(&person.name).join(" ") || whole == names.join(" ") {
        return Some(Fit::WholeName);
    }
    if let [one] = typed {
        return fit_of_word(one, person, &names, &positions);
    }
    let title = words(&person.name).into_iter().take(1);
    let names = names.into_iter().chain(pieces(&person.without_title()));
    let all: Vec<String> = title.chain(names).chain(positions.into_iter().flatten()).collect();
    let begins = |typed: &String| all.iter().any(|word| word.starts_with(typed.as_str()));
    typed.iter().all(begins).then_some(Fit::EachWordBegins)
}

fn fit_of_word(typed: &str, person: &Person, names: &[String], positions: &[Vec<String>]) -> Option<Fit> {
    let begins = |word: &String| word.starts_with(typed);
    if plain(&person.initials()) == typed && typed.chars().count() > 1 {
        return Some(Fit::Initials);
    }
    if let Some(surname) = names.last() {
        if surname == typed {
            return Some(Fit::Surname);
        }
        if begins(surname) {
            return Some(Fit::SurnameBegins);
        }
    }
    if names.iter().any(begins) || pieces(&person.without_title()).iter().any(begins) {
        return Some(Fit::AnyNameBegins);
    }
    if positions.iter().flatten().any(begins) {
        return Some(Fit::EachWordBegins);
    }
    let initials = |position: &Vec<String>| {
        position
            .iter()
            .filter_map(|word| word.chars().next())
            .collect::<String>()
    };
    if typed.chars().count() > 1 && positions.iter().any(|position| initials(position) == typed) {
        return Some(Fit::PositionInitials);
    }
    let mut from_any = (0..names.len()).filter_map(|first| names.get(first..));
    from_any
        .any(|names| run_together(typed, names))
        .then_some(Fit::NamesRunTogether)
}

/// The titles of somebody's seats, with and without the organisation, and the role of those without a seat.
fn positions(meeting: &Meeting, person: &Person) -> Vec<String> {
    let seats = meeting
        .seats_of(&person.id)
        .into_iter()
        .filter_map(|seat| meeting.seat(&seat));
    let mut positions: Vec<String> = seats.flat_map(|seat| [seat.title, seat.body]).collect();
    positions.extend(person.role.clone());
    positions
}

/// Whether what was typed is beginnings of the names, one after the other: "rual" for Ruth Allen.
fn run_together(typed: &str, names: &[String]) -> bool {
    let Some((name, rest)) = names.split_first() else {
        return typed.is_empty();
    };
    if typed.is_empty() {
        return true;
    }
    let mut lengths = typed.char_indices().map(|(at, _)| at).skip(1).chain([typed.len()]);
    lengths.any(|length| {
        let (head, tail) = typed.split_at(length);
        name.starts_with(head) && run_together(tail, rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::testing::*;

    #[test]
    fn people_are_found_by_what_secretaries_type() {
        let meeting = Tale::new().meeting();
        for (typed, found) in [
            ("ra", "allen"),
            ("RA", "allen"),
            ("allen", "allen"),
            ("Ms Allen", "allen"),
            ("ms ruth allen", "allen"),
            ("be", "beck"),
            ("sana", "iqbal"),
            ("area", "cole"),
            ("md", "frost"),
            ("head", "gale"),
            ("nhs med", "frost"),
            ("mid lay", "allen"),
            ("rual", "allen"),
        ] {
            assert_eq!(find_person(&meeting, typed).first(), Some(&who(found)), "{typed}");
        }
        for typed in ["", " ", "zz", "allen beck"] {
            assert_eq!(find_person(&meeting, typed), [], "{typed:?}");
        }
    }

    #[test]
    fn a_name_of_several_words_is_one_name() {
        let meeting = Tale::new().meeting();
        for (text, name) in [
            ("Ms Ruth Allen to report", Some("Ms Ruth Allen")),
            ("ruth allen, to report", Some("ruth allen")),
            ("ruth allen", Some("ruth allen")),
            ("ruth al", Some("ruth al")),
            ("ms r", Some("ms r")),
            ("ms", None),
            ("ruth al to report", None),
            ("ruth to report", None),
            ("ruth", None),
            ("allen ruth", None),
            ("", None),
        ] {
            assert_eq!(name_at_start(&meeting, text), name, "{text}");
        }
        // A title says who it is only with what follows it, known or not.
        for (text, name) in [
            ("Ms Allen to report", "Ms Allen"),
            ("Dr Frost, 3/12", "Dr Frost"),
            ("Mr Smith to report", "Mr Smith"),
            ("Ms Mary Smith", "Ms Mary"),
        ] {
            assert_eq!(name_at_start(&meeting, text), Some(name), "{text}");
        }
        for nobody in ["ms", "Mr Smith", "Ms Mary"] {
            assert_eq!(find_person(&meeting, nobody), [], "{nobody}");
        }
    }

    #[test]
    fn the_better_fit_comes_first() {
        let meeting = Tale::new().meeting();
        // Mr Ian Cole by his initials, before the chair of a CCG by the organisation's.
        assert_eq!(find_person(&meeting, "ic"), [who("cole")]);
        let g = find_person(&meeting, "g");
        assert_eq!(g, [who("gale"), who("gray")], "in the order of the list");
        let m = find_person(&meeting, "m");
        assert_eq!(m.first(), Some(&who("frost")), "a name before a position");
    }

    #[test]
    fn a_deputy_is_found_by_the_seat() {
        let deputy = crate::meeting::Event::DeputyAccepted {
            deputy: who("gray"),
            seat: seat("nhse-primary"),
            accepted_by: None,
        };
        let meeting = Tale::new().then("09:30", deputy).meeting();
        assert_eq!(find_person(&meeting, "head"), [who("gale"), who("gray")]);
    }
}
