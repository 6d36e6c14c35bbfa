//! The keys that work on every screen, and the list of them.

use crate::app::palette::use_palette;
use crate::app::places::Place;
use crate::app::route::navigate;
use crate::t;
use crate::ui::{Dialog, is_typing};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Follows the keyboard for as long as the page lives; `help` opens on `?`.
pub fn follow_keys(help: RwSignal<bool>) {
    let palette = use_palette();
    let _listener = window_event_listener(leptos::ev::keydown, move |event| {
        let key = event.key();
        if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && key.eq_ignore_ascii_case("k") {
            event.prevent_default();
            palette.is_open().update(|open| *open = !*open);
            return;
        }
        if is_typing(&event) || dialog_open() {
            return;
        }
        let modified = event.ctrl_key() || event.meta_key();
        // The physical key: with Alt held, some layouts give another character.
        let place = event.code().strip_prefix("Digit").and_then(|digit| {
            let with_alt = event.alt_key() && !modified && !event.shift_key();
            Place::all().find(|place| with_alt && place.digit().is_some_and(|own| digit == own.to_string()))
        });
        if let Some(place) = place {
            event.prevent_default();
            navigate(&place.route());
        }
        if modified || event.alt_key() {
            return;
        }
        if key == "?" || key == "\u{FF1F}" {
            event.prevent_default();
            help.set(true);
        } else if key == "/" {
            let search = document().query_selector(".search-box").ok().flatten();
            if let Some(search) = search.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
                event.prevent_default();
                let _ = search.focus();
            }
        }
    });
}

fn dialog_open() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}

/// The list of keys.
#[component]
pub fn KeysDialog(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=open title=t!("shell.keys.title") close=t!("shell.close")>
            <dl class="keys">
                <dt><kbd>{t!("shell.keys.palette_key")}</kbd></dt>
                <dd>{t!("shell.keys.palette")}</dd>
                <dt><kbd>"?"</kbd></dt>
                <dd>{t!("shell.keys.help")}</dd>
                <dt><kbd>"/"</kbd></dt>
                <dd>{t!("shell.keys.search")}</dd>
                <dt><kbd>"\u{2191}"</kbd>" "<kbd>"\u{2193}"</kbd></dt>
                <dd>{t!("shell.keys.arrows")}</dd>
                <dt><kbd>{t!("shell.keys.enter_key")}</kbd></dt>
                <dd>{t!("shell.keys.enter")}</dd>
                <dt><kbd>{t!("shell.keys.escape_key")}</kbd></dt>
                <dd>{t!("shell.keys.escape")}</dd>
                {Place::all()
                    .filter_map(|place| Some((place, place.digit()?)))
                    .map(|(place, digit)| {
                        view! {
                            <dt><kbd>{t!("shell.keys.alt_key", digit = digit)}</kbd></dt>
                            <dd>{t!(place.name_key())}</dd>
                        }
                    })
                    .collect_view()}
            </dl>
        </Dialog>
    }
}
