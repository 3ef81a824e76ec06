//! What the chair rules: readings of the text, and overruling what was worked out.

use crate::meeting::{About, Event, Ruling, Span};

use super::plan;
use crate::ui::command::{Context, Plan, Then, Values};
use crate::ui::describe;

/// A reading settled: question, answer, how long.
pub fn reading(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let question = values.words(0);
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
    let event = Event::ReadingSettled {
        question,
        answer: values.words(1),
        span,
        by: by.clone(),
    };
    let mut made = plan(context, vec![event]);
    let by = by.map_or(String::new(), |by| {
        format!(", ruled by {}", describe::short(meeting, &by))
    });
    made.says.push_str(&format!(", {length}{by}"));
    Ok(made.then(Then::NextQuestion))
}

/// The chair overrules what was worked out, with the reason; both stand in the minutes.
pub fn rule(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let ruling = match values.words(0).as_str() {
        "stands" => Ruling::Stands,
        _ => Ruling::DoesNotStand,
    };
    let looked_at = context.shown.map(About::item);
    let about = looked_at
        .or_else(|| context.derived.about.clone())
        .ok_or("No item is being taken.")?;
    let reason = values.words(1);
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
