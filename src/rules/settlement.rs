//! The settlement: every section's lines for some months, closed months as they were closed, and adjustments.

mod adjust;
mod base;
mod wages;

use super::trace::{DateKind, RuleRef, Step};
use super::{
    Clause, Item, Line, MonthSheet, Outcome, RuleBook, Statement, Subject, Waiting, Warning, attendance,
    bonus, commissioning, maintenance,
    pay::{Collected, Entry, Pay},
    penalties, repair,
};
use crate::domain::Money;
use crate::{
    domain::{Arrange, Month, PersonId},
    ledger::Ledger,
};
use std::collections::BTreeMap;

/// Whether closed months stand as they were closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closings {
    /// Closed months keep their figures; what became known later is adjusted in open ones.
    Respected,
    /// Every month is computed from all that is known, as what-if does.
    Ignored,
}

/// What some months come to, and what waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// In order, one for each month asked for.
    pub months: Vec<MonthSheet>,
    /// At the end of all that is known, whatever the months.
    pub waiting: Vec<Waiting>,
    pub outcomes: Vec<Outcome>,
    pub warnings: Vec<Warning>,
}

impl Settlement {
    pub fn sheet(&self, month: Month) -> Option<&MonthSheet> {
        self.months.iter().find(|sheet| sheet.month == month)
    }

    pub fn statement(&self, month: Month, person: &PersonId) -> Option<&Statement> {
        self.sheet(month)?.statements.get(person)
    }
}

/// Settles the months from `from` to `to`, both included. Everybody who is or was employed has a statement in each,
/// an empty one where there is nothing.
pub fn settle(ledger: &Ledger, book: &RuleBook, from: Month, to: Month, closings: Closings) -> Settlement {
    if closings == Closings::Ignored || ledger.closings.is_empty() {
        return computed(ledger, book, from, to);
    }
    // What a closed month owes depends on what it comes to now: one pass over all of them is cheapest. It owes to later
    // months only, so closings after the span have nothing to say.
    let first = ledger.closings.keys().copied().fold(from, Month::min);
    let mut settlement = computed(ledger, book, first, to);
    adjust::respect_closings(ledger, &mut settlement);
    let wanted = from..=to;
    settlement.months.retain(|sheet| wanted.contains(&sheet.month));
    settlement.warnings.retain(|warning| match warning {
        Warning::RepairBelowZero { month, .. } | Warning::RefundAboveReceipts { month, .. } => {
            wanted.contains(month)
        }
        Warning::EstimatedCalendar { year } => (from.year()..=to.year()).contains(year),
    });
    settlement
}

/// The months as all that is known makes them, closed or not.
fn computed(ledger: &Ledger, book: &RuleBook, from: Month, to: Month) -> Settlement {
    let mut pay = Pay::new(ledger, book, from, to);
    base::settle_base(&mut pay);
    for notice in ledger.notices.values() {
        commissioning::settle_notice(&mut pay, notice);
    }
    for repair in ledger.repairs.values() {
        repair::settle_repair(&mut pay, repair);
    }
    for contract in ledger.contracts.values() {
        maintenance::settle_contract(&mut pay, contract);
    }
    recorded(&mut pay);
    for month in pay.months().filter(|month| month.number() == 12) {
        bonus::settle_year(&mut pay, month.year());
    }
    penalties::settle_penalties(&mut pay);
    for person in ledger.people.values() {
        for month in pay.months() {
            attendance::settle_mornings(&mut pay, person, month);
        }
        attendance::outcomes(&mut pay, person);
    }
    let Collected { lines, mut waiting, outcomes, mut warnings } = pay.finish();
    waiting.arrange();
    waiting.dedup();
    let mut years: Vec<i32> = from.through(to).map(Month::year).collect();
    years.dedup();
    let estimated = years.into_iter().filter(|year| ledger.calendar.is_estimated(*year));
    warnings.extend(estimated.map(|year| Warning::EstimatedCalendar { year }));
    let months = lines.into_iter().map(|(month, people)| sheet(ledger, month, people)).collect();
    Settlement { months, waiting, outcomes, warnings }
}

fn sheet(ledger: &Ledger, month: Month, mut lines: BTreeMap<PersonId, Vec<Line>>) -> MonthSheet {
    let statements = ledger
        .people
        .values()
        .filter(|person| person.joined <= month.last() || lines.contains_key(&person.id))
        .map(|person| person.id.clone())
        .collect::<Vec<_>>()
        .into_iter()
        .map(|person| {
            let lines = lines.remove(&person).unwrap_or_default();
            (person.clone(), statement(person, lines))
        })
        .collect();
    MonthSheet { month, closed: None, statements }
}

/// A statement lists its lines by item, then by subject.
fn statement(person: PersonId, mut lines: Vec<Line>) -> Statement {
    lines.arrange_by(|a, b| (a.item, &a.subject).cmp(&(b.item, &b.subject)));
    let net = lines.iter().map(|line| line.amount).sum();
    Statement { person, lines, net }
}

/// Product problems (5.5.1) and travel (5.1.6, 8.1): amounts that stand as they were recorded.
fn recorded(pay: &mut Pay<'_>) {
    let ledger = pay.ledger;
    for issue in &ledger.product_issues {
        let set = pay.book.on(issue.on());
        let amount = Money::round(set.rules.product_issue.amount);
        let rule = RuleRef { name: "product_issue.amount", from: set.from };
        let day = Step::Day { kind: DateKind::Confirmed, on: issue.on(), fact: Some(issue.stamp.fact) };
        let steps = || vec![day, Step::Fixed { amount, rule }];
        let (item, clause) = (Item::ProductIssue, Clause("5.5.1"));
        pay.push_earned(issue.on(), &issue.value, Entry::new(item, Subject::Nothing, amount, clause), steps);
    }
    for claim in ledger.travel.values().filter(|claim| claim.approved && !claim.customer_pays) {
        let on = claim.stamp.on;
        let fact = claim.stamp.fact;
        let steps = || {
            vec![
                Step::Day { kind: DateKind::Travelled, on, fact: Some(fact) },
                Step::Recorded { amount: claim.amount, fact },
            ]
        };
        let subject = Subject::Travel(claim.id.clone());
        pay.push_earned(
            on,
            &claim.person,
            Entry::new(Item::Travel, subject, claim.amount, Clause("8.1")),
            steps,
        );
    }
}
