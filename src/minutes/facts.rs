//! What the minutes tell, before it has any words: everything that documents may need, taken from the folded meeting
//! once for the public and once for the private part (`collect`), names spelled out, each with its place and its audience.
//!
//! Notes are not here, and so are in no document. No fact tells of another: what one sentence says of something else
//! (from whom the chair passed, after which item this one was taken) is worked out from the facts that a document may
//! hold, so that public minutes cannot tell of private ones by allusion.

mod roll;

use chrono::{NaiveDate, NaiveTime};

use crate::meeting::{
    About, Decides, Dissent, Endings, InterestKind, ItemNo, Nil, Ruling, Seq, Standing as StandingItem, Tally, Way,
};
use crate::rules::{ForOrAgainst, Hands, Outcome, Step};
use crate::terms::{Clause, Fraction, Name, Regime};

use super::names::{SeatName, Who};

pub use roll::{Capacity, InOffice, OfficeTold, RollFact, Stay};

/// Who may read it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Audience {
    Public,
    Private,
}

/// Everything, private matter included: never given to a writer as it is, see `sheet`.
#[derive(Clone, PartialEq, Debug)]
pub struct Facts {
    pub head: Head,
    pub roll: Vec<RollFact>,
    /// Who took the chair, in order of effect.
    pub chairs: Vec<(Audience, At, Who)>,
    /// In the order in which they were first taken; one that never was, after the item that it follows on the agenda.
    pub items: Vec<ItemFact>,
    /// In order of effect.
    pub facts: Vec<Fact>,
    pub actions: Vec<ActionFact>,
}

/// What stands at the top; public by its nature.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    pub meeting: String,
    pub committee: String,
    pub regime: Regime,
    /// The organisations, full names.
    pub bodies: Vec<String>,
    pub date: NaiveDate,
    /// When it was to begin.
    pub begins: Option<NaiveTime>,
    /// When it was called to order, and when it ended.
    pub from: Option<NaiveTime>,
    pub to: Option<NaiveTime>,
    pub ended: Ended,
    pub place: String,
    pub secretary: String,
    pub practice: bool,
    /// Of the public and press, where they were counted.
    pub public: Option<(u16, u16)>,
    /// The voting seats that nobody fills.
    pub vacant: Vec<SeatName>,
    pub has_private: bool,
}

/// How the sitting ended, if it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Ended {
    #[default]
    NotYet,
    Closed,
    Abandoned,
    NeverBegan,
    /// To another day, so far.
    Adjourned,
}

/// A moment of the meeting: its place in the order of effect and the time that documents print.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct At {
    pub order: usize,
    pub time: NaiveTime,
    /// The item being taken.
    pub item: Option<ItemNo>,
}

/// Something that a sentence tells.
#[derive(Clone, PartialEq, Debug)]
pub struct Fact {
    /// The record that it comes from.
    pub seq: Seq,
    pub at: At,
    /// The item under which it is told; `None`: before the first.
    pub under: Option<ItemNo>,
    pub audience: Audience,
    pub what: What,
}

/// An item as the agenda has it and what became of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ItemFact {
    pub number: ItemNo,
    pub audience: Audience,
    pub card: Card,
}

/// What is printed of an item besides its sentences.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    pub title: String,
    pub standing: Option<StandingItem>,
    pub presented: Presented,
    pub paper: Option<String>,
    /// The organisations that it is a matter of; empty: of all.
    pub concerns: Vec<Name>,
    /// Each time it was taken.
    pub taken: Vec<(Audience, At)>,
    /// The secretary's minute text, and who may read each passage of it.
    pub prose: Vec<(Audience, Passage)>,
}

/// Who presented an item; nobody who was not here for it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Presented {
    /// As the public saw it.
    pub seen: Option<String>,
    pub whole: Option<String>,
}

/// Lines of a text that were written in one go, line ends included: together the passages are the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// The place in the order of effect at which they had been written.
    pub order: usize,
    pub text: String,
}

/// An action agreed here, or brought along (`at` is `None`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActionFact {
    pub at: Option<At>,
    pub audience: Audience,
    pub number: u16,
    pub words: String,
    pub owner: String,
    pub due: Option<NaiveDate>,
    pub item: Option<ItemNo>,
    pub done: bool,
    pub updates: Vec<(Audience, String)>,
}

/// How a result stands under the terms of reference, beside what was done.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdict {
    pub standing: StandingTold,
    /// Of a vote.
    pub outcome: Outcome,
    /// The outcome of a vote is that the terms put the matter off.
    pub put_off: bool,
    /// The paragraph of the quorum.
    pub quorum_clause: Option<Clause>,
    /// Questions that nobody settled and that decide this result: paragraph, question.
    pub readings: Vec<(Option<Clause>, String)>,
    /// For the annex alone.
    pub working: Vec<Step>,
}

/// What something that was done is worth under the terms of reference alone; a ruling is a fact of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StandingTold {
    Valid,
    /// Of a vote: not closed, equal, or to be counted again.
    Undecided,
    NotQuorate,
    /// Not quorate, and to stand as a recommendation, as the terms allow.
    Recommendation,
    /// Not quorate, by a dispensation that the terms allow.
    Dispensed,
    /// Not valid for another reason.
    Defective,
    /// It hangs on a reading.
    Unsettled,
    /// The person elected may not hold the office.
    NotEligible,
}

/// One count of a vote. `weighted`: votes and heads are told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CountTold {
    pub tally: Tally,
    pub weighted: bool,
    /// Of a show of hands: how each organisation's hands went.
    pub hands: Vec<Hands>,
}

/// How one member voted: told only of a recorded vote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ballot {
    pub who: Who,
    pub seat: SeatName,
    pub choice: crate::terms::Choice,
    pub counted: bool,
    /// How many votes it is, where that is not one: all that it may be while a question of the terms is open.
    pub votes: Vec<Fraction>,
}

/// A deciding vote used or declined (`choice` is `None`).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DecidingTold {
    pub who: Option<Who>,
    pub seat: SeatName,
    pub clause: Option<Clause>,
    pub choice: Option<ForOrAgainst>,
    /// What it does: after a recount the votes may not be equal any more; it is kept and decides nothing.
    pub does: Decides,
}

/// A vote as it is told.
#[derive(Clone, PartialEq, Debug)]
pub struct VoteTold {
    pub about: About,
    pub wording: String,
    pub recommended: Option<String>,
    pub amended: bool,
    pub recorded: bool,
    pub mover: Option<Who>,
    pub seconder: Option<Who>,
    pub condition: Option<String>,
    pub closed: bool,
    /// Of an item that is a matter of some organisations alone: those that have members here and no vote on it.
    pub not_voting: Vec<String>,
    /// Each count, the first one first; the last one counts.
    pub counts: Vec<CountTold>,
    /// Who asked for each count after the first.
    pub asked_by: Vec<Option<Who>>,
    pub ballots: Vec<Ballot>,
    /// Of a recorded vote that is closed: who was in the room and did not vote, for whatever reason.
    pub did_not_vote: Vec<Who>,
    /// Given after the vote had been closed.
    pub late: Vec<(Who, crate::terms::Choice)>,
    /// Every deciding vote that was used or declined, in order.
    pub deciding: Vec<DecidingTold>,
    pub announced: Option<AnnouncedTold>,
    pub verdict: Verdict,
}

impl VoteTold {
    /// The deciding vote, where the votes were equal without it.
    pub fn needed(&self) -> Option<&DecidingTold> {
        let mut given = self.deciding.iter();
        given.find(|deciding| deciding.does == Decides::TheTie)
    }
}

/// What was said in the room.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnnouncedTold {
    pub differs: bool,
    pub outcome: Outcome,
    pub r#for: Fraction,
    pub against: Fraction,
    pub abstained: Fraction,
}

/// A decision agreed without a vote.
#[derive(Clone, PartialEq, Debug)]
pub struct DecisionTold {
    pub about: About,
    pub verb: String,
    pub wording: String,
    /// The paper's wording, where the item has this recommendation.
    pub recommended: Option<String>,
    pub amended: bool,
    pub endings: Endings<Who>,
    /// Of one agreed without a vote: who was in the room and had no part in it for an interest, as its readers know.
    pub no_part: Vec<Who>,
    pub verdict: Verdict,
}

/// How an interest is to be handled, in the words of the terms' ladder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandlingTold {
    pub who: Who,
    pub about: About,
    /// `None`: no conflict.
    pub rung: Option<String>,
    pub clause: Option<Clause>,
    pub by: Option<Speaker>,
    pub reason: String,
}

/// What was wrong with what the chair ruled on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RuledOn {
    /// There was no quorum, or it was in doubt.
    Quorum,
    /// The votes were equal.
    Equality,
    /// Something else: a result in doubt, or one that was right.
    Other,
}

/// Who decided or ruled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Speaker {
    pub who: Who,
    pub in_chair: bool,
    /// Holds the office of chair.
    pub is_chair: bool,
}

/// Somebody elected to an office here.
#[derive(Clone, PartialEq, Debug)]
pub struct ElectionTold {
    pub office: String,
    pub who: Who,
    pub nominated: Vec<Who>,
    pub counts: Vec<(Who, u16)>,
    pub endings: Endings<Who>,
    pub clause: Option<Clause>,
    pub verdict: Verdict,
}

/// One thing that happened. One sentence, or a few, each.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    // the sitting
    CalledToOrder,
    Adjourned {
        reason: String,
        until: Option<String>,
    },
    Resumed,
    Abandoned {
        reason: String,
    },
    NeverBegan {
        reason: String,
    },
    /// Tested at every change of the room while business was done; a document tells the changes.
    Quorum {
        /// `None` where it hangs on a reading.
        met: Option<bool>,
        clause: Option<Clause>,
        tested: Tested,
    },
    // people
    Joined {
        who: Who,
        way: Way,
    },
    /// From remote to the room, or the other way.
    ChangedWay {
        who: Who,
        way: Way,
    },
    Left {
        who: Who,
    },
    Disconnected {
        who: Who,
        back: Back,
    },
    WentOut {
        who: Who,
        item: ItemNo,
    },
    CameBack {
        who: Who,
        item: ItemNo,
    },
    TookChair {
        who: Who,
    },
    Elected(Box<ElectionTold>),
    // agenda
    Late {
        reason: Option<String>,
    },
    /// A public item was changed while the public was out, as far as the public has not been told since.
    Changed {
        item: ItemNo,
        title: Option<String>,
        presenter: Option<String>,
        paper: Option<String>,
        recommendations: Vec<String>,
    },
    Deferred {
        reason: String,
    },
    ItemWithdrawn {
        reason: String,
    },
    Nil(Nil),
    Question {
        from: Option<String>,
        question: String,
        answer: String,
    },
    // interests
    Interest {
        who: Who,
        about: Vec<About>,
        kind: InterestKind,
        nature: String,
        raised_by: Option<String>,
    },
    Handling(HandlingTold),
    Evidence {
        who: Who,
        evidence: String,
    },
    // decisions
    Decision(Box<DecisionTold>),
    Vote(Box<VoteTold>),
    /// A deciding vote that was needed, used or declined; the vote that it ended.
    Deciding(Box<VoteTold>),
    Dissent {
        who: Who,
        about: About,
        /// The place of the decision that it is from, where that was agreed without a vote.
        from: Option<usize>,
        what: Dissent,
        words: Option<String>,
    },
    Reading {
        clause: Option<Clause>,
        question: String,
        answer: String,
        span: SpanTold,
        by: Option<Speaker>,
        after_vote: bool,
        /// An interest of theirs on which it bears.
        own_part: Option<About>,
    },
    Ruling {
        about: About,
        ruling: Ruling,
        on: RuledOn,
        reason: String,
        by: Option<Speaker>,
    },
    Remedy {
        clause: Option<Clause>,
        recommend: bool,
        says: String,
    },
    // the public
    Excluded {
        wording: String,
        ground: String,
        endings: Box<Endings<Who>>,
        /// When they were let in again: as public as the resolution.
        until: Option<NaiveTime>,
        verdict: Verdict,
    },
    Readmitted,
    // actions
    ActionAgreed {
        number: u16,
    },
    ActionUpdated {
        number: u16,
        note: String,
    },
}

/// When a connection was there again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Back {
    At(NaiveTime),
    /// In private session, and no more is said.
    Unseen,
    Never,
}

/// At what the quorum was tested.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tested {
    CallToOrder,
    Resumption,
    Item,
    Movement,
    /// A reading by which a doubt was settled.
    Reading,
}

/// How long a reading was settled for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SpanTold {
    Decision,
    Meeting,
    UntilTermsChange,
}
