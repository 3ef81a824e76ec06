//! Items and parts as people write them: "6b, 7".

use super::plain;
use crate::meeting::agenda::{About, ItemNo};
use crate::meeting::state::Meeting;

/// The items and parts meant by "6b, 7", "6(b) and 8A", "5-7". Capitals make no difference: "8a" is item 8A where there is
/// one, else part (a) of item 8.
///
/// # Errors
/// What was typed and is no item here, in words.
pub fn parse_abouts(meeting: &Meeting, typed: &str) -> Result<Vec<About>, String> {
    let mut abouts: Vec<About> = Vec::new();
    let spaced = plain(typed).replace([',', ';', '&', '+'], " ").replace(" (", "(");
    for word in spaced
        .split_whitespace()
        .filter(|word| !matches!(*word, "and" | "item" | "items"))
    {
        for about in one(meeting, word)? {
            if !abouts.contains(&about) {
                abouts.push(about);
            }
        }
    }
    Ok(abouts)
}

fn one(meeting: &Meeting, word: &str) -> Result<Vec<About>, String> {
    if let Some(about) = item_or_part(meeting, word) {
        return Ok(vec![about]);
    }
    let range = word.split_once(['-', '–']).and_then(|(from, to)| {
        let place = |number: &str| {
            let number = whole_item(meeting, number)?;
            meeting.items.iter().position(|state| state.item.number == number)
        };
        meeting.items.get(place(from)?..=place(to)?)
    });
    match range {
        Some(states) => Ok(states.iter().map(|state| About::item(&state.item.number)).collect()),
        None => Err(format!("There is no item {word}.")),
    }
}

fn whole_item(meeting: &Meeting, word: &str) -> Option<ItemNo> {
    let mut items = meeting.items.iter();
    let state = items.find(|state| plain(&state.item.number.0) == word)?;
    Some(state.item.number.clone())
}

fn item_or_part(meeting: &Meeting, word: &str) -> Option<About> {
    if let Some(number) = whole_item(meeting, word) {
        return Some(About::item(&number));
    }
    let bare = word.trim_end_matches(')');
    let cut = bare
        .char_indices()
        .rev()
        .take_while(|(_, letter)| letter.is_alphabetic())
        .last();
    let (number, label) = bare.split_at(cut?.0);
    let item = whole_item(meeting, number.trim_end_matches(['(', '.', '/']))?;
    let parts = &meeting.item(&item)?.item.parts;
    let part = parts.iter().find(|part| plain(&part.label) == label)?;
    Some(About {
        item,
        part: Some(part.label.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::testing::*;
    use crate::meeting::{Event, Item};

    #[test]
    fn items_and_parts_as_people_write_them() {
        let item = |number: &str, title: &str| Item {
            number: no(number),
            title: title.into(),
            ..Item::default()
        };
        let added = Event::ItemAdded {
            item: item("6A", "Urgent"),
            after: Some(no("6")),
            reason: None,
        };
        let plain = Tale::new().meeting();
        let with_6a = Tale::new().then("10:00", added).meeting();
        for (meeting, typed, found) in [
            (&plain, "6b, 7", "6(b) 7"),
            (&plain, "6(b) and 5", "6(b) 5"),
            (&plain, "item 6 (a)", "6(a)"),
            (&plain, "6A", "6(a)"),
            (&with_6a, "6a", "6A"),
            (&plain, "5-7", "5 6 7"),
            (&plain, "7 7", "7"),
            (&plain, "", ""),
        ] {
            let abouts = parse_abouts(meeting, typed).unwrap();
            let named: Vec<String> = abouts.iter().map(About::to_string).collect();
            assert_eq!(named.join(" "), found, "{typed}");
        }
        for typed in ["99", "6z", "b", "7-5", "6 99"] {
            assert!(parse_abouts(&plain, typed).is_err(), "{typed}");
        }
    }
}
