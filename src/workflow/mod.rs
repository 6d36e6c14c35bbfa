//! Commands: who may do what, what must hold, which facts follow.

mod branch;
pub mod charge;
mod checks;
pub mod clock;
pub mod close;
pub mod closings;
pub mod command;
mod complaint;
mod conduct;
pub mod decide;
pub mod identity;
pub mod incoming;
mod maintenance;
mod matter;
pub mod may;
mod money;
mod notice;
#[cfg(test)]
mod open_tests;
mod people;
mod problem;
mod references;
pub mod refusal;
mod register;
mod repair;
pub mod rests;
mod roles;
pub mod sample;
pub mod steps;
#[cfg(test)]
mod told;

pub use crate::domain::CompletionCheck;
pub use close::NetChange;
pub use command::{Command, Context, Paper};
pub use decide::{can_be_planned, decide};
pub use incoming::judge;
pub use may::{Asked, Seat, may};
pub use refusal::{Earlier, Field, Problem, Reason, Refusal, Thing};
pub use register::not_looked_after;
pub use roles::permitted;
pub use sample::{is_sample, sample};
