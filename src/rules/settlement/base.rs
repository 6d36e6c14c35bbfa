//! Base wages (4.1) and the deduction for too few points (5.1.10, 5.1.12).

use crate::{
    domain::{Money, Month, Role},
    ledger::Person,
    rules::{
        Clause, Item, RuleRef, Step, Subject,
        pay::{Entry, Pay},
        values::{OnTheRoll, RuleSet},
    },
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub(super) fn settle_base(pay: &mut Pay<'_>) {
    for month in pay.months() {
        base_wages(pay, month);
        low_points(pay, month);
    }
}

/// Whole for whoever is employed through all working days of the month; else by the working days employed.
fn base_wages(pay: &mut Pay<'_>, month: Month) {
    let ledger = pay.ledger;
    let workdays: Vec<NaiveDate> = month.days().filter(|day| ledger.calendar.is_workday(*day)).collect();
    for person in ledger.people.values() {
        let of = workdays.len() as u32;
        let worked = workdays.iter().filter(|day| person.employed_on(**day)).count() as u32;
        if worked == 0 {
            continue;
        }
        let span = person.span_on(month.last().min(person.last_day()));
        let base = span.base_wage;
        let amount = if worked == of {
            base
        } else {
            Money::round(base.exact() * Decimal::from(worked) / Decimal::from(of))
        };
        let steps = vec![Step::BaseWage { base, worked, of, amount, fact: span.stamp.fact }];
        pay.push(
            month,
            &person.id,
            Entry::new(Item::BaseWage, Subject::Nothing, amount, Clause("4.1")),
            steps,
        );
    }
}

fn on_the_roll(rules: &RuleSet, person: &Person, day: NaiveDate) -> bool {
    let role = person.role_on(day);
    let counts = match rules.reading.on_the_roll {
        OnTheRoll::TechniciansAndLeaders => role.is_field(),
        OnTheRoll::TechniciansOnly => role == Role::Technician,
    };
    counts && person.employed_on(day)
}

fn low_points(pay: &mut Pay<'_>, month: Month) {
    let set = pay.book.on(month.first());
    let rule = &set.rules.commissioning.low_points;
    let ledger = pay.ledger;
    let roll: Vec<&Person> =
        ledger.people.values().filter(|person| on_the_roll(&set.rules, person, month.last())).collect();
    let department: u64 = roll.iter().map(|person| pay.ladder.get(&person.id, month)).sum();
    let people = roll.len() as u32;
    // The month's notices could not have given everybody enough: only own unfinished work is charged.
    let exempt = department < rule.below.saturating_mul(u64::from(people));
    for person in roll {
        let points = pay.ladder.get(&person.id, month);
        let finding = ledger.own_unfinished_work.get(&(person.id.clone(), month)).map(|stamp| stamp.fact);
        if points >= rule.below || (exempt && finding.is_none()) {
            continue;
        }
        let amount = -Money::round(rule.amount);
        let steps = vec![Step::LowPoints {
            points,
            below: rule.below,
            department,
            people,
            own_work: finding.filter(|_| exempt),
            amount,
            rule: RuleRef { name: "commissioning.low_points", from: set.from },
        }];
        let clause = Clause(if exempt { "5.1.12" } else { "5.1.10" });
        pay.push(month, &person.id, Entry::new(Item::LowPoints, Subject::Nothing, amount, clause), steps);
    }
}
