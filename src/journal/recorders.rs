//! Whose a fact is: the roles that may record it, and those that may take it back.

use super::{
    Accepted, Attached, FactBody, Finished, RepairDone, TravelClaimed,
    kind::roles::{ASSIGNERS, DESK_AND_LEADER, MANAGER},
};
use crate::domain::Role;

/// The roles that may record a fact, and the clause that says so.
pub fn recorders(body: &FactBody) -> (&'static [Role], &'static str) {
    let declared = body.declared();
    let roles = match body.of::<TravelClaimed>() {
        // Without the manager's own word the traveller pays himself: whoever else writes the journey down leaves it open.
        Some(TravelClaimed { approved: true, .. }) => MANAGER,
        _ => declared.by,
    };
    (roles, declared.clause)
}

/// What may be recorded in a role may be taken back in it; a technician takes back only what he recorded himself.
pub fn withdrawers(body: &FactBody) -> (&'static [Role], &'static str) {
    let (roles, clause) = recorders(body);
    let others = if body.of::<Finished>().is_some() {
        ASSIGNERS
    } else if body.of::<RepairDone>().is_some()
        || body.of::<Accepted>().is_some()
        || body.of::<Attached>().is_some()
    {
        DESK_AND_LEADER
    } else {
        roles
    };
    (others, clause)
}
