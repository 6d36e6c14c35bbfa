//! The month on a phone: one line a person.

use super::{route, view};
use crate::{
    app::{desk::Desk, format::yuan, words::{person_name, role_key}},
    rules::MonthSheet,
    t,
};
use leptos::prelude::*;

/// People with what they get; each leads to the statement.
#[component]
pub fn PeopleList(sheet: Memo<Option<MonthSheet>>) -> impl IntoView {
    let desk = Desk::get();
    let people = move || {
        let ledger = desk.ledger();
        sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let statements = view::people(&ledger, sheet).into_iter();
            let rows = statements.map(|statement| {
                let role = ledger.people.get(&statement.person).map(|p| p.role_on(sheet.month.last()));
                view! {
                    <li>
                        <a class="settle-person" href=route::statement(sheet.month, &statement.person, None).href()>
                            <span class="settle-person-name">
                                {person_name(&ledger, &statement.person)} " "
                                <span class="muted small">{role.map(|role| t!(role_key(role)))}</span>
                            </span>
                            <span class="amount">{yuan(statement.net.exact())}</span>
                        </a>
                    </li>
                }
            });
            Some(rows.collect_view())
        })
    };
    view! { <ul class="settle-people lines">{people}</ul> }
}
