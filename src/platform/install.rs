//! Installing the app, where the browser offers it.

use super::window::{listen, of_navigator};
use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::JsFuture;

/// How the app can be installed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Install {
    /// Not by this browser, or it is installed already.
    None,
    /// The browser does it when it is asked.
    Offered,
    /// Only by the browser's own menu: on an iPhone or iPad.
    ByHand,
}

#[wasm_bindgen]
extern "C" {
    /// What Chromium says when the app may be installed; web-sys does not know it.
    #[derive(Clone)]
    type BeforeInstallPromptEvent;
    #[wasm_bindgen(method, catch)]
    fn prompt(this: &BeforeInstallPromptEvent) -> Result<Promise, JsValue>;
}

type Follower = Box<dyn Fn(Install)>;

thread_local! {
    /// The browser's offer, which can be taken once.
    static OFFER: RefCell<Option<BeforeInstallPromptEvent>> = const { RefCell::new(None) };
    static FOLLOWER: RefCell<Option<Follower>> = const { RefCell::new(None) };
}

/// Keeps the browser's offer until somebody asks for it. Called once, early: the offer is made soon after loading.
pub fn keep_offer() {
    let Some(window) = web_sys::window() else { return };
    listen(&window, "beforeinstallprompt", |event| {
        // Without this Android covers the page with the offer.
        event.prevent_default();
        change(Some(event.unchecked_into()));
    });
    listen(&window, "appinstalled", |_| change(None));
}

/// Calls `follower` with what is so now and with every change; replaces the one before.
pub fn follow(follower: impl Fn(Install) + 'static) {
    follower(now());
    FOLLOWER.replace(Some(Box::new(follower)));
}

/// Lets the browser ask the person. Whatever the answer, the offer is used up.
pub async fn ask() {
    let Some(offer) = OFFER.take() else { return };
    if let Ok(asked) = offer.prompt() {
        // Refused or taken: the browser has said so itself.
        let _ = JsFuture::from(asked).await;
    }
    change(None);
}

fn change(offer: Option<BeforeInstallPromptEvent>) {
    OFFER.replace(offer);
    FOLLOWER.with_borrow(|follower| follower.iter().for_each(|follower| follower(now())));
}

fn now() -> Install {
    if OFFER.with_borrow(Option::is_some) {
        return Install::Offered;
    }
    // Only WebKit on iPhone and iPad has this field: whether the page runs as an app.
    match of_navigator("standalone").and_then(|standalone| standalone.as_bool()) {
        Some(false) => Install::ByHand,
        _ => Install::None,
    }
}
