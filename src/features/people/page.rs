//! The page of the people.

use super::{
    change::{ChangeDialog, Subject},
    leave::LeaveDialog,
    table::PeopleTable,
};
use crate::{
    app::{derived::derived, desk::Desk, i18n::use_i18n, page::Page, words::roles_with_names},
    domain::Role,
    t,
    ui::{Button, ButtonKind, Notice, Tone},
};
use leptos::prelude::*;

/// Whose business the people are (2.1).
const IN_CHARGE: [Role; 2] = [Role::Manager, Role::GeneralManager];

#[component]
pub fn PeoplePage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let change = RwSignal::new(Subject::Nobody);
    let leave = RwSignal::new(None);
    // Before there is anybody, whoever sits here sets the branch up.
    let may = Memo::new(move |_| {
        let nobody = desk.ledger().people.is_empty();
        nobody || desk.role().is_some_and(|role| IN_CHARGE.contains(&role))
    });
    let reason = move || {
        let words = i18n.words();
        words.tv("people.only", &[("who", &roles_with_names(words, &IN_CHARGE, &desk.ledger()))])
    };
    let add = move || {
        may.get().then(|| {
            view! {
                <Button kind=ButtonKind::Primary on_click=move || change.set(Subject::Newcomer)>
                    {t!("people.add")}
                </Button>
            }
        })
    };
    view! {
        <Page title=t!("shell.place.people") lead=t!("people.lead") actions=add>
            <Show when=move || !may.get()>
                <Notice tone=Tone::Neutral title=derived(reason) />
            </Show>
            <PeopleTable change=change leave=leave may=may />
            <ChangeDialog subject=change />
            <LeaveDialog person=leave />
        </Page>
    }
}
