//! The route signal that follows the address.

use super::{Route, steps};
use crate::ui::prelude::*;
use std::cell::Cell;

thread_local! {
    static CURRENT: Cell<Option<RwSignal<Route>>> = const { Cell::new(None) };
}

/// The route of the address as it is.
pub fn here() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

/// Creates the route signal and follows the address from now on. Called once, before the app is mounted.
pub fn provide_route() {
    let route = RwSignal::new(here());
    CURRENT.set(Some(route));
    steps::begin();
    // Never removed: they live as long as the page.
    let _moved = window_event_listener(leptos::ev::hashchange, move |_| {
        steps::moved();
        route.set(here());
    });
    let _same = window_event_listener(leptos::ev::popstate, move |_| {
        if route.get_untracked() == here() {
            steps::moved_to_same();
        }
    });
}

/// The route in force as a signal.
pub fn use_route() -> Signal<Route> {
    CURRENT.get().expect("provide_route runs before anything is shown").into()
}

/// Goes to a route; the back button returns.
pub fn navigate(route: &Route) {
    let _ = window().location().set_hash(&route.href());
}

/// Changes the address in place, without a step for the back button: for filters and choices within a screen.
pub fn replace(route: &Route) {
    let _ = window().location().replace(&route.href());
    steps::stay();
}
