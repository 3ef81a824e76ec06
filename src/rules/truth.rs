//! Truth in three values: yes, no, and "that depends on a question which nobody has answered".
//!
//! The third is an error, so that `?` carries it to whoever can ask the question. "And" is no as soon as one part is
//! no, whatever an unanswered question would say of the others: a question is met only where its answer counts.

/// Yes, no, or the reason why it cannot be told.
pub(super) type Truth = Result<bool, Stop>;

/// Why something cannot be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stop {
    /// It depends on the question at this place in the terms' list.
    Open(usize),
    Faulty(Fault),
}

/// Terms that `check` would have refused. The result is void, and says why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fault {
    /// A name that the terms do not define.
    Unknown,
    /// A definition that leads back to itself.
    Circle,
    /// A need without exactly one comparison, a question without an answer.
    Shape,
    /// Numbers too fine to be held exactly.
    Inexact,
    /// The item asks for a class of decision that the terms do not have.
    NoClass,
}

impl Fault {
    /// What happened and what to do, in words.
    pub fn says(self) -> &'static str {
        match self {
            Fault::Unknown => "The terms use a name that they do not define. Check the terms file.",
            Fault::Circle => "The terms define something by itself. Check the terms file.",
            Fault::Shape => "The terms hold a condition that cannot be understood. Check the terms file.",
            Fault::Inexact => "The votes in the terms are too fine to be added up exactly. Check the terms file.",
            Fault::NoClass => "The terms have no such class of decision. Choose another for this item.",
        }
    }
}

/// Whether all parts hold; later parts are not looked at once one does not, or is at fault.
pub(super) fn all(parts: impl IntoIterator<Item = Truth>) -> Truth {
    let mut answer = Ok(true);
    for part in parts {
        match part {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(Stop::Faulty(fault)) => return Err(Stop::Faulty(fault)),
            Err(Stop::Open(question)) => answer = answer.and(Err(Stop::Open(question))),
        }
    }
    answer
}

/// Whether any part holds; later parts are not looked at once one does.
pub(super) fn any(parts: impl IntoIterator<Item = Truth>) -> Truth {
    not(all(parts.into_iter().map(not)))
}

pub(super) fn not(part: Truth) -> Truth {
    part.map(|holds| !holds)
}

/// Whether at least `k` parts hold.
pub(super) fn at_least(k: usize, parts: impl IntoIterator<Item = Truth>) -> Truth {
    let (mut sure, mut perhaps, mut stop) = (0_usize, 0_usize, None);
    for part in parts {
        match part {
            Ok(true) => sure += 1,
            Ok(false) => {}
            Err(Stop::Faulty(fault)) => return Err(Stop::Faulty(fault)),
            Err(why @ Stop::Open(_)) => {
                perhaps += 1;
                stop = stop.or(Some(why));
            }
        }
    }
    match stop {
        Some(why) if sure < k && sure + perhaps >= k => Err(why),
        Some(_) | None => Ok(sure >= k),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Truth = Err(Stop::Open(0));

    #[test]
    fn an_open_question_counts_only_where_it_can() {
        assert_eq!(all([OPEN, Ok(false)]), Ok(false));
        assert_eq!(all([OPEN, Ok(true)]), OPEN);
        assert_eq!(all([]), Ok(true));
        assert_eq!(any([OPEN, Ok(true)]), Ok(true));
        assert_eq!(any([OPEN, Ok(false)]), OPEN);
        assert_eq!(any([]), Ok(false));
        assert_eq!(at_least(2, [Ok(true), OPEN, Ok(true)]), Ok(true));
        assert_eq!(at_least(2, [Ok(true), OPEN, Ok(false)]), OPEN);
        assert_eq!(at_least(3, [Ok(true), OPEN, Ok(false)]), Ok(false));
    }

    #[test]
    fn the_first_question_met_is_the_one_asked() {
        assert_eq!(all([Err(Stop::Open(2)), Err(Stop::Open(1))]), Err(Stop::Open(2)));
    }
}
