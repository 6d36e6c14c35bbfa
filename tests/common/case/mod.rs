//! Worked cases: small months of branch life with the figures they must come to, as files under `tests/cases`.
//!
//! A case is recorded as commands and facts, the way the app does it, and settled; nothing here computes a figure.
//! Tests, the `case_to_bundle` example and the benchmark share this, and each uses its part.
#![allow(dead_code, unused_imports)]

pub mod code;
pub mod compare;
pub mod entry;
pub mod expect;
pub mod format;
pub mod record;

pub use format::Case;
pub use record::record;
