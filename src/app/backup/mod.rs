//! Backups: files of everything that is stored here, in a folder that was chosen once or among the downloads; how old the
//! last good one is, and when the next is due.
//!
//! All but `keeper` is pure: what a file is called, which are superfluous, and how one is written and looked at again.

mod age;
mod due;
mod keep;
#[cfg(target_arch = "wasm32")]
pub mod keeper;
mod name;
mod thin;
mod trouble;

pub use age::overdue;
pub use due::{Held, Seen, Wanted, closed_unsaved, due_now, unsaved};
pub use keep::{Shelf, State, Stored, keep, newest_first};
pub use name::{DEVICE_NAME_CHARS, FileName, Holds};
pub use trouble::Trouble;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The key under which the last backup is remembered beside the facts.
pub const EXPORTED: &str = "exported";

/// The last backup made by this browser: a file that was written and read back, or that a person has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    pub at: NaiveDateTime,
    /// How many facts were known then.
    pub facts: usize,
    /// How many attachments were stored then; a backup of a version without any says nothing of them. What found no place in the
    /// newest file counts as well: it lies in an older one, or is said where the folder is.
    #[serde(default)]
    pub attachments: usize,
}
