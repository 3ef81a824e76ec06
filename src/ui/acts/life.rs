//! The life of minutes: those of earlier meetings agreed as a correct record, this meeting's own circulated and signed.

use chrono::NaiveDate;

use crate::meeting::{
    About, Event, ItemNo, Life, Meeting, MinutesOf, MinutesPart, Phase, Standing, date_at_start, does_not_agree,
    find_person, parse_date, take_apart,
};
use crate::ui::choices::Choice;
use crate::ui::command::{Context, Plan, Values};

use super::plan;

/// What minutes are agreed as, however it is said.
const AGREED: [&str; 5] = [
    "agreed as a correct record",
    "agreed",
    "approved",
    "accepted",
    "confirmed",
];

/// Minutes go out once the meeting is over.
pub fn over(context: &Context) -> Result<(), String> {
    match context.meeting().phase {
        Phase::Closed | Phase::Abandoned | Phase::NeverBegan => Ok(()),
        Phase::Before | Phase::Open | Phase::Adjourned => {
            Err("its minutes go out and are signed when the meeting is over; /close first".into())
        }
    }
}

/// Minutes of earlier meetings that wait to be approved: those of private parts first where that is what is in hand.
pub fn waiting<'m>(context: &Context<'m>) -> Vec<&'m MinutesOf> {
    let meeting = context.history.meeting();
    let mut waiting: Vec<&MinutesOf> = meeting.to_approve().collect();
    let here = part_here(context);
    waiting.sort_by_key(|of| of.part != here);
    waiting
}

/// The part that is spoken of now.
fn part_here(context: &Context) -> MinutesPart {
    let meeting = context.meeting();
    let item = context.item().and_then(|item| meeting.item(item));
    match meeting.excluded() || item.is_some_and(|state| state.private) {
        true => MinutesPart::Private,
        false => MinutesPart::Public,
    }
}

/// As choices: "6/4/2016", or "6/4/2016-private".
pub fn choices(context: &Context) -> Vec<Choice> {
    let of = |of: &&MinutesOf| (token(of), of.in_words(), String::new());
    waiting(context).iter().map(of).collect()
}

/// As the act line takes it.
pub fn token(of: &MinutesOf) -> String {
    let date = of.date.format("%-d/%-m/%Y");
    match of.part {
        MinutesPart::Public => date.to_string(),
        MinutesPart::Private => format!("{date}-private"),
    }
}

/// Whether a token names minutes: some that wait, or by their day those of a meeting that was not kept here.
pub fn is_named(context: &Context, typed: &str) -> bool {
    named(context, typed).is_some()
}

fn named(context: &Context, typed: &str) -> Option<MinutesOf> {
    if let Some(of) = waiting(context).into_iter().find(|of| token(of) == typed) {
        return Some(of.clone());
    }
    let (date, part) = match typed.strip_suffix("-private") {
        Some(date) => (date, MinutesPart::Private),
        None => (typed, part_here(context)),
    };
    let whole = date_at_start(date).is_some_and(|found| found == date);
    Some(MinutesOf {
        date: parse_date(date, context.meeting().created.date).filter(|_| whole)?,
        meeting: None,
        part,
    })
}

/// Agreed as a correct record; amendments apart by `|`.
pub fn approve(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let of = named(context, &values.words(0)).ok_or("The minutes of which day? As in 6/4/2016.")?;
    if of.date > meeting.created.date {
        return Err("That meeting is not held yet: minutes are approved afterwards.".into());
    }
    let item = item_of_minutes(context).ok_or("On which item? /look shows one.")?;
    approved(context, item, of, &values.words(1))
}

/// Where deciding means agreeing the minutes of the last meeting, the plan for that.
pub fn decided(context: &Context, about: &About, verb: &str, words: &str) -> Option<Result<Plan, String>> {
    let meeting = context.meeting();
    let state = meeting.item(&about.item)?;
    let is_minutes = state.item.standing == Some(Standing::LastMinutes) && state.item.parts.is_empty();
    let of = waiting(context).into_iter().find(|of| of.part == part_here(context))?;
    if is_minutes && does_not_agree(verb) {
        return Some(not_agreed(context, about, verb, of, words));
    }
    (is_minutes && AGREED.contains(&verb)).then(|| approved(context, about.item.clone(), of.clone(), words))
}

/// Not agreed: they wait for a later meeting, with the reason.
fn not_agreed(context: &Context, about: &About, verb: &str, of: &MinutesOf, words: &str) -> Result<Plan, String> {
    let (endings, left) = take_apart(context.meeting(), words, false)?;
    let recorded = Event::DecisionTaken {
        about: about.clone(),
        verb: verb.into(),
        wording: format!("{} {left}", of.in_words()).trim().to_owned(),
        amended: false,
        endings: Box::new(endings),
    };
    Ok(plan(context, vec![recorded]))
}

fn approved(context: &Context, item: ItemNo, of: MinutesOf, words: &str) -> Result<Plan, String> {
    // What they are subject to is an amendment of them, and no condition.
    let (endings, left) = take_apart(context.meeting(), words, false)?;
    let amendments = amendments(&left);
    let endings = Box::new(endings);
    let recorded = Event::MinutesApproved {
        item,
        of,
        amendments,
        endings,
    };
    let mut made = plan(context, vec![recorded]);
    if not_quorate(context) {
        made.says
            .push_str(". NOT QUORATE: recorded, but they stay a draft until a meeting with a quorum agrees them");
    }
    Ok(made)
}

fn not_quorate(context: &Context) -> bool {
    let result = context.derived.result.as_ref();
    result.is_some_and(|result| result.quorum.met == crate::rules::Met::No)
}

/// The item of the last minutes that is on the screen, else the first one; else whatever is on the screen.
fn item_of_minutes(context: &Context) -> Option<ItemNo> {
    let meeting: &Meeting = context.meeting();
    let is_minutes = |item: &&ItemNo| {
        let state = meeting.item(item);
        state.is_some_and(|state| state.item.standing == Some(Standing::LastMinutes))
    };
    let first = meeting.items.iter().map(|state| &state.item.number).find(is_minutes);
    let on_screen = context.item();
    let item = on_screen.filter(is_minutes).or(first).or(on_screen);
    item.cloned()
}

/// "the minutes as a correct record, subject to page 3 reading 14 | the date" is two amendments.
fn amendments(words: &str) -> Vec<String> {
    let words = match words.split_once("subject to") {
        Some((_, amendments)) => amendments,
        None if words.contains("correct record") => "",
        None => words,
    };
    let bare = |words: &str| words.trim_start_matches([':', ' ']).trim().to_owned();
    words.split('|').map(bare).filter(|words| !words.is_empty()).collect()
}

/// Which part was named; the public one where none was.
fn part_named(context: &Context, values: &Values) -> Result<MinutesPart, String> {
    match values.words(0).as_str() {
        "private" if context.meeting().has_private() => Ok(MinutesPart::Private),
        "private" => Err("Nothing of this meeting was in private: it has public minutes only.".into()),
        _ => Ok(MinutesPart::Public),
    }
}

/// The day that was typed; today where none was. One before the meeting is a slip of the hand.
fn day_given(context: &Context, values: &Values, done: &str) -> Result<NaiveDate, String> {
    let held = context.meeting().created.date;
    let on = values.date(1).unwrap_or(context.now.date_naive());
    let day = |date: NaiveDate| date.format("%-d %B %Y");
    match on < held {
        true => Err(format!(
            "The meeting was held on {}: its minutes cannot {done} before that, on {}.",
            day(held),
            day(on)
        )),
        false => Ok(on),
    }
}

/// The draft went to the members; of the private part not to those who withdrew from something in it.
pub fn circulated(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let part = part_named(context, values)?;
    let not_to = match part {
        MinutesPart::Public => Vec::new(),
        MinutesPart::Private => meeting.withdrew_in_private(),
    };
    let withdrew = match not_to.is_empty() {
        true => "",
        false => ", who withdrew from what is in them",
    };
    let on = day_given(context, values, "go out")?;
    let mut made = plan(context, vec![Event::Circulated { part, on, not_to }]);
    made.says.push_str(withdrew);
    match meeting.to_settle().iter().filter(|settle| settle.is_open()).count() {
        0 => {}
        1 => made.says.push_str(". One thing is still to settle"),
        many => made.says.push_str(&format!(". {many} things are still to settle")),
    }
    Ok(made)
}

/// Signed, by whoever was in the chair when they were approved unless somebody else is named.
pub fn signed(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let part = part_named(context, values)?;
    let life = Life::of(meeting, part);
    let presided = life.approvals.last().and_then(|approval| approval.in_chair.clone());
    let named = Some(values.words(2)).filter(|by| !by.is_empty());
    let by = named.map(|typed| match find_person(meeting, &typed).as_slice() {
        [only] => meeting.person(only).map_or(typed, |person| person.name.clone()),
        _ => typed,
    });
    let by = by
        .or(presided)
        .ok_or("Who signed them? Whoever was in the chair when they were approved.")?;
    let recorded = Event::Signed {
        part,
        by,
        on: day_given(context, values, "be signed")?,
        approved: life.approved_on(),
        amendments: u16::try_from(life.amendments().len()).unwrap_or(u16::MAX),
    };
    let mut made = plan(context, vec![recorded]);
    made.says.push_str(match life.approvals.is_empty() {
        true => ". NO MEETING KEPT HERE HAS APPROVED THEM. From now on what they say stays as it is",
        false => ". From now on what they say stays as it is",
    });
    Ok(made)
}
