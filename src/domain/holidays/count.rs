//! How many days a sentence counts.

use super::Sense;
use crate::domain::Collected;
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Whether so many days are counted rightly: the days off themselves, or with the weekends that they adjoin.
pub(super) fn fits(off: &BTreeSet<NaiveDate>, said: usize) -> bool {
    off.len() == said || with_weekends(off).len() == said
}

/// The days and the weekend days next to them.
fn with_weekends(off: &BTreeSet<NaiveDate>) -> BTreeSet<NaiveDate> {
    let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let mut all = off.clone();
    for day in off {
        all.extend(std::iter::successors(day.succ_opt(), NaiveDate::succ_opt).take_while(weekend));
        all.extend(std::iter::successors(day.pred_opt(), NaiveDate::pred_opt).take_while(weekend));
    }
    all
}

/// The days of a sense.
pub(super) fn of(days: &BTreeMap<NaiveDate, Sense>, sense: Sense) -> BTreeSet<NaiveDate> {
    days.iter().filter(|(_, own)| **own == sense).map(|(day, _)| *day).distinct()
}

/// A number in Chinese numerals up to 99: `三`, `十二`, `三十一`.
pub(super) fn numeral(text: &[char]) -> Option<u32> {
    const DIGITS: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |c: char| match c {
        '两' => Some(2),
        _ => (1..).zip(DIGITS).find(|(_, own)| **own == c).map(|(value, _)| value),
    };
    match *text {
        ['十'] => Some(10),
        [one] => digit(one),
        ['十', ones] => digit(ones).map(|ones| 10 + ones),
        [tens, '十'] => digit(tens).map(|tens| tens * 10),
        [tens, '十', ones] => digit(tens).zip(digit(ones)).map(|(tens, ones)| tens * 10 + ones),
        _ => None,
    }
}

/// The characters of [`numeral`].
pub(super) const NUMERALS: &str = "一二三四五六七八九十两";
