//! Which step belongs to which role.

use super::command::Command;
use crate::{
    domain::Role::{self, *},
    journal::FactBody,
    rules::Clause,
};

/// Everybody at the desk of the branch.
const DESK: &[Role] = &[Manager, Clerk];
const MANAGER: &[Role] = &[Manager];
const FIELD: &[Role] = &[Technician, Leader, Manager];

/// The roles that may give a command, and the clause that says so.
pub fn permitted(command: &Command) -> (&'static [Role], Clause) {
    match command {
        Command::Finish { .. } => (FIELD, Clause("6.1.6")),
        Command::HandInPapers { .. } => (DESK, Clause("5.1.7")),
        Command::CloseMonth { .. } => (MANAGER, Clause("4.1")),
        Command::Withdraw { .. } => (DESK, Clause("2.1")),
        Command::Record { body, .. } => of_fact(body),
    }
}

fn of_fact(body: &FactBody) -> (&'static [Role], Clause) {
    match body {
        FactBody::BranchNamed { .. }
        | FactBody::Person { .. }
        | FactBody::PersonChanged { .. }
        | FactBody::RuleSet { .. }
        | FactBody::Leave { .. } => (&[Manager, GeneralManager], Clause("2.1")),
        FactBody::Calendar(_) => (DESK, Clause("3.2")),
        FactBody::Site { .. } => (&[Manager, Clerk, Leader], Clause("2.2")),
        FactBody::Notice { .. } => (&[Manager, Leader], Clause("6.1.1")),
        FactBody::Reassign { .. } => (&[Manager, Leader], Clause("2.3")),
        FactBody::PapersUntil { .. } => (MANAGER, Clause("6.1.7")),
        FactBody::Callback { .. } => (&[Clerk], Clause("6.1.9")),
        FactBody::Recheck { .. } => (MANAGER, Clause("6.1.9")),
        FactBody::Acceptance { .. } => (&[Manager, Clerk, Leader, Technician], Clause("5.1.7")),
        FactBody::Ruling { .. } => (MANAGER, Clause("5.1.1")),
        FactBody::Successor { .. } => (MANAGER, Clause("5.1.8")),
        FactBody::OwnUnfinishedWork { .. } => (MANAGER, Clause("5.1.12")),
        FactBody::Travel { .. } => (DESK, Clause("8.1")),
        FactBody::Repair { .. } => (&[Manager, Clerk, Leader, Technician], Clause("6.2.1")),
        FactBody::PaidIn { .. } | FactBody::Receipt { .. } => (DESK, Clause("2.2.5")),
        FactBody::Sheet { .. } => (DESK, Clause("6.2.9")),
        FactBody::Approved { .. } => (&[Manager, SalesVp], Clause("5.2.5")),
        FactBody::Contract { .. } => (DESK, Clause("5.3.1")),
        FactBody::Server { .. } | FactBody::ContractDone { .. } => (MANAGER, Clause("5.3.2")),
        FactBody::FollowUps { .. } => (MANAGER, Clause("6.3.4")),
        FactBody::Punch { .. } => (DESK, Clause("6.7.1")),
        FactBody::Excused { .. } => (&[Manager, SalesVp], Clause("6.7.3")),
        FactBody::ProductIssue { .. } => (MANAGER, Clause("5.5.1")),
        FactBody::Penalty { .. } | FactBody::Waived { .. } => (MANAGER, Clause("7")),
        FactBody::Finished { .. } => (FIELD, Clause("6.1.6")),
        FactBody::Papers { .. } => (DESK, Clause("5.1.7")),
        FactBody::CloseMonth { .. } => (MANAGER, Clause("4.1")),
        FactBody::Withdrawn { .. } => (DESK, Clause("2.1")),
    }
}
