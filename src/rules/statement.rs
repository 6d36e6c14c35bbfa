//! What the engine says: lines, statements, and what waits.

use super::{Clause, trace::Step};
use crate::{
    domain::{
        ContractId, DayThing, FactId, JobId, Money, Month, PenaltyClause, PersonId, Role, Thing, ThingId,
        TravelId, WorkId, exact::number_in,
    },
    journal::kind::Noun,
    ledger::Ledger,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{collections::BTreeMap, fmt};

macro_rules! items {
    ($($(#[$doc:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// What a line of a statement is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Item { $($(#[$doc])* $name),* }

        impl Item {
            /// In the order in which a statement lists them.
            pub const ALL: &[Item] = &[$(Item::$name),*];

            /// The code used in files.
            pub fn code(self) -> &'static str {
                match self { $(Item::$name => $code),* }
            }

            /// The key of its name, in `locales/`.
            pub fn key(self) -> &'static str {
                match self { $(Item::$name => concat!("facts.item.", $code)),* }
            }

            pub fn from_code(code: &str) -> Option<Item> {
                match code { $($code => Some(Item::$name),)* _ => None }
            }
        }
    };
}

items! {
    BaseWage = "base_wage",
    /// The first part, 80 % in the regulation.
    CommissioningFirst = "commissioning_first",
    /// The rest, 20 % in the regulation.
    CommissioningRest = "commissioning_rest",
    /// Minus for the technician, plus for the clerk.
    ClerkShare = "clerk_share",
    Repair = "repair",
    MaintenanceSigning = "maintenance_signing",
    MaintenanceService = "maintenance_service",
    BonusPoints = "bonus_points",
    BonusFollowUps = "bonus_follow_ups",
    BonusContracts = "bonus_contracts",
    ProductIssue = "product_issue",
    Travel = "travel",
    LowPoints = "low_points",
    Late = "late",
    HalfDay = "half_day",
    Penalty = "penalty",
    Adjustment = "adjustment",
}

/// What a line is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Nothing,
    Job(JobId),
    Contract(ContractId),
    Travel(TravelId),
    /// What the day brings.
    Day(DayThing, ThingId),
    Penalty(PenaltyClause),
    Month(Month),
    /// A closed line whose subject is no longer known.
    Text(String),
}

impl Subject {
    /// What the lines of a piece of work are about.
    pub fn of(work: &WorkId) -> Subject {
        match work {
            WorkId::Notice(id) | WorkId::Repair(id) => Subject::Job(id.clone()),
            WorkId::Contract(id) => Subject::Contract(id.clone()),
        }
    }

    /// What the lines of a thing are about.
    pub fn numbered(thing: &Thing) -> Subject {
        match thing {
            Thing::Work(work) => Subject::of(work),
            Thing::Journey(id) => Subject::Travel(id.clone()),
            Thing::Day(what, id) => Subject::Day(*what, id.clone()),
        }
    }

    /// What has a number, where it is that.
    pub fn thing(&self, ledger: &Ledger) -> Option<Thing> {
        match self {
            Subject::Travel(id) => Some(Thing::Journey(id.clone())),
            Subject::Day(what, id) => Some(Thing::Day(*what, id.clone())),
            _ => self.work(ledger).map(Thing::Work),
        }
    }

    /// Itself where it is a piece of work or a journey; a month's money otherwise.
    pub(super) fn or_month(&self, month: Month) -> Subject {
        match self {
            Subject::Job(_) | Subject::Contract(_) | Subject::Travel(_) => self.clone(),
            Subject::Nothing
            | Subject::Day(..)
            | Subject::Penalty(_)
            | Subject::Month(_)
            | Subject::Text(_) => Subject::Month(month),
        }
    }

    /// The piece of work that it is, where it is one that is known.
    pub fn work(&self, ledger: &Ledger) -> Option<WorkId> {
        match self {
            Subject::Job(id) => ledger.work_called(Noun::Job, id.as_str()),
            Subject::Contract(id) => ledger.work_called(Noun::Contract, id.as_str()),
            Subject::Nothing
            | Subject::Travel(_)
            | Subject::Day(..)
            | Subject::Penalty(_)
            | Subject::Month(_)
            | Subject::Text(_) => None,
        }
    }
}

impl Subject {
    /// Whether a closing may have called it so: an id that is no more than a number says less where others carry it as well.
    pub fn was_called(&self, text: &str) -> bool {
        let own = self.to_string();
        (own == number_in(&own) || text == number_in(text)) && number_in(&own) == number_in(text)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Nothing => Ok(()),
            Subject::Job(id) => id.fmt(f),
            Subject::Contract(id) => id.fmt(f),
            Subject::Travel(id) => id.fmt(f),
            Subject::Day(_, id) => id.fmt(f),
            Subject::Penalty(clause) => f.write_str(clause.code()),
            Subject::Month(month) => month.fmt(f),
            Subject::Text(text) => f.write_str(text),
        }
    }
}

/// An amount on a statement with how it came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub item: Item,
    pub subject: Subject,
    pub amount: Money,
    pub clause: Clause,
    /// The derivation, first step first. Empty only for a closed line that is computed differently today.
    pub steps: Vec<Step>,
}

/// What somebody is paid for a month, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    pub person: PersonId,
    /// In the order of [`Item::ALL`], then of their subjects.
    pub lines: Vec<Line>,
    pub net: Money,
}

impl Statement {
    /// The sum of the lines of an item.
    pub fn total(&self, item: Item) -> Money {
        self.lines.iter().filter(|line| line.item == item).map(|line| line.amount).sum()
    }

    /// What finance pays him: nothing where more is taken off than he earned.
    pub fn paid(&self) -> Money {
        self.net.max(Money::ZERO)
    }

    /// What he owes where more is taken off than he earned, else nothing.
    pub fn owed(&self) -> Money {
        self.paid() - self.net
    }
}

/// All statements of a month.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthSheet {
    pub month: Month,
    /// When the month was closed, by which fact.
    pub closed: Option<(NaiveDateTime, FactId)>,
    pub statements: BTreeMap<PersonId, Statement>,
}

impl MonthSheet {
    /// What finance pays out for the month. What somebody owes lowers nobody's pay.
    pub fn payable(&self) -> Money {
        self.statements.values().map(Statement::paid).sum()
    }

    /// Those who owe for the month, with how much. What becomes of it the regulation does not say.
    pub fn owing(&self) -> impl Iterator<Item = (&PersonId, Money)> {
        let owed = self.statements.values().map(|statement| (&statement.person, statement.owed()));
        owed.filter(|(_, owed)| !owed.is_zero())
    }

    /// What those who owe for the month owe together.
    pub fn owed(&self) -> Money {
        self.owing().map(|(_, owed)| owed).sum()
    }

    pub fn total(&self, item: Item) -> Money {
        self.statements.values().map(|statement| statement.total(item)).sum()
    }
}

/// What has to come before money that is held goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WaitingFor {
    /// A size is in no band: the manager's ruling on the rate (5.1.1, 5.1.2, and 5.1.3 and 5.1.6 where an adopted set
    /// leaves gaps in them).
    Ruling,
    /// The papers were late: the penalty confirmed or waived (7.4).
    LateDecision,
    /// Somebody who takes the rest of a fee whose owner has left (5.1.8).
    Successor,
    /// Somebody who takes unfinished work whose holder has left (5.1.8).
    Reassign,
    /// The tax rate on a repair's difference (5.2.5).
    TaxRate,
    /// One of two answers to one question, given without knowing of each other.
    Conflict,
}

/// Something is held by a missing ruling, setting or decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    /// The work whose money it is; of what belongs to no work, such as a wage, the month.
    pub subject: Subject,
    pub clause: Clause,
    pub what: WaitingFor,
    /// Whose money waits.
    pub person: PersonId,
    /// Who can free it.
    pub by: Role,
    pub facts: Vec<FactId>,
}

impl Waiting {
    /// What of a work is held, among all that is: a sorted list, as the settlement has it. There may be thousands of both.
    pub fn of<'a>(all: &'a [Waiting], work: &Subject) -> &'a [Waiting] {
        let from = all.partition_point(|waiting| waiting.subject < *work);
        let count = all[from..].partition_point(|waiting| waiting.subject == *work);
        &all[from..from + count]
    }
}

/// Everything but money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutcomeKind {
    Warning,
    Dismissal,
}

impl OutcomeKind {
    pub fn code(self) -> &'static str {
        match self {
            OutcomeKind::Warning => "warning",
            OutcomeKind::Dismissal => "dismissal",
        }
    }
}

/// A warning to a person, or a dismissal, that the facts bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub clause: Clause,
    pub person: PersonId,
    pub kind: OutcomeKind,
    pub on: NaiveDate,
    pub facts: Vec<FactId>,
}

/// Something the manager should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// A repair's difference less the rebate is below zero: it pays nothing (5.2.5).
    RepairBelowZero { month: Month, repair: JobId, amount: Money },
    /// A refund gave back more than had come in (5.3.2): one of the two amounts is wrong or still missing.
    RefundAboveReceipts { month: Month, contract: ContractId, amount: Money },
    /// A year's working calendar is estimated from weekends alone.
    EstimatedCalendar { year: i32 },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_of_a_job_is_held_is_found_among_all() {
        let job = |id: &str| Subject::Job(JobId::parse(id).unwrap());
        let held = |id: &str, what| Waiting {
            subject: job(id),
            clause: Clause("5.1.8"),
            what,
            person: PersonId::parse("li").unwrap(),
            by: Role::Manager,
            facts: Vec::new(),
        };
        let mut all = vec![
            held("B", WaitingFor::Successor),
            held("C", WaitingFor::Ruling),
            held("A", WaitingFor::Ruling),
            held("B", WaitingFor::LateDecision),
        ];
        all.sort();
        let counts = ["A", "B", "BB", "C", "D", "0"].map(|id| Waiting::of(&all, &job(id)).len());
        assert_eq!(counts, [1, 2, 0, 1, 0, 0]);
        assert!(Waiting::of(&all, &job("B")).iter().all(|waiting| waiting.subject == job("B")));
        assert_eq!(Waiting::of(&[], &job("A")), []);
    }
}
