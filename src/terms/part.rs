//! Terms that are not whole: standing orders that others follow, and a committee's own terms before what they follow is
//! added. The same fields as [`Terms`], none of them required but the id.
//!
//! Only the shape, and what makes a whole of it. Adding is `inherit`.

use chrono::NaiveDate;
use serde::Deserialize;

use super::condition::{Test, Who};
use super::decision::{Decision, Weight};
use super::fault::Fault;
use super::language::{
    Assumption, Attendee, Bar, Body, Clause, Defect, Duty, Exclusion, Name, Office, Question, Quorum, Regime, Seat,
    StandIn, TakenFrom, Terms,
};
use super::source::Source;
use super::visit::{self, Node};

/// As much of terms as one document says. A field that may be silent and a list that may be empty are told apart.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(rename = "Terms", deny_unknown_fields)]
pub struct Part {
    pub format: u32,
    pub id: String,
    #[serde(default)]
    pub committee: Option<String>,
    #[serde(default)]
    pub regime: Option<Regime>,
    #[serde(default)]
    pub taken_from: Option<TakenFrom>,
    #[serde(default)]
    pub from: Option<NaiveDate>,
    #[serde(default)]
    pub until: Option<NaiveDate>,
    #[serde(default)]
    pub follows: Vec<String>,
    #[serde(default)]
    pub paragraphs: Vec<(Clause, String)>,
    #[serde(default)]
    pub defects: Vec<Defect>,
    #[serde(default)]
    pub assumed: Vec<Assumption>,
    #[serde(default)]
    pub bodies: Vec<Body>,
    #[serde(default)]
    pub seats: Option<Vec<Seat>>,
    #[serde(default)]
    pub offices: Vec<Office>,
    #[serde(default)]
    pub attendees: Option<Vec<Attendee>>,
    #[serde(default)]
    pub questions: Vec<Question>,
    #[serde(default)]
    pub words: Vec<(Name, Who)>,
    #[serde(default)]
    pub tests: Vec<(Name, Test)>,
    #[serde(default)]
    pub weights: Vec<(Name, Weight)>,
    #[serde(default)]
    pub bars: Option<Vec<Bar>>,
    #[serde(default)]
    pub stand_ins: Option<Vec<StandIn>>,
    #[serde(default)]
    pub votes: Option<Vec<(Who, Weight)>>,
    #[serde(default)]
    pub quorum: Option<Quorum>,
    #[serde(default)]
    pub decisions: Vec<Decision>,
    #[serde(default)]
    pub verbs: Option<Vec<String>>,
    #[serde(default)]
    pub exclusion: Option<Exclusion>,
    #[serde(default)]
    pub duties: Option<Vec<Duty>>,
}

impl Part {
    /// What sentences call it: the document's name, else its id.
    pub fn name(&self) -> &str {
        self.committee.as_deref().unwrap_or(&self.id)
    }

    /// How many conditions it has, as they are written.
    pub fn size(&self) -> usize {
        let mut size = 0;
        let mut count = |_: Node<'_>| size += 1;
        self.words.iter().for_each(|(_, who)| visit::who(who, &mut count));
        self.tests.iter().for_each(|(_, test)| visit::test(test, &mut count));
        self.weights
            .iter()
            .for_each(|(_, weight)| visit::weight(weight, &mut count));
        visit::bars(self.bars.as_deref().unwrap_or_default(), &mut count);
        visit::votes(self.votes.as_deref().unwrap_or_default(), &mut count);
        self.quorum
            .iter()
            .for_each(|quorum| visit::test(&quorum.test, &mut count));
        self.decisions
            .iter()
            .for_each(|class| visit::decision(class, &mut count));
        size
    }

    /// The whole, or what neither it nor what it follows says.
    ///
    /// # Errors
    /// One fault for each thing that terms cannot be without.
    pub fn whole(self, source: &Source) -> Result<Terms, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut missing = |field: &str, what: &str| {
            let says = format!("neither these terms nor those that they follow say {what}");
            let remedy = format!("Add \"{field}: …\" to this file, or to one that it follows");
            faults.push(source.fault(source.find_field("follows:"), says, remedy));
        };
        if self.committee.is_none() {
            missing("committee", "what the committee is called");
        }
        if self.seats.is_none() {
            missing("seats", "who sits on it");
        }
        if self.quorum.is_none() {
            missing("quorum", "what its quorum is");
        }
        let (Some(committee), Some(seats), Some(quorum)) = (self.committee, self.seats, self.quorum) else {
            return Err(faults);
        };
        Ok(Terms {
            format: self.format,
            id: self.id,
            committee,
            regime: self.regime.unwrap_or_default(),
            taken_from: self.taken_from,
            from: self.from,
            until: self.until,
            follows: Vec::new(),
            paragraphs: self.paragraphs,
            defects: self.defects,
            assumed: self.assumed,
            bodies: self.bodies,
            seats,
            offices: self.offices,
            attendees: self.attendees.unwrap_or_default(),
            questions: self.questions,
            words: self.words,
            tests: self.tests,
            weights: self.weights,
            bars: self.bars.unwrap_or_default(),
            stand_ins: self.stand_ins.unwrap_or_default(),
            votes: self.votes.unwrap_or_default(),
            quorum,
            decisions: self.decisions,
            verbs: self.verbs.unwrap_or_default(),
            exclusion: self.exclusion,
            duties: self.duties.unwrap_or_default(),
        })
    }
}
