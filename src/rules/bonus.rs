//! 5.4: the year-end bonuses, paid with the December settlement to those employed on 31 December.

use super::{
    Clause, Item, RuleRef, Step, Subject,
    commissioning::price,
    pay::{Pay, Payment},
    values::{BonusStep, ContractBonusStep},
};
use crate::{
    domain::{FactId, Money, Month, PersonId},
    ledger::{At, Ledger},
    rules::RuleBook,
};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody has gathered in a calendar year towards the bonuses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearCounts {
    /// Points of the projects he finished (5.4.1).
    pub points: u64,
    pub points_facts: Vec<FactId>,
    /// Follow-up sheets reviewed as qualified (5.4.2).
    pub follow_ups: u64,
    pub follow_up_facts: Vec<FactId>,
    /// Receipts of the contracts he newly signed in the year, less what has gone back since (5.4.3).
    pub receipts: Money,
    pub rebates: Money,
    pub customers: u64,
    pub contract_facts: Vec<FactId>,
}

/// The counts of a person's year up to a day of it.
pub fn year_counts(ledger: &Ledger, book: &RuleBook, person: &PersonId, until: NaiveDate) -> YearCounts {
    all_counts(ledger, book, until).remove(person).unwrap_or_default()
}

/// The counts of everybody who has any: one way through all the work, since there may be ten years of it.
fn all_counts<'a>(
    ledger: &'a Ledger,
    book: &RuleBook,
    until: NaiveDate,
) -> BTreeMap<&'a PersonId, YearCounts> {
    let in_year = |day: NaiveDate| day.year() == until.year() && day <= until;
    let mut all: BTreeMap<&PersonId, YearCounts> = BTreeMap::new();
    for notice in ledger.notices.values() {
        let Some(finished) = notice.finished.filter(|finished| in_year(finished.on)) else { continue };
        let holder = notice.holder();
        if let Some(site) = ledger.sites.get(&notice.site) {
            let counts = all.entry(&holder.value).or_default();
            counts.points += price::notice_points(book.rules_on(holder.on()), site.area, notice);
            counts.points_facts.push(finished.fact);
        }
    }
    for sheets in ledger.follow_ups.values().filter(|sheets| in_year(sheets.stamp.on)) {
        let counts = all.entry(&sheets.by).or_default();
        counts.follow_ups += u64::from(sheets.qualified);
        counts.follow_up_facts.push(sheets.stamp.fact);
    }
    let mut customers: BTreeSet<(&PersonId, &str)> = BTreeSet::new();
    for contract in ledger.contracts.values().filter(|contract| in_year(contract.signed.on)) {
        let counts = all.entry(&contract.signer).or_default();
        counts.rebates += contract.rebate;
        counts.contract_facts.push(contract.signed.fact);
        counts.receipts += contract.received_by(until);
        let counting = |receipt: &&At<Money>| receipt.on() <= until || receipt.value.is_negative();
        let receipts = contract.receipts.iter().filter(counting);
        counts.contract_facts.extend(receipts.map(|receipt| receipt.stamp.fact));
        let customer = ledger.sites.get(&contract.site).map_or("", |site| site.customer.as_str());
        counts.customers += u64::from(customers.insert((&contract.signer, customer)));
    }
    all
}

/// The step that a count reaches (5.4.1, 5.4.2): the last one that starts at or below it.
pub fn reached(steps: &[BonusStep], count: u64) -> Option<&BonusStep> {
    steps.iter().rev().find(|step| step.from <= count)
}

/// Where somebody's newly signed contracts stand towards their bonus (5.4.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractBonus<'a> {
    /// Receipts less rebates, in yuan. Below zero where the rebates are more.
    pub base: Money,
    /// The higher step that either the base or the number of customers reaches.
    pub reached: Option<&'a ContractBonusStep>,
    /// The step after it.
    pub next: Option<&'a ContractBonusStep>,
    /// What is paid, in yuan, rounded to the fen; none without a step, and none while the base is below zero.
    pub amount: Option<Money>,
}

/// The contract bonus of what somebody gathered in a year (5.4.3).
pub fn contract_bonus<'a>(steps: &'a [ContractBonusStep], counts: &YearCounts) -> ContractBonus<'a> {
    let base = counts.receipts - counts.rebates;
    let place = steps.iter().rposition(|step| {
        base.exact() >= step.receipts_from
            || (counts.customers > 0 && counts.customers >= step.customers_from)
    });
    let reached = place.and_then(|place| steps.get(place));
    let amount = reached
        .filter(|_| !base.is_negative())
        .map(|step| Money::round(base.exact() * step.percent / Decimal::ONE_HUNDRED));
    ContractBonus { base, reached, next: steps.get(place.map_or(0, |place| place + 1)), amount }
}

pub(super) fn settle_year(pay: &mut Pay<'_>, year: i32) {
    let Ok(december) = Month::new(year, 12) else { return };
    let last = december.last();
    let set = pay.book.on(last);
    let rules = &set.rules.bonus;
    let rule = |name| RuleRef { name, from: set.from };
    let ledger = pay.ledger;
    let mut all = all_counts(ledger, pay.book, last);
    for person in ledger.people.values().filter(|person| person.employed_on(last)) {
        let counts = all.remove(&person.id).unwrap_or_default();
        if let Some(step) = reached(&rules.points, counts.points) {
            let (count, facts) = (counts.points, counts.points_facts.clone());
            let rule = rule("bonus.points");
            fixed(pay, december, &person.id, Item::BonusPoints, "5.4.1", step, count, facts, rule);
        }
        let sheets = std::slice::from_ref(&rules.follow_ups);
        if let Some(step) = reached(sheets, counts.follow_ups) {
            let (count, facts) = (counts.follow_ups, counts.follow_up_facts.clone());
            let rule = rule("bonus.follow_ups");
            fixed(pay, december, &person.id, Item::BonusFollowUps, "5.4.2", step, count, facts, rule);
        }
        contracts(pay, december, &person.id, counts, rule("bonus.contracts"));
    }
}

#[allow(clippy::too_many_arguments)]
fn fixed(
    pay: &mut Pay<'_>,
    december: Month,
    person: &PersonId,
    item: Item,
    clause: &'static str,
    step: &BonusStep,
    count: u64,
    facts: Vec<FactId>,
    rule: RuleRef,
) {
    let amount = Money::round(step.amount);
    let steps = vec![
        Step::YearCount { year: december.year(), count, from: step.from, facts, rule },
        Step::Fixed { amount, rule },
    ];
    pay.push(december, person, Payment::new(item, Subject::Nothing, amount, Clause(clause)), || steps);
}

fn contracts(pay: &mut Pay<'_>, december: Month, person: &PersonId, counts: YearCounts, rule: RuleRef) {
    let set = pay.book.on(december.last());
    let ContractBonus { base, reached, amount, .. } = contract_bonus(&set.rules.bonus.contracts, &counts);
    let (Some(step), Some(amount)) = (reached, amount) else { return };
    let steps = vec![
        Step::YearContracts {
            year: december.year(),
            receipts: counts.receipts,
            rebates: counts.rebates,
            customers: counts.customers,
            facts: counts.contract_facts,
        },
        Step::ContractBonus { base, percent: step.percent, amount, rule },
    ];
    pay.push(
        december,
        person,
        Payment::new(Item::BonusContracts, Subject::Nothing, amount, Clause("5.4.3")),
        || steps,
    );
}
