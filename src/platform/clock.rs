//! The clock of this device. Everything below the app takes the time as a value from here.

use chrono::{Local, NaiveDateTime, Utc};

/// The local wall-clock time, as the branch reads it off the wall; cut to whole seconds.
pub fn now() -> NaiveDateTime {
    let now = Local::now().naive_local();
    chrono::Timelike::with_nanosecond(&now, 0).unwrap_or(now)
}

/// The same moment as UTC, for files that ask for it.
pub fn utc() -> NaiveDateTime {
    Utc::now().naive_utc()
}

/// Milliseconds since the page was opened, for measuring only.
pub fn elapsed_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}
