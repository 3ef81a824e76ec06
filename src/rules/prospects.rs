//! What terms can ever give, whoever comes and however they vote: a quorum out of reach, an office nobody is eligible for,
//! an organisation that is never outvoted, a casting vote that cannot arise, more readings than are tried.
//!
//! For `check`: hypothetical meetings are tried, everybody present first, within stated bounds; where a bound is reached
//! nothing is claimed. Nothing here looks at a meeting.

use crate::terms::check::{Doubt, DoubtKind};
use crate::terms::source::Source;
use crate::terms::visit::{self, Node};
use crate::terms::{Decision, Fault, Is, Name, Office, Place, SeatId, Terms, Tie};

use super::facts::{Answers, Facts, MOST_STEPS, Moment};
use super::readings::{MOST_COMBINATIONS, explore};
use super::snapshot::{Occupancy, PersonId, Presence, SeatNow, Snapshot, Status};
use super::trials::{Attendance, Ballots};
use super::who::{Eval, Scope};
use super::words::or;

/// What no meeting can mend (faults), and what its reader should look at again.
pub struct Prospects {
    pub faults: Vec<Fault>,
    pub doubts: Vec<Doubt>,
}

/// Tries what these terms can give. They must be sound.
pub fn prospects(terms: &Terms, source: &Source) -> Prospects {
    let mut found = Found {
        terms,
        source,
        prospects: Prospects {
            faults: Vec::new(),
            doubts: Vec::new(),
        },
    };
    found.offices();
    for class in &terms.decisions {
        found.class(class);
    }
    found.prospects
}

/// The class of decision by which offices are filled.
const ELECTION: &str = "election";

/// The question that a way answers otherwise than first, and how; `None`: no question.
type But = Option<(usize, usize)>;

/// One way to answer every question: all first answers, or those but for one.
struct Way {
    answers: Answers,
    but: But,
}

/// An organisation that is never outvoted, its votes in words, and the ways of reading in which that is so.
struct Alone {
    body: Name,
    votes: String,
    ways: Vec<But>,
}

struct Found<'t> {
    terms: &'t Terms,
    source: &'t Source,
    prospects: Prospects,
}

impl<'t> Found<'t> {
    fn ways(&self) -> Vec<Way> {
        let first: Answers = self.terms.questions.iter().map(|_| Some(0)).collect();
        let mut ways = vec![Way {
            answers: first.clone(),
            but: None,
        }];
        for (question, asked) in self.terms.questions.iter().enumerate() {
            for answer in 1..asked.answers.len() {
                let mut answers = first.clone();
                if let Some(place) = answers.get_mut(question) {
                    *place = Some(answer);
                }
                ways.push(Way {
                    answers,
                    but: Some((question, answer)),
                });
            }
        }
        ways
    }

    /// Offices that are filled at a meeting and that no seat's holder may fill, however the text is read.
    fn offices(&mut self) {
        let nobody = everybody(self.terms, None, Vec::new());
        let facts = Facts::new(self.terms, &nobody);
        let moment = Moment::of(&facts);
        let ways = self.ways();
        for office in self.terms.offices.iter().filter(|office| office.holder.is_none()) {
            if ways
                .iter()
                .any(|way| !eligible(&facts, &moment, &way.answers, office).is_empty())
            {
                continue;
            }
            let at = self.source.find(&format!("name: {:?}", office.name), 0);
            let says = format!("nobody is eligible for the office {:?}", office.name);
            let remedy = "Look at its \"from\": no seat is all of these".to_owned();
            self.prospects.faults.push(self.source.fault(at, says, remedy));
        }
    }

    fn class(&mut self, class: &'t Decision) {
        let mut unreachable: Vec<Way> = Vec::new();
        let mut alone: Vec<Alone> = Vec::new();
        let mut never = false;
        let mut arises = false;
        let mut combinations = 0_usize;
        let ways = self.ways();
        let tried = ways.len();
        let mut steps = 0_u64;
        for way in ways {
            // What was not tried in every way is not claimed in any.
            if steps > MOST_STEPS {
                return;
            }
            let snapshot = self.full(Some(&class.class), concerned(self.terms, class), &way.answers);
            let facts = Facts::new(self.terms, &snapshot);
            let moment = Moment::of(&facts);
            let attendance = Attendance::new(&facts, &moment);
            let quorate = attendance.some(|moment| quorate(&facts, moment, &way.answers));
            steps = steps.saturating_add(facts.steps());
            if quorate == Some(false) {
                unreachable.push(way);
                continue;
            }
            let before = facts.steps();
            let ballots = Ballots::new(&facts, &moment, &way.answers);
            for (body, votes) in ballots.never_outvoted() {
                match alone.iter_mut().find(|known| known.body == body) {
                    Some(known) => known.ways.push(way.but),
                    None => alone.push(Alone {
                        body,
                        votes,
                        ways: vec![way.but],
                    }),
                }
            }
            // In an election those nominated are equal, and no proposal is.
            if class.class != ELECTION && has_casting(&facts, &way.answers, &class.rule.tie) {
                match ballots.can_tie() {
                    Some(true) => arises = true,
                    Some(false) => never = true,
                    None => arises = true,
                }
            }
            if combinations == 0 {
                combinations = self.combinations(&snapshot, &ballots);
            }
            steps = steps.saturating_add(facts.steps().saturating_sub(before));
        }
        self.out_of_reach(class, unreachable, tried);
        for alone in alone {
            self.never_outvoted(class, &alone);
        }
        if !arises && never {
            let says = format!(
                "in a decision of the class {:?} the casting vote can never be called for: no vote of those who may vote is equal",
                class.class
            );
            self.doubt(DoubtKind::CastingNever, class, says, None);
        }
        if combinations > MOST_COMBINATIONS {
            let says = format!(
                "in a decision of the class {:?} the text can be read in more ways at once than are tried ({MOST_COMBINATIONS} at most): settle some of its questions",
                class.class
            );
            self.doubt(DoubtKind::TooManyReadings, class, says, None);
        }
    }

    /// Everybody present in person, each office filled by somebody eligible, the vote closed.
    fn full(&self, class: Option<&Name>, concerned: Vec<Name>, answers: &Answers) -> Snapshot {
        let mut snapshot = everybody(self.terms, class, concerned);
        let mut taken: Vec<SeatId> = Vec::new();
        let mut offices = Vec::new();
        {
            let facts = Facts::new(self.terms, &snapshot);
            let moment = Moment::of(&facts);
            for office in self.terms.offices.iter().filter(|office| office.holder.is_none()) {
                let suited = eligible(&facts, &moment, answers, office);
                let free = suited.iter().find(|seat| !taken.contains(seat));
                if let Some(seat) = free.or(suited.first()) {
                    taken.push(seat.clone());
                    offices.push((office.name.clone(), PersonId(seat.0.clone())));
                }
            }
        }
        snapshot.offices = offices;
        snapshot
    }

    /// How many combinations of answers one vote meets, at most one more than are tried.
    fn combinations(&self, snapshot: &Snapshot, ballots: &Ballots<'_>) -> usize {
        let facts = Facts::new(self.terms, snapshot);
        let votes = ballots.split();
        let mut moment = Moment::of(&facts);
        moment.votes = votes;
        let leaves = explore(&Eval::new(&facts, &moment), Eval::verdict);
        match leaves.complete {
            true => leaves.leaves.len(),
            false => MOST_COMBINATIONS + 1,
        }
    }

    fn out_of_reach(&mut self, class: &Decision, ways: Vec<Way>, tried: usize) {
        if ways.is_empty() {
            return;
        }
        let name = &class.class;
        let own = class.quorum.is_some() || class.quorum_instead.is_some();
        let at = match own {
            true => self.place_of(name),
            false => self.source.find_field("quorum:"),
        };
        if ways.len() == tried {
            let says = match own {
                true => format!(
                    "nobody can reach the quorum of a decision of the class {name:?}: not even with every seat taken and everybody present"
                ),
                false => "nobody can reach the quorum: not even with every seat taken and everybody present".to_owned(),
            };
            let remedy = "Compare its numbers with the seats, and its conditions with each other".to_owned();
            let fault = self.source.fault(at, says, remedy);
            if !self.prospects.faults.contains(&fault) {
                self.prospects.faults.push(fault);
            }
            return;
        }
        let buts: Vec<But> = ways.iter().map(|way| way.but).collect();
        let says = format!(
            "nobody can reach the quorum of a decision of the class {name:?}, {}",
            self.read_so(&buts, tried)
        );
        self.doubt(DoubtKind::QuorumOutOfReach, class, says, None);
    }

    fn never_outvoted(&mut self, class: &Decision, alone: &Alone) {
        let Alone { body, votes, ways } = alone;
        let tried = self.ways().len();
        let asked = self.read_so(ways, tried);
        let some = ways.len() < tried && !asked.is_empty();
        let says = format!(
            "in a decision of the class {:?} {body} can never be outvoted: it has {votes}, and decides alone whenever its members agree{}{asked}; no casting vote arises then",
            class.class,
            if some { ", " } else { "" },
        );
        let says = match has_tie(&class.rule.tie) {
            true => says,
            false => says.trim_end_matches("; no casting vote arises then").to_owned(),
        };
        let add = format!(
            concat!(
                "questions: (id: \"weight-of-one\", asks: \"Does the weight of {} stand, or fall to that of those it votes with?\", answers: [\"it stands\", \"equal to the others\"]),\n",
                "votes (of this class): ([Body({:?})], Case(\"weight-of-one\", [(\"it stands\", …as now…), (\"equal to the others\", SameAs([Not(Body({:?})), Attending, Entitled]))])),",
            ),
            body, body, body
        );
        self.doubt(DoubtKind::NeverOutvoted, class, says, (!some).then_some(add));
    }

    fn doubt(&mut self, kind: DoubtKind, class: &Decision, says: String, add: Option<String>) {
        let at = self.place_of(&class.class);
        let doubt = Doubt::new(kind, class.clause.as_ref(), at, says);
        self.prospects.doubts.push(match add {
            Some(add) => doubt.adding(add),
            None => doubt,
        });
    }

    fn place_of(&self, class: &str) -> Option<Place> {
        let forms = [format!("(class: {class:?}"), format!("class: {class:?}")];
        forms.iter().find_map(|form| self.source.find(form, 0))
    }

    /// Under which answers this is so, of all that were tried; nothing where it is always so.
    fn read_so(&self, ways: &[But], tried: usize) -> String {
        let told = |(question, answer): (usize, usize)| {
            let asked = self.terms.questions.get(question)?;
            let answer = asked.answers.get(answer)?;
            Some(format!(
                "\u{201c}{}\u{201d} is answered \u{201c}{answer}\u{201d}",
                asked.asks
            ))
        };
        if ways.len() == tried {
            return String::new();
        }
        if !ways.contains(&None) {
            let so = ways.iter().flatten().filter_map(|way| told(*way));
            return format!("if {}", or(so.collect()));
        }
        let all = self.ways();
        let others = all
            .iter()
            .filter(|way| !ways.contains(&way.but))
            .filter_map(|way| way.but);
        format!("unless {}", or(others.filter_map(told).collect()))
    }
}

fn quorate(facts: &Facts<'_>, moment: &Moment, answers: &Answers) -> bool {
    Eval::new(facts, moment).answered(answers.clone()).quorate() == Ok(true)
}

/// Every seat taken by its own member, who is here.
fn everybody(terms: &Terms, class: Option<&Name>, concerned: Vec<Name>) -> Snapshot {
    let seats = terms.all_seats().into_iter().map(|seat| SeatNow {
        person: Some(PersonId(seat.id.0.clone())),
        seat: seat.id,
        status: Status::Filled,
        occupancy: Occupancy::Member,
        presence: Presence::InPerson,
        rung: None,
        member_rung: None,
    });
    Snapshot {
        seats: seats.collect(),
        class: class.cloned(),
        concerned,
        closed: true,
        ..Snapshot::default()
    }
}

/// The seats whose holders may fill an office, as the text is read.
fn eligible(facts: &Facts<'_>, moment: &Moment, answers: &Answers, office: &Office) -> Vec<SeatId> {
    let eval = Eval::new(facts, moment).answered(answers.clone());
    let suited = facts
        .all()
        .filter(|at| eval.are(*at, &office.from, &Scope::whole(&[])) == Ok(true));
    suited.map(|at| at.seat.id.clone()).collect()
}

/// Whom an item of this class concerns, where its rules ask: the first organisation among those that they name apart.
fn concerned(terms: &Terms, class: &Decision) -> Vec<Name> {
    let mut asks = false;
    let mut note = |node: Node<'_>| asks |= matches!(node, Node::Is(Is::Concerned));
    visit::decision(class, &mut note);
    visit::bars(&terms.bars, &mut note);
    let bodies = terms.all_seats().into_iter().map(|seat| seat.body);
    bodies.take(usize::from(asks)).filter(|body| !body.is_empty()).collect()
}

fn has_tie(tie: &Tie) -> bool {
    let mut casting = false;
    visit::tie(tie, &mut |node| {
        casting |= matches!(node, Node::Tie(Tie::Casting { .. }))
    });
    casting
}

/// Whether a tie gives somebody a casting vote, as the text is read.
fn has_casting(facts: &Facts<'_>, answers: &Answers, tie: &Tie) -> bool {
    match tie {
        Tie::Casting { .. } => true,
        Tie::Under(_, tie) => has_casting(facts, answers, tie),
        Tie::Case(id, branches) => {
            let question = facts.terms.questions.iter().position(|asked| asked.id == *id);
            let answer = question.and_then(|question| {
                let answer = answers.get(question).copied().flatten()?;
                facts.terms.questions.get(question)?.answers.get(answer)
            });
            let branch = branches.iter().find(|(name, _)| Some(name) == answer);
            branch.is_some_and(|(_, tie)| has_casting(facts, answers, tie))
        }
        Tie::Lost | Tie::NoDecision | Tie::Postponed | Tie::Lot | Tie::Silent | Tie::Again(_) | Tie::Abstains => false,
    }
}
