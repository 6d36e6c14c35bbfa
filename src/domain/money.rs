//! Exact amounts in RMB yuan.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{
    fmt,
    iter::Sum,
    ops::{Add, AddAssign, Neg, Sub, SubAssign},
};

/// The largest amount that a fact may say, in yuan (ten million). A file full of the largest ones, each charged
/// twice, still comes to less than [`MAX_SUM_YUAN`].
pub const MAX_YUAN: i64 = 10_000_000;

/// Sums stay below this, in yuan (ten million million): a number cell of a spreadsheet shows fifteen digits, so that
/// up to here the fen are still right.
pub const MAX_SUM_YUAN: i64 = 10_000_000_000_000;

/// An amount in yuan with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(Decimal);

/// Why a text is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("not an amount")]
    NotANumber,
    #[error("an amount has at most two decimals")]
    TooPrecise,
    #[error("an amount is larger than {MAX_YUAN} yuan")]
    TooLarge,
}

impl Money {
    pub const ZERO: Money = Money(Decimal::ZERO);

    /// The one place where an exact value becomes an amount: to 0.01 yuan, half away from zero.
    pub fn round(exact: Decimal) -> Money {
        Money(exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// Reads `1234.5` or `-20`, as programs write it; refuses more than two decimals and amounts beyond [`MAX_YUAN`].
    /// What people type is read by [`typed`](super::typed).
    pub fn parse(text: &str) -> Result<Money, MoneyError> {
        if !is_plain(text) {
            return Err(MoneyError::NotANumber);
        }
        let amount = Money::sum_of(text.parse().map_err(|_| MoneyError::TooLarge)?)?;
        if amount.0.abs() > Decimal::from(MAX_YUAN) { Err(MoneyError::TooLarge) } else { Ok(amount) }
    }

    /// An amount that was stored. Earlier programs took `1,234.50` and `1e2` from files and stored them so: whatever a
    /// device holds stays readable. New files are held to the published form before this is asked.
    pub fn parse_stored(text: &str) -> Result<Money, MoneyError> {
        let plain: String = text.trim().chars().filter(|c| !matches!(c, ',' | '，')).collect();
        Money::sum_of(plain.parse().map_err(|_| MoneyError::NotANumber)?)
    }

    /// An amount that was computed may be larger than what a fact says.
    fn sum_of(value: Decimal) -> Result<Money, MoneyError> {
        if value.normalize().scale() > 2 {
            return Err(MoneyError::TooPrecise);
        }
        if value.abs() >= Decimal::from(MAX_SUM_YUAN) {
            return Err(MoneyError::TooLarge);
        }
        Ok(Money(value))
    }

    pub fn yuan(whole: i64) -> Money {
        Money(Decimal::from(whole))
    }

    /// The value for further exact arithmetic, in yuan.
    pub fn exact(self) -> Decimal {
        self.0
    }

    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }
}

/// Digits, perhaps a minus before them and a point between them.
fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, decimals].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 += other.0;
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        self.0 -= other.0;
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

/// Plain text with two decimals, as in files: `-14.56`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_zero() { f.write_str("0.00") } else { write!(f, "{:.2}", self.0) }
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Money::parse_stored(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_fen_goes_away_from_zero() {
        for (exact, rounded) in
            [("0.005", "0.01"), ("-0.005", "-0.01"), ("2.675", "2.68"), ("1.0049", "1.00")]
        {
            assert_eq!(Money::round(exact.parse().unwrap()).to_string(), rounded);
        }
    }

    #[test]
    fn reads_what_programs_write_and_refuses_the_rest() {
        assert_eq!(Money::parse("1234.5").unwrap().to_string(), "1234.50");
        assert_eq!(Money::parse("-20").unwrap().to_string(), "-20.00");
        for odd in ["1,234.5", "12,5", "1e2", "1_000", "+5", ".5", "5.", " 5", "--5", "-", "", "５"] {
            assert_eq!(Money::parse(odd), Err(MoneyError::NotANumber), "{odd}");
        }
        assert_eq!(Money::parse("1.005"), Err(MoneyError::TooPrecise));
        assert_eq!(Money::parse("十"), Err(MoneyError::NotANumber));
        assert_eq!(Money::parse("10000000.01"), Err(MoneyError::TooLarge));
        assert_eq!(Money::parse("-0").unwrap().to_string(), "0.00");
    }

    #[test]
    fn a_computed_sum_may_be_larger_than_what_a_fact_says() {
        let read = |text: &str| serde_json::from_str::<Money>(&format!("\"{text}\""));
        assert_eq!(read("-9999999999999.99").unwrap().to_string(), "-9999999999999.99");
        assert!(read("10000000000000").is_err());
    }
}
