//! What waits to be saved, by what it is to be attached to. It stays for as long as the tab does, wherever one goes meanwhile, and
//! the browser asks before it closes the tab: bytes are too many for where half-filled forms are kept.

use super::pending::Pending;
use crate::{
    app::{desk::Desk, toast::use_toasts},
    domain::Thing,
    platform::{frame::painted, stay::ask_before_leaving},
    tr,
};
use leptos::{prelude::*, task::spawn_local};
use std::cell::{Cell, RefCell};

/// For whose sake the browser asks before the page is left.
const WAITING: &str = "attachments";

#[derive(Clone)]
struct Kept {
    to: Thing,
    /// Of which data the thing is: once everything was replaced or deleted there is none.
    generation: u32,
    one: Pending,
}

thread_local! {
    static ALL: ArcRwSignal<Vec<Kept>> = ArcRwSignal::new(Vec::new());
    static NEXT: Cell<u32> = const { Cell::new(0) };
    /// The things whose attachments can be added on the page that is shown.
    static SHOWN: RefCell<Vec<Thing>> = const { RefCell::new(Vec::new()) };
}

fn all() -> ArcRwSignal<Vec<Kept>> {
    ALL.with(Clone::clone)
}

fn generation() -> u32 {
    untrack(|| Desk::get().generation())
}

/// A number that no other has.
pub fn next() -> u32 {
    NEXT.set(NEXT.get() + 1);
    NEXT.get()
}

/// What waits to be attached to a thing (tracked).
pub fn waiting_for(to: &Thing) -> Vec<Pending> {
    let generation = generation();
    let is_its = |kept: &&Kept| kept.to == *to && kept.generation == generation;
    all().with(|all| all.iter().filter(is_its).map(|kept| kept.one.clone()).collect())
}

/// Keeps something until it is saved or left out.
pub fn keep(to: &Thing, one: Pending) {
    let kept = Kept { to: to.clone(), generation: generation(), one };
    all().update(|all| {
        all.retain(|known| known.generation == kept.generation);
        all.push(kept);
    });
    ask_before_leaving(WAITING, Some(holds));
    say_unless_shown(to.clone());
}

/// These were saved, or are not wanted.
pub fn forget(numbers: &[u32]) {
    all().update(|all| all.retain(|kept| !numbers.contains(&kept.one.n)));
    if !holds() {
        ask_before_leaving(WAITING, None);
    }
}

fn holds() -> bool {
    let generation = generation();
    all().with_untracked(|all| all.iter().any(|kept| kept.generation == generation))
}

/// What waits for a thing is on the page for as long as the owner of this is; where it waits longer, that is said.
pub fn show(to: Thing) {
    SHOWN.with_borrow_mut(|shown| shown.push(to.clone()));
    on_cleanup(move || {
        SHOWN.with_borrow_mut(|shown| {
            if let Some(at) = shown.iter().position(|known| *known == to) {
                shown.remove(at);
            }
        });
        say_unless_shown(to);
    });
}

/// Nobody is to think that what was chosen is saved because it can be seen no more.
fn say_unless_shown(to: Thing) {
    spawn_local(async move {
        // What takes the place of the page may show it again.
        painted().await;
        let n = untrack(|| waiting_for(&to)).len();
        if n > 0 && !SHOWN.with_borrow(|shown| shown.contains(&to)) {
            use_toasts().problem(tr!("attachments.kept", n = n));
        }
    });
}
