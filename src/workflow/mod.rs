//! Commands: who may do what, what must hold, which facts follow.

mod checks;
pub mod close;
pub mod command;
pub mod decide;
mod notice;
pub mod refusal;
mod roles;
pub mod sample;
pub mod steps;

pub use command::{Command, CompletionCheck, Context, Paper};
pub use decide::decide;
pub use refusal::{Field, Problem, Reason, Refusal, Thing};
pub use roles::permitted;
pub use sample::{is_sample, sample};
