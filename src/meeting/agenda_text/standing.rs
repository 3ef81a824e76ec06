//! Which titles are the standing items that the guide knows. A title is one where nothing else is in it: "Conflicts of
//! interest" is, "Conflicts of interest policy" is not. Minutes are those of the last meeting only where they are this
//! committee's.

use super::rows::{among, is_dash, tokens};
use crate::meeting::agenda::Standing;

/// Words that stand in titles of standing items beside the ones that tell which.
const BESIDE: &str = "\
    a about accept actual agenda agree all and any approve are arising as at be business by chair chairman \
    chairmans chairs committee consider considered considers councillors declare discuss for from in invite is \
    it item items last matter matters meeting meetings member members minutes not note of officers on or other \
    our potential previous raised receive record regard relating relevant respect review should staff that the \
    their this to todays update updates urgent which with";
const INTERESTS: &str = "\
    bias conflict conflicts declaration declarations declared disclosable disclosure disclosures dispensation \
    dispensations gifts hospitality including interest interests nondisclosable nonpecuniary nonregistrable \
    pecuniary perceived personal predetermination prejudicial register registrable requests whip party lobbying \
    loyalty";
const WELCOME: &str = "\
    absence absences apologies apology attendance evacuation fire housekeeping introduction introductions \
    opening quoracy quorum reasons remarks substitutes substitutions welcome confirmation confirm recording \
    notice notices deputies check";
const ACTIONS: &str = "action actions list log outstanding points register sheet tracker open";
const PUBLIC: &str = "\
    adjournment comments democratic deputations electors forum half hour minutes notice open parishioners \
    participation period petitions press public question questions representations residents session speaking \
    statements time 15 20 30 written received submitted advance";
const OTHER: &str = "\
    additional aob aoub circumstances competent confidential information matters next notified previously \
    private public reason special urgency urgently exempt late";

/// The standing item that a title means. `own`: the committee's name, where it is known.
pub(super) fn standing(title: &str, own: &str) -> Option<Standing> {
    let all = tokens(title);
    let head = tokens(head(title));
    let has = |any: &str| head.iter().any(|word| among(any, word));
    let place = |words: &[&str]| {
        let begins = |at: usize| {
            words
                .iter()
                .enumerate()
                .all(|(n, word)| all.get(at + n).is_some_and(|other| other == word))
        };
        (0..all.len()).find(|at| begins(*at))
    };
    let known = [BESIDE, INTERESTS, WELCOME, ACTIONS, PUBLIC, OTHER];
    let nothing_else = !head.is_empty() && head.iter().all(|word| known.iter().any(|words| among(words, word)));
    let arising = place(&["matters", "arising"]).or_else(|| place(&["matter", "arising"]));
    let minutes = minutes_of_last(&all, own).then(|| place(&["minutes"])).flatten();
    match (arising, minutes) {
        (Some(arising), Some(minutes)) if minutes < arising => return Some(Standing::LastMinutes),
        (Some(arising), _) if all.iter().take(arising).all(|word| leads(word) || among(BESIDE, word)) => {
            return Some(Standing::MattersArising);
        }
        (None, Some(_)) => return Some(Standing::LastMinutes),
        _ => {}
    }
    if !nothing_else {
        return None;
    }
    let interests = has("interest interests");
    let whose = has("members councillors declare declared") || head.len() == 1;
    let declared = has("declaration declarations conflict conflicts pecuniary disclosure disclosures");
    let asks = has("question questions participation forum speaking representations deputations")
        || has("comments session time statements period");
    let public = has("public residents parishioners electors democratic") || place(&["open", "forum"]).is_some();
    let log = has("log list tracker points register sheet outstanding review last previous");
    let urgent = has("urgent late additional") && has("business items item matters");
    let other = has("other") && has("business items matters item");
    if interests && (declared || whose) {
        Some(Standing::Declarations)
    } else if has("action actions") && (log || head.len() == 1) {
        Some(Standing::ActionLog)
    } else if public && asks {
        Some(Standing::PublicQuestions)
    } else if has("aob aoub") || urgent || other {
        Some(Standing::OtherBusiness)
    } else if has("welcome apologies apology introductions introduction absence absences quoracy quorum") {
        Some(Standing::Welcome)
    } else {
        None
    }
}

/// A title as far as the first sign that parts it: "Declarations of interest: members are asked …".
fn head(title: &str) -> &str {
    let mut before = ' ';
    let end = title.char_indices().find(|(at, letter)| {
        let dash = is_dash(*letter) && before == ' ';
        before = *letter;
        *at > 0 && (matches!(letter, ':' | '(' | ';') || dash)
    });
    title.get(..end.map_or(title.len(), |(at, _)| at)).unwrap_or(title)
}

/// What leads up to "minutes" in the title of that item.
fn leads(word: &str) -> bool {
    const LEADS: &str = "\
        to approve approval of confirm confirmation agree agreement sign signing receive accept acceptance adopt \
        adoption consider note and the draft unconfirmed unadopted public private confidential open part \
        previous last accuracy review ratify for a as correct true accurate record resolve that ordinary \
        extraordinary annual special committee committees notes our its from any update on";
    among(LEADS, word) || word.chars().all(|c| c.is_ascii_digit())
}

/// Whether a title names the minutes of this committee's last meeting.
fn minutes_of_last(words: &[String], own: &str) -> bool {
    let Some(at) = words.iter().position(|word| word == "minutes") else {
        return false;
    };
    let (before, after) = words.split_at(at);
    // "10 minutes".
    let counted = before
        .last()
        .is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()));
    let behind = after.get(1..).unwrap_or_default();
    let last = |word: &String| {
        let said = "last previous meeting meetings held correct accurate true record and arising";
        among(said, word) || word.parse::<chrono::Month>().is_ok() || word.starts_with("20") && word.len() == 4
    };
    let of_one = behind.is_empty() || behind.iter().any(last) || named_body(behind);
    // "To approve the Parish Council minutes": a body may stand before the word, too.
    let led = before
        .iter()
        .all(|word| leads(word) || is_body(word) || own_words(own).contains(word) || named_body(before));
    !counted && of_one && led && !of_another(words, own)
}

fn named_body(words: &[String]) -> bool {
    words.iter().any(|word| is_body(word))
}

fn own_words(own: &str) -> Vec<String> {
    tokens(own)
}

fn is_body(word: &str) -> bool {
    const BODIES: &str = "\
        committee committees subcommittee subcommittees board boards group groups panel panels forum forums \
        partnership partnerships council councils trust body team collaborative network party assembly cabinet \
        executive federation alliance taskforce commission senate";
    among(BODIES, word)
}

/// Whether minutes are another body's: one is named that is not this committee, or they are only received.
fn of_another(words: &[String], own: &str) -> bool {
    let own = own_words(own);
    let approves = "approve approval confirm confirmation sign signing correct accurate true";
    let agreed = words.iter().any(|word| among(approves, word));
    let received = words
        .iter()
        .any(|word| matches!(word.as_str(), "information" | "receive" | "received" | "noting"));
    let last = words.iter().any(|word| matches!(word.as_str(), "last" | "previous"));
    words.iter().enumerate().any(|(at, word)| {
        if !is_body(word) {
            return false;
        }
        if word.starts_with("sub") {
            return true;
        }
        let plural = word.ends_with('s')
            && words
                .get(at + 1)
                .is_none_or(|next| !matches!(next.as_str(), "last" | "previous"));
        let name = words.iter().take(at).rev();
        let name: Vec<&String> = name.take_while(|word| !ends_a_name(word)).collect();
        if name.is_empty() {
            return plural || received && !last;
        }
        let ours = !own.is_empty() && own.contains(word) && name.iter().all(|word| own.contains(word));
        // Without the committee's name: nobody agrees the minutes of another body as correct.
        let unknown = own.is_empty() && agreed && !plural && !received;
        !(ours || unknown)
    })
}

/// Before the name of a body, read backwards.
fn ends_a_name(word: &str) -> bool {
    leads(word) && !matches!(word, "public" | "private" | "joint")
        || matches!(
            word,
            "minutes" | "this" | "in" | "at" | "by" | "held" | "meeting" | "meetings"
        )
}

/// What ends a meeting: the next one's date, its close.
pub(super) fn ends_the_meeting(title: &str) -> bool {
    const NEXT: [&str; 8] = [
        "date of next",
        "date of the next",
        "date and time of",
        "dates of",
        "next meeting",
        "date & time of",
        "to note the date of",
        "date, time and",
    ];
    let title = title.to_lowercase();
    let closes = ["close", "closing", "meeting close", "end of meeting", "meeting ends"];
    let short = title.split(' ').count() <= 4;
    NEXT.iter().any(|words| title.starts_with(words)) || short && closes.iter().any(|words| title.starts_with(words))
}
