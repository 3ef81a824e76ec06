//! What undo and redo would take back, of a meeting's record or a committee's: acts as they were typed, and which of them
//! only take another back. Nothing here knows what a record says.

use super::record::Seq;

/// One record as undo looks at it.
pub(super) struct Step<'a> {
    pub(super) act: &'a str,
    pub(super) seq: Seq,
    /// Whether it is something that undo takes back.
    pub(super) counts: bool,
    /// The record that it takes back, when that is all it does.
    pub(super) withdraws: Option<Seq>,
}

/// Some records of one act. Texts are not among them: a text field has an undo of its own.
#[derive(Clone)]
struct Act {
    seqs: Vec<Seq>,
    /// What it withdraws, when withdrawing is all it does.
    withdraws: Option<Vec<Seq>>,
}

/// What was done and what was undone, the last on top.
///
/// An act that withdraws the whole of the last act is an undo; one that withdraws the whole of the last undo is a redo.
/// Any other withdrawal is an act like others, and undo takes it back.
#[derive(Default)]
pub(super) struct Stacks {
    done: Vec<Act>,
    undone: Vec<(Act, Act)>,
}

impl Stacks {
    pub(super) fn of<'a>(records: impl Iterator<Item = Step<'a>>) -> Stacks {
        let steps: Vec<Step> = records.collect();
        let mut stacks = Stacks::default();
        for same_act in steps.chunk_by(|one, next| one.act == next.act) {
            let counted = same_act.iter().filter(|step| step.counts);
            let seqs: Vec<Seq> = counted.map(|step| step.seq).collect();
            if !seqs.is_empty() {
                let withdraws = same_act.iter().map(|step| step.withdraws).collect();
                stacks.push(Act { seqs, withdraws });
            }
        }
        stacks
    }

    /// The records that undo would withdraw: those of the last act that still counts.
    pub(super) fn undo_target(&self) -> Option<Vec<Seq>> {
        self.done.last().map(|act| act.seqs.clone())
    }

    /// The withdrawals that redo would withdraw: those of the last undo, when nothing was done since.
    pub(super) fn redo_target(&self) -> Option<Vec<Seq>> {
        self.undone.last().map(|(undo, _)| undo.seqs.clone())
    }

    fn push(&mut self, act: Act) {
        // In whatever order: what came last is best withdrawn first.
        let in_order = |seqs: &[Seq]| {
            let mut seqs = seqs.to_vec();
            seqs.sort_unstable();
            seqs
        };
        let withdraws = act.withdraws.as_deref().map(in_order);
        let takes_back = |other: &Act| withdraws.as_ref() == Some(&in_order(&other.seqs));
        if self.done.last().is_some_and(takes_back) {
            if let Some(taken_back) = self.done.pop() {
                self.undone.push((act, taken_back));
            }
        } else if self.undone.last().is_some_and(|(undo, _)| takes_back(undo)) {
            if let Some((_, again)) = self.undone.pop() {
                self.done.push(again);
            }
        } else {
            self.undone.clear();
            self.done.push(act);
        }
    }
}
