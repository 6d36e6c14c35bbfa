//! What a fact is about: the parts of the ledger that it can change, and no others.

use crate::{
    domain::{ContractId, FactId, JobId, Month, PenaltyClause, PersonId, SiteId, TravelId},
    journal::{
        Accepted, Approved, AttendanceFact, BranchFact, CalledBack, ClockedIn, CommissioningFact,
        ConductFact, ContractDone, ContractSigned, Fact, FactBody, Finished, FollowUpFact, MaintenanceFact,
        MoneyFact, MoneyReceived, MonthClosed, MorningExcused, NoticeIssued, OwnWorkUnfinished, PaidIn,
        PapersExtended, PapersIn, PenaltyConfirmed, PenaltyWaived, PeopleFact, PersonChanged, PersonJoined,
        PersonLeft, Reassigned, Rechecked, RepairDone, RepairFact, Ruled, ServerChanged, ServiceFact,
        SheetIn, SiteDescribed, SitesFact, SuccessorNamed, TravelClaimed, Withdrawn,
    },
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
            FactBody::Branch(BranchFact::BranchNamed(_)) => About::Branch,
            FactBody::Branch(BranchFact::CalendarEntered(_)) => About::Calendar,
            FactBody::Branch(BranchFact::RulesAdopted(_)) => About::RuleSets,
            FactBody::People(PeopleFact::PersonJoined(PersonJoined { person, .. }))
            | FactBody::People(PeopleFact::PersonChanged(PersonChanged { person, .. }))
            | FactBody::People(PeopleFact::PersonLeft(PersonLeft { person })) => {
                About::Person(person.clone())
            }
            FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed { site, .. }))
            | FactBody::Commissioning(CommissioningFact::Accepted(Accepted { site })) => {
                About::Site(site.clone())
            }
            FactBody::Commissioning(CommissioningFact::NoticeIssued(NoticeIssued {
                notice: job, ..
            }))
            | FactBody::Commissioning(CommissioningFact::Reassigned(Reassigned { notice: job, .. }))
            | FactBody::Commissioning(CommissioningFact::Finished(Finished { notice: job }))
            | FactBody::Commissioning(CommissioningFact::PapersExtended(PapersExtended {
                notice: job,
                ..
            }))
            | FactBody::Commissioning(CommissioningFact::PapersIn(PapersIn { notice: job, .. }))
            | FactBody::Service(ServiceFact::CalledBack(CalledBack { job, .. }))
            | FactBody::Commissioning(CommissioningFact::Rechecked(Rechecked { notice: job, .. }))
            | FactBody::Commissioning(CommissioningFact::Ruled(Ruled { notice: job, .. }))
            | FactBody::Commissioning(CommissioningFact::SuccessorNamed(SuccessorNamed {
                notice: job,
                ..
            }))
            | FactBody::Repair(RepairFact::RepairDone(RepairDone { repair: job, .. }))
            | FactBody::Repair(RepairFact::PaidIn(PaidIn { repair: job }))
            | FactBody::Repair(RepairFact::SheetIn(SheetIn { job }))
            | FactBody::Repair(RepairFact::Approved(Approved { job, .. })) => About::Job(job.clone()),
            FactBody::Maintenance(MaintenanceFact::ContractSigned(ContractSigned { contract, .. }))
            | FactBody::Maintenance(MaintenanceFact::MoneyReceived(MoneyReceived { contract, .. }))
            | FactBody::Maintenance(MaintenanceFact::ServerChanged(ServerChanged { contract, .. }))
            | FactBody::Maintenance(MaintenanceFact::ContractDone(ContractDone { contract, .. })) => {
                About::Contract(contract.clone())
            }
            FactBody::Money(MoneyFact::TravelClaimed(TravelClaimed { travel, .. })) => {
                About::Travel(travel.clone())
            }
            FactBody::Attendance(AttendanceFact::ClockedIn(ClockedIn { person, at })) => {
                About::Punches(person.clone(), Month::of(at.date()))
            }
            FactBody::Attendance(AttendanceFact::MorningExcused(MorningExcused { person, day })) => {
                About::Excused(person.clone(), *day)
            }
            FactBody::Conduct(ConductFact::OwnWorkUnfinished(OwnWorkUnfinished { person, month })) => {
                About::OwnUnfinishedWork(person.clone(), *month)
            }
            FactBody::Conduct(ConductFact::PenaltyConfirmed(PenaltyConfirmed {
                clause,
                job: Some(job),
                ..
            }))
            | FactBody::Conduct(ConductFact::PenaltyWaived(PenaltyWaived {
                clause, job: Some(job), ..
            })) => About::Decision(*clause, job.clone()),
            FactBody::Conduct(ConductFact::PenaltyConfirmed(PenaltyConfirmed { job: None, .. }))
            | FactBody::Conduct(ConductFact::PenaltyWaived(PenaltyWaived { job: None, .. }))
            | FactBody::FollowUp(FollowUpFact::FollowUpsReviewed(_))
            | FactBody::Reward(_)
            | FactBody::Newer(_) => About::Alone(fact.order()),
            FactBody::Branch(BranchFact::MonthClosed(MonthClosed { month, .. })) => About::Closing(*month),
            FactBody::Branch(BranchFact::Withdrawn(Withdrawn { fact, .. })) => About::Withdrawal(*fact),
        }
    }
}
