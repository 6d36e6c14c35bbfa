//! Whether this device's clock can be right, by what was recorded so far. Facts are for ever, and so is the time on them:
//! what a wrong clock writes cannot be put right, so the doubt is said before anything is recorded.

use crate::{domain::Arrange, domain::DeviceId, ledger::Ledger};
use chrono::{NaiveDateTime, TimeDelta};

/// A branch that records nothing for longer is rare; a clock that jumps is not.
const SILENCE: TimeDelta = TimeDelta::days(60);
/// A clock is set back by some seconds now and then, by itself.
const OWN_SLACK: TimeDelta = TimeDelta::minutes(5);
/// By how much the clock of another device may be fast.
const OTHERS_SLACK: TimeDelta = TimeDelta::hours(1);

/// What speaks against the clock, with the moment it is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockDoubt {
    /// Nothing was recorded for long before now.
    Ahead { newest: NaiveDateTime },
    /// Something was recorded later than now.
    Behind { newest: NaiveDateTime },
}

impl ClockDoubt {
    /// The record that the clock is measured by.
    pub fn newest(self) -> NaiveDateTime {
        match self {
            ClockDoubt::Ahead { newest } | ClockDoubt::Behind { newest } => newest,
        }
    }
}

/// Whether the clock of `device`, which shows `now`, can be right. What was withdrawn says nothing.
pub fn clock_doubt(ledger: &Ledger, device: &DeviceId, now: NaiveDateTime) -> Option<ClockDoubt> {
    let counting = ledger.recorded().rev().filter(|fact| !ledger.withdrawn.contains_key(&fact.id));
    let mut newest = counting.peekable();
    let mut after_now = Vec::new();
    // Asked every few seconds: what was recorded by now is counted, and not gone through.
    while let Some(fact) = newest.next_if(|fact| fact.recorded > now) {
        after_now.push((fact.recorded, fact.device == *device));
    }
    let last = newest.next().map(|fact| fact.recorded);
    let withdrawn = ledger.withdrawn.keys().filter(|fact| ledger.fact(**fact).is_some()).count();
    let before = ledger.facts().len() - withdrawn - after_now.len();
    doubt(after_now, (before, last), now)
}

/// `after_now`: what was recorded later than now, with whether this device recorded it; how much was recorded by now, and the
/// last of it.
fn doubt(
    after_now: Vec<(NaiveDateTime, bool)>,
    (mut before, mut last): (usize, Option<NaiveDateTime>),
    now: NaiveDateTime,
) -> Option<ClockDoubt> {
    let mut later = Vec::new();
    for (recorded, own) in after_now {
        let slack = if own { OWN_SLACK } else { OTHERS_SLACK };
        if recorded - now > slack {
            later.push(recorded);
        } else {
            before += 1;
            last = last.max(Some(recorded));
        }
    }
    later.arrange();
    match (last, later.first()) {
        (None, None) => None,
        (Some(last), Some(next)) if stands_apart(last, *next) && later.len() < before => ahead(last, now),
        (_, Some(_)) => Some(ClockDoubt::Behind { newest: end_of_run(&later) }),
        (Some(last), None) => ahead(last, now),
    }
}

/// A few records long after all others are from a clock that was wrong then: they do not judge this one.
fn stands_apart(last: NaiveDateTime, next: NaiveDateTime) -> bool {
    next - last > SILENCE
}

fn ahead(last: NaiveDateTime, now: NaiveDateTime) -> Option<ClockDoubt> {
    (now.date() - last.date() > SILENCE).then_some(ClockDoubt::Ahead { newest: last })
}

/// The last of the records that follow each other without a long silence.
fn end_of_run(later: &[NaiveDateTime]) -> NaiveDateTime {
    let gap = later.windows(2).position(|pair| stands_apart(pair[0], pair[1]));
    later[gap.unwrap_or(later.len() - 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        let moment = if text.len() == 10 { format!("{text}T10:00:00") } else { text.to_owned() };
        moment.parse().unwrap()
    }

    /// `own` and `others`: when this device and others recorded something. The answer: `ahead` or `behind` and the record.
    fn check(own: &[&str], others: &[&str], now: &str, expected: Option<(&str, &str)>) {
        let records = own.iter().map(|text| (at(text), true));
        let records = records.chain(others.iter().map(|text| (at(text), false)));
        let (after_now, by_now): (Vec<_>, Vec<_>) = records.partition(|(recorded, _)| *recorded > at(now));
        let by_now = (by_now.len(), by_now.iter().map(|(recorded, _)| *recorded).max());
        let expected = expected.map(|(side, newest)| match side {
            "ahead" => ClockDoubt::Ahead { newest: at(newest) },
            _ => ClockDoubt::Behind { newest: at(newest) },
        });
        assert_eq!(doubt(after_now, by_now, at(now)), expected, "{own:?} {others:?} {now}");
    }

    #[test]
    fn a_clock_is_doubted_when_it_is_far_from_what_was_recorded() {
        check(&[], &[], "2099-01-01", None);
        check(&["2026-09-10", "2026-11-01"], &[], "2026-11-03", None);
        // Sixty days of silence are nothing.
        check(&["2026-09-10", "2026-11-01"], &[], "2026-12-31", None);
        check(&["2026-09-10", "2026-11-01"], &[], "2027-01-01", Some(("ahead", "2026-11-01")));
        check(&["2026-09-10", "2026-11-01"], &[], "2099-01-01", Some(("ahead", "2026-11-01")));
        // A battery that is flat: the beginning of time, or some day within what was recorded.
        check(&["2026-09-10", "2026-11-01"], &[], "1970-01-01", Some(("behind", "2026-11-01")));
        check(&["2026-09-10", "2026-10-01", "2026-11-01"], &[], "2026-09-15", Some(("behind", "2026-11-01")));
    }

    #[test]
    fn an_hour_slow_is_noticed_by_what_this_device_recorded() {
        let own = ["2026-11-02", "2026-11-03T10:00:00"];
        check(&own, &[], "2026-11-03T09:00:00", Some(("behind", "2026-11-03T10:00:00")));
        check(&own, &[], "2026-11-03T09:56:00", None);
        // Another device may be the one that is wrong, up to an hour.
        check(&["2026-11-02"], &["2026-11-03T10:00:00"], "2026-11-03T09:00:00", None);
        let slow = Some(("behind", "2026-11-03T10:00:00"));
        check(&["2026-11-02"], &["2026-11-03T10:00:00"], "2026-11-03T08:59:00", slow);
    }

    #[test]
    fn a_record_from_the_future_does_not_judge_a_clock_that_fits_the_others() {
        let own = ["2026-09-10", "2026-10-01", "2026-11-01", "2099-03-05"];
        check(&own, &[], "2026-11-03", None);
        check(&own[..3], &["2099-03-05", "2099-03-06"], "2026-11-03", None);
        // Nor does it make a wrong one right.
        check(&own, &[], "2026-10-05", Some(("behind", "2026-11-01")));
        check(&own, &[], "2027-02-01", Some(("ahead", "2026-11-01")));
        check(&own, &[], "2099-03-06", None);
        // As many after as before a long silence: nobody knows which of them were right.
        check(&["2026-11-01", "2027-03-01"], &[], "2026-11-03", Some(("behind", "2027-03-01")));
    }
}
