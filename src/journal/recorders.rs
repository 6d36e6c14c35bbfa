//! Whose a fact is: the roles that may record it, and those that may take it back.

use super::{
    Approved, FactBody, Finished, NoticeApproved, NoticeAssigned, OwnAnswer, QuoteApproved, TravelClaimed,
    kind::roles::{APPROVERS, ASSIGNERS, DESK_AND_LEADER, EVERYBODY, MANAGER, SALES_VP},
};
use crate::domain::{PersonId, Role};

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

/// Whose word a fact is, where it is somebody's own to give (5.2.5, 6.1.1, 6.2.6, 7), and the roles in which he can.
pub fn own_word(body: &FactBody) -> Option<(&PersonId, &'static [Role])> {
    let approved = || body.of().map(|Approved { by, .. }| (by, APPROVERS));
    let quote = || body.of().map(|QuoteApproved { by, .. }| (by, MANAGER));
    let notice = || body.of().map(|NoticeApproved { by, .. }| (by, SALES_VP));
    let assigned = || body.of().map(|NoticeAssigned { by, .. }| (by, ASSIGNERS));
    let answer = || body.of().map(|OwnAnswer { person, .. }| (person, EVERYBODY));
    approved().or_else(quote).or_else(notice).or_else(assigned).or_else(answer)
}

/// What may be recorded in a role may be taken back in it; a technician takes back only what he recorded himself, and of what
/// everybody may record so does everybody but the manager.
pub fn withdrawers(body: &FactBody) -> (&'static [Role], &'static str) {
    let (roles, clause) = recorders(body);
    let others = if body.of::<Finished>().is_some() {
        ASSIGNERS
    } else if roles == EVERYBODY {
        MANAGER
    } else if roles.contains(&Role::Technician) {
        DESK_AND_LEADER
    } else {
        roles
    };
    (others, clause)
}
