//! Terms read back in words, rule by rule, each with the paragraph it is from: what the program understood, for whoever
//! compares it with the document. No meeting, no figures.
//!
//! Seats and numbers are worded as in the working (`words`, `sentence`); conditions are read back in `understood_tests`.

use crate::terms::{
    CastingWay, Clause, DecidedBy, Decision, Is, Lasts, QuestionOf, Quorum, RemedyAct, Rule, Silence, StandInAs,
    StayIn, Terms, Tie, Weight, Within,
};

use super::facts::{Facts, Moment};
use super::snapshot::Snapshot;
use super::who::Eval;
use super::words::{and, capital, may, number, or, plural, tag};

/// One rule in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Understood {
    pub clause: Option<Clause>,
    /// A sentence with its full stop.
    pub says: String,
}

/// Every rule of these terms, in the order of the file.
pub fn understood(terms: &Terms) -> Vec<Understood> {
    let nobody = Snapshot::default();
    let facts = Facts::new(terms, &nobody);
    let moment = Moment::of(&facts);
    let eval = Eval::new(&facts, &moment);
    let mut reader = Reader {
        terms,
        eval: &eval,
        told: Vec::new(),
    };
    reader.seats();
    reader.offices();
    for (name, who) in &terms.words {
        let says = format!("\u{201c}{name}\u{201d} are {}", reader.who(who));
        reader.say(None, &says);
    }
    reader.bars(&terms.bars, "");
    reader.stand_ins();
    reader.votes(&terms.votes, "");
    reader.quorum(&terms.quorum);
    terms.decisions.iter().for_each(|class| reader.class(class));
    reader.duties();
    reader.told
}

pub(super) struct Reader<'r, 'a> {
    pub(super) terms: &'a Terms,
    pub(super) eval: &'r Eval<'a>,
    told: Vec<Understood>,
}

impl<'a> Reader<'_, 'a> {
    pub(super) fn say(&mut self, clause: Option<&Clause>, says: &str) {
        self.told.push(Understood {
            clause: clause.cloned(),
            says: format!("{}.", capital(says.trim_end_matches('.'))),
        });
    }

    pub(super) fn who(&self, who: &[Is]) -> String {
        match who {
            [] => "all members".to_owned(),
            who => self.eval.seats_in_words(who),
        }
    }

    /// "if “…” is answered “…”".
    pub(super) fn answered(&self, question: &str, answer: &str) -> String {
        let asks = self
            .terms
            .question(question)
            .map_or(question, |question| question.asks.as_str());
        format!("if \u{201c}{asks}\u{201d} is answered \u{201c}{answer}\u{201d}")
    }

    /// "as “…” is answered: “yes”: 6 votes each; “no”: 1 vote each".
    pub(super) fn as_answered<'n>(&self, question: &str, told: impl Iterator<Item = (&'n String, String)>) -> String {
        let asks = self
            .terms
            .question(question)
            .map_or(question, |question| question.asks.as_str());
        let told: Vec<String> = told
            .map(|(answer, words)| format!("\u{201c}{answer}\u{201d}: {words}"))
            .collect();
        format!("as \u{201c}{asks}\u{201d} is answered: {}", told.join("; "))
    }

    fn seats(&mut self) {
        for seat in &self.terms.seats {
            let title = seat.called();
            let mut says = match seat.number {
                Some(number) => format!("{number} seats: {title}"),
                None => format!("a seat: {title}"),
            };
            if !seat.body.is_empty() {
                says.push_str(&format!(", {}", seat.body));
            }
            if !seat.tags.is_empty() {
                let tags: Vec<String> = seat.tags.iter().map(|name| tag(name)).collect();
                says.push_str(&format!(" ({})", tags.join(", ")));
            }
            if let Some(assumed) = &seat.assumed {
                says.push_str(&format!("; assumed: {assumed}"));
            }
            self.say(seat.clause.as_ref(), &says);
        }
    }

    fn offices(&mut self) {
        for (n, office) in self.terms.offices.iter().enumerate() {
            let mut says = format!("the {}", office.name);
            match (&office.holder, &office.filled) {
                (Some(holder), _) => says.push_str(&format!(" is {}", self.who(&[Is::Seat(holder.clone())]))),
                (None, Some(filled)) => says.push_str(&format!(" is {filled}, from {}", self.who(&office.from))),
                (None, None) => {}
            }
            if office.lasts == Lasts::Meeting {
                says.push_str(", for one meeting");
            }
            if n == 0 {
                says.push_str("; presides");
            }
            if !office.then.is_empty() {
                says.push_str(&format!(
                    "; when the {} cannot, the {}",
                    office.name,
                    office.then.join(", then the ")
                ));
            }
            self.say(office.clause.as_ref(), &says);
        }
    }

    fn bars(&mut self, bars: &'a [crate::terms::Bar], within: &str) {
        for bar in bars {
            let who = match bar.who.as_slice() {
                [Is::Conflict(rung)] => format!("a member whose interest is handled as \u{201c}{rung}\u{201d}"),
                who => self.who(who),
            };
            let may: Vec<String> = bar.from.iter().map(|from| may(*from).to_owned()).collect();
            let effect = match may.is_empty() {
                true => "no restriction".to_owned(),
                false => format!("may not {}", or(may)),
            };
            let says = bar.says.as_ref().map_or_else(String::new, |says| format!(" ({says})"));
            self.say(bar.clause.as_ref(), &format!("{within}{who}: {effect}{says}"));
        }
    }

    fn stand_ins(&mut self) {
        for row in &self.terms.stand_ins {
            let what = match row.r#as {
                StandInAs::Deputy => "send a deputy",
                StandInAs::Proxy => "give their vote to a proxy",
            };
            let mut says = format!("{} may {what}", self.who(&row.r#for));
            if !row.chosen_from.is_empty() {
                says.push_str(&format!(", chosen from {}", self.who(&row.chosen_from)));
            }
            if let Some(most) = row.most {
                says.push_str(&format!("; nobody stands in for more than {}", number(u64::from(most))));
            }
            if let Some(words) = &row.says {
                says.push_str(&format!(" ({words})"));
            }
            self.say(row.clause.as_ref(), &says);
        }
    }

    fn votes(&mut self, rows: &'a [(Vec<Is>, Weight)], within: &str) {
        if rows.is_empty() && within.is_empty() {
            self.say(None, "each member has one vote");
        }
        for (who, weight) in rows {
            let (clause, words) = self.weight(weight, None);
            let says = format!("{within}{}: {words}", self.who(who));
            self.say(clause.as_ref(), &says);
        }
    }

    fn weight(&self, weight: &Weight, clause: Option<Clause>) -> (Option<Clause>, String) {
        match weight {
            Weight::Each(n) => (clause, format!("{} each", plural(*n, "vote"))),
            Weight::Own(name) => (clause, format!("as many votes each as their {name}")),
            Weight::Together(n) => (
                clause,
                format!(
                    "{} together, shared equally by those of them who are here and may vote",
                    plural(*n, "vote")
                ),
            ),
            Weight::SameAs(who) => (clause, format!("together as many votes as {} have", self.who(who))),
            Weight::Block(inner, rule) => {
                let (clause, words) = self.weight(inner, clause);
                (
                    clause,
                    format!(
                        "{words}; all cast one way, as they decide among themselves ({})",
                        self.block(rule)
                    ),
                )
            }
            Weight::The(name) => {
                let defined = self.terms.weights.iter().find(|(known, _)| known == name);
                match defined {
                    Some((_, inner)) => self.weight(inner, clause),
                    None => (clause, name.clone()),
                }
            }
            Weight::Case(question, answers) => {
                let mut found = clause.clone();
                let told = answers.iter().map(|(answer, inner)| {
                    let (inner_clause, words) = self.weight(inner, clause.clone());
                    found = found.take().or(inner_clause);
                    (answer, words)
                });
                let told: Vec<_> = told.collect();
                (found, self.as_answered(question, told.into_iter()))
            }
            Weight::Under(clause, inner) => self.weight(inner, Some(clause.clone())),
        }
    }

    fn quorum(&mut self, quorum: &'a Quorum) {
        self.test(&quorum.test, None, "quorum: ", "");
        for remedy in &quorum.remedies {
            let words = remedy_in_words(&remedy.act);
            let says = remedy
                .says
                .as_ref()
                .map_or_else(String::new, |says| format!(" ({})", says.trim_end_matches('.')));
            self.say(remedy.clause.as_ref(), &format!("without a quorum {words}{says}"));
        }
    }

    fn class(&mut self, class: &'a Decision) {
        let clause = class.clause.as_ref();
        let name = format!("\u{201c}{}\u{201d}", class.class);
        let within = format!("decisions of the class {name}: ");
        if class.by == DecidedBy::Letter {
            self.say(
                clause,
                &format!("{within}are taken by letter, and everybody in post may reply"),
            );
        }
        if let Some(choices) = &class.choices {
            let choices = choices.iter().map(|choice| match choice {
                crate::terms::Choice::For => "for",
                crate::terms::Choice::Against => "against",
                crate::terms::Choice::Abstain => "abstain",
                crate::terms::Choice::NoChoice => "reply without a choice",
            });
            self.say(
                clause,
                &format!("{within}the choices are {}", choices.collect::<Vec<_>>().join(", ")),
            );
        }
        self.bars(&class.bars, &within);
        self.votes(class.votes.as_deref().unwrap_or_default(), &within);
        if let Some(test) = &class.quorum_instead {
            self.test(test, clause, &format!("{within}in place of the usual quorum, "), "");
        }
        if let Some(test) = &class.quorum {
            self.test(test, clause, &format!("{within}besides the usual quorum, "), "");
        }
        self.test(&class.rule.carried, clause, &format!("{within}carried when "), "");
        let (tied, words) = self.tie(&class.rule.tie, clause.cloned());
        self.say(tied.as_ref(), &format!("{within}if the votes are equal, {words}"));
        if class.rule.neither != Tie::Lost {
            let (neither, words) = self.tie(&class.rule.neither, clause.cloned());
            self.say(
                neither.as_ref(),
                &format!("{within}if it is neither carried nor lost, {words}"),
            );
        }
        match class.rule.silence {
            Silence::Nothing => {}
            Silence::For => self.say(clause, &format!("{within}one who does not reply is counted as for")),
            Silence::Against => self.say(clause, &format!("{within}one who does not reply is counted as against")),
        }
    }

    /// How an organisation's votes are cast: for where it carries a proposal, and what else becomes of them.
    fn block(&self, rule: &Rule) -> String {
        format!(
            "for when {}; if equal, {}; if it falls short of that otherwise, {}",
            self.condition(&rule.carried),
            self.cast(&rule.tie),
            self.cast(&rule.neither)
        )
    }

    fn cast(&self, tie: &Tie) -> String {
        match tie {
            Tie::Lost => "against".to_owned(),
            Tie::NoDecision | Tie::Postponed | Tie::Silent | Tie::Again(_) => "not cast".to_owned(),
            Tie::Abstains => "as an abstention".to_owned(),
            Tie::Lot => "as a lot decides".to_owned(),
            Tie::Casting { .. } => format!("as is decided within it: {}", self.tie(tie, None).1),
            Tie::Case(question, answers) => {
                self.as_answered(question, answers.iter().map(|(answer, tie)| (answer, self.cast(tie))))
            }
            Tie::Under(_, tie) => self.cast(tie),
        }
    }

    fn tie(&self, tie: &Tie, clause: Option<Clause>) -> (Option<Clause>, String) {
        match tie {
            Tie::Lost => (clause, "it is not carried".to_owned()),
            Tie::NoDecision => (clause, "there is no decision".to_owned()),
            Tie::Postponed => (clause, "it is put off".to_owned()),
            Tie::Lot => (clause, "it is decided by lot".to_owned()),
            Tie::Silent => (clause, "the text says nothing: it stays undecided".to_owned()),
            Tie::Again(stay_in) => {
                let among = match stay_in {
                    StayIn::All => "",
                    StayIn::FirstTwo => ", in an election between the first two",
                    StayIn::AllButLast => ", in an election without the one who has the fewest votes",
                };
                (clause, format!("the vote is taken again{among}"))
            }
            Tie::Abstains => (clause, "it abstains".to_owned()),
            Tie::Casting { by, way } => {
                let holders: Vec<String> = by.iter().map(|who| self.who(who)).collect();
                let way = match way {
                    CastingWay::Second => "a second and deciding vote",
                    CastingWay::Only => "the deciding vote, having no other",
                    CastingWay::Decides => "the decision",
                    CastingWay::StatusQuo => "the decision to keep things as they are",
                };
                (clause, format!("{} has {way}", holders.join(", or failing that ")))
            }
            Tie::Case(question, answers) => {
                let mut found = clause.clone();
                let told = answers.iter().map(|(answer, inner)| {
                    let (inner_clause, words) = self.tie(inner, clause.clone());
                    found = found.take().or(inner_clause);
                    (answer, words)
                });
                let told: Vec<_> = told.collect();
                (found, self.as_answered(question, told.into_iter()))
            }
            Tie::Under(clause, inner) => self.tie(inner, Some(clause.clone())),
        }
    }

    fn duties(&mut self) {
        for question in self
            .terms
            .questions
            .iter()
            .filter(|question| question.of == QuestionOf::Text)
        {
            let answers = question
                .answers
                .iter()
                .map(|answer| format!("\u{201c}{answer}\u{201d}"));
            let says = format!(
                "open, and asked of the chair where it matters: {} {}",
                question.asks,
                or(answers.collect())
            );
            self.say(question.clause.as_ref(), &says);
        }
        if let Some(exclusion) = &self.terms.exclusion {
            let says = format!("the public may be excluded, under {}", exclusion.under);
            self.say(exclusion.clause.as_ref(), &says);
        }
        for duty in &self.terms.duties {
            let mut says = duty.what.clone();
            if !duty.to.is_empty() {
                says.push_str(&format!(", to {}", and(duty.to.clone())));
            }
            if let Some(within) = &duty.within {
                says.push_str(&format!(", {}", in_words(within)));
            }
            self.say(duty.clause.as_ref(), &says);
        }
    }
}

/// What a remedy allows: "the item may be deferred".
pub fn remedy_in_words(act: &RemedyAct) -> String {
    match act {
        RemedyAct::CoOpt(whom) => format!("{whom} may be co-opted for the item"),
        RemedyAct::Dispense(who) => format!("{who} may give dispensation"),
        RemedyAct::Refer(to) => format!("the item may be referred to {to}"),
        RemedyAct::Recommend => "those present may make a recommendation".to_owned(),
        RemedyAct::Defer => "the item may be deferred".to_owned(),
        RemedyAct::Adjourn(until) => format!("the meeting may be adjourned to {until}"),
    }
}

/// "within 3 working days".
fn in_words(within: &Within) -> String {
    let days = |n: u16, what: &str| {
        format!(
            "within {} of the meeting",
            plural(crate::terms::Fraction::whole(u64::from(n)), what)
        )
    };
    match within {
        Within::WorkingDays(n) => days(*n, "working day"),
        Within::ClearDays(n) => days(*n, "clear day"),
        Within::Days(n) => days(*n, "day"),
        Within::Months(n) => days(*n, "month"),
        Within::Every(words) => format!("every {words}"),
    }
}
