//! People × months of a year.

use super::{
    apart::Owes,
    route,
    summary_head::{PaperHead, Signatures},
    year::{YearGrid, YearRow},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{yuan, yuan_or_dash},
        i18n::use_i18n,
        words::{list_words, month_words, person_name},
    },
    domain::{Money, Month, PersonId},
    t,
    ui::{ColumnHead, NameText, Table},
};

/// The grid, who owes below it, and what stands around both on paper.
#[component]
pub fn YearTable(year: i32, grid: YearGrid) -> impl IntoView {
    let YearGrid { months, rows, totals, total, owing, open } = grid;
    let sum = |amount: Money| view! { <td class="numeric">{yuan_or_dash(amount.exact())}</td> };
    let rows = rows.into_iter().map(|row| view! { <PersonRow months=months.clone() row=row /> });
    let rows = rows.collect_view();
    let owing = owing
        .into_iter()
        .map(|(month, person, owed)| view! { <OwesFor month=month person=person owed=owed /> });
    view! {
        <div class="settle-main">
        <div class="table-wide settle-grid settle-year">
            <Table caption=t!("settlement.year.grid", year = year)>
                <Head year=year months=months open=open />
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t!("settlement.total")}</th>
                        {totals.into_iter().map(sum).collect_view()}
                        <td class="numeric grid-net">{yuan_or_dash(total.exact())}</td>
                    </tr>
                </tfoot>
            </Table>
        </div>
        {owing.collect_view()}
        <Signatures />
        </div>
    }
}

#[component]
fn Head(year: i32, months: Vec<Month>, open: Vec<Month>) -> impl IntoView {
    let i18n = use_i18n();
    let width = months.len() + 2;
    let title = derived(move || i18n.tv("settlement.print.year", &[("year", &year)]));
    let state = derived(move || {
        let words = i18n.words();
        let names = list_words(words, open.iter().map(|month| month_words(words, *month)));
        if open.is_empty() {
            String::new()
        } else {
            words.tv("settlement.paper.year_open", &[("months", &names)])
        }
    });
    let heads = months.into_iter().map(|month| {
        let name = move || i18n.tv("settlement.year.month.open", &[("month", &month_words(i18n.words(), month))]);
        let running = Month::of(Desk::get().today()) == month;
        view! {
            <th scope="col" class="numeric">
                <a class="stop" href=route::month(month).href() aria-label=name tabindex="-1">
                    {t!("settlement.year.month", n = month.number())}
                </a>
                {running.then(|| view! { <span class="settle-missing">{t!("settlement.year.so_far")}</span> })}
            </th>
        }
    });
    view! {
        <thead>
            <PaperHead title=title state=state columns=width />
            <tr>
                <ColumnHead label=t!("settlement.person") />
                {heads.collect_view()}
                <th scope="col" class="numeric grid-net">
                    {t!("settlement.total")}
                </th>
            </tr>
        </thead>
    }
}

#[component]
fn PersonRow(months: Vec<Month>, row: YearRow) -> impl IntoView {
    let name = person_name(&Desk::get().ledger(), &row.person);
    let cell = |(month, net): (Month, Option<Money>)| match net {
        Some(net) => {
            let href = route::statement(month, &row.person, None).href();
            view! {
                <td class="numeric">
                    <a class="cell-link stop" href=href tabindex="-1">
                        {yuan(net.exact())}
                    </a>
                </td>
            }
            .into_any()
        }
        None => view! { <td class="numeric muted">{yuan_or_dash(Money::ZERO.exact())}</td> }.into_any(),
    };
    let cells = months.into_iter().zip(row.nets).map(cell).collect_view();
    view! {
        <tr>
            <th scope="row">
                <NameText text=Signal::stored(name) />
            </th>
            {cells}
            <td class="numeric grid-net">{yuan_or_dash(row.total.exact())}</td>
        </tr>
    }
}

/// Who owes, for which month.
#[component]
fn OwesFor(month: Month, person: PersonId, owed: Money) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="settle-note">
            <span>{move || month_words(i18n.words(), month)}</span>
            <Owes person=person owed=owed />
        </div>
    }
}
