//! Ids for new facts and the id of this device.

use gloo_storage::{LocalStorage, Storage};
use std::cell::Cell;
use uuid::Uuid;

const DEVICE_KEY: &str = "fieldbook.device";

thread_local! {
    /// The id of a browser that remembers nothing: as long as the page is open.
    static UNREMEMBERED: Cell<Option<Uuid>> = const { Cell::new(None) };
}

/// A fresh id that sorts by the time it was made (UUID version 7).
pub fn fresh() -> Uuid {
    Uuid::now_v7()
}

/// The id of this browser on this device, made on first use. It belongs to the browser and not to the
/// branch, so it survives deleting and importing data. Where local storage is refused it lasts as long as
/// the page is open.
pub fn device() -> Uuid {
    if !super::keep::remembers() {
        let device = UNREMEMBERED.get().unwrap_or_else(fresh);
        UNREMEMBERED.set(Some(device));
        return device;
    }
    if let Ok(known) = LocalStorage::get::<Uuid>(DEVICE_KEY) {
        return known;
    }
    let device = fresh();
    // A refusal only means that the next visit counts as another device.
    let _ = LocalStorage::set(DEVICE_KEY, device);
    device
}
