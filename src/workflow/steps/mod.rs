//! A commissioning job as a line of steps: what is done and by whom, what may be done now, and what stands in the
//! way of the rest. Nothing is decided here that [`super::decide()`] does not decide as well.

mod act;
mod line;
mod outlook;
#[cfg(test)]
mod tests;

pub use act::Act;
pub use line::{JobStep, Mark, Part, Stand, StepKind, StepState, line, next, parts, stand};
pub use outlook::{ByJob, JobLines, Outlook, Place, by_job};
