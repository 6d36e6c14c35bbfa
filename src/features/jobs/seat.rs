//! Whose step it is, and sitting down as one of them.

use super::say;
use crate::{
    app::{desk::Desk, i18n::use_i18n, words::role_key},
    domain::{PersonId, Role},
    t,
    ui::Button,
};
use leptos::prelude::*;

/// Says to whom the step belongs and lets one of them take the seat.
#[component]
pub fn SeatSwitch(roles: &'static [Role]) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let people = Memo::new(move |_| {
        let (ledger, today) = (desk.ledger(), desk.today());
        let here = ledger.people.values().filter(|person| person.employed_on(today));
        let fitting = here.filter(|person| roles.contains(&person.role_on(today)));
        fitting
            .map(|person| (person.id.clone(), person.name().to_owned(), person.role_on(today)))
            .collect::<Vec<_>>()
    });
    let seat = move |(id, name, role): (PersonId, String, Role)| {
        view! {
            <Button on_click=move || desk.sit(Some(id.clone()))>
                {t!("jobs.seat.sit", name = name, role = i18n.t(role_key(role)))}
            </Button>
        }
    };
    let text = move || {
        let roles = say::roles(i18n.words(), roles);
        match people.with(Vec::is_empty) {
            true => i18n.tv("jobs.seat.nobody", &[("roles", &roles)]),
            false => i18n.tv("jobs.seat.belongs", &[("roles", &roles)]),
        }
    };
    view! {
        <div class="stack-tight">
            <p class="muted">{text}</p>
            <div class="row">{move || people.get().into_iter().map(seat).collect_view()}</div>
        </div>
    }
}
