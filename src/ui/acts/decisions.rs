//! Decisions agreed without a vote, dissent, and what follows when there is no quorum.

use crate::meeting::{self, About, Dissent, Event, Meeting};
use crate::rules::Met;

use super::{life, plan, which};
use crate::ui::command::{Context, Plan, Then, Values};
use crate::ui::matters;

/// Agreed without a vote: as recommended, or with the words given.
pub fn decide(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let about = values.about(0).ok_or_else(|| which(context))?;
    let verb = values.words(1);
    let typed = values.words(2);
    if let Some(agreed) = life::decided(context, &about, &verb, &typed) {
        return agreed;
    }
    let (endings, left) = meeting::take_apart(meeting, &typed, true)?;
    let said = match (meeting::puts_off(&verb), left.is_empty()) {
        (true, false) => Said::alone(left),
        (_, _) => said(meeting, &about, &left)?,
    };
    let Said { wording, amended, asks } = said;
    let chair = wrongly_in_chair(context, &about);
    let more = matters::open_parts(context)
        .into_iter()
        .filter(|open| open.item == about.item && open != &about && meeting.is_undecided(open))
        .count();
    let several = about.part.is_some() && !amended && !meeting::puts_off(&verb);
    let told = several.then(|| format!(": {}", beginning(&wording)));
    let mut made = plan(
        context,
        vec![Event::DecisionTaken {
            about,
            verb,
            wording,
            amended,
            endings: Box::new(endings),
        }],
    );
    made.asks = asks;
    // Which of several it is: the line hides the item's own list of them.
    made.says.push_str(&told.unwrap_or_default());
    if more > 0 {
        made.says.push_str(&format!(". {more} more to decide"));
    }
    made.says.push_str(&chair);
    if context
        .derived
        .result
        .as_ref()
        .is_some_and(|result| result.quorum.met == Met::No)
    {
        made.says
            .push_str(". NOT QUORATE: recorded as taken, not a valid decision; /remedy shows what the terms allow");
    }
    Ok(made)
}

/// Who is in the chair for this and may not be: said before it is decided.
pub(super) fn wrongly_in_chair(context: &Context, about: &About) -> String {
    let meeting = context.on_screen();
    let says = meeting.wrongly_in_chair(&meeting.snapshot(about));
    says.map_or(String::new(), |says| {
        format!(". {}", says.replacen(" is in the chair", " IS IN THE CHAIR", 1))
    })
}

/// As much of the words as a line or two have room for.
fn beginning(words: &str) -> String {
    let words = words.trim_end_matches(['.', ';', ' ']);
    match words.char_indices().nth(WORDS) {
        None => words.to_owned(),
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or_default().trim_end()),
    }
}

/// Letters of what is decided that are read before it is recorded.
const WORDS: usize = 90;

/// The words that are decided or voted on.
pub(super) struct Said {
    pub wording: String,
    /// They amend what was recommended.
    pub amended: bool,
    /// Where nobody said that they do.
    pub asks: Option<String>,
}

impl Said {
    fn alone(wording: String) -> Said {
        Said {
            wording,
            amended: false,
            asks: None,
        }
    }
}

/// The words that are decided or voted on. "As amended:" and "as recommended" say what they are, and are no part of them;
/// other words are asked about.
pub(super) fn said(meeting: &Meeting, about: &About, typed: &str) -> Result<Said, String> {
    let recommended = meeting.wording_of(about);
    if typed.is_empty() || said_first("as recommended", typed) == Some("") {
        return Ok(Said::alone(recommended));
    }
    let amended = said_first("as amended", typed);
    if !meeting.is_recommended(about) {
        return Ok(Said::alone(amended.unwrap_or(typed).to_owned()));
    }
    if amended == Some("") {
        return Err("As amended: to what? The new words come after it.".into());
    }
    let wording = amended.unwrap_or(typed).to_owned();
    let asks = amended.is_none().then(|| {
        format!(
            "Do these words take the place of the recommendation? \"{}\" Enter once more: yes. Esc: back to the line.",
            beginning(&wording)
        )
    });
    Ok(Said {
        wording,
        amended: true,
        asks,
    })
}

/// What comes behind these words, without the colon, comma or dash between, where `typed` begins with them.
fn said_first<'t>(words: &str, typed: &'t str) -> Option<&'t str> {
    let (begins, rest) = typed.split_at_checked(words.len())?;
    let apart = |c: char| c.is_whitespace() || ".,:;-–—".contains(c);
    let ends = rest.chars().next().is_none_or(apart);
    (ends && begins.eq_ignore_ascii_case(words)).then(|| rest.trim_start_matches(apart).trim_end())
}

/// A member has their vote, abstention, dissent or reservation recorded.
pub fn dissent(context: &Context, values: &Values) -> Result<Plan, String> {
    let person = values.person(0).ok_or("Who?")?;
    let words = values.words(3);
    let what = match values.words(2).as_str() {
        "for" => Dissent::VotedFor,
        "against" => Dissent::VotedAgainst,
        "abstained" => Dissent::Abstained,
        "reservation" => Dissent::Reservation,
        _ => Dissent::Dissented,
    };
    let about = values.about(1).or_else(|| context.item().map(About::item));
    let about = about.ok_or("Nothing was decided yet.")?;
    let recorded = Event::DissentRecorded {
        about,
        person,
        what,
        words: (!words.is_empty()).then_some(words),
    };
    Ok(plan(context, vec![recorded]))
}

/// What the terms allow when there is no quorum; deferring is recorded as deferring.
pub fn remedy(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let about = context.item().map(About::item).ok_or("No item is being taken.")?;
    let number: usize = values.words(0).parse().map_err(|_| "Which remedy? Its number.")?;
    let remedy = number
        .checked_sub(1)
        .and_then(|index| meeting.terms.quorum.remedies.get(index));
    let remedy = remedy.ok_or("The terms name no such remedy.")?;
    let says = remedy
        .says
        .clone()
        .unwrap_or_else(|| crate::ui::describe::remedy_act(&remedy.act));
    let chosen = Event::RemedyChosen {
        about: about.clone(),
        remedy: u16::try_from(number).unwrap_or(u16::MAX),
        says: says.clone(),
    };
    let mut events = vec![chosen];
    if remedy.act == crate::terms::RemedyAct::Defer {
        events.push(Event::ItemDeferred {
            item: about.item,
            reason: "no quorum".into(),
        });
    }
    Ok(plan(context, events).then(Then::Stay))
}
