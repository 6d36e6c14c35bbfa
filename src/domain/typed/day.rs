//! Days: as a date field gives them, `2026-03-01`, and as people write them with the year in front.

use crate::{
    domain::month::YEARS,
    letters::{HALF_FILLED, narrow},
};
use chrono::NaiveDate;

/// Why a text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DayError {
    #[error("nothing was typed")]
    Empty,
    #[error("only a part of the date was filled in")]
    HalfFilled,
    #[error("not written as a day")]
    NotADay,
    /// Written as one, but no month has it: `2026-02-30`.
    #[error("no month has this day")]
    NoSuchDay,
    #[error("the year {year} is outside 1990 to 2100")]
    Year { year: u32 },
}

/// Reads a day: `2026-03-01`, `2026-3-1`, `2026/3/1`, `2026.3.1`, `2026年3月1日`.
///
/// # Errors
/// Why it is not a day, or none that can be recorded.
pub fn read_day(typed: &str) -> Result<NaiveDate, DayError> {
    let text: String = typed.trim().chars().map(narrow).collect();
    match text.as_str() {
        "" => return Err(DayError::Empty),
        HALF_FILLED => return Err(DayError::HalfFilled),
        _ => {}
    }
    let [year, month, day] = parts(&text).ok_or(DayError::NotADay)?;
    match i32::try_from(year).ok().filter(|year| YEARS.contains(year)) {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day).ok_or(DayError::NoSuchDay),
        None => Err(DayError::Year { year }),
    }
}

/// Year, month and day: three numbers with the same mark between them, or with 年, 月 and 日 behind them.
fn parts(text: &str) -> Option<[u32; 3]> {
    if let Some(text) = text.strip_suffix('日') {
        let (year, rest) = text.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        return numbers([year, month, day]);
    }
    let mark = ['-', '/', '.'].into_iter().find(|mark| text.contains(*mark))?;
    let parts: Vec<&str> = text.split(mark).collect();
    numbers(parts.try_into().ok()?)
}

/// A year of four digits or more, a month and a day of one or two.
fn numbers([year, month, day]: [&str; 3]) -> Option<[u32; 3]> {
    let number = |text: &str, fits: bool| {
        let plain = fits && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse().ok())?
    };
    let short = |text: &str| matches!(text.len(), 1 | 2);
    Some([
        number(year, (4..=9).contains(&year.len()))?,
        number(month, short(month))?,
        number(day, short(day))?,
    ])
}
