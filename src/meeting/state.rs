//! The folded meeting: what the events make of it, in order of effect. Only data and plain look-ups live here; the fold
//! fills it, `snapshot` and `standing` ask the rules about it, and screen and minutes read it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::{NaiveDate, NaiveTime};

use crate::rules::{Deciding, Hands, Outcome, SeatNow, Snapshot};
use crate::terms::{Choice, Fraction, Name, SeatId, Terms};

use super::action::Action;
use super::agenda::{About, Item, ItemNo};
use super::asked::Asked;
use super::ending::Endings;
use super::event::{Created, Dissent, Interest, MinutesOf, MinutesPart, Ruling, Span, VoteWay, Way};
use super::life::Approval;
use super::noted::Noted;
use super::people::{Person, PersonId};
use super::record::Seq;
use super::text::TextKind;

/// When and where something took effect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct When {
    pub seq: Seq,
    /// Its place in the order of effect, from 0.
    pub order: usize,
    /// The time that documents print.
    pub time: NaiveTime,
    /// The item being taken.
    pub item: Option<ItemNo>,
    /// While the public was excluded, or about a private item.
    pub private: bool,
}

/// A meeting worked out from its records.
#[derive(Clone, PartialEq, Debug)]
pub struct Meeting {
    /// The beginning, with what was put right in its head since.
    pub created: Rc<Created>,
    pub terms: Rc<Terms>,
    pub(crate) asked: Asked,
    pub people: Vec<Person>,
    pub phase: Phase,
    /// Every change of phase, in order of effect.
    pub phases: Vec<(When, PhaseChange)>,
    pub attendance: Vec<Attendance>,
    /// Who took the chair, in order of effect; the last is in the chair unless absent.
    pub chair: Vec<(When, PersonId)>,
    /// Offices filled, brought along or here; the last of a name counts.
    pub offices: Vec<OfficeHeld>,
    /// In the order in which they are to be, or were, taken.
    pub items: Vec<ItemState>,
    pub current: Option<ItemNo>,
    pub interests: Vec<InterestState>,
    pub handlings: Vec<Handling>,
    pub evidence: Vec<Evidence>,
    pub decisions: Vec<DecisionState>,
    pub votes: Vec<VoteState>,
    pub dissents: Vec<DissentState>,
    pub readings: Vec<ReadingState>,
    pub rulings: Vec<RulingState>,
    pub remedies: Vec<(When, About, u16, String)>,
    pub exclusions: Vec<ExclusionState>,
    pub questions: Vec<PublicQuestion>,
    /// Public and press counted.
    pub public: Option<(u16, u16)>,
    pub nil: Vec<(When, Nil)>,
    pub actions: Vec<ActionState>,
    /// Minutes of earlier meetings agreed here as a correct record.
    pub approvals: Vec<ApprovalState>,
    /// What became of this meeting's own minutes, in order of effect.
    pub circulated: Vec<CirculatedState>,
    pub signed: Vec<SignedState>,
    /// What later meetings approved of its minutes: from their records, see [`super::history::History::knowing`].
    pub approved_later: Vec<Approval>,
    /// What was recorded after that, part by part.
    pub noted: Vec<Noted>,
    /// What the room's clock is ahead of the computer's, in minutes; less than nothing where it is behind.
    pub clock_minutes: i32,
    /// Sessions of the program: when, host, secretary.
    pub sessions: Vec<(When, String, String)>,
    /// The seqs that are part of the fold, in order of effect.
    pub in_effect: Vec<Seq>,
    /// The seqs withdrawn, and the seqs replaced with what replaced them.
    pub withdrawn: Vec<Seq>,
    pub replaced: Vec<(Seq, Seq)>,
    /// Items taken, or to be taken, without the public; whatever is about one of them is private.
    pub private_items: BTreeSet<ItemNo>,
    /// Entries that are for the private minutes.
    pub private_entries: BTreeSet<Seq>,
    /// People who were added while the public was out.
    pub met_in_private: BTreeSet<PersonId>,
    /// Roles as the public last knew them, of people whose role was changed while it was out.
    pub roles_seen: BTreeMap<PersonId, Option<String>>,
}

/// Where the sitting stands.
///
/// ```text
/// Before ── CalledToOrder ──► Open ◄── Resumed ── Adjourned
///   │                          ├── Adjourned ──►  Adjourned
///   └── NeverBegan             └── Closed | Abandoned
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Phase {
    #[default]
    Before,
    Open,
    Adjourned,
    Closed,
    Abandoned,
    NeverBegan,
}

/// A change of phase as it was recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PhaseChange {
    CalledToOrder,
    Adjourned { reason: String, until: Option<String> },
    Resumed,
    Closed,
    Abandoned { reason: String },
    NeverBegan { reason: String },
}

/// One person's attendance: any number of spells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attendance {
    pub person: PersonId,
    pub apologies: Option<When>,
    /// The seat sat in as deputy, and who accepted it.
    pub deputy_for: Option<(SeatId, Option<PersonId>)>,
    /// The same as far as the public knows.
    pub deputy_seen: Option<(SeatId, Option<PersonId>)>,
    pub spells: Vec<Spell>,
    /// Out of the room for an interest.
    pub outs: Vec<Out>,
    /// While a remote connection was lost.
    pub lost: Vec<(When, Option<When>)>,
    /// Here for one item.
    pub only_for: Option<ItemNo>,
}

/// From arrival to leaving; `to` is `None` while here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spell {
    pub from: When,
    pub to: Option<When>,
    pub way: Way,
}

/// From going out for an item to coming back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Out {
    pub item: ItemNo,
    pub from: When,
    pub to: Option<When>,
}

/// Who holds an office filled by election. `when` is `None` for one brought along.
#[derive(Clone, PartialEq, Debug)]
pub struct OfficeHeld {
    pub when: Option<When>,
    pub office: Name,
    pub person: PersonId,
    pub nominated: Vec<PersonId>,
    pub counts: Vec<(PersonId, u16)>,
    pub endings: Endings,
    /// The room at that moment, for the election's standing.
    pub snapshot: Option<Snapshot>,
}

/// An item and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct ItemState {
    pub item: Item,
    /// Where something of it was changed in private: when that was the last time, and the item as the public knows it.
    pub seen: Option<(When, Item)>,
    pub status: ItemStatus,
    /// Each time it was taken; a later `ItemTaken` of another item ends it.
    pub taken: Vec<When>,
    /// When it was left for the next item (or the close), the last time.
    pub left: Option<When>,
    /// Taken, or to be taken, without the public.
    pub private: bool,
    /// Its texts, each as it was recorded, oldest first: what was said when.
    pub texts: BTreeMap<TextKind, Vec<TextRef>>,
    /// Where in the order of effect somebody last said who presented it.
    pub presenter_said: Option<usize>,
    /// Added in private, and not taken in public since.
    pub added_in_private: bool,
    /// Every letter that a recommendation of it ever had, and where in the order of effect it was given: none is given twice.
    pub letters: BTreeMap<String, usize>,
    /// Accepted after the agenda went out, with the reason.
    pub added: Option<(When, Option<String>)>,
}

impl ItemState {
    /// One of its texts as it is recorded now.
    pub fn text(&self, kind: TextKind) -> Option<&TextRef> {
        self.texts.get(&kind)?.last()
    }

    /// Whether anything stands under it for the minutes, public or private.
    pub fn has_minute_text(&self) -> bool {
        self.has_text(|kind| !kind.is_note())
    }

    /// Whether anything is left in its notes.
    pub fn has_notes(&self) -> bool {
        self.has_text(TextKind::is_note)
    }

    /// The letters of its recommendations are given, at this place in the order of effect at the latest.
    pub(super) fn give_letters(&mut self, order: usize) {
        for part in &self.item.parts {
            self.letters.entry(part.label.clone()).or_insert(order);
        }
    }

    fn has_text(&self, of: impl Fn(TextKind) -> bool) -> bool {
        let left = |texts: &Vec<TextRef>| texts.last().is_some_and(|text| !text.is_empty());
        self.texts.iter().any(|(kind, texts)| of(*kind) && left(texts))
    }
}

/// What became of an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ItemStatus {
    Waiting,
    Current,
    Taken,
    Deferred { when: When, reason: String },
    Withdrawn { when: When, reason: String },
}

/// A text of the prose file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextRef {
    pub when: When,
    pub text: String,
    pub digest: String,
}

/// The digest of a text in which nothing is left.
pub const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

impl TextRef {
    /// Whether all that was typed was taken out again.
    pub fn is_empty(&self) -> bool {
        self.digest == NOTHING
    }
}

/// An interest as declared, or raised by somebody else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InterestState {
    pub when: When,
    pub interest: Interest,
    pub raised_by: Option<String>,
}

/// How an interest is handled on an item: the latest that covers the part counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handling {
    pub when: When,
    pub person: PersonId,
    pub about: About,
    /// `None`: no conflict.
    pub rung: Option<Name>,
    pub by: Option<PersonId>,
    pub reason: String,
}

/// That a handling was done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    pub when: When,
    pub person: PersonId,
    pub about: About,
    pub evidence: String,
}

/// What a member asked to have recorded, and in what words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DissentState {
    pub when: When,
    pub about: About,
    pub person: PersonId,
    pub what: Dissent,
    pub words: Option<String>,
}

/// A decision agreed without a vote, and the room at that moment.
#[derive(Clone, PartialEq, Debug)]
pub struct DecisionState {
    pub when: When,
    pub about: About,
    pub verb: String,
    pub wording: String,
    pub amended: bool,
    pub endings: Endings,
    /// The vote that carried it; `None`: agreed without one.
    pub vote: Option<Seq>,
    pub snapshot: Snapshot,
}

/// A vote. Its id is the seq of its `VoteOpened`.
#[derive(Clone, PartialEq, Debug)]
pub struct VoteState {
    pub id: Seq,
    pub opened: When,
    pub closed: Option<When>,
    pub about: About,
    pub wording: String,
    pub amended: bool,
    pub way: VoteWay,
    pub mover: Option<PersonId>,
    pub seconder: Option<PersonId>,
    pub condition: Option<String>,
    /// As first counted: the latest vote of each seat, in the order of their first ones; hands per body.
    pub votes: Vec<(SeatId, Choice)>,
    pub hands: Vec<Hands>,
    /// How each seat stood when its vote was given or counted: who left afterwards was here for it.
    pub as_cast: Vec<SeatNow>,
    /// Given after the close: recorded, not counted.
    pub late: Vec<(When, SeatId, Choice)>,
    pub recounts: Vec<Recount>,
    /// Deciding votes used or declined, by whoever did: the last of each seat, in order.
    pub deciding: Vec<(When, Deciding)>,
    pub announced: Option<Announced>,
    /// The room and the votes that count: at the close, or now while it is open.
    pub snapshot: Snapshot,
}

/// A second count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recount {
    pub when: When,
    pub asked_by: Option<PersonId>,
    pub hands: Vec<Hands>,
    pub votes: Vec<(SeatId, Choice)>,
}

/// What was said in the room.
#[derive(Clone, PartialEq, Debug)]
pub struct Announced {
    pub when: When,
    pub outcome: Outcome,
    pub r#for: Fraction,
    pub against: Fraction,
    pub abstained: Fraction,
}

/// A reading settled. `when` is `None` for one brought along.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadingState {
    pub when: Option<When>,
    pub question: Name,
    pub answer: String,
    pub span: Span,
    pub by: Option<PersonId>,
    /// Settled at an earlier meeting, on that day.
    pub since: Option<NaiveDate>,
    /// The votes that were known when it was settled, and that it may decide.
    pub after_votes: Vec<Seq>,
    /// What whoever settled it has an interest in, where their own part in that hangs on it.
    pub own_part: Option<About>,
}

/// The chair overruled what was worked out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RulingState {
    pub when: When,
    pub about: About,
    pub ruling: Ruling,
    pub reason: String,
    pub by: Option<PersonId>,
}

/// The public excluded, until readmitted or to the end.
#[derive(Clone, PartialEq, Debug)]
pub struct ExclusionState {
    pub when: When,
    pub wording: String,
    pub ground: String,
    pub endings: Endings,
    pub readmitted: Option<When>,
    pub snapshot: Snapshot,
}

/// A question from the public.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicQuestion {
    pub when: When,
    pub from: String,
    pub name_withheld: bool,
    pub question: String,
    pub answer: String,
}

/// Asked for, and there was nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nil {
    Apologies,
    Declarations,
    MattersArising,
    OtherBusiness,
    Questions,
}

/// Minutes agreed as a correct record. What that is worth is the standing of the decision, or of the vote, that it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApprovalState {
    pub when: When,
    pub item: ItemNo,
    pub of: MinutesOf,
    pub amendments: Vec<String>,
    pub in_chair: Option<PersonId>,
}

/// A draft that went out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CirculatedState {
    pub seq: Seq,
    pub part: MinutesPart,
    pub on: NaiveDate,
    pub not_to: Vec<PersonId>,
}

/// Minutes signed: by whom, on which day, approved when and subject to how many amendments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedState {
    pub seq: Seq,
    pub part: MinutesPart,
    pub by: String,
    pub on: NaiveDate,
    pub approved: Option<NaiveDate>,
    pub amendments: u16,
}

/// An action, agreed here or brought along (`when` is `None`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActionState {
    pub when: Option<When>,
    pub action: Action,
    /// What was reported of it, and whether it was done then.
    pub updates: Vec<(When, String, bool)>,
    pub done: bool,
}
