//! The writer of minutes.ron and minutes-private.ron: what was decided, by whom, as facts and as sentences; one part a file.
//! A stable structure (`format` says which), LF, the same bytes for the same record.
//!
//! The structure is in `shape`, filling it here. Nothing is worked out here.

pub mod shape;

use crate::meeting::{About, Count, Decides, Life, Way};

use super::RecordHead;
use super::build;
use super::facts::{Capacity, CountTold, DecidingTold, Ended, StandingTold, Verdict, VoteTold, What};
use super::names::SeatName;
use super::sheet::{Attended, Bound, OpenItem, PrivateFacts, PublicFacts, Sheet, SheetItem};
use super::vocabulary::{interest_kind, outcome};
use super::words::{Wording, hm};
use crate::rules::{ForOrAgainst, Hands};
use crate::terms::Choice;

use shape::{
    ActionEntry, AmendmentEntry, AttendanceEntry, BallotEntry, CountEntry, DecidingEntry, DecisionEntry,
    ExclusionEntry, HandsEntry, InterestEntry, ItemEntry, MinutesFile, PartFile, SideEntry, SignedEntry, Standing,
    StayEntry, VoteEntry,
};

/// The format of the file; 0 until release 1.0.
pub const FORMAT: u32 = 0;

/// The public part.
pub fn public(facts: &PublicFacts, life: &Life, head: Option<&RecordHead>) -> String {
    write(facts.sheet(), life, head, |file, part| file.public = Some(part))
}

/// The private part.
pub fn private(facts: &PrivateFacts, life: &Life, head: Option<&RecordHead>) -> String {
    write(facts.sheet(), life, head, |file, part| file.private = Some(part))
}

fn write(sheet: &Sheet, life: &Life, head: Option<&RecordHead>, put: fn(&mut MinutesFile, PartFile)) -> String {
    let of = &sheet.head;
    let mut file = MinutesFile {
        format: FORMAT,
        practice: of.practice,
        meeting: of.meeting.clone(),
        committee: of.committee.clone(),
        date: of.date,
        place: of.place.clone(),
        from: of.from.map(hm),
        to: of.to.map(hm),
        ended: match of.ended {
            Ended::NotYet => "not yet",
            Ended::Closed => "closed",
            Ended::Abandoned => "abandoned",
            Ended::NeverBegan => "never began",
            Ended::Adjourned => "adjourned",
        }
        .into(),
        record: head.cloned(),
        public: None,
        private: None,
    };
    put(&mut file, part(sheet, life));
    let pretty = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .indentor("    ")
        .depth_limit(5)
        .extensions(ron::extensions::Extensions::IMPLICIT_SOME);
    match ron::ser::to_string_pretty(&file, pretty) {
        Ok(text) => text + "\n",
        Err(error) => format!("// These minutes could not be written: {error}\n"),
    }
}

fn part(sheet: &Sheet, life: &Life) -> PartFile {
    let wording = Wording::of(sheet);
    PartFile {
        status: match (life.is_draft(), &life.signed) {
            (true, _) => "draft, subject to approval",
            (false, None) => "approved",
            (false, Some(_)) => "signed",
        }
        .into(),
        circulated: life.circulated.clone(),
        approved: life.approved_on(),
        amendments: life
            .amendments()
            .into_iter()
            .map(|(on, words)| AmendmentEntry {
                on,
                words: words.into(),
            })
            .collect(),
        notes: life
            .notes
            .iter()
            .map(|note| AmendmentEntry {
                on: note.on,
                words: note.words.clone(),
            })
            .collect(),
        signed: life.signed.as_ref().map(|signed| SignedEntry {
            by: signed.by.clone(),
            on: signed.on,
        }),
        attendance: sheet.roll.iter().map(attendance).collect(),
        opening: build::plain(build::opening_blocks(wording)),
        items: sheet.items.iter().map(|entry| item(wording, entry)).collect(),
        exclusions: exclusions(sheet),
        actions: sheet
            .actions
            .iter()
            .map(|action| ActionEntry {
                number: action.number,
                words: action.words.clone(),
                owner: action.owner.clone(),
                due: action.due,
                item: action.item.as_ref().map(|item| item.0.clone()),
                agreed_here: action.agreed_here,
                done: action.done,
                updates: action.updates.clone(),
            })
            .collect(),
    }
}

fn attendance(attended: &Attended) -> AttendanceEntry {
    let seats: Vec<&SeatName> = match &attended.capacity {
        Capacity::Member(seats) => seats.iter().collect(),
        Capacity::Deputy { seat, .. } => vec![seat],
        Capacity::InAttendance { .. } => Vec::new(),
    };
    let bound = |bound: &Bound| match bound {
        Bound::At(at) => Some(hm(at.time)),
        Bound::Meeting | Bound::Unseen => None,
    };
    AttendanceEntry {
        id: attended.who.id.0.clone(),
        name: attended.who.name.clone(),
        capacity: match &attended.capacity {
            Capacity::Member(_) => "member",
            Capacity::Deputy { .. } => "deputy",
            Capacity::InAttendance { .. } => "in attendance",
        }
        .into(),
        positions: seats.iter().map(|seat| seat.full()).collect(),
        role: match &attended.capacity {
            Capacity::InAttendance { role } => role.clone(),
            Capacity::Member(_) | Capacity::Deputy { .. } => None,
        },
        accepted_by: match &attended.capacity {
            Capacity::Deputy { accepted_by, .. } => accepted_by.as_ref().map(|by| by.name.clone()),
            Capacity::Member(_) | Capacity::InAttendance { .. } => None,
        },
        apologies: attended.apologies,
        only_for: attended.only_for.as_ref().map(|item| item.0.clone()),
        stays: attended
            .stays
            .iter()
            .map(|stay| StayEntry {
                from: bound(&stay.from),
                to: bound(&stay.to),
                from_private: stay.from == Bound::Unseen,
                to_private: stay.to == Bound::Unseen,
                remote: stay.way == Way::Remote,
            })
            .collect(),
    }
}

fn item(wording: Wording<'_>, item: &SheetItem) -> ItemEntry {
    match item {
        SheetItem::Closed { number, considered } => ItemEntry {
            number: number.0.clone(),
            private: true,
            taken_in_private: *considered,
            ..ItemEntry::default()
        },
        SheetItem::Open(item) => open_item(wording, item),
    }
}

fn open_item(wording: Wording<'_>, item: &OpenItem) -> ItemEntry {
    let mut entry = ItemEntry {
        number: item.number.0.clone(),
        title: Some(item.title.clone()),
        presenter: item.presenter.clone(),
        paper: item.paper.clone(),
        concerns: item.concerns.clone(),
        taken: item.taken.iter().map(|at| hm(at.time)).collect(),
        minutes: build::plain(build::item_blocks(wording, item)),
        ..ItemEntry::default()
    };
    for told in wording.sheet.under(Some(&item.number)) {
        match &told.what {
            What::Interest {
                who,
                about,
                kind,
                nature,
                raised_by,
            } => entry.interests.push(InterestEntry {
                person: who.name.clone(),
                items: about.iter().map(About::to_string).collect(),
                kind: interest_kind(*kind).into(),
                nature: nature.clone(),
                raised_by: raised_by.clone(),
            }),
            What::Decision(decision) => entry.decisions.push(DecisionEntry {
                about: decision.about.to_string(),
                verb: decision.verb.clone(),
                wording: decision.wording.clone(),
                amended: decision.amended,
                standing: standing(&decision.verdict),
            }),
            What::Vote(told) => entry.votes.push(vote(told)),
            _ => {}
        }
    }
    entry
}

fn standing(verdict: &Verdict) -> Standing {
    match verdict.standing {
        StandingTold::Valid => Standing::Stands,
        StandingTold::Undecided => Standing::Undecided,
        StandingTold::NotQuorate | StandingTold::Defective | StandingTold::NotEligible => Standing::NotValid,
        StandingTold::Recommendation => Standing::RecommendationOnly,
        StandingTold::Dispensed => Standing::ByDispensation,
        StandingTold::Unsettled => Standing::NotSettled,
    }
}

fn vote(vote: &VoteTold) -> VoteEntry {
    // The one that ends the tie; where none does, the last.
    let decides = vote.needed().or(vote.deciding.last());
    let others = vote.deciding.iter().filter(|given| Some(*given) != decides);
    VoteEntry {
        about: vote.about.to_string(),
        wording: vote.wording.clone(),
        amended: vote.amended,
        recorded: vote.recorded,
        closed: vote.closed,
        counts: vote.counts.iter().map(count).collect(),
        did_not_vote: vote.did_not_vote.iter().map(|who| who.name.clone()).collect(),
        recorded_votes: vote
            .ballots
            .iter()
            .map(|ballot| BallotEntry {
                person: ballot.who.name.clone(),
                position: ballot.seat.full(),
                choice: match ballot.choice {
                    Choice::For => "for",
                    Choice::Against => "against",
                    Choice::Abstain => "abstained",
                    Choice::NoChoice => "gave no choice",
                }
                .into(),
                counted: ballot.counted,
                votes: exactly(&ballot.votes),
                votes_may_be: open(&ballot.votes),
            })
            .collect(),
        deciding_vote: decides.map(deciding_vote),
        other_deciding_votes: others.map(deciding_vote).collect(),
        outcome: outcome(vote.verdict.outcome).into(),
        announced: vote
            .announced
            .as_ref()
            .map(|announced| outcome(announced.outcome).into()),
        standing: standing(&vote.verdict),
    }
}

fn deciding_vote(deciding: &DecidingTold) -> DecidingEntry {
    DecidingEntry {
        position: deciding.seat.full(),
        person: deciding.who.as_ref().map(|who| who.name.clone()),
        choice: match deciding.choice {
            Some(ForOrAgainst::For) => "for",
            Some(ForOrAgainst::Against) => "against",
            None => "declined",
        }
        .into(),
        counted: deciding.does == Decides::TheTie,
    }
}

fn count(count: &CountTold) -> CountEntry {
    let side = |side: &Count| SideEntry {
        votes: exactly(&side.votes),
        votes_may_be: open(&side.votes),
        members: exactly(&side.members),
        members_may_be: open(&side.members),
    };
    CountEntry {
        r#for: side(&count.tally.r#for),
        against: side(&count.tally.against),
        abstained: side(&count.tally.abstained),
        by_organisation: count.hands.iter().map(hands).collect(),
    }
}

fn hands(hands: &Hands) -> HandsEntry {
    HandsEntry {
        organisation: hands.body.clone(),
        r#for: hands.r#for,
        against: hands.against,
        abstained: hands.abstained,
    }
}

/// The one amount that it is, whatever is answered.
fn exactly<T: Copy>(amounts: &[T]) -> Option<T> {
    match amounts {
        [one] => Some(*one),
        _ => None,
    }
}

/// All that it may be while a question is open; nothing where none changes it.
fn open<T: Clone>(amounts: &[T]) -> Vec<T> {
    match amounts {
        [_] => Vec::new(),
        amounts => amounts.to_vec(),
    }
}

fn exclusions(sheet: &Sheet) -> Vec<ExclusionEntry> {
    let mut exclusions: Vec<ExclusionEntry> = Vec::new();
    for told in &sheet.facts {
        match &told.what {
            What::Excluded { wording, ground, .. } => exclusions.push(ExclusionEntry {
                resolution: wording.clone(),
                ground: ground.clone(),
                from: hm(told.at.time),
                to: None,
            }),
            What::Readmitted => {
                if let Some(last) = exclusions.last_mut() {
                    last.to = Some(hm(told.at.time));
                }
            }
            _ => {}
        }
    }
    exclusions
}
