//! The one table of commands. Keys, footer, palette, help and the README's list are made from it, and from nothing else.

use super::acts::committee::{self, between};
use super::acts::{chair, corrections, decisions, interests, items, life, people, sitting, votes};
use super::command::{Command, Field, FieldKind as Kind, Place, Run, Show};

use super::pasted_agenda::Change;
use super::when::{
    adjourned, always, before, closed_vote, going_on, in_item, looking, may_vote, not_closed, open, open_or_closed,
    public_in, public_out, taking, two_texts, voted, voting, voting_by_hands, voting_by_name,
};

use Place::{
    Agenda, Attendance, Committee, Help, Item, Members, Minutes, NewMeeting, Pasted, Settle, Start, Vote, Working,
};

/// The command that this key does here.
pub fn by_key(place: Place, key: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| {
        command
            .keys
            .iter()
            .any(|(there, name)| *there == place && same_key(name, key))
    })
}

/// Letters do the same with and without Shift; nobody has to look at Caps Lock.
fn same_key(name: &str, key: &str) -> bool {
    name.eq_ignore_ascii_case(key)
}

/// The command of this name or synonym.
pub fn by_name(name: &str) -> Option<&'static Command> {
    let name = name.trim_start_matches('/').to_lowercase();
    let named = |command: &&Command| !command.name.is_empty() && command.name == name;
    COMMANDS.iter().find(named).or_else(|| {
        COMMANDS
            .iter()
            .find(|command| command.synonyms.contains(&name.as_str()))
    })
}

/// The key to show for a command here.
pub fn key_of(command: &Command, place: Place) -> Option<&'static str> {
    command
        .keys
        .iter()
        .find(|(there, _)| *there == place)
        .map(|(_, key)| *key)
}

/// What has a key here, in the table's order.
pub fn at(place: Place) -> impl Iterator<Item = (&'static str, &'static Command)> {
    COMMANDS
        .iter()
        .filter_map(move |command| key_of(command, place).map(|key| (key, command)))
}

/// Every act with its name, its key while an item is taken, and what it does: the README's list, as Markdown.
pub fn markdown() -> String {
    let mut out = String::from("| act | key | what it does |\n| --- | --- | --- |\n");
    let named = |command: &&Command| !command.name.is_empty();
    let row = |command: &Command, place| {
        let key = key_of(command, place).map_or(String::new(), |key| format!("`{key}`"));
        format!(
            "| `/{}` | {key} | {} |\n",
            command.name,
            command.help.replace('|', "\\|")
        )
    };
    let (between, in_meeting): (Vec<&Command>, Vec<&Command>) = COMMANDS
        .iter()
        .filter(named)
        .partition(|command| command.only_between());
    out.extend(in_meeting.into_iter().map(|command| row(command, Item)));
    out.push_str("\nBetween meetings, on the committee's screen (`c` on the first screen):\n\n");
    out.push_str("| act | key | what it does |\n| --- | --- | --- |\n");
    out.extend(between.into_iter().map(|command| row(command, Committee)));
    out
}

const NILS: &[(&str, &str)] = &[
    ("apologies", "no apologies"),
    ("declarations", "no declarations beyond the register"),
    ("matters", "no matters arising"),
    ("questions", "no questions from the public"),
    ("business", "no other business"),
];
const DISSENTS: &[(&str, &str)] = &[
    ("dissent", "dissented"),
    ("against", "voted against"),
    ("abstained", "abstained"),
    ("for", "voted for"),
    ("reservation", "a reservation, in the member's words"),
];
const OUTCOMES: &[(&str, &str)] = &[
    ("as-worked-out", "as worked out"),
    ("carried", "carried"),
    ("lost", "not carried"),
    ("tied", "tied"),
    ("none", "no decision was reached"),
    ("void", "not a valid decision"),
];
const RULINGS: &[(&str, &str)] = &[
    ("stands", "the decision stands"),
    ("does-not-stand", "the decision does not stand"),
];

const REPORTED: &[(&str, &str)] = &[
    ("public", "to the meeting in public"),
    ("private", "in private session"),
];

const PARTS: &[(&str, &str)] = &[("public", "the public minutes"), ("private", "the private minutes")];

const VOTE: Field = Field::may("in which vote, where it is closed (9)", Kind::Voted);

const TIME: Field = Field::may("when (10:12, -5, before item 6)", Kind::Time);

/// A row that records.
macro_rules! act {
    ($name:literal, $synonyms:expr, $label:literal, $help:literal, $keys:expr, $fields:expr, $plan:expr, $when:expr) => {
        Command {
            name: $name,
            synonyms: $synonyms,
            label: $label,
            help: $help,
            keys: $keys,
            run: Run::Act {
                fields: $fields,
                plan: $plan,
            },
            when: $when,
        }
    };
}

/// A row that only shows.
macro_rules! show {
    ($name:literal, $synonyms:expr, $label:literal, $help:literal, $keys:expr, $show:expr, $when:expr) => {
        Command {
            name: $name,
            synonyms: $synonyms,
            label: $label,
            help: $help,
            keys: $keys,
            run: Run::Show($show),
            when: $when,
        }
    };
}

/// Every command, in the order of footers and help.
#[rustfmt::skip]
pub static COMMANDS: &[Command] = &[
    // what opening found
    show!("", &[], "go on", "Goes on to the meeting.", &[(Place::Opening, "Enter")], Show::GoOn, always),
    show!("", &[], "confirm", "Does what the screen says, once somebody has looked: a damaged end is set aside, a safe copy carried on from.", &[(Place::Opening, "y")], Show::SetAside, always),

    // help first: it stands on every screen
    show!("help", &["?"], "help", "What can be done on this screen.",
        &[(Start, "F1"), (NewMeeting, "F1"), (Agenda, "F1"), (Pasted, "F1"), (Members, "F1"), (Attendance, "F1"), (Item, "F1"), (Vote, "F1"), (Settle, "F1"), (Working, "F1"), (Minutes, "F1"), (Committee, "F1")],
        Show::Go(Help), always),
    show!("", &[], "every act", "Lists every act; also / where a word would begin.",
        &[(Item, "Ctrl+Space"), (Vote, "Ctrl+Space"), (Attendance, "Ctrl+Space"), (Agenda, "Ctrl+Space"), (Settle, "Ctrl+Space"), (Committee, "Ctrl+Space")], Show::Palette, always),

    // the start screen
    show!("", &[], "open", "Opens the meeting that is marked.", &[(Start, "Enter")], Show::OpenSelected, always),
    show!("", &[], "new meeting", "Prepares a new meeting.", &[(Start, "n")], Show::NewMeeting, always),
    show!("", &[], "remove", "Removes the marked meeting from the list, while nothing is recorded in it.", &[(Start, "Del")], Show::Remove, always),
    show!("", &[], "practise", "A practice meeting with invented people; nothing of it counts.", &[(Start, "p")], Show::Practise, always),
    show!("", &[], "between meetings", "The committee of the marked meeting, or the one chosen, between its meetings: members, register of interests, apologies ahead, urgent decisions.",
        &[(Start, "c"), (NewMeeting, "Ctrl+O")], Show::Committee, always),
    show!("", &[], "create", "Creates the meeting.", &[(NewMeeting, "F5")], Show::Create, always),

    // between meetings
    act!("joins", &["joined", "newmember"], "joins", "Names the member of a seat from now on; whoever had it is the member no more.",
        &[(Committee, "j")], &[Field::must("which seat", Kind::Seat), Field::must("name with title", Kind::Words)], committee::joins, between),
    act!("renamed", &["called"], "renamed", "Another name or title, the same person.",
        &[(Committee, "r")], &[Field::must("who", Kind::Person), Field::must("name with title", Kind::Words)], committee::renamed, between),
    act!("resigns", &["leaver", "resigned"], "leaves", "Somebody leaves the committee.", &[(Committee, "l")], &[Field::must("who", Kind::Person)], committee::resigns, between),
    act!("ahead", &["willbeaway"], "apologies", "Apologies for a meeting to come: who, the day of the meeting. They are in its attendance when it is made.",
        &[(Committee, "a")], &[Field::must("who", Kind::Person), Field::must("for the meeting of which day (18/5/2026)", Kind::Date)], committee::ahead, between),
    act!("register", &["registered"], "interest", "An interest for the register: who, kind, since when, what it is.",
        &[(Committee, "i")], &[Field::must("who", Kind::Person), Field::must("kind", Kind::InterestKind), Field::may("since when (1/4/2025)", Kind::Date), Field::must("what it is", Kind::Nature)], committee::register, between),
    act!("ended", &["nolonger"], "interest ended", "An interest on the register is held no longer; the last day, today where none is given.",
        &[(Committee, "e")], &[Field::must("which interest", Kind::Registered), Field::may("its last day", Kind::Date)], committee::ended, between),
    act!("news", &["reported"], "action", "News of an open action: its number, then what; begin with done when it is.",
        &[(Committee, "u")], &[Field::must("which action", Kind::OpenAction), Field::must("news", Kind::Words)], committee::news, between),
    act!("settled", &["readings"], "reading", "Settles which way a paragraph is read until the terms are changed.",
        &[(Committee, "s")], &[Field::must("which question", Kind::Question), Field::must("answer", Kind::Answer)], committee::settled, between),
    act!("decided", &["emergency", "chairsaction"], "urgent decision", "A decision that could not wait: reported in public or private, the day, by whom | what | why. It is an item of the next meeting.",
        &[(Committee, "d")], &[Field::must("reported", Kind::OneOf(REPORTED)), Field::may("taken on which day", Kind::Date), Field::must("by whom, then |", Kind::Words), Field::must("what was decided, then |", Kind::Words), Field::may("why it could not wait", Kind::Words)], committee::decided, between),
    act!("takeback", &["entered"], "wrong entry", "Takes any entry back that was entered by mistake.", &[(Committee, "w")], &[Field::must("which entry", Kind::Entry)], committee::take_back, between),

    act!("begin", &["start"], "begin", "Calls the meeting to order and takes the first item.",
        &[(Attendance, "F5"), (Agenda, "F5")], &[], sitting::begin, before),
    show!("agenda", &["items"], "agenda", "The agenda.", &[(Attendance, "Ctrl+G")], Show::Go(Agenda), always),

    // a pasted agenda
    show!("", &[], "Take over", "Go through what is asked, then record all as shown", &[(Pasted, "Enter"), (Members, "Enter")], Show::Paste(Change::TakeOver), always),
    show!("", &[], "Leave", "Leave everything as it was", &[(Pasted, "Esc"), (Members, "Esc")], Show::Paste(Change::Leave), always),
    show!("", &[], "Private/public", "Make the item, or what follows the line, private or public", &[(Pasted, "p")], Show::Paste(Change::Readers), always),
    show!("", &[], "Item", "Make the marked line an item", &[(Pasted, "i")], Show::Paste(Change::Item), always),
    show!("", &[], "Recommendation", "Make it a recommendation of the item above", &[(Pasted, "r")], Show::Paste(Change::Recommendation), always),
    show!("", &[], "Explanation", "Make it an explanation, which is not kept", &[(Pasted, "e")], Show::Paste(Change::Explanation), always),
    show!("", &[], "Seat", "Give the marked member another seat", &[(Members, "s")], Show::Paste(Change::Seat), always),
    show!("", &[], "Leave out", "Leave the marked line out", &[(Pasted, "l"), (Members, "l")], Show::Paste(Change::LeftOut), always),
    show!("", &[], "Join", "Join it to the line above", &[(Pasted, "j")], Show::Paste(Change::Joined), always),
    show!("", &[], "Take off", "Take off an item that is not in the text, or keep it", &[(Pasted, "t")], Show::Paste(Change::Off), always),
    show!("", &[], "Take all off", "Take off, or keep, all items not in the text", &[(Pasted, "o")], Show::Paste(Change::AllOff), always),

    // people
    act!("in", &["out", "inout"], "in/out", "Somebody arrives, leaves, or goes out for an interest and comes back; also with an earlier time.",
        &[(Item, "F2"), (Vote, "F2")], &[Field::must("who", Kind::Person), TIME], people::in_out, going_on),
    act!("present", &["here", "arrive"], "present", "Marks somebody present.",
        &[(Attendance, "p"), (Attendance, "Space")], &[Field::must("who", Kind::Person), TIME], people::present, going_on),
    act!("remote", &["online"], "remote", "Marks somebody present by remote link.",
        &[(Attendance, "r")], &[Field::must("who", Kind::Person), TIME], people::remote, going_on),
    act!("apologies", &["sorry"], "apologies", "Records apologies for absence.",
        &[(Attendance, "a")], &[Field::must("who", Kind::Person)], people::apologies, going_on),
    act!("left", &["leave", "gone"], "leaves", "Somebody leaves the meeting, or the room for an interest.",
        &[(Attendance, "l")], &[Field::must("who", Kind::Person), TIME], people::left, going_on),
    act!("everybody", &["all"], "everybody", "Marks every member not yet marked as present.",
        &[(Attendance, "e")], &[], people::all_present, going_on),
    act!("deputy", &["substitute"], "deputy", "Somebody sits for a member: the seat, then the name.",
        &[(Attendance, "d")], &[Field::must("for which seat", Kind::SeatAway), Field::must("the deputy's name", Kind::Words)], people::deputy, going_on),
    act!("accept", &["seniority"], "accept deputy", "Who accepted a deputy; by default whoever is in the chair.",
        &[], &[Field::must("which deputy", Kind::Deputy), Field::may("accepted by", Kind::MemberHere)], people::accept, going_on),
    act!("attendee", &["observer", "guest"], "attendee", "Somebody without a seat is here: name, role.",
        &[(Attendance, "t")], &[Field::must("name, role", Kind::Words)], people::attendee, going_on),
    act!("presenter", &["foritem"], "for one item", "Somebody is here for one item only: item, name, role.",
        &[], &[Field::must("for which item", Kind::Item), Field::must("name, role", Kind::Words)], people::presenter, going_on),
    act!("member", &["seat"], "member", "Names the member of a seat.",
        &[(Attendance, "m")], &[Field::must("which seat", Kind::Seat), Field::must("name with title", Kind::Words)], people::member, going_on),
    act!("rename", &["name", "misspelt"], "rename", "Corrects a person's name or title, everywhere.",
        &[], &[Field::must("who", Kind::Person), Field::must("name with title", Kind::Words)], people::rename, going_on),
    act!("connection", &["lost", "dropped"], "connection", "A remote connection is lost, or found again.",
        &[(Attendance, "x")], &[Field::must("who", Kind::PersonHere), TIME], people::connection, going_on),
    act!("chair", &["presides"], "chair", "Records who is in the chair.",
        &[(Attendance, "c")], &[Field::must("who", Kind::Person), TIME], people::chair, going_on),
    act!("elect", &["election", "office"], "elect", "Fills an office by election; with counts where it was contested: ra 5 hb 4.",
        &[(Attendance, "o")], &[Field::must("office", Kind::Office), Field::must("who is elected", Kind::MemberHere), Field::may("counts; proposed by …, seconded by …", Kind::Words)], people::elect, going_on),

    act!("holds", &["incumbent", "inoffice"], "in office", "Somebody holds an office from before this meeting; nothing is said of an election.",
        &[(Attendance, "h")], &[Field::must("office", Kind::Office), Field::must("who holds it", Kind::Person)], people::in_office, going_on),

    // interests
    act!("interest", &["declare", "conflict"], "interest", "A declaration: who, items, kind, what it is; then how it is handled.",
        &[(Item, "F3"), (Attendance, "i")],
        &[Field::must("who", Kind::Person), Field::may("items", Kind::Abouts), Field::must("kind", Kind::InterestKind), Field::must("what it is and why it conflicts", Kind::Nature)],
        interests::declare, going_on),
    act!("raise", &[], "raise", "Somebody else raises an interest: who has it, items, kind, raised by | what it is.",
        &[], &[Field::must("whose", Kind::Person), Field::may("items", Kind::Abouts), Field::must("kind", Kind::InterestKind), Field::must("raised by, then |", Kind::Words), Field::must("what it is", Kind::Words)],
        interests::raise, going_on),
    act!("handle", &["handling"], "handling", "How an interest is handled on an item: who, items, how, reason | who decided, where that was not whoever is in the chair.",
        &[], &[Field::must("who", Kind::PersonConflicted), Field::may("items", Kind::Abouts), Field::must("how", Kind::Rung), Field::may("reason", Kind::Words), Field::may("| who decided", Kind::Person)],
        interests::handle, going_on),
    act!("evidence", &["shown"], "evidence", "That a handling was done, where going out does not show it.",
        &[], &[Field::must("who", Kind::PersonConflicted), Field::may("item", Kind::Abouts), Field::must("what they did (\"took no part\"; the name goes in front)", Kind::Words)],
        interests::evidence, going_on),

    // deciding
    act!("decide", &["agreed", "approve", "note"], "decide", "Agreed without a vote; behind the verb how: unanimously, with one abstention, proposed by, subject to, as amended.",
        &[(Item, "F4")], &[Field::may("part", Kind::Part), Field::must("what was decided", Kind::Verb), Field::may("unanimously, subject to …, proposed by …; as amended: the new words", Kind::Words)],
        decisions::decide, in_item),
    act!("vote", &["ballot"], "vote", "Opens a vote, by name or by hands.",
        &[(Item, "F5")], &[Field::may("part", Kind::Part), Field::must("how", Kind::VoteWay), Field::may("proposed by …, seconded by …; as amended: the new words", Kind::Words)],
        votes::open, may_vote),
    act!("for", &[], "for", "This member votes for; of a closed vote, puts that member's vote right.", &[(Vote, "f")], &[Field::must("who", Kind::Voter), VOTE], votes::cast_for, voting_by_name),
    act!("against", &[], "against", "This member votes against; of a closed vote, puts that member's vote right.", &[(Vote, "a")], &[Field::must("who", Kind::Voter), VOTE], votes::cast_against, voting_by_name),
    act!("abstain", &[], "abstain", "This member abstains; of a closed vote, puts that member's vote right.", &[(Vote, "b")], &[Field::must("who", Kind::Voter), VOTE], votes::cast_abstain, voting_by_name),
    act!("rest", &["allfor"], "rest for", "All who have not voted yet vote for; in a show of hands, whose hands are not counted yet.", &[(Vote, "r")], &[], votes::rest_for, voting),
    act!("hands", &["count"], "hands", "A count by hands of one organisation: for, against, abstained; of a closed vote, puts that count right.",
        &[(Vote, "h")], &[Field::must("organisation", Kind::Body), Field::must("for", Kind::Count), Field::must("against", Kind::Count), Field::may("abstained", Kind::Count), VOTE],
        votes::hands, voting_by_hands),
    show!("", &[], "close, announce", "Closes the vote; then announces its result.", &[(Vote, "Enter")], Show::VoteNext, always),
    act!("closevote", &[], "close vote", "No more votes.", &[], &[], votes::close, voting),
    act!("announce", &["result"], "announce", "What was said in the room: as worked out, or otherwise.",
        &[], &[Field::may("outcome", Kind::OneOf(OUTCOMES))], votes::announce, voted),
    act!("decidefor", &["casting"], "deciding vote for", "The deciding vote, for.", &[(Vote, "1")], &[Field::must("whose deciding vote", Kind::Holder), VOTE], votes::decide_for, closed_vote),
    act!("decideagainst", &[], "deciding vote against", "The deciding vote, against.", &[(Vote, "2")], &[Field::must("whose deciding vote", Kind::Holder), VOTE], votes::decide_against, closed_vote),
    act!("decline", &[], "decline it", "The holder declines the deciding vote: not carried.", &[(Vote, "3")], &[Field::must("who declines", Kind::Holder), VOTE], votes::decline, closed_vote),
    act!("again", &["revote"], "vote again", "Discuss and put the question again, by name or by hands; the first vote stays.", &[(Vote, "4")], &[Field::must("how", Kind::VoteWay)], votes::again, voted),
    act!("recount", &[], "recount", "A second count by hands of one organisation.",
        &[], &[Field::must("organisation", Kind::Body), Field::must("for", Kind::Count), Field::must("against", Kind::Count), Field::may("abstained", Kind::Count)],
        votes::recount, voted),
    act!("dissent", &["recorded"], "dissent", "A member has a vote, abstention, dissent or reservation recorded, on the last decision or the one named.",
        &[], &[Field::must("who", Kind::MemberHere), Field::may("on which decision (6b)", Kind::Decided), Field::must("what", Kind::OneOf(DISSENTS)), Field::may("words", Kind::Words)], decisions::dissent, going_on),
    act!("reading", &["paragraph"], "reading", "The chair rules which way a paragraph is read: for the meeting, the decision, or until the terms are changed.",
        &[(Item, "F9"), (Vote, "F9"), (Attendance, "F9")], &[Field::must("on which question does the chair rule", Kind::Question), Field::must("what does the chair rule", Kind::Answer), Field::may("how long", Kind::Span), Field::may("by whom, where not the chair", Kind::Person)],
        chair::reading, going_on),
    act!("rule", &["overrule"], "chair rules", "The chair rules that a decision stands or not, with the reason.",
        &[], &[Field::may("on which item (6b)", Kind::Item), Field::must("ruling", Kind::OneOf(RULINGS)), Field::must("reason", Kind::Words)], chair::rule, going_on),
    act!("remedy", &["inquorate"], "no quorum", "What the terms allow when there is no quorum.",
        &[], &[Field::must("which", Kind::Remedy)], decisions::remedy, in_item),

    // actions and items
    act!("act", &["action"], "action", "An action: owner (ev, or ev, am), date, what.",
        &[(Item, "F6"), (Vote, "F6")], &[Field::must("owner", Kind::Owner), Field::may("by when (3/12, fri)", Kind::Date), Field::must("what is to be done", Kind::Words)],
        items::action, going_on),
    act!("update", &["progress"], "action update", "News of an action: its number, then what; begin with done when it is.",
        &[], &[Field::must("which action", Kind::OpenAction), Field::must("news", Kind::Words)], items::action_update, going_on),
    act!("due", &["bywhen"], "due date", "The date of an action that was agreed without one, or another date: its number, the date.",
        &[], &[Field::must("which action", Kind::OpenAction), Field::must("by when (3/12, fri)", Kind::Date)], items::due, going_on),
    show!("next", &[], "next", "Takes the next item.", &[(Item, "F7")], Show::NextItem, open),
    act!("item", &["take", "go"], "take item", "Takes any item, in any order; after the close, shows it.",
        &[], &[Field::must("which item", Kind::Item), TIME], items::take, open_or_closed),
    act!("look", &["see", "view", "edit", "write"], "look at item", "Shows an item without taking it: its texts can be written and what was forgotten recorded.",
        &[], &[Field::must("which item", Kind::Item)], items::look, always),
    show!("", &[], "back to the item in hand", "From an item that is only looked at.", &[(Item, "Esc")], Show::Unlook, looking),
    act!("add", &["new"], "add item", "A new item, last: title, as an agenda has it; after | why it came late.",
        &[(Agenda, "a")], &[Field::must("title - presenter (10 mins)", Kind::Words), Field::may("why it came late", Kind::Words)], items::add, going_on),
    act!("urgent", &["late"], "urgent item", "Urgent business after this item (8A): title | the chair's reason.",
        &[], &[Field::must("title", Kind::Words), Field::may("the chair's reason", Kind::Words)], items::urgent, taking),
    act!("part", &["recommendation"], "recommendation", "One more recommendation of an item.",
        &[(Agenda, "r")], &[Field::must("of which item", Kind::Item), Field::must("what is recommended", Kind::Words)], items::part, going_on),
    act!("strike", &["unrecommend"], "strike", "Takes a recommendation off an item: 6b.",
        &[], &[Field::must("which recommendation (6b)", Kind::Abouts)], items::strike, going_on),
    act!("title", &["retitle"], "title", "Another title.", &[(Agenda, "t")], &[Field::must("which item", Kind::Item), Field::must("title", Kind::Words)], items::title, going_on),
    act!("lead", &["presents"], "presenter", "Who presents an item.", &[(Agenda, "l")], &[Field::must("which item", Kind::Item), Field::must("who, or nobody", Kind::Words)], items::lead, going_on),
    act!("paper", &["tabled"], "paper", "The paper's reference.", &[], &[Field::must("which item", Kind::Item), Field::must("reference", Kind::Words)], items::paper, going_on),
    act!("concerns", &["single"], "one organisation", "A matter of one organisation only; all takes it back.",
        &[(Agenda, "o")], &[Field::must("which item", Kind::Item), Field::must("organisation, or all", Kind::Concerned)], items::concerns, going_on),
    act!("private", &["confidential"], "private", "An item to be taken in private, and on what ground; no takes it back.",
        &[(Agenda, "p")], &[Field::must("which item", Kind::Item), Field::must("ground", Kind::Words)], items::private, going_on),
    act!("move", &["order"], "move", "Another place in the order; the number stays.",
        &[(Agenda, "m")], &[Field::must("which item", Kind::Item), Field::may("after which", Kind::Item)], items::put_after, going_on),
    act!("defer", &["postpone"], "defer", "Defers an item, with the reason.",
        &[(Agenda, "d")], &[Field::must("which item", Kind::Item), Field::may("reason", Kind::Words)], items::defer, going_on),
    act!("drop", &["withdrawitem"], "withdraw item", "The item is withdrawn, with the reason.",
        &[(Agenda, "w")], &[Field::must("which item", Kind::Item), Field::may("reason", Kind::Words)], items::drop, going_on),

    // the sitting
    act!("none", &["nil", "nothing"], "nothing", "Asked for, and there was nothing: apologies, declarations, matters arising, questions, other business.",
        &[(Attendance, "n")], &[Field::may("what", Kind::OneOf(NILS))], sitting::nothing, going_on),
    act!("question", &["q"], "public question", "A question from the public: from whom | question | answer. The name is withheld unless it begins with +.",
        &[], &[Field::must("from whom, then |", Kind::Words), Field::must("question, then |", Kind::Words), Field::may("answer", Kind::Words)], sitting::question, going_on),
    act!("public", &["press"], "public present", "Members of the public and of the press present.",
        &[], &[Field::must("public", Kind::Count), Field::may("press", Kind::Count)], sitting::public, going_on),
    act!("exclude", &["partii"], "exclude public", "The resolution to exclude the public: what follows is kept apart.",
        &[], &[Field::must("ground", Kind::Ground), Field::may("proposed by …, seconded by …", Kind::Words)], sitting::exclude, public_in),
    act!("readmit", &[], "readmit public", "The public is readmitted.", &[], &[], sitting::readmit, public_out),
    act!("adjourn", &["break", "pause"], "adjourn", "Adjourns the meeting: why | until when.",
        &[], &[Field::may("why", Kind::Words), Field::may("until when", Kind::Words)], sitting::adjourn, open),
    act!("resume", &["back"], "resume", "Resumes the meeting.", &[], &[], sitting::resume, adjourned),
    act!("place", &["venue"], "place", "Where the meeting is held, as its minutes say: in the place of what was typed when it was made.",
        &[], &[Field::must("where", Kind::Words)], sitting::place, going_on),
    act!("begins", &["starttime"], "to begin at", "When the meeting is, or was, to begin (09:30); with nothing after it no time is said.",
        &[], &[Field::may("when (09:30)", Kind::Words)], sitting::begins, going_on),
    act!("secretary", &["minutetaker"], "secretary", "Who the secretary of this meeting is, as its minutes say.",
        &[], &[Field::must("name with title", Kind::Words)], sitting::secretary, going_on),
    act!("date", &["day"], "date", "Another day for a meeting in which nothing is recorded yet; later, what to do where the day is wrong.", &[],
        &[Field::may("which day", Kind::Date)], sitting::date, going_on),
    act!("clock", &["time", "watch"], "room's clock", "The room's clock says another time than this computer: later times follow it.",
        &[], &[Field::must("what the room's clock says", Kind::Words)], sitting::clock, not_closed),
    act!("close", &["end", "finish"], "close", "Closes the meeting; what is open goes on the list to settle.", &[(Settle, "Ctrl+E")], &[], sitting::close, not_closed),
    act!("abandon", &[], "abandon", "Abandons the meeting, or records that it never began.", &[], &[Field::may("why", Kind::Words)], sitting::abandon, not_closed),

    // the life of minutes
    act!("confirm", &["minutesapproved", "lastminutes"], "minutes agreed", "The minutes of an earlier meeting are agreed as a correct record: of which day; then amendments, apart by |.",
        &[], &[Field::must("the minutes of which meeting", Kind::Minutes), Field::may("amendments, apart by |", Kind::Words)], life::approve, going_on),
    act!("circulated", &["sent", "senttomembers"], "sent", "The draft minutes went to the members: public or private, on which day. Private ones do not go to who withdrew.",
        &[(Settle, "c")], &[Field::may("public or private", Kind::OneOf(PARTS)), Field::may("on which day (22/4)", Kind::Date)], life::circulated, life::over),
    act!("signed", &["signature"], "signed", "The minutes were signed: public or private, on which day, by whom. What they say then stays as it is.",
        &[(Settle, "s")], &[Field::may("public or private", Kind::OneOf(PARTS)), Field::may("on which day (18/5)", Kind::Date), Field::may("by whom, where not whoever presided", Kind::Words)], life::signed, life::over),

    // putting right
    show!("undo", &[], "undo", "Takes the last act back.", &[(Item, "F8"), (Vote, "F8"), (Attendance, "F8"), (Agenda, "F8"), (Settle, "F8"), (Committee, "F8")], Show::Undo, always),
    show!("redo", &[], "redo", "Does again what was taken back.", &[(Item, "Shift+F8"), (Vote, "Shift+F8"), (Attendance, "Shift+F8"), (Agenda, "Shift+F8"), (Committee, "Shift+F8")], Show::Redo, always),
    act!("right", &["amend", "correct", "mistake"], "put right", "Takes the last act back, or the one named, and asks again who or which; the rest stays as it was typed.",
        &[(Item, "F12"), (Vote, "F12"), (Attendance, "F12"), (Agenda, "F12")], &[Field::may("which entry, where not the last", Kind::Recorded)], corrections::right, always),
    act!("withdraw", &["remove", "delete", "wrong", "correction", "amendment", "history", "older"], "withdraw entry", "Withdraws any entry of the record, an older one too: it is typed anew then.", &[], &[Field::must("which entry", Kind::Recorded), Field::may("reason", Kind::Words)], corrections::withdraw, always),
    act!("retime", &["earlier"], "move in time", "Moves an entry to the time it really happened.", &[], &[Field::must("which entry", Kind::Recorded), Field::must("when it was", Kind::Time)], corrections::retime, always),

    act!("elsewhere", &["rescue"], "save elsewhere", "When the disk fails: the whole record, saved or not, into a folder on another disk; you carry on there.",
        &[], &[Field::must("a folder on another disk", Kind::Words)], corrections::elsewhere, always),

    act!("copy", &["mirror", "safecopy"], "safe copy", "A safe copy of every saved entry, in the background, to a folder that you name: a stick, or a share only you and those entitled can read.",
        &[], &[Field::must("which folder, the whole path", Kind::Words)], corrections::copies, always),

    // moving about
    show!("offered", &["guide"], "do what is next", "Puts what the guide offers next on the act line.",
        &[(Item, "Ctrl+N"), (Vote, "Ctrl+N"), (Attendance, "Ctrl+N")], Show::Offered, always),
    show!("minute", &["text"], "notes/minute", "Between the notes and the minute text of the item.", &[(Item, "Tab")], Show::SwitchText, always),
    show!("working", &["why", "how"], "working", "How this was worked out, paragraph by paragraph.", &[(Item, "F10"), (Vote, "F10"), (Attendance, "F10")], Show::Go(Working), always),
    show!("settle", &["open"], "to settle, close", "What is left to settle before the draft goes out; from there the meeting is closed.",
        &[(Item, "Ctrl+T"), (Attendance, "Ctrl+T"), (Agenda, "Ctrl+T")], Show::Go(Settle), always),
    show!("private-text", &["public-text"], "public/private text", "Between the public texts of the item and its private ones, which are in the private minutes alone.", &[(Item, "Ctrl+U")], Show::OtherReaders, two_texts),
    show!("attendance", &["people"], "attendance", "Who is here.", &[(Item, "Ctrl+P"), (Vote, "Ctrl+P"), (Agenda, "Ctrl+P"), (Settle, "Ctrl+P")], Show::Go(Attendance), always),
    show!("voting", &[], "to the vote", "The vote in hand.", &[], Show::Go(Vote), always),
    show!("preview", &["readminutes", "showminutes"], "read minutes", "The minutes as they stand now, to read.", &[(Settle, "r")], Show::Go(Minutes), always),
    show!("", &[], "public/private", "The other part of the minutes: the private one while the public is out, and after the close.", &[(Minutes, "Tab")], Show::OtherPart, always),
    show!("minutes", &["documents"], "write minutes", "Writes the minutes now: minutes.ron and documents/minutes-public.txt; private ones in files of their own.", &[(Settle, "m")], Show::WriteMinutes, always),
    show!("blank", &["hide"], "blank screen", "Blanks the screen to the committee's name, and back.",
        &[(Item, "Ctrl+B"), (Vote, "Ctrl+B"), (Attendance, "Ctrl+B"), (Agenda, "Ctrl+B"), (Pasted, "Ctrl+B"), (Members, "Ctrl+B"), (Settle, "Ctrl+B"), (Working, "Ctrl+B"), (Minutes, "Ctrl+B")], Show::Go(Place::Blank), always),
    show!("", &[], "up", "One row up.", &[(Start, "Up"), (Attendance, "Up"), (Agenda, "Up"), (Pasted, "Up"), (Members, "Up"), (Vote, "Up"), (Settle, "Up"), (Working, "Up"), (Minutes, "Up"), (Help, "Up"), (Committee, "Up"), (Place::Opening, "Up")], Show::Up, always),
    show!("", &[], "down", "One row down.", &[(Start, "Down"), (Attendance, "Down"), (Agenda, "Down"), (Pasted, "Down"), (Members, "Down"), (Vote, "Down"), (Settle, "Down"), (Working, "Down"), (Minutes, "Down"), (Help, "Down"), (Committee, "Down"), (Place::Opening, "Down")], Show::Down, always),
    show!("", &[], "page up", "A page up.", &[(Pasted, "PgUp"), (Working, "PgUp"), (Minutes, "PgUp"), (Help, "PgUp"), (Committee, "PgUp")], Show::PageUp, always),
    show!("", &[], "page down", "A page down.", &[(Pasted, "PgDn"), (Working, "PgDn"), (Minutes, "PgDn"), (Help, "PgDn"), (Committee, "PgDn")], Show::PageDown, always),
    show!("", &[], "marked row", "What the marked row is for.", &[(Attendance, "Enter"), (Agenda, "Enter"), (Settle, "Enter")], Show::Take, always),
    show!("", &[], "back", "Back to where you were.",
        &[(Attendance, "Esc"), (Agenda, "Esc"), (Vote, "Esc"), (Settle, "Esc"), (Working, "Esc"), (Minutes, "Esc"), (Help, "Esc"), (NewMeeting, "Esc"), (Committee, "Esc"), (Working, "F10"), (Help, "F1")], Show::Back, always),
    show!("meetings", &["list", "other"], "meetings", "Leaves this meeting, once all of it is saved, for the list of meetings.",
        &[(Item, "Ctrl+L"), (Attendance, "Ctrl+L"), (Agenda, "Ctrl+L"), (Vote, "Ctrl+L"), (Settle, "Ctrl+L"), (Place::Opening, "Ctrl+L")], Show::ToTheList, always),
    show!("quit", &["exit"], "leave the program", "Leaves the program; everything marked saved is safe.",
        &[(Start, "q"), (Start, "Ctrl+Q"), (Item, "Ctrl+Q"), (Attendance, "Ctrl+Q"), (Agenda, "Ctrl+Q"), (Vote, "Ctrl+Q"), (Settle, "Ctrl+Q"), (Committee, "Ctrl+Q")], Show::Quit, always),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things_on_one_screen() {
        for place in [
            Start,
            NewMeeting,
            Agenda,
            Pasted,
            Members,
            Attendance,
            Item,
            Vote,
            Settle,
            Working,
            Minutes,
            Help,
            Place::Opening,
            Committee,
        ] {
            let mut keys: Vec<&str> = COMMANDS
                .iter()
                .flat_map(|command| command.keys.iter())
                .filter(|(there, _)| *there == place)
                .map(|(_, key)| *key)
                .collect();
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(all, keys.len(), "{place:?}: {keys:?}");
        }
    }

    /// F5 begins what a screen prepares: the meeting, a vote. Enter, Esc, arrows, paging and letters belong to their screen.
    #[test]
    fn a_key_of_its_own_has_one_meaning_on_every_screen() {
        let keys = COMMANDS
            .iter()
            .flat_map(|command| command.keys.iter().map(move |(_, key)| (*key, command.label)));
        let mut meanings: std::collections::BTreeMap<&str, Vec<&str>> = std::collections::BTreeMap::new();
        for (key, label) in keys.filter(|(key, _)| key.contains('+') || (key.starts_with('F') && key.len() > 1)) {
            let known = meanings.entry(key).or_default();
            if !known.contains(&label) {
                known.push(label);
            }
        }
        let several: Vec<_> = meanings.into_iter().filter(|(_, labels)| labels.len() > 1).collect();
        assert_eq!(
            several,
            [
                ("F1", vec!["help", "back"]),
                ("F10", vec!["working", "back"]),
                ("F5", vec!["create", "begin", "vote"])
            ]
        );
    }

    #[test]
    fn every_name_and_synonym_finds_its_own_command() {
        for command in COMMANDS.iter().filter(|command| !command.name.is_empty()) {
            for name in std::iter::once(&command.name).chain(command.synonyms) {
                assert_eq!(by_name(name).map(|found| found.name), Some(command.name), "{name}");
            }
        }
    }

    #[test]
    fn while_text_has_the_keyboard_no_plain_letter_is_a_command() {
        for (key, command) in at(Item) {
            assert!(key.chars().count() > 1, "{key} does {}", command.label);
        }
    }
}
