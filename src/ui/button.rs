//! Buttons. One that cannot be used now stays in reach and says why.

use super::field::unique_id;
use super::focus::stay_near;
use super::references::ReferringText;
use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one main action of a place.
    Primary,
    #[default]
    Quiet,
    /// Cannot be undone.
    Danger,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            ButtonKind::Primary => "button button-primary",
            ButtonKind::Quiet => "button button-quiet",
            ButtonKind::Danger => "button button-danger",
        }
    }
}

/// A button. With a `reason` it is disabled, stays focusable and shows the reason beside it.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    /// Why it cannot be used now; `None` when it can.
    #[prop(optional, into)]
    reason: Signal<Option<String>>,
    /// Submits the form it stands in; `on_click` is not needed then.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] on_click: Option<Callback<()>>,
    /// The name for those who do not see it, where the visible text alone would be unclear.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    children: Children,
) -> impl IntoView {
    let id = unique_id();
    let described = id.clone();
    let blocked = move || reason.with(Option::is_some);
    let click = move |event: leptos::ev::MouseEvent| {
        if reason.with_untracked(Option::is_some) {
            event.prevent_default();
        } else if let Some(on_click) = on_click {
            if let Some(button) = event.current_target().and_then(|button| button.dyn_into().ok()) {
                stay_near(&button);
            }
            on_click.run(());
        }
    };
    // Leaving a field may show a sentence under it and so move the button away from under the pressed mouse: the click
    // would be lost. The field keeps the focus until the form is submitted.
    let press = move |event: leptos::ev::MouseEvent| {
        if submit {
            event.prevent_default();
        }
    };
    view! {
        <span class="button-box">
            <button
                type=if submit { "submit" } else { "button" }
                class=kind.class()
                aria-label=label.map(|label| move || label.get())
                aria-disabled=move || blocked().then_some("true")
                aria-describedby=move || blocked().then(|| described.clone())
                on:mousedown=press
                on:click=click
            >
                {children()}
            </button>
            {move || {
                let id = id.clone();
                reason.get().map(|reason| view! { <span class="button-reason" id=id><ReferringText text=reason /></span> })
            }}
        </span>
    }
}

/// A link that looks like a button: for actions that go to another place.
#[component]
pub fn LinkButton(
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] kind: ButtonKind,
    children: Children,
) -> impl IntoView {
    view! { <a class=kind.class() href=move || href.get()>{children()}</a> }
}
