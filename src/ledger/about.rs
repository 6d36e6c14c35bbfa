//! What a fact is about: the parts of the ledger that it can change, and no others.

use crate::{
    domain::{ContractId, FactId, JobId, Month, PenaltyClause, PersonId, SiteId, TravelId},
    journal::{Fact, FactBody},
};
use chrono::NaiveDate;

/// The place of a fact in the order in which facts count.
pub type Order = (NaiveDate, FactId);

/// A part of the ledger. It follows from the facts about it alone, and from which facts are withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    Branch,
    Calendar,
    RuleSets,
    Person(PersonId),
    Site(SiteId),
    /// A notice or a repair: both have their numbers from one series.
    Job(JobId),
    Contract(ContractId),
    Travel(TravelId),
    /// The clock-ins of a month.
    Punches(PersonId, Month),
    Excused(PersonId, NaiveDate),
    OwnUnfinishedWork(PersonId, Month),
    /// What was decided on a penalty of a job.
    Decision(PenaltyClause, JobId),
    Closing(Month),
    /// Whether a fact is withdrawn.
    Withdrawal(FactId),
    /// What stands for itself.
    Alone(Order),
}

impl About {
    /// The part that a fact tells of. A withdrawal also changes what the withdrawn fact tells of.
    pub fn of(fact: &Fact) -> About {
        match &fact.body {
            FactBody::BranchNamed { .. } => About::Branch,
            FactBody::Calendar(_) => About::Calendar,
            FactBody::RuleSet { .. } => About::RuleSets,
            FactBody::Person { person, .. }
            | FactBody::PersonChanged { person, .. }
            | FactBody::Leave { person } => About::Person(person.clone()),
            FactBody::Site { site, .. } | FactBody::Acceptance { site } => About::Site(site.clone()),
            FactBody::Notice { notice: job, .. }
            | FactBody::Reassign { notice: job, .. }
            | FactBody::Finished { notice: job }
            | FactBody::PapersUntil { notice: job, .. }
            | FactBody::Papers { notice: job, .. }
            | FactBody::Callback { job, .. }
            | FactBody::Recheck { notice: job, .. }
            | FactBody::Ruling { notice: job, .. }
            | FactBody::Successor { notice: job, .. }
            | FactBody::Repair { repair: job, .. }
            | FactBody::PaidIn { repair: job }
            | FactBody::Sheet { job }
            | FactBody::Approved { job, .. } => About::Job(job.clone()),
            FactBody::Contract { contract, .. }
            | FactBody::Receipt { contract, .. }
            | FactBody::Server { contract, .. }
            | FactBody::ContractDone { contract, .. } => About::Contract(contract.clone()),
            FactBody::Travel { travel, .. } => About::Travel(travel.clone()),
            FactBody::Punch { person, at } => About::Punches(person.clone(), Month::of(at.date())),
            FactBody::Excused { person, day } => About::Excused(person.clone(), *day),
            FactBody::OwnUnfinishedWork { person, month } => About::OwnUnfinishedWork(person.clone(), *month),
            FactBody::Penalty { clause, job: Some(job), .. }
            | FactBody::Waived { clause, job: Some(job), .. } => About::Decision(*clause, job.clone()),
            FactBody::Penalty { job: None, .. }
            | FactBody::Waived { job: None, .. }
            | FactBody::FollowUps { .. }
            | FactBody::ProductIssue { .. } => About::Alone(fact.order()),
            FactBody::CloseMonth { month, .. } => About::Closing(*month),
            FactBody::Withdrawn { fact, .. } => About::Withdrawal(*fact),
        }
    }
}
