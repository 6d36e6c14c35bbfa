//! Where the sections put their lines while a settlement runs.

use super::{
    Clause, Item, Line, Outcome, RuleBook, Step, Subject, Waiting, WaitingFor, Warning,
    commissioning::ladder::LadderPoints,
};
use crate::{
    domain::{Arrange, Collected, Money, Month, PersonId, Role},
    journal::ClosedLine,
    ledger::Ledger,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A line without its derivation.
pub(super) struct Payment {
    item: Item,
    subject: Subject,
    amount: Money,
    clause: Clause,
}

impl Payment {
    pub(super) fn new(item: Item, subject: Subject, amount: Money, clause: Clause) -> Payment {
        Payment { item, subject, amount, clause }
    }
}

/// The lines of each person by month.
pub(super) type Lines = BTreeMap<Month, BTreeMap<PersonId, Vec<Line>>>;

/// What was said besides the lines.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Noted {
    pub waiting: Vec<Waiting>,
    pub outcomes: Vec<Outcome>,
    pub warnings: Vec<Warning>,
}

/// What came of one of the things that are settled by themselves.
pub(super) struct Piece {
    /// The months that got a line, in order.
    pub months: Vec<Month>,
    pub noted: Noted,
}

/// The lines of some months as they are collected.
pub(super) struct Pay<'a> {
    pub ledger: &'a Ledger,
    pub book: &'a RuleBook,
    pub ladder: &'a LadderPoints,
    pub waiting: Vec<Waiting>,
    pub outcomes: Vec<Outcome>,
    pub warnings: Vec<Warning>,
    from: Month,
    to: Month,
    lines: Lines,
    /// The months that the present piece has given a line.
    touched: Vec<Month>,
    /// The clerk in post on the last day of each month asked for.
    clerks: BTreeMap<Month, Option<PersonId>>,
    bare: Bare,
    answers: Answers,
}

/// How a question that was answered in two ways is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    /// What depends on it waits.
    Awaited,
    /// By the answer that was recorded first, as if there were no other.
    First,
}

/// Of which months it is wanted what they pay, and not why.
#[derive(Clone, Copy)]
pub(super) enum Bare {
    None,
    Closed,
    UpTo(Month),
}

impl<'a> Pay<'a> {
    pub(super) fn new(
        ledger: &'a Ledger,
        book: &'a RuleBook,
        ladder: &'a LadderPoints,
        from: Month,
        to: Month,
    ) -> Pay<'a> {
        let clerk = |month: Month| ledger.holder_of(Role::Clerk, month.last()).map(|clerk| clerk.id.clone());
        Pay {
            ledger,
            book,
            ladder,
            waiting: Vec::new(),
            outcomes: Vec::new(),
            warnings: Vec::new(),
            from,
            to,
            lines: from.through(to).map(|month| (month, BTreeMap::new())).keyed(),
            touched: Vec::new(),
            clerks: from.through(to).map(|month| (month, clerk(month))).keyed(),
            bare: Bare::None,
            answers: Answers::Awaited,
        }
    }

    /// Takes questions that were answered in two ways in one or the other manner.
    pub(super) fn answered(self, answers: Answers) -> Pay<'a> {
        Pay { answers, ..self }
    }

    /// Leaves the lines of some months without their derivations.
    pub(super) fn bare(self, bare: Bare) -> Pay<'a> {
        Pay { bare, ..self }
    }

    /// Whether it is asked why the lines of a month are paid.
    fn derives(&self, month: Month) -> bool {
        match self.bare {
            Bare::None => true,
            Bare::Closed => self.ledger.closing(month).is_none(),
            Bare::UpTo(last) => month > last,
        }
    }

    pub(super) fn months(&self) -> impl Iterator<Item = Month> + use<> {
        self.from.through(self.to)
    }

    /// The month is being settled: only then is a line worth deriving.
    pub(super) fn wants(&self, month: Month) -> bool {
        (self.from..=self.to).contains(&month)
    }

    /// Somebody's last day; of somebody unknown, the last day of all.
    pub(super) fn last_day(&self, person: &PersonId) -> NaiveDate {
        self.ledger.people.get(person).map_or(NaiveDate::MAX, |person| person.last_day())
    }

    /// Who is the clerk on the last day of a month that is being settled.
    pub(super) fn clerk(&self, month: Month) -> Option<PersonId> {
        self.clerks.get(&month).cloned().flatten()
    }

    /// Writes a line down. Lines of nothing and of people unknown are left out.
    pub(super) fn push(
        &mut self,
        month: Month,
        person: &PersonId,
        entry: Payment,
        steps: impl FnOnce() -> Vec<Step>,
    ) {
        let Payment { item, subject, amount, clause } = entry;
        if amount.is_zero() || !self.ledger.people.contains_key(person) {
            return;
        }
        if self.waits_for_an_answer(month, person, (item, &subject), clause) {
            return;
        }
        let derives = self.derives(month);
        if let Some(people) = self.lines.get_mut(&month) {
            self.touched.push(month);
            let steps = if derives { steps() } else { Vec::new() };
            let line = Line { item, subject, amount, clause, steps };
            match people.get_mut(person) {
                Some(lines) => lines.push(line),
                None => _ = people.insert(person.clone(), vec![line]),
            }
        }
    }

    /// Whether what a work is paid by is answered in two ways. What a closing has paid is paid as the answer recorded first
    /// has it, and stays until somebody has settled it; what it has not paid goes on waiting.
    fn waits_for_an_answer(
        &mut self,
        month: Month,
        person: &PersonId,
        (item, subject): (Item, &Subject),
        clause: Clause,
    ) -> bool {
        let ledger = self.ledger;
        if ledger.conflicts.is_empty() || self.answers == Answers::First {
            return false;
        }
        let conflicts = match subject {
            Subject::Job(job) => ledger.conflicts_of_job(job, item == Item::Penalty),
            Subject::Contract(contract) => ledger.conflicts_of_contract(contract),
            _ => Vec::new(),
        };
        if conflicts.is_empty() || closed_with(ledger, month, person, item, subject) {
            return false;
        }
        let facts = conflicts.iter().flat_map(|conflict| conflict.answers.iter().copied()).collect();
        if self.wants(month) {
            let (subject, person, what) = (subject.clone(), person.clone(), WaitingFor::Conflict);
            self.waiting.push(Waiting { subject, clause, what, person, by: Role::Manager, facts });
        }
        true
    }

    /// A line that is paid only when the day that earned it is not after the person's last one (5.1.9).
    pub(super) fn push_earned(
        &mut self,
        earned: NaiveDate,
        person: &PersonId,
        entry: Payment,
        steps: impl FnOnce() -> Vec<Step>,
    ) {
        let month = Month::of(earned);
        if self.wants(month) && earned <= self.last_day(person) {
            self.push(month, person, entry, steps);
        }
    }

    pub(super) fn lines_of(&self, month: Month, person: &PersonId) -> &[Line] {
        self.lines.get(&month).and_then(|people| people.get(person)).map_or(&[], Vec::as_slice)
    }

    /// What came of everything settled since the last time this was asked.
    pub(super) fn piece(&mut self) -> Piece {
        let mut months = std::mem::take(&mut self.touched);
        months.arrange();
        months.dedup();
        let noted = Noted {
            waiting: std::mem::take(&mut self.waiting),
            outcomes: std::mem::take(&mut self.outcomes),
            warnings: std::mem::take(&mut self.warnings),
        };
        Piece { months, noted }
    }

    pub(super) fn finish(self) -> Lines {
        self.lines
    }
}

/// Whether the closing of a month has paid somebody for something.
pub(super) fn closed_with(
    ledger: &Ledger,
    month: Month,
    person: &PersonId,
    item: Item,
    subject: &Subject,
) -> bool {
    let Some(closing) = ledger.closing(month) else { return false };
    let has = |line: &ClosedLine| {
        line.person == *person && *line.item == *item.code() && subject.was_called(&line.subject)
    };
    closing.lines.iter().any(has)
}
