//! From the sample to a branch of one's own: one step, which can be undone until something is recorded.

use crate::{
    app::{
        act::{Busy, failure_text},
        desk::{Desk, LeftSample},
        route::{Route, navigate},
        toast::use_toasts,
    },
    t, tr,
};
use leptos::{prelude::*, task::spawn_local};
use std::cell::{Cell, RefCell};

thread_local! {
    /// Whoever has just left the sample has chosen already how to begin.
    static LEAVING: Cell<bool> = const { Cell::new(false) };
    /// What stood here before the sample was left, as long as this page is open.
    static LEFT: RefCell<Option<LeftSample>> = const { RefCell::new(None) };
}

/// Whether the first page is opened because the sample was left; true once.
pub fn comes_from_sample() -> bool {
    LEAVING.take()
}

async fn back(desk: Desk, left: LeftSample) {
    match desk.return_to_sample(left).await {
        Ok(true) => {
            LEFT.set(None);
            navigate(&Route::Today);
        }
        Ok(false) => use_toasts().problem(tr!("data.sample.kept_own")),
        Err(failure) => use_toasts().problem(failure_text(&failure)),
    }
}

/// That the sample is gone, and the way back to it: it stands there while nothing else was begun.
#[component]
pub fn WayBackToSample() -> impl IntoView {
    let desk = Desk::get();
    let left = || LEFT.with_borrow(Clone::clone);
    let busy = RwSignal::new(false);
    let go = move || {
        if let Some(left) = left().filter(|_| !busy.get_untracked()) {
            busy.set(true);
            spawn_local(async move {
                back(desk, left).await;
                busy.try_set(false);
            });
        }
    };
    left().is_some().then(|| {
        view! {
            <p class="sample-line">
                {t!("data.sample.gone")} " "
                <button type="button" class="link" on:click=move |_| go()>
                    {t!("data.sample.back")}
                </button>
            </p>
        }
    })
}

/// What leaves the sample and opens the first page of a branch of one's own.
pub fn leave_sample() -> impl Fn() + Copy + Send + Sync + 'static {
    let desk = Desk::get();
    let busy = Busy::idle();
    move || {
        let Some(work) = busy.begin() else { return };
        // Before the sample is gone: the first page follows at once.
        LEAVING.set(true);
        work.run(async move {
            match desk.leave_sample().await {
                Ok(Some(left)) => {
                    LEFT.set(Some(left.clone()));
                    navigate(&Route::Setup);
                    let undo = move || spawn_local(back(desk, left.clone()));
                    use_toasts().done_with_undo(tr!("data.sample.left"), undo);
                }
                // It is somebody's own branch by now: the page shows it.
                Ok(None) => LEAVING.set(false),
                Err(failure) => {
                    LEAVING.set(false);
                    use_toasts().problem(failure_text(&failure));
                }
            }
        });
    }
}
