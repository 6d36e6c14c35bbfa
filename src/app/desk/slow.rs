//! Saying so when the browser's storage does not answer.

use super::Desk;
use crate::platform::clock;
use leptos::prelude::*;
use std::time::Duration;

/// A timer may come a little early.
const AFTERWARDS: Duration = Duration::from_millis(50);

impl Desk {
    /// Waits for the store, however long; after `patience` the page says so.
    pub(super) async fn patiently<T>(self, patience: Duration, work: impl Future<Output = T>) -> T {
        let number = self.waiting.try_update_value(|waiting| waiting.begin(now(), patience));
        set_timeout(move || self.look_at_waiting(), patience + AFTERWARDS);
        let answer = work.await;
        self.waiting.update_value(|waiting| number.into_iter().for_each(|number| waiting.end(number)));
        self.look_at_waiting();
        answer
    }

    /// Whether the store is waited for longer than it should take.
    pub fn is_slow(self) -> bool {
        self.slow.get()
    }

    fn look_at_waiting(self) {
        let slow = self.waiting.with_value(|waiting| waiting.is_too_long(now()));
        if self.slow.get_untracked() != slow {
            self.slow.set(slow);
        }
    }
}

fn now() -> Duration {
    Duration::from_secs_f64(clock::elapsed_ms().max(0.0) / 1000.0)
}
