//! A property, for tests alone: after any sequence of withdrawals, replacements and retimings every step that the guide or
//! the list to settle offers can be carried out. `QUORATE_SEED` runs one seed again, `QUORATE_LONG=1` far more of them.

use super::act_line::ActLine;
use super::command::{Context, Place, Run};
use super::derived::Derived;
use super::settling;
use crate::meeting::testing::*;
use crate::meeting::*;
use crate::rules::{ForOrAgainst, Outcome};
use crate::terms::{Choice, Fraction};

/// Numbers that look random, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }
}

/// Two votes taken to the end, one by hands, a decision, an item put off, an interest, and a private session; closed or not.
fn whole_meeting(closed: bool) -> Tale {
    let mut tale = Tale::begun().take("09:40", "5").open("09:41", "5");
    let vote = tale.last();
    tale = tale.cast("09:42", vote, Choice::For, &EVERY_SEAT);
    tale = tale.close("09:43", vote).then("09:44", announced(vote));
    tale = tale.take("09:50", "6").then("09:50", interest("ade", "6"));
    tale = tale
        .then("09:51", handled("ade", "6", LEAVES))
        .then("09:52", went_out("ade", "6"));
    tale = tale.then("09:53", opened("6a", VoteWay::ByHands));
    let by_hands = tale.last();
    for body in ["Mid Essex", "North East Essex", "NHS England"] {
        tale = tale.then("09:54", counted(by_hands, body));
    }
    tale = tale
        .close("09:55", by_hands)
        .then("09:55", announced(by_hands))
        .then("09:56", agreed("6b"));
    tale = tale.take("10:00", "7").then("10:01", deferred("7"));
    if closed {
        tale = tale.then("10:30", Event::Closed);
    }
    tale
}

fn announced(vote: Seq) -> Event {
    Event::ResultAnnounced {
        vote,
        outcome: Outcome::Carried,
        r#for: Fraction::ZERO,
        against: Fraction::ZERO,
        abstained: Fraction::ZERO,
    }
}

fn counted(vote: Seq, body: &str) -> Event {
    Event::HandsCounted {
        vote,
        body: body.into(),
        r#for: 2,
        against: 0,
        abstained: 0,
    }
}

fn deferred(item: &str) -> Event {
    Event::ItemDeferred {
        item: no(item),
        reason: "time".into(),
    }
}

fn any_event(dice: &mut Dice, votes: &[Seq]) -> Event {
    let person = dice.one_of(&["allen", "ade", "hale", "cole", "frost"]);
    let item = dice.one_of(&["5", "6", "7", "8"]);
    let vote = dice.one_of(votes);
    let seat_id = dice.one_of(&EVERY_SEAT);
    match dice.below(14) {
        0 => left(person),
        1 => arrived(person),
        2 => went_out(person, item),
        3 => Event::TookChair { person: who(person) },
        4 => interest(person, item),
        5 => handled(person, item, dice.one_of(&[LEAVES, NO_PART])),
        6 => Event::ItemTaken { item: no(item) },
        7 => deferred(item),
        8 => agreed(dice.one_of(&["5", "6a", "6b", "8"])),
        9 => opened(
            dice.one_of(&["5", "6a", "6b", "8"]),
            dice.one_of(&[VoteWay::ByName, VoteWay::ByHands]),
        ),
        10 => cast(vote, seat_id, dice.one_of(&[Choice::For, Choice::Against])),
        11 => Event::VoteClosed { vote },
        12 => Event::DecidingVoteUsed {
            vote,
            seat: seat("nhse-area"),
            choice: ForOrAgainst::For,
        },
        _ => Event::Adjourned {
            reason: "a break".into(),
            until: None,
        },
    }
}

/// One correction, or something recorded late.
fn any_act(dice: &mut Dice, history: &History) -> (Event, Option<Effect>) {
    let meeting = history.meeting();
    let in_effect = &meeting.in_effect[1..];
    let seq = dice.one_of(in_effect);
    let other = dice.one_of(in_effect);
    let votes: Vec<Seq> = meeting.votes.iter().map(|vote| vote.id).chain([3]).collect();
    let effect = Effect {
        before: Some(other),
        time: None,
    };
    match dice.below(8) {
        0..=3 => (withdrawn(seq), None),
        4 => (replaced(seq, any_event(dice, &votes)), None),
        5 => {
            let with = Box::new(history.event(seq).unwrap().clone());
            let moved = Event::Replaced {
                seq,
                with,
                effect: Some(effect),
                reason: None,
            };
            (moved, None)
        }
        6 => (any_event(dice, &votes), Some(effect)),
        _ => (any_event(dice, &votes), None),
    }
}

fn records(history: &History, events: Vec<(Event, Option<Effect>)>) -> Vec<Record> {
    let first = history.next_seq();
    let last = history.records().last().unwrap();
    let record = |((event, effect), place): ((Event, Option<Effect>), u64)| Record {
        seq: first + place,
        id: format!("act{first}.{place}"),
        effect,
        event,
        ..last.clone()
    };
    events.into_iter().zip(0..).map(record).collect()
}

/// Whether this line, with whatever may be chosen for what it asks, records something that is possible.
fn can_be_done(context: &Context, line: ActLine, depth: usize) -> Result<(), String> {
    let reading = line.read(context);
    if let Some(why) = reading.why_not {
        return Err(why);
    }
    let command = reading.command.ok_or("no command")?;
    if let Run::Show(_) = &command.run {
        let nothing = command.name == "voting" && context.derived.vote_in_hand.is_none();
        return if nothing {
            Err("no vote is in hand".into())
        } else {
            Ok(())
        };
    }
    let mut why = match reading.plan {
        Some(Ok(plan)) => {
            let mut events = plan.events;
            // After the close what is recorded happened before it.
            let over = context.meeting().phase == Phase::Closed;
            let closes = |seq: &&Seq| over && context.history.event(**seq) == Some(&Event::Closed);
            let close = context.meeting().in_effect.iter().rfind(closes).copied();
            for (event, effect) in &mut events {
                let corrects = matches!(event, Event::Replaced { .. } | Event::Withdrawn { .. });
                let before = close.filter(|_| !corrects);
                *effect = effect.or(before.map(|before| Effect {
                    before: Some(before),
                    time: None,
                }));
            }
            match context.history.try_act(&records(context.history, events)) {
                Ok(_) => return Ok(()),
                Err(refusal) => refusal.says,
            }
        }
        Some(Err(why)) => why,
        None => reading
            .typed
            .fault
            .clone()
            .unwrap_or_else(|| "nothing may stand there".into()),
    };
    if depth == 0 {
        return Err(why);
    }
    let choices = reading.typed.candidates.iter().take(6);
    let mut tokens: Vec<String> = choices.map(|candidate| candidate.token.clone()).collect();
    let words = reading.typed.asked.is_some_and(|field| field.kind.takes_words());
    // An outcome is said where none can be worked out yet; what an organisation counted is figures.
    tokens.extend(words.then(|| "words".to_owned()));
    tokens.extend((command.name == "announce").then(|| "carried".to_owned()));
    tokens.extend((command.name == "hands").then(|| "0".to_owned()));
    for token in tokens {
        let typed = line.text.get(..reading.typed.token).unwrap_or(&line.text);
        match can_be_done(context, ActLine::with(&format!("{typed} {token}")), depth - 1) {
            Ok(()) => return Ok(()),
            Err(other) if other.len() > why.len() => why = format!("{why}; {other}"),
            Err(_) => {}
        }
    }
    Err(format!("/{}: {why}", line.text))
}

/// The line that carries out a step; the steps of a vote are letters and Enter on its screen.
fn line_of(step: &NextStep, meeting: &Meeting) -> Option<String> {
    match step {
        NextStep::AskVoter(seat) => Some(format!("for {seat}")),
        NextStep::CountHands(body) => Some(format!("hands {} 0 0", crate::terms::slug(body))),
        NextStep::CloseVote(_) => Some("closevote".into()),
        NextStep::TieWays(_) => Some("again name".into()),
        _ => settling::offer(step, |person| meeting.name(person)).line,
    }
}

fn check(history: &History) -> Result<(), String> {
    let derived = Derived::of(history);
    let place = if derived.vote_in_hand.is_some() {
        Place::Vote
    } else {
        Place::Item
    };
    let context = Context {
        place,
        between: None,
        history,
        derived: &derived,
        shown: None,
        private_text: false,
        now: history.records()[0].at,
    };
    let meeting = history.meeting();
    let of_guide = derived
        .guide
        .next
        .iter()
        .map(|step| (format!("{step:?}"), line_of(step, meeting)));
    let open = meeting.to_settle();
    let of_list = open
        .iter()
        .map(|open| (format!("{:?}", open.settled_by), settling::line_for(meeting, open)));
    for (step, line) in of_guide.chain(of_list) {
        let Some(line) = line else { continue };
        can_be_done(&context, ActLine::with(&line), 3).map_err(|why| format!("{step} by /{line}: {why}"))?;
    }
    Ok(())
}

#[test]
fn whatever_was_put_right_what_is_offered_can_be_done() {
    let seeds = match std::env::var("QUORATE_SEED").map(|seed| seed.parse().unwrap()) {
        Ok(seed) => seed..seed + 1,
        Err(_) if std::env::var_os("QUORATE_LONG").is_some() => 0..3000,
        Err(_) => 0..60,
    };
    let all = seeds.end - seeds.start;
    let (mut done, mut cannot) = (0, Vec::new());
    for seed in seeds {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed + 1));
        let mut history = whole_meeting(seed % 3 == 0).history();
        let mut acts = Vec::new();
        for _ in 0..6 {
            let (event, effect) = any_act(&mut dice, &history);
            let act = records(&history, vec![(event, effect)]);
            let Ok(next) = history.try_act(&act) else { continue };
            history = next;
            acts.push(act[0].event.clone());
            done += 1;
            if let Err(why) = check(&history) {
                cannot.push(format!("seed {seed}: {why}; after {acts:?}"));
                break;
            }
        }
    }
    assert!(cannot.is_empty(), "{} of {all}:\n{}", cannot.len(), cannot.join("\n"));
    assert!(done >= all, "{done} corrections were possible");
}
