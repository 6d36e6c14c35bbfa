//! What is due, from whom, by when.

use super::{
    Clause, RuleBook,
    commissioning::{papers, price},
};
use crate::{
    domain::{JobId, Money, PenaltyClause, PersonId, Role, month::add_days},
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
    let mut open = Vec::new();
    for notice in ledger.notices.values() {
        of_notice(ledger, book, notice, known, &mut open);
    }
    for repair in ledger.repairs.values() {
        of_repair(ledger, book, repair, known, &mut open);
    }
    let mut dues: Vec<Due> = open
        .into_iter()
        .map(|open: Open| Due {
            state: if as_of > open.by { DueState::Late } else { DueState::Open },
            fine: open.fine(book),
            code: open.code,
            job: open.job,
            person: open.person,
            by: open.by,
            clause: open.clause,
        })
        .collect();
    dues.sort_by(|a, b| (a.by, &a.job, a.code).cmp(&(b.by, &b.job, b.code)));
    dues
}

struct Open {
    code: DueCode,
    job: JobId,
    person: Option<PersonId>,
    by: NaiveDateTime,
    clause: Clause,
    penalty: Option<PenaltyClause>,
}

impl Open {
    fn fine(&self, book: &RuleBook) -> Option<Money> {
        let rules = book.rules_on(self.by.date());
        let fine = rules.penalties.get(&self.penalty?)?.fine;
        Some(Money::round(fine)).filter(|fine| !fine.is_zero())
    }
}

/// The last minute of a day.
fn end_of(day: NaiveDate) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default())
}

fn holder(ledger: &Ledger, role: Role, day: NaiveDate) -> Option<PersonId> {
    ledger.holder_of(role, day).map(|person| person.id.clone())
}

fn of_notice(ledger: &Ledger, book: &RuleBook, notice: &Notice, known: NaiveDate, open: &mut Vec<Open>) {
    let Some(finished) = notice.finished.filter(|finished| finished.on <= known) else { return };
    let rules = book.rules_on(finished.on);
    let good = notice.good_papers().filter(|papers| papers.stamp.on <= known);
    let Some(good) = good else {
        if let Some(limit) = papers::limit(notice, book, known) {
            open.push(Open {
                code: DueCode::Papers,
                job: notice.id.clone(),
                person: Some(notice.holder().value.clone()),
                by: end_of(limit),
                clause: Clause("5.1.7"),
                penalty: Some(PenaltyClause::LatePapers),
            });
        }
        return;
    };
    if !notice.callbacks.iter().any(|call| call.on() <= known) {
        open.push(Open {
            code: DueCode::Callback,
            job: notice.id.clone(),
            person: holder(ledger, Role::Clerk, known),
            by: end_of(add_days(good.stamp.on, rules.deadlines.callback_days)),
            clause: Clause("6.1.9"),
            penalty: None,
        });
    }
    let Some(site) = ledger.sites.get(&notice.site) else { return };
    let points = price::notice_points(book.rules_on(notice.holder().on()), site.area, notice);
    let confirmed = notice.confirmed_callback().filter(|call| call.on() <= known);
    let rechecked = notice.rechecks.iter().any(|recheck| recheck.on() <= known);
    let needed = points >= book.rules_on(notice.holder().on()).commissioning.recheck_from;
    if let Some(confirmed) = confirmed.filter(|_| needed && !rechecked) {
        open.push(Open {
            code: DueCode::Recheck,
            job: notice.id.clone(),
            person: holder(ledger, Role::Manager, known),
            by: end_of(add_days(confirmed.on(), rules.deadlines.recheck_days)),
            clause: Clause("6.1.9"),
            penalty: None,
        });
    }
}

fn of_repair(ledger: &Ledger, book: &RuleBook, repair: &Repair, known: NaiveDate, open: &mut Vec<Open>) {
    if repair.done.on > known {
        return;
    }
    let rules = &book.rules_on(repair.done.on).deadlines;
    match repair.sheet.filter(|sheet| sheet.on <= known) {
        None => open.push(Open {
            code: DueCode::Sheet,
            job: repair.id.clone(),
            person: Some(repair.by.clone()),
            by: add_days(repair.done.on, rules.sheet_days).and_time(rules.sheet_time),
            clause: Clause("6.2.9"),
            penalty: Some(PenaltyClause::LateSheet),
        }),
        Some(sheet) if !repair.callbacks.iter().any(|call| call.on() <= known) => open.push(Open {
            code: DueCode::Callback,
            job: repair.id.clone(),
            person: holder(ledger, Role::Clerk, known),
            by: end_of(add_days(sheet.on, rules.callback_days)),
            clause: Clause("6.2.10"),
            penalty: Some(PenaltyClause::NoCallback),
        }),
        Some(_) => {}
    }
}
