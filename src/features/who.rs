//! Who sits here. Every step belongs to a role, so somebody has to.

use super::people::view::seats;
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::{Words, use_i18n},
        palette::{PaletteEntry, use_palette},
        toast::use_toasts,
        words::{person_name, role_key},
    },
    domain::PersonId,
    t,
    ui::{Bind, Choice, Field, Select, Show},
};

/// A name with its role.
fn label(desk: Desk, words: Words, id: &PersonId) -> String {
    let ledger = desk.ledger();
    let role = ledger.people.get(id).map(|person| words.t(role_key(person.role_on(desk.today()))));
    let name = person_name(&ledger, id);
    words.tv("shell.who.person", &[("name", &name), ("role", &role.unwrap_or_default())])
}

/// Somebody else sits down: what the one before did is not his to undo.
fn sit(desk: Desk, person: Option<PersonId>) {
    use_toasts().clear();
    desk.sit(person);
}

/// Sitting down as somebody else from the palette. Called once by what is around a page.
pub fn offer_seats() {
    let desk = Desk::get();
    let i18n = use_i18n();
    use_palette().source(move || {
        let words = i18n.words_untracked();
        let others = untrack(|| (seats(&desk.ledger(), desk.today()), desk.sitter()));
        let entry = |id: PersonId| {
            let who = untrack(|| label(desk, words, &id));
            let said = words.tv("shell.who.sit", &[("who", &who)]);
            PaletteEntry::new(said, words.t("shell.who.label"), move || sit(desk, Some(id.clone())))
        };
        others.0.into_iter().filter(|id| Some(id) != others.1.as_ref()).map(entry).collect()
    });
}

/// A select of the people who work here today, with their roles. Nothing while there is nobody.
#[component]
pub fn Who() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let people = Memo::new(move |_| seats(&desk.ledger(), desk.today()));
    let sitter = Bind::new(
        move || desk.sitter().map(|person| person.to_string()).unwrap_or_default(),
        move |id: String| sit(desk, PersonId::parse(&id).ok()),
    );
    let choice = move |id: PersonId| Choice::new(id.to_string(), label(desk, i18n.words(), &id));
    let options = derived(move || people.get().into_iter().map(choice).collect::<Vec<_>>());
    view! {
        <Show when=move || people.with(|people| !people.is_empty())>
            <Field label=t!("shell.who.label")>
                <Select value=sitter options=options empty=t!("shell.who.nobody") />
            </Field>
        </Show>
    }
}
