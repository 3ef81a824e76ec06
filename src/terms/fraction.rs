//! Exact fractions: votes, weights and thresholds. Never a float, never a percentage as a test.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A non-negative fraction in lowest terms, its denominator at least 1.
///
/// Numerator and denominator stay below 2^63 in every sum the program makes from terms that [`Fraction::parse`]
/// accepted (parts at most 1,000,000); arithmetic that would leave that range answers `None`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Fraction {
    num: u64,
    den: u64,
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Fraction = Fraction { num: 0, den: 1 };
    /// One whole.
    pub const ONE: Fraction = Fraction { num: 1, den: 1 };

    /// `num / den` in lowest terms; `None` when `den` is 0.
    pub fn new(num: u64, den: u64) -> Option<Fraction> {
        if den == 0 {
            return None;
        }
        let common = gcd(num, den);
        Some(Fraction {
            num: num.checked_div(common)?,
            den: den.checked_div(common)?,
        })
    }

    /// A whole number.
    pub fn whole(num: u64) -> Fraction {
        Fraction { num, den: 1 }
    }

    /// The numerator, in lowest terms.
    pub fn numerator(self) -> u64 {
        self.num
    }

    /// The denominator, in lowest terms, at least 1.
    pub fn denominator(self) -> u64 {
        self.den
    }

    /// Whether this is nothing.
    pub fn is_zero(self) -> bool {
        self.num == 0
    }

    /// The sum, or `None` when it cannot be held exactly.
    pub fn plus(self, other: Fraction) -> Option<Fraction> {
        let num = u128::from(self.num) * u128::from(other.den) + u128::from(other.num) * u128::from(self.den);
        Fraction::reduced(num, u128::from(self.den) * u128::from(other.den))
    }

    /// The product, or `None` when it cannot be held exactly.
    pub fn times(self, other: Fraction) -> Option<Fraction> {
        Fraction::reduced(
            u128::from(self.num) * u128::from(other.num),
            u128::from(self.den) * u128::from(other.den),
        )
    }

    /// This divided by `n` equal shares; `None` when `n` is 0 or the share cannot be held exactly.
    pub fn shared_by(self, n: u64) -> Option<Fraction> {
        Fraction::reduced(u128::from(self.num), u128::from(self.den) * u128::from(n))
    }

    /// Reads `"7/3"` or `"2"`; parts at most 1,000,000.
    pub fn parse(text: &str) -> Option<Fraction> {
        let part = |text: &str| text.trim().parse::<u64>().ok().filter(|n| *n <= 1_000_000);
        match text.split_once('/') {
            Some((num, den)) => Fraction::new(part(num)?, part(den)?),
            None => part(text).map(Fraction::whole),
        }
    }

    fn reduced(num: u128, den: u128) -> Option<Fraction> {
        if den == 0 {
            return None;
        }
        let (mut a, mut b) = (num, den);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let common = a.max(1);
        Some(Fraction {
            num: u64::try_from(num / common).ok()?,
            den: u64::try_from(den / common).ok()?,
        })
    }
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        (u128::from(self.num) * u128::from(other.den)).cmp(&(u128::from(other.num) * u128::from(self.den)))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.den {
            1 => write!(f, "{}", self.num),
            den => write!(f, "{}/{den}", self.num),
        }
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.den {
            1 => serializer.serialize_u64(self.num),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fraction, D::Error> {
        deserializer.deserialize_any(FractionVisitor)
    }
}

struct FractionVisitor;

impl serde::de::Visitor<'_> for FractionVisitor {
    type Value = Fraction;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number or a fraction such as \"7/3\"")
    }

    fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Fraction, E> {
        self.visit_str(&n.to_string())
    }

    fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<Fraction, E> {
        self.visit_str(&n.to_string())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Fraction, E> {
        Fraction::parse(text).ok_or_else(|| {
            E::custom(format!(
                "{text:?} is not a whole number or a fraction such as \"7/3\" (parts at most 1000000)"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_thirds_are_one() {
        let third = Fraction::ONE.shared_by(3).unwrap();
        assert_eq!(third.plus(third).unwrap().plus(third).unwrap(), Fraction::ONE);
    }

    #[test]
    fn comparison_is_exact() {
        assert!(Fraction::new(26, 51).unwrap() > Fraction::new(1, 2).unwrap());
        assert_eq!(Fraction::new(2, 4), Fraction::new(1, 2));
        assert!(Fraction::new(33, 50).unwrap() < Fraction::new(2, 3).unwrap());
    }

    #[test]
    fn text_goes_there_and_back() {
        for text in ["0", "6", "7/3", "1/1000000"] {
            assert_eq!(Fraction::parse(text).unwrap().to_string(), text);
        }
        for bad in ["", "1/0", "-1", "0.5", "50%", "1000001"] {
            assert_eq!(Fraction::parse(bad), None, "{bad}");
        }
    }
}
