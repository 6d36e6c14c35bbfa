//! Inputs of one line (and one of several): text, numbers, dates, times. Each binds a `String` as typed.

use super::bind::Bind;
use super::field::FieldWiring;
use super::number::plain_digits;
use leptos::prelude::*;

/// What tells one input of a line from another.
struct Line {
    kind: &'static str,
    class: &'static str,
    mode: Option<&'static str>,
    /// The id of the list of suggestions.
    list: Option<String>,
    label: Option<Signal<String>>,
    on_leave: Option<Callback<()>>,
    clean: fn(String) -> String,
}

impl Line {
    fn text(label: Option<Signal<String>>, on_leave: Option<Callback<()>>) -> Line {
        Line { kind: "text", class: "input", mode: None, list: None, label, on_leave, clean: trimmed }
    }
}

fn line(value: Bind<String>, line: Line) -> impl IntoView {
    let wiring = FieldWiring::here();
    let (described, invalid) = (wiring.clone(), wiring.clone());
    let Line { kind, class, mode, list, label, on_leave, clean } = line;
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
                let cleaned = clean(typed.clone());
                if cleaned != typed {
                    value.set(cleaned);
                }
                if let Some(on_leave) = on_leave {
                    on_leave.run(());
                }
            }
        />
    }
}

fn trimmed(text: String) -> String {
    text.trim().to_owned()
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

/// A decimal number as text: full-width digits and grouping become plain on leaving; `unit` stands behind it.
#[component]
pub fn NumberInput(
    #[prop(into)] value: Bind<String>,
    #[prop(optional, into)] unit: Option<Signal<String>>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let clean = |typed: String| plain_digits(&typed);
    let input = line(
        value,
        Line { class: "input input-number", mode: Some("decimal"), clean, ..Line::text(label, on_leave) },
    );
    view! {
        <span class="input-with-unit">
            {input} {unit.map(|unit| view! { <span class="input-unit">{move || unit.get()}</span> })}
        </span>
    }
}

/// A day, as `2026-03-04`.
#[component]
pub fn DateInput(
    #[prop(into)] value: Bind<String>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
) -> impl IntoView {
    line(value, Line { kind: "date", class: "input input-date", ..Line::text(label, on_leave) })
}

/// A time of day, as `08:05`.
#[component]
pub fn TimeInput(
    #[prop(into)] value: Bind<String>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
) -> impl IntoView {
    line(value, Line { kind: "time", class: "input input-date", ..Line::text(label, on_leave) })
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] value: Bind<String>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(default = 3)] rows: u32,
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
        ></textarea>
    }
}
