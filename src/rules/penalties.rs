//! 7: confirmed penalties, their counts, and the manager's part.

use super::{
    Clause, Item, Outcome, OutcomeKind, RuleRef, Step, Subject,
    pay::{Entry, Pay},
    values::{CountedPer, PenaltyRule},
};
use crate::{
    domain::{Money, PenaltyClause, PersonId, Role},
    ledger::PenaltyRecord,
};
use chrono::Datelike;
use std::collections::HashMap;

pub(super) fn settle_penalties(pay: &mut Pay<'_>) {
    let mut counts: HashMap<(PenaltyClause, &PersonId, Option<i32>), u32> = HashMap::new();
    let ledger = pay.ledger;
    for penalty in &ledger.penalties {
        let set = pay.book.on(penalty.stamp.on);
        let Some(rule) = set.rules.penalties.get(&penalty.clause) else { continue };
        let year = match rule.counted_per {
            CountedPer::Year => Some(penalty.stamp.on.year()),
            CountedPer::Ever => None,
        };
        let count = counts.entry((penalty.clause, &penalty.person, year)).or_default();
        *count += 1;
        settle_penalty(pay, penalty, rule, *count, RuleRef { name: "penalties", from: set.from });
    }
}

fn settle_penalty(pay: &mut Pay<'_>, penalty: &PenaltyRecord, rule: &PenaltyRule, count: u32, from: RuleRef) {
    let on = penalty.stamp.on;
    let fact = penalty.stamp.fact;
    let clause = Clause(penalty.clause.code());
    let mut outcome = |kind| {
        let person = penalty.person.clone();
        pay.outcomes.push(Outcome { clause, person, kind, on, facts: vec![fact] });
    };
    if count <= rule.warnings {
        outcome(OutcomeKind::Warning);
        return;
    }
    let instead = rule.dismissal_instead_from.is_some_and(|from| from <= count);
    if instead || rule.dismissal_at.is_some_and(|at| at == 0 || at == count) {
        outcome(OutcomeKind::Dismissal);
    }
    let subject = Subject::Penalty(penalty.clause);
    if !instead {
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
            Entry::new(Item::Penalty, subject.clone(), amount, clause),
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
    pay.push_earned(on, &manager, Entry::new(Item::Penalty, subject, amount, clause), || vec![step]);
}
