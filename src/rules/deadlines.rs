//! What is due, from whom, by when.

use super::{
    Clause, RuleBook,
    commissioning::{papers, price},
    penalties,
};
use crate::{
    domain::{Arrange, JobId, Money, PenaltyClause, PersonId, Role, month::add_days},
    ledger::{Ledger, Notice, Repair},
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
    /// The feedback sheet of a repair (6.2.9).
    Sheet,
}

impl DueCode {
    pub fn code(self) -> &'static str {
        match self {
            DueCode::Papers => "papers",
            DueCode::Callback => "callback",
            DueCode::Recheck => "recheck",
            DueCode::Sheet => "sheet",
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
    pub job: JobId,
    /// Who must act; none where nobody holds the role.
    pub person: Option<PersonId>,
    /// The last minute.
    pub by: NaiveDateTime,
    pub state: DueState,
    pub clause: Clause,
    /// What it costs the person when it is late, where the regulation names a sum.
    pub fine: Option<Money>,
}

/// All deadlines open at a moment, late ones first; what is dated on that day counts as known.
pub fn deadlines(ledger: &Ledger, book: &RuleBook, as_of: NaiveDateTime) -> Vec<Due> {
    let known = as_of.date();
    let notices = ledger.notices.values().flat_map(|notice| of_notice(ledger, book, notice, known));
    let repairs = ledger.repairs.values().flat_map(|repair| of_repair(ledger, book, repair, known));
    let mut dues: Vec<Due> = notices
        .chain(repairs)
        .map(|open| Due {
            state: if as_of > open.by { DueState::Late } else { DueState::Open },
            fine: open.fine(book),
            code: open.code,
            job: open.job,
            person: open.person,
            by: open.by,
            clause: open.clause,
        })
        .collect();
    dues.arrange_by(|a, b| (a.by, &a.job, a.code).cmp(&(b.by, &b.job, b.code)));
    dues
}

/// Whether anything looks another way at one moment than at an earlier one: a deadline has passed, or it is another day.
pub fn passes(dues: &[Due], before: NaiveDateTime, now: NaiveDateTime) -> bool {
    let passed = |due: &Due| (before > due.by) != (now > due.by);
    before.date() != now.date() || dues.iter().any(passed)
}

/// A deadline that runs, whatever the time of day.
pub(super) struct Deadline {
    pub(super) code: DueCode,
    job: JobId,
    person: Option<PersonId>,
    pub(super) by: NaiveDateTime,
    pub(super) clause: Clause,
    penalty: Option<PenaltyClause>,
}

impl Deadline {
    pub(super) fn fine(&self, book: &RuleBook) -> Option<Money> {
        penalties::fine_of(book, self.penalty?, self.by.date())
    }
}

/// The last minute of a day.
fn end_of(day: NaiveDate) -> NaiveDateTime {
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

/// The deadlines of a commissioning that run on a day.
pub(super) fn of_notice(
    ledger: &Ledger,
    book: &RuleBook,
    notice: &Notice,
    known: NaiveDate,
) -> Vec<Deadline> {
    let mut open = Vec::new();
    let Some(finished) = notice.finished.filter(|finished| finished.on <= known) else { return open };
    let rules = book.rules_on(finished.on);
    let good = notice.good_papers().filter(|papers| papers.stamp.on <= known);
    let Some(good) = good else {
        if let Some(limit) = papers::limit(notice, book, known) {
            open.push(Deadline {
                code: DueCode::Papers,
                job: notice.id.clone(),
                person: Some(notice.holder().value.clone()),
                by: end_of(limit),
                clause: Clause("5.1.7"),
                penalty: Some(PenaltyClause::LatePapers),
            });
        }
        return open;
    };
    if !notice.callbacks.iter().any(|call| call.on() <= known) {
        open.push(Deadline {
            code: DueCode::Callback,
            job: notice.id.clone(),
            person: holder(ledger, Role::Clerk, known),
            by: end_of(add_days(good.stamp.on, rules.deadlines.callback_days)),
            clause: Clause("6.1.9"),
            penalty: None,
        });
    }
    let Some(site) = ledger.sites.get(&notice.site) else { return open };
    let points = price::notice_points(book.rules_on(notice.holder().on()), site.area, notice);
    let confirmed = notice.confirmed_callback().filter(|call| call.on() <= known);
    let rechecked = notice.rechecks.iter().any(|recheck| recheck.on() <= known);
    let needed = points >= book.rules_on(notice.holder().on()).commissioning.recheck_from;
    if let Some(confirmed) = confirmed.filter(|_| needed && !rechecked) {
        open.push(Deadline {
            code: DueCode::Recheck,
            job: notice.id.clone(),
            person: holder(ledger, Role::Manager, known),
            by: end_of(add_days(confirmed.on(), rules.deadlines.recheck_days)),
            clause: Clause("6.1.9"),
            penalty: None,
        });
    }
    open
}

/// The deadline of a repair that runs on a day.
pub(super) fn of_repair(
    ledger: &Ledger,
    book: &RuleBook,
    repair: &Repair,
    known: NaiveDate,
) -> Option<Deadline> {
    if repair.done.on > known {
        return None;
    }
    let rules = &book.rules_on(repair.done.on).deadlines;
    match repair.sheet.filter(|sheet| sheet.on <= known) {
        None => Some(Deadline {
            code: DueCode::Sheet,
            job: repair.id.clone(),
            person: Some(repair.by.clone()),
            by: add_days(repair.done.on, rules.sheet_days).and_time(rules.sheet_time),
            clause: Clause("6.2.9"),
            penalty: Some(PenaltyClause::LateSheet),
        }),
        Some(sheet) if !repair.callbacks.iter().any(|call| call.on() <= known) => Some(Deadline {
            code: DueCode::Callback,
            job: repair.id.clone(),
            person: holder(ledger, Role::Clerk, known),
            by: end_of(add_days(sheet.on, rules.callback_days)),
            clause: Clause("6.2.10"),
            penalty: Some(PenaltyClause::NoCallback),
        }),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_counts_when_a_deadline_passes_or_a_day_begins() {
        let at = |text: &str| -> NaiveDateTime { text.parse().unwrap() };
        let due = Due {
            code: DueCode::Sheet,
            job: JobId::parse("W1").unwrap(),
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
