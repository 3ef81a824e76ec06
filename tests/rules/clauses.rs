//! Paragraphs 9 to 16 of the founding terms once more, in plain arithmetic: no code of the rules is used here, and no
//! terms file. One `Reading` holds one answer to each question that the paragraphs leave open.
//!
//! Votes are counted in sixths, so that every share of six, or of three, is a whole number.

/// The nine seats of paragraph 8, in order: two CCGs (lay member, chair, chief officer), then NHS England.
pub const SEATS: [&str; 9] = [
    "me-lay",
    "me-chair",
    "me-officer",
    "ne-lay",
    "ne-chair",
    "ne-officer",
    "nhse-area",
    "nhse-medical",
    "nhse-primary",
];

const MID_ESSEX: [usize; 3] = [0, 1, 2];
const NORTH_EAST_ESSEX: [usize; 3] = [3, 4, 5];
const NHS_ENGLAND: [usize; 3] = [6, 7, 8];
const CCG_CHAIRS: [usize; 2] = [1, 4];
const AREA_DIRECTOR: usize = 6;
const MEDICAL_DIRECTOR: usize = 7;
/// One vote.
pub const VOTE: u64 = 6;

/// How one seat stands to the item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Absent,
    Present,
    /// Has an interest; in the room, or out of it for the item.
    Recused {
        in_room: bool,
    },
}

/// Whose decision it is: paragraph 14, or 15.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    Both,
    MidEssex,
    NorthEastEssex,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Room {
    pub parts: [Part; 9],
    /// Seats whose members were elected, if anybody was.
    pub chair: Option<usize>,
    pub vice: Option<usize>,
    pub scope: Scope,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Attends {
    InRoom,
    Never,
    Always,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Block {
    Shares,
    AsMost,
    IfAgreed,
}

/// One answer to each question of paragraphs 13 to 16 that these checks meet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    pub conflicted: Attends,
    pub chair_of_ccg: bool,
    pub one_of_each: bool,
    pub majority_of_entitled: bool,
    pub vice_for_conflicted: bool,
    pub of_members: bool,
    pub two_each: bool,
    pub block: Block,
    pub parity: bool,
    pub medical_first: bool,
    pub any_of_nhse: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cast {
    For,
    Against,
    Abstained,
    Nothing,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    Void,
    NoDecision,
    Carried,
    Lost,
    /// Those who may decide, first in order first.
    Tied(Vec<usize>),
}

impl Room {
    fn here(&self, seat: usize) -> bool {
        self.parts[seat] != Part::Absent
    }

    fn recused(&self, seat: usize) -> bool {
        matches!(self.parts[seat], Part::Recused { .. })
    }

    /// "In attendance", paragraph 16.
    fn attends(&self, seat: usize, reading: &Reading) -> bool {
        match (self.parts[seat], reading.conflicted) {
            (Part::Absent, _) | (Part::Recused { .. }, Attends::Never) => false,
            (Part::Present, _) | (Part::Recused { .. }, Attends::Always) => true,
            (Part::Recused { in_room }, Attends::InRoom) => in_room,
        }
    }

    /// May vote on the item, if here: no interest, and not of the CCG that abstains under paragraph 15.
    fn entitled(&self, seat: usize) -> bool {
        let abstains = match self.scope {
            Scope::Both => false,
            Scope::MidEssex => NORTH_EAST_ESSEX.contains(&seat),
            Scope::NorthEastEssex => MID_ESSEX.contains(&seat),
        };
        !self.recused(seat) && !abstains
    }

    pub fn votes(&self, seat: usize) -> bool {
        self.here(seat) && self.entitled(seat)
    }

    fn voting(&self, seats: &[usize]) -> u64 {
        seats.iter().filter(|seat| self.votes(**seat)).count() as u64
    }

    /// Paragraph 16.
    pub fn quorate(&self, reading: &Reading) -> bool {
        let attend = |seats: &[usize]| seats.iter().filter(|seat| self.attends(**seat, reading)).count();
        let is_chair = |seat: usize| match reading.chair_of_ccg {
            true => CCG_CHAIRS.contains(&seat),
            false => self.chair == Some(seat) || self.vice == Some(seat),
        };
        let chair_of = |seats: &[usize]| seats.iter().any(|seat| self.attends(*seat, reading) && is_chair(*seat));
        let chairs = match reading.one_of_each {
            true => chair_of(&MID_ESSEX) && chair_of(&NORTH_EAST_ESSEX),
            false => chair_of(&MID_ESSEX) || chair_of(&NORTH_EAST_ESSEX),
        };
        let all: Vec<usize> = (0..9)
            .filter(|seat| self.attends(*seat, reading))
            .filter(|seat| !reading.majority_of_entitled || self.entitled(*seat))
            .collect();
        let gps = all.iter().filter(|seat| CCG_CHAIRS.contains(seat)).count();
        let lay_and_executive = all.len() - gps;
        attend(&MID_ESSEX) >= 2
            && attend(&NORTH_EAST_ESSEX) >= 2
            && chairs
            && attend(&NHS_ENGLAND) >= 2
            && lay_and_executive > gps
    }

    /// Paragraphs 9 and 10: the Chair; the Vice Chair where the Chair is away or may not.
    pub fn presides(&self, reading: &Reading) -> Option<usize> {
        let may = |seat: &usize| match self.parts[*seat] {
            Part::Absent | Part::Recused { in_room: false } => false,
            Part::Present => true,
            Part::Recused { in_room: true } => !reading.vice_for_conflicted,
        };
        self.chair.filter(may).or(self.vice.filter(may))
    }

    /// Votes of a seat that may vote, in sixths of a vote: paragraphs 14 and 15.
    pub fn weight(&self, seat: usize, reading: &Reading) -> u64 {
        if !NHS_ENGLAND.contains(&seat) {
            return VOTE;
        }
        let of_nhse = self.voting(&NHS_ENGLAND);
        let of_ccgs = self.voting(&MID_ESSEX) + self.voting(&NORTH_EAST_ESSEX);
        match (self.scope, reading.parity, reading.two_each) {
            (Scope::MidEssex | Scope::NorthEastEssex, true, _) => of_ccgs * VOTE / of_nhse,
            (_, _, true) => 2 * VOTE,
            (_, _, false) => 6 * VOTE / of_nhse,
        }
    }

    /// How a vote comes out once it is closed.
    pub fn comes_out(&self, cast: &[Cast; 9], reading: &Reading) -> End {
        if !self.quorate(reading) {
            return End::Void;
        }
        let mut cast = *cast;
        for (seat, cast) in cast.iter_mut().enumerate() {
            if !self.votes(seat) {
                *cast = Cast::Nothing;
            }
        }
        self.as_one(&mut cast, reading);
        let sum = |of: &dyn Fn(usize) -> bool| -> u64 {
            let seats = (0..9).filter(|seat| self.votes(*seat) && of(*seat));
            seats
                .map(|seat| {
                    if reading.of_members {
                        1
                    } else {
                        self.weight(seat, reading)
                    }
                })
                .sum()
        };
        let (r#for, against) = (
            sum(&|seat| cast[seat] == Cast::For),
            sum(&|seat| cast[seat] == Cast::Against),
        );
        let all = sum(&|_| true);
        if !cast.iter().any(|cast| matches!(cast, Cast::For | Cast::Against)) {
            End::NoDecision
        } else if 2 * r#for > all {
            End::Carried
        } else if r#for == against {
            match self.may_decide(reading) {
                nobody if nobody.is_empty() => End::Lost,
                holders => End::Tied(holders),
            }
        } else {
            End::Lost
        }
    }

    /// NHS England's votes where they are one vote.
    fn as_one(&self, cast: &mut [Cast; 9], reading: &Reading) {
        let heads = |which: Cast, cast: &[Cast; 9]| NHS_ENGLAND.iter().filter(|seat| cast[**seat] == which).count();
        let (r#for, against) = (heads(Cast::For, cast), heads(Cast::Against, cast));
        let one = match reading.block {
            Block::Shares => return,
            Block::AsMost if r#for > against => Cast::For,
            Block::AsMost if against > r#for => Cast::Against,
            Block::IfAgreed if r#for > 0 && against == 0 => Cast::For,
            Block::IfAgreed if against > 0 && r#for == 0 => Cast::Against,
            Block::AsMost | Block::IfAgreed => Cast::Nothing,
        };
        for seat in NHS_ENGLAND {
            cast[seat] = if self.votes(seat) { one } else { Cast::Nothing };
        }
    }

    /// Paragraph 14's holders of the deciding vote, or those who give NHS England's casting vote under 15.
    fn may_decide(&self, reading: &Reading) -> Vec<usize> {
        let free = |seat: &usize| self.here(*seat) && !self.recused(*seat);
        if self.scope != Scope::Both && reading.any_of_nhse {
            return NHS_ENGLAND.into_iter().filter(free).collect();
        }
        let order = match reading.medical_first {
            true => [MEDICAL_DIRECTOR, AREA_DIRECTOR],
            false => [AREA_DIRECTOR, MEDICAL_DIRECTOR],
        };
        order.into_iter().filter(free).collect()
    }
}
