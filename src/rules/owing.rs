//! What customers have not paid, and the day by which they said they would (2.2.5).

use crate::{
    domain::{Money, SiteId, WorkId},
    ledger::{At, Ledger},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A repair's charge or a contract's fee that is not paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debt {
    pub work: WorkId,
    pub number: String,
    pub since: NaiveDate,
    pub amount: Money,
}

/// What is owed on a day, by customer.
pub fn debts(ledger: &Ledger, today: NaiveDate) -> BTreeMap<SiteId, Vec<Debt>> {
    let mut debts: BTreeMap<SiteId, Vec<Debt>> = BTreeMap::new();
    for repair in ledger.repairs.values() {
        let is_owed = repair.paid_in.is_none() && repair.charged > Money::ZERO && repair.done.on <= today;
        if is_owed {
            let (work, number) = (WorkId::Repair(repair.id.clone()), repair.number.clone());
            let debt = Debt { work, number, since: repair.done.on, amount: repair.charged };
            debts.entry(repair.site.clone()).or_default().push(debt);
        }
    }
    for contract in ledger.contracts.values() {
        let amount = contract.outstanding();
        if amount > Money::ZERO && contract.signed.on <= today {
            let (work, number) = (WorkId::Contract(contract.id.clone()), contract.number.clone());
            let debt = Debt { work, number, since: contract.signed.on, amount };
            debts.entry(contract.site.clone()).or_default().push(debt);
        }
    }
    debts
}

/// The last time that a customer was reminded of what he owes since a day, with the day by which he means to pay. Of what was paid
/// since nobody has to be reminded: a word given before anything of this was owed says nothing of it.
pub fn last_word<'a>(
    ledger: &'a Ledger,
    site: &SiteId,
    since: Option<NaiveDate>,
) -> Option<&'a At<Option<NaiveDate>>> {
    let of_these = |last: &&At<Option<NaiveDate>>| since.is_some_and(|since| since <= last.on());
    ledger.sites.get(site).and_then(|site| site.reminders.last()).filter(of_these)
}

/// A customer who said by when he would pay, and has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenWord {
    /// The oldest of what he owes.
    pub work: WorkId,
    pub promised: NaiveDate,
}

/// All of them on a day.
pub fn broken_words(ledger: &Ledger, today: NaiveDate) -> Vec<BrokenWord> {
    let broken = |(site, debts): (SiteId, Vec<Debt>)| {
        let oldest = debts.into_iter().min_by_key(|debt| debt.since)?;
        let promised = last_word(ledger, &site, Some(oldest.since))?.value;
        let promised = promised.filter(|promised| *promised < today)?;
        Some(BrokenWord { work: oldest.work, promised })
    };
    debts(ledger, today).into_iter().filter_map(broken).collect()
}
