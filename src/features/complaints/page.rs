//! The screen of `#/complaints`.

use super::{
    tables::pages,
    view::{By, KINDS, Row as Counted, rows, total, years},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        page::Page,
        route::{Route, navigate, use_route},
        tables::{Tables, TakeTable},
    },
    platform::print,
    t,
    ui::{
        Bind, Button, Cell, Choice, ColumnHead, EmptyState, Field, LinkButton, Rebuilt, Row, Section, Select,
        Show, Table,
    },
};
use chrono::Datelike;

#[component]
pub fn ComplaintsPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let route = use_route();
    let year = Memo::new(move |_| match route.get() {
        Route::Complaints { year } => year.and_then(|year| year.parse().ok()).unwrap_or(desk.today().year()),
        _ => desk.today().year(),
    });
    let chosen = Bind::new(
        move || year.get().to_string(),
        move |year: String| navigate(&Route::Complaints { year: Some(year) }),
    );
    let offered = derived(move || {
        let all = years(&desk.ledger(), desk.today());
        all.into_iter()
            .map(|year| Choice::new(year.to_string(), i18n.tv("complaints.year_of", &[("year", &year)])))
            .collect::<Vec<_>>()
    });
    let some = Memo::new(move |_| total(&desk.ledger(), year.get()).received > 0);
    let taken = move |words| {
        let (ledger, year) = (desk.ledger(), year.get());
        Some(Tables {
            name: i18n.t("complaints.title"),
            of: year.to_string(),
            created: desk.today(),
            state: String::new(),
            pages: pages(words, &ledger, year),
        })
    };
    let lists = By::ALL.map(|by| view! { <Counting by=by year=year /> });
    view! {
        <Page
            title=t!("complaints.title")
            lead=t!("complaints.lead")
            actions=move || view! {
                <TakeTable tables=taken />
                <Button on_click=print::print>{t!("register.sheet.print")}</Button>
                <LinkButton href=Route::register().href()>{t!("register.to_day")}</LinkButton>
            }
        >
            <div class="list-tools weeks-tools">
                <Field label=t!("complaints.year")><Select value=chosen options=offered /></Field>
            </div>
            <p class="print-only">{move || i18n.tv("complaints.year_of", &[("year", &year.get())])}</p>
            <Show when=move || !some.get()>
                <EmptyState text=t!("complaints.none") />
            </Show>
            <div hidden=move || !some.get()>{lists.collect_view()}</div>
        </Page>
    }
}

#[component]
fn Counting(by: By, year: Memo<i32>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let all = Memo::new(move |_| rows(i18n.words(), &desk.ledger(), year.get(), by));
    let sum = move || total(&desk.ledger(), year.get()).all();
    let row = |row: Counted| {
        let counts = KINDS.into_iter().zip(row.counts.all());
        let cell = |(key, n): (&'static str, usize)| {
            let text = if n == 0 { "–".to_owned() } else { n.to_string() };
            view! { <Cell numeric=true label=t!(key)>{text}</Cell> }
        };
        view! { <Row><Cell head=true>{row.name}</Cell>{counts.map(cell).collect_view()}</Row> }
    };
    let heads = move || KINDS.map(|key| view! { <ColumnHead label=t!(key) numeric=true /> }).collect_view();
    let foot = move || {
        let sums = sum().map(|n| view! { <td class="numeric">{n}</td> });
        view! { <tfoot><tr><th scope="row">{t!("settlement.total")}</th>{sums.collect_view()}</tr></tfoot> }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <Section title=t!(by.key())>
                <div class="row-cards"><Table caption=derived(move || i18n.tv("complaints.table", &[("by", &i18n.t(by.key()))]))>
                    <thead><tr><ColumnHead label=t!(by.head()) />{heads()}</tr></thead>
                    <tbody><Rebuilt of=all let:all>{all.into_iter().map(row).collect_view()}</Rebuilt></tbody>
                    {foot}
                </Table></div>
            </Section>
        </Show>
    }
}
