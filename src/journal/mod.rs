//! What happened: immutable facts, their order, their union, and the file that carries them.

pub mod fact;
pub mod merge;

pub use fact::{ClosedLine, Fact, FactBody};
pub use merge::Journal;
