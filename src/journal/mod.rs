//! What happened: immutable facts, their order, their union, and the file that carries them.

pub mod bundle;
pub mod fact;
pub mod limits;
pub mod merge;
pub mod names;
pub mod stored;

pub use bundle::{Bundle, BundleError, Preview};
pub use fact::{ClosedLine, Fact, FactBody};
pub use merge::Journal;
