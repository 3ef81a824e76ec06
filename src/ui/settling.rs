//! From what is open, or what comes next, to the act for it, as it would be typed. One place for both lists, so that the
//! list to settle and the guide offer the same act for the same thing.

use crate::meeting::{
    About, BroughtInterest, ItemNo, Meeting, MinutesPart, NextStep, Nil, Phase, Seq, Settles, ToSettle,
};

use super::acts::life;
use super::command::Context;
use super::describe;

/// An offer: words, and the act line that does it; `None` where a key of the screen does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    pub words: String,
    pub line: Option<String>,
}

/// An item or part as the act line takes it: "6b".
pub fn token(about: &About) -> String {
    format!("{}{}", about.item, about.part.clone().unwrap_or_default())
}

/// What "nothing" was asked for, as the act line takes it.
pub fn nil_token(nil: Nil) -> &'static str {
    match nil {
        Nil::Apologies => "apologies",
        Nil::Declarations => "declarations",
        Nil::MattersArising => "matters",
        Nil::Questions => "questions",
        Nil::OtherBusiness => "business",
    }
}

/// The act line that settles this, or leads to it; `None` where it is no item's.
pub fn line_for(meeting: &Meeting, settle: &ToSettle) -> Option<String> {
    let in_hand = |id: &Seq| meeting.vote_in_hand().is_some_and(|vote| vote.id == *id);
    // While the meeting does not go on nothing is taken; it is looked at, and what was forgotten recorded.
    let item_line = |item: &ItemNo| match meeting.phase {
        Phase::Open | Phase::Closed => format!("item {item}"),
        Phase::Before | Phase::Adjourned | Phase::Abandoned | Phase::NeverBegan => format!("look {item}"),
    };
    Some(match &settle.settled_by {
        Settles::Interest(item, interest) => declared_again(item, interest),
        Settles::Handling(person, about) => format!("handle {person} {}", token(about)),
        Settles::Evidence(person, about) => format!("evidence {person} {}", token(about)),
        Settles::CameBack(person) => format!("in {person}"),
        Settles::Nil(nil) => format!("none {}", nil_token(*nil)),
        Settles::Decision(about) | Settles::Remedy(about) => item_line(&about.item),
        Settles::CloseVote(vote) | Settles::Tie(vote) | Settles::Announce(vote) => match &settle.item {
            // Its item taken once more, the vote is in hand again.
            Some(item) if !in_hand(vote) && meeting.phase != Phase::Closed => item_line(item),
            Some(_) | None => "voting".into(),
        },
        Settles::Reading(question, _) => format!("reading {question}"),
        Settles::Ruling(about) => format!("rule {}", token(about)),
        // It is put once more while the meeting goes on, at an item.
        Settles::CountAgain(about) if meeting.phase == Phase::Open && meeting.current.is_some() => {
            format!("vote {} name", token(about))
        }
        Settles::CountAgain(about) => item_line(&about.item),
        Settles::Chair => "chair".into(),
        Settles::Apologies(person) => format!("apologies {person}"),
        Settles::Accept(person) => format!("accept {person}"),
        Settles::Action(number) => format!("due {number}"),
        Settles::Minute(item) => format!("look {item}"),
        Settles::Presenter(item) => format!("lead {item}"),
        Settles::Item(item) => item_line(item),
        Settles::Readmit => "readmit".into(),
        // Nothing settles it but somebody who looks at its item and puts right what is wrong there.
        Settles::Look | Settles::Known => return settle.item.as_ref().map(|item| format!("look {item}")),
    })
}

/// An interest that came along, as it would be declared here.
fn declared_again(item: &ItemNo, interest: &BroughtInterest) -> String {
    let kind = describe::interest_token(interest.kind);
    format!("interest {} {item} {kind} {}", interest.person, interest.nature)
}

/// The act lines of everything that the guide offers now, in its order.
pub fn lines(context: &Context) -> Vec<String> {
    let meeting = context.on_screen();
    let steps = context.derived.guide.next.iter();
    steps
        .filter_map(|step| offer(step, |person| meeting.name(person)).line)
        .collect()
}

/// What comes next, as the guide offers it. `name` gives people's short names.
pub fn offer(step: &NextStep, name: impl Fn(&crate::meeting::PersonId) -> String) -> Offer {
    let offer = |words: String, line: &str| Offer {
        words,
        line: (!line.is_empty()).then(|| line.to_string()),
    };
    match step {
        NextStep::MarkAttendance => offer("mark who is here".into(), "attendance"),
        NextStep::CallToOrder => offer("call the meeting to order".into(), "begin"),
        NextStep::TakeChair(person) => offer(format!("{} takes the chair", name(person)), &format!("chair {person}")),
        NextStep::ElectOffice(office) => offer(
            format!("elect the {office}; /holds for one in office already"),
            &format!("elect {}", crate::terms::slug(office)),
        ),
        NextStep::NameHolder(office) => offer(
            format!("name who is {office} already"),
            &format!("holds {}", crate::terms::slug(office)),
        ),
        NextStep::AskApologies => offer("apologies, or none".into(), "none apologies"),
        NextStep::AskDeclarations => offer("declarations (F3), or none".into(), "none declarations"),
        NextStep::AskNil(Nil::Questions) => offer(
            "a question (/question keeps its name back), or none".into(),
            &format!("none {}", nil_token(Nil::Questions)),
        ),
        NextStep::AskNil(nil) => offer("anything, or nothing".into(), &format!("none {}", nil_token(*nil))),
        NextStep::ConfirmInterest(item, interest) => offer(
            format!(
                "{}'s interest in {item} still stands; /handle says otherwise",
                name(&interest.person)
            ),
            &declared_again(item, interest),
        ),
        NextStep::DecideHandling(person, about) => offer(
            format!("how {}'s interest in {about} is handled", name(person)),
            &format!("handle {person} {}", token(about)),
        ),
        NextStep::ConfirmWentOut(person, _) => {
            offer(format!("{} leaves the room", name(person)), &format!("in {person}"))
        }
        NextStep::CallBack(person, _) => offer(format!("{} comes back", name(person)), &format!("in {person}")),
        NextStep::TakeItem(item) => offer(format!("item {item}"), &format!("item {item}")),
        NextStep::SettleReading { question, .. } => offer(
            "settle which way the paragraph is read".into(),
            &format!("reading {question}"),
        ),
        NextStep::Decide(about) => offer(format!("decide {about}"), &format!("decide {}", token(about))),
        NextStep::ApproveMinutes(of) => offer(
            match of.part {
                MinutesPart::Public => format!("agree the minutes of {}", of.date.format("%-d %B")),
                MinutesPart::Private => format!("agree the private minutes of {}", of.date.format("%-d %B")),
            },
            &format!("confirm {}", life::token(of)),
        ),
        NextStep::OpenVote(about) => offer(format!("vote on {about}"), &format!("vote {}", token(about))),
        NextStep::AskVoter(_) | NextStep::CountHands(_) | NextStep::CloseVote(_) | NextStep::TieWays(_) => {
            offer("the vote".into(), "voting")
        }
        NextStep::Announce(_) => offer("announce the result".into(), "announce"),
        NextStep::RestoreQuorum { remedies } => match remedies.is_empty() {
            true => offer("wait for a quorum, or adjourn".into(), "adjourn no quorum"),
            false => offer("what the terms allow without a quorum".into(), "remedy"),
        },
        NextStep::ExcludePublic => offer("exclude the public".into(), "exclude"),
        NextStep::ReadmitPublic => offer("readmit the public".into(), "readmit"),
        NextStep::Resume => offer("resume".into(), "resume"),
        NextStep::Close => offer("close the meeting".into(), "close"),
        NextStep::Settle => offer("what is left to settle".into(), "settle"),
    }
}
