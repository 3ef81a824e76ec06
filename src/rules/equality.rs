//! What an equality of votes can still become: whether it stands alone in the way of the proposal.
//!
//! A deciding vote settles that as many are for as against, and nothing else: a condition that fails beside the equality
//! ("at least one of NHS England for") fails with a deciding vote too, so nobody is asked for one.

use crate::terms::{Fraction, Test};

use super::need::{Compare, Need};
use super::truth::{Truth, any};
use super::who::{Eval, Scope};

impl<'a> Eval<'a> {
    /// Whether the test would hold if each equality of for and against in it were broken in favour.
    pub fn holds_if_broken(&self, test: &'a Test, scope: &Scope<'_>) -> Truth {
        self.holds_as(test, scope, &|eval, need, scope| {
            let broken = std::iter::once_with(|| eval.is_equal_alone(need, scope));
            any(std::iter::once_with(|| eval.need_holds(need, scope)).chain(broken))
        })
    }

    /// A majority that is missed because, of those it looks at, as many are for as against. A share larger than a half is
    /// no majority: one more for does not reach it.
    fn is_equal_alone(&self, need: &Need<'a>, scope: &Scope<'_>) -> Truth {
        let rises = matches!(need.compare, Compare::AtLeast | Compare::MoreThan);
        let twice = need.number.share.plus(need.number.share);
        let a_majority = rises && !need.is_count() && twice.is_some_and(|twice| twice <= Fraction::ONE);
        if !a_majority || !any([self.about_votes(need.of), self.about_votes(need.are)])? {
            return Ok(false);
        }
        let lists = [need.of, need.are];
        Ok(self.counted(&lists, need.by, scope)? == self.counted(&lists, need.by, &scope.mirrored())?)
    }
}
