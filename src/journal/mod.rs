//! What happened: immutable facts, their order, their union, and the file that carries them.
//!
//! The kinds of facts are declared in a file for each area ([`kind`] says how).

pub mod arrival;
pub mod attendance;
pub mod branch;
pub mod bundle;
pub mod commissioning;
pub mod complaint;
pub mod conduct;
pub mod fact;
pub mod field;
pub mod follow_up;
pub mod kind;
pub mod limits;
pub mod link;
pub mod maintenance;
pub mod matter;
pub mod merge;
pub mod money;
pub mod names;
mod newer;
pub mod number;
pub mod people;
mod plain;
pub mod problem;
pub mod recorders;
pub mod register;
pub mod repair;
pub mod reward;
pub mod service;
pub mod sites;
pub mod stored;
pub mod whole;
mod wire;

pub use attendance::*;
pub use branch::*;
pub use bundle::{Bundle, BundleError, Preview};
pub use commissioning::*;
pub use complaint::*;
pub use conduct::*;
pub use fact::{ClosedLine, Fact, FactBody, Order};
pub use follow_up::*;
pub use link::{Link, Seen};
pub use maintenance::*;
pub use matter::*;
pub use merge::Journal;
pub use money::*;
pub use newer::NewerFact;
pub use people::*;
pub use problem::*;
pub use register::*;
pub use repair::*;
pub use reward::*;
pub use service::*;
pub use sites::*;
