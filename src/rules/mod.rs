//! What follows: pure functions from the ledger and the dated rule sets to figures, deadlines and proposals.
//! Every figure carries its trace.

pub mod adoptions;
pub mod alike;
pub mod attendance;
pub mod bonus;
pub mod book;
pub mod catalogue;
pub mod clause;
pub mod commissioning;
pub mod deadlines;
pub mod lint;
pub mod maintenance;
pub mod months;
pub mod open;
pub mod owing;
mod pay;
pub mod penalties;
pub mod posts;
pub mod proposals;
pub mod prospects;
pub mod repair;
mod rewards;
pub mod settlement;
pub mod so_far;
pub mod statement;
pub mod trace;
pub mod unusual;
pub mod values;
pub mod whatif;

pub use book::{DatedRuleSet, RuleBook, Since};
pub use clause::Clause;
pub use deadlines::{Due, DueCode, DueState, deadlines};
pub use proposals::{Proposal, proposals};
pub use settlement::{Closings, Settled, Settlement, Sheet, settle};
pub use statement::{
    Item, Line, MonthSheet, Outcome, OutcomeKind, Statement, Subject, Waiting, WaitingFor, Warning,
};
pub use trace::{RuleRef, Step};
pub use values::RuleSet;
