//! The shell: routes, session, words, and the one place that runs commands.
//!
//! `abandoned`, `backup`, `clause`, `drafts`, `failure`, `format`, `greeting`, `help`, `i18n`, `looking`,
//! `paging`, `patience`, `places`, `route`, `tables` and `words` are pure as far as they are native; the rest is browser code.

pub mod abandoned;
pub mod backup;
pub mod clause;
pub mod format;
pub mod help;
pub mod i18n;
pub mod places;
pub mod route;
pub mod tables;

#[cfg(target_arch = "wasm32")]
pub mod act;
#[cfg(target_arch = "wasm32")]
pub mod attempt;
#[cfg(target_arch = "wasm32")]
pub mod desk;
#[cfg(target_arch = "wasm32")]
mod dialogs;
pub mod drafts;
pub mod failure;
pub mod file_name;
#[cfg(target_arch = "wasm32")]
pub mod form_dialog;
pub mod greeting;
#[cfg(target_arch = "wasm32")]
mod icons;
#[cfg(target_arch = "wasm32")]
mod keys;
pub mod looking;
pub mod mended;
#[cfg(target_arch = "wasm32")]
pub mod more;
#[cfg(target_arch = "wasm32")]
mod newer;
#[cfg(target_arch = "wasm32")]
pub mod own_form;
#[cfg(target_arch = "wasm32")]
pub mod page;
pub mod paging;
#[cfg(target_arch = "wasm32")]
pub mod palette;
pub mod patience;
#[cfg(target_arch = "wasm32")]
mod preferences;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod staged;
#[cfg(target_arch = "wasm32")]
pub mod theme;
#[cfg(target_arch = "wasm32")]
pub mod toast;
pub mod words;

/// Brings the words, creates what every screen shares and mounts the app. The screens come in as functions, because they stand
/// above the app: `page` builds the page of a route, `who` shows who sits here, `guide` brings the answers and the tour,
/// `engine` what the desk works with.
#[cfg(target_arch = "wasm32")]
pub fn start(
    page: fn(route::Route) -> leptos::prelude::AnyView,
    who: fn() -> leptos::prelude::AnyView,
    guide: help::Bring,
    engine: desk::BringEngine,
) {
    use leptos::prelude::*;

    // Mounting gives leptos its executor; before that there is only the browser's own.
    wasm_bindgen_futures::spawn_local(async move {
        // What brought the program here has taken a while already.
        breath().await;
        if let Err(why) = i18n::provide_i18n().await {
            // Without words there is no page: the one for faults has its own.
            panic!("the words of the screens: {why}");
        }
        breath().await;
        // A form that opens with the page asks at once what it begins with.
        desk::begin_form_drafts().await;
        breath().await;
        provide(guide);
        breath().await;
        desk::Desk::provide(engine);
        backup::keeper::Keeper::provide();
        breath().await;
        mount_to_body(move || view! { <shell::Shell page=page who=who /> });
    });
}

/// Lets the browser answer in between: each of the steps takes a while on a slow machine.
#[cfg(target_arch = "wasm32")]
async fn breath() {
    crate::platform::frame::after(std::time::Duration::ZERO).await;
}

#[cfg(target_arch = "wasm32")]
fn provide(guide: help::Bring) {
    crate::ui::keep_composing_keys();
    crate::ui::references::provide_references(clause::find);
    crate::platform::install::keep_offer();
    crate::platform::opened::keep_opened();
    theme::provide_theme();
    route::provide_route();
    toast::provide_toasts();
    palette::provide_palette();
    help::provide_help(guide);
}
