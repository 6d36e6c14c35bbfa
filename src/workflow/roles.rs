//! Which step belongs to which role.

use super::command::Command;
use crate::{
    domain::Role,
    journal::{
        Accepted, FactBody, Finished, RepairDone, TravelClaimed,
        kind::roles::{ASSIGNERS, DESK, DESK_AND_LEADER, FIELD, MANAGER},
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
            Some(mistake) => to_take_back(&mistake.body),
            None => (DESK, Clause("2.1")),
        },
        Command::Record { body, .. } => of_fact(body),
    }
}

/// What may be recorded in a role may be taken back in it; a technician takes back only what he recorded himself.
fn to_take_back(body: &FactBody) -> (&'static [Role], Clause) {
    let (roles, clause) = of_fact(body);
    let others = if body.of::<Finished>().is_some() {
        ASSIGNERS
    } else if body.of::<RepairDone>().is_some() || body.of::<Accepted>().is_some() {
        DESK_AND_LEADER
    } else {
        roles
    };
    (others, clause)
}

fn of_fact(body: &FactBody) -> (&'static [Role], Clause) {
    let declared = body.declared();
    let roles = match body.of::<TravelClaimed>() {
        // Without the manager's own word the traveller pays himself: whoever else writes the journey down leaves it open.
        Some(TravelClaimed { approved: true, .. }) => MANAGER,
        _ => declared.by,
    };
    (roles, Clause(declared.clause))
}
