//! The history of a job or a site: every fact about it, withdrawn ones included.

use crate::{
    domain::{JobId, SiteId},
    journal::{Accepted, CommissioningFact, Fact, FactBody, SiteDescribed, SitesFact, names::Named},
    ledger::{Ledger, Stamp},
    workflow::{Refusal, close::withdrawal},
};
use std::sync::Arc;

/// A fact with what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub fact: Arc<Fact>,
    /// Who withdrew it, when and why.
    pub withdrawn: Option<Arc<Fact>>,
    /// Whether it can be taken back.
    pub withdrawable: Result<(), Refusal>,
}

/// What happened to a job, oldest first; its site's acceptances belong to it.
pub fn of_job(ledger: &Ledger, job: &JobId) -> Vec<Entry> {
    let site = ledger.notices.get(job).map(|notice| &notice.site);
    entries(ledger, |body| match body {
        FactBody::Commissioning(CommissioningFact::Accepted(Accepted { site: accepted })) => {
            site == Some(accepted)
        }
        other => other.names().contains(&Named::Work(job.as_str())),
    })
}

/// How a site was described, and its acceptances.
pub fn of_site(ledger: &Ledger, id: &SiteId) -> Vec<Entry> {
    entries(ledger, |body| match body {
        FactBody::Commissioning(CommissioningFact::Accepted(Accepted { site }))
        | FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed { site, .. })) => site == id,
        _ => false,
    })
}

fn entries(ledger: &Ledger, about: impl Fn(&FactBody) -> bool) -> Vec<Entry> {
    let by = |stamp: &Stamp| ledger.fact(stamp.fact).cloned();
    let entry = |fact: &Arc<Fact>| Entry {
        fact: fact.clone(),
        withdrawn: ledger.withdrawn.get(&fact.id).and_then(by),
        withdrawable: withdrawal(ledger, fact.id),
    };
    ledger.facts().iter().filter(|fact| about(&fact.body)).map(entry).collect()
}
