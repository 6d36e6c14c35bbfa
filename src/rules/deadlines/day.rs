//! What the day brings and is due: requests, visits with their sheets and calls, complaints, money in hand, notices on their
//! way, the month's list.

use super::{Deadline, DueCode, end_of};
use crate::{
    domain::{
        DayThing, Month, PenaltyClause, PersonId, Role, ThingId, VisitKind, VisitOutcome, month::add_days,
    },
    ledger::{Cash, Complaint, Ledger, Matter, Notice, Problem, Request, Stamp, Visit, Written, objection},
    rules::{Clause, RuleBook, RuleSet, Subject, open::Actor, values::SheetDay},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeSet;

/// Everything that the day brings and that is due at a moment.
pub(super) fn deadlines(ledger: &Ledger, book: &RuleBook, as_of: NaiveDateTime) -> Vec<Deadline> {
    let requests = ledger.requests.values().filter_map(|request| of_request(ledger, book, request, as_of));
    let visits = ledger.visits.values().flat_map(|visit| of_visit(ledger, book, visit, as_of));
    let complaints = ledger.complaints.values().filter_map(|complaint| of_complaint(complaint, as_of));
    let cash = ledger.cash.values().filter_map(|cash| of_cash(cash, as_of));
    let matters = ledger.matters.values().filter_map(|matter| of_matter(matter, as_of));
    let written = ledger.written.values().filter_map(|notice| of_written(notice, as_of));
    let lists = of_lists(ledger, book, as_of);
    let signatures = ledger.notices.values().filter_map(|notice| of_signature(ledger, notice, as_of));
    let problems = ledger.problems.values().filter_map(|problem| of_problem(problem, as_of));
    requests
        .chain(visits)
        .chain(complaints)
        .chain(matters)
        .chain(problems)
        .chain(cash)
        .chain(written)
        .chain(lists)
        .chain(signatures)
        .collect()
}

fn day(what: DayThing, id: &ThingId) -> Subject {
    Subject::Day(what, id.clone())
}

/// Something that somebody sees to by his role, at no cost when it is late.
fn for_role(
    role: Role,
    code: DueCode,
    subject: Subject,
    by: NaiveDateTime,
    clause: &'static str,
) -> Deadline {
    Deadline { code, subject, actor: Actor::Role(role), by, clause: Clause(clause), penalty: None }
}

/// What a customer objected to on a day.
pub(super) fn objected(subject: Subject, on: NaiveDate, clause: Clause) -> Deadline {
    for_role(Role::Manager, DueCode::Objection, subject, end_of(on), clause.0)
}

/// A request until it has its visit in the register (6.5.2).
fn of_request(ledger: &Ledger, book: &RuleBook, request: &Request, as_of: NaiveDateTime) -> Option<Deadline> {
    let served = ledger.visits_for(request.id.as_str()).any(|visit| visit.planned.by(as_of));
    if !request.stamp.by(as_of) || served {
        return None;
    }
    let limit = request.wanted.and_time(book.rules_on(request.wanted).deadlines.register_time);
    let (came, hour) = (request.stamp.on, request.stamp.at);
    // What came when the day was already being worked is entered on its own day.
    let too_late =
        came > limit.date() || (came == limit.date() && hour.is_some_and(|at| at.time() >= limit.time()));
    let by = if too_late { end_of(came) } else { limit };
    let subject = day(DayThing::Request, &request.id);
    Some(for_role(Role::Manager, DueCode::Register, subject, by, "6.5.2"))
}

/// The last minute for the sheet of a visit that ended, by what was known at a moment: the first day after it on which he was
/// not away (6.2.9, 6.5.5).
pub fn sheet_limit(
    ledger: &Ledger,
    rules: &RuleSet,
    who: &PersonId,
    ended: NaiveDate,
    as_of: NaiveDateTime,
) -> NaiveDateTime {
    let away = |day: NaiveDate| ledger.away.get(&(who.clone(), day)).is_some_and(|stamp| stamp.by(as_of));
    let counts = |day: NaiveDate| match rules.reading.sheet_day {
        SheetDay::Calendar => true,
        SheetDay::Working => ledger.calendar.is_workday(day),
    };
    let mut limit = add_days(ended, rules.deadlines.sheet_days);
    // Nobody is away for ever.
    while (away(limit) || !counts(limit)) && limit < ended + chrono::Days::new(366) {
        limit = add_days(limit, 1);
    }
    limit.and_time(rules.deadlines.sheet_time)
}

/// Whether a visit owes a feedback sheet once it has ended so (6.3.2, 6.5.5).
pub fn owes_sheet(rules: &RuleSet, kind: VisitKind, outcome: VisitOutcome) -> bool {
    let written = outcome != VisitOutcome::Refused || kind == VisitKind::FollowUp;
    rules.sheets.of.contains(&kind) && written
}

/// A visit: its report, what was not solved, its sheet, its call, its review, and what the customer objects to.
fn of_visit(ledger: &Ledger, book: &RuleBook, visit: &Visit, as_of: NaiveDateTime) -> Vec<Deadline> {
    if !visit.planned.by(as_of) {
        return Vec::new();
    }
    let subject = day(DayThing::Visit, &visit.id);
    let place = visit.place_by(as_of);
    let who = |code, by, clause, penalty| {
        let (actor, subject) = (Actor::Person(place.to.clone()), subject.clone());
        Deadline { code, subject, actor, by, clause: Clause(clause), penalty }
    };
    let Some(ended) = visit.ended.as_ref().filter(|ended| ended.stamp.by(as_of)) else {
        return vec![who(DueCode::Report, end_of(place.day), "6.5.3", None)];
    };
    let mut open = Vec::new();
    let is_arrived = visit.arrived.is_some_and(|arrived| arrived.by(as_of));
    if !is_arrived {
        open.push(who(DueCode::Report, end_of(place.day), "6.5.3", None));
    }
    if ended.value == VisitOutcome::Unsolved && !visit.passed_up.is_some_and(|passed| passed.by(as_of)) {
        let is_repair = visit.kind == VisitKind::Repair;
        let (clause, penalty) =
            if is_repair { ("6.2.4", Some(PenaltyClause::Unreported)) } else { ("6.1.4", None) };
        open.push(who(DueCode::PassUp, end_of(ended.on()), clause, penalty));
    }
    let rules = book.rules_on(ended.on());
    match visit.sheet.filter(|sheet| sheet.by(as_of)) {
        Some(sheet) => open.extend(after_sheet(rules, visit, sheet, as_of)),
        None if owes_sheet(rules, visit.kind, ended.value) => {
            let limit = sheet_limit(ledger, rules, &place.to, ended.on(), as_of);
            open.push(who(DueCode::Sheet, limit, "6.5.5", Some(PenaltyClause::LateSheet)));
        }
        None => {}
    }
    open
}

/// What a sheet that is in leads to.
fn after_sheet(rules: &RuleSet, visit: &Visit, sheet: Stamp, as_of: NaiveDateTime) -> Vec<Deadline> {
    let subject = || day(DayThing::Visit, &visit.id);
    let mut open = Vec::new();
    if visit.kind.is_called_back() && !visit.calls.iter().any(|call| call.stamp.by(as_of)) {
        let is_repair = visit.kind == VisitKind::Repair;
        open.push(Deadline {
            code: DueCode::Callback,
            subject: subject(),
            actor: Actor::Role(Role::Clerk),
            by: end_of(add_days(sheet.on, rules.deadlines.callback_days)),
            clause: Clause(if is_repair { "6.2.10" } else { "5.3.4" }),
            penalty: is_repair.then_some(PenaltyClause::NoCallback),
        });
    }
    if !visit.reviews.iter().any(|review| review.stamp.by(as_of)) {
        open.push(for_role(Role::Manager, DueCode::Review, subject(), end_of(sheet.on), "6.2.9"));
    }
    if let Some(last) = objection(&visit.calls, &visit.settled, as_of) {
        open.push(objected(subject(), last.on, Clause("6.2.10")));
    }
    open
}

/// A complaint until it is answered (7.1).
fn of_complaint(complaint: &Complaint, as_of: NaiveDateTime) -> Option<Deadline> {
    let answered = complaint.answered.is_some_and(|answered| answered.by(as_of));
    let open = complaint.stamp.by(as_of) && !answered;
    let (subject, by) = (day(DayThing::Complaint, &complaint.id), end_of(complaint.stamp.on));
    open.then(|| for_role(Role::Manager, DueCode::Complaint, subject, by, "7.1"))
}

/// Something unusual until the manager has answered (6.10.1).
fn of_matter(matter: &Matter, as_of: NaiveDateTime) -> Option<Deadline> {
    let is_answered = matter.answered.as_ref().is_some_and(|answered| answered.stamp.by(as_of));
    let (subject, by) = (day(DayThing::Matter, &matter.id), end_of(matter.stamp.on));
    let open = matter.stamp.by(as_of) && !is_answered;
    open.then(|| for_role(Role::Manager, DueCode::Matter, subject, by, "6.10.1"))
}

/// A problem of a product until development has said whether it is new: the manager sees to it (2.1, 5.5.1).
fn of_problem(problem: &Problem, as_of: NaiveDateTime) -> Option<Deadline> {
    let judged = problem.judged.as_ref().is_some_and(|judged| judged.stamp.by(as_of));
    let open = problem.stamp.by(as_of) && !judged;
    let since = problem.taken.filter(|taken| taken.by(as_of)).unwrap_or(problem.stamp);
    let (subject, by) = (day(DayThing::Problem, &problem.id), end_of(since.on));
    open.then(|| for_role(Role::Manager, DueCode::Problem, subject, by, "5.5.1"))
}

/// Money until it is handed in (6.10.2).
fn of_cash(cash: &Cash, as_of: NaiveDateTime) -> Option<Deadline> {
    let open = cash.stamp.by(as_of) && !cash.handed_in.is_some_and(|handed| handed.by(as_of));
    open.then(|| Deadline {
        code: DueCode::HandIn,
        subject: day(DayThing::Cash, &cash.id),
        actor: Actor::Person(cash.by.clone()),
        by: end_of(cash.stamp.on),
        clause: Clause("6.10.2"),
        penalty: None,
    })
}

/// A notice until it is approved, then until it is assigned (6.1.1).
fn of_written(notice: &Written, as_of: NaiveDateTime) -> Option<Deadline> {
    let is_over = |step: &crate::ledger::At<PersonId>| step.stamp.by(as_of);
    if !notice.stamp.by(as_of) || notice.assigned.as_ref().is_some_and(is_over) {
        return None;
    }
    let (code, role, since) = match notice.approved.as_ref().filter(|approved| is_over(approved)) {
        None => (DueCode::ApproveNotice, Role::SalesVp, notice.stamp.on),
        Some(approved) => (DueCode::Assign, Role::Manager, approved.on()),
    };
    Some(for_role(role, code, Subject::Job(notice.id.clone()), end_of(since), "6.1.1"))
}

/// The clerk's callback about a notice until the manager has signed it (6.1.9). A month that is closed asks for no more: it was
/// closed knowing its calls.
fn of_signature(ledger: &Ledger, notice: &Notice, as_of: NaiveDateTime) -> Option<Deadline> {
    let call = notice.unsigned_call(as_of)?;
    let subject = Subject::Job(notice.id.clone());
    let open = !ledger.is_closed_with(call);
    open.then(|| for_role(Role::Manager, DueCode::Sign, subject, end_of(call.on), "6.1.9"))
}

/// The lists of months that are over and had assignments (6.1.10).
fn of_lists(ledger: &Ledger, book: &RuleBook, as_of: NaiveDateTime) -> Vec<Deadline> {
    let assigned = |stamp: Stamp| (stamp.by(as_of)).then(|| Month::of(stamp.on));
    let holders = ledger.notices.values().flat_map(|notice| &notice.holders);
    let months: BTreeSet<Month> = holders.filter_map(|holder| assigned(holder.stamp)).collect();
    let is_open = |month: &Month| {
        let sent = ledger.lists_sent.get(month).is_some_and(|sent| sent.by(as_of));
        month.last() < as_of.date() && !sent
    };
    let list = |month: Month| {
        let next = month.next().first();
        let by = add_days(next, book.rules_on(next).deadlines.list_day.saturating_sub(1));
        for_role(Role::Clerk, DueCode::List, Subject::Month(month), end_of(by), "6.1.10")
    };
    months.into_iter().filter(is_open).map(list).collect()
}
