//! The file that carries facts from one device to another. Its format is described in `docs/bundle-format.md`.
//!
//! A file from outside is read and checked whole before anything is stored, and the reader says what is wrong with
//! it and where; no text makes it panic.

mod error;
mod read;
mod write;

pub use error::{BundleError, FactProblem, Refused};
pub use read::Preview;

use super::{Fact, FactBody};
use crate::domain::DeviceId;
use chrono::NaiveDateTime;
use std::{collections::BTreeMap, sync::Arc};

/// Tells our files from those of other programs.
pub const FORMAT: &str = "fieldbook-bundle";
/// The version written, and the newest one read.
pub const VERSION: u64 = 1;
/// The largest file read, in bytes: more than twice what ten years of a busy branch need.
pub const MAX_BYTES: usize = 80 * 1024 * 1024;
/// The most what-if drafts of a file.
pub const MAX_DRAFTS: usize = 500;
/// The longest draft, in characters.
pub const MAX_DRAFT_CHARS: usize = 200_000;

/// What the modules above know of a fact: the field that keeps it from being taken, and what is wrong with it.
pub type Judge = fn(&FactBody) -> Result<(), (String, FactProblem)>;

/// A bundle to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// When it was made, in local time.
    pub exported: NaiveDateTime,
    pub device: DeviceId,
    /// The name of the branch.
    pub branch: String,
    pub facts: Vec<Arc<Fact>>,
    /// What-if drafts by their keys, each a text of its own.
    pub drafts: BTreeMap<String, String>,
}
