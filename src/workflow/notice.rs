//! The gates of a commissioning notice (5.1.4, 5.1.5, 5.1.7, 6.1).

use super::{
    checks,
    refusal::{Field, Problem, Reason, Refusal},
};
use crate::{
    domain::{JobId, NoticeKind, PersonId, Role},
    journal::{CommissioningFact, NoticeIssued, PapersExtended, Reassigned},
    ledger::{Ledger, Notice},
    rules::{RuleBook, commissioning::papers},
};
use chrono::NaiveDate;

/// What must hold of what is recorded about a notice.
pub(super) fn check(
    ledger: &Ledger,
    book: &RuleBook,
    on: NaiveDate,
    fact: &CommissioningFact,
) -> Result<(), Refusal> {
    match fact {
        CommissioningFact::NoticeIssued(issued) => issue(ledger, on, issued),
        CommissioningFact::Reassigned(Reassigned { notice, .. }) => reassign(ledger, on, notice),
        CommissioningFact::PapersExtended(PapersExtended { notice, until }) => {
            papers_until(ledger, book, on, notice, *until)
        }
        CommissioningFact::Finished(_)
        | CommissioningFact::PapersIn(_)
        | CommissioningFact::Rechecked(_)
        | CommissioningFact::Accepted(_)
        | CommissioningFact::Ruled(_)
        | CommissioningFact::SuccessorNamed(_) => Ok(()),
    }
}

fn issue(
    ledger: &Ledger,
    on: NaiveDate,
    NoticeIssued { site, kind, controllers, .. }: &NoticeIssued,
) -> Result<(), Refusal> {
    let kind = *kind;
    if kind != NoticeKind::Reprogramming && controllers.is_empty() {
        return Err(Refusal::field(Field::Controllers, Problem::Empty));
    }
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
    let Some(limit) = papers::limit(notice, book, on) else { return Ok(()) };
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
    let Some(notice) = ledger.notices.get(job) else { return Ok(()) };
    match notice.good_papers() {
        None => Err(Refusal::by("6.1.9", Reason::NoGoodPapers { holder: notice.holder().value.clone() })),
        Some(papers) if on < papers.stamp.on => {
            Err(Refusal::by("6.1.9", Reason::BeforePapers { papers: papers.stamp.on }))
        }
        Some(_) => Ok(()),
    }
}
