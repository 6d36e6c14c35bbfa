//! What is still open before a month is closed. Pure.

use super::{
    subject::job_text,
    waiting::{done_by, waiting_text},
};
use crate::{
    app::{
        format,
        i18n::Words,
        route::Route,
        words::{month_words, penalty_words, person_name},
    },
    domain::Month,
    ledger::Ledger,
    rules::{Due, DueCode, RuleBook, Settlement, Waiting, WaitingFor, Warning, deadlines, proposals},
};
use chrono::NaiveDateTime;

/// What is looked at before closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckKind {
    MonthOver,
    EarlierClosed,
    Deadlines,
    Proposals,
    Waiting,
    TaxRate,
    Calendar,
}

impl CheckKind {
    /// What is looked at, in a few words.
    pub fn key(self) -> &'static str {
        match self {
            CheckKind::MonthOver => "settlement.check.month_over",
            CheckKind::EarlierClosed => "settlement.check.earlier_closed",
            CheckKind::Deadlines => "settlement.check.deadlines",
            CheckKind::Proposals => "settlement.check.proposals",
            CheckKind::Waiting => "settlement.check.waiting",
            CheckKind::TaxRate => "settlement.check.tax_rate",
            CheckKind::Calendar => "settlement.check.calendar",
        }
    }
}

/// Something open: a sentence, and where it can be settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckItem {
    pub text: String,
    pub route: Option<Route>,
}

/// One line of the check list; in order when it has no items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub kind: CheckKind,
    pub items: Vec<CheckItem>,
}

impl Check {
    pub fn in_order(&self) -> bool {
        self.items.is_empty()
    }
}

/// What the checks are made from.
#[derive(Clone, Copy)]
pub struct Checked<'a> {
    pub ledger: &'a Ledger,
    pub book: &'a RuleBook,
    pub settlement: &'a Settlement,
    pub now: NaiveDateTime,
    pub words: Words,
}

/// The whole check list of a month, in the order in which one works it off.
pub fn checks(checked: Checked<'_>, month: Month) -> Vec<Check> {
    [
        (CheckKind::MonthOver, checked.month_over(month)),
        (CheckKind::EarlierClosed, checked.earlier_closed(month)),
        (CheckKind::Deadlines, checked.deadlines(month)),
        (CheckKind::Proposals, checked.proposals(month)),
        (CheckKind::Waiting, checked.waiting(month)),
        (CheckKind::TaxRate, checked.tax_rate(month)),
        (CheckKind::Calendar, checked.calendar(month)),
    ]
    .into_iter()
    .map(|(kind, items)| Check { kind, items })
    .collect()
}

impl Checked<'_> {
    fn item(&self, text: String, route: Route) -> CheckItem {
        CheckItem { text, route: Some(route) }
    }

    fn month_over(&self, month: Month) -> Vec<CheckItem> {
        if self.now.date() > month.last() {
            return Vec::new();
        }
        let last = format::full_day(self.words, month.last());
        let text = self.words.tv("settlement.check.month_over.open", &[("last", &last)]);
        vec![CheckItem { text, route: None }]
    }

    fn earlier_closed(&self, month: Month) -> Vec<CheckItem> {
        let open =
            self.settlement.months.iter().filter(|sheet| {
                sheet.month < month && sheet.closed.is_none() && super::view::has_lines(sheet)
            });
        open.map(|sheet| {
            let name = month_words(self.words, sheet.month);
            let text = self.words.tv("settlement.check.earlier_closed.open", &[("month", &name)]);
            self.item(text, super::route::month(sheet.month))
        })
        .collect()
    }

    fn deadlines(&self, month: Month) -> Vec<CheckItem> {
        let dues = deadlines(self.ledger, self.book, self.now);
        dues.iter().filter(|due| done_by(self.ledger, &due.job, month)).map(|due| self.due(due)).collect()
    }

    fn due(&self, due: &Due) -> CheckItem {
        let w = self.words;
        let job = job_text(w, self.ledger, &due.job);
        let what = w.t(undone_key(due.code));
        let by = format::moment(w, due.by, self.now.date());
        let text = w.tv("settlement.check.due", &[("job", &job.text), ("what", &what), ("by", &by)]);
        CheckItem { text, route: job.route }
    }

    fn proposals(&self, month: Month) -> Vec<CheckItem> {
        let found = proposals(self.ledger, self.book, self.now);
        found
            .iter()
            .filter(|proposal| done_by(self.ledger, &proposal.job, month))
            .map(|proposal| {
                let w = self.words;
                let job = job_text(w, self.ledger, &proposal.job);
                let person = person_name(self.ledger, &proposal.person);
                let clause = penalty_words(w, proposal.clause);
                let text = w.tv(
                    "settlement.check.proposal",
                    &[("person", &person), ("clause", &clause), ("job", &job.text)],
                );
                CheckItem { text, route: job.route }
            })
            .collect()
    }

    fn waiting(&self, month: Month) -> Vec<CheckItem> {
        let belongs = |waiting: &&Waiting| done_by(self.ledger, &waiting.subject, month);
        let here = |waiting: &&Waiting| match waiting.what {
            // It has a line of its own.
            WaitingFor::TaxRate => false,
            WaitingFor::Ruling | WaitingFor::LateDecision | WaitingFor::Successor | WaitingFor::Reassign => {
                true
            }
        };
        let waiting = self.settlement.waiting.iter().filter(belongs).filter(here);
        waiting
            .map(|waiting| {
                let text = waiting_text(self.words, self.ledger, waiting);
                CheckItem { text: text.sentence, route: text.route }
            })
            .collect()
    }

    /// A repair of the month or before that no tax rate can settle (5.2.5).
    fn tax_rate(&self, month: Month) -> Vec<CheckItem> {
        let missing = |day| self.book.rules_on(day).repair.difference_tax_percent.is_none();
        let repairs = self.ledger.repairs.values();
        let n = repairs.filter(|repair| month.contains(repair.done.on) && missing(repair.done.on)).count();
        if n == 0 {
            return Vec::new();
        }
        let text = self.words.tv("settlement.check.tax_rate.open", &[("n", &n)]);
        vec![self.item(text, Route::Rules)]
    }

    fn calendar(&self, month: Month) -> Vec<CheckItem> {
        let estimated = Warning::EstimatedCalendar { year: month.year() };
        if !self.settlement.warnings.contains(&estimated) {
            return Vec::new();
        }
        let text = self.words.tv("settlement.warning.calendar", &[("year", &month.year())]);
        vec![self.item(text, Route::Rules)]
    }
}

/// The key of what is not done yet; the list of today says it as something to do.
fn undone_key(code: DueCode) -> &'static str {
    match code {
        DueCode::Papers => "settlement.due.papers",
        DueCode::Callback => "settlement.due.callback",
        DueCode::Recheck => "settlement.due.recheck",
        DueCode::Sheet => "settlement.due.sheet",
    }
}
