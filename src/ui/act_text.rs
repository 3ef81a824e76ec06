//! What was typed behind an act's name, taken apart: field by field, as people write it, with commas between. What an act
//! line does with it is in `act_line`; what a single field may be is in `fields`.

use super::command::{Context, Field, FieldKind, Value, Values};
use super::fields::{self, Candidate};

/// What was typed, as far as it is understood.
#[derive(Default)]
pub struct Parsed<'a> {
    pub values: Values,
    /// How many fields what was typed reaches to; the others have what they have by default.
    pub said: usize,
    /// The field that is asked now; `None` when all are given.
    pub asked: Option<&'a Field>,
    /// What may stand there, best first.
    pub candidates: Vec<Candidate>,
    /// Where the token being typed begins.
    pub token: usize,
    /// Where it ends: what stands behind it stays.
    pub token_end: usize,
    /// Something typed that cannot be understood.
    pub fault: Option<String>,
    /// Whether what was typed fits several of what it may name, so that nobody knows which is meant.
    pub fits_several: bool,
}

/// What stands between two things that are given: people write commas.
pub fn apart(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ':' | ';')
}

/// The words at the start of `rest`, and how much of it they take: all of it, or up to the stroke before the next field.
fn words_of(rest: &str, last: bool) -> (&str, usize) {
    if last {
        return (rest, rest.len());
    }
    if let Some((words, _)) = rest.split_once(" | ") {
        return (words, words.len() + 3);
    }
    if rest.starts_with("| ") {
        return ("", 2);
    }
    let words = rest.trim_end();
    (words.strip_suffix('|').unwrap_or(words), rest.len())
}

/// What stands before a stroke with another name behind it: "tr/ph". The stroke of a date has a figure behind it.
pub fn before_another(rest: &str) -> &str {
    let strokes = rest.match_indices('/').filter(|(at, _)| {
        let behind = rest.get(at + 1..).unwrap_or_default().trim_start();
        behind.is_empty() || behind.starts_with(char::is_alphabetic)
    });
    let first = strokes.map(|(at, _)| at).find(|at| *at > 0);
    first.and_then(|at| rest.get(..at)).map_or(rest, str::trim_end)
}

fn is_owner(field: &Field) -> bool {
    field.kind == FieldKind::Owner
}

/// Takes `text` apart, field by field. An optional token that does not fit is left for the next field.
pub fn parse<'a>(context: &Context, fields: &'a [Field], text: &str) -> Parsed<'a> {
    let mut values = Values(Vec::with_capacity(fields.len()));
    let (mut at, mut said) = (0, 0);
    // Why the last optional token did not fit: said only where no later field takes it.
    let mut misfit: Option<(usize, String)> = None;
    // Where a comma stands behind the owner of an action another may follow: it is left to the act.
    let mut comma = "";
    for (index, field) in fields.iter().enumerate() {
        let owned = index == said
            && index
                .checked_sub(1)
                .and_then(|before| fields.get(before))
                .is_some_and(is_owner);
        if owned && text.get(at..).is_some_and(|rest| rest.trim_start().starts_with(',')) {
            comma = ", ";
        }
        at += text.get(at..).map_or(0, |rest| match index {
            0 => rest.len() - rest.trim_start().len(),
            _ => rest.len() - rest.trim_start_matches(apart).len(),
        });
        let rest = text.get(at..).unwrap_or_default();
        if field.kind.takes_words() {
            let (words, used) = words_of(rest, index + 1 == fields.len());
            let before = if said == 1 { comma } else { "" };
            values
                .0
                .push((!words.trim().is_empty()).then(|| Value::Words(format!("{before}{}", words.trim()))));
            match (words.trim().is_empty(), field.optional) {
                (true, false) => return Parsed::asking(context, fields, index, values, at, None),
                (true, true) => {}
                (false, _) => said = index + 1,
            }
            at += used;
            continue;
        }
        let token = fields::token_at(context, field.kind, &values, rest);
        let token = match fields.get(index + 1).filter(|_| field.optional) {
            Some(next) if fields::is_of_next(context, next, rest, token) => "",
            _ => token,
        };
        if token.is_empty() {
            if let Some(value) = fields::default_of(context, field, &values) {
                values.0.push(Some(value));
                continue;
            }
            if field.may_be_empty() {
                values.0.push(None);
                continue;
            }
            return Parsed::asking(context, fields, index, values, at, None);
        }
        let last_token = at + token.len() == text.len();
        match fields::value_of(context, field.kind, &values, token) {
            Ok(value) => {
                // What may stand here is asked of what stands before it: an answer is no question.
                let candidates = last_token.then(|| fields::candidates(context, field.kind, &values, token));
                values.0.push(Some(value));
                if let Some(candidates) = candidates {
                    let token = (at, text.len());
                    return Parsed::rest_by_default(context, fields, index + 1, values, token, field, candidates);
                }
                at += token.len();
                said = index + 1;
            }
            Err(fault)
                if field.optional
                    && !fields::is_meant(context, field.kind, &values, token)
                    && (field.may_be_empty() || fields::default_of(context, field, &values).is_some()) =>
            {
                misfit.get_or_insert((at, fault));
                values.0.push(fields::default_of(context, field, &values));
            }
            Err(fault) => match fields::passed_over(context, field.kind, token) {
                Some(value) => values.0.push(Some(value)),
                None => return Parsed::asking(context, fields, index, values, at, Some((token, fault))),
            },
        }
    }
    let left = text.get(at..).unwrap_or_default().trim();
    let fault = (!left.is_empty()).then(|| match misfit {
        Some((there, fault)) if text.get(there..).map(str::trim) == Some(left) => fault,
        _ => format!("\"{left}\" is more than this act takes"),
    });
    Parsed {
        values,
        said,
        asked: None,
        candidates: Vec::new(),
        token: text.len(),
        token_end: text.len(),
        fault,
        fits_several: false,
    }
}

impl<'a> Parsed<'a> {
    fn asking(
        context: &Context,
        fields: &'a [Field],
        index: usize,
        mut values: Values,
        at: usize,
        typed: Option<(&str, String)>,
    ) -> Parsed<'a> {
        let field = fields.get(index);
        let token = typed.as_ref().map_or("", |(token, _)| token);
        let candidates = field.map_or_else(Vec::new, |field| {
            fields::candidates(context, field.kind, &values, token)
        });
        let token_end = at + token.len();
        let by_words = field.is_some_and(|field| field.kind.is_named_by_words());
        let fits_several = by_words && !token.is_empty() && candidates.len() > 1;
        let fault = typed.filter(|_| candidates.is_empty()).map(|(_, fault)| fault);
        values.0.resize(fields.len(), None);
        Parsed {
            values,
            said: index,
            asked: field,
            candidates,
            token: at,
            token_end,
            fault,
            fits_several,
        }
    }

    fn rest_by_default(
        context: &Context,
        fields: &'a [Field],
        from: usize,
        mut values: Values,
        (token, token_end): (usize, usize),
        asked: &'a Field,
        candidates: Vec<Candidate>,
    ) -> Parsed<'a> {
        for field in fields.iter().skip(from) {
            let default = fields::default_of(context, field, &values);
            values.0.push(default);
        }
        Parsed {
            values,
            said: from,
            asked: Some(asked),
            candidates,
            token,
            token_end,
            fault: None,
            fits_several: false,
        }
    }
}
