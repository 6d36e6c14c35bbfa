//! The gates of a commissioning notice (5.1.4, 5.1.5, 5.1.7, 6.1).

use super::{
    checks::{self, When, not_before},
    refusal::{Earlier, Field, Problem, Reason, Refusal, Thing},
};
use crate::{
    domain::{Controller, JobId, Month, NoticeKind, PersonId, Role, SiteId, ThingId},
    journal::{
        CommissioningFact, ListSent, NoticeApproved, NoticeAssigned, NoticeIssued, NoticeWritten,
        PapersExtended, Reassigned, Rechecked, Ruled, SuccessorNamed,
        kind::roles::{ASSIGNERS, CLERK, MANAGER, SALES_VP},
    },
    ledger::{Ledger, Notice, Written},
    rules::{RuleBook, commissioning::papers, deadlines::end_of},
};
use chrono::NaiveDate;

/// What must hold of what is recorded about a notice.
pub(super) fn check(
    ledger: &Ledger,
    book: &RuleBook,
    when: When,
    fact: &CommissioningFact,
) -> Result<(), Refusal> {
    let on = when.0;
    match fact {
        CommissioningFact::NoticeIssued(NoticeIssued { site, kind, controllers, .. }) => {
            has_points(*kind, controllers)?;
            issue(ledger, on, site, *kind)
        }
        CommissioningFact::NoticeWritten(NoticeWritten { kind, controllers, .. }) => {
            has_points(*kind, controllers)
        }
        CommissioningFact::CallbackSigned(signed) => sign(ledger, when, &signed.notice),
        CommissioningFact::NoticeApproved(approved) => approve(ledger, when, approved),
        CommissioningFact::NoticeAssigned(assigned) => assign(ledger, when, assigned),
        CommissioningFact::ListSent(ListSent { month }) => send_list(ledger, on, *month),
        CommissioningFact::Rechecked(Rechecked { notice: id, .. })
        | CommissioningFact::Ruled(Ruled { notice: id, .. })
        | CommissioningFact::SuccessorNamed(SuccessorNamed { notice: id, .. }) => {
            checks::notice(ledger, id).map(|_| ())
        }
        CommissioningFact::Reassigned(Reassigned { notice, .. }) => reassign(ledger, on, notice),
        CommissioningFact::PapersExtended(PapersExtended { notice, until }) => {
            papers_until(ledger, book, on, notice, *until)
        }
        CommissioningFact::Finished(_) | CommissioningFact::PapersIn(_) | CommissioningFact::Accepted(_) => {
            Ok(())
        }
    }
}

fn has_points(kind: NoticeKind, controllers: &[Controller]) -> Result<(), Refusal> {
    if kind != NoticeKind::Reprogramming && controllers.is_empty() {
        return Err(Refusal::field(Field::Controllers, Problem::Empty));
    }
    Ok(())
}

/// The sales vice-president approves what marketing's clerk wrote (6.1.1).
fn approve(
    ledger: &Ledger,
    when: When,
    NoticeApproved { notice, by }: &NoticeApproved,
) -> Result<(), Refusal> {
    let written = written(ledger, notice)?;
    if let Some(before) = &written.approved {
        return Err(already("6.1.1", Earlier::NoticeApproval, before.on()));
    }
    not_before("6.1.1", Earlier::Writing, written.stamp, when)?;
    match SALES_VP.contains(&checks::person(ledger, by)?.role_on(when.0)) {
        true => Ok(()),
        false => Err(Refusal::field(Field::By, Problem::RoleOf { needed: SALES_VP })),
    }
}

/// The manager assigns it, or the leader who looks after the customer (2.3, 6.1.1).
fn assign(
    ledger: &Ledger,
    when: When,
    NoticeAssigned { notice, by, .. }: &NoticeAssigned,
) -> Result<(), Refusal> {
    let written = written(ledger, notice)?;
    if let Some(before) = &written.assigned {
        return Err(already("6.1.1", Earlier::Assignment, before.on()));
    }
    let Some(approved) = &written.approved else {
        let what = Earlier::NoticeApproval;
        return Err(Refusal::by("6.1.1", Reason::NotYet { what }).asking(SALES_VP));
    };
    not_before("6.1.1", Earlier::NoticeApproval, approved.stamp, when)?;
    let on = when.0;
    let looked_after = ledger.sites.get(&written.site).and_then(|site| site.looked_after_by.as_ref());
    match checks::person(ledger, by)?.role_on(on) {
        Role::Manager => {}
        Role::Leader if looked_after.is_some_and(|leader| leader.value == *by) => {}
        Role::Leader => return Err(Refusal::by("2.3", Reason::NotLookedAfter).asking(MANAGER)),
        _ => return Err(Refusal::field(Field::By, Problem::RoleOf { needed: ASSIGNERS })),
    }
    issue(ledger, on, &written.site, written.kind)
}

fn written<'a>(ledger: &'a Ledger, notice: &JobId) -> Result<&'a Written, Refusal> {
    ledger.written.get(notice).ok_or_else(|| checks::unknown(Thing::Notice, notice.as_str()))
}

fn already(clause: &'static str, what: Earlier, on: NaiveDate) -> Refusal {
    Refusal::by(clause, Reason::AlreadySo { what, on })
}

/// Finance gets the list of a month that is over, once (6.1.10).
fn send_list(ledger: &Ledger, on: NaiveDate, month: Month) -> Result<(), Refusal> {
    match ledger.lists_sent.get(&month) {
        Some(before) => Err(already("6.1.10", Earlier::List, before.on)),
        None if on <= month.last() => Err(Refusal::by("6.1.10", Reason::MonthNotOver { month })),
        None => Ok(()),
    }
}

/// A site has one new notice, and what extends or reprograms comes after it (5.1.5).
fn issue(ledger: &Ledger, on: NaiveDate, site: &SiteId, kind: NoticeKind) -> Result<(), Refusal> {
    let first = ledger.notices_of(site).find(|notice| notice.kind == NoticeKind::New);
    match (kind, first) {
        (NoticeKind::New, Some(first)) => {
            Err(Refusal::by("5.1.5", Reason::SecondNew { first: first.number.clone() }))
        }
        (NoticeKind::New, None) => Ok(()),
        (_, Some(first)) if first.issued.on <= on => Ok(()),
        (_, _) => Err(Refusal::by("5.1.5", Reason::NoNewNotice).asking(&[Role::Manager])),
    }
}

fn reassign(ledger: &Ledger, on: NaiveDate, id: &JobId) -> Result<(), Refusal> {
    let notice = checks::notice(ledger, id)?;
    if let Some(finished) = notice.finished {
        return Err(Refusal::by("5.1.8", Reason::AlreadyFinished { on: finished.on }));
    }
    not_before_issue(notice, on)
}

fn not_before_issue(notice: &Notice, on: NaiveDate) -> Result<(), Refusal> {
    if on < notice.issued.on {
        return Err(Refusal::by("6.1.1", Reason::BeforeIssue { issued: notice.issued.on }));
    }
    Ok(())
}

pub(super) fn finish(ledger: &Ledger, on: NaiveDate, id: &JobId) -> Result<(), Refusal> {
    let notice = checks::notice(ledger, id)?;
    if let Some(finished) = notice.finished {
        return Err(Refusal::by("6.1.6", Reason::AlreadyFinished { on: finished.on }));
    }
    not_before_issue(notice, on)
}

fn finished(notice: &Notice, on: NaiveDate) -> Result<NaiveDate, Refusal> {
    match notice.finished {
        None => Err(Refusal::by("5.1.7", Reason::NotFinished { holder: notice.holder().value.clone() })),
        Some(finished) if on < finished.on => {
            Err(Refusal::by("5.1.7", Reason::BeforeFinish { finished: finished.on }))
        }
        Some(finished) => Ok(finished.on),
    }
}

/// The one whose papers they are.
pub(super) fn papers(ledger: &Ledger, on: NaiveDate, id: &JobId) -> Result<PersonId, Refusal> {
    let notice = checks::notice(ledger, id)?;
    finished(notice, on).map(|_| notice.holder().value.clone())
}

fn papers_until(
    ledger: &Ledger,
    book: &RuleBook,
    on: NaiveDate,
    id: &JobId,
    until: NaiveDate,
) -> Result<(), Refusal> {
    let notice = checks::notice(ledger, id)?;
    checks::day(Field::Until, until)?;
    let Some(limit) = papers::limit(notice, book, end_of(on)) else { return Ok(()) };
    if on > limit {
        return Err(Refusal::by("6.1.7", Reason::LimitOver { limit }));
    }
    if until <= limit {
        let (field, problem) = (Field::Until, Problem::NotLater { limit });
        return Err(Refusal::by("6.1.7", Reason::Invalid { field, problem }));
    }
    Ok(())
}

/// A call about a notice comes after its papers.
pub(super) fn callback(ledger: &Ledger, on: NaiveDate, job: &JobId) -> Result<(), Refusal> {
    let Some(notice) = ledger.notices.get(job) else {
        // One that nobody holds yet, and a repair to come, are called about by nobody.
        let to_come = ledger.written.contains_key(job) || ledger.quoted.contains_key(job);
        return if to_come { Err(checks::unknown(Thing::Job, job.as_str())) } else { Ok(()) };
    };
    match notice.good_papers() {
        None => Err(Refusal::by("6.1.9", Reason::NoGoodPapers { holder: notice.holder().value.clone() })),
        Some(papers) if on < papers.stamp.on => {
            Err(Refusal::by("6.1.9", Reason::BeforePapers { papers: papers.stamp.on }))
        }
        Some(_) => Ok(()),
    }
}

/// The manager signs a callback that there is and that he has not signed (6.1.9).
fn sign(ledger: &Ledger, when: When, id: &JobId) -> Result<(), Refusal> {
    let notice = checks::notice(ledger, id)?;
    let Some(last) = notice.callbacks.last() else {
        return Err(Refusal::by("6.1.9", Reason::NotYet { what: Earlier::Call }).asking(CLERK));
    };
    if let Some(signed) = notice.signatures(last.stamp).next() {
        return Err(already("6.1.9", Earlier::Signature, signed.on));
    }
    // He signs by the day: whatever hour the call says, it was before.
    let (on, at) = when;
    not_before("6.1.9", Earlier::Call, last.stamp, (on, at.or(last.stamp.at)))
}

/// Nobody is called about a visit that is not over; a notice or a repair only has to be known.
pub(super) fn not_reached(ledger: &Ledger, subject: &ThingId) -> Result<(), Refusal> {
    let id = subject.as_str();
    let known = ledger.notices.contains_key(id)
        || ledger.repairs.contains_key(id)
        || ledger.visits.get(id).is_some_and(|visit| visit.ended.is_some());
    if known { Ok(()) } else { Err(checks::unknown(Thing::Job, id)) }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{Controller, NoticeKind},
        journal::{CallbackSigned, CalledBack, FactBody, NoticeIssued},
        workflow::{
            Command,
            refusal::{Earlier, Reason},
            told::{Office, id},
        },
    };

    /// The signature has a day, and the call may have an hour.
    #[test]
    fn a_call_is_signed_on_its_day_whatever_its_hour_and_once() {
        let mut office = Office::new();
        let issued = NoticeIssued {
            notice: id("T1"),
            number: None,
            site: id("s"),
            to: id("li"),
            kind: NoticeKind::New,
            controllers: vec![Controller { points: 600, alarm_only: false }],
        };
        office.tell("ma", "2026-03-02T08:00:00", issued.into());
        let call = CalledBack { job: id("T1"), confirmed: true, remark: String::new() };
        office.tell("wu", "2026-03-09T10:00:00", call.into());
        let end = "2026-03-09T23:00:00".parse().unwrap();
        let unsigned = |office: &Office| office.ledger.notices["T1"].unsigned_call(end).is_some();
        assert!(unsigned(&office));
        let sign = || {
            let body = FactBody::from(CallbackSigned { notice: id("T1") });
            Command::Record { on: "2026-03-09".parse().unwrap(), at: None, body }
        };
        office.give("ma", "2026-03-09T11:00:00", sign()).unwrap();
        assert!(!unsigned(&office));
        let again = office.give("ma", "2026-03-09T12:00:00", sign()).unwrap_err();
        assert!(matches!(again.reason, Reason::AlreadySo { what: Earlier::Signature, .. }));
    }
}
