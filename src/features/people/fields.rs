//! The fields that describe a person, for the people of a new branch and for those who come later.

use super::typed::{PersonField, TypedPerson, role_id, role_of};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Attempt,
        i18n::use_i18n,
        own_form::field_id,
        words::{list_words, role_key, understood_amount},
    },
    domain::{Role, typed::NumberRule},
    t,
    ui::{Bind, Checkbox, Choice, DateInput, Field, NumberInput, Select, Show, TextInput},
};

/// A part of what is typed, as an input binds it.
fn part(
    person: Bind<TypedPerson>,
    get: fn(TypedPerson) -> String,
    set: fn(&mut TypedPerson, String),
) -> Bind<String> {
    let write = move |value| {
        let mut typed = person.get_untracked();
        set(&mut typed, value);
        person.set(typed);
    };
    Bind::new(move || get(person.get()), write)
}

/// Name, role, base wage and a day. `id` begins the ids of the inputs; `shown`: how he and others of his name will be
/// called.
#[component]
pub fn PersonFields(
    person: Bind<TypedPerson>,
    id: String,
    attempt: Attempt,
    #[prop(into)] day_label: Signal<String>,
    #[prop(into)] shown: Signal<Option<Vec<String>>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let id = StoredValue::new(id);
    let field_id = move |field: PersonField| id.with_value(|id| field_id(id, field.code()));
    let error =
        move |field: PersonField, value: Bind<String>| attempt.error(field_id(field), move || value.get());
    let leave = move |field: PersonField| attempt.leave(field_id(field));
    let name = part(person, |typed| typed.name, |typed, name| typed.name = name);
    let wage = part(person, |typed| typed.wage, |typed, wage| typed.wage = wage);
    let day = part(person, |typed| typed.day, |typed, day| typed.day = day);
    let understood = derived(move || {
        let (typed, words) = (person.get(), i18n.words());
        match typed.wage.is_empty() && typed.role.is_some_and(Role::is_of_head_office) {
            true => Some(words.t("people.no_wage")),
            false => understood_amount(words, NumberRule::AMOUNT, &typed.wage),
        }
    });
    let namesake = Bind::new(
        move || person.get().namesake,
        move |namesake| person.set(TypedPerson { namesake, ..person.get_untracked() }),
    );
    let names = move || {
        let words = i18n.words();
        let names = list_words(words, shown.get().unwrap_or_default());
        words.tv("people.namesake.shown", &[("names", &names)])
    };
    let set_role = |typed: &mut TypedPerson, id: String| typed.role = role_of(&id);
    let role = part(person, |typed| typed.role.map(role_id).unwrap_or_default(), set_role);
    let roles =
        derived(move || Role::ALL.map(|role| Choice::new(role_id(role), i18n.t(role_key(role)))).to_vec());
    view! {
        <Field label=t!("people.name") id=field_id(PersonField::Name) error=error(PersonField::Name, name) required=true>
            <TextInput value=name on_leave=leave(PersonField::Name) />
        </Field>
        <Show when=move || shown.with(Option::is_some)>
            <Checkbox checked=namesake label=t!("people.namesake") hint=derived(names) />
        </Show>
        <Field label=t!("facts.field.role") id=field_id(PersonField::Role) error=error(PersonField::Role, role) required=true>
            <Select value=role options=roles empty=t!("people.role.choose") />
        </Field>
        <Field
            label=t!("facts.field.base_wage")
            id=field_id(PersonField::Wage)
            error=error(PersonField::Wage, wage)
            understood=understood
        >
            <NumberInput value=wage on_leave=leave(PersonField::Wage) />
        </Field>
        <Field label=day_label id=field_id(PersonField::Day) error=error(PersonField::Day, day) required=true>
            <DateInput value=day on_leave=leave(PersonField::Day) />
        </Field>
    }
}
