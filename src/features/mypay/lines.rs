//! The lines of the month, each opening into how it came about, and the months before.

use super::{page::Mine, tables};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::use_i18n,
        route::{PayQuery, Route},
        tables::TakeTable,
        words::{line_key, month_words, subject_words},
    },
    domain::Month,
    features::{
        explain::Derivation,
        settlement::{WorkLink, tables as statement},
    },
    rules::Line,
    t,
    ui::{Disclosure, Keyed, Section},
};

/// How many months back are listed.
const BACK: usize = 12;

#[component]
pub fn LinesSection(mine: Mine) -> impl IntoView {
    let desk = Desk::get();
    let lines = Memo::new(move |_| {
        let (month, today) = (mine.month.get(), desk.today());
        let lines = mine.statement.with(|statement| statement.as_ref().map(|s| s.lines.clone()));
        let lines = lines.unwrap_or_default().into_iter();
        lines.partition::<Vec<Line>, _>(|line| line.is_only_so_far(month, today))
    });
    let rows = move |lines: Vec<Line>| {
        let row = |line: Line| view! { <li><LineView mine=mine line=line /></li> };
        view! { <ul class="mypay-lines">{lines.into_iter().map(row).collect_view()}</ul> }
    };
    let taken = move |words| {
        let page = lines.with(|(_, pay)| statement::lines(words, &desk.ledger(), pay));
        Some(mine.tables(page, Some(mine.month.get())))
    };
    let list = move || match lines.with(|(_, pay)| pay.clone()) {
        pay if pay.is_empty() => view! { <p class="muted">{t!("mypay.lines.none")}</p> }.into_any(),
        pay => rows(pay).into_any(),
    };
    let so_far = move || {
        let so_far = lines.with(|(so_far, _)| so_far.clone());
        (!so_far.is_empty()).then(|| {
            view! {
                <Section title=t!("mypay.so_far") lead=t!("mypay.so_far.lead")>
                    {rows(so_far)}
                </Section>
            }
        })
    };
    view! {
        <Section title=t!("mypay.lines") actions=move || view! { <TakeTable tables=taken of="mypay.lines" /> }>{list}</Section>
        {so_far}
    }
}

#[component]
fn LineView(mine: Mine, line: Line) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let (named, subject) = (line_key(line.item, line.amount), line.subject.clone());
    let about = move || subject_words(i18n.words(), &desk.ledger(), &subject);
    let amount = format::yuan(line.amount.exact());
    let summary = move || {
        let about = about.clone();
        let amount = amount.clone();
        view! {
            <span class="mypay-line">
                <span class="mypay-line-item">{t!(named)}</span>
                <span class="mypay-figure">{amount}</span>
                <span class="mypay-line-about">{about}</span>
            </span>
        }
    };
    let line = StoredValue::new(line);
    view! {
        <Disclosure summary=summary>
            <WorkLink subject=line.with_value(|line| line.subject.clone()) />
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
        let nets = sheets.filter_map(|sheet| {
            let net = sheet.figures().statements.get(&person)?.net_so_far(sheet.month, desk.today());
            Some((sheet.month, net))
        });
        nets.take(BACK).collect::<Vec<_>>()
    });
    let taken = move |words| Some(mine.tables(months.with(|months| tables::months(words, months)), None));
    let rows = move |months: Vec<(Month, crate::domain::Money)>| {
        let person = mine.person.get_untracked().map(|person| person.to_string());
        let most = months.iter().map(|(_, net)| net.exact()).max().unwrap_or_default();
        let row = |(month, net): (Month, crate::domain::Money)| {
            let query = PayQuery { person: person.clone(), month: Some(month.to_string()) };
            let here = move || (mine.month.get() == month).then_some("true");
            let (value, max) = (net.exact().max(Default::default()).to_string(), most.to_string());
            view! {
                <li class="mypay-month">
                    <a class="mypay-month-name" href=Route::MyPay(query).href() aria-current=here>
                        {move || month_words(i18n.words(), month)}
                    </a>
                    <span class="mypay-figure">{format::yuan(net.exact())}</span>
                    <meter class="mypay-meter" min="0" max=max value=value aria-hidden="true"></meter>
                </li>
            }
        };
        view! { <ul class="mypay-months">{months.into_iter().map(row).collect_view()}</ul> }
    };
    view! {
        <Section title=t!("mypay.months") actions=move || view! { <TakeTable tables=taken of="mypay.months" /> }>
            <Keyed of=months children=rows />
        </Section>
    }
}
