//! The catalogue of events: everything that can be recorded, in the past tense. Every one may take effect earlier
//! ([`super::record::Effect`]); every one can be withdrawn or replaced, and nothing else changes what was recorded.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::rules::{ForOrAgainst, Outcome};
use crate::terms::{Choice, Fraction, Name, SeatId};

use super::action::Action;
use super::agenda::{About, Item, ItemNo, Part};
use super::committee::RegisteredInterest;
use super::ending::Endings;
use super::head::Head;
use super::people::{Person, PersonId};
use super::record::{Effect, Seq};
use super::text::TextKind;

/// Something that happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Event {
    // the record and the sitting
    Created(Box<Created>),
    /// The program was started on this meeting.
    Session {
        program: String,
        host: String,
        secretary: String,
    },
    /// Entry `entry` could not be read any more and was set aside, after somebody had looked at what was left of it; `what`
    /// says what that was.
    Recovered {
        entry: Seq,
        what: String,
    },
    /// Notes taken out of the file of texts for good, by their ids.
    Disposed {
        texts: Vec<String>,
        reason: String,
        authority: String,
    },
    /// The room's clock said another time than this computer: what is recorded after this has the room's.
    ClockCorrected {
        room: NaiveTime,
        /// What is added to the times recorded until now.
        minutes: i32,
    },
    /// Of what the meeting was created with: how it is now.
    HeadChanged(Head),
    CalledToOrder,
    Adjourned {
        reason: String,
        until: Option<String>,
    },
    Resumed,
    Closed,
    Abandoned {
        reason: String,
    },
    /// No quorum by a set time, say.
    NeverBegan {
        reason: String,
    },

    // people
    /// With a known id: the person as they are now; a name put right once is right everywhere.
    PersonAdded {
        person: Person,
    },
    ApologiesGiven {
        person: PersonId,
    },
    NoApologies,
    /// Sits for the seat's member. `accepted_by`: who accepted seniority and notice.
    DeputyAccepted {
        deputy: PersonId,
        seat: SeatId,
        accepted_by: Option<PersonId>,
    },
    /// `only_for`: here for one item.
    Arrived {
        person: PersonId,
        way: Way,
        only_for: Option<ItemNo>,
    },
    Left {
        person: PersonId,
    },
    LostConnection {
        person: PersonId,
    },
    Reconnected {
        person: PersonId,
    },
    /// Out of the room for an interest in this item.
    WentOut {
        person: PersonId,
        item: ItemNo,
    },
    CameBack {
        person: PersonId,
    },
    /// Who is in the chair is a fact of its own.
    TookChair {
        person: PersonId,
    },
    /// By election at this meeting. `counts` is empty for one who was unopposed.
    OfficeFilled {
        office: Name,
        person: PersonId,
        nominated: Vec<PersonId>,
        counts: Vec<(PersonId, u16)>,
        #[serde(default, skip_serializing_if = "Endings::is_empty")]
        endings: Box<Endings>,
    },

    /// From before this meeting: nothing is said of an election.
    InOffice {
        office: Name,
        person: PersonId,
    },

    // agenda
    /// `after`: its place in the order; absent: last.
    ItemAdded {
        item: Item,
        after: Option<ItemNo>,
        reason: Option<String>,
    },
    /// The item as it is now; its number says which.
    ItemChanged {
        item: Item,
    },
    /// `after`: absent, to the front.
    ItemMoved {
        item: ItemNo,
        after: Option<ItemNo>,
    },
    ItemTaken {
        item: ItemNo,
    },
    ItemDeferred {
        item: ItemNo,
        reason: String,
    },
    ItemWithdrawn {
        item: ItemNo,
        reason: String,
    },
    PartAdded {
        item: ItemNo,
        part: Part,
    },
    NoMattersArising,
    NoOtherBusiness,
    NoQuestions,
    QuestionAsked {
        from: String,
        name_withheld: bool,
        question: String,
        answer: String,
    },
    /// Members of the public and press present.
    PublicCounted {
        public: u16,
        press: u16,
    },

    // interests
    NothingDeclared,
    InterestDeclared(Interest),
    /// By somebody else than the person concerned.
    InterestRaised {
        interest: Interest,
        by: String,
    },
    /// `rung` of the terms' ladder; `None`: no conflict, with the reason.
    HandlingDecided {
        person: PersonId,
        about: About,
        rung: Option<Name>,
        by: Option<PersonId>,
        reason: String,
    },
    /// That it was done, where going out and coming back do not already show it.
    HandlingEvidenced {
        person: PersonId,
        about: About,
        evidence: String,
    },

    // text
    /// The prose itself is in its own file; a later text of the same kind and item takes this one's place.
    TextWritten {
        text: String,
        kind: TextKind,
        item: ItemNo,
        digest: String,
    },

    // decisions
    /// Agreed without a vote.
    DecisionTaken {
        about: About,
        verb: String,
        wording: String,
        amended: bool,
        #[serde(default, skip_serializing_if = "Endings::is_empty")]
        endings: Box<Endings>,
    },
    VoteOpened {
        about: About,
        wording: String,
        amended: bool,
        way: VoteWay,
        mover: Option<PersonId>,
        seconder: Option<PersonId>,
        /// "subject to a report in March".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        condition: Option<String>,
    },
    /// The latest of a seat counts.
    VoteCast {
        vote: Seq,
        seat: SeatId,
        choice: Choice,
    },
    HandsCounted {
        vote: Seq,
        body: Name,
        r#for: u16,
        against: u16,
        abstained: u16,
    },
    VoteClosed {
        vote: Seq,
    },
    DecidingVoteUsed {
        vote: Seq,
        seat: SeatId,
        choice: ForOrAgainst,
    },
    DecidingVoteDeclined {
        vote: Seq,
        seat: SeatId,
    },
    /// A second count, which takes the first one's place; both stand in the minutes.
    Recounted {
        vote: Seq,
        asked_by: Option<PersonId>,
        hands: Vec<crate::rules::Hands>,
        votes: Vec<(SeatId, Choice)>,
    },
    /// Changes no total.
    DissentRecorded {
        about: About,
        person: PersonId,
        what: Dissent,
        /// What else the member wants recorded, in their own words.
        words: Option<String>,
    },
    /// What was said in the room: never computed from, always compared. The votes, or the heads where the votes hang on a
    /// question of the terms that is open; nothing in all three: no figures.
    ResultAnnounced {
        vote: Seq,
        outcome: Outcome,
        r#for: Fraction,
        against: Fraction,
        abstained: Fraction,
    },
    ReadingSettled {
        question: Name,
        answer: String,
        span: Span,
        by: Option<PersonId>,
    },
    /// The chair overrules what was worked out for this item.
    ChairRuled {
        about: About,
        ruling: Ruling,
        reason: String,
        by: Option<PersonId>,
    },
    /// What the terms allow when there is no quorum: `remedy` is its place in their list.
    RemedyChosen {
        about: About,
        remedy: u16,
        says: String,
    },

    // the public
    PublicExcluded {
        wording: String,
        ground: String,
        #[serde(default, skip_serializing_if = "Endings::is_empty")]
        endings: Box<Endings>,
    },
    PublicReadmitted,

    // actions
    ActionAgreed(Action),
    ActionUpdated {
        action: u16,
        note: String,
        done: bool,
    },

    // the life of minutes
    /// Agreed here as a correct record, under this item.
    MinutesApproved {
        item: ItemNo,
        of: MinutesOf,
        /// What they are subject to; the text that was circulated stays as it is.
        amendments: Vec<String>,
        #[serde(default, skip_serializing_if = "Endings::is_empty")]
        endings: Box<Endings>,
    },
    /// The draft went to the members, but for these.
    Circulated {
        part: MinutesPart,
        on: NaiveDate,
        not_to: Vec<PersonId>,
    },
    /// By whoever presided where they were approved. `approved` and `amendments`: on which day, and subject to how many, as
    /// the signed copy has it; the approval itself is in another meeting's record, which may not be at hand years later.
    Signed {
        part: MinutesPart,
        by: String,
        on: NaiveDate,
        approved: Option<NaiveDate>,
        amendments: u16,
    },

    // corrections
    Withdrawn {
        seq: Seq,
        reason: Option<String>,
    },
    /// `effect`: moved there as well; absent: in the place of what it replaces.
    Replaced {
        seq: Seq,
        with: Box<Event>,
        effect: Option<Effect>,
        reason: Option<String>,
    },
}

/// The first record: everything the meeting starts from, so that it can be worked out again from its journal alone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Created {
    /// Random, 128 bits, hexadecimal: records of two meetings are never mixed.
    pub meeting: String,
    pub program: String,
    pub practice: bool,
    pub date: NaiveDate,
    /// When it is to begin.
    pub begins: Option<NaiveTime>,
    pub place: String,
    pub secretary: String,
    /// The file's name and whole text, as people wrote it.
    pub terms_file: String,
    pub terms: String,
    pub people: Vec<Person>,
    pub agenda: Vec<Item>,
    pub brought: Brought,
}

/// What came along from the committee's last meeting, and what was recorded since.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brought {
    /// Its date, and the hash of its last record.
    pub from: Option<(NaiveDate, String)>,
    pub offices: Vec<(Name, PersonId)>,
    /// Readings settled until the terms are changed: question, answer, when.
    pub readings: Vec<(Name, String, NaiveDate)>,
    /// Actions still open.
    pub actions: Vec<Action>,
    /// Up to which entry of the committee's record things were taken along, and that entry's hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub committee: Option<(Seq, String)>,
    /// Interests held on the day of the meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub register: Vec<RegisteredInterest>,
    /// Minutes that no meeting has approved yet, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minutes: Vec<MinutesOf>,
    /// Interests declared in items that came along, to be confirmed here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<BroughtInterest>,
    /// Declared in public at the last meeting, and not on the register.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub declared: Vec<RegisteredInterest>,
}

/// An interest that was declared when its item was put off.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BroughtInterest {
    pub person: PersonId,
    /// The title under which the item came along: it keeps that whatever its number becomes.
    pub title: String,
    pub kind: InterestKind,
    pub nature: String,
    /// How it was handled there: the rung, `None` where it was no conflict; and why.
    pub handled: Option<(Option<Name>, String)>,
    /// Declared or handled while the public was out.
    pub private: bool,
}

/// Which minutes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesOf {
    /// The day of the meeting.
    pub date: NaiveDate,
    /// The meeting's id; none of a meeting that was not kept here.
    pub meeting: Option<String>,
    pub part: MinutesPart,
}

/// Public and private minutes have a life of their own each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum MinutesPart {
    #[default]
    Public,
    Private,
}

/// How somebody attends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Way {
    #[default]
    InPerson,
    Remote,
}

/// An interest in some items.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interest {
    pub person: PersonId,
    pub about: Vec<About>,
    pub kind: InterestKind,
    /// What it is and why it conflicts.
    pub nature: String,
}

/// The four types of the national guidance.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum InterestKind {
    #[default]
    Financial,
    NonFinancialProfessional,
    NonFinancialPersonal,
    Indirect,
}

/// How a vote is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum VoteWay {
    /// A recorded vote, by name.
    #[default]
    ByName,
    /// Hands counted per organisation.
    ByHands,
}

/// What a member asked to have recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Dissent {
    VotedFor,
    VotedAgainst,
    Abstained,
    Dissented,
    Reservation,
}

/// How long a reading is settled for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Span {
    Decision(About),
    Meeting,
    UntilTermsChange,
}

/// What the chair ruled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ruling {
    /// Business may be done, or the decision stands.
    Stands,
    /// It does not.
    DoesNotStand,
}
