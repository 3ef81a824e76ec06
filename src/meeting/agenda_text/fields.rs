//! What stands around an item's title: presenter, paper, minutes, purpose, time, "private". In columns, in brackets at the
//! end, or behind a dash.

use chrono::NaiveTime;

use crate::meeting::agenda::{Purpose, is_enclosed};

/// A title and what was taken off it.
#[derive(Clone, Default)]
pub(super) struct Fields {
    pub title: String,
    pub presenter: Option<String>,
    pub paper: Option<String>,
    pub minutes: Option<u16>,
    pub purpose: Option<Purpose>,
    pub starts: Option<NaiveTime>,
    /// The time stood among the words, not in a column of its own.
    pub time_in_title: bool,
    pub private: bool,
}

impl Fields {
    /// From the columns of a line; the first that is nothing else is the title, the second the presenter.
    pub fn of_cells(cells: &[String]) -> Fields {
        let mut fields = Fields::default();
        for cell in cells {
            if fields.take(cell) || fields.take_list(cell) {
                continue;
            }
            if fields.title.is_empty() {
                let timed = fields.starts;
                fields.title = fields.take_apart(cell);
                fields.time_in_title = fields.starts != timed;
            } else if fields.presenter.is_none() {
                fields.presenter = Some(cell.clone());
            } else {
                fields.title = format!("{} {cell}", fields.title);
            }
        }
        fields
    }

    /// Takes off what stands in brackets at the end, behind dashes, and a time; gives what is left.
    fn take_apart(&mut self, cell: &str) -> String {
        let mut title = cell.trim().to_owned();
        if let Some(rest) = without_private(&title) {
            self.private = true;
            title = rest;
        }
        loop {
            let Some(shorter) = self.without_last(&title) else {
                return title;
            };
            title = shorter;
        }
    }

    fn without_last(&mut self, title: &str) -> Option<String> {
        let left = |rest: &str| {
            let rest = rest.trim_end().trim_end_matches([',', '-', '–', '—', '|']).trim_end();
            (!rest.is_empty()).then(|| rest.to_owned())
        };
        if let Some((rest, inside)) = title.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
            if self.take_brackets(inside) {
                return left(rest);
            }
            // "(Mr Rooke) (Mid Essex only)": the last is the title's, the one before it need not be.
            if rest.trim_end().ends_with(')')
                && let Some(shorter) = self.without_last(rest.trim_end())
            {
                return Some(format!("{shorter} ({inside})"));
            }
        }
        // Minutes, a time, a span or a purpose at the end, without anything before it.
        for count in [3, 2, 1] {
            let words: Vec<&str> = title.split(' ').collect();
            let Some(at) = words.len().checked_sub(count) else {
                continue;
            };
            let (rest, last) = words.split_at(at);
            let last = last.join(" ");
            let is_minutes = last.contains("min") && minutes(&last.to_lowercase()).is_some();
            if !rest.is_empty()
                && (is_minutes || time_or_span(&last).is_some() || last.starts_with("for ") && purpose(&last).is_some())
            {
                self.take(&last);
                return left(&rest.join(" "));
            }
        }
        for dash in [" - ", " – ", " — ", " | "] {
            if let Some((rest, last)) = title.rsplit_once(dash) {
                if self.take(last) {
                    return left(rest);
                }
                if self.presenter.is_none() && looks_like_presenter(last) {
                    self.presenter = Some(last.trim().into());
                    return left(rest);
                }
            }
        }
        None
    }

    /// "(10 mins)", "(Ms J Doyle)", "(Chair, 10 mins)": all of it is understood, or it belongs to the title.
    fn take_brackets(&mut self, inside: &str) -> bool {
        if self.take(inside) {
            return true;
        }
        let mut trial = self.clone();
        let mut presenter: Vec<&str> = Vec::new();
        for piece in inside.split([',', ';']).map(str::trim) {
            if !trial.take(piece) {
                presenter.push(piece);
            }
        }
        let presenter = presenter.join(", ");
        if !presenter.is_empty() {
            // What stands beside minutes in brackets is somebody, with a title or without.
            let timed = trial.minutes.is_some() && self.minutes.is_none() && looks_like_presenter(&presenter);
            if trial.presenter.is_some() || !(is_somebody(&presenter) || timed) {
                return false;
            }
            trial.presenter = Some(presenter);
        }
        *self = trial;
        true
    }

    /// "(Attached, Paper A)", "Paper A, 5 mins" in a column of its own: all of it is understood, or it stays there.
    fn take_list(&mut self, cell: &str) -> bool {
        let inside = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        if let Some(inside) = inside {
            return self.take_brackets(inside);
        }
        let mut trial = self.clone();
        let all = cell.split([',', ';']).all(|piece| trial.take(piece));
        if all {
            *self = trial;
        }
        all
    }

    /// Whether a piece is something else than title or presenter; then it is kept.
    fn take(&mut self, piece: &str) -> bool {
        let piece = piece.trim();
        let plain = piece.to_lowercase();
        if let Some((name, rest)) = labelled(piece) {
            match name {
                Label::Presenter => self.presenter = Some(rest.into()),
                Label::Paper => self.paper = Some(rest.into()),
                Label::Purpose if purpose(&rest.to_lowercase()).is_some() => {
                    self.purpose = purpose(&rest.to_lowercase())
                }
                Label::Time => return self.take(rest),
                Label::Purpose => return false,
            }
            return true;
        }
        if let Some(purpose) = purpose(&plain) {
            self.purpose = Some(purpose);
        } else if let Some(minutes) = minutes(&plain) {
            self.minutes = Some(minutes);
        } else if let Some((starts, ends)) = time_or_span(piece) {
            self.starts = Some(starts);
            self.minutes = ends.and_then(|ends| minutes_between(starts, ends)).or(self.minutes);
        } else if matches!(plain.as_str(), "private" | "confidential" | "in private" | "part 2") {
            self.private = true;
        } else if is_enclosed(&plain) {
            // Understood, and nothing to keep: it names no paper.
        } else if is_paper(&plain) {
            self.paper = Some(piece.into());
        } else {
            return false;
        }
        true
    }
}

/// "CONFIDENTIAL: Contract", "Private - Contract", "[Confidential] Contract", without what makes it so.
fn without_private(title: &str) -> Option<String> {
    let bare = title.trim_start_matches(['[', '(', '*']);
    let (word, rest) = bare.split_at(bare.find(|letter: char| !letter.is_alphabetic())?);
    let rest = rest.trim_start();
    let marked = rest.starts_with([':', '-', '–', '—', ']', ')', '*']);
    let is_private = matches!(word.to_lowercase().as_str(), "private" | "confidential" | "restricted");
    let rest = rest
        .trim_start_matches([':', '-', '–', '—', ']', ')', '*'])
        .trim_start();
    (is_private && marked && !rest.is_empty()).then(|| rest.to_owned())
}

enum Label {
    Presenter,
    Paper,
    Purpose,
    Time,
}

/// "Lead: Dr Ade".
fn labelled(piece: &str) -> Option<(Label, &str)> {
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

/// A line that says something of the item above it.
pub(super) fn is_field_line(text: &str) -> bool {
    Fields::default().take(text)
}

/// "for decision", "To note", "Approval".
pub(super) fn purpose(plain: &str) -> Option<Purpose> {
    let bare = plain.trim().trim_start_matches("for ").trim_start_matches("to ").trim();
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

/// "10 mins", "10 min.", "5 minutes", "10'".
fn minutes(plain: &str) -> Option<u16> {
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
    for dash in ["–", "-", "—", " to "] {
        if let Some((from, to)) = text.split_once(dash) {
            return Some((time(from)?, Some(time(to)?)));
        }
    }
    Some((time(text)?, None))
}

/// "09:30 3. Estates", "9.30 am – 9.45 am Estates": the time before the rest. A figure with a point is a number unless it
/// says "am" or "pm", or a number follows.
pub(super) fn time_before(text: &str) -> Option<(String, String)> {
    let words: Vec<&str> = text.split(' ').collect();
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

/// "Paper A", "Enc 3", "verbal", "to follow".
fn is_paper(plain: &str) -> bool {
    let one_more_word = |start: &str| {
        plain
            .strip_prefix(start)
            .is_some_and(|rest| rest.starts_with(' ') && rest.trim().chars().count() <= 12)
    };
    matches!(
        plain,
        "verbal" | "oral" | "verbal update" | "verbal report" | "to follow" | "tabled" | "presentation" | "slides"
    ) || [
        "paper",
        "papers",
        "enc",
        "enclosure",
        "appendix",
        "attachment",
        "doc",
        "document",
    ]
    .iter()
    .any(|start| one_more_word(start))
}

const TITLES: [&str; 9] = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "cllr", "sir"];

/// "Ms J Doyle", "Chair", "Director of Nursing": what stands in brackets and is certainly somebody. "Mid Essex" and "PMS"
/// look like names, too, and stay in the title.
fn is_somebody(text: &str) -> bool {
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
    let titled = TITLES.contains(&first) && plain.split_whitespace().count() > 1;
    capital && (titled || ALONE.contains(&plain.as_str()) || OFFICES.iter().any(|office| plain.starts_with(office)))
}

/// "Dr Ade", "RA", "Chair", "Jo Beck / Ian Cole": what stands behind a dash and is somebody, not the rest of a title.
fn looks_like_presenter(text: &str) -> bool {
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
        .any(|word| TITLES.contains(&word.as_str()) || ROLES.contains(&word.as_str()))
    {
        return true;
    }
    let initials = |word: &&str| (2..=3).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    let name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    words.iter().all(|word| initials(word) || *word == "and")
        || (words.len() <= 3 && words.len() > 1 && words.iter().all(name))
}
