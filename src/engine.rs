//! What Fieldbook knows and computes, without a browser, a clock, chance or globals: the package `fieldbook-engine`.
//!
//! The arrows between its modules point one way: `domain ← journal ← ledger ← rules ← workflow`; `spreadsheet` knows `domain`
//! only, and `letters` and `shared` are for everybody. `src/lib.rs` has the rest of the map.

pub mod domain;
pub mod journal;
pub mod ledger;
pub mod letters;
pub mod rules;
pub mod shared;
pub mod spreadsheet;
pub mod workflow;
