//! What the day brings. Facts come in the order in which they count, those that are withdrawn left out.

use super::{at, stamp};
use crate::{
    domain::{JobId, ThingId},
    journal::{
        Answered, Arrived, Collected, Complained, Consented, Ended, Fact, FactBody, HandedIn, MatterAnswered,
        MatterReported, NotReached, NoticeApproved, NoticeAssigned, NoticeWritten, ObjectionSettled, PaidIn,
        PassedUp, ProblemJudged, ProblemReported, ProblemTaken, QuoteApproved, Quoted as QuotedFact,
        RegisterFact, RepairFact, Requested, SentStraight, SentToFactory, SheetReviewed, Verified,
        VisitCalled, VisitMoved, VisitPlanned, VisitSheetIn,
    },
    ledger::{
        Arranged, Cash, Complaint, Finding, Judgement, Matter, Move, Notice, Place, Problem, Quote, Quoted,
        Request, Stamp, Visit, Written,
    },
};

pub(super) fn requested(fact: &Fact, id: ThingId) -> Option<Request> {
    let Requested { site, kind, wanted, what, caller, urgent, .. } = fact.body.of()?;
    let (site, what, caller) = (site.clone(), what.clone(), caller.clone());
    let (kind, wanted, urgent) = (*kind, *wanted, *urgent);
    Some(Request { id, site, kind, wanted, what, caller, urgent, stamp: stamp(fact) })
}

pub(super) fn planned(fact: &Fact, id: ThingId) -> Option<Visit> {
    let VisitPlanned { site, kind, to, day, time, request, job, phone, what, agreed, .. } = fact.body.of()?;
    Some(Visit {
        id,
        site: site.clone(),
        kind: *kind,
        planned: stamp(fact),
        first: Place { to: to.clone(), day: *day, time: *time },
        request: request.clone(),
        job: job.clone(),
        phone: *phone,
        what: what.clone(),
        moves: Vec::new(),
        straight: None,
        arrived: None,
        arranged: Arranged { agreed: said(agreed), ..Arranged::default() },
        ended: None,
        passed_up: None,
        sheet: None,
        reviews: Vec::new(),
        calls: Vec::new(),
        unreached: Vec::new(),
        settled: Vec::new(),
    })
}

/// Something happens to a visit.
pub(super) fn follow_visit(visit: &mut Visit, fact: &Fact) {
    if let Some(NotReached { .. }) = fact.body.of() {
        visit.unreached.push(stamp(fact));
    }
    let FactBody::Register(step) = &fact.body else { return };
    let now = stamp(fact);
    match step {
        RegisterFact::VisitMoved(VisitMoved { to, day, time, told, .. }) => {
            let (to, day, time, told) = (to.clone(), *day, *time, *told);
            visit.moves.push(at(fact, Move { to, day, time, told }));
        }
        RegisterFact::SentStraight(SentStraight { .. }) => _ = visit.straight.get_or_insert(now),
        RegisterFact::Arrived(told) if visit.arrived.is_none() => arrived(visit, now, told),
        RegisterFact::Arrived(_) => {}
        RegisterFact::Ended(Ended { outcome, .. }) => _ = visit.ended.get_or_insert(at(fact, *outcome)),
        RegisterFact::PassedUp(PassedUp { .. }) => _ = visit.passed_up.get_or_insert(now),
        RegisterFact::VisitSheetIn(VisitSheetIn { .. }) => _ = visit.sheet.get_or_insert(now),
        RegisterFact::SheetReviewed(SheetReviewed { qualified, .. }) => {
            visit.reviews.push(at(fact, *qualified))
        }
        RegisterFact::VisitCalled(VisitCalled { confirmed, .. }) => visit.calls.push(at(fact, *confirmed)),
        RegisterFact::ObjectionSettled(ObjectionSettled { .. }) => visit.settled.push(now),
        RegisterFact::Requested(_)
        | RegisterFact::VisitPlanned(_)
        | RegisterFact::Away(_)
        | RegisterFact::DealerConsents(_)
        | RegisterFact::DealerRefuses(_)
        | RegisterFact::FollowUpsDropped(_)
        | RegisterFact::FollowUpsResumed(_)
        | RegisterFact::WeekListed(_)
        | RegisterFact::LooksAfter(_) => {}
    }
}

/// The first arrival counts, with what it says.
fn arrived(visit: &mut Visit, now: Stamp, Arrived { agreed, plan, prepare, .. }: &Arrived) {
    visit.arrived = Some(now);
    visit.arranged.agreed.extend(said(agreed));
    (visit.arranged.plan, visit.arranged.prepare) = (plan.clone(), prepare.clone());
}

/// A text that says something.
fn said(text: &str) -> Vec<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty()).into_iter().collect()
}

pub(super) fn complained(fact: &Fact, id: ThingId) -> Option<Complaint> {
    let Complained { site, kind, what, caller, .. } = fact.body.of()?;
    let (site, kind, what, caller) = (site.clone(), *kind, what.clone(), caller.clone());
    Some(Complaint { id, site, kind, what, caller, stamp: stamp(fact), verified: None, answered: None })
}

/// Something happens to a complaint.
pub(super) fn follow_complaint(complaint: &mut Complaint, fact: &Fact) {
    if let Some(Verified { own_fault, person, .. }) = fact.body.of() {
        let finding = Finding { own_fault: *own_fault, person: person.clone() };
        complaint.verified.get_or_insert(at(fact, finding));
    }
    if let Some(Answered { .. }) = fact.body.of() {
        complaint.answered.get_or_insert(stamp(fact));
    }
}

pub(super) fn problem_reported(fact: &Fact, id: ThingId) -> Option<Problem> {
    let ProblemReported { by, product, what, site, .. } = fact.body.of()?;
    let (by, product, what, site) = (by.clone(), product.clone(), what.clone(), site.clone());
    Some(Problem { id, by, product, what, site, stamp: stamp(fact), taken: None, judged: None })
}

/// Something happens to a problem: it is taken up and judged once.
pub(super) fn follow_problem(problem: &mut Problem, fact: &Fact) {
    if let Some(ProblemTaken { .. }) = fact.body.of() {
        problem.taken.get_or_insert(stamp(fact));
    }
    if let Some(ProblemJudged { is_new, remark, .. }) = fact.body.of() {
        let judgement = Judgement { is_new: *is_new, why: remark.clone() };
        problem.judged.get_or_insert(at(fact, judgement));
    }
}

pub(super) fn collected(fact: &Fact, id: ThingId) -> Option<Cash> {
    let Collected { by, amount, site, job, .. } = fact.body.of()?;
    let (by, amount, site, job) = (by.clone(), *amount, site.clone(), job.clone());
    Some(Cash { id, by, amount, site, job, stamp: stamp(fact), handed_in: None })
}

pub(super) fn reported(fact: &Fact, id: ThingId) -> Option<Matter> {
    let MatterReported { what, site, about, .. } = fact.body.of()?;
    let (by, what, site, about) = (fact.actor.clone(), what.clone(), site.clone(), about.clone());
    Some(Matter { id, by, what, site, about, stamp: stamp(fact), answered: None })
}

/// The manager's first answer counts.
pub(super) fn follow_matter(matter: &mut Matter, fact: &Fact) {
    if let Some(MatterAnswered { answer, .. }) = fact.body.of() {
        matter.answered.get_or_insert(at(fact, answer.clone()));
    }
}

/// Something happens to money that was taken.
pub(super) fn follow_cash(cash: &mut Cash, fact: &Fact) {
    if let Some(HandedIn { .. }) = fact.body.of() {
        cash.handed_in.get_or_insert(stamp(fact));
    }
}

pub(super) fn written(fact: &Fact, id: JobId, number: String) -> Option<Written> {
    let NoticeWritten { site, kind, controllers, .. } = fact.body.of()?;
    let (site, kind, controllers) = (site.clone(), *kind, controllers.clone());
    let (approved, assigned) = (None, None);
    Some(Written { id, number, site, kind, controllers, stamp: stamp(fact), approved, assigned })
}

/// Something happens to a notice that was written: the first approval and the first assignment after it count.
pub(super) fn follow_written(written: &mut Written, fact: &Fact) {
    if let Some(NoticeApproved { by, .. }) = fact.body.of() {
        written.approved.get_or_insert(at(fact, by.clone()));
    }
    if let Some(NoticeAssigned { to, .. }) = fact.body.of() {
        written.assigned.get_or_insert(at(fact, to.clone()));
    }
}

/// The notice that one comes to once it is assigned (6.1.1).
pub(super) fn assigned(written: &Written) -> Option<Notice> {
    let assigned = written.assigned.as_ref()?;
    let told = (written.site.clone(), written.kind, written.controllers.clone());
    Some(Notice::issued(written.id.clone(), written.number.clone(), told, assigned.clone()))
}

pub(super) fn quoted(fact: &Fact, id: JobId, number: String) -> Option<Quoted> {
    let QuotedFact { site, .. } = fact.body.of()?;
    let site = site.clone();
    Some(Quoted { id, number, site, quote: quote(fact)?, paid_in: None, factory: None })
}

fn quote(fact: &Fact) -> Option<Quote> {
    let QuotedFact { charged, floor, fault, plan, lines, .. } = fact.body.of()?;
    Some(Quote {
        stamp: stamp(fact),
        charged: *charged,
        floor: *floor,
        fault: fault.clone(),
        plan: plan.clone(),
        lines: lines.clone(),
        approved: None,
        consented: None,
    })
}

/// Something happens to a repair that is not done yet.
pub(super) fn follow_quoted(quoted: &mut Quoted, fact: &Fact) {
    let mut last = Some(quoted.quote.clone());
    follow_quote(&mut last, fact);
    quoted.quote = last.unwrap_or_else(|| quoted.quote.clone());
    if let Some(PaidIn { .. }) = fact.body.of() {
        quoted.paid_in.get_or_insert(stamp(fact));
    }
    if let Some(SentToFactory { .. }) = fact.body.of() {
        quoted.factory.get_or_insert(stamp(fact));
    }
}

/// A second quote replaces the first: approval and consent begin anew.
pub(super) fn follow_quote(last: &mut Option<Quote>, fact: &Fact) {
    let FactBody::Repair(step) = &fact.body else { return };
    match (step, last) {
        (RepairFact::Quoted(_), last) => *last = quote(fact).or(last.take()),
        (RepairFact::QuoteApproved(QuoteApproved { by, .. }), Some(quote)) => {
            quote.approved.get_or_insert(at(fact, by.clone()));
        }
        (RepairFact::Consented(Consented { .. }), Some(quote)) => {
            quote.consented.get_or_insert(stamp(fact));
        }
        _ => {}
    }
}
