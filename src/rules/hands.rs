//! Counts by hands: every way in which the seats that were counted may have voted.
//!
//! Seats that the rule cannot tell apart are taken together; usually there is one way. There are more when a counted
//! seat is recused now, or when the rule tells voters of one body apart. More hands than people who could raise one are
//! no count at all.

use crate::terms::Choice;

use super::discern::Traits;
use super::facts::{At, Votes};
use super::snapshot::{Hands, Occupancy};
use super::truth::{Stop, Truth, any};
use super::who::Eval;

/// More ways than this are not tried: a recount is needed.
const MOST_WAYS: usize = 4096;

/// How some hands fell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Tally {
    r#for: usize,
    against: usize,
    abstained: usize,
}

/// One way in which counted seats may have voted.
type Way = Vec<(usize, Choice)>;

impl Tally {
    const NONE: Tally = Tally {
        r#for: 0,
        against: 0,
        abstained: 0,
    };

    fn of(hands: &Hands) -> Tally {
        Tally {
            r#for: usize::from(hands.r#for),
            against: usize::from(hands.against),
            abstained: usize::from(hands.abstained),
        }
    }

    fn all(self) -> usize {
        self.r#for + self.against + self.abstained
    }

    fn less(self, other: Tally) -> Tally {
        Tally {
            r#for: self.r#for.saturating_sub(other.r#for),
            against: self.against.saturating_sub(other.against),
            abstained: self.abstained.saturating_sub(other.abstained),
        }
    }

    /// Every tally of exactly `n` hands that are part of this one.
    fn parts(self, n: usize) -> Vec<Tally> {
        let mut parts = Vec::new();
        for r#for in 0..=self.r#for.min(n) {
            for against in 0..=self.against.min(n - r#for) {
                let abstained = n - r#for - against;
                if abstained <= self.abstained {
                    parts.push(Tally {
                        r#for,
                        against,
                        abstained,
                    });
                }
            }
        }
        parts
    }

    fn choices(self) -> impl Iterator<Item = Choice> {
        let of = |choice, n| std::iter::repeat_n(choice, n);
        of(Choice::For, self.r#for)
            .chain(of(Choice::Against, self.against))
            .chain(of(Choice::Abstain, self.abstained))
    }
}

impl<'a> Eval<'a> {
    /// The recorded votes with the hands added, in every way that makes a difference; `None`: too many to try.
    pub fn ways(&self, recorded: &Votes) -> Result<Option<Vec<Votes>>, Stop> {
        let mut ways = vec![recorded.clone()];
        let snapshot = self.facts.snapshot;
        for (n, hands) in snapshot.hands.iter().enumerate() {
            let again = snapshot.hands.iter().skip(n + 1).any(|later| later.body == hands.body);
            if again {
                continue;
            }
            let Some(of_body) = self.ways_of(hands, recorded)? else {
                return Ok(None);
            };
            if ways.len() * of_body.len() > MOST_WAYS {
                return Ok(None);
            }
            let mut joined = Vec::new();
            for way in &ways {
                joined.extend(of_body.iter().map(|cast| with(way, cast)));
            }
            ways = joined;
        }
        if !self.facts.on_offer(Choice::Abstain) {
            let raised = ways.iter_mut().flatten();
            raised.for_each(|vote| *vote = vote.filter(|choice| *choice != Choice::Abstain));
        }
        Ok(Some(ways))
    }

    /// How many could raise a hand where more were counted: those for whom the count stood, else those of the body who
    /// may vote; without those who voted by name. `None`: not more than that were counted.
    pub fn too_many(&self, hands: &Hands, recorded: &Votes) -> Result<Option<usize>, Stop> {
        let mut could = 0_usize;
        for at in self.facts.all().filter(|at| at.seat.body == hands.body) {
            // Who has an interest, or sits as a deputy, may have been a voter until that was ruled.
            let ruled_out = || at.now.rung.is_some() || at.now.occupancy != Occupancy::Member;
            let stood = match hands.seats.is_empty() {
                true => self.voter(at)? || self.attending(at) && ruled_out(),
                false => hands.seats.contains(&at.seat.id),
            };
            could += usize::from(stood && recorded.get(at.index).copied().flatten().is_none());
        }
        Ok((Tally::of(hands).all() > could).then_some(could))
    }

    /// Whether any body's hands are no count. Of one body the last count is the one.
    pub fn any_too_many(&self, recorded: &Votes) -> Truth {
        let hands = &self.facts.snapshot.hands;
        any(hands.iter().enumerate().map(|(n, counted)| {
            let again = hands.iter().skip(n + 1).any(|later| later.body == counted.body);
            Ok(!again && self.too_many(counted, recorded)?.is_some())
        }))
    }

    /// The voters for whom this count stands, and how many of its hands were not theirs: the fewest and the most.
    pub fn counted_by_hands(&self, hands: &Hands, recorded: &Votes) -> Result<(Vec<At<'a>>, usize, usize), Stop> {
        let (mut voters, mut others) = (Vec::new(), 0_usize);
        for at in self.facts.all().filter(|at| at.seat.body == hands.body) {
            let stood = hands.seats.is_empty() || hands.seats.contains(&at.seat.id);
            let voted = recorded.get(at.index).copied().flatten().is_some();
            match stood && !voted {
                true if self.voter(at)? => voters.push(at),
                true if !hands.seats.is_empty() => others += 1,
                true | false => {}
            }
        }
        let all = Tally::of(hands).all();
        let fewest = all.saturating_sub(voters.len());
        Ok((voters, fewest, fewest.max(others.min(all))))
    }

    /// Every way, as far as it makes a difference, in which so many of these voters may be for and so many against;
    /// `None`: too many to try.
    pub fn ways_among(&self, classes: &[Vec<At<'_>>], r#for: usize, against: usize) -> Option<Vec<Votes>> {
        let tally = Tally {
            r#for,
            against,
            abstained: 0,
        };
        let mut ways = Vec::new();
        let none = vec![None; self.facts.seats.len()];
        deal(tally, classes, Vec::new(), &mut ways).then(|| ways.iter().map(|way| with(&none, way)).collect())
    }

    fn ways_of(&self, hands: &Hands, recorded: &Votes) -> Result<Option<Vec<Way>>, Stop> {
        // More hands than there are seats at all would be dealt in endless ways.
        if Tally::of(hands).all() > self.facts.seats.len() {
            return Ok(None);
        }
        let (voters, fewest, most) = self.counted_by_hands(hands, recorded)?;
        let classes = Traits::of_voters(self).classes(self, &voters);
        let tally = Tally::of(hands);
        let mut ways = Vec::new();
        for not_theirs in fewest..=most {
            for others in tally.parts(not_theirs) {
                if !deal(tally.less(others), &classes, Vec::new(), &mut ways) {
                    return Ok(None);
                }
            }
        }
        Ok(Some(ways))
    }
}

/// Deals the hands to classes of voters in every way; false when there are too many.
fn deal(hands: Tally, classes: &[Vec<At<'_>>], way: Way, ways: &mut Vec<Way>) -> bool {
    let Some((class, rest)) = classes.split_first() else {
        if hands == Tally::NONE {
            ways.push(way);
        }
        return ways.len() <= MOST_WAYS;
    };
    let room: usize = rest.iter().map(Vec::len).sum();
    let fewest = hands.all().saturating_sub(room);
    (fewest..=hands.all().min(class.len())).all(|n| {
        hands.parts(n).into_iter().all(|part| {
            let cast = class.iter().map(|at| at.index).zip(part.choices());
            let way = way.iter().copied().chain(cast).collect();
            deal(hands.less(part), rest, way, ways)
        })
    })
}

fn with(votes: &Votes, way: &Way) -> Votes {
    let mut votes = votes.clone();
    for (seat, choice) in way {
        if let Some(vote) = votes.get_mut(*seat) {
            *vote = Some(*choice);
        }
    }
    votes
}
