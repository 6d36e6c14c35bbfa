//! Fields that several forms have.

use super::typed::{Typed, Wrong, day, field_key};
use crate::{
    app::{derived::derived, desk::Desk, i18n::use_i18n, on_leaving::OnLeaving, words::misread_words},
    features::jobs::entry::Entry,
    ui::{Bind, Checkbox, Choice, DateInput, Field, FieldError, RadioGroup, TextArea},
};
use leptos::prelude::*;

pub type Form = Entry<Typed>;

/// The sentences of what cannot be understood, at their fields.
pub fn named(form: Form, wrong: Vec<Wrong>) -> Vec<FieldError> {
    let words = use_i18n().words_untracked();
    let error = |wrong: Wrong| {
        let error = FieldError::new(form.id(wrong.field), misread_words(words, wrong.why));
        field_key(wrong.field).map(|key| words.t(key)).into_iter().fold(error, FieldError::of_field)
    };
    wrong.into_iter().map(error).collect()
}

#[component]
pub fn Day(form: Form, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let desk = Desk::get();
    let value = form.bind(|typed| &typed.on, |typed, on| typed.on = on);
    let why = move |typed: &str| day(typed, desk.today()).err().map(|wrong| wrong.why);
    let field = OnLeaving::new(form.error("on"), value, why);
    view! {
        <Field label=label id=form.id("on") error=field.error() required=true>
            <DateInput value=value on_leave=field.leave() />
        </Field>
    }
}

#[component]
pub fn Answer(
    form: Form,
    #[prop(into)] legend: Signal<String>,
    yes: &'static str,
    no: &'static str,
    #[prop(optional, into)] hint: Option<Signal<String>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let value = form.bind(|typed| &typed.answer, |typed, answer| typed.answer = answer);
    let options = derived(move || {
        let words = i18n.words();
        vec![Choice::new("yes", words.t(yes)), Choice::new("no", words.t(no))]
    });
    view! {
        <RadioGroup
            legend=legend
            nostrip:hint=hint
            value=value
            options=options
            id=form.id("answer")
            error=form.error("answer")
        />
    }
}

#[component]
pub fn Text(
    form: Form,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] note: Option<Signal<String>>,
) -> impl IntoView {
    let value = form.bind(|typed| &typed.text, |typed, text| typed.text = text);
    let input = move || view! { <TextArea value=value rows=2 /> };
    match note {
        Some(note) => {
            view! { <Field label=label id=form.id("text") error=form.error("text") note=note>{input()}</Field> }
                .into_any()
        }
        None => {
            view! { <Field label=label id=form.id("text") error=form.error("text")>{input()}</Field> }.into_any()
        }
    }
}

/// One thing to tick.
#[component]
pub fn Tick(form: Form, code: &'static str, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let typed = form.typed;
    let checked = Bind::new(
        move || typed.with(|typed| typed.ticked.contains(code)),
        move |ticked| {
            typed.update(|typed| {
                if ticked {
                    typed.ticked.insert(code.to_owned());
                } else {
                    typed.ticked.remove(code);
                }
            });
        },
    );
    view! { <Checkbox checked=checked label=label id=form.id(code) /> }
}

/// Things to tick under one legend.
#[component]
pub fn Ticks(
    form: Form,
    /// The name that errors call it by.
    name: &'static str,
    #[prop(into)] legend: Signal<String>,
    children: Children,
) -> impl IntoView {
    let error = form.error(name);
    view! {
        <fieldset
            class="field"
            class:field-wrong=move || error.with(Option::is_some)
            id=form.id(name)
            tabindex="-1"
        >
            <legend class="field-label">{move || legend.get()}</legend>
            {children()}
            {move || error.get().map(|error| view! { <p class="field-error">{error}</p> })}
        </fieldset>
    }
}
