//! The page of the people.

use super::{
    change::{ChangeDialog, Subject},
    leave::LeaveDialog,
    table::PeopleTable,
    tables,
    typed::role_of,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        page::Page,
        route::{Route, replace, use_route},
        tables::{Tables, TakeTable},
        words::roles_with_names,
    },
    domain::Role,
    features::record::{conflicts::Place, conflicts_page::InConflict},
    t,
    ui::{Bind, Button, ButtonKind, Callout, Show, Tone},
};

/// Whose business the people are (2.1).
const IN_CHARGE: [Role; 2] = [Role::Manager, Role::GeneralManager];

#[component]
pub fn PeoplePage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let leave = RwSignal::new(None);
    // Before there is anybody, whoever sits here sets the branch up.
    let may = Memo::new(move |_| {
        let nobody = desk.ledger().people.is_empty();
        nobody || desk.role().is_some_and(|role| IN_CHARGE.contains(&role))
    });
    let change = subject(may);
    let reason = move || {
        let words = i18n.words();
        words.tv("people.only", &[("who", &roles_with_names(words, &IN_CHARGE, &desk.ledger()))])
    };
    let add = move || {
        let taken = |words| {
            let (ledger, today) = (Desk::get().ledger(), Desk::get().today());
            Some(Tables::list(tables::page(words, &ledger, today), today))
        };
        let newcomer = may.get().then(|| {
            view! {
                <Button kind=ButtonKind::Primary on_click=move || change.set(Subject::Newcomer(None))>
                    {t!("people.add")}
                </Button>
            }
        });
        view! {
            <TakeTable tables=taken />
            {newcomer}
        }
    };
    view! {
        <Page title=t!("shell.place.people") lead=t!("people.lead") actions=add>
            <Show when=move || !may.get()>
                <Callout tone=Tone::Neutral title=derived(reason) />
            </Show>
            <InConflict place=Place::People />
            <PeopleTable change=change leave=leave may=may />
            <ChangeDialog subject=change />
            <LeaveDialog person=leave />
        </Page>
    }
}

/// Whom the dialog is about: who was chosen here, or somebody new whom the address asks for, from whoever may enter people.
fn subject(may: Memo<bool>) -> Bind<Subject> {
    let (chosen, route) = (RwSignal::new(Subject::Nobody), use_route());
    let asked = move || match route.get() {
        Route::NewPerson { role } if may.get() => Some(Subject::Newcomer(role_of(&role))),
        _ => None,
    };
    Bind::new(
        move || asked().unwrap_or_else(|| chosen.get()),
        move |subject| {
            if matches!(route.get_untracked(), Route::NewPerson { .. }) {
                replace(&Route::People);
            }
            chosen.set(subject);
        },
    )
}
