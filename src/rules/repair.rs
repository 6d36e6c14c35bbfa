//! 5.2: repair labour.

use super::{
    Clause, Item, RuleRef, RuleSet, Since, Step, Subject, Waiting, WaitingFor, Warning,
    pay::{Pay, Payment},
    trace::DateKind,
    values::WarrantyRepair,
};
use crate::{
    domain::{Money, Month, NoticeKind, PersonId, Role, month::add_months},
    ledger::{Ledger, Repair, Stamp},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// (charged − floor) × (100 − tax) ÷ 100, rounded, less the customer's rebate. May be below zero.
pub fn difference(charged: Money, floor: Money, tax_percent: Decimal, rebate: Money) -> Money {
    let difference = charged.exact() - floor.exact();
    Money::round(difference * (Decimal::ONE_HUNDRED - tax_percent) / Decimal::ONE_HUNDRED) - rebate
}

/// Why a repair pays nothing to whoever did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unpaid {
    /// In warranty, and done by the one who commissioned the site (5.1.4).
    Warranty,
    /// The same fault again within the months of the rule set (5.2.3).
    Repeat { earlier: crate::domain::JobId },
}

/// Whether a repair pays nothing, by the warranty or as a repetition.
pub fn unpaid(ledger: &Ledger, rules: &RuleSet, repair: &Repair) -> Option<Unpaid> {
    let day = repair.done.on;
    let site = ledger.sites.get(&repair.site)?;
    if site.in_warranty(day) {
        let mut commissioned = ledger
            .notices_of(&repair.site)
            .filter(|notice| notice.kind != NoticeKind::Reprogramming)
            .filter_map(|notice| notice.holder_on(day));
        let hit = match rules.reading.warranty_repair {
            WarrantyRepair::CommissionerUnpaid => commissioned.any(|holder| holder.value == repair.by),
            WarrantyRepair::NobodyPaid => commissioned.next().is_some(),
        };
        if hit {
            return Some(Unpaid::Warranty);
        }
    }
    if repair.product_fault || repair.another_fault {
        return None;
    }
    let over = |on: NaiveDate| add_months(on, rules.repair.repeat_months) < day;
    let earlier = match &repair.same_as {
        // Of one day it is known which was first: the one that is named.
        Some(same) => ledger.repairs.get(same).filter(|other| {
            let done = other.done.on;
            other.site == repair.site && other.id != repair.id && done <= day && !over(done)
        }),
        None => ledger
            .repairs_between(&repair.site, &over, repair.done.order())
            .find(|other| other.fault == repair.fault),
    };
    earlier.map(|other| Unpaid::Repeat { earlier: other.id.clone() })
}

/// One of the steps that a repair needs, once the work is done, before it is paid (5.2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RepairStep {
    PaidIn,
    Sheet,
    /// The clerk's call that confirms it; one that does not is none.
    Callback,
    ManagerApproval,
    SalesVpApproval,
}

impl RepairStep {
    /// In the order in which a derivation lists them.
    pub const ALL: [RepairStep; 5] = [
        RepairStep::PaidIn,
        RepairStep::Sheet,
        RepairStep::Callback,
        RepairStep::ManagerApproval,
        RepairStep::SalesVpApproval,
    ];

    /// The first fact that counts as the step; none while it is missing.
    pub fn taken(self, ledger: &Ledger, repair: &Repair) -> Option<Stamp> {
        match self {
            RepairStep::PaidIn => repair.paid_in,
            RepairStep::Sheet => ledger.sheet_of(repair),
            RepairStep::Callback => ledger.confirmed_call_of(repair).map(|call| call.stamp),
            RepairStep::ManagerApproval => approval(ledger, repair, Role::Manager),
            RepairStep::SalesVpApproval => approval(ledger, repair, Role::SalesVp),
        }
    }

    fn kind(self) -> DateKind {
        match self {
            RepairStep::PaidIn => DateKind::PaidIn,
            RepairStep::Sheet => DateKind::Sheet,
            RepairStep::Callback => DateKind::Callback,
            RepairStep::ManagerApproval => DateKind::ManagerApproval,
            RepairStep::SalesVpApproval => DateKind::SalesVpApproval,
        }
    }
}

/// The first approval by somebody who had the role on the day of it: what he was before or became later does not count.
fn approval(ledger: &Ledger, repair: &Repair, role: Role) -> Option<Stamp> {
    let holds = |by: &PersonId, on| ledger.people.get(by).is_some_and(|person| person.role_on(on) == role);
    let mut counting = repair.approvals.iter().filter(|one| holds(&one.value, one.on()));
    counting.next().map(|approval| approval.stamp)
}

/// The steps that a repair still lacks (5.2.5).
pub fn missing(ledger: &Ledger, repair: &Repair) -> impl Iterator<Item = RepairStep> {
    RepairStep::ALL.into_iter().filter(|step| step.taken(ledger, repair).is_none())
}

/// The days a repair needs, when all of them have come: the work, then every step.
fn complete(ledger: &Ledger, repair: &Repair) -> Option<Vec<(DateKind, Stamp)>> {
    let steps = RepairStep::ALL.into_iter().map(|step| Some((step.kind(), step.taken(ledger, repair)?)));
    std::iter::once(Some((DateKind::Done, repair.done))).chain(steps).collect()
}

pub(super) fn settle_repair(pay: &mut Pay<'_>, repair: &Repair) {
    let Some(days) = complete(pay.ledger, repair) else { return };
    let set = pay.book.on(repair.done.on);
    let rules = &set.rules;
    let earned = days.iter().map(|(_, stamp)| stamp.on).max().unwrap_or(repair.done.on);
    if unpaid(pay.ledger, rules, repair).is_some() || earned > pay.last_day(&repair.by) {
        return;
    }
    let Some(tax) = rules.repair.difference_tax_percent else {
        pay.waiting.push(Waiting {
            subject: Subject::Job(repair.id.clone()),
            clause: Clause("5.2.5"),
            what: WaitingFor::TaxRate,
            person: repair.by.clone(),
            by: Role::Manager,
            facts: vec![repair.done.fact],
        });
        return;
    };
    let amount = difference(repair.charged, repair.floor, tax, repair.rebate);
    if amount.is_negative() {
        let month = Month::of(earned);
        if pay.wants(month) {
            pay.warnings.push(Warning::RepairBelowZero { month, repair: repair.id.clone(), amount });
        }
        return;
    }
    let derivation = || derivation(repair, &days, earned, tax, amount, set.from);
    let subject = Subject::Job(repair.id.clone());
    pay.push_earned(
        earned,
        &repair.by,
        Payment::new(Item::Repair, subject, amount, Clause("5.2.5")),
        derivation,
    );
}

fn derivation(
    repair: &Repair,
    days: &[(DateKind, Stamp)],
    earned: NaiveDate,
    tax: Decimal,
    amount: Money,
    from: Since,
) -> Vec<Step> {
    let day =
        |(kind, stamp): &(DateKind, Stamp)| Step::Day { kind: *kind, on: stamp.on, fact: Some(stamp.fact) };
    let mut steps: Vec<Step> = days.iter().map(day).collect();
    steps.push(Step::MonthOfLast { on: earned });
    steps.push(Step::RepairDifference {
        charged: repair.charged,
        floor: repair.floor,
        tax,
        rebate: repair.rebate,
        amount,
        fact: repair.done.fact,
        rule: RuleRef { name: "repair.difference_tax_percent", from },
    });
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::JobId, journal::Fact, rules::RuleBook};
    use std::sync::Arc;

    /// A repair of a site in April, and another one of it in May that says this beside.
    fn told(fault: &str, said: &str) -> Ledger {
        told_on(["2025-01-02", "2025-04-01", "2025-05-01"], fault, said)
    }

    /// The later one has the smaller id.
    fn told_on(days: [&str; 3], fault: &str, said: &str) -> Ledger {
        let facts = [
            r#"{"site":{"site":"s","name":"S","customer":"c","area":"local"}}"#.to_owned(),
            r#"{"repair":{"repair":"W1","site":"s","by":"li","charged":"9","floor":"1","rebate":"0","fault":"black"}}"#.to_owned(),
            format!(
                r#"{{"repair":{{"repair":"W2","site":"s","by":"li","charged":"9","floor":"1","rebate":"0","fault":"{fault}"{said}}}}}"#
            ),
        ];
        let facts = facts.iter().zip(days).enumerate().map(|(nth, (body, day))| {
            let id = uuid::Uuid::from_u128(9 - nth as u128);
            let text = format!(
                r#"{{"id":"{id}","on":"{day}","recorded":"{day}T12:00:00","actor":"ma","device":"d","fact":{body}}}"#
            );
            Arc::new(Fact::read(&text).unwrap())
        });
        Ledger::of(&facts.collect::<Vec<_>>())
    }

    #[test]
    fn the_word_of_a_person_on_a_fault_counts_more_than_its_words() {
        let free = |fault: &str, said: &str| {
            let ledger = told(fault, said);
            let book = RuleBook::of(&ledger);
            let repair = &ledger.repairs[&JobId::parse("W2").unwrap()];
            unpaid(&ledger, book.rules_on(repair.done.on), repair).is_some()
        };
        assert!(free("black", ""));
        assert!(!free("dark", ""));
        assert!(free("dark", r#","same_as":"W1""#));
        assert!(!free("black", r#","another_fault":true"#));
        assert!(!free("dark", r#","same_as":"W1","product_fault":true"#));
    }

    #[test]
    fn the_same_fault_of_one_day_is_free_whichever_id_comes_first() {
        let ledger = told_on(["2025-01-02", "2025-04-01", "2025-04-01"], "dark", r#","same_as":"W1""#);
        let book = RuleBook::of(&ledger);
        let free = |id: &str| {
            let repair = &ledger.repairs[&JobId::parse(id).unwrap()];
            unpaid(&ledger, book.rules_on(repair.done.on), repair).is_some()
        };
        assert!(free("W2") && !free("W1"));
    }
}
