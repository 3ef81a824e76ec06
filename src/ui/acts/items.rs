//! The agenda: taking, adding, changing, deferring; recommendations; actions.

use crate::meeting::{self, Action, Event, Item, ItemNo, Meeting, Part, PersonId, Phase};

use super::plan;
use crate::ui::command::{Context, Place, Plan, Then, Values};
use crate::ui::{describe, settling};

/// Takes an item, in any order.
pub fn take(context: &Context, values: &Values) -> Result<Plan, String> {
    let item = values.about(0).ok_or("Which item?")?.item;
    if context.meeting().phase == Phase::Closed {
        return Ok(look_at(context, item));
    }
    Ok(plan(context, vec![Event::ItemTaken { item }])
        .effect(values.time(1))
        .then(Then::Go(Place::Item)))
}

/// An item on the screen without taking it: its texts can be written, and what was forgotten recorded. Nothing is
/// recorded by looking.
pub fn look(context: &Context, values: &Values) -> Result<Plan, String> {
    Ok(look_at(context, values.about(0).ok_or("Which item?")?.item))
}

fn look_at(context: &Context, item: ItemNo) -> Plan {
    let meeting = context.meeting();
    let title = meeting
        .item(&item)
        .map_or("", |state| describe::item_title(meeting, state));
    Plan::record(format!("Item {item}, {title}, is shown; it is not taken"), vec![]).then(Then::Look(item))
}

/// A new item, last; its words may carry presenter, minutes and paper as an agenda does.
pub fn add(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let (title, reason) = (values.words(0), values.words(1));
    let mut item = meeting::parse_item(&title);
    if item.title.is_empty() {
        return Err("What is the item called?".into());
    }
    let numbered = title.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if !numbered || item.number.0.is_empty() {
        item.number = next_number(meeting);
    }
    let reason = Some(reason).filter(|reason| !reason.is_empty());
    Ok(plan(
        context,
        vec![Event::ItemAdded {
            item,
            after: None,
            reason,
        }],
    ))
}

/// Urgent business in between: numbered 8A after item 8, with the chair's reason.
pub fn urgent(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let after = meeting
        .current
        .clone()
        .ok_or("Urgent business comes after an item that is being taken.")?;
    let base: String = after.0.chars().take_while(char::is_ascii_digit).collect();
    let number = ('A'..='Z')
        .map(|letter| ItemNo(format!("{base}{letter}")))
        .find(|number| meeting.item(number).is_none())
        .ok_or("There is no letter left after that number.")?;
    let item = Item {
        number,
        title: values.words(0),
        ..Item::default()
    };
    if item.title.is_empty() {
        return Err("What is the item called?".into());
    }
    let reason = Some(values.words(1)).filter(|reason| !reason.is_empty());
    Ok(plan(
        context,
        vec![Event::ItemAdded {
            item,
            after: Some(after),
            reason,
        }],
    ))
}

fn next_number(meeting: &Meeting) -> ItemNo {
    let used = meeting.items.iter().filter_map(|state| {
        state
            .item
            .number
            .0
            .split(|c: char| !c.is_ascii_digit())
            .next()?
            .parse::<u32>()
            .ok()
    });
    ItemNo((used.max().unwrap_or(0) + 1).to_string())
}

fn changed(context: &Context, values: &Values, change: impl FnOnce(&mut Item)) -> Result<Plan, String> {
    let number = values.about(0).ok_or("Which item?")?.item;
    let mut item = context
        .meeting()
        .item(&number)
        .ok_or("That item is not on the agenda.")?
        .item
        .clone();
    change(&mut item);
    Ok(plan(context, vec![Event::ItemChanged { item }]))
}

/// Another title.
pub fn title(context: &Context, values: &Values) -> Result<Plan, String> {
    changed(context, values, |item| item.title = values.words(1))
}

/// Who presents it; "nobody" takes the name back.
pub fn lead(context: &Context, values: &Values) -> Result<Plan, String> {
    let typed = values.words(1);
    let meeting = context.meeting();
    // "moss" is Mrs Moss where nobody else is meant.
    let meant = match (
        meeting.person_named(&typed),
        meeting::find_person(meeting, &typed).as_slice(),
    ) {
        (None, [only]) => meeting.person(only).map(|person| person.name.clone()),
        _ => None,
    };
    let who = Some(meant.unwrap_or(typed)).filter(|who| !who.eq_ignore_ascii_case("nobody"));
    changed(context, values, |item| item.presenter = who)
}

/// The paper's reference.
pub fn paper(context: &Context, values: &Values) -> Result<Plan, String> {
    changed(context, values, |item| item.paper = Some(values.words(1)))
}

/// One organisation only: the class and scope where the terms make a difference of it. "all" takes it back.
pub fn concerns(context: &Context, values: &Values) -> Result<Plan, String> {
    let body = values.words(1);
    let meeting = context.meeting();
    let known = match body.as_str() {
        "all" => None,
        body => Some(organisation(meeting, body)?),
    };
    let says = known.as_ref().map_or_else(
        || "is a matter of all organisations".to_owned(),
        |body| format!("is a matter of {body} alone"),
    );
    let number = values.about(0).ok_or("Which item?")?.item;
    let mut made = changed(context, values, |item| concern(meeting, item, known))?;
    made.says = format!("Item {number} {says}");
    Ok(made)
}

/// The item becomes one of this organisation only, or of all.
pub(in crate::ui) fn concern(meeting: &Meeting, item: &mut Item, organisation: Option<String>) {
    let single = meeting
        .terms
        .decisions
        .iter()
        .find(|decision| decision.class.starts_with("single"));
    item.class = organisation.as_ref().and(single.map(|decision| decision.class.clone()));
    item.concerns = organisation.into_iter().collect();
}

/// The one organisation that is meant: by its name, the beginning of it or its first letters ("nee").
pub(in crate::ui) fn organisation(meeting: &Meeting, typed: &str) -> Result<String, String> {
    let all: Vec<&str> = meeting.terms.bodies.iter().map(|known| known.name.as_str()).collect();
    let typed = crate::terms::slug(typed);
    let initials = |slug: &str| {
        slug.split('-')
            .filter_map(|word| word.chars().next())
            .collect::<String>()
    };
    let meant = |fits: &dyn Fn(&str) -> bool| -> Vec<&str> {
        let fits = |name: &&str| fits(&crate::terms::slug(name));
        all.iter().copied().filter(fits).collect()
    };
    // "NHS North East Essex CCG".
    let within = format!("-{typed}-");
    let ways: [&dyn Fn(&str) -> bool; 4] = [
        &|slug| slug == typed,
        &|slug| slug.starts_with(&typed),
        &|slug| initials(slug) == typed,
        &|slug| within.contains(&format!("-{slug}-")),
    ];
    let found = ways.iter().map(|fits| meant(*fits)).find(|found| !found.is_empty());
    match found.as_deref() {
        Some([one]) if !typed.is_empty() => Ok((*one).to_owned()),
        Some(_) | None => Err(format!("Which one: {}, or all?", all.join(", "))),
    }
}

/// To be taken in private, on a ground; "no" takes it back.
pub fn private(context: &Context, values: &Values) -> Result<Plan, String> {
    let ground = values.words(1);
    changed(context, values, |item| {
        item.private = Some(ground.clone()).filter(|ground| ground != "no")
    })
}

/// Another place in the order; the number stays.
pub fn put_after(context: &Context, values: &Values) -> Result<Plan, String> {
    let item = values.about(0).ok_or("Which item?")?.item;
    let after = values.about(1).map(|about| about.item);
    Ok(plan(context, vec![Event::ItemMoved { item, after }]))
}

/// Deferred, with the reason: an item, or one of its recommendations.
pub fn defer(context: &Context, values: &Values) -> Result<Plan, String> {
    let about = values.about(0).ok_or("Which item?")?;
    let (meeting, reason) = (context.meeting(), values.words(1));
    let parts = meeting.parts_of(&about.item);
    let one_of_many = about.part.is_some() && parts.len() > 1;
    let event = match one_of_many {
        true => Event::DecisionTaken {
            wording: Some(reason.clone())
                .filter(|reason| !reason.is_empty())
                .unwrap_or_else(|| meeting.wording_of(&about)),
            about,
            verb: "deferred".into(),
            amended: false,
            endings: Box::default(),
        },
        false => Event::ItemDeferred {
            item: about.item,
            reason,
        },
    };
    let mut put_off = plan(context, vec![event]);
    let decided = || parts.iter().filter(|part| !meeting.is_undecided(part));
    if let (false, Some(first)) = (one_of_many, decided().next().filter(|_| parts.len() > 1)) {
        let open = parts.iter().find(|part| meeting.is_undecided(part)).unwrap_or(first);
        let alone = settling::token(open);
        put_off.says.push_str(&format!(
            ", all of it, though {first} is decided: /defer {alone} puts off {open} alone"
        ));
    }
    // A tie on it is settled with this: there is no vote to look at any more.
    Ok(match context.place {
        Place::Vote => put_off.then(Then::Go(Place::Item)),
        _ => put_off,
    })
}

/// Withdrawn, with the reason.
pub fn drop(context: &Context, values: &Values) -> Result<Plan, String> {
    let item = values.about(0).ok_or("Which item?")?.item;
    Ok(plan(
        context,
        vec![Event::ItemWithdrawn {
            item,
            reason: values.words(1),
        }],
    ))
}

/// One more recommendation of an item.
pub fn part(context: &Context, values: &Values) -> Result<Plan, String> {
    let item = values.about(0).ok_or("Of which item?")?.item;
    let state = context.meeting().item(&item).ok_or("That item is not on the agenda.")?;
    let label = ('a'..='z')
        .map(String::from)
        .find(|label| !state.letters.contains_key(label))
        .ok_or("There is no letter left.")?;
    let wording = values.words(1);
    if wording.is_empty() {
        return Err("What is recommended?".into());
    }
    Ok(plan(
        context,
        vec![Event::PartAdded {
            item,
            part: Part { label, wording },
        }],
    ))
}

/// A recommendation is taken off an item, as long as nothing was decided on it. The others keep their letters.
pub fn strike(context: &Context, values: &Values) -> Result<Plan, String> {
    let about = values.about(0).ok_or("Which recommendation?")?;
    let meeting = context.meeting();
    let state = meeting.item(&about.item).ok_or("That item is not on the agenda.")?;
    let mut item = state.item.clone();
    item.parts.retain(|part| Some(&part.label) != about.part.as_ref());
    if item.parts.len() == state.item.parts.len() {
        return Err(format!(
            "Which one? The recommendations of item {} have letters.",
            about.item
        ));
    }
    if !meeting.is_undecided(&about) {
        return Err(format!(
            "Something was decided on {about}: it stays. F8 or /withdraw takes back what was decided."
        ));
    }
    Ok(plan(context, vec![Event::ItemChanged { item }]))
}

/// An action: owner, due date, words.
pub fn action(context: &Context, values: &Values) -> Result<Plan, String> {
    let meeting = context.meeting();
    let first = values.person(0).ok_or("Whose action?")?;
    let (owner, words) = owners(meeting, &first, &values.words(2));
    let joint = owner != first.0;
    // Behind the last of several owners.
    let (due, words) = match meeting::date_at_start(&words).filter(|_| joint) {
        Some(token) => {
            let rest = words
                .get(token.len()..)
                .unwrap_or_default()
                .trim_start_matches([',', ' ']);
            (meeting::parse_date(token, meeting.created.date), rest.to_owned())
        }
        None => (values.date(1), words),
    };
    if words.is_empty() {
        return Err("What is to be done?".into());
    }
    let mut action = Action {
        number: 0,
        words,
        owner,
        due,
        item: context.item().cloned(),
        agreed: meeting.created.date,
        private: false,
    };
    let as_public = Event::ActionAgreed(action.clone());
    action.private = context.desk().is_private(&as_public, None);
    action.number = meeting.next_action(action.private);
    let guessed = due.is_some() && due == meeting::parse_date("next meeting", meeting.created.date);
    let mut made = plan(context, vec![Event::ActionAgreed(action)]);
    if guessed {
        // Nobody told the program when the next meeting is.
        made.says
            .push_str(" (the day the next meeting would be: the same weekday, next month)");
    }
    Ok(made)
}

/// Whose action it is, and the words behind: "and am write to them" makes it Dr Mehta's as well. Of several the names are
/// kept, of one the id. Behind a comma or a stroke only a whole name is another owner: "tr, do it" is Mr Rooke's alone.
fn owners(meeting: &Meeting, first: &PersonId, words: &str) -> (String, String) {
    let (more, rest) = more_owners(meeting, words);
    let owners = [vec![first.clone()], more].concat();
    let names: Vec<String> = owners.iter().map(|owner| meeting.name(owner)).collect();
    match names.as_slice() {
        [before @ .., last] if !before.is_empty() => (format!("{} and {last}", before.join(", ")), rest.to_owned()),
        [..] => (first.0.clone(), rest.to_owned()),
    }
}

/// What stands behind the owners of an action that come after its first.
pub fn behind_owners<'a>(meeting: &Meeting, words: &'a str) -> &'a str {
    more_owners(meeting, words).1
}

fn more_owners<'a>(meeting: &Meeting, words: &'a str) -> (Vec<PersonId>, &'a str) {
    let mut owners = Vec::new();
    let mut rest = words;
    loop {
        let joined = rest.strip_prefix("and ").or_else(|| rest.strip_prefix("& "));
        let listed = rest.strip_prefix([',', '/']).map(str::trim_start);
        let listed = listed.map(|behind| behind.strip_prefix("and ").unwrap_or(behind));
        let Some(behind) = joined.or(listed) else { break };
        let word = behind.split([' ', ',', '/', ':']).next().unwrap_or_default();
        let token = meeting::name_at_start(meeting, behind).unwrap_or(word);
        let mut found = meeting::find_person(meeting, token);
        found.retain(|person| joined.is_some() || token.contains(' ') || is_whole_name(meeting, person, token));
        let [person] = found.as_slice() else { break };
        owners.push(person.clone());
        rest = behind.get(token.len()..).unwrap_or_default().trim_start();
    }
    (owners, rest.trim_start_matches([',', ':', ' ']))
}

/// Whether this is somebody's initials or one of their names, to its last letter.
fn is_whole_name(meeting: &Meeting, person: &PersonId, token: &str) -> bool {
    let person = meeting.person(person);
    person.is_some_and(|person| {
        let mut names = person.name.split_whitespace();
        person.id.0 == token
            || person.initials().eq_ignore_ascii_case(token)
            || names.any(|name| meeting::same_name(name, token))
    })
}

/// The date of an action of this meeting, in the place of the one that it had or had not.
pub fn due(context: &Context, values: &Values) -> Result<Plan, String> {
    let number = values
        .number(0)
        .and_then(|n| u16::try_from(n).ok())
        .ok_or("Which action?")?;
    let date = values.date(1).ok_or("By when?")?;
    let mut actions = context.meeting().actions.iter();
    let known = actions.find(|known| known.action.number == number);
    let known = known.ok_or_else(|| format!("There is no action {number}."))?;
    let Some(when) = &known.when else {
        return Err(format!(
            "Action {number} was agreed at an earlier meeting: /update records what is said of it now."
        ));
    };
    let action = Action {
        due: Some(date),
        ..known.action.clone()
    };
    let events = vec![Event::Replaced {
        seq: when.seq,
        with: Box::new(Event::ActionAgreed(action)),
        effect: None,
        reason: None,
    }];
    Ok(Plan::record(
        format!("Action {number} is due on {}", date.format("%-d %B %Y")),
        events,
    ))
}

/// News of an action.
pub fn action_update(context: &Context, values: &Values) -> Result<Plan, String> {
    let number = values
        .number(0)
        .and_then(|n| u16::try_from(n).ok())
        .ok_or("Which action?")?;
    let (note, done) = news_of(&values.words(1));
    if context
        .meeting()
        .actions
        .iter()
        .all(|state| state.action.number != number)
    {
        return Err(format!("There is no action {number}."));
    }
    Ok(plan(
        context,
        vec![Event::ActionUpdated {
            action: number,
            note,
            done,
        }],
    ))
}

/// What was reported, and whether the action is done: "done, the letter went out".
pub(super) fn news_of(words: &str) -> (String, bool) {
    match words.split_at_checked(4) {
        Some((begins, rest)) if begins.eq_ignore_ascii_case("done") => {
            (rest.trim_start_matches([' ', ',', ':', '.']).to_string(), true)
        }
        Some(_) | None => (words.to_string(), false),
    }
}

/// Whom the act names, where it is a person the meeting knows.
pub fn known(meeting: &Meeting, typed: &str) -> Option<PersonId> {
    meeting::find_person(meeting, typed).into_iter().next()
}
