//! Numbers: digits, one decimal point, and commas between groups of three.

use crate::{
    domain::{Money, money::MAX_YUAN},
    letters::{first_unseen, narrow},
};
use rust_decimal::Decimal;

/// Why a text is not the number that the field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NumberError {
    #[error("nothing was typed")]
    Empty,
    /// A comma that does not part groups of three: `12,5`, `1,2,3`, `0,150`.
    #[error("a comma stands only between groups of three digits")]
    Grouping,
    /// A point with no digit before or after it, a second one, or the full stop of Chinese text in its place.
    #[error("one point stands between two digits")]
    Point,
    /// A sign other than one minus in front.
    #[error("only a minus may stand in front")]
    Sign,
    #[error("{letter:?} is no part of a number")]
    Letter { letter: char },
    /// A letter that shows nothing: see [`unseen`](crate::letters::unseen).
    #[error("U+{:04X}, which shows nothing", *letter as u32)]
    Unseen { letter: char },
    #[error("less than zero")]
    Negative,
    #[error("zero")]
    Zero,
    #[error("not a whole number")]
    NotWhole,
    #[error("more than {most} decimals")]
    TooPrecise { most: u32 },
    #[error("more than {most}")]
    TooLarge { most: u64 },
}

/// The mark that may stand at a number and says no more than the field's own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    None,
    /// `¥` in front or `元` behind.
    Yuan,
    /// `%` behind.
    Percent,
}

/// Which numbers a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberRule {
    pub below_zero: bool,
    pub zero: bool,
    /// The most decimals; none: a whole number.
    pub decimals: u32,
    /// The largest, and with a minus the smallest.
    pub most: u64,
    pub mark: Mark,
}

impl NumberRule {
    /// An amount in yuan, of zero or more.
    pub const AMOUNT: NumberRule = NumberRule {
        below_zero: false,
        zero: true,
        decimals: 2,
        most: MAX_YUAN.unsigned_abs(),
        mark: Mark::Yuan,
    };
    /// An amount received, or with a minus one given back. Never nothing.
    pub const RECEIPT: NumberRule = NumberRule { below_zero: true, zero: false, ..NumberRule::AMOUNT };
    /// A share in percent, from nothing to the whole.
    pub const PERCENT: NumberRule =
        NumberRule { below_zero: false, zero: true, decimals: 6, most: 100, mark: Mark::Percent };

    /// A number of things, at least one.
    pub const fn count(most: u64) -> NumberRule {
        NumberRule { below_zero: false, zero: false, decimals: 0, most, mark: Mark::None }
    }

    /// Yuan for one thing.
    pub const fn rate(most: u64) -> NumberRule {
        NumberRule { below_zero: false, zero: true, decimals: 6, most, mark: Mark::Yuan }
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// Why it is not such a number.
    pub fn read(self, typed: &str) -> Result<Decimal, NumberError> {
        let Written { minus, whole, decimals } = written(typed, self.mark)?;
        // Counted in the text: a decimal of more places than it can hold would be rounded without a word.
        match (decimals.len() > self.decimals as usize, self.decimals) {
            (true, 0) => return Err(NumberError::NotWhole),
            (true, most) => return Err(NumberError::TooPrecise { most }),
            (false, _) => {}
        }
        let too_large = NumberError::TooLarge { most: self.most };
        let size: Decimal = format!("{whole}.{decimals}0").parse().map_err(|_| too_large)?;
        match size.normalize() {
            size if size.is_zero() && !self.zero => Err(NumberError::Zero),
            size if size.is_zero() => Ok(size),
            _ if minus && !self.below_zero => Err(NumberError::Negative),
            size if size > Decimal::from(self.most) => Err(too_large),
            size if minus => Ok(-size),
            size => Ok(size),
        }
    }

    /// Reads an amount in yuan.
    ///
    /// # Errors
    /// Why it is not such an amount.
    pub fn read_money(self, typed: &str) -> Result<Money, NumberError> {
        self.read(typed).map(Money::round)
    }

    /// Reads a whole number that is not below zero.
    ///
    /// # Errors
    /// Why it is not such a number.
    pub fn read_whole(self, typed: &str) -> Result<u32, NumberError> {
        let value = self.read(typed)?;
        u32::try_from(value).map_err(|_| NumberError::TooLarge { most: u64::from(u32::MAX).min(self.most) })
    }
}

/// A number as it stands in the text: digits only, decimals without the zeros at their end.
struct Written {
    minus: bool,
    whole: String,
    decimals: String,
}

/// Takes the text apart, whatever the field wants.
fn written(typed: &str, mark: Mark) -> Result<Written, NumberError> {
    if let Some(letter) = first_unseen(typed.trim()) {
        return Err(NumberError::Unseen { letter });
    }
    let narrow: String = typed.trim().chars().map(half_width).collect();
    let (minus, rest) = match narrow.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, narrow.as_str()),
    };
    let digits = unmarked(rest, mark);
    check(digits)?;
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let (whole, decimals) = (whole.replace(',', ""), decimals.trim_end_matches('0').to_owned());
    Ok(Written { minus, whole, decimals })
}

/// The minus that we show is as good as the one on the keyboard.
fn half_width(letter: char) -> char {
    if letter == '\u{2212}' { '-' } else { narrow(letter) }
}

/// The digits without the mark of the field's unit.
fn unmarked(text: &str, mark: Mark) -> &str {
    match mark {
        Mark::None => text,
        Mark::Yuan => {
            let text = text.strip_prefix('\u{A5}').unwrap_or(text);
            text.strip_suffix('\u{5143}').unwrap_or(text).trim()
        }
        Mark::Percent => text.strip_suffix('%').unwrap_or(text).trim_end(),
    }
}

/// Digits, grouped or not, and one point between digits.
fn check(text: &str) -> Result<(), NumberError> {
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    if let Some(letter) = text.chars().find(|letter| !letter.is_ascii_digit() && !matches!(letter, ',' | '.'))
    {
        return Err(match letter {
            '\u{3002}' => NumberError::Point,
            '+' | '-' => NumberError::Sign,
            letter => NumberError::Letter { letter },
        });
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    if decimals.contains(',') {
        return Err(NumberError::Grouping);
    }
    if whole.is_empty() || decimals.is_empty() || decimals.contains('.') {
        return Err(NumberError::Point);
    }
    if is_grouped(whole) { Ok(()) } else { Err(NumberError::Grouping) }
}

/// No comma, or one after every group: one to three digits first, of which the first is no zero, then three at a time.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    rest.is_empty()
        || ((1..=3).contains(&first.len())
            && !first.starts_with('0')
            && rest.iter().all(|group| group.len() == 3))
}
