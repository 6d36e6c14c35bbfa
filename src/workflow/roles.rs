//! Which step belongs to which role.

use super::{command::Command, may::APPROVERS};
use crate::{
    domain::Role::{self, *},
    journal::FactBody,
    ledger::Ledger,
    rules::Clause,
};

/// Everybody at the desk of the branch.
const DESK: &[Role] = &[Manager, Clerk];
const MANAGER: &[Role] = &[Manager];
const FIELD: &[Role] = &[Technician, Leader, Manager];

/// The roles that may give a command, and the clause that says so.
pub fn permitted(ledger: &Ledger, command: &Command) -> (&'static [Role], Clause) {
    match command {
        Command::Finish { .. } => (FIELD, Clause("6.1.6")),
        Command::HandInPapers { .. } => (DESK, Clause("5.1.7")),
        Command::CloseMonth { .. } => (MANAGER, Clause("4.1")),
        Command::Withdraw { fact, .. } => match ledger.fact(*fact) {
            Some(mistake) => to_take_back(&mistake.body),
            None => (DESK, Clause("2.1")),
        },
        Command::Record { body, .. } => of_fact(body),
    }
}

/// What may be recorded in a role may be taken back in it; a technician takes back only what he recorded himself.
fn to_take_back(body: &FactBody) -> (&'static [Role], Clause) {
    let (roles, clause) = of_fact(body);
    let others: &[Role] = match body {
        FactBody::Finished { .. } => &[Manager, Leader],
        FactBody::Repair { .. } | FactBody::Acceptance { .. } => &[Manager, Clerk, Leader],
        _ => roles,
    };
    (others, clause)
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
        // Without the manager's own word the traveller pays himself: whoever else writes the journey down leaves it open.
        FactBody::Travel { approved: true, .. } => (MANAGER, Clause("8.1")),
        FactBody::Travel { approved: false, .. } => (DESK, Clause("8.1")),
        FactBody::Repair { .. } => (&[Manager, Clerk, Leader, Technician], Clause("6.2.1")),
        FactBody::PaidIn { .. } | FactBody::Receipt { .. } => (DESK, Clause("2.2.5")),
        FactBody::Sheet { .. } => (DESK, Clause("6.2.9")),
        FactBody::Approved { .. } => (APPROVERS, Clause("5.2.5")),
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
