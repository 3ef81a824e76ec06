//! The fold: from events in order of effect to the meeting they make. One file a family of events.
//!
//! Here: the order of the fold, the stamp each event leaves, and what holds for all events (nothing before the
//! beginning, nothing but rewordings after the close). A family's functions change the state and refuse the impossible.

mod decisions;
mod interests;
mod items;
mod life;
mod movement;
mod people;
mod rulings;
mod sitting;
mod votes;

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::NaiveTime;

use crate::terms::Terms;

use super::agenda::ItemNo;
use super::asked::Asked;
use super::event::{Created, Event};
use super::record::Seq;
use super::refusal::Refusal;
use super::state::{Meeting, Phase, When};
use super::timeline::{Entry, Timeline};

/// The terms as parsed, with the text they were parsed from, so that they are parsed once.
#[derive(Clone)]
pub(super) struct Parsed {
    pub created: Rc<Created>,
    pub terms: Rc<Terms>,
    pub asked: Asked,
}

impl Meeting {
    pub(super) fn parsed(&self) -> Parsed {
        Parsed {
            created: Rc::clone(&self.created),
            terms: Rc::clone(&self.terms),
            asked: self.asked.clone(),
        }
    }
}

/// Which record is being applied, the time that documents print for it, and whether it is for the private minutes.
#[derive(Clone, Copy)]
pub(super) struct Stamp {
    pub seq: Seq,
    pub time: NaiveTime,
    pub private: bool,
}

/// What is impossible, in words; [`fold`] adds which record it is.
type Done = Result<(), String>;

/// Works the meeting out.
///
/// Whether an item is private may turn out late ("taken in private" is set after interests in it were declared), and
/// what was recorded about it before is then private too: so the events are gone through again when it does.
pub(super) fn fold(timeline: &Timeline<'_>, parsed: Option<&Parsed>) -> Result<Meeting, Refusal> {
    let mut private = BTreeSet::new();
    let mut meeting = pass(timeline, parsed, &private, Err)?;
    let found: BTreeSet<ItemNo> = meeting
        .items
        .iter()
        .filter(|state| state.private)
        .map(|state| state.item.number.clone())
        .collect();
    if !found.is_empty() {
        private = found;
        let parsed = meeting.parsed();
        meeting = pass(timeline, Some(&parsed), &private, Err)?;
    }
    Ok(finished(meeting, timeline))
}

/// The same of a part of the record, which need not be a whole meeting: what rests on something that is left out of it is
/// left out too. `private`: the items that are private.
pub(super) fn fold_what_fits(
    timeline: &Timeline<'_>,
    parsed: &Parsed,
    private: &BTreeSet<ItemNo>,
) -> Result<Meeting, Refusal> {
    let meeting = pass(timeline, Some(parsed), private, |_| Ok(()))?;
    Ok(finished(meeting, timeline))
}

fn finished(mut meeting: Meeting, timeline: &Timeline<'_>) -> Meeting {
    meeting.withdrawn.clone_from(&timeline.withdrawn);
    meeting.replaced.clone_from(&timeline.replaced);
    meeting.settle_answers();
    meeting.look_at_open_votes();
    meeting
}

/// `impossible`: what becomes of the meeting where an entry is impossible.
fn pass(
    timeline: &Timeline<'_>,
    parsed: Option<&Parsed>,
    private: &BTreeSet<ItemNo>,
    impossible: impl Fn(Refusal) -> Result<(), Refusal>,
) -> Result<Meeting, Refusal> {
    let mut begun: Option<Meeting> = None;
    for (place, Entry { seq, event, at }) in timeline.entries.iter().enumerate() {
        let refused = |says: String| Refusal { seq: *seq, says };
        match (&mut begun, event) {
            (None, Event::Created(created)) => {
                let mut meeting = Meeting::begin(created, parsed).map_err(refused)?;
                meeting.private_items = private.clone();
                meeting.in_effect.push(*seq);
                begun = Some(meeting);
            }
            (None, _) => {
                return Err(refused(
                    "Nothing can be recorded before the meeting's beginning.".into(),
                ));
            }
            (Some(meeting), event) => {
                let stamp = Stamp {
                    seq: *seq,
                    time: at.time(),
                    private: meeting.is_private(event, meeting.excluded()),
                };
                let later = timeline.entries.get(place + 1..).unwrap_or_default();
                let possible = meeting.may_go(stamp, event, later);
                if let Err(says) = possible.and_then(|()| meeting.apply(stamp, event)) {
                    impossible(refused(says))?;
                    continue;
                }
                meeting.in_effect.push(*seq);
                if stamp.private {
                    meeting.private_entries.insert(*seq);
                }
            }
        }
    }
    begun.ok_or_else(|| Refusal::new(0, "The record is empty: it has no beginning."))
}

impl Meeting {
    fn apply(&mut self, at: Stamp, event: &Event) -> Done {
        let after_close = matches!(
            event,
            Event::TextWritten { .. }
                | Event::Circulated { .. }
                | Event::Signed { .. }
                | Event::Session { .. }
                | Event::Recovered { .. }
                | Event::Disposed { .. }
        );
        if self.phase == Phase::Closed && !after_close {
            return Err(
                "The meeting is closed. Give this the time at which it happened, before the close, \
                        or take the close back."
                    .into(),
            );
        }
        match event {
            Event::Created(_) => Err("This record already has its beginning.".into()),
            Event::Session {
                program: _,
                host,
                secretary,
            } => self.session(at, host, secretary),
            // Of the record, not of the meeting.
            Event::Recovered { .. } | Event::Disposed { .. } => Ok(()),
            Event::ClockCorrected { minutes, .. } => self.clock_corrected(*minutes),
            Event::HeadChanged(head) => self.head_changed(head),
            Event::CalledToOrder => self.called_to_order(at),
            Event::Adjourned { reason, until } => self.adjourned(at, reason, until.as_deref()),
            Event::Resumed => self.resumed(at),
            Event::Closed => self.closed(at),
            Event::Abandoned { reason } => self.abandoned(at, reason),
            Event::NeverBegan { reason } => self.never_began(at, reason),
            Event::PersonAdded { person } => self.person_added(person, at.private),
            Event::ApologiesGiven { person } => self.apologies(at, person),
            Event::NoApologies => self.nil(at, super::state::Nil::Apologies),
            Event::DeputyAccepted {
                deputy,
                seat,
                accepted_by,
            } => self.deputy_accepted(at, deputy, seat, accepted_by.as_ref()),
            Event::Arrived { person, way, only_for } => self.arrived(at, person, *way, only_for.as_ref()),
            Event::Left { person } => self.left(at, person),
            Event::LostConnection { person } => self.lost_connection(at, person),
            Event::Reconnected { person } => self.reconnected(at, person),
            Event::WentOut { person, item } => self.went_out(at, person, item),
            Event::CameBack { person } => self.came_back(at, person),
            Event::TookChair { person } => self.took_chair(at, person),
            Event::OfficeFilled {
                office,
                person,
                nominated,
                counts,
                endings,
            } => self.office_filled(at, (office, person), nominated, counts, endings),
            Event::InOffice { office, person } => self.in_office(office, person),
            Event::ItemAdded { item, after, reason } => self.item_added(at, item, after.as_ref(), reason.as_deref()),
            Event::ItemChanged { item } => self.item_changed(at, item),
            Event::ItemMoved { item, after } => self.item_moved(item, after.as_ref()),
            Event::ItemTaken { item } => self.item_taken(at, item),
            Event::ItemDeferred { item, reason } => self.item_deferred(at, item, reason),
            Event::ItemWithdrawn { item, reason } => self.item_withdrawn(at, item, reason),
            Event::PartAdded { item, part } => self.part_added(at, item, part),
            Event::NoMattersArising => self.nil(at, super::state::Nil::MattersArising),
            Event::NoOtherBusiness => self.nil(at, super::state::Nil::OtherBusiness),
            Event::NoQuestions => self.nil(at, super::state::Nil::Questions),
            Event::QuestionAsked {
                from,
                name_withheld,
                question,
                answer,
            } => self.question_asked(at, from, *name_withheld, question, answer),
            Event::PublicCounted { public, press } => self.public_counted(*public, *press),
            Event::NothingDeclared => self.nil(at, super::state::Nil::Declarations),
            Event::InterestDeclared(interest) => self.interest(at, interest, None),
            Event::InterestRaised { interest, by } => self.interest(at, interest, Some(by)),
            Event::HandlingDecided {
                person,
                about,
                rung,
                by,
                reason,
            } => self.handling(at, person, about, rung.as_deref(), by.as_ref(), reason),
            Event::HandlingEvidenced {
                person,
                about,
                evidence,
            } => self.evidenced(at, person, about, evidence),
            Event::TextWritten {
                text,
                kind,
                item,
                digest,
            } => self.text_written(at, *kind, item, (text, digest)),
            Event::DecisionTaken {
                about,
                verb,
                wording,
                amended,
                endings,
            } => self.decision_taken(at, about, [verb, wording], *amended, endings),
            Event::VoteOpened {
                about,
                wording,
                amended,
                way,
                mover,
                seconder,
                condition,
            } => {
                self.vote_opened(at, about, wording, *amended, *way)?;
                self.vote_proposed(at.seq, [mover.as_ref(), seconder.as_ref()], condition.as_ref())
            }
            Event::VoteCast { vote, seat, choice } => self.vote_cast(at, *vote, seat, *choice),
            Event::HandsCounted {
                vote,
                body,
                r#for,
                against,
                abstained,
            } => self.hands_counted(at, *vote, body, [*r#for, *against, *abstained]),
            Event::VoteClosed { vote } => self.vote_closed(at, *vote),
            Event::DecidingVoteUsed { vote, seat, choice } => self.deciding_vote(at, *vote, seat, Some(*choice)),
            Event::DecidingVoteDeclined { vote, seat } => self.deciding_vote(at, *vote, seat, None),
            Event::Recounted {
                vote,
                asked_by,
                hands,
                votes,
            } => self.recounted(at, *vote, asked_by.as_ref(), hands, votes),
            Event::DissentRecorded {
                about,
                person,
                what,
                words,
            } => self.dissent(at, about, person, *what, words.as_ref()),
            Event::ResultAnnounced {
                vote,
                outcome,
                r#for,
                against,
                abstained,
            } => self.announced(at, *vote, *outcome, [*r#for, *against, *abstained]),
            Event::ReadingSettled {
                question,
                answer,
                span,
                by,
            } => self.reading_settled(at, question, answer, span, by.as_ref()),
            Event::ChairRuled {
                about,
                ruling,
                reason,
                by,
            } => self.chair_ruled(at, about, *ruling, reason, by.as_ref()),
            Event::RemedyChosen { about, remedy, says } => self.remedy_chosen(at, about, *remedy, says),
            Event::PublicExcluded {
                wording,
                ground,
                endings,
            } => self.public_excluded(at, wording, ground, endings),
            Event::PublicReadmitted => self.public_readmitted(at),
            Event::ActionAgreed(action) => self.action_agreed(at, action),
            Event::ActionUpdated { action, note, done } => self.action_updated(at, *action, note, *done),
            Event::MinutesApproved {
                item,
                of,
                amendments,
                endings,
            } => self.minutes_approved(at, item, of, amendments, endings),
            Event::Circulated { part, on, not_to } => self.circulated(at, *part, *on, not_to),
            Event::Signed {
                part,
                by,
                on,
                approved,
                amendments,
            } => self.signed(at, *part, by, *on, (*approved, *amendments)),
            Event::Withdrawn { .. } | Event::Replaced { .. } => Err("A correction has no place of its own.".into()),
        }
    }

    /// When and where an event takes effect.
    fn when(&self, at: Stamp) -> When {
        When {
            seq: at.seq,
            order: self.in_effect.len(),
            time: at.time,
            item: self.current.clone(),
            private: at.private,
        }
    }
}
