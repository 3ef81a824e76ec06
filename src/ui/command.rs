//! What a command is. The one table of them is `table`; keys, footer, palette, help and the README's list come from it.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::meeting::{CommitteeEvent, CommitteeHistory, Effect, Event, History, ItemNo, Meeting, Seq};

use super::derived::Derived;
use super::pasted_agenda::Change;
pub use super::values::{Value, Values};

/// A screen that keys belong to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    Start,
    NewMeeting,
    /// A committee between its meetings.
    Committee,
    Agenda,
    /// A pasted agenda, line by line, before anything of it is recorded.
    Pasted,
    /// A pasted list of members, before anybody is named.
    Members,
    Attendance,
    /// An item being taken: the note has the keyboard.
    Item,
    Vote,
    /// What is left to settle before the draft goes out.
    Settle,
    /// What opening a meeting found, where not all was well.
    Opening,
    /// How this was worked out.
    Working,
    /// The minutes as they stand.
    Minutes,
    Help,
    Blank,
}

/// One row of the table.
pub struct Command {
    /// Typed in the palette: `/in`.
    pub name: &'static str,
    pub synonyms: &'static [&'static str],
    /// In the footer: "in/out".
    pub label: &'static str,
    /// One sentence for help and the README.
    pub help: &'static str,
    /// Where a key does it. The first of a place is the one shown.
    pub keys: &'static [(Place, &'static str)],
    pub run: Run,
    /// Whether it makes sense now, and if not, why not.
    pub when: fn(&Context) -> Result<(), String>,
}

impl Command {
    /// Whether it is for the committee's screen alone.
    pub fn only_between(&self) -> bool {
        let there = |(place, _): &(Place, &str)| *place == Place::Committee;
        !self.keys.is_empty() && self.keys.iter().all(there)
    }

    /// Whether it is for where we are: a meeting, or a committee between meetings.
    pub fn belongs(&self, context: &Context) -> bool {
        let there = |(place, _): &(Place, &str)| [Place::Committee, context.place].contains(place);
        match context.between {
            Some(_) => self.keys.iter().any(there) || ["elsewhere", "copy"].contains(&self.name),
            None => !self.only_between(),
        }
    }

    /// Whether it makes sense now, and if not, why not.
    pub fn possible(&self, context: &Context) -> Result<(), String> {
        match (self.belongs(context), context.between) {
            (true, _) => (self.when)(context),
            (false, Some(_)) => Err("this belongs to a meeting: Esc leads to the list of meetings".into()),
            (false, None) => Err("this is recorded between meetings: c on the first screen".into()),
        }
    }
}

/// What a command does.
pub enum Run {
    /// Records events, from what was typed after its name.
    Act {
        fields: &'static [Field],
        plan: fn(&Context, &Values) -> Result<Plan, String>,
    },
    /// Changes only what is shown.
    Show(Show),
}

/// Acts that record nothing, or that need the disk first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Show {
    Go(Place),
    Palette,
    Undo,
    Redo,
    NextItem,
    /// What the guide offers first, on the act line.
    Offered,
    /// Between note and minute text.
    SwitchText,
    /// Between the public and the private texts of an item.
    OtherReaders,
    /// Puts the vote in hand's next question, or its result, on the act line.
    VoteNext,
    WriteMinutes,
    /// The other part of the minutes that are read.
    OtherPart,
    /// From the meeting to the list of meetings.
    ToTheList,
    Quit,
    /// On from what opening found.
    GoOn,
    /// What is damaged at the end is set aside; somebody has looked at it.
    SetAside,
    Practise,
    NewMeeting,
    OpenSelected,
    /// The marked meeting goes from the list, while nothing is recorded in it.
    Remove,
    /// The committee of the marked meeting.
    Committee,
    Create,
    Up,
    Down,
    PageUp,
    PageDown,
    Back,
    /// From an item that is only looked at to the one being taken, or to the list that led there.
    Unlook,
    /// Enter on the selected row.
    Take,
    /// What the marked line of a pasted agenda becomes.
    Paste(Change),
}

impl Show {
    /// Whether the meeting must be open for it.
    pub fn needs_meeting(self) -> bool {
        matches!(
            self,
            Show::Go(Place::Minutes)
                | Show::Undo
                | Show::Redo
                | Show::NextItem
                | Show::Offered
                | Show::SwitchText
                | Show::OtherReaders
                | Show::Unlook
                | Show::ToTheList
                | Show::VoteNext
                | Show::WriteMinutes
                | Show::OtherPart
        )
    }
}

/// One thing that a command asks for.
#[derive(PartialEq, Debug)]
pub struct Field {
    /// "who", "which item": shown while it is asked.
    pub asks: &'static str,
    pub kind: FieldKind,
    pub optional: bool,
}

impl Field {
    /// A field that must be given.
    pub const fn must(asks: &'static str, kind: FieldKind) -> Field {
        Field {
            asks,
            kind,
            optional: false,
        }
    }

    /// A field that may be left out.
    pub const fn may(asks: &'static str, kind: FieldKind) -> Field {
        Field {
            asks,
            kind,
            optional: true,
        }
    }

    /// Whether nothing need stand in it: an interest is always in something, be it only the item that is being taken.
    pub fn may_be_empty(&self) -> bool {
        self.optional && self.kind != FieldKind::Abouts
    }
}

/// What may be typed for a field. All but `Words` are one token; `Words` takes the rest, up to ` | ` where another
/// `Words` follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// Anybody the meeting knows.
    Person,
    /// Whose an action is: anybody, and others behind a comma, a stroke or "and".
    Owner,
    /// Somebody here now.
    PersonHere,
    /// A person with an interest not yet handled, first; then anybody.
    PersonConflicted,
    /// A member who is here; anybody else by name.
    MemberHere,
    /// Somebody who sits for a member.
    Deputy,
    Seat,
    /// A seat whose member is not here.
    SeatAway,
    /// A seat that may vote in the vote in hand.
    Voter,
    /// Seats that may decide a tie; another who gave a deciding vote by name.
    Holder,
    Item,
    /// One or more items or parts: "6b,7".
    Abouts,
    /// An item or part with a recommendation still open.
    Part,
    /// An item or part that was decided or voted on, the latest first.
    Decided,
    /// "10:12", "1012", "-5", "before item 6".
    Time,
    Date,
    Words,
    /// What an interest is: words, with what the register has of that person on offer.
    Nature,
    Verb,
    Rung,
    InterestKind,
    Office,
    Question,
    /// An answer to the question just given.
    Answer,
    Span,
    /// By name or by hands.
    VoteWay,
    Ground,
    Body,
    /// The organisation that an item is a matter of, or all.
    Concerned,
    Remedy,
    /// Minutes of an earlier meeting that wait to be approved; or any, by their day.
    Minutes,
    /// An act already recorded, the latest first.
    Recorded,
    /// A vote that is closed, the latest first.
    Voted,
    /// Between meetings: an interest on the register; an open action; an entry of the committee's record, the latest first.
    Registered,
    OpenAction,
    Entry,
    /// One of these: token, label.
    OneOf(&'static [(&'static str, &'static str)]),
    /// How many: a whole number.
    Count,
}

impl FieldKind {
    /// Whether it takes whatever is typed, to the end or up to ` | `.
    pub fn takes_words(self) -> bool {
        matches!(self, FieldKind::Words | FieldKind::Nature)
    }

    /// Whether it names one of several things by its words: as many of those typed as one of them has.
    pub fn is_named_by_words(self) -> bool {
        use FieldKind::{Decided, Entry, Item, Minutes, OneOf, OpenAction, Recorded, Registered, Voted};
        matches!(
            self,
            Decided | Entry | Item | Minutes | OneOf(_) | OpenAction | Recorded | Registered | Voted
        )
    }

    /// Whether it is one of a few, each of which may be taken by its place in their list.
    pub fn is_short_list(self) -> bool {
        use FieldKind::{Answer, Ground, InterestKind, Office, OneOf, Question, Remedy, Rung, Span, VoteWay};
        matches!(
            self,
            Answer | Ground | InterestKind | Office | OneOf(_) | Question | Remedy | Rung | Span | VoteWay
        )
    }

    /// Whether who or what it is must be typed or marked: the first of a list is nobody's choice.
    pub fn must_be_said(self) -> bool {
        use FieldKind::{
            Abouts, Answer, Concerned, Deputy, Entry, InterestKind, Item, MemberHere, Nature, Office, OpenAction,
            Owner, Person, PersonConflicted, PersonHere, Recorded, Registered, Rung, Seat, SeatAway,
        };
        matches!(
            self,
            Abouts
                | Answer
                | Concerned
                | Deputy
                | Entry
                | InterestKind
                | Item
                | MemberHere
                | Nature
                | Office
                | OpenAction
                | Owner
                | Person
                | PersonConflicted
                | PersonHere
                | Recorded
                | Registered
                | Rung
                | Seat
                | SeatAway
        )
    }
}

/// What an act would record, what that means in words, and what comes after.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    pub events: Vec<(Event, Option<Effect>)>,
    /// For the committee's record; an act has these or those of a meeting.
    pub between: Vec<CommitteeEvent>,
    /// Shown before Enter, and after it as what was recorded.
    pub says: String,
    /// Shown before Enter alone: who comes into the room with it may not read it.
    pub beforehand: String,
    /// A question that is asked once before it is recorded: Enter once more is the answer yes.
    pub asks: Option<String>,
    pub then: Then,
    /// The id of its entry, where the line that it was typed as has one already.
    pub id: Option<String>,
}

impl Plan {
    /// Records `events` now and stays where the keyboard was.
    pub fn record(says: impl Into<String>, events: Vec<Event>) -> Plan {
        Plan {
            events: events.into_iter().map(|event| (event, None)).collect(),
            between: Vec::new(),
            says: says.into(),
            beforehand: String::new(),
            asks: None,
            then: Then::Stay,
            id: None,
        }
    }

    /// The same, taking effect earlier; it says when, so that a slip is seen before Enter.
    pub fn effect(mut self, effect: Option<Effect>) -> Plan {
        for (_, at) in &mut self.events {
            *at = effect;
        }
        match effect {
            Some(Effect { time: Some(time), .. }) => self.says.push_str(&time.format(" at %H:%M").to_string()),
            Some(Effect { time: None, .. }) => self.says.push_str(", earlier"),
            None => {}
        }
        self
    }

    /// The same, taking effect where this entry did, but for what has its own time.
    #[must_use]
    pub fn in_place_of(mut self, entry: Option<Seq>) -> Plan {
        let there = entry.map(|seq| Effect {
            before: Some(seq),
            time: None,
        });
        for (_, at) in &mut self.events {
            *at = at.or(there);
        }
        self
    }

    /// The same, and then this.
    pub fn then(mut self, then: Then) -> Plan {
        self.then = then;
        self
    }
}

/// What follows an act.
#[derive(Clone, PartialEq, Debug)]
pub enum Then {
    Stay,
    Go(Place),
    /// The act line again, with this already typed.
    Ask(String),
    /// The next question of the text that something hangs on, if there is one.
    NextQuestion,
    /// The whole meeting to another place on some disk.
    SaveElsewhere(std::path::PathBuf),
    /// Safe copies to this folder from now on.
    KeepCopiesIn(std::path::PathBuf),
    /// The meeting, in which nothing is recorded, is made anew for this day.
    Redate(NaiveDate),
    /// An item on the screen, without taking it.
    Look(ItemNo),
    /// The act of this entry, the last one where none is named, is taken back and its line typed again.
    PutRight(Option<Seq>),
}

/// What a command may look at.
pub struct Context<'a> {
    pub place: Place,
    /// Between meetings: the committee's record. `history` is then the meeting that would be made today.
    pub between: Option<&'a CommitteeHistory>,
    pub history: &'a History,
    pub derived: &'a Derived,
    /// An item that is looked at without being taken.
    pub shown: Option<&'a ItemNo>,
    /// Whether the text on the screen is for the private minutes.
    pub private_text: bool,
    pub now: DateTime<FixedOffset>,
}

impl Context<'_> {
    /// The meeting as it stands, acts being saved included.
    pub fn meeting(&self) -> &Meeting {
        self.history.meeting()
    }
}
