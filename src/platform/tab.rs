//! This tab: an id that survives a reload, and a lock of that name held for as long as the tab lives.

use super::{
    ids,
    tabs::{Lock, held_locks},
};
use std::{cell::RefCell, collections::BTreeSet};

/// Where the tab remembers its id. A tab that is duplicated takes a copy of it along.
const ID: &str = "fieldbook.tab";

/// What the locks of tabs begin with.
const LOCK: &str = "fieldbook-tab-";

/// How long a reloaded page may wait for the one before it to let go. A duplicate waits as long for nothing.
const HANDING_OVER_MS: u32 = 1_000;

struct Own {
    id: String,
    /// Held and never let go: the browser does that when the tab is gone.
    _lock: Option<Lock>,
}

thread_local! {
    static OWN: RefCell<Option<Own>> = const { RefCell::new(None) };
}

/// Takes the id of before, or a new one if another tab lives under that: this one is its duplicate.
pub async fn claim() {
    let before = match remembered() {
        Some(id) => hold(id).await.ok(),
        None => None,
    };
    let own = match before {
        Some(own) => own,
        None => hold(ids::fresh().to_string()).await.unwrap_or_else(|id| Own { id, _lock: None }),
    };
    remember(&own.id);
    OWN.replace(Some(own));
}

/// The id of this tab; nothing before it was claimed.
pub fn own() -> String {
    OWN.with_borrow(|own| own.as_ref().map(|own| own.id.clone())).unwrap_or_default()
}

/// The ids of all tabs that live; `None` where the browser cannot tell.
pub async fn living() -> Option<BTreeSet<String>> {
    let held = held_locks().await?;
    Some(held.iter().filter_map(|name| name.strip_prefix(LOCK)).map(str::to_owned).collect())
}

async fn hold(id: String) -> Result<Own, String> {
    match Lock::acquire_within(&format!("{LOCK}{id}"), HANDING_OVER_MS).await {
        Ok(lock) => Ok(Own { id, _lock: Some(lock) }),
        Err(_) => Err(id),
    }
}

fn remembered() -> Option<String> {
    session_storage()?.get_item(ID).ok()?
}

/// A browser that keeps nothing gives the tab a new id with each reload.
fn remember(id: &str) {
    if let Some(storage) = session_storage() {
        let _ = storage.set_item(ID, id);
    }
}

fn session_storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}
