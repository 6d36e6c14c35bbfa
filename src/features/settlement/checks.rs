//! What is still open before a month is closed. Pure.

use super::{
    subject::subject_text,
    waiting::{Held, total},
};
use crate::{
    app::{
        format,
        i18n::Words,
        route::Route,
        words::{
            actor_words, list_words, month_words, penalty_words, person_name, stake_in_yuan, task_words,
        },
    },
    domain::{Money, Month, PersonId},
    features::{open::route_of, record::conflicts::titles_beside_work},
    ledger::Ledger,
    rules::{
        RuleBook, Settlement, Subject, Warning,
        open::{Open, Task},
        prospects::Prospect,
    },
};
use chrono::NaiveDateTime;

/// What is looked at before closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckKind {
    Unread,
    MonthOver,
    EarlierClosed,
    Deadlines,
    Steps,
    Proposals,
    Waiting,
    TaxRate,
    Calendar,
    Owing,
}

impl CheckKind {
    /// What is looked at, in a few words.
    pub fn key(self) -> &'static str {
        match self {
            CheckKind::Unread => "settlement.check.unread",
            CheckKind::MonthOver => "settlement.check.month_over",
            CheckKind::EarlierClosed => "settlement.check.earlier_closed",
            CheckKind::Deadlines => "settlement.check.deadlines",
            CheckKind::Steps => "settlement.check.steps",
            CheckKind::Proposals => "settlement.check.proposals",
            // Called as the list that it leads to.
            CheckKind::Waiting => "settlement.waiting",
            CheckKind::TaxRate => "settlement.check.tax_rate",
            CheckKind::Calendar => "settlement.check.calendar",
            CheckKind::Owing => "settlement.check.owing",
        }
    }
}

/// Something open: a sentence, and where it can be settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckItem {
    pub text: String,
    pub route: Option<Route>,
    /// It sums up what stands on the list item by item: no further matter.
    pub is_sum: bool,
}

impl CheckItem {
    fn new(text: String, route: Option<Route>) -> CheckItem {
        CheckItem { text, route, is_sum: false }
    }
}

/// One line of the check list; in order when it has no items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub kind: CheckKind,
    pub items: Vec<CheckItem>,
    /// What waits all the same, though nobody of the branch can do anything about it now.
    pub notes: Vec<String>,
}

impl Check {
    pub fn in_order(&self) -> bool {
        self.items.is_empty()
    }
}

/// How many matters are open: each is counted once, however many lines tell of it.
pub fn open_matters(checks: &[Check]) -> usize {
    checks.iter().flat_map(|check| &check.items).filter(|item| !item.is_sum).count()
}

/// What the checks are made from.
#[derive(Clone, Copy)]
pub struct Checked<'a> {
    pub ledger: &'a Ledger,
    pub book: &'a RuleBook,
    pub settlement: &'a Settlement,
    /// Everything that is not finished.
    pub open: &'a [Open],
    /// What everybody may still expect.
    pub expected: &'a [Prospect],
    /// How much of what is stored cannot be read.
    pub unread: usize,
    pub now: NaiveDateTime,
    pub words: Words,
}

/// The whole check list of a month, in the order in which one works it off.
pub fn checks(checked: Checked<'_>, month: Month) -> Vec<Check> {
    use CheckKind::*;
    let mut kinds = vec![
        Unread,
        MonthOver,
        EarlierClosed,
        Deadlines,
        Steps,
        Proposals,
        Waiting,
        TaxRate,
        Calendar,
        Owing,
    ];
    // While no rate is set and nothing waits for one, there is nothing to look at, and nothing in order.
    kinds.retain(|kind| *kind != TaxRate || checked.has_rate(month) || !checked.tax_rate(month).is_empty());
    let check = |kind| Check {
        kind,
        items: checked.items(kind, month),
        notes: if kind == Waiting { checked.notes(month) } else { Vec::new() },
    };
    kinds.into_iter().map(check).collect()
}

/// Which line of the list something that is open belongs to; none where it is nothing that a closing waits for: work that
/// is not finished, a contract's money and period, an acceptance.
fn line_of(task: Task) -> Option<CheckKind> {
    match task {
        Task::CloseMonth(_) => Some(CheckKind::EarlierClosed),
        Task::Papers | Task::Sheet | Task::Callback | Task::Recheck => Some(CheckKind::Deadlines),
        Task::CallAgain
        | Task::RecheckAgain
        | Task::PaidIn
        | Task::ManagerApproval
        | Task::SalesVpApproval
        | Task::Consent
        | Task::WorkDone => Some(CheckKind::Steps),
        Task::Decide(_) => Some(CheckKind::Proposals),
        Task::Ruling | Task::Reassign | Task::Successor | Task::Settle => Some(CheckKind::Waiting),
        Task::TaxRate => Some(CheckKind::TaxRate),
        Task::Finish
        | Task::Receipt { .. }
        | Task::PeriodEnd { .. }
        | Task::Acceptance
        | Task::LookAtMonth(_)
        | Task::LookAside
        | Task::LookAtStrays
        | Task::Renumber
        | Task::Day(_)
        | Task::FillPost(_)
        | Task::AgreeToQuote
        | Task::AskCustomer
        | Task::FactoryRepair
        | Task::RemindAgain
        | Task::WeekList => None,
    }
}

impl Checked<'_> {
    fn items(&self, kind: CheckKind, month: Month) -> Vec<CheckItem> {
        match kind {
            CheckKind::Unread => self.unread(),
            CheckKind::MonthOver => self.month_over(month),
            CheckKind::Waiting => self.payments(month).into_iter().chain(self.steps(kind, month)).collect(),
            CheckKind::TaxRate => self.tax_rate(month),
            CheckKind::Calendar => self.calendar(month),
            CheckKind::Owing => self.owing(month),
            _ => self.steps(kind, month).collect(),
        }
    }

    fn steps(&self, kind: CheckKind, month: Month) -> impl Iterator<Item = CheckItem> {
        self.open(kind, month).map(|open| self.item(open))
    }

    /// The payments that the month's own list says wait for somebody of the branch, in one sentence. The steps that they
    /// wait for are matters of their own; a contract's money is none, so what waits for that alone is one here.
    fn payments(&self, month: Month) -> Option<CheckItem> {
        let held = Held::of(self.ledger, self.expected, month).by_steps;
        let (n, amount) = (held.len(), stake_in_yuan(self.words, total(&held)));
        let list = self.words.t("settlement.waiting");
        let text = self
            .words
            .tv("settlement.check.waiting.open", &[("n", &n), ("amount", &amount), ("list", &list)]);
        let is_sum = held.iter().all(|payment| payment.owed().any(|lack| line_of(lack.task).is_some()));
        (n > 0).then_some(CheckItem { is_sum, ..CheckItem::new(text, None) })
    }

    /// What is open for the month's work, or for earlier work, and can be done now.
    fn open(&self, kind: CheckKind, month: Month) -> impl Iterator<Item = &Open> {
        let concerns = move |open: &&Open| match open.lack.task {
            Task::CloseMonth(of) => of < month,
            _ => open.month <= month,
        };
        self.open
            .iter()
            .filter(move |open| line_of(open.lack.task) == Some(kind) && open.is_due())
            .filter(concerns)
    }

    /// What cannot be read may belong to any month.
    fn unread(&self) -> Vec<CheckItem> {
        if self.unread == 0 {
            return Vec::new();
        }
        let text = self.words.tv("settlement.check.unread.open", &[("n", &self.unread)]);
        vec![CheckItem::new(text, Some(Route::Data))]
    }

    fn month_over(&self, month: Month) -> Vec<CheckItem> {
        if self.now.date() > month.last() {
            return Vec::new();
        }
        let last = format::full_day(self.words, month.last());
        let text = self.words.tv("settlement.check.month_over.open", &[("last", &last)]);
        vec![CheckItem::new(text, None)]
    }

    fn item(&self, open: &Open) -> CheckItem {
        let text = match open.lack.task {
            Task::CloseMonth(month) => {
                let name = month_words(self.words, month);
                self.words.tv("settlement.check.earlier_closed.open", &[("month", &name)])
            }
            Task::Decide(clause) => {
                let person = open.about.as_ref().map(|person| person_name(self.ledger, person));
                let (person, clause) = (person.unwrap_or_default(), penalty_words(self.words, clause));
                let job = subject_text(self.words, self.ledger, &open.subject).text;
                self.words.tv(
                    "settlement.check.proposal",
                    &[("person", &person), ("clause", &clause), ("job", &job)],
                )
            }
            _ => self.step(open),
        };
        CheckItem::new(text, Some(route_of(self.ledger, open)))
    }

    /// A step: of which work, what, who, by when.
    fn step(&self, open: &Open) -> String {
        let (words, today) = (self.words, self.now.date());
        let job = match (open.lack.task, &open.subject) {
            // Of people or rules: which question it is.
            (Task::Settle, Subject::Nothing) => list_words(words, titles_beside_work(words, self.ledger)),
            (_, subject) => subject_text(words, self.ledger, subject).text,
        };
        let what = task_words(words, open.lack.task, today);
        let who = actor_words(words, self.ledger, &open.lack.actor, today);
        match open.lack.by {
            Some(by) => {
                let by = format::moment(words, by, today);
                words
                    .tv("settlement.check.due", &[("job", &job), ("what", &what), ("who", &who), ("by", &by)])
            }
            None => words.tv("settlement.check.step", &[("job", &job), ("what", &what), ("who", &who)]),
        }
    }

    fn has_rate(&self, month: Month) -> bool {
        self.book.rules_on(month.last()).repair.difference_tax_percent.is_some()
    }

    /// A repair of the month or before that no tax rate can settle (5.2.5).
    fn tax_rate(&self, month: Month) -> Vec<CheckItem> {
        match self.open(CheckKind::TaxRate, month).count() {
            0 => Vec::new(),
            n => {
                let text = self.words.tv("settlement.check.tax_rate.open", &[("n", &n)]);
                vec![CheckItem::new(text, Some(Route::Rules))]
            }
        }
    }

    /// Those from whom more is taken off than they earned: finance does not pay them, and must know.
    fn owing(&self, month: Month) -> Vec<CheckItem> {
        let Some(sheet) = self.settlement.sheet(month).map(|sheet| sheet.pay_so_far(self.now.date())) else {
            return Vec::new();
        };
        let item = |(person, owed): (&PersonId, Money)| {
            let name = person_name(self.ledger, person);
            let amount = format::yuan(owed.exact());
            let text = self.words.tv("settlement.owes", &[("person", &name), ("amount", &amount)]);
            CheckItem::new(text, Some(super::route::statement(month, person, None)))
        };
        sheet.owing().map(item).collect()
    }

    fn calendar(&self, month: Month) -> Vec<CheckItem> {
        let estimated = Warning::EstimatedCalendar { year: month.year() };
        if !self.settlement.warnings.contains(&estimated) {
            return Vec::new();
        }
        let text = self.words.tv("settlement.warning.calendar", &[("year", &month.year())]);
        vec![CheckItem::new(text, Some(Route::Rules))]
    }

    /// The rests that wait for an acceptance, and the money of contracts that has not come in: they hold no closing up.
    fn notes(&self, month: Month) -> Vec<String> {
        let of = |wanted: fn(&Open) -> bool| {
            let open =
                self.open.iter().filter(move |open| open.month <= month && open.is_due() && wanted(open));
            open.collect::<Vec<_>>()
        };
        let rests = of(|open| open.lack.task == Task::Acceptance && !open.stake.is_none());
        let contracts = of(|open| matches!(open.lack.task, Task::Receipt { .. }));
        let owed = contracts.iter().map(|open| match open.lack.task {
            Task::Receipt { amount } => Some(amount),
            _ => None,
        });
        let sums = [
            ("settlement.check.rests", rests.len(), rests.iter().map(|open| open.stake).sum()),
            ("settlement.check.receipts", contracts.len(), owed.sum()),
        ];
        let said = sums.into_iter().filter(|(_, n, _)| *n > 0);
        said.map(|(key, n, sum)| {
            self.words.tv(key, &[("n", &n), ("amount", &stake_in_yuan(self.words, sum))])
        })
        .collect()
    }
}
