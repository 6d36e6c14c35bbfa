//! Taking a recorded fact back, and what rests on it.

use super::refusal::{Reason, Refusal, Thing as What};
use crate::{
    domain::{FactId, Month, Thing, ThingId, WorkId},
    journal::{
        BranchFact, CommissioningFact, ComplaintFact, Fact, FactBody, MaintenanceFact, MatterFact, MoneyFact,
        PeopleFact, PersonJoined, PersonLeft, ProblemFact, RegisterFact, RepairFact, Requested, RulesAdopted,
        ServiceFact, SiteDescribed, SitesFact, names::Named,
    },
    ledger::{Closing, Ledger, Stamp},
};
use chrono::NaiveDateTime;
use std::sync::Arc;

/// Closings and withdrawals stand; everything else can be taken back, unless something recorded rests on it.
///
/// # Errors
/// Says what has to be withdrawn first, where something has.
pub fn withdrawal(ledger: &Ledger, fact: FactId) -> Result<(), Refusal> {
    let mistake = ledger
        .fact(fact)
        .ok_or_else(|| Refusal::new(Reason::Unknown { what: What::Fact, id: fact.to_string() }))?;
    if ledger.withdrawn.contains_key(&fact) {
        return Err(Refusal::new(Reason::AlreadyWithdrawn { fact }));
    }
    if ledger.is_in_conflict(mistake) || ledger.aside.contains_key(&fact) {
        // Another answer stands in its place, or nothing does.
        return Ok(());
    }
    above(ledger, mistake)?.map_or(Ok(()), |by| Err(Refusal::new(Reason::RestedOn { by })))
}

/// What rests on a fact, if anything does: it has to be taken back first.
fn above(ledger: &Ledger, mistake: &Fact) -> Result<Option<FactId>, Refusal> {
    let fact = mistake.id;
    Ok(match &mistake.body {
        FactBody::Branch(told) => return above_office(ledger, told, mistake.recorded).map(|()| None),
        FactBody::People(told) => above_person(ledger, told, fact),
        FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed { site, .. })) => {
            let only = only_description(ledger, fact, site.as_str());
            only.then(|| last_naming(ledger, fact, |named| named == Named::Site(site))).flatten()
        }
        FactBody::Commissioning(step) => above_step(ledger, step, mistake),
        FactBody::Register(step) => above_register(ledger, step, mistake),
        FactBody::Complaint(told) => above_complaint(ledger, told, mistake),
        FactBody::Money(MoneyFact::Collected(_)) | FactBody::Matter(MatterFact::MatterReported(_)) => {
            last_of(ledger, mistake)
        }
        FactBody::Problem(told) => above_problem(ledger, told, mistake),
        FactBody::Service(
            ServiceFact::Renumbered(_) | ServiceFact::NotReached(_) | ServiceFact::Attached(_),
        ) => None,
        FactBody::Service(ServiceFact::CalledBack(_)) => above_call(ledger, mistake),
        FactBody::Repair(step) => above_repair(ledger, step, mistake),
        FactBody::Maintenance(step) => match step {
            MaintenanceFact::ContractSigned(_) => last_of(ledger, mistake),
            MaintenanceFact::MoneyReceived(_) => {
                ledger.contract_told(mistake).and_then(|contract| contract.refund_resting_on(fact))
            }
            MaintenanceFact::ServerChanged(_) | MaintenanceFact::ContractDone(_) => None,
        },
        FactBody::FollowUp(_)
        | FactBody::Attendance(_)
        | FactBody::Conduct(_)
        | FactBody::Matter(MatterFact::MatterAnswered(_))
        | FactBody::Money(MoneyFact::TravelClaimed(_) | MoneyFact::HandedIn(_) | MoneyFact::Reminded(_))
        | FactBody::Reward(_) => None,
        // What rests on it is not known here.
        FactBody::Newer(_) => return Err(Refusal::new(Reason::CannotWithdraw)),
    })
}

fn above_person(ledger: &Ledger, told: &PeopleFact, fact: FactId) -> Option<FactId> {
    match told {
        // A noun that others name stays: withdraw what hangs on it first.
        PeopleFact::PersonJoined(PersonJoined { person, .. }) => {
            last_naming(ledger, fact, |named| named == Named::Person(person))
        }
        PeopleFact::PersonChanged(_) => None,
        PeopleFact::PersonLeft(PersonLeft { person }) => {
            let mut held = ledger.notices.values().filter(|notice| notice.holder().value == *person);
            held.find_map(|notice| notice.successors.last()).map(|named| named.stamp.fact)
        }
    }
}

fn above_complaint(ledger: &Ledger, told: &ComplaintFact, mistake: &Fact) -> Option<FactId> {
    match told {
        ComplaintFact::Complained(_) => last_of(ledger, mistake),
        ComplaintFact::Verified(verified) => {
            let complaint = ledger.complaints.get(&verified.complaint);
            complaint.and_then(|complaint| complaint.answered).map(|answered| answered.fact)
        }
        ComplaintFact::Answered(_) => None,
    }
}

fn above_problem(ledger: &Ledger, told: &ProblemFact, mistake: &Fact) -> Option<FactId> {
    match told {
        ProblemFact::ProblemReported(_) => last_of(ledger, mistake),
        ProblemFact::ProblemTaken(taken) => {
            let problem = ledger.problems.get(&taken.problem);
            problem.and_then(|problem| problem.judged.as_ref()).map(|judged| judged.stamp.fact)
        }
        ProblemFact::ProblemJudged(_) => None,
    }
}

/// The manager's signature under a call about a notice, or the recheck that was made on it.
fn above_call(ledger: &Ledger, mistake: &Fact) -> Option<FactId> {
    let (notice, fact) = (ledger.notice_told(mistake)?, mistake.id);
    let call = notice.callbacks.iter().find(|call| call.stamp.fact == fact)?;
    if let Some(signed) = notice.signatures(call.stamp).next() {
        return Some(signed.fact);
    }
    let others = notice.callbacks.iter().any(|callback| callback.value && callback.stamp.fact != fact);
    notice.rechecks.last().filter(|_| !others).map(|recheck| recheck.stamp.fact)
}

fn above_repair(ledger: &Ledger, step: &RepairFact, mistake: &Fact) -> Option<FactId> {
    match step {
        RepairFact::RepairDone(_) => {
            last_after_quote(ledger, mistake).or_else(|| done_again(ledger, mistake))
        }
        // A repair that is done goes by its last quote.
        RepairFact::Quoted(_) | RepairFact::QuoteApproved(_) | RepairFact::Consented(_) => {
            above_quote(ledger, mistake)
        }
        RepairFact::PaidIn(_) => sent_to_factory(ledger, mistake),
        RepairFact::SheetIn(_) | RepairFact::SentToFactory(_) | RepairFact::Approved(_) => None,
    }
}

/// Closings and withdrawals stand, and so do rules that a closed month went by; on the rest nothing rests.
fn above_office(ledger: &Ledger, told: &BranchFact, recorded: NaiveDateTime) -> Result<(), Refusal> {
    match told {
        BranchFact::MonthClosed(_) | BranchFact::Withdrawn(_) => Err(Refusal::new(Reason::CannotWithdraw)),
        BranchFact::RulesAdopted(RulesAdopted { from, .. }) => match closed_under(ledger, *from, recorded) {
            Some(month) => Err(Refusal::by("8.2", Reason::RulesForClosedMonth { month })),
            None => Ok(()),
        },
        // What was quoted stays as it was quoted, by whatever schedule.
        BranchFact::BranchNamed(_)
        | BranchFact::CalendarEntered(_)
        | BranchFact::FeesSet(_)
        | BranchFact::ClosingRejected(_) => Ok(()),
    }
}

/// The step of a notice that rests on this one: each may be taken back only after the next.
fn above_step(ledger: &Ledger, step: &CommissioningFact, mistake: &Fact) -> Option<FactId> {
    match step {
        CommissioningFact::NoticeIssued(_) | CommissioningFact::NoticeWritten(_) => last_of(ledger, mistake),
        CommissioningFact::NoticeApproved(told) => {
            let assigned = ledger.written.get(&told.notice).and_then(|written| written.assigned.as_ref());
            assigned.map(|assigned| assigned.stamp.fact)
        }
        CommissioningFact::NoticeAssigned(_) => last_of(ledger, mistake)
            .filter(|last| ledger.fact(*last).is_some_and(|last| last.order() > mistake.order())),
        CommissioningFact::Reassigned(_) => {
            ledger.notice_told(mistake)?.finished.map(|finished| finished.fact)
        }
        CommissioningFact::Finished(_) => {
            let notice = ledger.notice_told(mistake)?;
            let papers = notice.papers.last().map(|papers| papers.stamp.fact);
            papers.or_else(|| notice.papers_until.last().map(|until| until.stamp.fact))
        }
        CommissioningFact::PapersIn(_) => {
            let notice = ledger.notice_told(mistake)?;
            let others = notice.papers.iter().any(|papers| papers.good() && papers.stamp.fact != mistake.id);
            notice.callbacks.last().filter(|_| !others).map(|callback| callback.stamp.fact)
        }
        CommissioningFact::ListSent(_)
        | CommissioningFact::CallbackSigned(_)
        | CommissioningFact::PapersExtended(_)
        | CommissioningFact::Rechecked(_)
        | CommissioningFact::Accepted(_)
        | CommissioningFact::Ruled(_)
        | CommissioningFact::SuccessorNamed(_) => None,
    }
}

/// What rests on a repair that was done. Where it was quoted for, the quote stands without it, and so does what the quote led to.
fn last_after_quote(ledger: &Ledger, done: &Fact) -> Option<FactId> {
    let Some(Thing::Work(WorkId::Repair(id))) = ledger.told_of(done) else { return None };
    let is_quoted = ledger.repairs.get(&id).is_some_and(|repair| repair.quote.is_some());
    let of_quote = |fact: &Fact| {
        matches!(
            fact.body,
            FactBody::Repair(
                RepairFact::Quoted(_)
                    | RepairFact::QuoteApproved(_)
                    | RepairFact::Consented(_)
                    | RepairFact::PaidIn(_)
                    | RepairFact::SentToFactory(_)
            )
        )
    };
    last_of_those(ledger, done, |fact| !(is_quoted && of_quote(fact)))
}

/// The last repair of which somebody said that it is the same fault again: without this one it would be paid (5.2.3).
fn done_again(ledger: &Ledger, done: &Fact) -> Option<FactId> {
    let Some(Thing::Work(WorkId::Repair(id))) = ledger.told_of(done) else { return None };
    let repair = ledger.repairs.get(&id)?;
    let again = ledger.repairs_of(&repair.site).filter(|other| other.same_as.as_ref() == Some(&id));
    again.last().map(|other| other.done.fact)
}

/// The factory began because the money had come in (5.2.2).
fn sent_to_factory(ledger: &Ledger, mistake: &Fact) -> Option<FactId> {
    let Some(Thing::Work(WorkId::Repair(id))) = ledger.told_of(mistake) else { return None };
    let done = ledger.repairs.get(&id).map(|repair| repair.factory);
    let to_come = || ledger.quoted.get(&id).map(|quoted| quoted.factory);
    done.or_else(to_come)?.map(|factory| factory.fact)
}

/// What of a repair that is done, or of a quote, rests on this step of the quote.
fn above_quote(ledger: &Ledger, mistake: &Fact) -> Option<FactId> {
    let Some(Thing::Work(WorkId::Repair(id))) = ledger.told_of(mistake) else { return None };
    if let Some(repair) = ledger.repairs.get(&id) {
        return Some(repair.done.fact);
    }
    let quote = &ledger.quoted.get(&id)?.quote;
    let (approved, consented) = (quote.approved.as_ref().map(|one| one.stamp), quote.consented);
    let steps = approved.into_iter().chain(consented);
    let above = steps.filter(|step| step.order() > mistake.order());
    above.map(|step| step.fact).next_back()
}

/// The step of a visit that rests on this one.
fn above_register(ledger: &Ledger, step: &RegisterFact, mistake: &Fact) -> Option<FactId> {
    let visit = |id: &ThingId| ledger.visits.get(id);
    let fact = |stamp: Option<Stamp>| stamp.map(|stamp| stamp.fact);
    match step {
        RegisterFact::Requested(_) => {
            let Requested { request, .. } = mistake.body.of()?;
            let served = ledger.visits_for(request.as_str()).last().map(|visit| visit.planned.fact);
            served.or_else(|| last_of(ledger, mistake))
        }
        RegisterFact::VisitPlanned(_) => last_of(ledger, mistake),
        RegisterFact::Arrived(arrived) => {
            let ended = visit(&arrived.visit)?.ended.as_ref();
            ended.map(|ended| ended.stamp.fact)
        }
        RegisterFact::Ended(ended) => {
            let visit = visit(&ended.visit)?;
            fact(visit.sheet).or_else(|| fact(visit.passed_up))
        }
        RegisterFact::VisitSheetIn(sheet) => {
            let visit = visit(&sheet.visit)?;
            let called = visit.calls.last().map(|call| call.stamp);
            fact(called.or_else(|| visit.reviews.last().map(|review| review.stamp)))
        }
        // Who went, and what he owes since, goes by it.
        RegisterFact::VisitMoved(moved) => {
            let arrived = visit(&moved.visit)?.arrived?;
            (arrived.order() > mistake.order()).then_some(arrived.fact)
        }
        RegisterFact::SentStraight(_)
        | RegisterFact::PassedUp(_)
        | RegisterFact::SheetReviewed(_)
        | RegisterFact::VisitCalled(_)
        | RegisterFact::ObjectionSettled(_)
        | RegisterFact::Away(_)
        | RegisterFact::DealerConsents(_)
        | RegisterFact::DealerRefuses(_)
        | RegisterFact::FollowUpsDropped(_)
        | RegisterFact::FollowUpsResumed(_)
        | RegisterFact::WeekListed(_)
        | RegisterFact::LooksAfter(_) => None,
    }
}

/// The last month that was closed under rules which hold from a month and were known by then: as rules for it cannot be
/// adopted any more, they cannot be taken back.
fn closed_under(ledger: &Ledger, from: Month, recorded: NaiveDateTime) -> Option<Month> {
    let under = |closing: &&Closing| closing.month >= from && closing.known_until >= recorded;
    ledger.closings.values().filter(under).map(|closing| closing.month).max()
}

/// No other fact describes this site: an older or newer description may go.
fn only_description(ledger: &Ledger, fact: FactId, id: &str) -> bool {
    let describes = |body: &FactBody| matches!(body, FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed { site, .. })) if site.as_str() == id);
    !counting(ledger).any(|other| other.id != fact && describes(&other.body))
}

fn counting(ledger: &Ledger) -> impl DoubleEndedIterator<Item = &Fact> {
    ledger.facts().iter().map(|fact| &**fact).filter(|fact| !ledger.withdrawn.contains_key(&fact.id))
}

/// The last other fact that counts and names this.
fn last_naming(ledger: &Ledger, except: FactId, is_it: impl Fn(Named<'_>) -> bool) -> Option<FactId> {
    let names = |fact: &&Fact| fact.id != except && fact.body.names().into_iter().any(&is_it);
    counting(ledger).rfind(names).map(|fact| fact.id)
}

/// The last other fact that counts and tells of what this one begins.
fn last_of(ledger: &Ledger, beginning: &Fact) -> Option<FactId> {
    last_of_those(ledger, beginning, |_| true)
}

/// The same of those that are wanted.
fn last_of_those(ledger: &Ledger, beginning: &Fact, wanted: impl Fn(&Fact) -> bool) -> Option<FactId> {
    let thing = ledger.told_of(beginning)?;
    let counts = |fact: &&Arc<Fact>| {
        fact.id != beginning.id && !ledger.withdrawn.contains_key(&fact.id) && wanted(fact)
    };
    ledger.told_about(&thing).rfind(counts).map(|fact| fact.id)
}
