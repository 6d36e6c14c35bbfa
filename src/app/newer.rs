//! Another build of the app: said above every page, and taken when the person says so.

use crate::{
    app::greeting::{greeting, heard},
    platform::builds::{build, on_newer, talk},
    t,
    ui::{Button, Callout, Tone},
};
use leptos::prelude::*;

/// What is known of other builds than this page's.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Other {
    #[default]
    None,
    /// A newer one lies ready in this browser.
    Ready,
    /// Another tab over the same data runs another one.
    Beside,
}

/// Tells the other tabs which build this one is, and calls `differs` when one of them is another.
fn tell_others(differs: impl Fn() + 'static) {
    let Some(own) = build() else { return };
    talk(&greeting(&own), move |text| {
        let heard = heard(&own, text);
        if heard.differs {
            differs();
        }
        heard.answer
    });
}

/// Says that another build is there, until the page is loaded anew: what was typed is kept as a draft over that. A page
/// goes on with its own build for as long as it is open. Part of the frame, which is built once.
#[component]
pub fn NewerBuild() -> impl IntoView {
    let other = RwSignal::new(Other::None);
    on_newer(move || other.set(Other::Ready));
    tell_others(move || {
        if other.get_untracked() == Other::None {
            other.set(Other::Beside);
        }
    });
    // A page that cannot be loaded again stays as it is.
    let take = || _ = window().location().reload();
    let said = move || {
        let (title, text) = match other.get() {
            Other::None => return None,
            Other::Ready => (t!("shell.newer.title"), t!("shell.newer.text")),
            Other::Beside => (t!("shell.newer.beside.title"), t!("shell.newer.beside.text")),
        };
        let notice = view! {
            <Callout tone=Tone::Neutral title=title>
                <p>{text}</p>
                <div class="row">
                    <Button on_click=take>{t!("shell.newer.take")}</Button>
                    <Button on_click=move || other.set(Other::None)>{t!("shell.newer.later")}</Button>
                </div>
            </Callout>
        };
        Some(notice)
    };
    view! { <div class="newer no-print" role="status">{said}</div> }
}
