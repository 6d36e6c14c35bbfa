//! Base wages (4.1): whole, by the working days employed, or by several wages of one month.

use crate::{
    domain::{Calendar, FactId, Money, Month},
    ledger::Person,
    rules::{
        Clause, DatedRuleSet, Item, RuleRef, Step, Subject,
        pay::{Pay, Payment},
        values::WageChange,
    },
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub(super) fn settle_wages(pay: &mut Pay<'_>, month: Month) {
    let ledger = pay.ledger;
    let of = ledger.calendar.working_days(month, month.first(), month.last());
    let set = pay.book.on(month.first());
    for person in ledger.people.values() {
        let wages = wages_of(&ledger.calendar, person, month);
        if wages.iter().all(|wage| wage.days == 0) {
            continue;
        }
        let (amount, steps) = match (wages.as_slice(), set.rules.reading.wage_change) {
            ([wage], _) => one_wage(wage, wage.days, of),
            (wages, WageChange::ByWorkingDays) => by_working_days(set, wages, of),
            (wages, WageChange::LastOfMonth) => last_of_month(set, wages, of),
        };
        let entry = Payment::new(Item::BaseWage, Subject::Nothing, amount, Clause("4.1"));
        pay.push(month, &person.id, entry, || steps);
    }
}

/// A base wage of a month.
struct Wage {
    base: Money,
    /// The first and the last day on which it held in the month.
    from: NaiveDate,
    to: NaiveDate,
    /// Working days among them.
    days: u32,
    fact: FactId,
}

/// The wages of the days of a month on which somebody is employed, in their order.
fn wages_of(calendar: &Calendar, person: &Person, month: Month) -> Vec<Wage> {
    let mut wages: Vec<Wage> = Vec::new();
    for day in month.days().filter(|day| person.employed_on(*day)) {
        let span = person.span_on(day);
        let worked = u32::from(calendar.is_workday(day));
        match wages.last_mut().filter(|wage| wage.base == span.base_wage) {
            Some(wage) => {
                wage.to = day;
                wage.days += worked;
            }
            None => wages.push(Wage {
                base: span.base_wage,
                from: day,
                to: day,
                days: worked,
                fact: span.stamp.fact,
            }),
        }
    }
    wages
}

/// Whole for whoever is employed through all working days of the month; else by the working days employed.
fn one_wage(wage: &Wage, worked: u32, of: u32) -> (Money, Vec<Step>) {
    let base = wage.base;
    let amount = if worked == of { base } else { quotient(base.exact() * Decimal::from(worked), of) };
    (amount, vec![Step::BaseWage { base, worked, of, amount, fact: wage.fact }])
}

/// Each working day at that day's wage. A wage that held on days off alone pays nothing.
fn by_working_days(set: &DatedRuleSet, wages: &[Wage], of: u32) -> (Money, Vec<Step>) {
    let paid: Vec<&Wage> = wages.iter().filter(|wage| wage.days > 0).collect();
    if let [wage] = paid.as_slice() {
        return one_wage(wage, wage.days, of);
    }
    let days = |wage: &&Wage| {
        let Wage { base, from, to, days, fact } = **wage;
        Step::WageDays { base, from, to, days, fact }
    };
    let mut steps: Vec<Step> = paid.iter().map(days).collect();
    let wages: Vec<(Money, u32)> = paid.iter().map(|wage| (wage.base, wage.days)).collect();
    let amount = quotient(wages.iter().map(|(base, days)| base.exact() * Decimal::from(*days)).sum(), of);
    steps.push(Step::WagesByDays { wages, of, amount, rule: reading(set) });
    (amount, steps)
}

/// The wage of the month's last day, or of his last day in it, as if it had been so all month.
fn last_of_month(set: &DatedRuleSet, wages: &[Wage], of: u32) -> (Money, Vec<Step>) {
    let worked = wages.iter().map(|wage| wage.days).sum();
    let Some(last) = wages.last() else { return (Money::ZERO, Vec::new()) };
    let step = Step::LastWage { base: last.base, on: last.to, fact: last.fact, rule: reading(set) };
    let (amount, mut steps) = one_wage(last, worked, of);
    steps.insert(0, step);
    (amount, steps)
}

/// The one division, and the one rounding. Somebody has worked, so the month has working days.
fn quotient(sum: Decimal, of: u32) -> Money {
    Money::round(sum / Decimal::from(of))
}

fn reading(set: &DatedRuleSet) -> RuleRef {
    RuleRef { name: "reading.wage_change", from: set.from }
}
