//! What may be typed for each kind of field: the token taken, what it stands for, what else could stand there.

use chrono::NaiveTime;

use crate::meeting::{self, About, ItemNo, Meeting, Person, PersonId};
use crate::terms::SeatId;
use crate::ui::choices::{self, Gives, choices};
use crate::ui::describe;

use super::act_text;
use super::acts::{life, put_right};
use super::command::{Context, Field, FieldKind, Value, Values};
use super::matters::{decided, is_open, items, lettered, open_parts, parts, refusal, verbs};
use super::{settling, table, which};

/// Something that may stand for a field.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    pub value: Value,
    /// What is put on the line: no spaces.
    pub token: String,
    pub label: String,
    /// Beside the label: why it stands here, or what it means.
    pub hint: String,
}

/// The commands that begin with, or mean, what was typed; what the guide
/// offers first; those that make no sense now say why and come last.
pub fn commands(context: &Context, typed: &str) -> Vec<Candidate> {
    let typed = typed.trim_start_matches('/').to_lowercase();
    let next = settling::lines(context);
    let mut found: Vec<(bool, usize, usize, Candidate)> = table::COMMANDS
        .iter()
        .filter(|command| !command.name.is_empty() && command.belongs(context))
        .filter_map(|command| {
            let rank = if command.name.starts_with(&typed) {
                0
            } else if command.synonyms.iter().any(|synonym| synonym.starts_with(&typed)) {
                1
            } else if command.label.to_lowercase().contains(&typed) || command.help.to_lowercase().contains(&typed) {
                2
            } else {
                return None;
            };
            let why_not = command.possible(context).err();
            let key = table::key_of(command, context.place).map_or(String::new(), |key| format!("{key}  "));
            let hint = why_not
                .clone()
                .map_or_else(|| format!("{key}{}", command.help), |why| format!("not now: {why}"));
            let candidate = Candidate {
                value: Value::Words(command.name.into()),
                token: command.name.into(),
                label: command.name.into(),
                hint,
            };
            let is_next = |line: &String| line.split_whitespace().next() == Some(command.name);
            let place = next.iter().position(is_next).unwrap_or(next.len());
            Some((why_not.is_some(), rank, place, candidate))
        })
        .collect();
    found.sort_by_key(|(not_now, rank, place, _)| (*not_now, *rank, *place));
    found.into_iter().map(|(_, _, _, candidate)| candidate).collect()
}

/// The token at the start of `rest`; of a choice that is a few words, those words, as far as they are typed.
pub fn token_at<'t>(context: &Context, kind: FieldKind, so_far: &Values, rest: &'t str) -> &'t str {
    use FieldKind::{Answer, Body, Deputy, Ground, InterestKind, MemberHere, Office};
    use FieldKind::{Owner, Person, PersonConflicted, PersonHere, Rung, Verb};
    let rest = if kind == Owner {
        act_text::before_another(rest)
    } else {
        rest
    };
    let token = token_of(kind, rest);
    if matches!(
        kind,
        Person | PersonHere | MemberHere | PersonConflicted | Deputy | Owner
    ) {
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        let word = word.trim_end_matches(',');
        return match meeting::person_by_id(context.on_screen(), word) {
            // As the program wrote it, whatever words come behind it.
            Some(person) if person.id.0 == word || word.contains(|c: char| c.is_ascii_digit()) => word,
            Some(_) | None => meeting::name_at_start(context.on_screen(), rest).unwrap_or(token),
        };
    }
    if kind.is_named_by_words() {
        return which::named_at_start(&candidates(context, kind, so_far, ""), rest).unwrap_or(token);
    }
    if kind == FieldKind::Concerned {
        return rest.trim_end();
    }
    if kind == Verb
        && let Some(refusal) = refusal(rest)
    {
        return refusal;
    }
    if kind == Ground && candidates(context, kind, so_far, token).is_empty() {
        return rest.trim_end();
    }
    // A question in its own words, as it stands on the screen.
    let names = |id: &str| id.starts_with(&token.to_lowercase());
    if kind == FieldKind::Question && !context.on_screen().terms.questions.iter().any(|known| names(&known.id)) {
        return rest.trim_end();
    }
    if !matches!(kind, Answer | Body | Ground | InterestKind | Office | Rung | Verb)
        || token.len() == rest.trim_end().len()
    {
        return token;
    }
    let typed = rest.trim_end().to_ascii_lowercase();
    let words = candidates(context, kind, so_far, "").into_iter().filter_map(|choice| {
        let label = choice.label.to_ascii_lowercase();
        let ends = |behind: &str| behind.chars().next().is_none_or(|c| c.is_whitespace() || c == ',');
        match typed.strip_prefix(&label) {
            Some(behind) if ends(behind) => Some(label.len()),
            Some(_) => None,
            None => label.starts_with(&typed).then_some(typed.len()),
        }
    });
    let longest = words.max().unwrap_or(0).max(token.len());
    rest.get(..longest).unwrap_or(token)
}

/// Whether what could name something here is rather one of the few things that the next field takes: "voted against".
pub fn is_of_next(context: &Context, next: &Field, rest: &str, token: &str) -> bool {
    let few = || candidates(context, next.kind, &Values::default(), "");
    let its = matches!(next.kind, FieldKind::OneOf(_)).then(|| which::named_at_start(&few(), rest).map(str::len));
    its.flatten().is_some_and(|its| its >= token.len())
}

/// The token at the start of `rest`, without a comma behind it. A person's letters end where digits begin, so that "rw1012" is somebody at a time.
pub fn token_of(kind: FieldKind, rest: &str) -> &str {
    let mut end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    while kind == FieldKind::Abouts && rest.get(..end).is_some_and(|list| list.ends_with(',')) {
        // "6, 7" is one list.
        let behind = rest.get(end..).unwrap_or_default();
        let next = behind.trim_start();
        if !next.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        end += behind.len() - next.len() + next.find(char::is_whitespace).unwrap_or(next.len());
    }
    let token = rest.get(..end).unwrap_or_default().trim_end_matches(',');
    match kind {
        FieldKind::Verb => token.split(',').next().unwrap_or(token),
        FieldKind::Person
        | FieldKind::Owner
        | FieldKind::PersonHere
        | FieldKind::MemberHere
        | FieldKind::PersonConflicted
        | FieldKind::Deputy => {
            let letters = token
                .find(|c: char| c.is_ascii_digit())
                .filter(|at| *at > 0 && !token.contains('-'));
            token.get(..letters.unwrap_or(token.len())).unwrap_or(token)
        }
        FieldKind::Date => meeting::date_at_start(rest).unwrap_or(token),
        FieldKind::Time if token == "before" => {
            let words = rest.splitn(4, ' ').take(3).map(str::len).sum::<usize>() + 2;
            rest.get(..words.min(rest.len())).unwrap_or(rest)
        }
        _ => token,
    }
}

/// Whether a token that does not fit was plainly meant for a field of this kind: 31/4 is no date, and no word either; what
/// fits several of them is one of those.
pub fn is_meant(context: &Context, kind: FieldKind, so_far: &Values, token: &str) -> bool {
    let made_of = |mark: char| {
        token.starts_with(|c: char| c.is_ascii_digit())
            && token.contains(mark)
            && token.chars().all(|c| c.is_ascii_digit() || c == mark)
    };
    match kind {
        FieldKind::Date => made_of('/'),
        FieldKind::Time => made_of(':'),
        FieldKind::Count => token.contains(|c: char| c.is_ascii_digit()),
        _ => kind.is_named_by_words() && !candidates(context, kind, so_far, token).is_empty(),
    }
}

/// What the field is when nothing is typed.
pub fn default_of(context: &Context, field: &Field, so_far: &Values) -> Option<Value> {
    match field.kind {
        // Where all of several are decided, nobody takes the first of them up again without saying so.
        FieldKind::Part => match open_parts(context).as_slice() {
            [about, rest @ ..] if rest.is_empty() || is_open(context, about) => {
                Some(Value::Abouts(vec![about.clone()]))
            }
            _ => None,
        },
        FieldKind::Decided if field.optional => {
            let so_far = decided(context.on_screen(), "");
            let of_shown = |known: &&Candidate| match &known.value {
                Value::Abouts(abouts) => abouts.iter().any(|about| context.shown == Some(&about.item)),
                _ => false,
            };
            // What is said in private, or at a private item, of an item in public would be told in public: it is named.
            let here = context.item().and_then(|item| context.on_screen().item(item));
            let in_private = context.on_screen().excluded() || here.is_some_and(|item| item.private);
            let any = so_far.first().filter(|_| !in_private);
            let last = so_far.iter().find(of_shown).or(any);
            last.map(|last| last.value.clone())
        }
        // Nobody has an interest in the item at which interests are declared.
        FieldKind::Abouts if context.item().is_some_and(|item| is_standing(context, item)) => None,
        FieldKind::Abouts | FieldKind::Item if field.optional => {
            context.item().map(|item| Value::Abouts(vec![About::item(item)]))
        }
        FieldKind::Span if field.optional => Some(Value::Words("meeting".into())),
        FieldKind::Verb if field.optional => candidates(context, field.kind, so_far, "")
            .into_iter()
            .next()
            .map(|candidate| candidate.value),
        _ => None,
    }
}

fn is_standing(context: &Context, item: &ItemNo) -> bool {
    let state = context.on_screen().item(item);
    state.is_some_and(|state| state.item.standing.is_some())
}

/// What is meant where `token` is the field behind this one already: figures alone count the hands of the organisation
/// that the guide calls.
pub fn passed_over(context: &Context, kind: FieldKind, token: &str) -> Option<Value> {
    let figures = kind == FieldKind::Body && token.starts_with(|letter: char| letter.is_ascii_digit());
    let called = choices::called_to_count(context).filter(|_| figures)?;
    Some(Value::Words(called.clone()))
}

/// What `token` stands for.
///
/// # Errors
/// Says what may stand there instead.
pub fn value_of(context: &Context, kind: FieldKind, so_far: &Values, token: &str) -> Result<Value, String> {
    let meeting = context.on_screen();
    match kind {
        // Which one that is says the act: it knows first letters too.
        FieldKind::Words | FieldKind::Nature | FieldKind::Concerned => Ok(Value::Words(token.into())),
        FieldKind::Count => meeting::parse_count(token).map(Value::Count),
        FieldKind::Time => meeting::parse_time(token, context.now, context.history).map(Value::Time),
        FieldKind::Date => meeting::parse_date(token, meeting.created.date)
            .map(Value::Date)
            .ok_or_else(|| format!("\"{token}\" is not a date: 3/12, fri, 3-Dec-2026")),
        FieldKind::Abouts | FieldKind::Item | FieldKind::Part => match lettered(context, token) {
            Some(about) if kind == FieldKind::Part => Ok(Value::Abouts(vec![about])),
            Some(_) | None => match (meeting::parse_abouts(meeting, token), items(meeting, token).as_slice()) {
                (Err(_), found @ [_, ..]) if kind == FieldKind::Item => which::one(found, token),
                (abouts, _) => abouts.map(Value::Abouts),
            },
        },
        FieldKind::InterestKind if candidates(context, kind, so_far, token).is_empty() => {
            let kinds = candidates(context, kind, so_far, "")
                .into_iter()
                .map(|known| known.token);
            let kinds = kinds.collect::<Vec<_>>().join(", ");
            Err(format!("The kind comes first: {kinds}; then what it is"))
        }
        FieldKind::SeatAway if candidates(context, kind, so_far, token).is_empty() => {
            let here = candidates(context, FieldKind::Seat, so_far, token);
            Err(here.first().map_or_else(
                || format!("nothing here begins with \"{token}\""),
                |seat| format!("{} is here: mark them away first, then name the deputy", seat.hint),
            ))
        }
        FieldKind::Deputy if candidates(context, kind, so_far, token).is_empty() => {
            let named = meeting::find_person(meeting, token).into_iter().next();
            Err(named.map_or_else(
                || format!("no deputy's name begins with \"{token}\""),
                |person| format!("{} is nobody's deputy.", meeting.name(&person)),
            ))
        }
        FieldKind::Question => {
            let found = candidates(context, kind, so_far, token);
            which::question(&found, &context.derived.reading_ids(), token)
        }
        // A ground of one's own is more than a word: one that begins none of the list is a slip.
        FieldKind::Ground if token.contains(' ') && candidates(context, kind, so_far, token).is_empty() => {
            Ok(Value::Words(token.into()))
        }
        FieldKind::Verb if refusal(token).is_some() && candidates(context, kind, so_far, token).is_empty() => {
            Ok(Value::Words(token.to_lowercase()))
        }
        FieldKind::Minutes if life::is_named(context, token) => Ok(Value::Words(token.into())),
        FieldKind::PersonHere
            if meeting::person_by_id(meeting, token).is_some_and(|person| !meeting.is_here(&person.id)) =>
        {
            let person = meeting::person_by_id(meeting, token);
            let name = person.map_or_else(|| token.into(), |person| meeting.name(&person.id));
            Err(format!("{name} is not here"))
        }
        _ if kind.is_named_by_words() => match candidates(context, kind, so_far, token).as_slice() {
            [] => Err(begins_nothing(&candidates(context, kind, so_far, ""), token)),
            found => which::one(found, token),
        },
        _ => {
            let found = candidates(context, kind, so_far, token);
            let exact = found.iter().find(|candidate| {
                candidate.token.eq_ignore_ascii_case(token) || candidate.label.eq_ignore_ascii_case(token)
            });
            exact
                .or(found.first())
                .map(|candidate| candidate.value.clone())
                .ok_or_else(|| begins_nothing(&candidates(context, kind, so_far, ""), token))
        }
    }
}

/// Says what could stand there, where that is said in a line.
fn begins_nothing(all: &[Candidate], token: &str) -> String {
    let labels: Vec<&str> = all.iter().map(|candidate| candidate.label.as_str()).collect();
    let labels = labels.join(", ");
    match labels.chars().count() {
        1..=160 => format!("nothing here begins with \"{token}\"; there is: {labels}"),
        _ => format!("nothing here begins with \"{token}\""),
    }
}

/// What may stand for the field, best first, narrowed by what is typed.
pub fn candidates(context: &Context, kind: FieldKind, so_far: &Values, typed: &str) -> Vec<Candidate> {
    let meeting = context.on_screen();
    match kind {
        FieldKind::Words | FieldKind::Time | FieldKind::Date | FieldKind::Count => Vec::new(),
        FieldKind::Person | FieldKind::Owner => people(meeting, typed, |_| true),
        FieldKind::PersonHere => people(meeting, typed, |person| meeting.is_here(&person.id)),
        FieldKind::MemberHere => {
            let found = people(meeting, typed, |person| {
                meeting.is_here(&person.id) && !meeting.seats_of(&person.id).is_empty()
            });
            // Somebody else it was all the same: what that is worth is for the rules to say.
            match found.is_empty() && !typed.is_empty() {
                true => people(meeting, typed, |_| true),
                false => found,
            }
        }
        FieldKind::Deputy => people(meeting, typed, |person| {
            let known = meeting.attendance_of(&person.id);
            known.is_some_and(|known| known.deputy_for.is_some())
        }),
        FieldKind::PersonConflicted => {
            let mut found = people(meeting, typed, |_| true);
            let declared =
                |candidate: &Candidate| matches!(&candidate.value, Value::Person(id) if declared(meeting, id));
            found.sort_by_key(|candidate| !declared(candidate));
            found
        }
        FieldKind::Seat => seats(meeting, typed, |_| true),
        FieldKind::SeatAway => seats(meeting, typed, |seat| {
            meeting.occupant(seat).is_none_or(|who| !meeting.is_here(&who))
        }),
        FieldKind::Voter => {
            let vote = put_right::meant(context, None).ok();
            let voters = vote.map_or_else(Vec::new, |vote| meeting.vote_result(vote).electorate);
            seats(meeting, typed, |seat| {
                voters.iter().any(|elector| &elector.seat == seat)
            })
        }
        FieldKind::Holder => put_right::holders(context, typed),
        FieldKind::Abouts | FieldKind::Item => items(meeting, typed),
        FieldKind::Part => parts(context, typed),
        FieldKind::Decided => decided(meeting, typed),
        FieldKind::Verb => verbs(context, so_far, typed),
        FieldKind::VoteWay => choices(typed, Gives::Token, choices::vote_ways(context)),
        FieldKind::Rung => choices(typed, Gives::Label, choices::rungs(meeting)),
        FieldKind::InterestKind => choices(typed, Gives::Token, choices::interest_kinds()),
        FieldKind::Office => choices(typed, Gives::Label, choices::elected_offices(meeting)),
        FieldKind::Question => choices(typed, Gives::Token, choices::questions(context)),
        FieldKind::Answer => choices(typed, Gives::Label, choices::answers(meeting, &so_far_question(so_far))),
        FieldKind::Span => choices(
            typed,
            Gives::Token,
            [
                ("meeting", "for this meeting"),
                ("decision", "for this decision"),
                ("terms", "until the terms are changed"),
            ]
            .map(|(token, label)| (token.to_string(), label.to_string(), String::new()))
            .to_vec(),
        ),
        FieldKind::Ground => choices(typed, Gives::Label, choices::grounds(meeting)),
        // Figures behind an organisation are the count: none of them is an organisation by its place in the list.
        FieldKind::Body if typed.starts_with(|letter: char| letter.is_ascii_digit()) => Vec::new(),
        FieldKind::Body => choices(typed, Gives::Label, choices::counted_bodies(context, typed)),
        FieldKind::Concerned => choices::concerned(meeting, typed),
        FieldKind::Remedy => choices(typed, Gives::Token, choices::remedies(meeting)),
        FieldKind::Minutes => choices(typed, Gives::Token, life::choices(context)),
        FieldKind::Recorded => choices::recorded(context, typed),
        FieldKind::Voted => put_right::candidates(context, typed),
        FieldKind::Nature => choices::natures(meeting, so_far),
        FieldKind::Registered => choices::registered(context, typed),
        FieldKind::OpenAction => choices::open_actions(meeting, typed),
        FieldKind::Entry => choices::entries(context, typed),
        FieldKind::OneOf(options) => choices(
            typed,
            Gives::Token,
            options
                .iter()
                .map(|(token, label)| ((*token).into(), (*label).into(), String::new()))
                .collect(),
        ),
    }
}

fn so_far_question(so_far: &Values) -> String {
    so_far
        .0
        .iter()
        .rev()
        .flatten()
        .find_map(|value| match value {
            Value::Words(words) => Some(words.clone()),
            _ => None,
        })
        .unwrap_or_default()
}

fn declared(meeting: &Meeting, person: &PersonId) -> bool {
    meeting.interests.iter().any(|state| &state.interest.person == person)
}

fn people(meeting: &Meeting, typed: &str, wanted: impl Fn(&Person) -> bool) -> Vec<Candidate> {
    let found = match (typed.is_empty(), meeting::person_by_id(meeting, typed)) {
        (true, _) => meeting.people.iter().map(|person| person.id.clone()).collect(),
        // Somebody whom the program named is nobody else who would fit.
        (false, Some(person)) if !wanted(person) => Vec::new(),
        (false, _) => meeting::find_person(meeting, typed),
    };
    found
        .iter()
        .filter_map(|id| meeting.person(id))
        .filter(|person| wanted(person))
        .map(|person| Candidate {
            value: Value::Person(person.id.clone()),
            token: person.id.to_string(),
            label: person.name.clone(),
            hint: describe::person_now(meeting, &person.id),
        })
        .collect()
}

pub fn seats(meeting: &Meeting, typed: &str, wanted: impl Fn(&SeatId) -> bool) -> Vec<Candidate> {
    let typed_lower = typed.to_lowercase();
    let by_person = match (typed.is_empty(), meeting::person_by_id(meeting, typed)) {
        (true, _) => Vec::new(),
        (false, Some(person)) => vec![person.id.clone()],
        (false, None) => meeting::find_person(meeting, typed),
    };
    let exact = meeting.terms.all_seats().iter().any(|seat| seat.id.0 == typed_lower);
    meeting
        .terms
        .all_seats()
        .into_iter()
        .filter(|seat| wanted(&seat.id))
        // The marked row's own seat is no beginning of somebody's name.
        .filter(|seat| !exact || seat.id.0 == typed_lower)
        .filter(|seat| {
            typed.is_empty()
                || seat.id.0.starts_with(&typed_lower)
                || seat.title.to_lowercase().contains(&typed_lower)
                || meeting.occupant(&seat.id).is_some_and(|who| by_person.contains(&who))
                || meeting
                    .member_of(&seat.id)
                    .is_some_and(|who| by_person.contains(&who.id))
        })
        .map(|seat| Candidate {
            value: Value::Seat(seat.id.clone()),
            token: seat.id.to_string(),
            label: format!("{}, {}", seat.title, seat.body),
            hint: meeting
                .occupant(&seat.id)
                .and_then(|id| meeting.person(&id))
                .map_or_else(|| "nobody yet".into(), |person| person.name.clone()),
        })
        .collect()
}

/// "10:42".
pub fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}
