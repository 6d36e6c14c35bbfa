//! 5.3: the maintenance share.

use super::{
    Clause, DatedRuleSet, Item, RuleRef, Step, Subject, Warning,
    pay::{Pay, Payment},
    trace::DateKind,
    values::{MaintenanceBase, SuccessorPay},
};
use crate::{
    domain::{Arrange, Money, Month, PenaltyClause, PersonId, period},
    ledger::{At, Contract, Ledger},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The last days of the months of a contract's period.
pub fn slice_ends(contract: &Contract) -> Vec<NaiveDate> {
    period::month_ends(contract.from, contract.to)
}

pub(super) fn settle_contract(pay: &mut Pay<'_>, contract: &Contract) {
    point_out_refund(pay, contract);
    let set = pay.book.on(contract.signed.on);
    let Some(money) = contract.last_of_the_money() else { return };
    let complete = money.on().max(contract.signed.on);
    signing(pay, contract, set, money, complete);
    service(pay, contract, set, money);
}

fn point_out_refund(pay: &mut Pay<'_>, contract: &Contract) {
    let Some((refund, amount)) = contract.overdrawn() else { return };
    let (month, contract) = (Month::of(refund.on()), contract.id.clone());
    if pay.wants(month) {
        pay.warnings.push(Warning::RefundAboveReceipts { month, contract, amount });
    }
}

/// What a contract's shares are taken from under a reading (5.3.2), in yuan and unrounded: `received` is the money
/// that has come in by the day that counts. Below zero where the rebate is more than that.
pub fn share_base(reading: MaintenanceBase, fee: Money, received: Money, rebate: Money) -> Money {
    match reading {
        MaintenanceBase::ContractFee => fee,
        MaintenanceBase::Receipts => received,
        MaintenanceBase::ReceiptsLessRebate => received - rebate,
    }
}

/// Of the months of a period, all of them.
pub const WHOLE_PERIOD: (u32, u32) = (1, 1);

/// A percentage of the base for some of the months of the period, in yuan (5.3.2, 5.3.3). Multiplied first and divided
/// last, then rounded to the fen once. The signing share is for all of the months.
pub fn share(base: Money, percent: Decimal, (served, months): (u32, u32)) -> Money {
    let parts = Decimal::from(months) * Decimal::ONE_HUNDRED;
    Money::round(base.exact() * percent * Decimal::from(served) / parts)
}

/// The base of a share by what had come in up to a day, with the steps to it. A refund lowers it whenever it comes.
fn base(contract: &Contract, set: &DatedRuleSet, day: NaiveDate) -> (Money, Vec<Step>) {
    let reading = set.rules.reading.maintenance_base;
    let (fee, received, rebate) = (contract.fee(), contract.received_by(day), contract.rebate);
    let base = share_base(reading, fee, received, rebate);
    let counts = |receipt: &&At<Money>| receipt.on() <= day || receipt.value.is_negative();
    let receipts = contract.receipts.iter().filter(counts).map(|receipt| receipt.stamp.fact);
    let facts = std::iter::once(contract.signed.fact).chain(receipts).collect();
    let rule = RuleRef { name: "reading.maintenance_base", from: set.from };
    let mut steps: Vec<Step> = refunds(contract).into_iter().collect();
    steps.push(Step::ContractBase { reading, fee, received, rebate, base, facts, rule });
    (base, steps)
}

/// What was agreed, lowered by what went back to the customer.
fn refunds(contract: &Contract) -> Option<Step> {
    let (agreed, refunded, fee) = (contract.agreed, contract.refunded(), contract.fee());
    let facts = contract.refunds().map(|refund| refund.stamp.fact).collect();
    (!refunded.is_zero()).then_some(Step::Refunds { agreed, refunded, fee, facts })
}

/// Serious consequences in somebody's maintenance work end his share from that day (7.13).
fn forfeited(ledger: &Ledger, person: &PersonId, day: NaiveDate) -> bool {
    ledger.penalties.values().any(|penalty| {
        penalty.clause == PenaltyClause::SeriousConsequences
            && penalty.person == *person
            && penalty.stamp.on <= day
    })
}

fn signing(pay: &mut Pay<'_>, contract: &Contract, set: &DatedRuleSet, money: &At<Money>, earned: NaiveDate) {
    if forfeited(pay.ledger, &contract.signer, earned) {
        return;
    }
    let percent = set.rules.maintenance.signing_percent;
    let (base, from) = base(contract, set, earned);
    let amount = share(base, percent, WHOLE_PERIOD);
    let rule = RuleRef { name: "maintenance.signing_percent", from: set.from };
    let derivation = || {
        let mut steps = days_so_far(contract, money);
        steps.push(Step::MonthOfLast { on: earned });
        steps.extend(from);
        steps.push(Step::Share { base, percent, amount, rule });
        steps
    };
    let subject = Subject::Contract(contract.id.clone());
    pay.push_earned(
        earned,
        &contract.signer,
        Payment::new(Item::MaintenanceSigning, subject, amount, Clause("5.3.2")),
        derivation,
    );
}

fn days_so_far(contract: &Contract, money: &At<Money>) -> Vec<Step> {
    vec![
        Step::Day { kind: DateKind::Signed, on: contract.signed.on, fact: Some(contract.signed.fact) },
        Step::Day { kind: DateKind::LastOfTheMoney, on: money.on(), fact: Some(money.stamp.fact) },
    ]
}

/// The service share: so many slices of the period to each server.
fn service(pay: &mut Pay<'_>, contract: &Contract, set: &DatedRuleSet, money: &At<Money>) {
    let ends = slice_ends(contract);
    let servers: Vec<&PersonId> = ends.iter().map(|end| &contract.server_on(*end).value).collect();
    let reading = set.rules.reading.successor_pay;
    // Under `monthly`, the slices after the first server has left the company are paid as they are served.
    let first_left = match reading {
        SuccessorPay::Monthly => pay.last_day(&contract.servers[0].value),
        SuccessorPay::AtEndByMonths | SuccessorPay::AtEndAll => NaiveDate::MAX,
    };
    for (end, server) in ends.iter().zip(&servers).filter(|(end, _)| **end > first_left) {
        pay_slices(pay, contract, set, money, server, (1, ends.len() as u32), (*end).max(money.on()), None);
    }
    let Some(done) = contract.done.iter().find(|done| done.value) else { return };
    let due = contract.to.max(done.on()).max(money.on());
    let at_end: Vec<&PersonId> =
        ends.iter().zip(&servers).filter(|(end, _)| **end <= first_left).map(|(_, server)| *server).collect();
    if reading == SuccessorPay::AtEndAll {
        if let Some(last) = at_end.last() {
            let all = ends.len() as u32;
            pay_slices(pay, contract, set, money, last, (all, all), due, Some(done));
        }
        return;
    }
    let mut people = at_end.clone();
    people.arrange();
    people.dedup();
    for person in people {
        let served = at_end.iter().filter(|server| **server == person).count() as u32;
        pay_slices(pay, contract, set, money, person, (served, ends.len() as u32), due, Some(done));
    }
}

#[allow(clippy::too_many_arguments)]
fn pay_slices(
    pay: &mut Pay<'_>,
    contract: &Contract,
    set: &DatedRuleSet,
    money: &At<Money>,
    person: &PersonId,
    (served, months): (u32, u32),
    due: NaiveDate,
    done: Option<&At<bool>>,
) {
    // Closed with work missing: from that day on nothing more of it is paid (7.11).
    let undone = contract.done.iter().any(|done| !done.value && done.on() <= due);
    if undone || months == 0 || forfeited(pay.ledger, person, due) {
        return;
    }
    let percent = set.rules.maintenance.service_percent;
    let (base, from) = base(contract, set, due);
    let amount = share(base, percent, (served, months));
    let rule = RuleRef { name: "maintenance.service_percent", from: set.from };
    let derivation = || {
        let mut steps = days_so_far(contract, money);
        if let Some(done) = done {
            steps.push(Step::Day { kind: DateKind::PeriodEnd, on: contract.to, fact: None });
            steps.push(Step::Day { kind: DateKind::WorkDone, on: done.on(), fact: Some(done.stamp.fact) });
        }
        steps.push(Step::MonthOfLast { on: due });
        steps.extend(from);
        steps.push(Step::ServiceShare { base, percent, served, months, amount, rule });
        steps
    };
    let subject = Subject::Contract(contract.id.clone());
    let clause = Clause(if served == months { "5.3.2" } else { "5.3.3" });
    pay.push_earned(due, person, Payment::new(Item::MaintenanceService, subject, amount, clause), derivation);
}
