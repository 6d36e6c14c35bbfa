//! How texts are written in a file: the same as the patterns of the published schema, each with what is wrong.

use super::Misfit;
use crate::{
    domain::{
        Digest, Minute, Month,
        money::{MAX_SUM_YUAN, MAX_YUAN},
        month::YEARS,
    },
    journal::{
        limits::{self, Beyond, Breach, RATE},
        newer::is_name,
    },
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

/// A way of writing that the schema gives by a pattern, by the name under which it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Id,
    Name,
    Text,
    Remark,
    Uuid,
    Date,
    Month,
    Moment,
    Minute,
    Amount,
    /// An amount, or a refund; never zero.
    Received,
    /// A computed amount.
    SignedAmount,
    Rate,
    /// What a text comes to.
    Digest,
    /// The number of a fact, or the id of one.
    Seen,
    /// What a kind of facts is called.
    Kind,
}

impl Form {
    /// The form of a definition of the schema, where it has one.
    pub fn of(definition: &str) -> Option<Form> {
        Some(match definition {
            "id" => Form::Id,
            "name" => Form::Name,
            "text" => Form::Text,
            "remark" => Form::Remark,
            "uuid" => Form::Uuid,
            "date" => Form::Date,
            "month" => Form::Month,
            "moment" => Form::Moment,
            "minute" => Form::Minute,
            "amount" => Form::Amount,
            "received" => Form::Received,
            "signed_amount" => Form::SignedAmount,
            "rate" => Form::Rate,
            "digest" => Form::Digest,
            "seen" => Form::Seen,
            "kind" => Form::Kind,
            _ => return None,
        })
    }

    /// Whether a text is written so.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(self, text: &str) -> Result<(), Misfit> {
        match self {
            Form::Id | Form::Name => within(limits::name("", text)),
            Form::Text => within(limits::short("", text)),
            Form::Remark => within(limits::remark_text("", text)),
            Form::Uuid => self.shaped(text, "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh"),
            Form::Date => self.date(text),
            Form::Month => {
                self.shaped(text, "dddd-dd")?;
                in_years(text)?;
                text.parse::<Month>().map(drop).map_err(|_| Misfit::NoSuchTime)
            }
            Form::Moment => self.moment(text),
            Form::Minute => Minute::parse(text).map(drop).ok_or(self.misfit()),
            Form::Amount if negative(text) => Err(Misfit::Beyond(Breach::Negative)),
            Form::Amount => self.amount(text, |yuan| yuan <= Decimal::from(MAX_YUAN)),
            Form::Received => {
                let positive = unsigned(text);
                self.amount(positive, |yuan| yuan <= Decimal::from(MAX_YUAN))?;
                if nonzero(positive) { Ok(()) } else { Err(Misfit::Beyond(Breach::Zero)) }
            }
            Form::SignedAmount => self.amount(unsigned(text), |yuan| yuan < Decimal::from(MAX_SUM_YUAN)),
            Form::Rate => self.rate(text),
            Form::Kind if is_name(text) => Ok(()),
            Form::Kind => Err(self.misfit()),
            Form::Digest => Digest::parse(text).map(drop).ok_or(self.misfit()),
            Form::Seen if all_digits(text) && text.len() < 10 && !text.starts_with('0') => Ok(()),
            Form::Seen => Form::Uuid.check(text).map_err(|_| self.misfit()),
        }
    }

    fn misfit(self) -> Misfit {
        Misfit::Form(self)
    }

    /// Character by character: `d` is a digit, `h` one of a small hexadecimal number, the rest stands for itself.
    fn shaped(self, text: &str, shape: &str) -> Result<(), Misfit> {
        let fits = |(c, wanted): (char, char)| match wanted {
            'd' => c.is_ascii_digit(),
            'h' => c.is_ascii_digit() || matches!(c, 'a'..='f'),
            wanted => c == wanted,
        };
        let same = text.len() == shape.len() && text.chars().zip(shape.chars()).all(fits);
        if same { Ok(()) } else { Err(self.misfit()) }
    }

    fn date(self, text: &str) -> Result<(), Misfit> {
        self.shaped(text, "dddd-dd-dd")?;
        in_years(text)?;
        text.parse::<NaiveDate>().map(drop).map_err(|_| Misfit::NoSuchTime)
    }

    /// Seconds may have a fraction. The sixtieth, which only a leap second has, is none that a clock here shows.
    fn moment(self, text: &str) -> Result<(), Misfit> {
        let (whole, fraction) =
            text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
        self.shaped(whole, "dddd-dd-ddTdd:dd:dd")?;
        if fraction.is_some_and(|digits| digits.len() > 9 || !all_digits(digits)) {
            return Err(self.misfit());
        }
        in_years(whole)?;
        match whole.parse::<NaiveDateTime>() {
            Ok(moment) if YEARS.contains(&moment.year()) && !whole.ends_with(":60") => Ok(()),
            _ => Err(Misfit::NoSuchTime),
        }
    }

    fn amount(self, text: &str, fits: impl Fn(Decimal) -> bool) -> Result<(), Misfit> {
        let decimals = self.decimals(text)?;
        if decimals > 2 {
            return Err(self.misfit());
        }
        match text.parse::<Decimal>() {
            Ok(yuan) if fits(yuan) => Ok(()),
            _ => Err(Misfit::Beyond(Breach::AmountTooLarge)),
        }
    }

    fn rate(self, text: &str) -> Result<(), Misfit> {
        /// More digits than any arithmetic keeps.
        const MOST_DECIMALS: usize = 26;
        if negative(text) {
            return Err(Misfit::Beyond(Breach::Negative));
        }
        let decimals = self.decimals(text)?;
        match text.parse::<Decimal>() {
            Ok(_) if decimals > MOST_DECIMALS => Err(Misfit::Beyond(Breach::TooPrecise)),
            Ok(rate) if rate.normalize().scale() > 6 => Err(Misfit::Beyond(Breach::TooPrecise)),
            Ok(rate) if rate <= Decimal::from(RATE) => Ok(()),
            _ => Err(Misfit::Beyond(Breach::TooLarge { most: RATE })),
        }
    }

    /// How many decimals a plain number has: digits without needless noughts before them, and a point between digits.
    fn decimals(self, text: &str) -> Result<usize, Misfit> {
        let (whole, decimals) =
            text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
        let plain = all_digits(whole) && (whole == "0" || !whole.starts_with('0'));
        if plain && decimals.is_none_or(all_digits) {
            Ok(decimals.map_or(0, str::len))
        } else {
            Err(self.misfit())
        }
    }
}

/// A limit that what is typed is held to as well.
fn within(checked: Result<(), Beyond>) -> Result<(), Misfit> {
    checked.map_err(|beyond| Misfit::Beyond(beyond.breach))
}

/// The year that a text of the right shape begins with is one of those that count.
fn in_years(text: &str) -> Result<(), Misfit> {
    let year = text.get(..4).and_then(|year| year.parse().ok());
    match year.is_some_and(|year: i32| YEARS.contains(&year)) {
        true => Ok(()),
        false => Err(Misfit::Beyond(Breach::DateOutOfRange)),
    }
}

/// Below zero, and not a nought with a sign.
fn negative(text: &str) -> bool {
    text.starts_with('-') && nonzero(text)
}

fn nonzero(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '1'..='9'))
}

fn unsigned(text: &str) -> &str {
    text.strip_prefix('-').unwrap_or(text)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
