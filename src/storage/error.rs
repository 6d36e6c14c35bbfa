//! What can go wrong with stored data. The app turns each into words.
//!
//! A browser's own sentences are in its own language, so only the name of its exception is kept, as `code`.

/// Why nothing could be read or stored. Nothing is ever stored in part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disc, or what the browser grants of it, is full.
    #[error("no room left in this browser's storage")]
    Quota,
    /// The browser grants no storage here: private mode, blocked by settings, or damaged.
    #[error("this browser grants no storage ({code:?})")]
    Unavailable { code: Option<String> },
    /// The connection was closed: the browser's data was cleared, the disc failed, or the page was asleep.
    #[error("the database connection was closed")]
    Closed,
    /// Another tab runs a newer program and upgrades the database; this one let go of it.
    #[error("another tab has upgraded the database")]
    VersionChanged,
    /// An older tab keeps the database open and hinders the upgrade.
    #[error("another tab keeps the database open")]
    Blocked,
    /// The data was written by a newer program; it was not touched.
    #[error("the stored data is of a newer version")]
    NewerVersion,
    /// Another tab is writing and does not finish.
    #[error("another tab is writing")]
    Busy,
    /// Another tab has replaced or deleted everything: what this tab knows is void, read all again.
    #[error("the stored data was replaced by another tab")]
    Replaced,
    /// Another tab has stored something that this one has not seen, and everything was to be replaced.
    #[error("another tab has stored something meanwhile")]
    News,
    /// The database gave a new record no number.
    #[error("the new record has no number")]
    NoNumber,
    /// What this tab has seen stored is there no longer: the browser's data was cleared. The page may hold the last copy.
    #[error("what was stored is gone")]
    Vanished,
    /// Something else is stored by now where this tab's copy was to be stored again.
    #[error("something else is stored by now")]
    Taken,
    /// Anything else.
    #[error("the transaction was aborted ({code:?})")]
    Aborted { code: Option<String> },
}

/// Why a decided write did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError<E> {
    /// The caller's own decision, made on the newest data.
    Refused(E),
    Store(StoreError),
}

impl<E> From<StoreError> for WriteError<E> {
    fn from(error: StoreError) -> Self {
        WriteError::Store(error)
    }
}
