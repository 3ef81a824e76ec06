//! The life of a meeting's minutes: draft, circulated, approved by a later meeting with amendments or without, signed.
//!
//! Its own record knows when they were circulated and signed. That they were approved, and subject to what, is in the
//! record of the meeting that did it, and is worked out from there: nothing is written down twice. What the signed
//! minutes say stays as it was ([`Meeting::sealed`]); amendments are dated additions.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::agenda::{About, ItemNo};
use super::event::{Event, MinutesOf, MinutesPart, Ruling};
use super::history::History;
use super::noted::Note;
use super::people::PersonId;
use super::record::{Record, Seq};
use super::refusal::Refusal;
use super::standing::DecisionStanding;
use super::state::{ApprovalState, Meeting, Phase, SignedState, VoteState};
use super::text::TextKind;
use crate::rules::Outcome;
use crate::terms::From;

/// Minutes agreed as a correct record at a later meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Approval {
    pub part: MinutesPart,
    /// The day of that meeting.
    pub on: NaiveDate,
    /// When it was entered there.
    pub at: DateTime<FixedOffset>,
    /// Whose part it is to sign them.
    pub in_chair: Option<String>,
    pub amendments: Vec<String>,
    /// It happened in public, so that public minutes may tell it.
    pub in_public: bool,
}

/// Where one part of a meeting's minutes has come to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Life {
    /// The days on which a draft went out.
    pub circulated: Vec<NaiveDate>,
    /// By later meetings, in their order.
    pub approvals: Vec<Approval>,
    pub signed: Option<SignedState>,
    /// What was recorded after the approval.
    pub notes: Vec<Note>,
}

impl Life {
    /// What was agreed in private is no part of the life of public minutes.
    pub fn of(meeting: &Meeting, part: MinutesPart) -> Life {
        let circulated = meeting.circulated.iter().filter(|state| state.part == part);
        let tells =
            |approval: &&Approval| approval.part == part && (approval.in_public || part == MinutesPart::Private);
        Life {
            circulated: circulated.map(|state| state.on).collect(),
            approvals: meeting.approved_later.iter().filter(tells).cloned().collect(),
            signed: meeting.signed.iter().rev().find(|state| state.part == part).cloned(),
            notes: meeting.notes_after_approval(part).to_vec(),
        }
    }

    /// Neither approved nor signed.
    pub fn is_draft(&self) -> bool {
        self.approvals.is_empty() && self.signed.is_none()
    }

    /// On which day: of the first meeting that did; where its record is not at hand, as the signed copy says.
    pub fn approved_on(&self) -> Option<NaiveDate> {
        let first = self.approvals.first().map(|approval| approval.on);
        first.or_else(|| self.signed.as_ref()?.approved)
    }

    /// What was amended, and on which day.
    pub fn amendments(&self) -> Vec<(NaiveDate, &str)> {
        let approvals = self.approvals.iter();
        let dated =
            approvals.flat_map(|approval| approval.amendments.iter().map(|words| (approval.on, words.as_str())));
        dated.collect()
    }

    /// How many amendments the signed copy has that are known only from it.
    pub fn amendments_elsewhere(&self) -> u16 {
        let signed = self.signed.as_ref().filter(|_| self.approvals.is_empty());
        signed.map_or(0, |signed| signed.amendments)
    }
}

impl History {
    /// What was agreed here of the minutes of an earlier meeting, as far as it stands.
    pub fn approvals_of(&self, earlier: &Meeting) -> Vec<Approval> {
        let meeting = self.meeting();
        let of = |state: &&ApprovalState| state.of.is_of(earlier) && meeting.approval_stands(state);
        let approvals = meeting.approvals.iter().filter(of).filter_map(|state| {
            Some(Approval {
                part: state.of.part,
                on: meeting.created.date,
                at: self.record(state.when.seq)?.at,
                in_chair: state.in_chair.as_ref().map(|person| meeting.full_name(person)),
                amendments: state.amendments.clone(),
                in_public: !state.when.private,
            })
        });
        approvals.collect()
    }
}

impl MinutesOf {
    /// "the minutes of the meeting held on 6 April 2016"
    pub fn in_words(&self) -> String {
        let private = match self.part {
            MinutesPart::Public => "",
            MinutesPart::Private => "private part of the ",
        };
        format!("the minutes of the {private}meeting held on {}", day(self.date))
    }

    /// Whether these are the minutes of that meeting. One that was named by its day alone may be either of two that day.
    fn is_of(&self, meeting: &Meeting) -> bool {
        match &self.meeting {
            Some(id) => *id == meeting.created.meeting,
            None => self.date == meeting.created.date,
        }
    }
}

impl MinutesPart {
    /// "the public minutes"
    pub fn in_words(self) -> &'static str {
        match self {
            MinutesPart::Public => "the public minutes",
            MinutesPart::Private => "the private minutes",
        }
    }
}

/// ", subject to: one; another"; nothing where there is nothing.
pub(super) fn subject_to(amendments: &[String]) -> String {
    let bare = amendments.iter().map(|words| words.trim().trim_end_matches(['.', ';']));
    match bare.collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        [one] => format!(", subject to {one}"),
        several => {
            let numbered = (1..).zip(several).map(|(number, words)| format!("({number}) {words}"));
            format!(", subject to {}", numbered.collect::<Vec<_>>().join("; "))
        }
    }
}

pub(super) fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

impl Meeting {
    /// Minutes of earlier meetings that were still to be approved when this one began, and are.
    pub fn to_approve(&self) -> impl Iterator<Item = &MinutesOf> {
        let brought = self.created.brought.minutes.iter();
        brought.filter(|of| {
            let mut approved = self.approvals.iter().filter(|state| state.of == **of);
            !approved.any(|state| self.approval_stands(state))
        })
    }

    /// What the next meeting has to approve of this one: nothing where it never sat.
    pub fn own_minutes(&self) -> Vec<MinutesOf> {
        let sat = matches!(self.phase, Phase::Closed | Phase::Abandoned);
        let of = |part| MinutesOf {
            date: self.created.date,
            meeting: Some(self.created.meeting.clone()),
            part,
        };
        let private = (sat && self.has_private()).then(|| of(MinutesPart::Private));
        sat.then(|| of(MinutesPart::Public))
            .into_iter()
            .chain(private)
            .collect()
    }

    /// Something was dealt with in private.
    pub fn has_private(&self) -> bool {
        self.items.iter().any(|state| state.private)
            || !self.exclusions.is_empty()
            || self.approvals.iter().any(|state| state.when.private)
    }

    /// Members and deputies who withdrew from something that was dealt with in private: its minutes do not go to them.
    pub fn withdrew_in_private(&self) -> Vec<PersonId> {
        let seated = |person: &PersonId| {
            let attendance = self.attendance_of(person);
            !self.seats_of(person).is_empty() || attendance.is_some_and(|known| known.deputy_for.is_some())
        };
        let private = |item: &ItemNo| self.was_in_private(item) || self.item(item).is_some_and(|state| state.private);
        let kept_from = |person: &PersonId, about: &About| {
            let rung = self.rung(person, about);
            rung.is_some_and(|rung| self.rung_bars(&rung, From::Room) || self.rung_bars(&rung, From::Papers))
        };
        let out = self.attendance.iter().filter(|known| {
            let mut outs = known.outs.iter();
            outs.any(|out| out.from.private || private(&out.item))
        });
        let handled = self.handlings.iter();
        let handled = handled.filter(|handling| {
            (private(&handling.about.item) || handling.when.private) && kept_from(&handling.person, &handling.about)
        });
        let mut people: Vec<PersonId> = Vec::new();
        for person in out
            .map(|known| &known.person)
            .chain(handled.map(|handling| &handling.person))
        {
            if seated(person) && !people.contains(person) {
                people.push(person.clone());
            }
        }
        people
    }

    /// The vote by which minutes are agreed now: the last on it, in private or in public as they are, where it was
    /// carried or that is not known yet, and nothing was agreed by it before. One vote agrees the minutes of one part.
    pub(super) fn vote_to_agree(&self, about: &About, private: bool) -> Option<&VoteState> {
        let of_part = |vote: &&VoteState| {
            let closed = vote.closed.as_ref();
            vote.about.covers(about) && closed.is_some_and(|when| when.private == private)
        };
        let last = self.votes.iter().rfind(of_part)?;
        let used = self.decisions.iter().any(|decision| decision.vote == Some(last.id));
        let agrees = match self.vote_result(last).outcome {
            Outcome::Carried | Outcome::Tied | Outcome::RecountNeeded | Outcome::ReadingNeeded => !used,
            Outcome::Open | Outcome::Lost | Outcome::NoDecision | Outcome::Void => false,
        };
        agrees.then_some(last)
    }

    fn is_carried(&self, vote: &VoteState) -> bool {
        self.vote_result(vote).outcome == Outcome::Carried
    }

    fn approval_stands(&self, state: &ApprovalState) -> bool {
        let mut decisions = self.decisions.iter();
        let decision = decisions.find(|decision| decision.when.seq == state.when.seq);
        let vote = decision.and_then(|decision| self.vote(decision.vote?));
        if vote.is_some_and(|vote| !self.is_carried(vote)) {
            return false;
        }
        match decision.map(|decision| self.decision_standing(decision)) {
            Some(DecisionStanding::Valid | DecisionStanding::Dispensed { .. }) => true,
            Some(DecisionStanding::RuledByChair { ruling, .. }) => ruling == Ruling::Stands,
            Some(
                DecisionStanding::Open
                | DecisionStanding::Tied
                | DecisionStanding::Void { .. }
                | DecisionStanding::ReadingNeeded { .. }
                | DecisionStanding::RecountNeeded
                | DecisionStanding::RecommendationOnly { .. }
                | DecisionStanding::NotEligible
                | DecisionStanding::NotElected { .. },
            )
            | None => false,
        }
    }

    fn full_name(&self, person: &PersonId) -> String {
        self.person(person)
            .map_or_else(|| person.to_string(), |known| known.name.clone())
    }

    /// Why a record that was typed after minutes had been signed cannot be taken; `None`: it can. What is of the record
    /// itself can, and notes, which are in no minutes; and text of a part that is not signed.
    pub(super) fn sealed<'r>(&self, record: &Record, event_at: impl Fn(Seq) -> Option<&'r Event>) -> Option<String> {
        let open = match &record.event {
            Event::Session { .. }
            | Event::Recovered { .. }
            | Event::Disposed { .. }
            | Event::Circulated { .. }
            | Event::Signed { .. } => true,
            Event::TextWritten { kind, item, .. } => return self.sealed_text(*kind, item),
            Event::Withdrawn { seq, .. } | Event::Replaced { seq, .. } => {
                // Taking back a correction made before they were signed changes them as well.
                of_life(*seq, &event_at)
            }
            _ => false,
        };
        self.signed.last().filter(|_| !open).map(in_words)
    }

    /// Why a text of an item cannot be written any more: the part that it is in is signed. Notes are in none.
    pub fn sealed_text(&self, kind: TextKind, item: &ItemNo) -> Option<String> {
        if kind.is_note() {
            return None;
        }
        let private = kind.is_private() || self.item(item).is_some_and(|state| state.private);
        let part = if private {
            MinutesPart::Private
        } else {
            MinutesPart::Public
        };
        self.signed.iter().rev().find(|state| state.part == part).map(in_words)
    }
}

/// What is signed stays, and what to do instead.
fn in_words(signed: &SignedState) -> String {
    format!(
        "{} were signed by {} on {}, and what they say stays as it is. What is wrong in them is put right at the next \
         meeting, as an amendment that is agreed there. A signature entered by mistake can be taken back with F8, or \
         with /withdraw.",
        capital(signed.part.in_words()),
        signed.by,
        day(signed.on)
    )
}

/// Circulated or signed; or a withdrawal, of a withdrawal …, of one.
fn of_life<'r>(seq: Seq, event_at: &impl Fn(Seq) -> Option<&'r Event>) -> bool {
    match event_at(seq) {
        Some(Event::Withdrawn { seq: earlier, .. }) if *earlier < seq => of_life(*earlier, event_at),
        Some(Event::Circulated { .. } | Event::Signed { .. }) => true,
        Some(_) | None => false,
    }
}

pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What later meetings, given by their records, approved of the minutes of an earlier one.
///
/// # Errors
/// Records that make no meeting.
pub fn approved_in(later: Vec<Vec<Record>>, earlier: &Meeting) -> Result<Vec<Approval>, Refusal> {
    let mut approvals = Vec::new();
    for records in later {
        approvals.extend(History::new(records)?.approvals_of(earlier));
    }
    Ok(approvals)
}

/// Whether records tell of minutes of this meeting being approved: which records of a later meeting are worth working out.
pub fn tells_of_approval(records: &[Record], meeting: &str, date: NaiveDate) -> bool {
    let tells = |event: &Event| match event {
        Event::MinutesApproved { of, .. } => match &of.meeting {
            Some(id) => id == meeting,
            None => of.date == date,
        },
        _ => false,
    };
    records.iter().any(|record| match &record.event {
        Event::Replaced { with, .. } => tells(with),
        event => tells(event),
    })
}
