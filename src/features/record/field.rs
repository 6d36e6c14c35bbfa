//! One field of a form, by its description.

use super::{
    effect::earlier_faults,
    kinds::{Input, Spec},
    options::options,
    state::FormState,
};
use crate::{
    app::{derived::derived, desk::Desk, format::short_day, i18n::use_i18n},
    t,
    ui::{
        Bind, Checkbox, Choice, Combobox, DateInput, Field, NumberInput, RadioGroup, Select, SuggestedInput,
        TextInput, TimeInput,
    },
};
use leptos::prelude::*;

/// Up to so many choices are all in sight; beyond, one types to find.
const FEW: usize = 12;

#[component]
pub fn SpecField(form: FormState, spec: &'static Spec) -> impl IntoView {
    let value = form.bind(spec.name);
    let id = form.id(spec.name);
    let error = form.error(spec.name);
    match spec.input {
        Input::Tick => {
            let checked = Bind::new(
                move || value.get() == "yes",
                move |yes| value.set(if yes { "yes" } else { "" }.to_owned()),
            );
            view! { <Checkbox checked=checked label=t!(spec.label) id=id /> }.into_any()
        }
        Input::Answer { yes, no } => {
            let i18n = use_i18n();
            let choices = derived(move || {
                let words = i18n.words();
                vec![Choice::new("yes", words.t(yes)), Choice::new("no", words.t(no))]
            });
            view! { <RadioGroup legend=t!(spec.label) value=value options=choices id=id error=error /> }
                .into_any()
        }
        _ => view! { <Labelled form=form spec=spec value=value /> }.into_any(),
    }
}

/// A field under its label, with its hint and its note. It is made anew when another answer makes it required.
#[component]
fn Labelled(form: FormState, spec: &'static Spec, value: Bind<String>) -> impl IntoView {
    let required = Memo::new(move |_| form.is_required(spec));
    move || view! { <AsNeeded form=form spec=spec value=value required=required.get() /> }
}

#[component]
fn AsNeeded(form: FormState, spec: &'static Spec, value: Bind<String>, required: bool) -> impl IntoView {
    let i18n = use_i18n();
    let hint = spec.hint.map(|usual| derived(move || i18n.t(form.hint_key(spec).unwrap_or(usual))));
    let note = (!required).then(|| derived(move || i18n.t("forms.optional")));
    let children = move || view! { <Entry form=form spec=spec value=value /> };
    let (id, error) = (form.id(spec.name), form.error(spec.name));
    // A field without hint or note takes no empty place for them.
    match (hint, note) {
        (Some(hint), Some(note)) => {
            view! { <Field label=t!(spec.label) hint=hint note=note id=id error=error>{children()}</Field> }
                .into_any()
        }
        (Some(hint), None) => view! {
            <Field label=t!(spec.label) hint=hint id=id error=error required=true>
                {children()}
            </Field>
        }
        .into_any(),
        (None, Some(note)) => {
            view! { <Field label=t!(spec.label) note=note id=id error=error>{children()}</Field> }.into_any()
        }
        (None, None) => {
            view! { <Field label=t!(spec.label) id=id error=error required=true>{children()}</Field> }
                .into_any()
        }
    }
}

#[component]
fn Entry(form: FormState, spec: &'static Spec, value: Bind<String>) -> impl IntoView {
    let i18n = use_i18n();
    let leave = move || form.left(spec.name);
    match spec.input {
        Input::Day => view! { <DateInput value=value on_leave=leave /> }.into_any(),
        Input::Time => view! { <TimeInput value=value on_leave=leave /> }.into_any(),
        Input::Money | Input::Count => view! { <NumberInput value=value on_leave=leave /> }.into_any(),
        Input::Text => view! { <TextInput value=value on_leave=leave /> }.into_any(),
        Input::Fault => {
            let desk = Desk::get();
            let site = form.bind("site");
            let known = derived(move || {
                let last_on = |(fault, on)| (fault, short_day(i18n.words(), on, desk.today()));
                earlier_faults(&desk.ledger(), &site.get()).into_iter().map(last_on).collect::<Vec<_>>()
            });
            view! { <SuggestedInput value=value suggestions=known on_leave=leave /> }.into_any()
        }
        _ => view! { <Chooser spec=spec value=value form=form /> }.into_any(),
    }
}

/// One of several: all in sight when they are few.
#[component]
fn Chooser(form: FormState, spec: &'static Spec, value: Bind<String>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let choices = derived(move || {
        options(i18n.words(), &desk.ledger(), spec.input, desk.sitter().as_ref(), desk.today())
    });
    let few = Memo::new(move |_| choices.with(|choices| choices.len() <= FEW));
    let leave = move || form.left(spec.name);
    let in_sight = matches!(spec.input, Input::Person(_) | Input::Month);
    move || match in_sight && few.get() {
        true => view! { <Select value=value options=choices empty=t!("forms.choose") /> }.into_any(),
        false => {
            view! { <Combobox value=value options=choices nothing=t!(nothing(spec.input)) on_leave=leave /> }
                .into_any()
        }
    }
}

/// What to say when nothing is found.
fn nothing(input: Input) -> &'static str {
    match input {
        Input::Site => "forms.nothing.site",
        Input::Repair(_) => "forms.nothing.repair",
        Input::Contract => "forms.nothing.contract",
        _ => "forms.nothing",
    }
}
