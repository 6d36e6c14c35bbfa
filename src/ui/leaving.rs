//! Leaving a dialog with a form: at once, or after asking when what was typed would be lost.

use super::focus::{focus, focus_first};
use super::{Show, bind::Bind};
use crate::ui::prelude::*;
use leptos::ev::KeyboardEvent;
use leptos::html;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// What is asked before a form is left, and the two answers.
#[derive(Clone, Copy)]
pub struct Asks {
    pub question: Signal<String>,
    pub stay: Signal<String>,
    pub leave: Signal<String>,
}

/// How a dialog is left. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Leaving {
    dialog: NodeRef<html::Dialog>,
    open: Bind<bool>,
    asks: Option<Asks>,
    asking: RwSignal<bool>,
    /// What stood in its fields when it was opened.
    begun: StoredValue<Vec<String>>,
    /// Where the keyboard was when it was asked.
    at: StoredValue<Option<Element>, LocalStorage>,
}

impl Leaving {
    pub(super) fn new(dialog: NodeRef<html::Dialog>, open: Bind<bool>, asks: Option<Asks>) -> Leaving {
        let (begun, at) = (StoredValue::new(Vec::new()), StoredValue::new_local(None));
        Leaving { dialog, open, asks, asking: RwSignal::new(false), begun, at }
    }

    /// The form has just been built. It may be gone again already.
    pub(super) fn begin(self, dialog: &Element) {
        self.asking.try_set(false);
        self.begun.try_set_value(contents(dialog));
    }

    /// Somebody wants to leave. Without a question there is nothing to lose.
    pub(super) fn leave(self) {
        let dialog = self.dialog.get_untracked().filter(|_| self.asks.is_some());
        let changed = |dialog: &Element| self.begun.with_value(|begun| *begun != contents(dialog));
        let Some(dialog) = dialog.filter(|dialog| changed(dialog)) else { return self.open.set(false) };
        self.at.set_value(document().active_element());
        self.asking.set(true);
        request_animation_frame(move || _ = focus_first(&dialog, &[".dialog-asks button"]));
    }

    fn stay(self) {
        self.asking.set(false);
        if let Some(at) = self.at.try_update_value(Option::take).flatten() {
            focus(&at);
        }
    }

    /// Esc leaves, and while it is asked stays. What stands in the dialog has the key before.
    pub(super) fn key(self, event: &KeyboardEvent) {
        if self.asks.is_none() || event.key() != "Escape" || event.default_prevented() {
            return;
        }
        event.prevent_default();
        if self.asking.get_untracked() { self.stay() } else { self.leave() }
    }

    /// The browser wants to close it, as the back button of a phone does.
    pub(super) fn cancel(self, event: &web_sys::Event) {
        // A field within may have something of its own to cancel.
        if self.asks.is_some() && event.target() == event.current_target() {
            event.prevent_default();
            self.leave();
        }
    }
}

/// What stands in the fields of a dialog, in their order.
fn contents(dialog: &Element) -> Vec<String> {
    let Ok(found) = dialog.query_selector_all(".dialog-body :is(input, select, textarea)") else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok().map(content)).collect()
}

/// What stands in a field.
fn content(field: Element) -> String {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "checkbox" | "radio" => input.checked().to_string(),
            _ => input.value(),
        };
    }
    let select = field.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    let text = || field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    select.or_else(text).unwrap_or_default()
}

/// The question, while it is asked.
#[component]
pub(super) fn Question(leaving: Leaving) -> impl IntoView {
    let asked = move |asks: Asks| {
        view! {
            <Show when=move || leaving.asking.get()>
                <div class="dialog-asks" role="alertdialog" aria-label=move || asks.question.get()>
                    <p class="strong">{move || asks.question.get()}</p>
                    <div class="row">
                        <button type="button" class="button" on:click=move |_| leaving.stay()>
                            {move || asks.stay.get()}
                        </button>
                        <button
                            type="button"
                            class="button button-danger"
                            on:click=move |_| leaving.open.set(false)
                        >
                            {move || asks.leave.get()}
                        </button>
                    </div>
                </div>
            </Show>
        }
    };
    leaving.asks.map(asked)
}
