//! How a kind of work says what its steps are, and where each of them stands for one piece of it.

use super::{Mark, Outlook, StepKind, StepState};
use crate::{
    journal::FactBody,
    ledger::{Ledger, Stamp},
    rules::{
        DueState,
        open::{Lack, Task},
    },
};
use chrono::{NaiveDate, NaiveDateTime};

/// A step of a kind of work, as it is declared once. Whose it is to record follows from the fact (`workflow::may`); who owes
/// it, by when and by which clause from what the work lacks (`rules::open`).
pub(super) struct Declared<W> {
    pub kind: StepKind,
    /// What the work lacks while it is not done.
    pub owes: fn(Task) -> bool,
    /// The facts behind it, those included that did not complete it.
    pub stamps: fn(&Ledger, &W) -> Vec<Stamp>,
    pub is_done: fn(&Ledger, &W, NaiveDate) -> bool,
    /// The fact that does it, as its form begins; none where nothing is recorded by hand, or nobody is there to.
    pub fact: fn(&Ledger, &W, NaiveDate) -> Option<FactBody>,
    /// The steps that come before it.
    pub after: &'static [StepKind],
    /// It may be recorded once more after it is done: a further receipt, another server.
    pub again: bool,
}

/// A step of a repair or a contract with what is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkStep {
    pub kind: StepKind,
    pub state: StepState,
    /// The facts behind it, oldest first, those included that did not complete it.
    pub marks: Vec<Mark>,
    /// What is missing while it is not done: who owes it, since when, by when, by which clause.
    pub lack: Option<Lack>,
    /// The fact that can be recorded here now, as its form begins.
    pub offer: Option<FactBody>,
}

impl<W> Declared<W> {
    /// Where the step stands, after the steps before it.
    pub fn step(&self, outlook: &Outlook<'_>, work: &W, lacks: &[Lack], before: &[WorkStep]) -> WorkStep {
        let (ledger, today) = (outlook.ledger, outlook.now.date());
        let is_done = (self.is_done)(ledger, work, today);
        let lack = lacks.iter().find(|lack| (self.owes)(lack.task)).filter(|_| !is_done).cloned();
        let state = match &lack {
            _ if is_done => StepState::Done,
            None => StepState::NotNeeded,
            Some(Lack { task: Task::PeriodEnd { from, .. }, .. }) if today < *from => StepState::From(*from),
            Some(Lack { task: Task::PeriodEnd { on, .. }, .. }) => StepState::Until(*on),
            Some(lack) if lack.since.is_some() => StepState::Open,
            Some(_) => StepState::After(self.waits_for(before)),
        };
        let offered = matches!(state, StepState::Open | StepState::From(_) | StepState::Until(_))
            || (is_done && self.again);
        let offer = offered.then(|| (self.fact)(ledger, work, today)).flatten();
        let stamps = (self.stamps)(ledger, work);
        let marks = stamps.iter().filter_map(|stamp| outlook.mark(stamp)).collect();
        WorkStep { kind: self.kind, state, marks, lack, offer }
    }

    /// The first of the steps before it that is not done.
    fn waits_for(&self, before: &[WorkStep]) -> StepKind {
        let not_done = |kind: &&StepKind| before.iter().any(|step| step.kind == **kind && !step.is_over());
        self.after.iter().find(not_done).or(self.after.last()).copied().unwrap_or(self.kind)
    }
}

impl WorkStep {
    /// It is done, or this work does without it.
    pub fn is_over(&self) -> bool {
        matches!(self.state, StepState::Done | StepState::NotNeeded)
    }

    /// Its last minute is over, and it is not done.
    pub fn is_late(&self, now: NaiveDateTime) -> bool {
        self.lack.as_ref().is_some_and(|lack| lack.state(now) == DueState::Late)
    }
}
