//! What the browser threw, as one of the errors that the app has words for.

use super::StoreError;
use crate::platform::errors::error_code;
use wasm_bindgen::JsValue;

impl StoreError {
    /// Maps what the browser threw, by the name of its exception.
    pub fn from_js(error: &JsValue) -> StoreError {
        let code = error_code(error);
        match code.as_deref() {
            Some("QuotaExceededError") => StoreError::Quota,
            Some("VersionError") => StoreError::NewerVersion,
            Some("InvalidStateError") => StoreError::Closed,
            Some("SecurityError" | "NotAllowedError") => StoreError::Unavailable { code },
            _ => StoreError::Aborted { code },
        }
    }

    /// While opening, an invalid state or an unknown error means that there is no storage to be had.
    pub(super) fn while_opening(error: idb::Error) -> StoreError {
        match StoreError::from(error) {
            StoreError::Closed => StoreError::Unavailable { code: Some("InvalidStateError".into()) },
            StoreError::Aborted { code } => StoreError::Unavailable { code },
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
            IndexedDbNotFound(_) => StoreError::Unavailable { code: None },
            _ => StoreError::Aborted { code: None },
        }
    }
}
