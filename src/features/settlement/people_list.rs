//! The month on a phone: one line a person.

use super::{route, view};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::yuan,
        words::{person_name, role_key},
    },
    domain::{Money, Month, PersonId, Role},
    rules::MonthSheet,
    t,
    ui::Keyed,
};

/// A person with what he gets or owes.
#[derive(Clone, PartialEq)]
struct PersonPay {
    month: Month,
    person: PersonId,
    name: String,
    role: Option<Role>,
    paid: Money,
    owed: Money,
}

/// People with what they get; each leads to the statement.
#[component]
pub fn PeopleList(sheet: Memo<Option<MonthSheet>>) -> impl IntoView {
    let desk = Desk::get();
    let people = Memo::new(move |_| {
        let ledger = desk.ledger();
        let of = |sheet: &MonthSheet| {
            let statements = view::people(&ledger, sheet).into_iter();
            let entry = |statement: &crate::rules::Statement| PersonPay {
                month: sheet.month,
                person: statement.person.clone(),
                name: person_name(&ledger, &statement.person),
                role: ledger.people.get(&statement.person).map(|p| p.role_on(sheet.month.last())),
                paid: statement.paid(),
                owed: statement.owed(),
            };
            statements.map(entry).collect::<Vec<_>>()
        };
        sheet.with(|sheet| sheet.as_ref().map(of)).unwrap_or_default()
    });
    view! {
        <Keyed of=people let:people>
            <ul class="settle-people lines">
                {people.into_iter().map(|entry| view! { <Person entry=entry /> }).collect_view()}
            </ul>
        </Keyed>
    }
}

#[component]
fn Person(entry: PersonPay) -> impl IntoView {
    let PersonPay { month, person, name, role, paid, owed } = entry;
    let whole = name.clone();
    view! {
        <li>
            <a class="settle-person" href=route::statement(month, &person, None).href()>
                <span class="settle-person-name">
                    <bdi class="settle-name" title=whole>
                        {name}
                    </bdi>
                    " "
                    <span class="muted small">{role.map(|role| t!(role_key(role)))}</span>
                </span>
                <span class="amount">
                    {if owed.is_zero() {
                        yuan(paid.exact()).into_any()
                    } else {
                        t!("settlement.owed.amount", amount = yuan(owed.exact())).into_any()
                    }}
                </span>
            </a>
        </li>
    }
}
