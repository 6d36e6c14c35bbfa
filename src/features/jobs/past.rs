//! The history of a job or a site: every fact about it, withdrawn ones included.

use crate::{
    domain::{Collected, FactId, SiteId, Thing, WorkId},
    journal::{Accepted, CommissioningFact, Fact, FactBody, SiteDescribed, SitesFact},
    ledger::{Ledger, Stamp},
    workflow::{Refusal, rests::withdrawal},
};
use std::{collections::BTreeSet, sync::Arc};

/// A fact with what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PastFact {
    pub fact: Arc<Fact>,
    /// Who withdrew it, when and why.
    pub withdrawn: Option<Arc<Fact>>,
    /// Whether it can be taken back.
    pub withdrawable: Result<(), Refusal>,
}

/// What happened to a piece of work, oldest first; its site's acceptances belong to a notice.
pub fn of_work(ledger: &Ledger, work: &WorkId) -> Vec<PastFact> {
    let site = match work {
        WorkId::Notice(id) => ledger.notices.get(id).map(|notice| &notice.site),
        WorkId::Repair(_) | WorkId::Contract(_) => None,
    };
    let thing = Thing::Work(work.clone());
    let told: BTreeSet<FactId> = ledger.told_about(&thing).map(|fact| fact.id).distinct();
    entries(ledger, |fact| match &fact.body {
        FactBody::Commissioning(CommissioningFact::Accepted(Accepted { site: accepted })) => {
            site == Some(accepted)
        }
        _ => told.contains(&fact.id),
    })
}

/// How a site was described, and its acceptances.
pub fn of_site(ledger: &Ledger, id: &SiteId) -> Vec<PastFact> {
    entries(ledger, |fact| match &fact.body {
        FactBody::Commissioning(CommissioningFact::Accepted(Accepted { site }))
        | FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed { site, .. })) => site == id,
        _ => false,
    })
}

fn entries(ledger: &Ledger, about: impl Fn(&Fact) -> bool) -> Vec<PastFact> {
    let by = |stamp: &Stamp| ledger.fact(stamp.fact).cloned();
    let entry = |fact: &Arc<Fact>| PastFact {
        fact: fact.clone(),
        withdrawn: ledger.withdrawn.get(&fact.id).and_then(by),
        withdrawable: withdrawal(ledger, fact.id),
    };
    ledger.facts().iter().filter(|fact| about(fact)).map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Money,
        features::record::samples::{Told, id},
        journal::{MoneyReceived, SheetIn},
    };

    #[test]
    fn what_happened_to_a_contract_is_not_that_of_the_job_of_its_number() {
        let mut told = Told::branch();
        told.repair("2026-11-09", "7", "black screen").contract("2026-11-09", "7", 1200);
        let amount = Money::yuan(100);
        told.tell("2026-11-10", FactBody::from(SheetIn { job: id("7") }));
        told.tell("2026-11-10", FactBody::from(MoneyReceived { contract: id("7"), amount }));
        let ledger = told.ledger();
        let happened = |work: WorkId| {
            let entries = of_work(&ledger, &work).into_iter();
            entries.map(|entry| entry.fact.body.declared().name).collect::<Vec<_>>()
        };
        assert_eq!(happened(WorkId::Repair(id("7"))), ["repair", "sheet"]);
        assert_eq!(happened(WorkId::Contract(id("7"))), ["contract", "receipt"]);
    }
}
