//! What a record says, in a few words: for lists of what was recorded, "undone: …", and refusals that name what rests
//! on something. Not the minutes' wording: that stands in the room above.

use crate::terms::Choice;

use super::action::action_number;
use super::agenda::{About, ItemNo, NO_DECISION};
use super::ending::{Endings, Thanks};
use super::event::{Dissent, Event, InterestKind, Ruling, Way};
use super::life::{day, subject_to};
use super::people::PersonId;
use super::record::Seq;
use super::state::{Meeting, Phase};
use crate::rules::ForOrAgainst;

impl InterestKind {
    /// "non-financial professional"
    pub fn in_words(self) -> &'static str {
        match self {
            InterestKind::Financial => "financial",
            InterestKind::NonFinancialProfessional => "non-financial professional",
            InterestKind::NonFinancialPersonal => "non-financial personal",
            InterestKind::Indirect => "indirect",
        }
    }
}

impl Meeting {
    /// What a record says, in words, without a full stop: "Dr Ade came back". `event`: its own, or what replaced it.
    pub fn recorded_in_words(&self, seq: Seq, event: &Event) -> String {
        match event {
            Event::Arrived { person, way, only_for } => {
                self.arrival_in_words(person, *way, only_for.as_ref(), self.coming_of(person, seq))
            }
            _ => self.in_words(event),
        }
    }

    /// An event in words, as it would be recorded now: "Dr Ade voted for on item 6".
    pub fn in_words(&self, event: &Event) -> String {
        let name = |person: &PersonId| self.name(person);
        match event {
            Event::Created(_) => "the meeting's beginning".into(),
            Event::Session { host, .. } => format!("the program was started on {host}"),
            Event::Recovered { entry, .. } => format!("entry {entry} was damaged and set aside"),
            Event::Disposed { texts, .. } => format!("{} notes were disposed of", texts.len()),
            Event::ClockCorrected { room, .. } => format!("the room's clock said {}", room.format("%H:%M")),
            Event::HeadChanged(head) => head.in_words(),
            Event::CalledToOrder => "the meeting was called to order".into(),
            Event::Adjourned { reason, until } => {
                let until = until.as_deref().map_or_else(String::new, until_or_for);
                with_reason(&format!("the meeting was adjourned{until}"), reason)
            }
            Event::Resumed => "the meeting resumed".into(),
            Event::Closed => "the meeting was closed".into(),
            Event::Abandoned { reason } => with_reason("the meeting was abandoned", reason),
            Event::NeverBegan { reason } => with_reason("the meeting never began", reason),
            Event::PersonAdded { person } => match self.person(&person.id) {
                Some(known) if known.name != person.name => {
                    format!("the name {} was put right: {}", known.name, person.name)
                }
                Some(_) | None => format!("{} was added", person.name),
            },
            Event::ApologiesGiven { person } => format!("{} sent apologies", name(person)),
            Event::NoApologies => "there were no apologies".into(),
            Event::DeputyAccepted {
                deputy,
                seat,
                accepted_by,
            } => {
                let how = match accepted_by {
                    Some(_) => "was accepted as",
                    None => "sits as",
                };
                format!("{} {how} deputy for {}", name(deputy), self.seat_words(seat))
            }
            Event::Arrived { person, way, only_for } => {
                self.arrival_in_words(person, *way, only_for.as_ref(), self.coming_now(person))
            }
            Event::Left { person } => format!("{} left", name(person)),
            Event::LostConnection { person } => format!("{} lost the connection", name(person)),
            Event::Reconnected { person } => format!("{} was connected again", name(person)),
            Event::WentOut { person, item } => format!("{} went out for item {item}", name(person)),
            Event::CameBack { person } => format!("{} came back", name(person)),
            Event::TookChair { person } => format!("{} took the chair", name(person)),
            Event::OfficeFilled {
                office,
                person,
                endings,
                ..
            } => format!(
                "{} was elected {office}{}",
                name(person),
                self.endings_in_words(endings)
            ),
            Event::InOffice { office, person } => format!("{} is {office}, from before this meeting", name(person)),
            Event::ItemAdded { item, .. } => format!("item {} was added: {}", item.number, item.title),
            Event::ItemChanged { item } => format!("item {} was changed", item.number),
            Event::ItemMoved { item, .. } => format!("item {item} was moved"),
            Event::ItemTaken { item } => format!("item {item} was taken"),
            Event::ItemDeferred { item, .. } => format!("item {item} was deferred"),
            Event::ItemWithdrawn { item, .. } => format!("item {item} was withdrawn"),
            Event::PartAdded { item, part } => format!("part ({}) of item {item} was added", part.label),
            Event::NoMattersArising => "there were no matters arising".into(),
            Event::NoOtherBusiness => "there was no other business".into(),
            Event::NoQuestions => "there were no questions from the public".into(),
            Event::QuestionAsked { .. } => "a question from the public was recorded".into(),
            Event::PublicCounted { public, press } => format!("the public ({public}) and press ({press}) were counted"),
            Event::NothingDeclared => "nothing was declared".into(),
            Event::InterestDeclared(interest) => {
                format!(
                    "{} declared an interest in {}",
                    name(&interest.person),
                    items(&interest.about)
                )
            }
            Event::InterestRaised { interest, .. } => {
                format!(
                    "an interest of {} in {} was raised",
                    name(&interest.person),
                    items(&interest.about)
                )
            }
            Event::HandlingDecided {
                person, about, rung, ..
            } => match rung {
                Some(rung) => format!("{} on item {about}: {rung}", name(person)),
                None => format!("{} on item {about}: no conflict", name(person)),
            },
            Event::HandlingEvidenced { person, about, .. } => {
                format!("it was recorded how {} was handled on item {about}", name(person))
            }
            Event::TextWritten { kind, item, .. } => {
                let private = if kind.is_private() { "private " } else { "" };
                let what = if kind.is_note() { "note" } else { "minute" };
                format!("the {private}{what} of item {item} was written")
            }
            Event::DecisionTaken {
                about,
                verb,
                amended,
                wording,
                endings,
            } => {
                // Of minutes agreed: what they are agreed subject to is in the words alone.
                let subject = wording.find("subject to").and_then(|at| wording.get(at..));
                let subject = subject.map_or_else(String::new, |subject| format!(", {subject}"));
                let amended = as_amended(*amended && !wording.starts_with("subject to"));
                let how = self.endings_in_words(endings);
                match verb == NO_DECISION {
                    true => format!("no decision was made on item {about}{how}"),
                    false => format!("item {about}{}{amended}{subject}{how}", is_decided(verb)),
                }
            }
            Event::VoteOpened {
                about,
                amended,
                mover,
                seconder,
                condition,
                ..
            } => {
                let how = self.endings_in_words(&Endings {
                    mover: mover.clone(),
                    seconder: seconder.clone(),
                    condition: condition.clone(),
                    ..Endings::default()
                });
                format!("the vote on item {about}{} was opened{how}", as_amended(*amended))
            }
            Event::VoteCast { vote, seat, choice } => {
                format!(
                    "{} {} on {}",
                    self.voter(*vote, seat),
                    choice_words(*choice),
                    self.vote_words(*vote)
                )
            }
            Event::HandsCounted {
                vote,
                body,
                r#for: for_,
                against,
                abstained,
            } => format!(
                "the hands of {body} were counted on {}: {for_} for, {against} against, {abstained} abstained",
                self.vote_words(*vote)
            ),
            Event::VoteClosed { vote } => format!("the vote on {} was closed", self.vote_words(*vote)),
            Event::DecidingVoteUsed { vote, seat, choice } => {
                let way = match choice {
                    ForOrAgainst::For => "for",
                    ForOrAgainst::Against => "against",
                };
                let who = self.voter(*vote, seat);
                format!("{who} used the deciding vote {way} on {}", self.vote_words(*vote))
            }
            Event::DecidingVoteDeclined { vote, seat } => {
                let who = self.voter(*vote, seat);
                format!("{who} declined the deciding vote on {}", self.vote_words(*vote))
            }
            Event::Recounted { vote, .. } => format!("the vote on {} was counted again", self.vote_words(*vote)),
            Event::DissentRecorded {
                about, person, what, ..
            } => {
                let what = match what {
                    Dissent::VotedFor => "a vote for",
                    Dissent::VotedAgainst => "a vote against",
                    Dissent::Abstained => "an abstention",
                    Dissent::Dissented => "dissent",
                    Dissent::Reservation => "a reservation",
                };
                format!("{} had {what} recorded on item {about}", name(person))
            }
            Event::ResultAnnounced { vote, .. } => format!("the result on {} was announced", self.vote_words(*vote)),
            Event::ReadingSettled { question, answer, .. } => {
                let clause = self
                    .terms
                    .question(question)
                    .and_then(|question| question.clause.as_ref());
                match clause {
                    Some(clause) => format!("how paragraph {clause} is read was settled: {answer}"),
                    None => format!("{question} was settled: {answer}"),
                }
            }
            Event::ChairRuled { about, ruling, .. } => match ruling {
                Ruling::Stands => format!("the chair ruled that item {about} stands"),
                Ruling::DoesNotStand => format!("the chair ruled that item {about} does not stand"),
            },
            Event::RemedyChosen { about, says, .. } => format!("for item {about} without a quorum: {says}"),
            Event::PublicExcluded { endings, .. } => {
                format!("the public was excluded{}", self.endings_in_words(endings))
            }
            Event::PublicReadmitted => "the public was readmitted".into(),
            Event::ActionAgreed(action) => {
                let owner = PersonId(action.owner.clone());
                let owner = match self.person(&owner) {
                    Some(_) => self.name(&owner),
                    None => action.owner.clone(),
                };
                let due = action
                    .due
                    .map_or(", no date".into(), |due| due.format(", by %-d %B %Y").to_string());
                format!(
                    "action {}, {owner}{due}: {}",
                    action_number(action.number),
                    action.words
                )
            }
            Event::ActionUpdated { action, .. } => format!("action {} was brought up to date", action_number(*action)),
            Event::MinutesApproved {
                item,
                of,
                amendments,
                endings,
            } => {
                let subject = subject_to(amendments);
                let how = self.endings_in_words(endings);
                format!(
                    "item {item} was agreed as a correct record: {}{subject}{how}",
                    of.in_words()
                )
            }
            Event::Circulated { part, on, not_to } => {
                let names: Vec<String> = not_to.iter().map(name).collect();
                let but = match names.as_slice() {
                    [] => String::new(),
                    names => format!(", but not to {}", names.join(", ")),
                };
                format!("{} were circulated on {}{but}", part.in_words(), day(*on))
            }
            Event::Signed { part, by, on, .. } => {
                format!("{} were signed by {by} on {}", part.in_words(), day(*on))
            }
            Event::Withdrawn { seq, .. } => format!("record {seq} was withdrawn"),
            Event::Replaced { with, .. } => format!("put right: {}", self.in_words(with)),
        }
    }

    /// " unanimously, with one abstention, with thanks".
    fn endings_in_words(&self, endings: &Endings) -> String {
        let name = |person: &PersonId| self.name(person);
        let manner = endings
            .manner
            .map_or_else(String::new, |manner| format!(" {}", manner.in_words()));
        let thanks = match &endings.thanks {
            None => String::new(),
            Some(Thanks::To(person)) => format!(", with thanks to {}", name(person)),
            Some(Thanks::Words(words)) => format!(", with thanks {words}").trim_end().to_owned(),
        };
        format!("{manner}{}{thanks}", endings.behind(name))
    }

    fn arrival_in_words(&self, person: &PersonId, way: Way, only_for: Option<&ItemNo>, coming: Coming) -> String {
        let how = match (coming, way) {
            (Coming::Before, Way::InPerson) => "is here",
            (Coming::Before, Way::Remote) => "is here remotely",
            (Coming::First, Way::InPerson) => "arrived",
            (Coming::First, Way::Remote) => "joined remotely",
            (Coming::Again, Way::InPerson) => "came back",
            (Coming::Again, Way::Remote) => "came back remotely",
        };
        let name = self.name(person);
        match only_for {
            Some(item) => format!("{name} {how} for item {item}"),
            None => format!("{name} {how}"),
        }
    }

    /// How an arrival recorded now would be one.
    fn coming_now(&self, person: &PersonId) -> Coming {
        let last = self.attendance_of(person).and_then(|known| known.spells.last());
        match last {
            Some(spell) if spell.to.is_some() => Coming::Again,
            Some(_) | None if self.phase == Phase::Before => Coming::Before,
            Some(_) | None => Coming::First,
        }
    }

    /// How the arrival that a record tells of was one. What changed the way of being here is none of its own.
    fn coming_of(&self, person: &PersonId, seq: Seq) -> Coming {
        let spells = self.attendance_of(person).map_or(&[][..], |known| &known.spells);
        let Some(place) = spells.iter().position(|spell| spell.from.seq == seq) else {
            return Coming::First;
        };
        let before = place.checked_sub(1).and_then(|place| spells.get(place));
        let went = before
            .and_then(|spell| spell.to.as_ref())
            .is_some_and(|to| to.seq != seq);
        let begun = self.phases.first().map_or(usize::MAX, |(when, _)| when.order);
        match spells.get(place) {
            Some(_) if went => Coming::Again,
            Some(spell) if spell.from.order < begun => Coming::Before,
            Some(_) | None => Coming::First,
        }
    }

    /// "item 6(b)", of a vote.
    fn vote_words(&self, vote: Seq) -> String {
        match self.vote(vote) {
            Some(vote) => format!("item {}", vote.about),
            None => "a vote".into(),
        }
    }

    /// Whoever voted in a seat.
    fn voter(&self, vote: Seq, seat: &crate::terms::SeatId) -> String {
        let then = self
            .vote(vote)
            .and_then(|vote| vote.as_cast.iter().find(|then| then.seat == *seat));
        let person = then.and_then(|then| then.person.as_ref());
        match person.cloned().or_else(|| self.occupant(seat)) {
            Some(person) => self.name(&person),
            None => self.seat_words(seat),
        }
    }
}

/// How somebody comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coming {
    /// Before the meeting was called to order.
    Before,
    First,
    /// Had left.
    Again,
}

/// Until when, or for how long, a meeting is adjourned: " until 14:00", " for 5 minutes".
pub fn until_or_for(typed: &str) -> String {
    let words = typed.trim();
    let bare = words.strip_prefix("for ").or_else(|| words.strip_prefix("until "));
    let bare = bare.unwrap_or(words).trim();
    let units = [
        ("minutes", &["min", "mins", "min.", "minute", "minutes"][..]),
        ("hours", &["h", "hr", "hrs", "hour", "hours"][..]),
    ];
    let last = bare.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    // "5min"
    let letters = last.trim_start_matches(|c: char| c.is_ascii_digit());
    let unit = units.iter().find(|(_, ways)| ways.contains(&letters));
    let begins = bare.to_lowercase();
    let is_number = |word: &str| word.parse::<u16>().is_ok();
    let number = bare
        .get(..bare.len().saturating_sub(letters.len()))
        .unwrap_or_default()
        .trim();
    match unit {
        Some((unit, _)) if is_number(number) => {
            let unit = if number == "1" {
                unit.trim_end_matches('s')
            } else {
                unit
            };
            format!(" for {number} {unit}")
        }
        Some(_) if !words.starts_with("until ") && !begins.contains("next ") => format!(" for {bare}"),
        Some(_) | None => format!(" until {bare}"),
    }
}

/// Behind what was decided on: " was approved", " was not approved"; of another word the word itself: ": took assurance".
pub fn is_decided(verb: &str) -> String {
    let past = |base: &str| match base.strip_suffix('y') {
        _ if base.contains(' ') => None,
        Some(stem) => Some(format!("{stem}ied")),
        None if base.ends_with('e') => Some(format!("{base}d")),
        None => Some(format!("{base}ed")),
    };
    match verb.strip_prefix("did not ").map(past) {
        Some(Some(done)) => format!(" was not {done}"),
        None if verb.split(' ').next().is_some_and(|first| first.ends_with("ed")) => format!(" was {verb}"),
        Some(None) | None => format!(": {verb}"),
    }
}

fn as_amended(amended: bool) -> &'static str {
    if amended { " as amended" } else { "" }
}

fn with_reason(what: &str, reason: &str) -> String {
    match reason.is_empty() {
        true => what.into(),
        false => format!("{what}: {reason}"),
    }
}

fn items(abouts: &[About]) -> String {
    let named: Vec<String> = abouts.iter().map(About::to_string).collect();
    match named.as_slice() {
        [only] => format!("item {only}"),
        _ => format!("items {}", named.join(", ")),
    }
}

fn choice_words(choice: Choice) -> &'static str {
    match choice {
        Choice::For => "voted for",
        Choice::Against => "voted against",
        Choice::Abstain => "abstained",
        Choice::NoChoice => "voted without a choice",
    }
}

#[cfg(test)]
mod tests {
    use super::until_or_for;
    use crate::meeting::testing::{Tale, arrived, left, who};
    use crate::meeting::{Event, Way};

    #[test]
    fn an_arrival_is_told_as_what_it_was() {
        let remote = |id: &str| Event::Arrived {
            person: who(id),
            way: Way::Remote,
            only_for: None,
        };
        let tale = Tale::new()
            .then("09:20", arrived("ade"))
            .then("09:21", remote("beck"))
            .then("09:30", Event::CalledToOrder)
            .then("09:40", arrived("cole"))
            .then("09:41", remote("dunn"))
            .then("09:50", left("ade"))
            .then("09:55", arrived("ade"))
            .then("09:56", arrived("beck"));
        let expected = [
            (2, "Dr Ade is here"),
            (3, "Ms Beck is here remotely"),
            (5, "Mr Cole arrived"),
            (6, "Mr Dunn joined remotely"),
            (8, "Dr Ade came back"),
            (9, "Ms Beck arrived"),
        ];
        let history = tale.history();
        for (seq, words) in expected {
            assert_eq!(history.words_of(seq).as_deref(), Some(words), "recorded as {seq}");
            let before = history.at(seq - 1).unwrap();
            let event = history.event(seq).unwrap();
            assert_eq!(before.meeting().in_words(event), words, "about to be recorded as {seq}");
        }
    }

    #[test]
    fn a_length_is_no_time() {
        for (typed, told) in [
            ("14:00", " until 14:00"),
            ("until 14:00", " until 14:00"),
            ("5 minutes", " for 5 minutes"),
            ("for 5 min", " for 5 minutes"),
            ("10mins", " for 10 minutes"),
            ("1 hour", " for 1 hour"),
            ("half an hour", " for half an hour"),
            ("a quarter of an hour", " for a quarter of an hour"),
            ("the next day", " until the next day"),
        ] {
            assert_eq!(until_or_for(typed), told, "{typed}");
        }
    }
}
