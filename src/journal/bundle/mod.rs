//! The file that carries facts from one device to another. Its format is described in `docs/bundle-format.md`.
//!
//! A file from outside is read and checked whole before anything is stored, and the reader says what is wrong with
//! it and where; no text makes it panic.

mod attachments;
mod described;
mod encoding;
mod error;
mod form;
mod read;
mod schema;
mod write;

pub use attachments::{
    ENCLOSED_BYTES, Enclosed, Misstated, Spoiled, Spoilt, parted, text as attachments_text,
};
pub use encoding::{Encoding, text_of};
pub use error::{BundleError, FactProblem, JsonType, Misfit, Refused};
pub use form::Form;
pub use read::{Preview, problem_of};
pub use schema::published_text;

use super::{
    Fact, FactBody,
    limits::{self, Beyond, Breach, NAME_CHARS},
};
use crate::domain::{Attachment, DeviceId};
use chrono::NaiveDateTime;
use std::{collections::BTreeMap, sync::Arc};

/// Tells our files from those of other programs.
pub const FORMAT: &str = "fieldbook-bundle";
/// The version written, and the newest one read.
pub const VERSION: u64 = 2;
/// The largest file written and read, in bytes: near twice what the facts of ten years of a busy branch need. Anything
/// larger is somebody's video, and reading it would freeze a small machine.
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
    /// What is stored beside the facts and is none that can be used, as it lies there.
    pub damaged: Vec<Arc<str>>,
    /// What the facts name, as far as it is here.
    pub attachments: Vec<Attachment>,
}

/// Whether a draft may be kept beside others. What a device keeps is held to the limits of a file, so that all of it can
/// be exported and read again.
///
/// # Errors
/// How it goes beyond them.
pub fn check_draft(kept: &BTreeMap<String, String>, key: &str, draft: &str) -> Result<(), Breach> {
    if kept.len() >= MAX_DRAFTS && !kept.contains_key(key) {
        return Err(Breach::TooMany { most: MAX_DRAFTS });
    }
    draft_limits(key, draft).map_err(|beyond| beyond.breach)
}

fn draft_limits(key: &str, draft: &str) -> Result<(), Beyond> {
    limits::length("drafts", key, NAME_CHARS)?;
    limits::length("drafts", draft, MAX_DRAFT_CHARS)
}

/// What a file says beside its facts.
fn head_limits(branch: &str, drafts: &BTreeMap<String, String>) -> Result<(), BundleError> {
    let checked = || {
        limits::short("branch", branch)?;
        limits::count("drafts", drafts.len(), MAX_DRAFTS)?;
        drafts.iter().try_for_each(|(key, draft)| draft_limits(key, draft))
    };
    checked().map_err(|Beyond { field, breach }| BundleError::Beyond { field: field.to_owned(), breach })
}

fn size_limit(bytes: usize) -> Result<(), BundleError> {
    if bytes > MAX_BYTES {
        return Err(BundleError::TooLarge { bytes, most: MAX_BYTES });
    }
    Ok(())
}
