//! Inputs of one line (and one of several): text, numbers, dates, times. Each binds a `String` as typed.

use super::bind::Bind;
use super::field::FieldWiring;
use crate::letters::HALF_FILLED;
use crate::ui::prelude::*;
use leptos::html;

/// What tells one input of a line from another.
struct Line {
    kind: &'static str,
    class: &'static str,
    mode: Option<&'static str>,
    /// The id of the list of suggestions.
    list: Option<String>,
    label: Option<Signal<String>>,
    on_leave: Option<Callback<()>>,
}

impl Line {
    fn text(label: Option<Signal<String>>, on_leave: Option<Callback<()>>) -> Line {
        Line { kind: "text", class: "input", mode: None, list: None, label, on_leave }
    }
}

fn line(value: Bind<String>, line: Line) -> impl IntoView {
    let wiring = FieldWiring::here();
    let (described, invalid) = (wiring.clone(), wiring.clone());
    let Line { kind, class, mode, list, label, on_leave } = line;
    view! {
        <input
            type=kind
            class=class
            id=wiring.id.clone()
            inputmode=mode
            list=list
            autocomplete="off"
            aria-label=label.map(|label| move || label.get())
            aria-describedby=move || described.described_by()
            aria-invalid=move || invalid.invalid()
            aria-required=wiring.required()
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
            on:blur=move |_| {
                // A box that is taken off the page loses the focus when nothing of it is left to be read.
                let Some(typed) = value.try_get_untracked() else { return };
                if typed.trim() != typed {
                    value.set(typed.trim().to_owned());
                }
                if let Some(on_leave) = on_leave {
                    on_leave.try_run(());
                }
            }
        />
    }
}

/// Nothing has been made of what stands in it: without limits of our own there is no other way to be empty and invalid.
fn is_half_filled(input: &web_sys::HtmlInputElement) -> bool {
    input.value().is_empty() && input.matches(":invalid").unwrap_or_default()
}

/// An input of the browser's own making for days or times. What is filled in only in part it keeps to itself, and it
/// loses that part when anything is written into it.
fn temporal(
    kind: &'static str,
    value: Bind<String>,
    label: Option<Signal<String>>,
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let wiring = FieldWiring::here();
    let (described, invalid) = (wiring.clone(), wiring.clone());
    let node = NodeRef::<html::Input>::new();
    // What stood in the box when it was last looked at.
    let seen = StoredValue::new(String::new());
    Effect::new(move |_| {
        let Some(input) = node.get() else { return };
        let wanted = value.get();
        if wanted != HALF_FILLED && (input.value() != wanted || is_half_filled(&input)) {
            input.set_value(&wanted);
        }
        seen.set_value(wanted);
    });
    // False for a box that is taken off the page: it loses the focus when nothing of its form is left.
    let entered = move |event: &web_sys::Event| {
        let Some(known) = value.try_get_untracked() else { return false };
        let input: web_sys::HtmlInputElement = event_target(event);
        let typed = if is_half_filled(&input) { HALF_FILLED.to_owned() } else { input.value() };
        // Where nothing was typed since, what the field has become meanwhile is only not in the box yet.
        if known != typed && seen.with_value(|seen| *seen != typed) {
            value.set(typed.clone());
        }
        seen.set_value(typed);
        true
    };
    view! {
        <input
            type=kind
            class="input input-date"
            id=wiring.id.clone()
            autocomplete="off"
            node_ref=node
            aria-label=label.map(|label| move || label.get())
            aria-describedby=move || described.described_by()
            aria-invalid=move || invalid.invalid()
            aria-required=wiring.required()
            on:input=move |event| _ = entered(&event)
            on:blur=move |event| {
                if entered(&event) && let Some(on_leave) = on_leave {
                    on_leave.try_run(());
                }
            }
        />
    }
}

/// A line of text. `label` is only for an input that stands in no `Field`.
#[component]
pub fn TextInput(
    #[prop(into)] value: Bind<String>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
) -> impl IntoView {
    line(value, Line::text(label, on_leave))
}

/// A line of text with what may be meant to choose from, each with a note; anything else may be written as well. The
/// browser shows the list in its own way.
#[component]
pub fn SuggestedInput(
    #[prop(into)] value: Bind<String>,
    #[prop(into)] suggestions: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let list = format!("{}-list", FieldWiring::here().id);
    let input = line(value, Line { list: Some(list.clone()), ..Line::text(None, on_leave) });
    let option = |(text, note): (String, String)| view! { <option value=text>{note}</option> };
    view! {
        {input}
        <datalist id=list>{move || suggestions.get().into_iter().map(option).collect_view()}</datalist>
    }
}

/// A number as text, as it was typed; `unit` stands behind it. What it is understood as is its field's to say.
#[component]
pub fn NumberInput(
    #[prop(into)] value: Bind<String>,
    #[prop(optional, into)] unit: Option<Signal<String>>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let input = line(
        value,
        Line { class: "input input-number", mode: Some("decimal"), ..Line::text(label, on_leave) },
    );
    view! {
        <span class="input-with-unit">
            {input} {unit.map(|unit| view! { <span class="input-unit">{move || unit.get()}</span> })}
        </span>
    }
}

/// A day, as `2026-03-04`; [`HALF_FILLED`] while only a part of it is filled in.
#[component]
pub fn DateInput(
    #[prop(into)] value: Bind<String>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
) -> impl IntoView {
    temporal("date", value, label, on_leave)
}

/// A time of day, as `08:05`; [`HALF_FILLED`] while only a part of it is filled in.
#[component]
pub fn TimeInput(
    #[prop(into)] value: Bind<String>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
) -> impl IntoView {
    temporal("time", value, label, on_leave)
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] value: Bind<String>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(default = 3)] rows: u32,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let wiring = FieldWiring::here();
    let (described, invalid) = (wiring.clone(), wiring.clone());
    view! {
        <textarea
            class="input"
            rows=rows
            id=wiring.id.clone()
            aria-label=label.map(|label| move || label.get())
            aria-describedby=move || described.described_by()
            aria-invalid=move || invalid.invalid()
            aria-required=wiring.required()
            prop:value=move || value.get()
            on:input=move |event| value.set(event_target_value(&event))
            on:blur=move |_| _ = on_leave.and_then(|on_leave| on_leave.try_run(()))
        ></textarea>
    }
}
