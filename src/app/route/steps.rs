//! The steps of the browser's history: each is marked, and one that is come back to is shown where it was left.
//!
//! The browser would scroll it while the page still shows the step before, and a page is built over some frames.

use super::kept::{Coming, Kept, Mark, mark_after};
use crate::{
    platform::{history, returns::on_out_of_sight},
    ui::scrolled::Scrolled,
};
use leptos::{ev, prelude::*};
use std::cell::{Cell, RefCell};

/// Where the steps that were left are remembered, so that they outlive a reload.
const KEY: &str = "fieldbook.steps";

/// So many frames a page stays where it was left before it is taken to stand still, and is waited for at most: what is
/// shown, or takes the focus, some frames later scrolls too.
const STILL: u32 = 4;
const LONGEST: u32 = 300;

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
    static HERE: Cell<Mark> = const { Cell::new(0.0) };
    static CAME_BACK: Cell<bool> = const { Cell::new(false) };
    /// Which bringing back is going on: another one, or a hand on the page, ends it.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Follows the steps from now on. Called once, before anything is shown.
pub fn begin() {
    history::scroll_by_hand();
    if let Some(kept) = history::remembered(KEY) {
        KEPT.set(kept);
    }
    come(history::marked());
    on_out_of_sight(keep);
    // Whoever scrolls, presses or types goes on from where he is.
    let _listeners = (
        window_event_listener(ev::wheel, |_| hold_off()),
        window_event_listener(ev::touchstart, |_| hold_off()),
        window_event_listener(ev::pointerdown, |_| hold_off()),
        window_event_listener(ev::keydown, |_| hold_off()),
    );
}

/// The address is another one, and the page still shows what was there before.
pub fn moved() {
    keep();
    come(history::marked());
}

/// The step is another one with the same address; or the same one, whose mark a link to where one is has taken off.
pub fn moved_to_same() {
    match history::marked() {
        Some(_) => moved(),
        None => stay(),
    }
}

/// The address of the present step was changed in place, which takes its mark off.
pub fn stay() {
    history::mark(HERE.get());
}

/// Whether one came to where one is by the browser's buttons: it is not shown from its top.
pub fn came_back() -> bool {
    CAME_BACK.get()
}

fn keep() {
    KEPT.with_borrow_mut(|kept| {
        kept.keep(HERE.get(), Scrolled::now());
        history::remember(KEY, kept);
    });
}

fn come(to: Option<Mark>) {
    let coming = KEPT.with_borrow(|kept| kept.coming(HERE.get(), to));
    CAME_BACK.set(matches!(coming, Coming::Back(_)));
    hold_off();
    match coming {
        Coming::Staying => {}
        Coming::Anew => {
            HERE.set(mark_after(HERE.get(), history::millisecond()));
            history::mark(HERE.get());
        }
        Coming::Back(scrolled) => {
            HERE.set(to.unwrap_or_default());
            bring_back(scrolled, TURN.get(), 0, 0);
        }
    }
}

fn hold_off() {
    TURN.set(TURN.get().wrapping_add(1));
}

/// Brings the page there frame by frame, until it stands still.
fn bring_back(scrolled: Scrolled, turn: u32, frame: u32, still: u32) {
    request_animation_frame(move || {
        if TURN.get() != turn {
            return;
        }
        let still = if scrolled.bring_back() { still + 1 } else { 0 };
        if still < STILL && frame < LONGEST {
            bring_back(scrolled, turn, frame + 1, still);
        }
    });
}
