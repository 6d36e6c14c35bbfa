//! What comes next of what the day brings, and where it has come to. A step's form says whose it is.

use crate::{
    app::route::Route,
    domain::{DayThing, VisitKind, VisitOutcome},
    journal::FactBody,
    ledger::{At, Complaint, Ledger, Problem, Quoted, Visit, Written, objection},
    rules::{RuleBook, deadlines::owes_sheet},
};
use chrono::NaiveDateTime;

/// A step that can be taken: the kind of fact that it records, and its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The key of what is done.
    pub key: &'static str,
    pub route: Route,
}

/// The form of a kind of fact about something.
fn form(kind: &'static str, about: &str) -> Option<Next> {
    let key = FactBody::kind(kind)?.key;
    Some(Next { key, route: Route::RecordKind { kind: kind.to_owned(), about: Some(about.to_owned()) } })
}

fn forms(kinds: &[&'static str], about: &str) -> Vec<Next> {
    kinds.iter().filter_map(|kind| form(kind, about)).collect()
}

/// Where a visit has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    Planned,
    There,
    /// What could not be solved has not been reported to the manager.
    ToPassUp,
    SheetOwed,
    ToCall,
    /// The customer objects.
    Objected,
    ToReview,
    Over,
}

impl Stand {
    pub fn key(self) -> &'static str {
        match self {
            Stand::Planned => "register.stand.planned",
            Stand::There => "register.stand.there",
            Stand::ToPassUp => "register.stand.to_pass_up",
            Stand::SheetOwed => "register.stand.sheet_owed",
            Stand::ToCall => "register.stand.to_call",
            Stand::Objected => "register.stand.objected",
            Stand::ToReview => "register.stand.to_review",
            Stand::Over => "register.stand.over",
        }
    }
}

/// Where a visit has come to, the first thing that is still owed of it.
pub fn stand(ledger: &Ledger, book: &RuleBook, visit: &Visit) -> Stand {
    let Some(ended) = &visit.ended else {
        return if visit.arrived.is_some() { Stand::There } else { Stand::Planned };
    };
    if ended.value == VisitOutcome::Unsolved && visit.passed_up.is_none() {
        return Stand::ToPassUp;
    }
    of_sheet(ledger, book, visit, ended)
}

/// Where the sheet of a visit that is over has come to.
fn of_sheet(ledger: &Ledger, book: &RuleBook, visit: &Visit, ended: &At<VisitOutcome>) -> Stand {
    let owes = owes_sheet(book.rules_on(ended.on()), visit.kind, ended.value);
    match visit.sheet {
        None if owes => Stand::SheetOwed,
        None => Stand::Over,
        Some(_) if visit.kind.is_called_back() && visit.calls.is_empty() => Stand::ToCall,
        Some(_) if objection(&visit.calls, &visit.settled, NaiveDateTime::MAX).is_some() => Stand::Objected,
        Some(_) if is_to_be_confirmed(ledger, visit) => Stand::ToCall,
        Some(_) if visit.reviews.is_empty() => Stand::ToReview,
        Some(_) => Stand::Over,
    }
}

/// A repair is paid once the customer has confirmed it, whichever of its visits he was called about (5.2.5).
fn is_to_be_confirmed(ledger: &Ledger, visit: &Visit) -> bool {
    let repairs = ledger.repairs_of_visit(visit);
    repairs.into_iter().any(|repair| ledger.confirmed_call_of(repair).is_none())
}

/// The steps that a visit can take now, the one that it waits for first.
pub fn of_visit(ledger: &Ledger, book: &RuleBook, visit: &Visit) -> Vec<Next> {
    let id = visit.id.as_str();
    let mut next = forms(kinds_at(stand(ledger, book, visit), visit), id);
    if let (Stand::ToPassUp, Some(ended)) = (stand(ledger, book, visit), &visit.ended) {
        // What the office owes does not wait for a technician who has not reported.
        next.extend(forms(kinds_at(of_sheet(ledger, book, visit, ended), visit), id));
    }
    next.extend(of_its_repair(ledger, visit));
    next
}

/// The kinds of facts that a visit waits for where it stands.
fn kinds_at(stand: Stand, visit: &Visit) -> &'static [&'static str] {
    match stand {
        Stand::Planned => &["arrived", "moved", "straight"],
        Stand::There => &["ended"],
        Stand::ToPassUp => &["passed_up"],
        Stand::SheetOwed => &["sheet_in"],
        Stand::ToCall if visit.reviews.is_empty() => &["called_back", "reviewed"],
        Stand::ToCall => &["called_back"],
        Stand::Objected if visit.reviews.is_empty() => &["settled", "called_back", "reviewed"],
        Stand::Objected => &["settled", "called_back"],
        Stand::ToReview => &["reviewed"],
        Stand::Over => &[],
    }
}

/// What a repair's visit leads to: a quote, or the repair that was done.
fn of_its_repair(ledger: &Ledger, visit: &Visit) -> Vec<Next> {
    let Some(job) = visit.job.as_ref().filter(|_| visit.kind == VisitKind::Repair) else { return Vec::new() };
    let ended = visit.ended.as_ref().map(|ended| ended.value);
    let is_new = ledger.repairs_of_visit(visit).is_empty() && ended != Some(VisitOutcome::Refused);
    match (is_new, ledger.quoted.get(job)) {
        (true, Some(quoted)) => of_quote(quoted),
        (true, None) if ended == Some(VisitOutcome::Done) => forms(&["repair", "quote"], visit.id.as_str()),
        (true, None) if ended.is_some() => forms(&["quote", "repair"], visit.id.as_str()),
        // Cause, plan and price are told there, before anything is repaired (6.2.5).
        (true, None) if visit.arrived.is_some() => forms(&["quote"], visit.id.as_str()),
        _ => Vec::new(),
    }
}

/// What a quote waits for, then the repair itself. Until it is done, another quote may take its place.
pub fn of_quote(quoted: &Quoted) -> Vec<Next> {
    let id = quoted.id.as_str();
    let kinds: &[&'static str] = match (&quoted.quote.approved, quoted.quote.consented) {
        (None, _) => &["quote_approved"],
        (Some(_), None) => &["consented"],
        (Some(_), Some(_)) if quoted.paid_in.is_none() => &["paid_in", "repair"],
        (Some(_), Some(_)) if quoted.factory.is_none() => &["repair", "to_factory"],
        (Some(_), Some(_)) => &["repair"],
    };
    let again = form("quote", id).map(|quote| Next { key: "register.quote_again", ..quote });
    forms(kinds, id).into_iter().chain(again).collect()
}

/// What a complaint waits for.
pub fn of_complaint(complaint: &Complaint) -> Vec<Next> {
    let kinds: &[&'static str] = match (&complaint.verified, complaint.answered) {
        (_, Some(_)) => &[],
        (None, None) => &["verified"],
        (Some(_), None) => &["answered"],
    };
    forms(kinds, complaint.id.as_str())
}

/// What a problem of a product waits for.
pub fn of_problem(problem: &Problem) -> Vec<Next> {
    let kinds: &[&'static str] = match (problem.taken, &problem.judged) {
        (_, Some(_)) => &[],
        (None, None) => &["problem_taken"],
        (Some(_), None) => &["problem_judged"],
    };
    forms(kinds, problem.id.as_str())
}

/// What a notice on its way waits for.
pub fn of_written(written: &Written) -> Vec<Next> {
    let kinds: &[&'static str] = match (&written.approved, &written.assigned) {
        (_, Some(_)) => &[],
        (None, None) => &["notice_approved"],
        (Some(_), None) => &["assigned"],
    };
    forms(kinds, written.id.as_str())
}

/// What something of the day waits for.
pub fn of(ledger: &Ledger, book: &RuleBook, what: DayThing, id: &str) -> Vec<Next> {
    match what {
        DayThing::Request => {
            let served = ledger.visits_for(id).next().is_some();
            if served { Vec::new() } else { forms(&["visit_planned"], id) }
        }
        DayThing::Visit => {
            ledger.visits.get(id).map(|visit| of_visit(ledger, book, visit)).unwrap_or_default()
        }
        DayThing::Complaint => ledger.complaints.get(id).map(of_complaint).unwrap_or_default(),
        DayThing::Problem => ledger.problems.get(id).map(of_problem).unwrap_or_default(),
        DayThing::Cash => match ledger.cash.get(id) {
            Some(cash) if cash.handed_in.is_none() => forms(&["handed_in"], id),
            _ => Vec::new(),
        },
        DayThing::Matter => match ledger.matters.get(id) {
            Some(matter) if matter.answered.is_none() => forms(&["unusual_answered"], id),
            _ => Vec::new(),
        },
    }
}
