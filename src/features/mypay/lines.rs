//! The lines of the month, each opening into how it came about, and the months before.

use super::page::Mine;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        route::{PayQuery, Route},
        words::{item_key, month_words, subject_words},
    },
    domain::Month,
    features::explain::Derivation,
    rules::Line,
    t,
    ui::{Disclosure, Section},
};
use leptos::prelude::*;

/// How many months back are listed.
const BACK: usize = 12;

#[component]
pub fn LinesSection(mine: Mine) -> impl IntoView {
    let lines = Memo::new(move |_| {
        mine.statement.with(|statement| statement.as_ref().map(|s| s.lines.clone()).unwrap_or_default())
    });
    let list = move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p class="muted">{t!("mypay.lines.none")}</p> }.into_any();
        }
        let row = |line: Line| view! { <li><LineView mine=mine line=line /></li> };
        view! { <ul class="mypay-lines">{lines.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! { <Section title=t!("mypay.lines")>{list}</Section> }
}

#[component]
fn LineView(mine: Mine, line: Line) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let (item, subject) = (line.item, line.subject.clone());
    let about = move || subject_words(i18n.words(), &desk.ledger(), &subject);
    let amount = format::yuan(line.amount.exact());
    let summary = move || {
        let about = about.clone();
        let amount = amount.clone();
        view! {
            <span class="mypay-line">
                <span class="mypay-line-item">{t!(item_key(item))}</span>
                <span class="mypay-figure">{amount}</span>
                <span class="mypay-line-about">{about}</span>
            </span>
        }
    };
    let line = StoredValue::new(line);
    view! {
        <Disclosure summary=summary>
            {move || {
                mine.person
                    .get()
                    .map(|person| {
                        view! { <Derivation line=line.get_value() person=person month=mine.month.get() /> }
                    })
            }}
        </Disclosure>
    }
}

/// The months before, newest first, with a bar for the eye.
#[component]
pub fn LastMonths(mine: Mine) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let months = Memo::new(move |_| {
        let Some(person) = mine.person.get() else { return Vec::new() };
        let this = Month::of(desk.today());
        let settled = desk.settled();
        let sheets = settled.months.iter().rev().filter(|sheet| sheet.month <= this);
        let nets = sheets.filter_map(|sheet| Some((sheet.month, sheet.statements.get(&person)?.net)));
        nets.take(BACK).collect::<Vec<_>>()
    });
    let rows = move || {
        let words = i18n.words();
        let months = months.get();
        let person = mine.person.get().map(|person| person.to_string());
        let most = months.iter().map(|(_, net)| net.exact()).max().unwrap_or_default();
        let row = |(month, net): (Month, crate::domain::Money)| {
            let query = PayQuery { person: person.clone(), month: Some(month.to_string()) };
            let here = move || (mine.month.get() == month).then_some("true");
            let (value, max) = (net.exact().max(Default::default()).to_string(), most.to_string());
            view! {
                <li class="mypay-month">
                    <a class="mypay-month-name" href=Route::MyPay(query).href() aria-current=here>
                        {month_words(words, month)}
                    </a>
                    <span class="mypay-figure">{format::yuan(net.exact())}</span>
                    <meter class="mypay-meter" min="0" max=max value=value aria-hidden="true"></meter>
                </li>
            }
        };
        months.into_iter().map(row).collect_view()
    };
    view! {
        <Section title=t!("mypay.months")>
            <ul class="mypay-months">{rows}</ul>
        </Section>
    }
}
