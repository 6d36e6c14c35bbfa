//! A date of a sentence, whose year and month may stand further in front or nowhere.

use super::{NoDay, Trouble, lexer::Token};
use chrono::{Datelike, NaiveDate};

/// A date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
    pub(super) day: u32,
    /// In numbers only: `2026-02-15`, `2/15`.
    pub(super) plain: bool,
}

/// The date that begins the pieces, and of how many it is. `before`: the one that it goes on from; `bare`: a number
/// without its unit can be a day of the same month.
pub(super) fn at(tokens: &[Token], before: Option<Written>, bare: bool) -> Option<(Written, usize)> {
    match before {
        Some(Written { plain: false, .. }) => with_units(tokens, bare).or_else(|| in_numbers(tokens)),
        _ => in_numbers(tokens).or_else(|| with_units(tokens, bare)),
    }
}

/// `2026-02-15`, `2026/2/15`, `2.15`.
fn in_numbers(tokens: &[Token]) -> Option<(Written, usize)> {
    use Token::{Number, Separator};
    match *tokens {
        [
            Number { value: year, digits: 4 },
            Separator(a),
            Number { value: month, .. },
            Separator(b),
            Number { value: day, .. },
            ..,
        ] if a == b => {
            let year = i32::try_from(year).ok()?;
            Some((Written { year: Some(year), month: Some(month), day, plain: true }, 5))
        }
        [Number { value: month, digits: 1..=2 }, Separator(_), Number { value: day, digits: 1..=2 }, ..] => {
            Some((Written { year: None, month: Some(month), day, plain: true }, 3))
        }
        _ => None,
    }
}

/// `2026年2月15日`, `2月15日`, `15日`.
fn with_units(tokens: &[Token], bare: bool) -> Option<(Written, usize)> {
    let mut used = 0;
    let mut part = |unit: &Token, digits: std::ops::RangeInclusive<usize>| match tokens.get(used..used + 2) {
        Some([Token::Number { value, digits: own }, mark]) if mark == unit && digits.contains(own) => {
            used += 2;
            Some(*value)
        }
        _ => None,
    };
    let year = part(&Token::Year, 4..=4).and_then(|year| i32::try_from(year).ok());
    let month = part(&Token::Month, 1..=2);
    let Some(Token::Number { value: day, digits: 1..=2 }) = tokens.get(used) else { return None };
    let unit = tokens.get(used + 1) == Some(&Token::Day);
    if !unit && month.is_none() && !bare {
        return None;
    }
    let used = used + if unit { 2 } else { 1 };
    Some((Written { year, month, day: *day, plain: false }, used))
}

/// What the dates of a line have said so far.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// The year that the text is about.
    year: i32,
    /// The year and month named last.
    named: Option<i32>,
    month: Option<u32>,
    /// December of the year before was named: a December without its year is that one.
    december_before: bool,
}

impl Context {
    pub(super) fn of(year: i32) -> Context {
        Context { year, named: None, month: None, december_before: false }
    }

    /// On a new line months and years are named anew.
    pub(super) fn begin_line(&mut self) {
        (self.named, self.month) = (None, None);
    }

    /// A year that stands alone: `2026年春节`.
    pub(super) fn name_year(&mut self, year: i32) {
        self.named = Some(year);
    }

    /// The day that is meant.
    pub(super) fn day(&mut self, written: Written, sentence: &str) -> Result<NaiveDate, Trouble> {
        let month = written.month.or(self.month);
        let year = written.year.unwrap_or(match month {
            Some(12) if self.december_before => self.year - 1,
            _ if written.month.is_some() && self.named == Some(self.year - 1) => self.year,
            _ => self.named.unwrap_or(self.year),
        });
        let written_as = NoDay { year: written.year, month, day: written.day };
        let none = || Trouble::NoSuchDay { sentence: sentence.to_owned(), day: written_as };
        let day =
            month.and_then(|month| NaiveDate::from_ymd_opt(year, month, written.day)).ok_or_else(none)?;
        if (day.year() - self.year).abs() > 1 {
            return Err(Trouble::OtherYear { day });
        }
        self.month = month;
        self.named = written.year.or(self.named);
        self.december_before |= day.year() < self.year;
        Ok(day)
    }

    /// The days from one date to another. A stretch from December to January without a year is that of the turn of the
    /// year with which the text's year begins.
    pub(super) fn stretch(
        &mut self,
        from: (Written, NaiveDate),
        to: Written,
        sentence: &str,
    ) -> Result<(NaiveDate, NaiveDate), Trouble> {
        let (written, mut from) = from;
        let turns = written.year.is_none() && from.month() == 12 && to.month == Some(1);
        if turns && to.year.is_none_or(|year| year == self.year) {
            from = from.with_year(self.year - 1).unwrap_or(from);
            self.december_before = true;
        }
        if from.month() == 12 && to.month == Some(1) && to.year.is_none() {
            self.named = Some(from.year() + 1);
        }
        let to = self.day(to, sentence)?;
        if to < from {
            return Err(Trouble::EndBeforeBegin { sentence: sentence.to_owned() });
        }
        let days = (to - from).num_days() + 1;
        if days > super::LONGEST {
            return Err(Trouble::TooLong { sentence: sentence.to_owned(), days });
        }
        Ok((from, to))
    }
}
