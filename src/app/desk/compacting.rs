//! Joining what is stored to fewer records, while nobody waits for anything. Nothing of it can be seen, and whatever keeps
//! it from being done, it is done another time.

use super::{Desk, DeskState};
use crate::{
    journal::stored::is_in_force,
    platform::frame::after,
    storage::{Mark, Store, segment::ENOUGH},
};
use leptos::prelude::*;
use std::{cell::Cell, time::Duration};
// Not the spawning of leptos: its executor starts with the mounting, and the store opens before.
use wasm_bindgen_futures::spawn_local;

/// By then the page that was opened is there and painted.
const WHEN_IDLE: Duration = Duration::from_secs(3);
/// What waits to be stored, and whoever types, comes between two segments.
const BETWEEN: Duration = Duration::from_millis(100);

thread_local! {
    /// Up to where this tab has looked for records to be joined.
    static LOOKED: Cell<Mark> = const { Cell::new(Mark { generation: 0, seq: 0 }) };
}

impl Desk {
    /// Joins records once enough of them have come since the last time.
    pub(super) fn compact_later(self, mark: Mark) {
        let looked = LOOKED.get();
        if mark.generation == looked.generation && mark.seq < looked.seq + ENOUGH {
            return;
        }
        LOOKED.set(mark);
        spawn_local(async move {
            after(WHEN_IDLE).await;
            if let Ok(store) = self.opened() {
                self.compact(&store).await;
            }
        });
    }

    async fn compact(self, store: &Store) {
        let Ok(_turn) = store.turn_to_compact().await else { return };
        while self.state.get_untracked() == DeskState::Open {
            let journal = self.journal.get_value();
            let joins = |facts: &str| is_in_force(&journal, facts);
            match store.compact(self.mark.get_value(), joins).await {
                Ok(true) => after(BETWEEN).await,
                Ok(false) | Err(_) => return,
            }
        }
    }
}
