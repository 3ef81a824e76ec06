//! What a word or two beside a title say: a purpose, minutes, a time of day, a paper, somebody.

use crate::meeting::name::is_surely_title;
use chrono::NaiveTime;

use super::rows::{is_dash, tokens};
use crate::meeting::agenda::Purpose;

pub(super) enum Label {
    Presenter,
    Paper,
    Purpose,
    Time,
}

/// "Lead: Dr Ade".
pub(super) fn labelled(piece: &str) -> Option<(Label, &str)> {
    let (name, rest) = piece.split_once(':')?;
    let label = match name.trim().to_lowercase().as_str() {
        "lead" | "presenter" | "presented by" | "speaker" | "owner" | "led by" => Label::Presenter,
        "paper" | "papers" | "document" | "enclosure" | "enc" | "attachment" | "appendix" => Label::Paper,
        "purpose" | "action" | "for" | "action required" => Label::Purpose,
        "time" | "timing" | "duration" => Label::Time,
        _ => return None,
    };
    let rest = rest.trim();
    (!rest.is_empty()).then_some((label, rest))
}

/// "for decision", "To note", "Approval": words that are a purpose also where they stand alone on a line.
pub(super) fn purpose(plain: &str) -> Option<Purpose> {
    let plain = plain.trim().trim_end_matches('.').trim_end_matches(" only");
    let bare = plain.trim_start_matches("for ").trim_start_matches("to ").trim();
    match bare {
        "decision" | "decide" | "approval" | "approve" | "ratification" | "ratify" | "agreement" | "agree" => {
            Some(Purpose::Decision)
        }
        "discussion" | "discuss" | "consideration" | "consider" | "comment" => Some(Purpose::Discussion),
        "assurance" | "scrutiny" => Some(Purpose::Assurance),
        "information" | "info" | "noting" | "note" | "update" if bare != plain || bare != "update" => {
            Some(Purpose::Information)
        }
        _ => None,
    }
}

/// The same in a column of purposes, or in one beside a title: "To endorse", "Assurance/ Information". Of several the one that
/// asks most.
pub(super) fn purpose_beside(text: &str) -> Option<Purpose> {
    const EVERY: [Purpose; 4] = [
        Purpose::Decision,
        Purpose::Discussion,
        Purpose::Assurance,
        Purpose::Information,
    ];
    let plain = text.to_lowercase().replace(" and ", "/").replace(" or ", "/");
    let pieces = plain
        .split(['/', ',', '&', '+', ';'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    let known: Vec<Purpose> = pieces.map(one_purpose).collect::<Option<_>>()?;
    EVERY.into_iter().find(|purpose| known.contains(purpose))
}

fn one_purpose(piece: &str) -> Option<Purpose> {
    if let Some(purpose) = purpose(piece) {
        return Some(purpose);
    }
    let bare = piece
        .trim_end_matches('.')
        .trim_start_matches("for ")
        .trim_start_matches("to ")
        .trim();
    match bare {
        "endorse" | "endorsement" | "adopt" | "adoption" | "sign off" | "sign-off" | "resolve" | "determine"
        | "confirm" | "confirmation" | "accept" | "decisions" | "recommend" | "recommendation" | "authorise" => {
            Some(Purpose::Decision)
        }
        "review" | "debate" | "input" | "steer" | "views" | "advise" | "advice" | "explore" | "feedback"
        | "comments" | "shape" => Some(Purpose::Discussion),
        "assure" | "monitor" | "monitoring" | "oversight" | "challenge" | "scrutinise" => Some(Purpose::Assurance),
        "receive" | "received" | "inform" | "awareness" | "update" | "noted" | "present" | "hear" => {
            Some(Purpose::Information)
        }
        _ => None,
    }
}

/// "10 mins", "10 min.", "5 minutes", "10'".
pub(super) fn minutes(plain: &str) -> Option<u16> {
    let digits: String = plain.chars().take_while(char::is_ascii_digit).collect();
    let unit = plain.strip_prefix(digits.as_str())?.trim().trim_end_matches('.');
    let is_minutes = matches!(unit, "m" | "min" | "mins" | "minute" | "minutes" | "'" | "’");
    digits
        .parse()
        .ok()
        .filter(|minutes| is_minutes && (1..=600).contains(minutes))
}

/// "10:15", "10.15am", "10:15 – 10:30".
pub(super) fn time_or_span(text: &str) -> Option<(NaiveTime, Option<NaiveTime>)> {
    match text.split_once(is_dash).or_else(|| text.split_once(" to ")) {
        Some((from, to)) => Some((time(from)?, Some(time(to)?))),
        None => Some((time(text)?, None)),
    }
}

/// "9am" in a column: a whole hour.
pub(super) fn hour(text: &str) -> Option<NaiveTime> {
    let plain = text.trim().to_lowercase();
    let (figures, half) = plain.split_at_checked(plain.len().checked_sub(2)?)?;
    let figures = figures.trim();
    let hour = figures.chars().all(|c| c.is_ascii_digit()) && !figures.is_empty();
    time(&format!("{figures}:00{half}")).filter(|_| hour)
}

/// "09:30 3. Estates", "9.30 am – 9.45 am Estates": the time before the rest. A figure with a point is a number unless it
/// says "am" or "pm", or a number follows.
pub(super) fn time_before(text: &str) -> Option<(String, String)> {
    let words: Vec<&str> = text.split(' ').collect();
    // A time stands before little else than a title.
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    for count in [5, 3, 2, 1] {
        let Some((before, rest)) = words.split_at_checked(count).filter(|(_, rest)| !rest.is_empty()) else {
            continue;
        };
        let (before, rest) = (before.join(" "), rest.join(" "));
        let certain = before.contains(':') || before.ends_with('m') || rest.starts_with(|c: char| c.is_ascii_digit());
        if certain && time_or_span(&before).is_some() {
            return Some((before, rest));
        }
    }
    None
}

fn time(text: &str) -> Option<NaiveTime> {
    let plain = text.trim().to_lowercase();
    let half = plain
        .strip_suffix("am")
        .map(|rest| (rest, 0))
        .or_else(|| plain.strip_suffix("pm").map(|rest| (rest, 12)));
    let (bare, add) = half.unwrap_or((plain.as_str(), 0));
    let (hour, minute) = bare.trim().split_once([':', '.'])?;
    if minute.len() != 2 || hour.is_empty() || hour.len() > 2 {
        return None;
    }
    let hour: u32 = hour.parse().ok()?;
    let hour = if add == 12 && hour < 12 { hour + 12 } else { hour };
    NaiveTime::from_hms_opt(hour, minute.parse().ok()?, 0)
}

/// Minutes from one time to a later one of the same meeting.
pub(super) fn minutes_between(from: NaiveTime, to: NaiveTime) -> Option<u16> {
    u16::try_from((to - from).num_minutes())
        .ok()
        .filter(|minutes| (1..=240).contains(minutes))
}

/// "Paper A", "Enc. 3", "Pages 5 - 12", "verbal", "to follow". In small letters.
pub(super) fn is_paper(plain: &str) -> bool {
    const KINDS: [&str; 20] = [
        "paper",
        "papers",
        "enc",
        "encl",
        "enclosure",
        "enclosures",
        "appendix",
        "attachment",
        "doc",
        "document",
        "page",
        "pages",
        "pp",
        "att",
        "annex",
        "annexe",
        "item paper",
        "app",
        "report",
        "slides",
    ];
    let short = |kind: &&str| {
        let rest = plain.strip_prefix(*kind).unwrap_or_default();
        let figure = rest
            .trim_start_matches(['.', ' '])
            .starts_with(|c: char| c.is_ascii_digit());
        let apart = rest.starts_with([' ', '.']) || figure;
        let named = *kind != "report" && *kind != "slides" && *kind != "app" || figure;
        apart && named && (1..=12).contains(&rest.trim_matches(['.', ' ']).chars().count())
    };
    matches!(
        plain,
        "verbal"
            | "oral"
            | "verbal update"
            | "verbal report"
            | "to follow"
            | "tabled"
            | "presentation"
            | "slides"
            | "paper to follow"
            | "report to follow"
            | "papers to follow"
            | "verbal item"
            | "oral report"
            | "oral update"
            | "late paper"
            | "tbc"
    ) || KINDS.iter().any(short)
}

/// "PCC26/010", "FIN-24-03": in a column beside a title.
pub(super) fn is_reference(text: &str) -> bool {
    let figures = text.chars().any(|c| c.is_ascii_digit());
    let joined = text.contains(['/', '-', '.']) || text.starts_with(|c: char| c.is_ascii_uppercase());
    let sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '.' | '(' | ')');
    figures && joined && text.len() <= 16 && text.chars().all(sign)
}

/// "-", "n/a": nothing stands in this column.
pub(super) fn is_nothing(text: &str) -> bool {
    text.chars().all(is_dash)
        || matches!(
            text.to_lowercase().as_str(),
            "n/a" | "none" | "na" | "nil" | "." | "x" | "tba"
        )
}

/// "A. Leader", "J.P. Smith": a name with initials and nothing else.
pub(super) fn is_initialled(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    let Some((last, initials)) = words.split_last() else {
        return false;
    };
    let initial = |word: &&str| word.ends_with('.') && word.chars().all(|c| c.is_uppercase() || c == '.');
    let mut letters = last.chars();
    let surname = letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase);
    !initials.is_empty() && initials.len() <= 3 && initials.iter().all(initial) && surname && !last.ends_with('.')
}

/// Somebody alone on a line: "Chair", "Dr Ade", "A. Leader", "Director of Nursing"; not "Chief Officer's report".
pub(super) fn is_somebody_alone(text: &str) -> bool {
    const NOBODY: [&str; 8] = [
        "report", "reports", "update", "updates", "review", "briefing", "brief", "remarks",
    ];
    let words = tokens(text);
    let about = words.iter().any(|word| NOBODY.contains(&word.as_str())) || text.contains(['’', '\'', ':']);
    !about && words.len() <= 7 && (is_somebody(text) || is_initialled(text))
}

/// "Ms J Doyle", "Chair", "Director of Nursing": what stands in brackets and is certainly somebody. "Mid Essex" and "PMS"
/// look like names, too, and stay in the title.
pub(super) fn is_somebody(text: &str) -> bool {
    const ALONE: [&str; 8] = [
        "chair",
        "vice chair",
        "chairman",
        "all",
        "secretary",
        "chief officer",
        "chief executive",
        "accountable officer",
    ];
    const OFFICES: [&str; 5] = ["director of ", "head of ", "chair of ", "chief ", "deputy director of "];
    let plain = text.trim().to_lowercase();
    let first = plain.split_whitespace().next().unwrap_or_default().trim_matches('.');
    let capital = text.trim().starts_with(char::is_uppercase);
    let titled = is_surely_title(first) && plain.split_whitespace().count() > 1;
    capital && (titled || ALONE.contains(&plain.as_str()) || OFFICES.iter().any(|office| plain.starts_with(office)))
}

/// "Dr Ade", "RA", "Chair", "Jo Beck / Ian Cole": what stands behind a dash and is somebody, not the rest of a title.
pub(super) fn looks_like_presenter(text: &str) -> bool {
    const ROLES: [&str; 12] = [
        "chair",
        "chairman",
        "vice",
        "all",
        "secretary",
        "director",
        "chief",
        "head",
        "officer",
        "lead",
        "members",
        "manager",
    ];
    let words: Vec<&str> = text
        .split([' ', '/', '&', ','])
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() || words.len() > 8 {
        return false;
    }
    let plain = |word: &&str| word.trim_matches('.').to_lowercase();
    if words
        .iter()
        .map(plain)
        .any(|word| is_surely_title(&word) || ROLES.contains(&word.as_str()))
    {
        return true;
    }
    let initials = |word: &&str| (2..=3).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    let name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    words.iter().all(|word| initials(word) || *word == "and")
        || is_initialled(text)
        || (words.len() <= 3 && words.len() > 1 && words.iter().all(name))
}
