//! What has to be done, by whom, and what hangs on it.

use crate::{
    domain::{Money, Month, PenaltyClause, PersonId, Role},
    ledger::{Ledger, Person, Repair},
    rules::{Clause, DueCode, DueState, Item, Subject, posts},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::iter::Sum;

/// A thing that somebody still has to do, or that has to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// Finish a commissioning (6.1.6).
    Finish,
    /// The three papers to the clerk (5.1.7, 6.1.7).
    Papers,
    /// The feedback sheet of a repair (6.2.9).
    Sheet,
    /// The clerk's callback (6.1.9, 6.2.10).
    Callback,
    /// The customer did not confirm: call again once it is put right.
    CallAgain,
    /// The manager's phone recheck (6.1.9).
    Recheck,
    /// It did not pass: recheck again once it is put right.
    RecheckAgain,
    /// A penalty that the facts propose (7).
    Decide(PenaltyClause),
    /// The rate of a size that is in no band (5.1.1, 5.1.2).
    Ruling,
    /// Unfinished work of somebody who leaves (5.1.8).
    Reassign,
    /// Who takes the rest of somebody who left (5.1.8).
    Successor,
    /// The fee of a repair (2.2.5).
    PaidIn,
    ManagerApproval,
    SalesVpApproval,
    /// The tax rate on a repair's difference (5.2.5).
    TaxRate,
    /// So much of a contract's fee has not come in (2.2.5).
    Receipt {
        amount: Money,
    },
    /// A contract's period reviewed as done, or closed with work missing (5.3.2, 7.11).
    WorkDone,
    /// A contract's period ends; it may not even have begun.
    PeriodEnd {
        on: NaiveDate,
        from: NaiveDate,
    },
    /// The manager's word that he agreed to a journey beforehand (8.1).
    Consent,
    /// The site's fire acceptance (5.1.7).
    Acceptance,
    /// A month that is over.
    CloseMonth(Month),
    /// Two desks closed the month without knowing of each other.
    LookAtMonth(Month),
    /// Of two answers to one question, given without knowing of each other, one has to go (2.1).
    Settle,
    /// Something is kept aside because whoever recorded it was not entitled to (2.1).
    LookAside,
    /// Something that was recorded belongs to nothing that is here (2.1).
    LookAtStrays,
    /// Two of a kind carry one number: one of them gets another.
    Renumber,
    /// Something that the day brings, by its deadline.
    Day(DueCode),
    /// A role that is needed and that nobody holds (1).
    FillPost(Role),
    /// The manager agrees to a quote before the customer sees it (5.2.1, 6.2.6).
    AgreeToQuote,
    /// The customer agrees to a quote (6.2.5).
    AskCustomer,
    /// What is paid for and with the factory is repaired (5.2.2, 6.2.7).
    FactoryRepair,
    /// The day by which a customer meant to pay is over (2.2.5).
    RemindAgain,
    /// The week's list of whom to follow up (6.3.1).
    WeekList,
}

impl Task {
    /// Whether this payment is what waits for the task first: a rest comes after the first part, and waits for what is its
    /// own.
    pub fn holds(self, item: Item) -> bool {
        match item {
            // Numbers are for people.
            _ if self == Task::Renumber || matches!(self, Task::Day(_)) => false,
            Item::CommissioningRest => matches!(self, Task::Acceptance | Task::Successor | Task::Settle),
            Item::CommissioningFirst => !matches!(self, Task::Acceptance | Task::Successor),
            Item::MaintenanceService => {
                matches!(self, Task::WorkDone | Task::PeriodEnd { .. } | Task::Settle)
            }
            Item::MaintenanceSigning => matches!(self, Task::Receipt { .. } | Task::Settle),
            Item::Travel => matches!(self, Task::Consent),
            Item::Repair => true,
            _ => false,
        }
    }
}

/// Who must act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Whose own work it is. Once he has left, the manager sees to it.
    Person(PersonId),
    /// Whoever holds the role, or the manager in his place.
    Role(Role),
    /// Nobody of the branch: the customer, the fire authority, the calendar.
    Outside,
}

impl Actor {
    /// Who acts on a day; none where nobody can.
    pub fn acting<'a>(&self, ledger: &'a Ledger, day: NaiveDate) -> Option<&'a Person> {
        match self {
            Actor::Person(id) => match ledger.people.get(id) {
                Some(person) if person.has_not_left_by(day) => Some(person),
                _ => ledger.holder_of(Role::Manager, day),
            },
            Actor::Role(role) => posts::acting(ledger, *role, day),
            Actor::Outside => None,
        }
    }

    /// Whether somebody has it to do: everybody who holds the role has.
    pub fn is(&self, ledger: &Ledger, person: &PersonId, day: NaiveDate) -> bool {
        match self {
            Actor::Role(role) => posts::falls_to(ledger, *role, person, day),
            _ => self.acting(ledger, day).is_some_and(|acting| acting.id == *person),
        }
    }
}

/// Something that a piece of work lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    pub task: Task,
    pub actor: Actor,
    /// The day from which it can be done; none while something else comes first.
    pub since: Option<NaiveDate>,
    /// The last minute, where the regulation sets one that still runs.
    pub by: Option<NaiveDateTime>,
    pub clause: Clause,
    /// What lateness costs, or what a proposed penalty is.
    pub fine: Option<Money>,
}

impl Lack {
    pub(super) fn new(task: Task, actor: Actor, clause: &'static str) -> Lack {
        Lack { task, actor, since: None, by: None, clause: Clause(clause), fine: None }
    }

    pub(super) fn since(self, day: impl Into<Option<NaiveDate>>) -> Lack {
        Lack { since: day.into(), ..self }
    }

    /// The last day for it, where there is one.
    pub fn day(&self) -> Option<NaiveDate> {
        match self.task {
            Task::PeriodEnd { on, .. } => Some(on),
            _ => self.by.map(|by| by.date()),
        }
    }

    /// Whether its last minute is over.
    pub fn state(&self, now: NaiveDateTime) -> DueState {
        match self.by {
            Some(by) if now > by => DueState::Late,
            _ => DueState::Open,
        }
    }
}

/// Amounts that are known, and how many are not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stake {
    pub known: Money,
    pub unknown: usize,
}

impl Stake {
    /// Nothing hangs on it.
    pub fn is_none(self) -> bool {
        self == Stake::default()
    }
}

impl Sum<Option<Money>> for Stake {
    fn sum<I: Iterator<Item = Option<Money>>>(amounts: I) -> Stake {
        amounts.fold(Stake::default(), |sum, amount| match amount {
            Some(amount) => Stake { known: sum.known + amount, ..sum },
            None => Stake { unknown: sum.unknown + 1, ..sum },
        })
    }
}

impl Sum for Stake {
    fn sum<I: Iterator<Item = Stake>>(stakes: I) -> Stake {
        stakes.fold(Stake::default(), |sum, stake| Stake {
            known: sum.known + stake.known,
            unknown: sum.unknown + stake.unknown,
        })
    }
}

/// Something that is not finished.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    pub lack: Lack,
    pub subject: Subject,
    /// Whose work it is, or whom a penalty is proposed for.
    pub about: Option<PersonId>,
    /// The payments that wait for it first.
    pub stake: Stake,
    /// Whom they would go to, each once.
    pub payees: Vec<PersonId>,
    /// The month of the work.
    pub month: Month,
}

impl Open {
    /// What a repair lacks, apart from what waits for it.
    pub fn of_repair(repair: &Repair, lack: Lack) -> Open {
        let (subject, month) = (Subject::Job(repair.id.clone()), Month::of(repair.done.on));
        Open {
            lack,
            subject,
            about: Some(repair.by.clone()),
            stake: Stake::default(),
            payees: Vec::new(),
            month,
        }
    }

    /// The paper of another one that is late: the clerk asks him for it (2.2.4).
    pub fn is_asked_for(&self, now: NaiveDateTime) -> bool {
        matches!(self.lack.task, Task::Papers | Task::Sheet | Task::Day(DueCode::Sheet))
            && self.lack.state(now) == DueState::Late
    }

    /// Who puts right what the customer did not confirm or what did not pass, before it is asked again: whose work it is.
    pub fn put_right_by(&self) -> Option<Actor> {
        let again = matches!(self.lack.task, Task::CallAgain | Task::RecheckAgain);
        self.about.clone().filter(|_| again).map(Actor::Person)
    }

    /// Whether it can be done now.
    pub fn is_due(&self) -> bool {
        self.lack.since.is_some()
    }

    /// Whether somebody finds it on his list of today: it is his to do or to put right, or the clerk's to ask for.
    pub fn is_on_the_list_of(&self, ledger: &Ledger, person: &PersonId, now: NaiveDateTime) -> bool {
        let today = now.date();
        let asks = || self.is_asked_for(now) && Actor::Role(Role::Clerk).is(ledger, person, today);
        let puts_right = || self.put_right_by().is_some_and(|actor| actor.is(ledger, person, today));
        self.is_due() && (self.lack.actor.is(ledger, person, today) || puts_right() || asks())
    }
}
