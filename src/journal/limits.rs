//! What a fact may say at most. The same limits hold for what is typed here and for what comes in a file, so that
//! whatever was recorded can be exported and read again, and no number is too large to be reckoned with.

use super::{CalendarEntered, ClosedLine, Fact, FactBody, kind::Shape, names::Named};
use crate::{
    domain::{Controller, FeeRow, Money, QuoteLine, money::MAX_YUAN, month::YEARS},
    letters::{self, Unseen},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;

/// The longest name, in characters.
pub const NAME_CHARS: usize = 200;
/// The longest remark or reason, in characters.
pub const REMARK_CHARS: usize = 2_000;
/// The most points of one controller.
pub const POINTS: u32 = 1_000_000;
/// The most controllers of one notice.
pub const CONTROLLERS: usize = 200;
/// The highest rate, in yuan a point: the regulation's highest is 0.60.
pub const RATE: u32 = 100;
/// The most follow-up sheets reviewed on one day.
pub const QUALIFIED: u32 = 100_000;
/// The most customers on the list of a week's follow-ups.
pub const LISTED: usize = 1_000;
/// The most rows of a fee schedule.
pub const FEES: usize = 3_000;
/// The most lines of a quote.
pub const QUOTE_LINES: usize = 200;
/// The most of one thing in a quote.
pub const QUANTITY: u32 = 100_000;
/// The most days a calendar year names, and the most values a rule set does.
pub const DAYS: usize = 366;
/// The most lines of a closed month.
pub const CLOSED_LINES: usize = 100_000;
/// The longest rule value, in characters as JSON.
pub const RULE_VALUE_CHARS: usize = 20_000;

/// How a value goes beyond its limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Breach {
    #[error("a date outside the years 1990 to 2100")]
    DateOutOfRange,
    #[error("a day of another year")]
    OtherYear,
    #[error("nothing is written here")]
    Empty,
    #[error("longer than {most} characters")]
    TooLong { most: usize },
    /// A letter that shows nothing: see [`letters::unseen`].
    #[error("U+{:04X}, which shows nothing", *letter as u32)]
    Unseen { letter: char },
    #[error("more than {most} entries")]
    TooMany { most: usize },
    #[error("less than zero")]
    Negative,
    #[error("zero")]
    Zero,
    #[error("larger than {most}")]
    TooLarge { most: u32 },
    #[error("an amount larger than {MAX_YUAN} yuan")]
    AmountTooLarge,
    #[error("more than six decimals")]
    TooPrecise,
}

/// A field of a fact, by its name in files, and how it goes beyond its limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {breach}")]
pub struct Beyond {
    pub field: &'static str,
    pub breach: Breach,
}

/// Whether something keeps its limits.
pub type Checked = Result<(), Beyond>;

fn beyond(field: &'static str, breach: Breach) -> Checked {
    Err(Beyond { field, breach })
}

/// Checks every value of a fact that its type leaves open.
///
/// # Errors
/// The first field that goes beyond its limits.
pub fn check(fact: &Fact) -> Checked {
    day("on", fact.on)?;
    moment("recorded", fact.recorded)?;
    short("actor", fact.actor.as_str())?;
    short("device", fact.device.as_str())?;
    check_body(&fact.body)
}

/// Checks what happened, as [`check`] does.
///
/// # Errors
/// The first field that goes beyond its limits.
pub fn check_body(body: &FactBody) -> Checked {
    body.names().into_iter().try_for_each(id)?;
    let fact = body.any();
    let mut fields = fact.declared().fields.iter().zip(fact.fields());
    fields.try_for_each(|(declared, field)| field.check(declared.name, declared.shape))?;
    // What concerns several fields at once.
    body.of::<CalendarEntered>().map_or(Ok(()), own_year)
}

pub(super) fn day(field: &'static str, day: NaiveDate) -> Checked {
    if YEARS.contains(&day.year()) { Ok(()) } else { beyond(field, Breach::DateOutOfRange) }
}

pub(super) fn moment(field: &'static str, moment: NaiveDateTime) -> Checked {
    day(field, moment.date())
}

pub(super) fn length(field: &'static str, text: &str, most: usize) -> Checked {
    // A byte count that fits needs no counting of characters.
    if text.len() <= most || text.chars().count() <= most {
        return Ok(());
    }
    beyond(field, Breach::TooLong { most })
}

/// A text of one line in which every letter shows: nothing else may turn what stands beside it, or make two names look
/// alike.
pub(super) fn short(field: &'static str, text: &str) -> Checked {
    length(field, text, NAME_CHARS)?;
    letters::first_unseen(text).map_or(Ok(()), |letter| beyond(field, Breach::Unseen { letter }))
}

/// A short text that must say something.
pub(super) fn name(field: &'static str, name: &str) -> Checked {
    if letters::is_blank(name) {
        return beyond(field, Breach::Empty);
    }
    short(field, name)
}

/// A remark may have lines, and the joiners that some scripts and signs are written with.
pub(super) fn remark_text(field: &'static str, text: &str) -> Checked {
    length(field, text, REMARK_CHARS)?;
    let bad = |letter: &char| match letters::unseen(*letter) {
        Some(Unseen::Direction) => true,
        Some(Unseen::Control) => *letter != '\t',
        Some(Unseen::NoWidth | Unseen::Line) | None => false,
    };
    text.chars().find(bad).map_or(Ok(()), |letter| beyond(field, Breach::Unseen { letter }))
}

/// An id, called by what it is the id of.
fn id(named: Named<'_>) -> Checked {
    match named {
        Named::Person(person) => short("person", person.as_str()),
        Named::Site(site) => short("site", site.as_str()),
        Named::Work(_, work) => short("job", work),
    }
}

/// An amount by what it is.
pub(super) fn money(field: &'static str, amount: Money, shape: Shape) -> Checked {
    match shape {
        Shape::Received => receipt(field, amount),
        _ if amount.is_negative() => beyond(field, Breach::Negative),
        _ => size(field, amount),
    }
}

/// Below zero it is a refund.
fn receipt(field: &'static str, amount: Money) -> Checked {
    if amount.is_zero() { beyond(field, Breach::Zero) } else { size(field, amount) }
}

fn size(field: &'static str, amount: Money) -> Checked {
    if amount.exact().abs() > Decimal::from(MAX_YUAN) {
        return beyond(field, Breach::AmountTooLarge);
    }
    Ok(())
}

pub(super) fn number(field: &'static str, number: u32, shape: Shape) -> Checked {
    match shape {
        Shape::Count { most } => at_most(field, number, most),
        _ => Ok(()),
    }
}

fn at_most(field: &'static str, number: u32, most: u32) -> Checked {
    if number > most { beyond(field, Breach::TooLarge { most }) } else { Ok(()) }
}

/// A text by what it is.
pub(super) fn text(field: &'static str, text: &str, shape: Shape) -> Checked {
    match shape {
        Shape::Name => name(field, text),
        Shape::Remark => remark_text(field, text),
        _ => short(field, text),
    }
}

pub(super) fn year(field: &'static str, year: i32) -> Checked {
    if YEARS.contains(&year) { Ok(()) } else { beyond(field, Breach::DateOutOfRange) }
}

pub(super) fn rule_values(field: &'static str, values: &BTreeMap<String, Value>) -> Checked {
    count(field, values.len(), DAYS)?;
    values.iter().try_for_each(|(key, value)| {
        length(field, key, NAME_CHARS)?;
        length(field, &value.to_string(), RULE_VALUE_CHARS)
    })
}

pub(super) fn closed_lines(field: &'static str, lines: &[ClosedLine]) -> Checked {
    count(field, lines.len(), CLOSED_LINES)?;
    lines.iter().try_for_each(|line| {
        short(field, line.person.as_str())?;
        short(field, &line.item)?;
        short(field, &line.subject)
    })
}

pub(super) fn count(field: &'static str, count: usize, most: usize) -> Checked {
    if count > most { beyond(field, Breach::TooMany { most }) } else { Ok(()) }
}

pub(super) fn rate(rate: Decimal) -> Checked {
    if rate < Decimal::ZERO {
        return beyond("rate", Breach::Negative);
    }
    if rate > Decimal::from(RATE) {
        return beyond("rate", Breach::TooLarge { most: RATE });
    }
    if rate.normalize().scale() > 6 {
        return beyond("rate", Breach::TooPrecise);
    }
    Ok(())
}

/// A price of a schedule or a quote, and what it is for.
fn priced(field: &'static str, texts: [&str; 3], amounts: [Money; 2]) -> Checked {
    let [called, model, unit] = texts;
    name(field, called)?;
    short(field, model)?;
    short(field, unit)?;
    amounts.into_iter().try_for_each(|amount| money(field, amount, Shape::Yuan))
}

pub(super) fn fee_rows(field: &'static str, rows: &[FeeRow]) -> Checked {
    count(field, rows.len(), FEES)?;
    rows.iter().try_for_each(|row| {
        priced(field, [&row.name, &row.model, &row.unit], [row.charge, row.floor])?;
        short(field, &row.remark)
    })
}

pub(super) fn quote_lines(field: &'static str, lines: &[QuoteLine]) -> Checked {
    count(field, lines.len(), QUOTE_LINES)?;
    lines.iter().try_for_each(|line| {
        priced(field, [&line.name, &line.model, &line.unit], [line.charge, line.floor])?;
        at_most(field, line.quantity, QUANTITY)
    })
}

pub(super) fn controllers(controllers: &[Controller]) -> Checked {
    count("controllers", controllers.len(), CONTROLLERS)?;
    controllers.iter().try_for_each(|controller| at_most("controllers", controller.points, POINTS))
}

/// A year's days are its own.
fn own_year(calendar: &CalendarEntered) -> Checked {
    let other = |day: &NaiveDate| day.year() != calendar.year;
    if calendar.holidays.iter().any(other) {
        return beyond("holidays", Breach::OtherYear);
    }
    if calendar.workdays.iter().any(other) {
        return beyond("workdays", Breach::OtherYear);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breach(checked: Checked) -> Option<Breach> {
        checked.err().map(|beyond| beyond.breach)
    }

    #[test]
    fn every_letter_of_a_name_shows() {
        for letter in ['\u{202E}', '\u{2066}', '\u{200F}', '\u{200B}', '\u{FEFF}', '\u{AD}', '\t', '\n', '\0']
        {
            let text = format!("李{letter}四");
            assert_eq!(breach(name("name", &text)), Some(Breach::Unseen { letter }));
            assert_eq!(breach(short("contact", &text)), Some(Breach::Unseen { letter }));
        }
        assert_eq!(breach(name("name", "\u{3000}\u{200B}")), Some(Breach::Empty));
        assert_eq!(breach(name("name", "阿不都·热合曼 (大)")), None);
        assert_eq!(breach(short("contact", "")), None);
    }

    #[test]
    fn a_remark_may_have_lines_and_joined_signs_but_turns_nothing_round() {
        assert_eq!(breach(remark_text("remark", "一\n二\t三\r\n👨\u{200D}👩")), None);
        let turned = Some(Breach::Unseen { letter: '\u{202E}' });
        assert_eq!(breach(remark_text("remark", "一\u{202E}二")), turned);
        assert_eq!(breach(remark_text("remark", "\0")), Some(Breach::Unseen { letter: '\0' }));
    }
}
