//! Whether this browser promises to keep what is stored, and how much room there is.

use super::window::of_navigator;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// Room in this browser's storage, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    pub used: f64,
    pub quota: f64,
}

/// Whether the browser has promised not to clear this page's data by itself. `None`: it cannot tell.
pub async fn persisted() -> Option<bool> {
    JsFuture::from(manager()?.persisted().ok()?).await.ok()?.as_bool()
}

/// Asks for that promise. Some browsers ask the user, so call it when the user has just stored something.
pub async fn persist() -> Option<bool> {
    JsFuture::from(manager()?.persist().ok()?).await.ok()?.as_bool()
}

/// How much is used and how much may be. `None`: the browser cannot tell.
pub async fn estimate() -> Option<Room> {
    let estimate: StorageEstimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?.into();
    Some(Room { used: estimate.get_usage()?, quota: estimate.get_quota()? })
}

/// `navigator.storage` is missing on pages that are not served securely.
fn manager() -> Option<StorageManager> {
    of_navigator("storage").map(JsCast::unchecked_into)
}
