//! Which step belongs to which role.

use super::command::Command;
use crate::{
    domain::Role,
    journal::{
        kind::roles::{DESK, FIELD, MANAGER},
        recorders::{recorders, withdrawers},
    },
    ledger::Ledger,
    rules::Clause,
};

/// The roles that may give a command, and the clause that says so.
pub fn permitted(ledger: &Ledger, command: &Command) -> (&'static [Role], Clause) {
    match command {
        Command::Finish { .. } => (FIELD, Clause("6.1.6")),
        Command::HandInPapers { .. } => (DESK, Clause("5.1.7")),
        Command::CloseMonth { .. } => (MANAGER, Clause("4.1")),
        Command::Withdraw { fact, .. } => match ledger.fact(*fact) {
            Some(mistake) => with_clause(withdrawers(&mistake.body)),
            None => (DESK, Clause("2.1")),
        },
        Command::Record { body, .. } => with_clause(recorders(body)),
    }
}

fn with_clause((roles, clause): (&'static [Role], &'static str)) -> (&'static [Role], Clause) {
    (roles, Clause(clause))
}
