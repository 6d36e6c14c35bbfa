//! 6.7 and 7.16: late mornings follow from the clock and need no confirmation.

use super::{
    Clause, Item, Outcome, OutcomeKind, RuleRef, RuleSet, Step, Subject,
    pay::{Pay, Payment},
    values::{AttendanceRules, LateHalfOf, LateMode},
};
use crate::{
    domain::{FactId, Money, Month, PersonId},
    ledger::{At, Ledger, Person},
    rules::RuleBook,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use rust_decimal::Decimal;

/// A late morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateMorning {
    pub at: NaiveDateTime,
    /// So late that half a day's wage is off (7.16.5).
    pub half_day: bool,
    pub fact: FactId,
}

/// Minute resolution: seconds do not count.
fn minute(time: NaiveTime) -> NaiveTime {
    NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time)
}

/// What a clock-in means for the morning of its date (6.7.1, 7.16.5), whether or not it is a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockIn {
    /// Before the working day begins: it belongs to the day before.
    DayBefore,
    InTime,
    Late,
    /// So late that half a day's wage is off.
    HalfDay,
    /// So late that it is outside the regulation.
    Outside,
}

/// What a time of a day means by the rules in force on it.
pub fn clock_in(rules: &AttendanceRules, at: NaiveTime) -> ClockIn {
    match minute(at) {
        at if at < rules.day_from => ClockIn::DayBefore,
        at if at < rules.late_from => ClockIn::InTime,
        at if at <= rules.late_until => ClockIn::Late,
        at if at <= rules.half_day_until => ClockIn::HalfDay,
        _ => ClockIn::Outside,
    }
}

/// The working day that a clock-in belongs to.
pub fn working_day(book: &RuleBook, at: NaiveDateTime) -> NaiveDate {
    let day = at.date();
    match clock_in(&book.rules_on(day).attendance, at.time()) {
        ClockIn::DayBefore => day.pred_opt().unwrap_or(day),
        ClockIn::InTime | ClockIn::Late | ClockIn::HalfDay | ClockIn::Outside => day,
    }
}

/// Whether a clock-in belongs to the day before its date, where no rule book is at hand. One is read only when the
/// branch has changed its attendance rules.
pub fn is_of_day_before(ledger: &Ledger, at: NaiveDateTime) -> bool {
    let changed = |name: &String| name.starts_with("attendance");
    if ledger.rule_sets.iter().any(|set| set.values.keys().any(changed)) {
        return working_day(&RuleBook::of(ledger), at) != at.date();
    }
    clock_in(&RuleSet::regulation().attendance, at.time()) == ClockIn::DayBefore
}

/// The first clock-in of a person's day that is known and not before the working day begins.
pub fn first_clock_in<'a>(
    ledger: &'a Ledger,
    book: &RuleBook,
    person: &PersonId,
    day: NaiveDate,
) -> Option<&'a At<NaiveDateTime>> {
    let punches = ledger.punches_of(person, Month::of(day));
    let begin = punches.partition_point(|punch| punch.value.date() < day);
    let of_day = punches[begin..].iter().take_while(|punch| punch.value.date() == day);
    of_day.into_iter().find(|punch| working_day(book, punch.value) == day)
}

/// The late mornings of a person's month: working days only, excused days apart, by each day's first clock-in that
/// counts for the morning.
pub fn late_mornings(ledger: &Ledger, book: &RuleBook, person: &Person, month: Month) -> Vec<LateMorning> {
    let rules = &book.rules_on(month.first()).attendance;
    let mut seen = None;
    let mut mornings = Vec::new();
    for punch in ledger.punches_of(&person.id, month) {
        let day = punch.value.date();
        let meaning = clock_in(rules, punch.value.time());
        // Punches are in the order of time: the first one of a day that counts is the earliest.
        if seen == Some(day) || matches!(meaning, ClockIn::DayBefore | ClockIn::Outside) {
            continue;
        }
        seen = Some(day);
        let late = matches!(meaning, ClockIn::Late | ClockIn::HalfDay);
        let excused = || ledger.is_excused(&person.id, day);
        if late && person.employed_on(day) && ledger.calendar.is_workday(day) && !excused() {
            let half_day = meaning == ClockIn::HalfDay;
            mornings.push(LateMorning { at: punch.value, half_day, fact: punch.stamp.fact });
        }
    }
    mornings
}

/// The number of late mornings from which half the wage is off, by the steps.
fn half_from(rules: &AttendanceRules) -> Option<u64> {
    rules.late_steps.iter().find(|step| step.each.is_none()).map(|step| step.from)
}

/// Adds the lines of a month's late mornings, where there are any: each half day (7.16.5), and the charge for their number
/// (7.16.1–7.16.3). Half of the gross pay is reckoned from the month's other lines, so they come first.
pub(super) fn settle_mornings(pay: &mut Pay<'_>, person: &Person, month: Month) {
    let mornings = late_mornings(pay.ledger, pay.book, person, month);
    if mornings.is_empty() {
        return;
    }
    let set = pay.book.on(month.first());
    let rules = &set.rules.attendance;
    for morning in mornings.iter().filter(|morning| morning.half_day) {
        // A half day costs half of that day's own wage, whatever the month's reading.
        let base = person.span_on(morning.at.date()).base_wage;
        let half = base.exact() / rules.paid_days_per_month / Decimal::TWO;
        let amount = -Money::round(half);
        let rule = RuleRef { name: "attendance.paid_days_per_month", from: set.from };
        let steps = || {
            vec![
                Step::LateMorning { at: morning.at, half_day: true, fact: morning.fact },
                Step::HalfDay { base, days: rules.paid_days_per_month, amount, rule },
            ]
        };
        let clause = Clause("7.16.5");
        pay.push(month, &person.id, Payment::new(Item::HalfDay, Subject::Nothing, amount, clause), steps);
    }
    let count = mornings.len() as u64;
    let rule = RuleRef { name: "attendance.late_steps", from: set.from };
    let mut steps: Vec<Step> = mornings
        .iter()
        .map(|morning| Step::LateMorning { at: morning.at, half_day: morning.half_day, fact: morning.fact })
        .collect();
    let (amount, clause) = if half_from(rules).is_some_and(|from| from <= count) {
        let of = set.rules.reading.late_half_of;
        let wage = wage(pay, &person.id, month, of);
        let amount = -Money::round(wage.exact() / Decimal::TWO);
        steps.push(Step::LateHalf { count, of, wage, amount, rule });
        (amount, Clause("7.16.3"))
    } else {
        let amount = charge(rules, set.rules.reading.late_mode, count, rule, &mut steps);
        (amount, Clause(if count < second_from(rules) { "7.16.1" } else { "7.16.2" }))
    };
    pay.push(month, &person.id, Payment::new(Item::Late, Subject::Nothing, amount, clause), || steps);
}

fn second_from(rules: &AttendanceRules) -> u64 {
    rules.late_steps.get(1).map_or(u64::MAX, |step| step.from)
}

fn charge(
    rules: &AttendanceRules,
    mode: LateMode,
    count: u64,
    rule: RuleRef,
    steps: &mut Vec<Step>,
) -> Money {
    let mut total = Money::ZERO;
    let mut add = |count: u64, each: Decimal| {
        let amount = -Money::round(Decimal::from(count) * each);
        steps.push(Step::LateCharge { count, each, amount, rule });
        total += amount;
    };
    match mode {
        LateMode::Slab => {
            let step = rules.late_steps.iter().rev().find(|step| step.from <= count);
            if let Some(each) = step.and_then(|step| step.each) {
                add(count, each);
            }
        }
        LateMode::Marginal => {
            let nexts = rules.late_steps.iter().skip(1).map(|step| step.from).chain([u64::MAX]);
            for (step, next) in rules.late_steps.iter().zip(nexts) {
                let slice = count.saturating_add(1).min(next).saturating_sub(step.from);
                if let Some(each) = step.each.filter(|_| slice > 0) {
                    add(slice, each);
                }
            }
        }
    }
    total
}

/// Half of what: all that the month brought, or its base wage alone.
fn wage(pay: &Pay<'_>, person: &PersonId, month: Month, of: LateHalfOf) -> Money {
    let counts = |item: Item| match of {
        LateHalfOf::BaseWage => item == Item::BaseWage,
        LateHalfOf::GrossPay => !matches!(
            item,
            Item::Travel | Item::Adjustment | Item::Penalty | Item::Late | Item::HalfDay | Item::LowPoints
        ),
    };
    let lines = pay.lines_of(month, person).iter();
    let sum: Money = lines.filter(|line| counts(line.item)).map(|line| line.amount).sum();
    sum.max(Money::ZERO)
}

/// Too many late mornings in each of two consecutive months bring dismissal (7.16.4), once for each such pair.
pub(super) fn outcomes(pay: &mut Pay<'_>, person: &Person) {
    let punches = &pay.ledger.punches;
    let own = punches.from(&(person.id.clone(), Month::EARLIEST)).map(|((who, month), _)| (who, *month));
    let months: Vec<Month> = own.take_while(|(who, _)| **who == person.id).map(|(_, month)| month).collect();
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return };
    let mut before: Vec<LateMorning> = Vec::new();
    for month in first.through(*last) {
        let rules = &pay.book.rules_on(month.first()).attendance;
        let half_from = half_from(rules);
        let mornings = late_mornings(pay.ledger, pay.book, person, month);
        let mornings =
            if half_from.is_some_and(|from| from <= mornings.len() as u64) { mornings } else { Vec::new() };
        if let (Some(latest), false) = (mornings.last(), before.is_empty()) {
            pay.outcomes.push(Outcome {
                clause: Clause("7.16.4"),
                person: person.id.clone(),
                kind: OutcomeKind::Dismissal,
                on: latest.at.date(),
                facts: before.iter().chain(&mornings).map(|morning| morning.fact).collect(),
            });
        }
        before = mornings;
    }
}
