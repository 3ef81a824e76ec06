//! Forms of verbs, as far as minutes need them: from a recommendation's "approve" to the committee's "approved", and
//! from the ladder's "leaves the room" to "would leave the room".
//!
//! Where a form is not known the sentence is built another way: nothing is guessed.

/// Bases whose past the ending does not give.
const IRREGULAR: [(&str, &str); 8] = [
    ("take", "took"),
    ("give", "gave"),
    ("hold", "held"),
    ("make", "made"),
    ("set", "set"),
    ("put", "put"),
    ("seek", "sought"),
    ("choose", "chose"),
];

/// What stands as it is after a verb: "noted the report", "agreed that the scheme continue".
const NOUN_STARTS: [&str; 8] = ["the", "a", "an", "that", "this", "these", "its", "no"];

/// What ladders say of people, third person and plain.
const THIRD_PERSON: [(&str, &str); 15] = [
    ("attends", "attend"),
    ("discusses", "discuss"),
    ("does", ""),
    ("gets", "get"),
    ("has", "have"),
    ("is", "be"),
    ("joins", "join"),
    ("leaves", "leave"),
    ("receives", "receive"),
    ("remains", "remain"),
    ("speaks", "speak"),
    ("stays", "stay"),
    ("takes", "take"),
    ("votes", "vote"),
    ("withdraws", "withdraw"),
];

/// Whether `past` is the past of `base`: "noted" of "note".
fn is_past_of(past: &str, base: &str) -> bool {
    let regular = || {
        let stem = past.strip_suffix("ed");
        stem.is_some_and(|stem| {
            stem == base
                || base.strip_suffix('e') == Some(stem)
                || (base.strip_suffix('y')).is_some_and(|front| stem.strip_suffix('i') == Some(front))
                || (stem.strip_prefix(base)).is_some_and(|rest| rest.len() == 1 && base.ends_with(rest))
        })
    };
    let irregular = IRREGULAR.iter().find(|(known, _)| *known == base);
    match irregular {
        Some((_, known)) => *known == past,
        None => base.len() > 2 && regular(),
    }
}

/// A recommendation told as what was decided: verb "approved", wording "approve the merger" gives "approved the merger".
/// `None` where the wording does not begin with that verb, or tells of more than one: it is then quoted.
pub(super) fn told_as_done(verb: &str, wording: &str, verbs_known: &[&str]) -> Option<String> {
    let wording = wording.trim().trim_end_matches('.');
    let wording = wording
        .strip_prefix("to ")
        .or_else(|| wording.strip_prefix("To "))
        .unwrap_or(wording);
    let negated = verb.strip_prefix("did not ");
    let mut verb_words = negated.unwrap_or(verb).split_whitespace();
    let past = verb_words.next()?;
    let (base, mut rest) = wording.split_once(' ')?;
    let first = base.to_lowercase();
    if NOUN_STARTS.contains(&base) && !wording.contains(['\n', ';', ':']) {
        return Some(format!("{verb} {wording}"));
    }
    let matches = match negated {
        Some(_) => first == past,
        None => is_past_of(past, &first),
    };
    for word in verb_words {
        rest = rest.trim_start().strip_prefix(word)?;
    }
    let rest = rest.trim_start();
    let tells_more = rest.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let word = word.to_lowercase();
        verbs_known.iter().any(|known| is_past_of(known, &word)) || first == word
    });
    let plain = !rest.is_empty() && !rest.contains(['\n', ';', ':']);
    (matches && plain && !tells_more).then(|| format!("{verb} {rest}"))
}

/// The same before it was done: "to approve the merger". `None` where [`told_as_done`] tells nothing, or the wording
/// does not begin with the verb.
pub(super) fn told_to_do(verb: &str, wording: &str, verbs_known: &[&str]) -> Option<String> {
    told_as_done(verb, wording, verbs_known)?;
    let wording = wording.trim().trim_end_matches('.');
    let bare = wording.strip_prefix("To ").or_else(|| wording.strip_prefix("to "));
    let (base, rest) = bare.unwrap_or(wording).split_once(' ')?;
    let base = base.to_lowercase();
    let past = verb.split_whitespace().next()?;
    is_past_of(past, &base).then(|| format!("to {base} {}", rest.trim()))
}

/// "leaves the room and does not receive its papers" after "would": "leave the room and not receive its papers".
pub(super) fn would(says: &str) -> Option<String> {
    let says = says.rsplit(';').next().unwrap_or(says).trim();
    let plain = |word: &str| {
        let known = THIRD_PERSON.iter().find(|(third, _)| *third == word);
        known.map(|(_, plain)| *plain)
    };
    plain(says.split_whitespace().next()?)?;
    let words: Vec<&str> = says
        .split_whitespace()
        .map(|word| plain(word).unwrap_or(word))
        .filter(|word| !word.is_empty())
        .collect();
    Some(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_past_of_a_recommendations_verb_is_known() {
        for (base, past, is) in [
            ("approve", "approved", true),
            ("note", "noted", true),
            ("ratify", "ratified", true),
            ("defer", "deferred", true),
            ("endorse", "endorsed", true),
            ("take", "took", true),
            ("approve", "noted", false),
            ("the", "thed", true),
            ("be", "bed", false),
            ("take", "taked", false),
        ] {
            assert_eq!(is_past_of(past, base), is, "{base} {past}");
        }
    }

    #[test]
    fn a_recommendation_is_told_as_done_only_where_that_is_safe() {
        let verbs = ["approved", "noted", "agreed"];
        for (verb, wording, told) in [
            (
                "approved",
                "approve the merger from 1 July.",
                Some("approved the merger from 1 July"),
            ),
            ("approved", "To approve the merger", Some("approved the merger")),
            (
                "took assurance",
                "take assurance from the report",
                Some("took assurance from the report"),
            ),
            (
                "did not approve",
                "approve the merger",
                Some("did not approve the merger"),
            ),
            ("noted", "approve the merger", None),
            ("approved", "approve the merger and note the risk", None),
            (
                "approved",
                "the merger from 1 July",
                Some("approved the merger from 1 July"),
            ),
            ("approved", "The merger from 1 July", None),
            ("approved", "approve", None),
            ("approved", "approve: (i) this; (ii) that", None),
        ] {
            assert_eq!(
                told_as_done(verb, wording, &verbs).as_deref(),
                told,
                "{verb}: {wording}"
            );
        }
    }

    #[test]
    fn a_recommendation_is_told_as_what_was_to_be_done() {
        for (verb, wording, told) in [
            (
                "approved",
                "To approve the merger from 1 July.",
                Some("to approve the merger from 1 July"),
            ),
            (
                "took assurance",
                "take assurance from the report",
                Some("to take assurance from the report"),
            ),
            ("approved", "the merger from 1 July", None),
            ("did not approve", "approve the merger", None),
            ("noted", "approve the merger", None),
        ] {
            assert_eq!(
                told_to_do(verb, wording, &["approved"]).as_deref(),
                told,
                "{verb}: {wording}"
            );
        }
    }

    #[test]
    fn the_ladders_words_follow_would() {
        for (says, told) in [
            ("noted; takes full part", Some("take full part")),
            (
                "takes part in the discussion and does not vote",
                Some("take part in the discussion and not vote"),
            ),
            (
                "leaves the room for the whole item and does not receive its papers",
                Some("leave the room for the whole item and not receive its papers"),
            ),
            ("recused", None),
            ("", None),
        ] {
            assert_eq!(would(says).as_deref(), told, "{says}");
        }
    }
}
