//! What was done, said for a few seconds at the edge of the screen, with a way to undo it.

use crate::t;
use crate::ui::{Toast, Tone};
use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;

/// How long a message stays when nobody points at it.
const STAYS: Duration = Duration::from_secs(8);

#[derive(Clone)]
struct Message {
    id: u32,
    text: String,
    tone: Tone,
    undo: Option<Callback<()>>,
}

/// The messages on the screen. `Copy`; may be used from event handlers and after an await.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Message>>,
    /// While somebody points at the messages, none goes away.
    held: RwSignal<bool>,
}

thread_local! {
    static CURRENT: Cell<Option<Toasts>> = const { Cell::new(None) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Creates the list of messages. Called once, before the app is mounted.
pub fn provide_toasts() {
    CURRENT.set(Some(Toasts { shown: RwSignal::new(Vec::new()), held: RwSignal::new(false) }));
}

/// The messages on the screen, from anywhere.
pub fn use_toasts() -> Toasts {
    CURRENT.get().expect("provide_toasts runs before anything is shown")
}

impl Toasts {
    /// Something was done.
    pub fn done(self, text: impl Into<String>) {
        self.show(text.into(), Tone::Done, None);
    }

    /// Something was done and can be undone.
    pub fn done_with_undo(self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.show(text.into(), Tone::Done, Some(Callback::from(undo)));
    }

    /// Something did not work. What must not be missed belongs into the page, not here.
    pub fn problem(self, text: impl Into<String>) {
        self.show(text.into(), Tone::Late, None);
    }

    /// Somebody else sits here: what the one before did is not his to undo.
    pub fn clear(self) {
        self.shown.set(Vec::new());
    }

    fn show(self, text: String, tone: Tone, undo: Option<Callback<()>>) {
        let id = NEXT.get();
        NEXT.set(id + 1);
        self.shown.update(|shown| shown.push(Message { id, text, tone, undo }));
        self.expire(id);
    }

    fn expire(self, id: u32) {
        set_timeout(move || if self.held.get_untracked() { self.expire(id) } else { self.remove(id) }, STAYS);
    }

    fn remove(self, id: u32) {
        self.shown.update(|shown| shown.retain(|message| message.id != id));
    }
}

/// The region in which messages appear; it is there from the start, so that what comes is announced.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let toasts = use_toasts();
    let toast = move |message: Message| {
        let Message { id, text, tone, undo } = message;
        let close = Callback::from(move || toasts.remove(id));
        match undo {
            Some(undo) => view! {
                <Toast
                    text=text
                    tone=tone
                    close=t!("shell.toast.close")
                    on_close=close
                    action=t!("shell.toast.undo")
                    on_action=move || {
                        toasts.remove(id);
                        undo.run(());
                    }
                />
            }
            .into_any(),
            None => view! { <Toast text=text tone=tone close=t!("shell.toast.close") on_close=close /> }
                .into_any(),
        }
    };
    view! {
        <div
            class="toasts"
            role="status"
            aria-live="polite"
            aria-label=t!("shell.toast.region")
            on:mouseenter=move |_| toasts.held.set(true)
            on:mouseleave=move |_| toasts.held.set(false)
            on:focusin=move |_| toasts.held.set(true)
            on:focusout=move |_| toasts.held.set(false)
        >
            <For each=move || toasts.shown.get() key=|message| message.id children=toast />
        </div>
    }
}
