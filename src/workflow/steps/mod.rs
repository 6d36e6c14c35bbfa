//! A piece of work as a line of steps: what is done and by whom, what may be done now, and what stands in the way of the
//! rest. Nothing is decided here that [`super::decide()`] does not decide as well.

mod act;
mod contract;
mod declared;
mod line;
mod outlook;
mod repair;
#[cfg(test)]
mod tests;
mod work;
#[cfg(test)]
mod work_tests;

pub use act::Act;
pub use declared::WorkStep;
pub use line::{JobStep, Mark, PaidLine, Stand, StepKind, StepState, line, next, paid_lines, stand};
pub use outlook::{ByJob, JobLines, Outlook, Place, by_job};
pub use repair::call_about;
pub use work::{Work, next_among, next_of, stand_of};
