//! What comes next of what the day brings, and where it has come to. A step's form says whose it is.

use crate::{
    app::route::Route,
    domain::{DayThing, JobId, ThingId, VisitKind, VisitOutcome},
    journal::{Arrived, Ended, FactBody, PassedUp},
    ledger::{At, Complaint, Ledger, Problem, Quoted, Visit, Written, objection},
    rules::{RuleBook, deadlines::owes_sheet},
    workflow::Command,
};
use chrono::{NaiveDate, NaiveDateTime};

/// A step that can be taken: the kind of fact that it records, and its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The name of the kind of fact.
    pub kind: &'static str,
    /// The key of what is to be done.
    pub key: &'static str,
    pub route: Route,
}

impl Next {
    /// A command such as the form makes, to ask whose step it is.
    pub fn trial(&self, on: NaiveDate) -> Option<Command> {
        let visit = match &self.route {
            Route::RecordKind { about: Some(about), .. } => ThingId::parse(about).ok(),
            _ => None,
        };
        // What is reported of a visit is for whoever goes there: which visit it is decides.
        let body = match (self.kind, visit) {
            ("arrived", Some(visit)) => Arrived::only(visit).into(),
            ("ended", Some(visit)) => {
                Ended { visit, outcome: VisitOutcome::Done, remark: String::new() }.into()
            }
            ("passed_up", Some(visit)) => PassedUp { visit, remark: String::new() }.into(),
            _ => FactBody::blank(FactBody::kind(self.kind)?),
        };
        Some(Command::Record { on, at: None, body })
    }
}

impl Next {
    /// A step by the form that a route leads to.
    ///
    /// # Panics
    /// For a kind that [`ACTS`] has no words for.
    pub fn to(kind: &'static str, route: Route) -> Next {
        let act = ACTS.iter().find(|(known, _)| *known == kind);
        let (_, key) = act.unwrap_or_else(|| panic!("{kind} has words for what is to be done"));
        Next { kind, key, route }
    }
}

/// The form of a kind of fact about something.
fn form(kind: &'static str, about: &str) -> Next {
    Next::to(kind, Route::RecordKind { kind: kind.to_owned(), about: Some(about.to_owned()) })
}

/// The words for what is to be done, by the kind that records it: the same as on the list of today, where that has it.
const ACTS: [(&str, &str); 25] = [
    ("visit_planned", "today.task.register"),
    ("arrived", "register.act.arrived"),
    ("ended", "register.act.ended"),
    ("moved", "register.act.moved"),
    ("straight", "register.act.straight"),
    ("passed_up", "today.task.pass_up"),
    ("sheet_in", "today.task.sheet"),
    ("called_back", "today.task.callback"),
    ("reviewed", "today.task.review"),
    ("settled", "today.task.objection"),
    ("repair", "register.act.repair"),
    ("quote", "register.act.quote"),
    ("quote_approved", "register.act.quote_approved"),
    ("consented", "register.act.consented"),
    ("paid_in", "today.task.paid_in"),
    ("to_factory", "register.act.to_factory"),
    ("verified", "register.act.verified"),
    ("answered", "register.act.answered"),
    ("problem_taken", "register.act.problem_taken"),
    ("problem_judged", "register.act.problem_judged"),
    ("notice_approved", "today.task.approve_notice"),
    ("assigned", "today.task.assign"),
    ("handed_in", "today.task.hand_in"),
    ("unusual_answered", "today.task.matter"),
    ("list_sent", "today.task.list"),
];

fn forms(kinds: &[&'static str], about: &str) -> Vec<Next> {
    kinds.iter().map(|kind| form(kind, about)).collect()
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
    let stand = stand(ledger, book, visit);
    let mut next = forms(kinds_at(stand, visit), id);
    // Whoever was sent straight there is not sent again.
    next.retain(|next| visit.straight.is_none() || next.kind != "straight");
    if let (Stand::ToPassUp, Some(ended)) = (stand, &visit.ended) {
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
    let Some(job) = repair_to_come(ledger, visit) else { return Vec::new() };
    let ended = visit.ended.as_ref().map(|ended| ended.value);
    match (ledger.quoted.get(job), ended) {
        (Some(quoted), _) => of_quote(quoted),
        (None, Some(VisitOutcome::Done)) => forms(&["repair", "quote"], visit.id.as_str()),
        (None, Some(_)) => forms(&["quote", "repair"], visit.id.as_str()),
        // Cause, plan and price are told there, before anything is repaired (6.2.5).
        (None, None) if visit.arrived.is_some() => forms(&["quote"], visit.id.as_str()),
        (None, None) => Vec::new(),
    }
}

/// The repair that a visit is made for and that nobody has recorded yet; none where the customer wants none.
pub fn repair_to_come<'a>(ledger: &Ledger, visit: &'a Visit) -> Option<&'a JobId> {
    let is_refused = visit.ended.as_ref().is_some_and(|ended| ended.value == VisitOutcome::Refused);
    let job = visit.job.as_ref().filter(|_| visit.kind == VisitKind::Repair && !is_refused)?;
    ledger.repairs_of_visit(visit).is_empty().then_some(job)
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
    let again = Next { key: "register.quote_again", ..form("quote", id) };
    forms(kinds, id).into_iter().chain([again]).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::{Lang, Words, message},
        domain::Role,
        features::record::samples::{self, Told, id},
        workflow::may::{Seat, may},
    };

    /// Every step has words of its own for what is to be done, in every language; none is called as its record is.
    #[test]
    fn a_step_is_called_by_what_is_to_be_done() {
        for (kind, _) in ACTS {
            let next = form(kind, "x");
            assert!(Lang::ALL.into_iter().all(|lang| message(lang, next.key).is_some()), "{kind}");
            let recorded = FactBody::kind(kind).unwrap().key;
            assert_ne!(Words(Lang::En).t(next.key), Words(Lang::En).t(recorded), "{kind}");
            assert!(next.trial("2026-11-03".parse().unwrap()).is_some(), "{kind}");
        }
    }

    #[test]
    fn whose_a_step_is_is_known_before_its_form_is_opened() {
        let mut told = Told::branch();
        let planned = samples::visit("v", "2026-11-03");
        told.tell("2026-11-02", FactBody::from(planned));
        let ledger = told.ledger();
        let today = "2026-11-03".parse().unwrap();
        let can = |who: &str, role: Role, kind: &'static str| {
            let (person, trial) = (id(who), form(kind, "v").trial(today).unwrap());
            may(&ledger, &trial, Seat { person: &person, role: Some(role), today }).is_ok()
        };
        // Whoever goes reports, and no other technician for him; the desk plans and moves.
        assert!(can("li", Role::Technician, "arrived") && !can("zh", Role::Technician, "arrived"));
        assert!(!can("li", Role::Technician, "reviewed") && can("ma", Role::Manager, "reviewed"));
        assert!(!can("li", Role::Technician, "called_back") && can("wu", Role::Clerk, "called_back"));
    }
}
