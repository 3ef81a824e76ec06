//! Lines of one record taken over into another of the same beginning: with numbers of their own, in themselves and where
//! they mean each other, and each once.

use std::collections::{BTreeMap, BTreeSet};

use crate::meeting::{CommitteeRecord, Record, Seq};

use super::fault::StoreError;

/// What became of the entries that were to be taken over: their numbers there, and why not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Taken {
    pub taken: Vec<Seq>,
    pub refused: Vec<(Seq, String)>,
}

/// A line of one record that may become a line of another.
pub(super) trait Joinable: Clone {
    fn seq(&mut self) -> &mut Seq;
    fn id(&self) -> &str;
    /// The act that it is part of.
    fn act(&self) -> &str;
    /// The numbers of other lines that it means.
    fn means(&mut self) -> Vec<&mut Seq>;
}

impl Joinable for Record {
    fn seq(&mut self) -> &mut Seq {
        &mut self.seq
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn act(&self) -> &str {
        Record::act(self)
    }

    fn means(&mut self) -> Vec<&mut Seq> {
        self.refers_to()
    }
}

impl Joinable for CommitteeRecord {
    fn seq(&mut self) -> &mut Seq {
        &mut self.seq
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn act(&self) -> &str {
        CommitteeRecord::act(self)
    }

    fn means(&mut self) -> Vec<&mut Seq> {
        self.event.refers_to().into_iter().collect()
    }
}

/// How many entries two records have in common from the beginning.
///
/// # Errors
/// When that is none.
pub(super) fn common<L: PartialEq>(ours: &[L], theirs: &[L], what: &str) -> Result<usize, StoreError> {
    let alike = |(one, other): &(&L, &L)| one == other;
    match ours.iter().zip(theirs).take_while(alike).count() {
        0 => Err(others(what, "their first entries differ")),
        common => Ok(common),
    }
}

/// What is only in one of them.
pub(super) fn after_common<L>(lines: &[L], common: usize) -> &[L] {
    lines.get(common..).unwrap_or_default()
}

/// Takes lines of theirs over, act by act, as far as `grow` does not refuse them; none is applied twice.
pub(super) fn take_over<L: Joinable>(
    ours: &[L],
    theirs: &[L],
    common: usize,
    wanted: &[Seq],
    mut grow: impl FnMut(&[L]) -> Result<Result<(), String>, StoreError>,
) -> Result<Taken, StoreError> {
    let mut known: BTreeSet<String> = ours.iter().map(|line| line.id().to_owned()).collect();
    let mut next = u64::try_from(ours.len()).unwrap_or(u64::MAX).saturating_add(1);
    let mut numbers: BTreeMap<Seq, Seq> = BTreeMap::new();
    let mut done = Taken::default();
    for act in theirs.chunk_by(|one, next| one.act() == next.act()) {
        let chosen: Vec<L> = act
            .iter()
            .cloned()
            .filter_map(|mut line| wanted.contains(line.seq()).then_some(line))
            .collect();
        if chosen.is_empty() {
            continue;
        }
        let seqs: Vec<Seq> = chosen.iter().cloned().map(|mut line| *line.seq()).collect();
        let lines = renumbered(chosen, common, &mut numbers, next);
        let grown = match lines.iter().any(|line| known.contains(line.id())) {
            true => Err("it is in the record already".to_owned()),
            false => grow(&lines)?,
        };
        match grown {
            Ok(()) => {
                known.extend(lines.iter().map(|line| line.id().to_owned()));
                next = next.saturating_add(u64::try_from(lines.len()).unwrap_or(u64::MAX));
                done.taken.extend(seqs);
            }
            Err(says) => done.refused.extend(seqs.into_iter().map(|seq| (seq, says.clone()))),
        }
    }
    Ok(done)
}

/// The same lines with our numbers, in themselves and where they mean each other.
fn renumbered<L: Joinable>(chosen: Vec<L>, common: usize, numbers: &mut BTreeMap<Seq, Seq>, next: Seq) -> Vec<L> {
    let renumber = |(seq, mut line): (Seq, L)| {
        numbers.insert(*line.seq(), seq);
        *line.seq() = seq;
        for meant in line.means() {
            if let Some(ours) = numbers.get(meant) {
                *meant = *ours;
            } else if usize::try_from(*meant).is_ok_and(|meant| meant > common) {
                // It means an entry of theirs that was not taken: no number of ours may stand for it.
                *meant = Seq::MAX;
            }
        }
        line
    };
    (next..).zip(chosen).map(renumber).collect()
}

/// These two have nothing to do with each other.
pub(super) fn others(what: &str, why: &str) -> StoreError {
    StoreError::new(
        format!("These are not two records of one {what}: {why}."),
        "Nothing was changed.",
        "Give the folder, and the folder that the program named when it found two records.",
    )
}
