//! What stands apart from a month's figures: deductions that only stand by present points, and what people owe.

use super::route;
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::yuan,
        i18n::use_i18n,
        words::{item_key, person_name},
    },
    domain::{Money, Month, PersonId},
    rules::{Item, MonthSheet},
    t,
    ui::{ExactText, Keyed, NameText, Section},
};

/// What is only how things stand in a running month: no part of the figures above.
#[component]
pub fn SoFar(sheet: Memo<Option<MonthSheet>>) -> impl IntoView {
    let desk = Desk::get();
    let found = Memo::new(move |_| {
        let of = |sheet: &MonthSheet| {
            let lines = sheet.only_so_far(desk.today());
            lines
                .map(|(person, line)| (sheet.month, person.clone(), line.item, line.amount))
                .collect::<Vec<_>>()
        };
        sheet.with(|sheet| sheet.as_ref().map(of)).unwrap_or_default()
    });
    let section = move |found: Vec<(Month, PersonId, Item, Money)>| {
        let line = |(month, person, item, amount): (Month, PersonId, Item, Money)| {
            let name = person_name(&desk.ledger(), &person);
            view! {
                <li class="settle-note">
                    <a href=route::statement(month, &person, None).href()>
                        <NameText text=Signal::stored(name) />
                    </a>
                    <span>
                        {t!(item_key(item))} " " <bdi class="amount">{yuan(amount.exact())}</bdi>
                    </span>
                </li>
            }
        };
        let lines = found.into_iter().map(line).collect_view();
        view! {
            <Section title=t!("mypay.so_far") lead=t!("mypay.so_far.lead")>
                <ul class="lines">{lines}</ul>
            </Section>
        }
    };
    view! { <Keyed of=found let:found>{(!found.is_empty()).then(|| section(found))}</Keyed> }
}

/// Those from whom more is taken off than they earned.
#[component]
pub fn Owing(sheet: Memo<Option<MonthSheet>>) -> impl IntoView {
    let owing = Memo::new(move |_| {
        let of = |sheet: &MonthSheet| {
            sheet.owing().map(|(person, owed)| (person.clone(), owed)).collect::<Vec<_>>()
        };
        sheet.with(|sheet| sheet.as_ref().map(of)).unwrap_or_default()
    });
    let section = move |owing: Vec<(PersonId, Money)>| {
        let people = owing.into_iter().map(|(person, owed)| view! { <Owes person=person owed=owed /> });
        let people = people.collect_view();
        view! { <Section title=t!("settlement.owing") lead=t!("settlement.owing.lead")>{people}</Section> }
    };
    view! { <Keyed of=owing let:owing>{(!owing.is_empty()).then(|| section(owing))}</Keyed> }
}

/// Somebody who owes for the month, in a sentence.
#[component]
pub fn Owes(person: PersonId, owed: Money) -> impl IntoView {
    let i18n = use_i18n();
    let text = move || {
        let name = person_name(&Desk::get().ledger(), &person);
        i18n.tv("settlement.owes", &[("person", &name), ("amount", &yuan(owed.exact()))])
    };
    view! {
        <p>
            <ExactText text=derived(text) />
        </p>
    }
}
