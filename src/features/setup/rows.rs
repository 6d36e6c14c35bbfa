//! The people of a new branch, a row for each.

use super::{
    entry::BranchEntry,
    typed::{Spot, row_id},
};
use crate::ui::prelude::*;
use crate::{
    app::i18n::use_i18n,
    features::people::{fields::PersonFields, typed::PersonField},
    t,
    ui::{Button, Section, Show, focus_field},
};
use std::time::Duration;

#[component]
pub fn People(entry: BranchEntry) -> impl IntoView {
    let keys = Memo::new(move |_| {
        entry.typed.with(|typed| typed.people.iter().map(|row| row.key).collect::<Vec<_>>())
    });
    let add = move || {
        let key = entry.typed.try_update(|typed| typed.add_row()).unwrap_or_default();
        // The row is on the page once this event has been handled.
        set_timeout(move || focus_field(&Spot::Person(key, PersonField::Name).id()), Duration::ZERO);
    };
    view! {
        <Section title=t!("shell.place.people") lead=t!("data.setup.people.lead")>
            <div class="setup-people">
                <For
                    each=move || keys.get()
                    key=|key| *key
                    children=move |key| view! { <PersonRow entry=entry key=key keys=keys /> }
                />
                <Button on_click=add>{t!("data.setup.add")}</Button>
            </div>
        </Section>
    }
}

#[component]
fn PersonRow(entry: BranchEntry, key: u32, keys: Memo<Vec<u32>>) -> impl IntoView {
    let i18n = use_i18n();
    let shown = derived(move || {
        entry.typed.with(|typed| {
            let row = typed.people.iter().find(|row| row.key == key)?;
            row.person.shown(&typed.beside(key))
        })
    });
    let position =
        move || keys.with(|keys| keys.iter().position(|other| *other == key)).unwrap_or_default() + 1;
    let legend = move || i18n.tv("data.setup.person", &[("n", &position())]);
    let remove = move || {
        let next = keys.with_untracked(|keys| {
            let at = keys.iter().position(|other| *other == key)?;
            keys.get(at + 1).or(at.checked_sub(1).and_then(|before| keys.get(before))).copied()
        });
        entry.typed.update(|typed| typed.people.retain(|row| row.key != key));
        if let Some(next) = next {
            focus_field(&Spot::Person(next, PersonField::Name).id());
        }
    };
    let only = move || keys.with(|keys| keys.len() == 1);
    view! {
        <fieldset class="setup-person">
            <legend class="visually-hidden">{legend}</legend>
            <PersonFields
                person=entry.person(key)
                id=row_id(key)
                attempt=entry.attempt
                day_label=t!("facts.field.joined")
                shown=shown
            />
            <div class="setup-remove">
                <Show when=move || !only()>
                    <Button
                        on_click=remove
                        label=derived(move || i18n.tv("data.setup.remove", &[("n", &position())]))
                    >
                        {t!("data.setup.remove.short")}
                    </Button>
                </Show>
            </div>
        </fieldset>
    }
}
