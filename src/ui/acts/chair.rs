//! What the chair rules: readings of the text, and overruling what was worked out.

use crate::meeting::{About, Event, Ruling, Span};

use super::plan;
use crate::ui::command::{Context, Plan, Then, Values};
use crate::ui::describe;

/// A reading settled: question, answer, how long.
pub fn reading(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let (question, answer) = (values.words(0), values.words(1));
    let about = context
        .derived
        .about
        .clone()
        .or_else(|| context.item().map(About::item));
    let span = match (values.words(2).as_str(), about) {
        ("terms", _) => Span::UntilTermsChange,
        ("decision", Some(about)) => Span::Decision(about),
        _ => Span::Meeting,
    };
    let length = match &span {
        Span::UntilTermsChange => "until the terms are changed".into(),
        Span::Decision(about) => format!("for {about}"),
        Span::Meeting => "for this meeting".to_string(),
    };
    let by = values.person(3).or_else(|| meeting.in_chair().cloned());
    let own = by.as_ref().and_then(|by| {
        let about = context.on_screen().own_part_in(&question, &span, by)?;
        Some((describe::short(meeting, by), about))
    });
    let event = Event::ReadingSettled {
        question: question.clone(),
        answer: answer.clone(),
        span,
        by: by.clone(),
    };
    // Whoever only wants the question away must see that this is a ruling of the chair's, and stands in the minutes.
    let by = by.map_or_else(
        || "Settled, nobody being in the chair, and told in the minutes".to_owned(),
        |by| format!("In the minutes, as ruled by {}", describe::short(meeting, &by)),
    );
    let asked = meeting.terms.question(&question);
    let which = asked.and_then(|asked| asked.clause.as_ref());
    let which = which.map_or_else(|| question.clone(), |clause| format!("paragraph {clause}"));
    let own = own.map_or(String::new(), |(name, about)| {
        format!(". IT BEARS ON AN INTEREST OF {name} in item {about}")
    });
    let says = format!("{by}: {which} is read as \"{answer}\", {length}{own}");
    Ok(Plan::record(says, vec![event]).then(Then::NextQuestion))
}

/// The chair overrules what was worked out, with the reason; both stand in the minutes.
pub fn rule(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let ruling = match values.words(1).as_str() {
        "stands" => Ruling::Stands,
        _ => Ruling::DoesNotStand,
    };
    // Of the item in hand it is the recommendation in hand; a vote of an item that was left open is no longer that.
    let of_item = |about: &About| context.item() == Some(&about.item);
    let in_hand = || {
        context
            .derived
            .about
            .clone()
            .filter(|_| context.shown.is_none())
            .filter(of_item)
    };
    let named = values.about(0);
    let whole = |about: &About| context.item().is_some_and(|item| *about == About::item(item));
    let about = match named.filter(|about| !whole(about)) {
        Some(about) => about,
        None => in_hand()
            .or_else(|| context.item().map(About::item))
            .ok_or("No item is being taken. On which item, as in /rule 6b?")?,
    };
    let reason = values.words(2);
    if reason.is_empty() {
        return Err("The chair's reason, in a few words: it stands in the minutes.".into());
    }
    Ok(plan(
        context,
        vec![Event::ChairRuled {
            about,
            ruling,
            reason,
            by: meeting.in_chair().cloned(),
        }],
    ))
}
