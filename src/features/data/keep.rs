//! Asking the browser to keep the data, at the first moment at which there is something to keep.

use crate::ui::prelude::*;
use crate::{
    app::desk::{Desk, DeskState},
    platform::keep,
};
use leptos::task::spawn_local;

/// Remembers that the browser was asked; a browser that asks the person must not do so at every visit.
const ASKED: &str = "asked_to_keep";

/// Asks once, when a person has stored the first fact of a branch of his own. Called by what is around the pages.
pub fn ask_when_first_stored() {
    let desk = Desk::get();
    // None: nothing is known yet, or the branch is the sample. What is there at opening is no new entry; growth is.
    let own = Memo::new(move |_| {
        let ledger = desk.ledger();
        let counts = desk.state() == DeskState::Open && !desk.is_sample();
        counts.then(|| ledger.facts().len())
    });
    Effect::new(move |before: Option<Option<usize>>| {
        let now = own.get();
        if before.flatten().zip(now).is_some_and(|(before, now)| before < now) {
            spawn_local(ask(desk));
        }
        now
    });
}

async fn ask(desk: Desk) {
    if matches!(desk.meta(ASKED).await, Ok(None)) {
        keep::persist().await;
        // Not remembered, it is asked again another time: no harm.
        let _ = desk.set_meta(ASKED, "yes").await;
    }
}
