//! What belongs to the base wage: the wage itself (4.1) and the deduction for too few points (5.1.10, 5.1.12).

use super::wages;
use crate::{
    domain::{Money, Month, Role},
    ledger::Person,
    rules::{
        Clause, Item, RuleRef, Step, Subject,
        pay::{Pay, Payment},
        values::{OnTheRoll, RuleSet},
    },
};
use chrono::NaiveDate;

pub(super) fn settle_base(pay: &mut Pay<'_>, month: Month) {
    wages::settle_wages(pay, month);
    low_points(pay, month);
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
        let step = Step::LowPoints {
            points,
            below: rule.below,
            department,
            people,
            own_work: finding.filter(|_| exempt),
            amount,
            rule: RuleRef { name: "commissioning.low_points", from: set.from },
        };
        let clause = Clause(if exempt { "5.1.12" } else { "5.1.10" });
        let entry = Payment::new(Item::LowPoints, Subject::Nothing, amount, clause);
        pay.push(month, &person.id, entry, || vec![step]);
    }
}
