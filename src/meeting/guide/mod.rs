//! The guide: what comes next, and the words for the chair. Offered, never in the way: any act may be done in any order.
//!
//! A pure look at the meeting, asked anew after each act. What is nearest to hand comes first: a vote that is going on,
//! a result that waits to be announced, an empty chair; then the current item; then the next one.

mod item;
mod steps;
mod vote;

pub use vote::ask as ask_voter;

use crate::rules::{self, ReadingNeeded};
use crate::terms::{Name, Remedy, SeatId};

use super::agenda::{About, ItemNo};
use super::event::{BroughtInterest, MinutesOf};
use super::people::PersonId;
use super::record::Seq;
use super::state::{Meeting, Nil, Phase};

/// What to say and what to do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Guide {
    /// At most two whole, short sentences for the chair to read aloud; none for what is only noted.
    pub say: Vec<String>,
    /// The likeliest first.
    pub next: Vec<NextStep>,
}

/// Something that may be done next.
#[derive(Clone, PartialEq, Debug)]
pub enum NextStep {
    MarkAttendance,
    CallToOrder,
    TakeChair(PersonId),
    ElectOffice(Name),
    /// The office is held from before this meeting.
    NameHolder(Name),
    AskApologies,
    AskDeclarations,
    /// Asked for and there is nothing: matters arising, questions, other business.
    AskNil(Nil),
    /// An interest that came along with an item still stands, or not.
    ConfirmInterest(ItemNo, BroughtInterest),
    DecideHandling(PersonId, About),
    /// Somebody is to leave the room for the item.
    ConfirmWentOut(PersonId, ItemNo),
    /// Somebody is still out for an item that is over.
    CallBack(PersonId, ItemNo),
    TakeItem(ItemNo),
    SettleReading {
        question: Name,
        about: About,
    },
    Decide(About),
    /// Minutes of an earlier meeting, as a correct record.
    ApproveMinutes(MinutesOf),
    OpenVote(About),
    AskVoter(SeatId),
    CountHands(Name),
    CloseVote(Seq),
    Announce(Seq),
    /// Equal: discuss and vote again, defer, use the deciding vote, or decline it.
    TieWays(Seq),
    RestoreQuorum {
        remedies: Vec<Remedy>,
    },
    ExcludePublic,
    ReadmitPublic,
    Resume,
    Close,
    /// What is left to settle before the draft goes out.
    Settle,
}

/// What comes next, and what the chair may say.
pub fn guide(meeting: &Meeting) -> Guide {
    guide_with(meeting, None)
}

/// The same; `could_matter`: what `rules::could_matter` says of the part in hand, by somebody who has asked already (it
/// tries every way to vote).
pub fn guide_with(meeting: &Meeting, could_matter: Option<&[ReadingNeeded]>) -> Guide {
    let mut guide = match meeting.phase {
        Phase::Before => before(meeting),
        Phase::Open => open(meeting, could_matter),
        Phase::Adjourned => adjourned(meeting),
        Phase::Closed | Phase::Abandoned | Phase::NeverBegan => Guide::silent(match meeting.is_anything_open() {
            false => vec![],
            true => vec![NextStep::Settle],
        }),
    };
    guide.say.truncate(2);
    guide
}

impl Guide {
    fn silent(next: Vec<NextStep>) -> Guide {
        Guide { say: vec![], next }
    }

    fn saying(say: impl Into<String>, next: Vec<NextStep>) -> Guide {
        Guide {
            say: vec![say.into()],
            next,
        }
    }
}

fn before(meeting: &Meeting) -> Guide {
    let quorum = meeting.result(&meeting.snapshot_of_opening());
    let begin = match meeting.chair_expected() {
        Some(person) if meeting.in_chair().is_none() => vec![NextStep::TakeChair(person), NextStep::CallToOrder],
        _ => vec![NextStep::CallToOrder],
    };
    match quorum.quorum.met {
        rules::Met::Yes => Guide {
            say: vec![
                "Good day, and welcome.".into(),
                "We are quorate, and I call the meeting to order.".into(),
            ],
            next: [begin, vec![NextStep::MarkAttendance]].concat(),
        },
        rules::Met::ReadingNeeded => {
            let readings = steps::readings(&quorum.quorum.readings, &About::default());
            Guide::silent([readings, begin, vec![NextStep::MarkAttendance]].concat())
        }
        rules::Met::No => Guide::silent([vec![NextStep::MarkAttendance], begin].concat()),
    }
}

fn adjourned(meeting: &Meeting) -> Guide {
    let result = steps::of_current(meeting);
    match result.quorum.met {
        rules::Met::Yes => Guide {
            say: vec!["We are quorate.".into(), "The meeting is resumed.".into()],
            next: vec![NextStep::Resume, NextStep::MarkAttendance, NextStep::Close],
        },
        rules::Met::No | rules::Met::ReadingNeeded => Guide::silent(vec![
            NextStep::MarkAttendance,
            NextStep::Resume,
            steps::restore(meeting),
            NextStep::Close,
        ]),
    }
}

fn open(meeting: &Meeting, could_matter: Option<&[ReadingNeeded]>) -> Guide {
    let in_hand = meeting.vote_in_hand();
    if let Some(guide) = in_hand.and_then(|vote| vote::in_hand(meeting, vote)) {
        return guide;
    }
    if let Some(guide) = steps::chair(meeting) {
        return guide;
    }
    let guide = match meeting.current_item() {
        Some(state) => item::guide(meeting, state, could_matter),
        None => steps::onwards(meeting),
    };
    steps::chair_back(meeting, guide)
}
