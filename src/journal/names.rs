//! Which people, sites and works a fact names.

use super::FactBody;
use crate::domain::{PersonId, SiteId};

/// Somebody or something as a fact names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'a> {
    Person(&'a PersonId),
    Site(&'a SiteId),
    /// A notice, a repair or a contract. One kind for all three: a penalty says of which work it is, and not of which
    /// kind.
    Work(&'a str),
}

impl FactBody {
    /// Everybody and everything that the fact names, in the order of its fields. A closing names nobody: its lines are
    /// figures.
    pub fn names(&self) -> Vec<Named<'_>> {
        use Named::{Person, Site, Work};
        match self {
            FactBody::BranchNamed { .. }
            | FactBody::RuleSet { .. }
            | FactBody::Calendar(_)
            | FactBody::CloseMonth { .. }
            | FactBody::Withdrawn { .. } => Vec::new(),
            FactBody::Person { person, .. }
            | FactBody::PersonChanged { person, .. }
            | FactBody::Leave { person }
            | FactBody::OwnUnfinishedWork { person, .. }
            | FactBody::Travel { person, .. }
            | FactBody::Punch { person, .. }
            | FactBody::Excused { person, .. } => vec![Person(person)],
            FactBody::FollowUps { by, .. } | FactBody::ProductIssue { by } => vec![Person(by)],
            FactBody::Site { site, .. } | FactBody::Acceptance { site } => vec![Site(site)],
            FactBody::Notice { notice, site, to, .. } => vec![Work(notice.as_str()), Site(site), Person(to)],
            FactBody::Reassign { notice, to } | FactBody::Successor { notice, to } => {
                vec![Work(notice.as_str()), Person(to)]
            }
            FactBody::Finished { notice }
            | FactBody::PapersUntil { notice, .. }
            | FactBody::Papers { notice, .. }
            | FactBody::Callback { job: notice, .. }
            | FactBody::Recheck { notice, .. }
            | FactBody::Ruling { notice, .. }
            | FactBody::PaidIn { repair: notice }
            | FactBody::Sheet { job: notice } => vec![Work(notice.as_str())],
            FactBody::Repair { repair, site, by, .. } => vec![Work(repair.as_str()), Site(site), Person(by)],
            FactBody::Approved { job, by } => vec![Work(job.as_str()), Person(by)],
            FactBody::Contract { contract, site, signer, server, .. } => {
                vec![Work(contract.as_str()), Site(site), Person(signer), Person(server)]
            }
            FactBody::Receipt { contract, .. } | FactBody::ContractDone { contract, .. } => {
                vec![Work(contract.as_str())]
            }
            FactBody::Server { contract, to } => vec![Work(contract.as_str()), Person(to)],
            FactBody::Penalty { person, job, manager, .. } => {
                let work = job.iter().map(|job| Work(job.as_str()));
                [Person(person)].into_iter().chain(work).chain(manager.iter().map(Person)).collect()
            }
            FactBody::Waived { person, job, .. } => {
                [Person(person)].into_iter().chain(job.iter().map(|job| Work(job.as_str()))).collect()
            }
        }
    }
}
