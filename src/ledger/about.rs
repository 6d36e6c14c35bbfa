//! What a fact is about: the parts of the ledger that it can change, and no others.

use crate::{
    domain::{DayThing, FactId, Month, PersonId, SiteId, ThingId, exact::home},
    journal::{
        Accepted, Answered, Approved, Arrived, Attached, AttendanceFact, Away, BranchFact, CallbackSigned,
        CalledBack, ClockedIn, ClosingRejected, Collected, CommissioningFact, Complained, ComplaintFact,
        ConductFact, Consented, ContractDone, ContractSigned, DealerConsents, DealerRefuses, Ended, Fact,
        FactBody, Finished, FollowUpFact, FollowUpsDropped, FollowUpsResumed, HandedIn, ListSent, LooksAfter,
        MaintenanceFact, MatterAnswered, MatterFact, MatterReported, MoneyFact, MoneyReceived, MonthClosed,
        MorningExcused, NotReached, NoticeApproved, NoticeAssigned, NoticeIssued, NoticeWritten,
        ObjectionSettled, Order, OwnAnswer, OwnWorkUnfinished, PaidIn, PapersExtended, PapersIn, PassedUp,
        PenaltyConfirmed, PenaltyCorrected, PenaltyWaived, PeopleFact, PersonChanged, PersonJoined,
        PersonLeft, ProblemFact, ProblemJudged, ProblemReported, ProblemTaken, QuoteApproved, Quoted,
        Reassigned, Rechecked, RegisterFact, Reminded, Renumbered, RepairDone, RepairFact, Requested, Ruled,
        SentStraight, SentToFactory, ServerChanged, ServiceFact, SheetIn, SheetReviewed, SiteDescribed,
        SitesFact, SuccessorNamed, TravelClaimed, Verified, VisitCalled, VisitMoved, VisitPlanned,
        VisitSheetIn, WeekListed, Withdrawn, kind::Noun,
    },
};
use chrono::NaiveDate;
use std::sync::Arc;

/// What the facts of a part say of withdrawals elsewhere: whether a closing may be taken back hangs on whether it counts.
pub(super) fn withdrawals_judged_by(told: &[Arc<Fact>]) -> impl Iterator<Item = About> {
    let closings = told.iter().filter(|fact| fact.body.of::<MonthClosed>().is_some());
    closings.map(|closing| About::Withdrawal(closing.id))
}

/// A part of the ledger. It follows from the facts about it alone, and from which facts are withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    Branch,
    Calendar,
    RuleSets,
    /// The fee schedules.
    Fees,
    Person(PersonId),
    Site(SiteId),
    /// A notice, a repair, a contract or a journey, with what was decided on its penalties; and whatever else facts may
    /// mean by the same number.
    Numbered(ThingId),
    /// The clock-ins of a month.
    Punches(PersonId, Month),
    Excused(PersonId, NaiveDate),
    OwnUnfinishedWork(PersonId, Month),
    /// Whether somebody could not come to the office on a day.
    Away(PersonId, NaiveDate),
    /// Whether a month's list of assignments was sent.
    List(Month),
    /// The follow-ups of a week, by its Monday.
    Week(NaiveDate),
    Closing(Month),
    /// Whether a fact is withdrawn.
    Withdrawal(FactId),
    /// What stands for itself.
    Alone(Order),
}

impl About {
    /// The part that a fact tells of. A withdrawal also changes what the withdrawn fact tells of.
    pub fn of(fact: &Fact) -> About {
        if let Some((_, said)) = called(&fact.body) {
            return About::Numbered(home(&said));
        }
        match &fact.body {
            FactBody::Branch(BranchFact::BranchNamed(_)) => About::Branch,
            FactBody::Branch(BranchFact::CalendarEntered(_)) => About::Calendar,
            FactBody::Branch(BranchFact::RulesAdopted(_)) => About::RuleSets,
            FactBody::Branch(BranchFact::FeesSet(_)) => About::Fees,
            FactBody::People(PeopleFact::PersonJoined(PersonJoined { person, .. }))
            | FactBody::People(PeopleFact::PersonChanged(PersonChanged { person, .. }))
            | FactBody::People(PeopleFact::PersonLeft(PersonLeft { person })) => {
                About::Person(person.clone())
            }
            FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed { site, .. }))
            | FactBody::Commissioning(CommissioningFact::Accepted(Accepted { site })) => {
                About::Site(site.clone())
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
            FactBody::Register(told) => of_register(told, fact.order()),
            FactBody::Money(MoneyFact::Reminded(Reminded { site, .. })) => About::Site(site.clone()),
            FactBody::Commissioning(CommissioningFact::ListSent(ListSent { month })) => About::List(*month),
            FactBody::Branch(BranchFact::MonthClosed(MonthClosed { month, .. })) => About::Closing(*month),
            FactBody::Branch(BranchFact::ClosingRejected(ClosingRejected { month, .. })) => {
                About::Closing(*month)
            }
            FactBody::Branch(BranchFact::Withdrawn(Withdrawn { fact, .. })) => About::Withdrawal(*fact),
            FactBody::Conduct(
                ConductFact::PenaltyConfirmed(_)
                | ConductFact::PenaltyWaived(_)
                | ConductFact::PenaltyCorrected(_)
                | ConductFact::OwnAnswer(_),
            )
            | FactBody::FollowUp(FollowUpFact::FollowUpsReviewed(_))
            | FactBody::Reward(_)
            | FactBody::Newer(_)
            | FactBody::Commissioning(_)
            | FactBody::Service(_)
            | FactBody::Repair(_)
            | FactBody::Maintenance(_)
            | FactBody::Complaint(_)
            | FactBody::Matter(_)
            | FactBody::Problem(_)
            | FactBody::Money(_) => About::Alone(fact.order()),
        }
    }
}

/// What a fact calls the thing that it tells of, where that is one that has a number, and what it says that this is.
pub(super) fn called(body: &FactBody) -> Option<(Noun, ThingId)> {
    match body {
        FactBody::Commissioning(told) => of_notice(told).map(|id| (Noun::Notice, id)),
        FactBody::Service(ServiceFact::CalledBack(CalledBack { job, .. })) => Some((Noun::Job, job.into())),
        FactBody::Service(ServiceFact::NotReached(NotReached { subject, .. })) => {
            Some((Noun::Numbered, subject.clone()))
        }
        FactBody::Service(ServiceFact::Renumbered(Renumbered { thing, .. })) => {
            Some((Noun::Numbered, thing.clone()))
        }
        FactBody::Service(ServiceFact::Attached(Attached { thing, .. })) => {
            Some((Noun::Numbered, thing.clone()))
        }
        FactBody::Repair(told) => Some((Noun::Repair, of_repair(told))),
        FactBody::Maintenance(told) => Some((Noun::Contract, of_contract(told))),
        FactBody::Money(MoneyFact::TravelClaimed(TravelClaimed { travel, .. })) => {
            Some((Noun::Journey, travel.into()))
        }
        FactBody::Conduct(
            ConductFact::PenaltyConfirmed(PenaltyConfirmed { job: Some(job), .. })
            | ConductFact::PenaltyWaived(PenaltyWaived { job: Some(job), .. })
            | ConductFact::PenaltyCorrected(PenaltyCorrected { job, .. })
            | ConductFact::OwnAnswer(OwnAnswer { job, .. }),
        ) => Some((Noun::Judged, job.into())),
        FactBody::Register(told) => of_visit(told),
        FactBody::Complaint(told) => Some((Noun::Day(DayThing::Complaint), of_complaint(told))),
        FactBody::Matter(
            MatterFact::MatterReported(MatterReported { matter, .. })
            | MatterFact::MatterAnswered(MatterAnswered { matter, .. }),
        ) => Some((Noun::Day(DayThing::Matter), matter.clone())),
        FactBody::Problem(told) => Some((Noun::Day(DayThing::Problem), of_problem(told))),
        FactBody::Money(
            MoneyFact::Collected(Collected { money, .. }) | MoneyFact::HandedIn(HandedIn { money }),
        ) => Some((Noun::Day(DayThing::Cash), money.clone())),
        FactBody::Branch(_)
        | FactBody::People(_)
        | FactBody::Sites(_)
        | FactBody::FollowUp(_)
        | FactBody::Attendance(_)
        | FactBody::Conduct(_)
        | FactBody::Money(MoneyFact::Reminded(_))
        | FactBody::Reward(_)
        | FactBody::Newer(_) => None,
    }
}

fn of_notice(told: &CommissioningFact) -> Option<ThingId> {
    match told {
        CommissioningFact::NoticeIssued(NoticeIssued { notice, .. })
        | CommissioningFact::NoticeWritten(NoticeWritten { notice, .. })
        | CommissioningFact::NoticeApproved(NoticeApproved { notice, .. })
        | CommissioningFact::NoticeAssigned(NoticeAssigned { notice, .. })
        | CommissioningFact::Reassigned(Reassigned { notice, .. })
        | CommissioningFact::Finished(Finished { notice, .. })
        | CommissioningFact::CallbackSigned(CallbackSigned { notice })
        | CommissioningFact::PapersExtended(PapersExtended { notice, .. })
        | CommissioningFact::PapersIn(PapersIn { notice, .. })
        | CommissioningFact::Rechecked(Rechecked { notice, .. })
        | CommissioningFact::Ruled(Ruled { notice, .. })
        | CommissioningFact::SuccessorNamed(SuccessorNamed { notice, .. }) => Some(notice.into()),
        // An acceptance is of the site, a list of the month.
        CommissioningFact::Accepted(_) | CommissioningFact::ListSent(_) => None,
    }
}

fn of_repair(told: &RepairFact) -> ThingId {
    match told {
        RepairFact::RepairDone(RepairDone { repair: job, .. })
        | RepairFact::Quoted(Quoted { repair: job, .. })
        | RepairFact::QuoteApproved(QuoteApproved { repair: job, .. })
        | RepairFact::Consented(Consented { repair: job })
        | RepairFact::SentToFactory(SentToFactory { repair: job })
        | RepairFact::PaidIn(PaidIn { repair: job })
        | RepairFact::SheetIn(SheetIn { job })
        | RepairFact::Approved(Approved { job, .. }) => job.into(),
    }
}

fn of_contract(told: &MaintenanceFact) -> ThingId {
    match told {
        MaintenanceFact::ContractSigned(ContractSigned { contract, .. })
        | MaintenanceFact::MoneyReceived(MoneyReceived { contract, .. })
        | MaintenanceFact::ServerChanged(ServerChanged { contract, .. })
        | MaintenanceFact::ContractDone(ContractDone { contract, .. }) => contract.into(),
    }
}

/// What of the register tells of no visit and no request.
fn of_register(told: &RegisterFact, order: Order) -> About {
    match told {
        RegisterFact::Away(Away { person, day }) => About::Away(person.clone(), *day),
        RegisterFact::DealerConsents(DealerConsents { site })
        | RegisterFact::DealerRefuses(DealerRefuses { site })
        | RegisterFact::FollowUpsDropped(FollowUpsDropped { site, .. })
        | RegisterFact::FollowUpsResumed(FollowUpsResumed { site })
        | RegisterFact::LooksAfter(LooksAfter { site, .. }) => About::Site(site.clone()),
        RegisterFact::WeekListed(WeekListed { week, .. }) => About::Week(*week),
        RegisterFact::Requested(_)
        | RegisterFact::VisitPlanned(_)
        | RegisterFact::VisitMoved(_)
        | RegisterFact::SentStraight(_)
        | RegisterFact::Arrived(_)
        | RegisterFact::Ended(_)
        | RegisterFact::PassedUp(_)
        | RegisterFact::VisitSheetIn(_)
        | RegisterFact::SheetReviewed(_)
        | RegisterFact::VisitCalled(_)
        | RegisterFact::ObjectionSettled(_) => About::Alone(order),
    }
}

fn of_visit(told: &RegisterFact) -> Option<(Noun, ThingId)> {
    let visit = match told {
        RegisterFact::Requested(Requested { request, .. }) => {
            return Some((Noun::Day(DayThing::Request), request.clone()));
        }
        RegisterFact::ObjectionSettled(ObjectionSettled { subject, .. }) => {
            return Some((Noun::Numbered, subject.clone()));
        }
        RegisterFact::VisitPlanned(VisitPlanned { visit, .. })
        | RegisterFact::VisitMoved(VisitMoved { visit, .. })
        | RegisterFact::SentStraight(SentStraight { visit })
        | RegisterFact::Arrived(Arrived { visit, .. })
        | RegisterFact::Ended(Ended { visit, .. })
        | RegisterFact::PassedUp(PassedUp { visit, .. })
        | RegisterFact::VisitSheetIn(VisitSheetIn { visit })
        | RegisterFact::SheetReviewed(SheetReviewed { visit, .. })
        | RegisterFact::VisitCalled(VisitCalled { visit, .. }) => visit,
        RegisterFact::Away(_)
        | RegisterFact::DealerConsents(_)
        | RegisterFact::DealerRefuses(_)
        | RegisterFact::FollowUpsDropped(_)
        | RegisterFact::FollowUpsResumed(_)
        | RegisterFact::WeekListed(_)
        | RegisterFact::LooksAfter(_) => return None,
    };
    Some((Noun::Day(DayThing::Visit), visit.clone()))
}

fn of_complaint(told: &ComplaintFact) -> ThingId {
    match told {
        ComplaintFact::Complained(Complained { complaint, .. })
        | ComplaintFact::Verified(Verified { complaint, .. })
        | ComplaintFact::Answered(Answered { complaint, .. }) => complaint.clone(),
    }
}

fn of_problem(told: &ProblemFact) -> ThingId {
    match told {
        ProblemFact::ProblemReported(ProblemReported { problem, .. })
        | ProblemFact::ProblemTaken(ProblemTaken { problem, .. })
        | ProblemFact::ProblemJudged(ProblemJudged { problem, .. }) => problem.clone(),
    }
}
