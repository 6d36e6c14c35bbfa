//! What must hold of requests, visits and what is reported of them (6.2, 6.3, 6.5).

use super::{
    Command,
    checks::{When, not_before, unknown},
    refusal::{Earlier, Field, Problem, Reason, Refusal, Thing},
};
use crate::{
    domain::{JobId, ListedVisit, PersonId, Role, SiteId, ThingId, VisitKind},
    journal::{
        FactBody, RegisterFact, VisitMoved, VisitPlanned, WeekListed,
        kind::{Noun, roles::MANAGER},
    },
    ledger::{Ledger, Stamp, Visit, objection},
    rules::{
        RuleBook,
        deadlines::{end_of, owes_sheet},
    },
};
use chrono::{Datelike, NaiveDateTime, Weekday};

pub(super) fn check(
    ledger: &Ledger,
    book: &RuleBook,
    (on, at): When,
    fact: &RegisterFact,
) -> Result<(), Refusal> {
    let moment = at.map_or(end_of(on), |at| on.and_time(at.time()));
    match fact {
        RegisterFact::VisitPlanned(planned) => plan(ledger, book, moment, planned),
        RegisterFact::VisitMoved(moved) => move_to(ledger, moved),
        RegisterFact::SentStraight(sent) => not_arrived(visit(ledger, &sent.visit)?),
        RegisterFact::Arrived(arrived) => arrive(visit(ledger, &arrived.visit)?, (on, at)),
        RegisterFact::Ended(ended) => end(visit(ledger, &ended.visit)?, moment),
        RegisterFact::PassedUp(passed) => ended(visit(ledger, &passed.visit)?, moment).map(|_| ()),
        RegisterFact::VisitSheetIn(sheet) => sheet_in(book, visit(ledger, &sheet.visit)?, moment),
        RegisterFact::SheetReviewed(review) => with_sheet(visit(ledger, &review.visit)?, moment),
        RegisterFact::VisitCalled(call) => with_sheet(visit(ledger, &call.visit)?, moment),
        RegisterFact::ObjectionSettled(settled) => settle(ledger, &settled.subject, moment),
        RegisterFact::WeekListed(list) => week(ledger, list),
        RegisterFact::Requested(_)
        | RegisterFact::Away(_)
        | RegisterFact::DealerConsents(_)
        | RegisterFact::DealerRefuses(_)
        | RegisterFact::FollowUpsDropped(_)
        | RegisterFact::FollowUpsResumed(_)
        | RegisterFact::LooksAfter(_) => Ok(()),
    }
}

/// Why a leader does not give out the work of a customer whom he does not look after (2.3).
pub fn not_looked_after(ledger: &Ledger, seat: Option<(&PersonId, Role)>, site: &SiteId) -> Option<Refusal> {
    let (leader, _) = seat.filter(|(_, role)| *role == Role::Leader)?;
    let after = ledger.sites.get(site).and_then(|site| site.looked_after_by.as_ref());
    let is_his = after.is_some_and(|after| after.value == *leader);
    (!is_his).then(|| Refusal::by("2.3", Reason::NotLookedAfter).asking(MANAGER))
}

/// Where a leader gives out a visit, it is to a customer whom he looks after (2.3).
pub(super) fn given_out(
    ledger: &Ledger,
    seat: Option<(&PersonId, Role)>,
    command: &Command,
) -> Result<(), Refusal> {
    let Command::Record { body: FactBody::Register(told), .. } = command else { return Ok(()) };
    let site = match told {
        RegisterFact::VisitPlanned(planned) => Some(&planned.site),
        RegisterFact::VisitMoved(moved) => ledger.visits.get(&moved.visit).map(|visit| &visit.site),
        _ => None,
    };
    site.and_then(|site| not_looked_after(ledger, seat, site)).map_or(Ok(()), Err)
}

fn visit<'a>(ledger: &'a Ledger, id: &ThingId) -> Result<&'a Visit, Refusal> {
    ledger.visits.get(id).ok_or_else(|| unknown(Thing::Visit, id.as_str()))
}

fn not_yet(clause: &'static str, what: Earlier) -> Refusal {
    Refusal::by(clause, Reason::NotYet { what })
}

fn already(clause: &'static str, what: Earlier, stamp: Stamp) -> Refusal {
    Refusal::by(clause, Reason::AlreadySo { what, on: stamp.on })
}

/// Follow-ups need the dealer's word, go nowhere where they were dropped, and go by phone only after some visits.
fn plan(
    ledger: &Ledger,
    book: &RuleBook,
    moment: NaiveDateTime,
    VisitPlanned { site, kind, phone, request, job, .. }: &VisitPlanned,
) -> Result<(), Refusal> {
    if let Some(request) = request.as_ref().filter(|request| !ledger.requests.contains_key(*request)) {
        return Err(unknown(Thing::Request, request.as_str()));
    }
    // A repair may be recorded once it is done; any other work is there before anybody goes.
    let known = |job: &&JobId| ledger.thing_called(Noun::Job, job.as_str()).is_some();
    let unknown_job = job.as_ref().filter(|job| *kind != VisitKind::Repair && !known(job));
    if let Some(job) = unknown_job {
        return Err(unknown(Thing::Job, job.as_str()));
    }
    if *kind != VisitKind::FollowUp {
        return Ok(());
    }
    followed_up(ledger, site)?;
    let needed = book.rules_on(moment.date()).follow_up.phone_after;
    let is_reviewed = |visit: &&Visit| visit.kind == VisitKind::FollowUp && !visit.reviews.is_empty();
    let reviewed = ledger.visits_of(site).filter(is_reviewed).count();
    if *phone && reviewed < needed as usize {
        return Err(Refusal::by("6.3.6", Reason::TooFewReviewed { reviewed, needed }));
    }
    Ok(())
}

/// Somebody may be sent there to follow up.
fn followed_up(ledger: &Ledger, id: &SiteId) -> Result<(), Refusal> {
    let site = ledger.sites.get(id).ok_or_else(|| unknown(Thing::Site, id.as_str()))?;
    match site.no_follow_ups() {
        Some(why) => {
            let clause = if site.is_dropped() { "6.3.5" } else { "6.3.1" };
            Err(Refusal::by(clause, Reason::NoFollowUps { site: id.clone(), why }).asking(MANAGER))
        }
        None => Ok(()),
    }
}

/// A list is issued whole: for customers who may be followed up, by people who are known.
fn week(ledger: &Ledger, WeekListed { week, items }: &WeekListed) -> Result<(), Refusal> {
    if week.weekday() != Weekday::Mon {
        return Err(Refusal::field(Field::Day, Problem::NoMonday));
    }
    items.iter().try_for_each(|ListedVisit { site, person }| {
        if !ledger.people.contains_key(person) {
            return Err(unknown(Thing::Person, person.as_str()));
        }
        followed_up(ledger, site)
    })
}

fn not_arrived(visit: &Visit) -> Result<(), Refusal> {
    visit.arrived.map_or(Ok(()), |arrived| Err(already("6.5.3", Earlier::Arrival, arrived)))
}

fn move_to(ledger: &Ledger, VisitMoved { visit: id, to, day, time, .. }: &VisitMoved) -> Result<(), Refusal> {
    not_arrived(visit(ledger, id)?)?;
    if to.is_none() && day.is_none() && time.is_none() {
        return Err(Refusal::by("6.2.3", Reason::NothingMoved));
    }
    Ok(())
}

/// Who arrives goes by what the register says then: a move that is known counts, whenever the arrival is written down.
fn arrive(visit: &Visit, (on, at): When) -> Result<(), Refusal> {
    not_arrived(visit)?;
    let day = visit.place().day;
    if on < day {
        return Err(Refusal::by("6.5.3", Reason::BeforeVisit { day }));
    }
    visit.moves.iter().try_for_each(|step| not_before("6.2.3", Earlier::Move, step.stamp, (on, at)))
}

fn end(visit: &Visit, moment: NaiveDateTime) -> Result<(), Refusal> {
    match (&visit.ended, visit.arrived) {
        (Some(ended), _) => Err(already("6.5.3", Earlier::End, ended.stamp)),
        (None, Some(arrived)) if arrived.by(moment) => Ok(()),
        (None, _) => Err(not_yet("6.5.3", Earlier::Arrival)),
    }
}

fn ended(
    visit: &Visit,
    moment: NaiveDateTime,
) -> Result<&crate::ledger::At<crate::domain::VisitOutcome>, Refusal> {
    let ended = visit.ended.as_ref().filter(|ended| ended.stamp.by(moment));
    ended.ok_or_else(|| not_yet("6.5.3", Earlier::End))
}

fn sheet_in(book: &RuleBook, visit: &Visit, moment: NaiveDateTime) -> Result<(), Refusal> {
    let ended = ended(visit, moment)?;
    if let Some(sheet) = visit.sheet {
        return Err(already("6.5.5", Earlier::Sheet, sheet));
    }
    match owes_sheet(book.rules_on(ended.on()), visit.kind, ended.value) {
        true => Ok(()),
        false => Err(Refusal::by("6.5.5", Reason::OwesNoSheet)),
    }
}

/// A review and a call come after the sheet.
fn with_sheet(visit: &Visit, moment: NaiveDateTime) -> Result<(), Refusal> {
    match visit.sheet {
        Some(sheet) if sheet.by(moment) => Ok(()),
        _ => Err(not_yet("6.2.9", Earlier::Sheet)),
    }
}

/// Only what a customer objects to is settled.
fn settle(ledger: &Ledger, subject: &ThingId, moment: NaiveDateTime) -> Result<(), Refusal> {
    let id = subject.as_str();
    let visit = || ledger.visits.get(id).map(|visit| objection(&visit.calls, &visit.settled, moment));
    let notice = || {
        let notice = ledger.notices.get(id)?;
        let called = objection(&notice.callbacks, &notice.settled, moment);
        Some(called.or_else(|| objection(&notice.rechecks, &notice.settled, moment)))
    };
    let repair = || {
        let repair = ledger.repairs.get(id)?;
        let is_visited = ledger.visits_for(id).next().is_some();
        Some(objection(&repair.callbacks, &repair.settled, moment).filter(|_| !is_visited))
    };
    match visit().or_else(notice).or_else(repair).flatten() {
        Some(_) => Ok(()),
        None => Err(Refusal::by("6.2.10", Reason::NoObjection)),
    }
}
