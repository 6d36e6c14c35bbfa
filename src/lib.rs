//! Fieldbook · 客服工作簿: a service regulation as a working desk in one web page.
//!
//! The arrows between the modules point one way:
//! `domain ← journal ← ledger ← rules ← workflow ← storage, platform ← app ← features`; `ui` stands alone,
//! `spreadsheet` knows `domain` only, and `letters` and `shared` are for everybody. The first five, `spreadsheet` and these two are pure
//! (no browser, clock, randomness or globals) and are a package of their own (src/engine.rs), which everybody here names as if they were
//! modules of this one; `tests/layering.rs` fails when an import crosses.

pub use fieldbook_engine::{domain, journal, ledger, letters, rules, shared, spreadsheet, workflow};

pub mod app;
pub mod features;
#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod storage;
pub mod ui;
