//! A moment of a meeting as `quorate replay` shows it. The field names are those of `--format json` and do not change;
//! people, seats and items are in words.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;

use crate::cli::Part;
use crate::meeting::{About, DecisionStanding, History, Meeting, Phase, Refusal, Ruling, Seq, VoteState, quorum_line};
use crate::minutes::{life, vocabulary};
use crate::rules::{Met, Outcome, Presence};

/// The state after an entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct State {
    pub committee: String,
    pub date: NaiveDate,
    pub place: String,
    pub practice: bool,
    /// The entry, of how many, when it was typed, and what it says.
    pub at: Seq,
    pub entries: Seq,
    pub typed: DateTime<FixedOffset>,
    pub entry: String,
    /// `before`, `open`, `adjourned`, `closed`, `abandoned`, `never_began`.
    pub phase: &'static str,
    /// The item being taken: its number and title.
    pub item: Option<String>,
    pub chair: Option<String>,
    pub public_excluded: bool,
    /// Where its minutes had come to, once it was over.
    pub minutes: Option<String>,
    pub quorum: Quorum,
    /// Everybody who is at the meeting.
    pub present: Vec<Here>,
    pub interests: Vec<Interest>,
    pub decisions: Vec<Decision>,
    pub votes: Vec<Vote>,
    pub actions: Vec<Action>,
}

/// For the item being taken, or for business that is no item's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Quorum {
    /// As on the screen's first line.
    pub says: String,
    /// Not told to the public of a private item.
    pub met: Option<Met>,
    pub missing: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Here {
    pub person: String,
    pub seats: Vec<String>,
    /// `in_person`, `remote`, `withdrew` (out of the room for an interest), `lost_connection`.
    pub presence: &'static str,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Interest {
    pub seq: Seq,
    pub person: String,
    pub items: Vec<String>,
    pub kind: &'static str,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Decision {
    pub seq: Seq,
    pub item: String,
    pub verb: String,
    pub wording: String,
    pub standing: &'static str,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Vote {
    pub seq: Seq,
    pub item: String,
    pub wording: String,
    pub closed: bool,
    /// As it is worked out today.
    pub outcome: Outcome,
    pub standing: &'static str,
    /// As it was announced in the room.
    pub announced: Option<Outcome>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Action {
    pub number: u16,
    pub words: String,
    pub owner: String,
    pub due: Option<NaiveDate>,
    pub done: bool,
}

impl State {
    /// After the last entry of `history`, of `entries` in the whole record.
    ///
    /// # Errors
    /// When the public part of the record makes no meeting.
    pub fn of(history: &History, entries: Seq, part: Part) -> Result<State, Refusal> {
        let whole = history.meeting();
        let in_public;
        let meeting = match part {
            Part::Private => whole,
            Part::Public => {
                in_public = history.in_public()?;
                &in_public
            }
        };
        let record = history.records().last().ok_or(Refusal {
            seq: 1,
            says: "there is no entry".into(),
        })?;
        Ok(State {
            committee: meeting.terms.committee.clone(),
            date: meeting.created.date,
            place: meeting.created.place.clone(),
            practice: meeting.created.practice,
            at: record.seq,
            entries,
            typed: record.at,
            entry: in_words(history, record.seq, part),
            phase: phase(meeting.phase),
            item: meeting
                .current_item()
                .map(|state| format!("{}. {}", state.item.number, state.item.title)),
            chair: meeting.in_chair().map(|person| meeting.name(person)),
            public_excluded: meeting.excluded(),
            minutes: matches!(whole.phase, Phase::Closed | Phase::Abandoned).then(|| match part {
                Part::Public => life::of_public(whole),
                Part::Private => life::of_both(whole),
            }),
            quorum: quorum(meeting, part),
            present: present(meeting),
            interests: interests(meeting),
            decisions: decisions(meeting),
            votes: meeting.votes.iter().map(|vote| shown(meeting, vote)).collect(),
            actions: actions(meeting),
        })
    }
}

/// What an entry says, for these readers.
pub fn in_words(history: &History, seq: Seq, part: Part) -> String {
    match part == Part::Public && history.is_kept_back(seq) {
        true => "an entry of the private minutes".into(),
        false => history.words_of(seq).unwrap_or_default(),
    }
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Before => "before",
        Phase::Open => "open",
        Phase::Adjourned => "adjourned",
        Phase::Closed => "closed",
        Phase::Abandoned => "abandoned",
        Phase::NeverBegan => "never_began",
    }
}

fn quorum(meeting: &Meeting, part: Part) -> Quorum {
    let about = meeting.current.as_ref().map(About::item);
    // Who takes no part in a private item is private, and with it the quorum.
    let private = about
        .as_ref()
        .filter(|about| meeting.private_items.contains(&about.item));
    if let (Some(about), Part::Public) = (private, part) {
        return Quorum {
            says: format!("item {} is private: --part private tells its quorum", about.item),
            met: None,
            missing: Vec::new(),
        };
    }
    let room = match &about {
        Some(about) => meeting.snapshot(about),
        None => meeting.snapshot_of_business(None),
    };
    let result = meeting.result(&room);
    Quorum {
        says: quorum_line(meeting, about.as_ref(), Some(&result)),
        met: Some(result.quorum.met),
        missing: result.quorum.missing,
    }
}

fn present(meeting: &Meeting) -> Vec<Here> {
    let here = meeting.attendance.iter().filter(|known| meeting.is_here(&known.person));
    here.map(|known| Here {
        person: meeting
            .person(&known.person)
            .map_or_else(|| known.person.to_string(), |person| person.name.clone()),
        seats: meeting
            .seats_of(&known.person)
            .iter()
            .map(|seat| meeting.seat_words(seat))
            .collect(),
        presence: match (known.is_cut_off(), known.out_for(), known.way()) {
            (true, _, _) => "lost_connection",
            (false, Some(_), _) => "withdrew",
            (false, None, Some(Presence::Remote)) => "remote",
            (false, None, _) => "in_person",
        },
    })
    .collect()
}

fn interests(meeting: &Meeting) -> Vec<Interest> {
    let known = meeting.interests.iter();
    known
        .map(|known| Interest {
            seq: known.when.seq,
            person: meeting.name(&known.interest.person),
            items: known.interest.about.iter().map(About::to_string).collect(),
            kind: vocabulary::interest_kind(known.interest.kind),
        })
        .collect()
}

fn decisions(meeting: &Meeting) -> Vec<Decision> {
    let taken = meeting.decisions.iter();
    taken
        .map(|taken| Decision {
            seq: taken.when.seq,
            item: taken.about.to_string(),
            verb: taken.verb.clone(),
            standing: standing(&meeting.decision_standing(taken)),
            wording: taken.wording.clone(),
        })
        .collect()
}

/// What something is worth; a chair's ruling goes before what the terms alone make of it.
fn standing(standing: &DecisionStanding) -> &'static str {
    match standing {
        DecisionStanding::Valid => "valid",
        DecisionStanding::Open => "open",
        DecisionStanding::Tied => "tied",
        DecisionStanding::Void { .. } => "void",
        DecisionStanding::ReadingNeeded { .. } => "reading_needed",
        DecisionStanding::RecountNeeded => "recount_needed",
        DecisionStanding::RecommendationOnly { .. } => "recommendation_only",
        DecisionStanding::Dispensed { .. } => "dispensed",
        DecisionStanding::NotEligible => "not_eligible",
        DecisionStanding::NotElected { .. } => "not_elected",
        DecisionStanding::RuledByChair { ruling, .. } => match ruling {
            Ruling::Stands => "ruled_to_stand",
            Ruling::DoesNotStand => "ruled_not_to_stand",
        },
    }
}

fn shown(meeting: &Meeting, vote: &VoteState) -> Vote {
    Vote {
        seq: vote.id,
        item: vote.about.to_string(),
        wording: vote.wording.clone(),
        closed: vote.closed.is_some(),
        outcome: meeting.vote_result(vote).outcome,
        standing: standing(&meeting.vote_standing(vote)),
        announced: vote.announced.as_ref().map(|said| said.outcome),
    }
}

fn actions(meeting: &Meeting) -> Vec<Action> {
    let known = meeting.actions.iter();
    known
        .map(|known| Action {
            number: known.action.number,
            words: known.action.words.clone(),
            owner: meeting.name(&crate::meeting::PersonId(known.action.owner.clone())),
            due: known.action.due,
            done: known.done,
        })
        .collect()
}
