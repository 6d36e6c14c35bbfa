//! What is due, from whom, by when.

mod day;

pub use day::{owes_sheet, sheet_limit};

use super::{
    Clause, RuleBook, Subject,
    commissioning::{papers, price},
    open::Actor,
    penalties,
};
use crate::{
    domain::{Arrange, JobId, Money, PenaltyClause, PersonId, Role, month::add_days},
    ledger::{Ledger, Notice, Repair, objection},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// What has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueCode {
    /// The three papers to the clerk (5.1.7, 6.1.7).
    Papers,
    /// The clerk's phone callback (6.1.9, 6.2.10).
    Callback,
    /// The manager's phone recheck (6.1.9).
    Recheck,
    /// The manager signs the clerk's callback about a notice (6.1.9).
    Sign,
    /// The feedback sheet of a repair or a visit (6.2.9, 6.5.5).
    Sheet,
    /// A request has its visit in the register (6.5.2).
    Register,
    /// Arrival and end of a visit are reported (6.5.3).
    Report,
    /// What could not be solved is reported to the manager (6.1.4, 6.2.4).
    PassUp,
    /// The manager reviews a sheet (6.2.9, 6.3.4).
    Review,
    /// The manager settles what a customer objected to (6.2.10).
    Objection,
    /// The sales vice-president approves a notice (6.1.1).
    ApproveNotice,
    /// A notice is assigned (6.1.1).
    Assign,
    /// A complaint is looked into and answered (7.1).
    Complaint,
    /// A problem of a product is passed to development, and what that says is recorded (2.1, 5.5.1).
    Problem,
    /// Money that somebody took is handed in (6.10.2).
    HandIn,
    /// The manager answers what was reported to him as unusual (6.10.1).
    Matter,
    /// Finance has the list of a month's assignments (6.1.10).
    List,
}

impl DueCode {
    pub const ALL: [DueCode; 17] = [
        DueCode::Papers,
        DueCode::Callback,
        DueCode::Recheck,
        DueCode::Sign,
        DueCode::Sheet,
        DueCode::Register,
        DueCode::Report,
        DueCode::PassUp,
        DueCode::Review,
        DueCode::Objection,
        DueCode::ApproveNotice,
        DueCode::Assign,
        DueCode::Complaint,
        DueCode::Problem,
        DueCode::HandIn,
        DueCode::Matter,
        DueCode::List,
    ];

    /// Whether the text sets a limit: what has none is never late.
    pub fn has_limit(self) -> bool {
        !matches!(
            self,
            DueCode::Sign
                | DueCode::Review
                | DueCode::Objection
                | DueCode::ApproveNotice
                | DueCode::Assign
                | DueCode::Complaint
                | DueCode::Matter
                | DueCode::Problem
        )
    }

    pub fn code(self) -> &'static str {
        match self {
            DueCode::Papers => "papers",
            DueCode::Callback => "callback",
            DueCode::Recheck => "recheck",
            DueCode::Sign => "sign",
            DueCode::Sheet => "sheet",
            DueCode::Register => "register",
            DueCode::Report => "report",
            DueCode::PassUp => "pass_up",
            DueCode::Review => "review",
            DueCode::Objection => "objection",
            DueCode::ApproveNotice => "approve_notice",
            DueCode::Assign => "assign",
            DueCode::Complaint => "complaint",
            DueCode::Problem => "problem",
            DueCode::HandIn => "hand_in",
            DueCode::Matter => "matter",
            DueCode::List => "list",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueState {
    Open,
    Late,
}

/// An open deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub code: DueCode,
    pub subject: Subject,
    /// Who must act; none where nobody holds the role.
    pub person: Option<PersonId>,
    /// The last minute; where the text sets none, the end of the day on which it came up.
    pub by: NaiveDateTime,
    pub state: DueState,
    pub clause: Clause,
    /// What it costs the person when it is late, where the regulation names a sum.
    pub fine: Option<Money>,
}

impl Due {
    /// The notice or repair that it is about.
    pub fn job(&self) -> Option<&JobId> {
        match &self.subject {
            Subject::Job(id) => Some(id),
            _ => None,
        }
    }
}

/// All deadlines open at a moment, late ones first; what is dated on that day and says no hour counts as known.
pub fn deadlines(ledger: &Ledger, book: &RuleBook, as_of: NaiveDateTime) -> Vec<Due> {
    let notices = ledger.notices.values().flat_map(|notice| of_notice(ledger, book, notice, as_of));
    let repairs = ledger.repairs.values().flat_map(|repair| of_repair(ledger, book, repair, as_of));
    let of_day = day::deadlines(ledger, book, as_of);
    let mut dues: Vec<Due> =
        notices.chain(repairs).chain(of_day).map(|open| open.due(ledger, book, as_of)).collect();
    dues.arrange_by(|a, b| (a.by, &a.subject, a.code).cmp(&(b.by, &b.subject, b.code)));
    dues
}

/// What of these the day brings: everything but the papers, calls, rechecks and sheets of jobs.
pub(super) fn of_the_day(ledger: &Ledger, book: &RuleBook, as_of: NaiveDateTime) -> Vec<Deadline> {
    let notices = ledger.notices.values().filter_map(|notice| objection_to_notice(notice, as_of));
    let repairs = ledger.repairs.values().filter_map(|repair| objection_to_repair(ledger, repair, as_of));
    notices.chain(repairs).chain(day::deadlines(ledger, book, as_of)).collect()
}

/// Whether anything looks another way at one moment than at an earlier one: a deadline has passed, or it is another day.
pub fn passes(dues: &[Due], before: NaiveDateTime, now: NaiveDateTime) -> bool {
    let passed = |due: &Due| (before > due.by) != (now > due.by);
    before.date() != now.date() || dues.iter().any(passed)
}

/// A deadline that runs, whatever the time of day.
pub(super) struct Deadline {
    pub(super) code: DueCode,
    pub(super) subject: Subject,
    pub(super) actor: Actor,
    pub(super) by: NaiveDateTime,
    pub(super) clause: Clause,
    penalty: Option<PenaltyClause>,
}

impl Deadline {
    fn due(self, ledger: &Ledger, book: &RuleBook, as_of: NaiveDateTime) -> Due {
        let late = self.code.has_limit() && as_of > self.by;
        Due {
            state: if late { DueState::Late } else { DueState::Open },
            fine: self.fine(book),
            code: self.code,
            subject: self.subject,
            person: match self.actor {
                Actor::Person(person) => Some(person),
                Actor::Role(role) => holder(ledger, role, as_of.date()),
                Actor::Outside => None,
            },
            by: self.by,
            clause: self.clause,
        }
    }

    pub(super) fn fine(&self, book: &RuleBook) -> Option<Money> {
        penalties::fine_of(book, self.penalty?, self.by.date())
    }
}

/// The last minute of a day.
pub fn end_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default())
}

/// The day, where a last minute is the day's own: no hour is meant by it.
pub fn whole_day(by: NaiveDateTime) -> Option<NaiveDate> {
    let day = by.date();
    (by == end_of(day)).then_some(day)
}

fn holder(ledger: &Ledger, role: Role, day: NaiveDate) -> Option<PersonId> {
    ledger.holder_of(role, day).map(|person| person.id.clone())
}

/// The deadlines of a commissioning that run at a moment.
pub(super) fn of_notice(
    ledger: &Ledger,
    book: &RuleBook,
    notice: &Notice,
    as_of: NaiveDateTime,
) -> Vec<Deadline> {
    let mut open: Vec<Deadline> = objection_to_notice(notice, as_of).into_iter().collect();
    let Some(finished) = notice.finished.filter(|finished| finished.by(as_of)) else { return open };
    let subject = Subject::Job(notice.id.clone());
    let rules = book.rules_on(finished.on);
    let good = notice.good_papers().filter(|papers| papers.stamp.by(as_of));
    let Some(good) = good else {
        if let Some(limit) = papers::limit(notice, book, as_of) {
            open.push(Deadline {
                code: DueCode::Papers,
                subject,
                actor: Actor::Person(notice.holder().value.clone()),
                by: end_of(limit),
                clause: Clause("5.1.7"),
                penalty: Some(PenaltyClause::LatePapers),
            });
        }
        return open;
    };
    let called = |code, role, by| {
        let (clause, penalty, subject) = (Clause("6.1.9"), None, subject.clone());
        Deadline { code, subject, actor: Actor::Role(role), by: end_of(by), clause, penalty }
    };
    if !notice.callbacks.iter().any(|call| call.stamp.by(as_of)) {
        let by = add_days(good.stamp.on, rules.deadlines.callback_days);
        open.push(called(DueCode::Callback, Role::Clerk, by));
    }
    let Some(site) = ledger.sites.get(&notice.site) else { return open };
    let points = price::notice_points(book.rules_on(notice.holder().on()), site.area, notice);
    let confirmed = notice.confirmed_callback().filter(|call| call.stamp.by(as_of));
    let rechecked = notice.rechecks.iter().any(|recheck| recheck.stamp.by(as_of));
    let needed = points >= book.rules_on(notice.holder().on()).commissioning.recheck_from;
    if let Some(confirmed) = confirmed.filter(|_| needed && !rechecked) {
        let by = add_days(confirmed.on(), rules.deadlines.recheck_days);
        open.push(called(DueCode::Recheck, Role::Manager, by));
    }
    open
}

/// A customer's objection about a notice: calls close what calls opened, rechecks what rechecks opened.
fn objection_to_notice(notice: &Notice, as_of: NaiveDateTime) -> Option<Deadline> {
    let called = objection(&notice.callbacks, &notice.settled, as_of);
    let rechecked = objection(&notice.rechecks, &notice.settled, as_of);
    let last = called.into_iter().chain(rechecked).map(|stamp| stamp.on).max()?;
    Some(day::objected(Subject::Job(notice.id.clone()), last, Clause("6.1.9")))
}

/// A customer's objection about a repair for which no visit is made.
fn objection_to_repair(ledger: &Ledger, repair: &Repair, as_of: NaiveDateTime) -> Option<Deadline> {
    let last = objection(&repair.callbacks, &repair.settled, as_of)?;
    let is_visited = ledger.visits_for(repair.id.as_str()).next().is_some();
    (!is_visited).then(|| day::objected(Subject::Job(repair.id.clone()), last.on, Clause("6.2.10")))
}

/// The last minute for the sheet of a repair for which no visit is made (6.2.9).
pub fn repair_sheet_limit(book: &RuleBook, repair: &Repair) -> NaiveDateTime {
    let rules = &book.rules_on(repair.done.on).deadlines;
    add_days(repair.done.on, rules.sheet_days).and_time(rules.sheet_time)
}

/// The deadlines of a repair that run at a moment. Where visits are made for it, theirs stand for its own.
pub(super) fn of_repair(
    ledger: &Ledger,
    book: &RuleBook,
    repair: &Repair,
    as_of: NaiveDateTime,
) -> Vec<Deadline> {
    let is_visited = ledger.visits_for(repair.id.as_str()).next().is_some();
    if !repair.done.by(as_of) || is_visited {
        return Vec::new();
    }
    let subject = Subject::Job(repair.id.clone());
    let objected = objection_to_repair(ledger, repair, as_of);
    let rules = &book.rules_on(repair.done.on).deadlines;
    let step = match repair.sheet.filter(|sheet| sheet.by(as_of)) {
        None => Some(Deadline {
            code: DueCode::Sheet,
            subject,
            actor: Actor::Person(repair.by.clone()),
            by: repair_sheet_limit(book, repair),
            clause: Clause("6.2.9"),
            penalty: Some(PenaltyClause::LateSheet),
        }),
        Some(sheet) if !repair.callbacks.iter().any(|call| call.stamp.by(as_of)) => Some(Deadline {
            code: DueCode::Callback,
            subject,
            actor: Actor::Role(Role::Clerk),
            by: end_of(add_days(sheet.on, rules.callback_days)),
            clause: Clause("6.2.10"),
            penalty: Some(PenaltyClause::NoCallback),
        }),
        Some(_) => None,
    };
    step.into_iter().chain(objected).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_counts_when_a_deadline_passes_or_a_day_begins() {
        let at = |text: &str| -> NaiveDateTime { text.parse().unwrap() };
        let due = Due {
            code: DueCode::Sheet,
            subject: Subject::Nothing,
            person: None,
            by: at("2026-03-02T18:00:00"),
            state: DueState::Open,
            clause: Clause("6.2.9"),
            fine: None,
        };
        let passes = |before: &str, now: &str| passes(std::slice::from_ref(&due), at(before), at(now));
        assert!(!passes("2026-03-02T17:59:00", "2026-03-02T18:00:00"));
        assert!(passes("2026-03-02T18:00:00", "2026-03-02T18:00:20"));
        assert!(!passes("2026-03-02T18:00:20", "2026-03-02T23:59:59"));
        assert!(passes("2026-03-02T23:59:59", "2026-03-03T00:00:00"));
    }

    #[test]
    fn the_last_minute_of_a_day_is_the_whole_day() {
        let day = NaiveDate::MIN;
        assert_eq!(whole_day(end_of(day)), Some(day));
        for hour in [NaiveTime::MIN, NaiveTime::from_hms_opt(18, 0, 0).unwrap()] {
            assert_eq!(whole_day(day.and_time(hour)), None);
        }
    }
}
