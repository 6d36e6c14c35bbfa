//! What can go wrong with stored data. The app turns each into words.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Why nothing could be read or stored. Nothing is ever stored in part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disc, or what the browser grants of it, is full.
    #[error("no room left in this browser's storage")]
    Quota,
    /// The browser grants no storage here: private mode, blocked by settings, or damaged.
    #[error("this browser grants no storage: {0}")]
    Unavailable(String),
    /// The connection was closed: the browser's data was cleared or the disc failed.
    #[error("the database connection was closed")]
    Closed,
    /// Another tab runs a newer program and has upgraded or deleted the database; this one let go of it.
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
    /// Anything else; the browser's own words, not for the screen alone.
    #[error("the transaction was aborted: {0}")]
    Aborted(String),
}

impl StoreError {
    /// Maps what the browser threw, by the name of its exception.
    pub fn from_js(error: &JsValue) -> StoreError {
        let Some(exception) = error.dyn_ref::<DomException>() else {
            let text = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
            return StoreError::Aborted(text.or_else(|| error.as_string()).unwrap_or_default());
        };
        let text = || format!("{}: {}", exception.name(), exception.message());
        match exception.name().as_str() {
            "QuotaExceededError" => StoreError::Quota,
            "VersionError" => StoreError::NewerVersion,
            "InvalidStateError" => StoreError::Closed,
            "SecurityError" | "NotAllowedError" => StoreError::Unavailable(text()),
            _ => StoreError::Aborted(text()),
        }
    }

    /// While opening, an invalid state or an unknown error means that there is no storage to be had.
    pub(super) fn while_opening(error: idb::Error) -> StoreError {
        let text = error.to_string();
        match StoreError::from(error) {
            StoreError::Closed => StoreError::Unavailable(text),
            StoreError::Aborted(text) => StoreError::Unavailable(text),
            other => other,
        }
    }
}

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> StoreError {
        use idb::Error::*;
        match &error {
            DomException(exception) => StoreError::from_js(exception),
            AddFailed(js)
            | ClearFailed(js)
            | DeleteFailed(js)
            | GetAllFailed(js)
            | GetFailed(js)
            | UpdateFailed(js)
            | ObjectStoreNotFound(js)
            | TransactionOpenFailed(js)
            | IndexedDbOpenFailed(js)
            | RequestResultNotFound(js) => StoreError::from_js(js),
            IndexedDbNotFound(_) => StoreError::Unavailable(error.to_string()),
            _ => StoreError::Aborted(error.to_string()),
        }
    }
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
