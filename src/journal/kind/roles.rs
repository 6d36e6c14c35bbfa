//! Who records what.

use crate::domain::Role::{self, *};

/// Whoever is of the branch or the head office.
pub const EVERYBODY: &[Role] = &Role::ALL;
/// Everybody at the desk of the branch.
pub const DESK: &[Role] = &[Manager, Clerk];
pub const MANAGER: &[Role] = &[Manager];
pub const CLERK: &[Role] = &[Clerk];
/// Those who assign work (2.2, 2.3).
pub const ASSIGNERS: &[Role] = &[Manager, Leader];
/// Desk and leaders.
pub const DESK_AND_LEADER: &[Role] = &[Manager, Clerk, Leader];
/// Those who go to customers, and who sends them.
pub const FIELD: &[Role] = &[Technician, Leader, Manager];
pub const DESK_AND_FIELD: &[Role] = &[Manager, Clerk, Leader, Technician];
/// Who decides about people and rules (2.1).
pub const LEADING: &[Role] = &[Manager, GeneralManager];
/// Who writes a notice (6.1.1).
pub const MARKETING: &[Role] = &[Marketing, Manager, Clerk];
pub const SALES_VP: &[Role] = &[SalesVp];
/// Who approves a repair (5.2.5).
pub const APPROVERS: &[Role] = &[Manager, SalesVp];
