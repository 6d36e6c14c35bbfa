//! What ids and names of people are those of.

use crate::domain::DayThing;

/// What an id is the id of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    Person(Whom),
    Site,
    Notice,
    Repair,
    /// A notice or a repair.
    Job,
    Contract,
    /// A notice, a repair or a contract.
    Work,
    /// What somebody may be penalised for: work, a visit or a complaint.
    Judged,
    Journey,
    /// Whatever has an id of its own.
    Numbered,
    /// What the day brings.
    Day(DayThing),
}

/// Which people a field is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    Anybody,
    /// Those who go to customers.
    Field,
    /// Manager and sales vice-president (5.2.5).
    Approver,
    /// The sales vice-president.
    SalesVp,
    /// Who assigns work (2.2, 2.3).
    Assigner,
    Manager,
}
