//! Ids for new facts and the id of this device.

use super::remember;
use std::cell::Cell;
use uuid::Uuid;

const DEVICE_KEY: &str = "fieldbook.device";

thread_local! {
    /// The id that was made on this page, for a browser that remembers nothing.
    static MADE: Cell<Option<Uuid>> = const { Cell::new(None) };
}

/// A fresh id that sorts by the time it was made (UUID version 7).
pub fn fresh() -> Uuid {
    Uuid::now_v7()
}

/// The id of this browser on this device, made on first use. It belongs to the browser and not to the
/// branch, so it survives deleting and importing data. Where local storage is refused it lasts as long as
/// the page is open.
pub fn device() -> Uuid {
    if let Some(known) = remember::read(DEVICE_KEY).or_else(|| MADE.get()) {
        return known;
    }
    let device = fresh();
    MADE.set(Some(device));
    remember_device(&device.to_string());
    device
}

/// Whether this browser has opened the app before.
pub fn is_known_device() -> bool {
    remember::read::<Uuid>(DEVICE_KEY).is_some()
}

/// Remembers the id of this device, for a browser that has forgotten it.
pub fn remember_device(device: &str) {
    remember::write(DEVICE_KEY, device);
}
