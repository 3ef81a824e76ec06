//! The sitting: its beginning, sessions of the program, order, adjournment, close; the public.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::terms::{Terms, load};

use super::{Done, Parsed, Stamp};
use crate::meeting::agenda::Item;
use crate::meeting::asked::Asked;
use crate::meeting::ending::Endings;
use crate::meeting::event::{Created, Span};
use crate::meeting::head::Head;
use crate::meeting::state::{
    ActionState, ExclusionState, ItemState, ItemStatus, Meeting, Nil, OfficeHeld, Phase, PhaseChange, PublicQuestion,
    ReadingState,
};

impl Meeting {
    /// The meeting as it is created. `parsed`: the terms of the same beginning, when they were parsed before.
    pub(super) fn begin(created: &Created, parsed: Option<&Parsed>) -> Result<Meeting, String> {
        let anew = || Rc::new(created.clone());
        let parsed = match parsed {
            Some(parsed) if *parsed.created == *created => parsed.clone(),
            // Its head was put right since: the terms are the same.
            Some(parsed) if parsed.created.terms == created.terms => Parsed {
                created: anew(),
                ..parsed.clone()
            },
            Some(_) | None => Parsed {
                created: anew(),
                terms: Rc::new(read_terms(created)?),
                asked: Asked::default(),
            },
        };
        let mut meeting = Meeting::empty(parsed);
        for person in &created.people {
            if meeting.person(&person.id).is_some() {
                return Err(format!("The list of people has {} twice.", person.id));
            }
            meeting.person_added(person, false)?;
        }
        for item in &created.agenda {
            meeting.issue(item)?;
            meeting.items.push(waiting(item));
        }
        meeting.bring_along()?;
        Ok(meeting)
    }

    fn empty(parsed: Parsed) -> Meeting {
        Meeting {
            created: parsed.created,
            terms: parsed.terms,
            asked: parsed.asked,
            people: vec![],
            phase: Phase::Before,
            phases: vec![],
            attendance: vec![],
            chair: vec![],
            offices: vec![],
            items: vec![],
            current: None,
            interests: vec![],
            handlings: vec![],
            evidence: vec![],
            decisions: vec![],
            votes: vec![],
            dissents: vec![],
            clock_minutes: 0,
            readings: vec![],
            rulings: vec![],
            remedies: vec![],
            exclusions: vec![],
            questions: vec![],
            public: None,
            nil: vec![],
            actions: vec![],
            approvals: vec![],
            circulated: vec![],
            signed: vec![],
            approved_later: vec![],
            noted: vec![],
            sessions: vec![],
            in_effect: vec![],
            withdrawn: vec![],
            replaced: vec![],
            private_items: BTreeSet::new(),
            private_entries: BTreeSet::new(),
            met_in_private: BTreeSet::new(),
            roles_seen: BTreeMap::new(),
        }
    }

    fn bring_along(&mut self) -> Done {
        let created = Rc::clone(&self.created);
        for (office, person) in &created.brought.offices {
            self.known_office(office)?;
            self.known_person(person)?;
            self.offices.push(OfficeHeld {
                when: None,
                office: office.clone(),
                person: person.clone(),
                nominated: vec![],
                counts: vec![],
                endings: Endings::default(),
                snapshot: None,
            });
        }
        for (question, answer, since) in &created.brought.readings {
            self.known_answer(question, answer)?;
            self.readings.push(ReadingState {
                when: None,
                question: question.clone(),
                answer: answer.clone(),
                span: Span::UntilTermsChange,
                by: None,
                since: Some(*since),
                after_votes: vec![],
                own_part: None,
            });
        }
        for action in &created.brought.actions {
            self.new_action(action)?;
            self.actions.push(ActionState {
                when: None,
                action: action.clone(),
                updates: vec![],
                done: false,
            });
        }
        Ok(())
    }

    pub(super) fn session(&mut self, at: Stamp, host: &str, secretary: &str) -> Done {
        let when = self.when(at);
        self.sessions.push((when, host.into(), secretary.into()));
        Ok(())
    }

    pub(super) fn head_changed(&mut self, head: &Head) -> Done {
        head.put_into(Rc::make_mut(&mut self.created));
        Ok(())
    }

    /// A change of phase; one that changes nothing (called to order twice) leaves no trace.
    fn phase_change(&mut self, at: Stamp, phase: Phase, change: PhaseChange) -> Done {
        if self.phase != phase {
            let when = self.when(at);
            self.phases.push((when, change));
            self.phase = phase;
        }
        Ok(())
    }

    /// The records themselves have the corrected time; this is for those to come.
    pub(super) fn clock_corrected(&mut self, minutes: i32) -> Done {
        let sum = self.clock_minutes.checked_add(minutes);
        self.clock_minutes = sum.ok_or("No clock is wrong by so much.")?;
        Ok(())
    }

    pub(super) fn called_to_order(&mut self, at: Stamp) -> Done {
        self.phase_change(at, Phase::Open, PhaseChange::CalledToOrder)
    }

    pub(super) fn adjourned(&mut self, at: Stamp, reason: &str, until: Option<&str>) -> Done {
        let change = PhaseChange::Adjourned {
            reason: reason.into(),
            until: until.map(Into::into),
        };
        self.phase_change(at, Phase::Adjourned, change)
    }

    pub(super) fn resumed(&mut self, at: Stamp) -> Done {
        self.phase_change(at, Phase::Open, PhaseChange::Resumed)
    }

    pub(super) fn closed(&mut self, at: Stamp) -> Done {
        self.phase_change(at, Phase::Closed, PhaseChange::Closed)?;
        let when = self.when(at);
        self.leave_item(&when);
        Ok(())
    }

    pub(super) fn abandoned(&mut self, at: Stamp, reason: &str) -> Done {
        let reason = reason.into();
        self.phase_change(at, Phase::Abandoned, PhaseChange::Abandoned { reason })?;
        let when = self.when(at);
        self.leave_item(&when);
        Ok(())
    }

    pub(super) fn never_began(&mut self, at: Stamp, reason: &str) -> Done {
        let reason = reason.into();
        self.phase_change(at, Phase::NeverBegan, PhaseChange::NeverBegan { reason })
    }

    pub(super) fn nil(&mut self, at: Stamp, nil: Nil) -> Done {
        let when = self.when(at);
        self.nil.push((when, nil));
        Ok(())
    }

    pub(super) fn question_asked(
        &mut self,
        at: Stamp,
        from: &str,
        name_withheld: bool,
        question: &str,
        answer: &str,
    ) -> Done {
        self.questions.push(PublicQuestion {
            when: self.when(at),
            from: from.into(),
            name_withheld,
            question: question.into(),
            answer: answer.into(),
        });
        Ok(())
    }

    pub(super) fn public_counted(&mut self, public: u16, press: u16) -> Done {
        self.public = Some((public, press));
        Ok(())
    }

    /// The resolution stands in the public minutes; what follows does not.
    pub(super) fn public_excluded(&mut self, at: Stamp, wording: &str, ground: &str, endings: &Endings) -> Done {
        if self.excluded() {
            return Ok(());
        }
        self.known_people_of(endings)?;
        let class = self
            .terms
            .exclusion
            .as_ref()
            .and_then(|exclusion| exclusion.class.clone());
        self.exclusions.push(ExclusionState {
            when: self.when(at),
            wording: wording.into(),
            ground: ground.into(),
            endings: endings.clone(),
            readmitted: None,
            snapshot: self.snapshot_of_business(class),
        });
        Ok(())
    }

    pub(super) fn public_readmitted(&mut self, at: Stamp) -> Done {
        let when = self.when(at);
        if let Some(last) = self.exclusions.last_mut()
            && last.readmitted.is_none()
        {
            last.readmitted = Some(when);
        }
        Ok(())
    }
}

/// An item as it stands on the agenda.
pub(super) fn waiting(item: &Item) -> ItemState {
    ItemState {
        private: item.private.is_some(),
        item: item.clone(),
        seen: None,
        status: ItemStatus::Waiting,
        taken: vec![],
        left: None,
        texts: std::collections::BTreeMap::new(),
        presenter_said: None,
        added_in_private: false,
        letters: item.parts.iter().map(|part| (part.label.clone(), 0)).collect(),
        added: None,
    }
}

/// Without the judgement of `check`: what was sound when the meeting was created is not judged anew, years later. What
/// could never be worked out is refused all the same.
fn read_terms(created: &Created) -> Result<Terms, String> {
    load::read_as_it_was(&created.terms, &created.terms_file)
        .map_err(|error| format!("The terms of reference cannot be read. {error}"))
}
