//! 7: confirmed penalties, their counts, and the manager's part.

use super::{
    Clause, Item, Outcome, OutcomeKind, RuleBook, RuleRef, Step, Subject,
    pay::{Pay, Payment},
    values::{CountedPer, PenaltyRule},
};
use crate::{
    domain::{Money, PenaltyClause, PersonId, Role},
    ledger::{Ledger, PenaltyRecord},
};
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// How often each clause was confirmed against each person so far: in a year, or ever where there is none.
#[derive(Default)]
struct Counts<'a>(HashMap<(PenaltyClause, &'a PersonId, Option<i32>), u32>);

impl<'a> Counts<'a> {
    /// Counts one more, by the rule in force on its day; which time it is.
    fn add(&mut self, clause: PenaltyClause, person: &'a PersonId, on: NaiveDate, rule: &PenaltyRule) -> u32 {
        let year = match rule.counted_per {
            CountedPer::Year => Some(on.year()),
            CountedPer::Ever => None,
        };
        let count = self.0.entry((clause, person, year)).or_default();
        *count += 1;
        *count
    }
}

/// Which time it is, the first being 1, when a clause is confirmed against somebody on a day besides what was confirmed
/// up to then (7). None where the rules of that day do not know the clause.
pub fn nth_time(
    ledger: &Ledger,
    book: &RuleBook,
    clause: PenaltyClause,
    person: &PersonId,
    on: NaiveDate,
) -> Option<u32> {
    let rule = |day| book.rules_on(day).penalties.get(&clause);
    let mut counts = Counts::default();
    let same = ledger.penalties.values().filter(|one| one.clause == clause && one.person == *person);
    for day in same.map(|one| one.stamp.on).filter(|day| *day <= on) {
        if let Some(rule) = rule(day) {
            counts.add(clause, person, day, rule);
        }
    }
    Some(counts.add(clause, person, on, rule(on)?))
}

/// The fixed fine of a clause by the rules of a day, in yuan; none where it charges no fixed sum (7).
pub fn fine_of(book: &RuleBook, clause: PenaltyClause, day: NaiveDate) -> Option<Money> {
    let fine = Money::round(book.rules_on(day).penalties.get(&clause)?.fine);
    (!fine.is_zero()).then_some(fine)
}

/// What the nth time under a clause brings besides money: a warning and nothing else, or a dismissal (7).
pub fn outcome_of(rule: &PenaltyRule, nth: u32) -> Option<OutcomeKind> {
    if nth <= rule.warnings {
        return Some(OutcomeKind::Warning);
    }
    let dismissed = dismissed_instead(rule, nth) || rule.dismissal_at.is_some_and(|at| at == 0 || at == nth);
    dismissed.then_some(OutcomeKind::Dismissal)
}

/// The dismissal stands in place of the fine.
pub fn dismissed_instead(rule: &PenaltyRule, nth: u32) -> bool {
    rule.dismissal_instead_from.is_some_and(|from| from <= nth)
}

pub(super) fn settle_penalties(pay: &mut Pay<'_>) {
    let mut counts = Counts::default();
    let ledger = pay.ledger;
    for penalty in ledger.penalties.values() {
        let on = penalty.stamp.on;
        let set = pay.book.on(on);
        let Some(rule) = set.rules.penalties.get(&penalty.clause) else { continue };
        let count = counts.add(penalty.clause, &penalty.person, on, rule);
        settle_penalty(pay, penalty, rule, count, RuleRef { name: "penalties", from: set.from });
    }
}

fn settle_penalty(pay: &mut Pay<'_>, penalty: &PenaltyRecord, rule: &PenaltyRule, count: u32, from: RuleRef) {
    let on = penalty.stamp.on;
    let fact = penalty.stamp.fact;
    let clause = Clause(penalty.clause.code());
    let outcome = outcome_of(rule, count);
    if let Some(kind) = outcome {
        let person = penalty.person.clone();
        pay.outcomes.push(Outcome { clause, person, kind, on, facts: vec![fact] });
    }
    if outcome == Some(OutcomeKind::Warning) {
        return;
    }
    let subject = Subject::Penalty(penalty.clause);
    if !dismissed_instead(rule, count) {
        let base = penalty.amount.filter(|_| !rule.times_amount.is_zero());
        let sum = base.map_or(rule.fine, |base| rule.fine + rule.times_amount * base.exact());
        let amount = -Money::round(sum);
        let step = Step::Penalty {
            clause: penalty.clause,
            count,
            fine: Money::round(rule.fine),
            base,
            times: rule.times_amount,
            amount,
            fact,
            rule: from,
        };
        pay.push_earned(
            on,
            &penalty.person,
            Payment::new(Item::Penalty, subject.clone(), amount, clause),
            || vec![step],
        );
    }
    if rule.manager.is_zero() {
        return;
    }
    let role_holder = || pay.ledger.holder_of(Role::Manager, on).map(|manager| manager.id.clone());
    let Some(manager) = penalty.manager.clone().or_else(role_holder) else { return };
    let amount = -Money::round(rule.manager);
    let person = penalty.person.clone();
    let step = Step::ManagersPart { clause: penalty.clause, person, amount, fact, rule: from };
    pay.push_earned(on, &manager, Payment::new(Item::Penalty, subject, amount, clause), || vec![step]);
}
