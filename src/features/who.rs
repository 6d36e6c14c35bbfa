//! Who sits here. Every step belongs to a role, so somebody has to.

use super::people::view::seats;
use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        words::{person_name, role_key},
    },
    domain::PersonId,
    t,
    ui::{Bind, Choice, Field, Select},
};
use leptos::prelude::*;

/// A select of the people who work here today, with their roles. Nothing while there is nobody.
#[component]
pub fn Who() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let people = Memo::new(move |_| seats(&desk.ledger(), desk.today()));
    let sitter = Bind::new(
        move || desk.sitter().map(|person| person.to_string()).unwrap_or_default(),
        move |id: String| desk.sit(PersonId::parse(&id).ok()),
    );
    let choice = move |id: PersonId| {
        let (ledger, words) = (desk.ledger(), i18n.words());
        let name = person_name(&ledger, &id);
        let role = ledger.people.get(&id).map(|person| words.t(role_key(person.role_on(desk.today()))));
        let label = words.tv("shell.who.person", &[("name", &name), ("role", &role.unwrap_or_default())]);
        Choice::new(id.to_string(), label)
    };
    let options = Signal::derive(move || people.get().into_iter().map(choice).collect::<Vec<_>>());
    view! {
        <Show when=move || people.with(|people| !people.is_empty())>
            <Field label=t!("shell.who.label")>
                <Select value=sitter options=options empty=t!("shell.who.nobody") />
            </Field>
        </Show>
    }
}
