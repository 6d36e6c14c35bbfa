//! The month's grid: people × items, every amount a button that opens its lines.

use super::{
    amount_cell::{AmountCell, OpenCell},
    apart::Owes,
    route,
    summary_head::SummaryHead,
    view::{self, Grid, GridRow},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{yuan, yuan_or_dash},
        i18n::use_i18n,
        words::{item_key, month_words, person_name},
    },
    domain::{Money, Month, PersonId},
    rules::{Item, MonthSheet},
    t,
    ui::{ColumnHead, Keyed, NameText, Table},
};
use std::collections::BTreeSet;

/// What the grid is made from.
#[derive(Clone, PartialEq)]
struct Shown {
    month: Month,
    grid: Grid,
    /// The month is not over.
    running: bool,
}

impl Shown {
    fn owes(&self) -> bool {
        !self.grid.owed.is_zero()
    }
}

/// The grid; sticky head and first column, totals apart by a line. It is one stop of the Tab key: the arrow keys go from
/// figure to figure.
#[component]
pub fn GridTable(
    sheet: Memo<Option<MonthSheet>>,
    unsettled: Memo<BTreeSet<(PersonId, Item)>>,
    open: OpenCell,
) -> impl IntoView {
    let desk = Desk::get();
    let shown = Memo::new(move |_| {
        sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let (month, grid) = (sheet.month, view::grid(&desk.ledger(), sheet, &unsettled.get()));
            Some(Shown { month, grid, running: sheet.is_running(desk.today()) })
        })
    });
    view! {
        <Keyed of=shown let:shown>
            {shown.map(|shown| view! { <Filled shown=shown sheet=sheet open=open /> })}
        </Keyed>
    }
}

#[component]
fn Filled(shown: Shown, sheet: Memo<Option<MonthSheet>>, open: OpenCell) -> impl IntoView {
    let i18n = use_i18n();
    let (month, running, owes) = (shown.month, shown.running, shown.owes());
    let caption = move || i18n.tv("settlement.grid", &[("month", &month_words(i18n.words(), month))]);
    let (payable, owed) = (yuan(shown.grid.payable.exact()), yuan(shown.grid.owed.exact()));
    let owing = shown.grid.rows.iter().filter(|row| !row.owed.is_zero());
    let owing: Vec<_> = owing.map(|row| (row.person.clone(), row.owed)).collect();
    let total = if running { "settlement.payable.so_far" } else { "settlement.payable" };
    view! {
        <div class="table-wide settle-grid">
            <Table caption=derived(caption)>
                <GridHead shown=shown.clone() sheet=sheet />
                <GridRows shown=shown open=open />
            </Table>
        </div>
        <div class="settle-payable">
            <p>
                <span>{t!(total)}</span>
                " "
                <strong class="figure">{payable}</strong>
                " "
                <span class="muted small">{t!("settlement.grid.unit")}</span>
            </p>
            {owes.then(|| view! { <p class="muted">{t!("settlement.owed.apart", amount = owed)}</p> })}
        </div>
        // On the screen they have a section of their own below.
        <div class="print-only">
            {owing.into_iter().map(|(person, owed)| view! { <Owes person=person owed=owed /> }).collect_view()}
        </div>
    }
}

#[component]
fn GridHead(shown: Shown, sheet: Memo<Option<MonthSheet>>) -> impl IntoView {
    let (running, owes) = (shown.running, shown.owes());
    let width = shown.grid.columns.len() + 2 + usize::from(owes);
    let heads = shown
        .grid
        .columns
        .into_iter()
        .map(|item| view! { <ColumnHead label=t!(item_key(item)) numeric=true /> });
    view! {
        <thead>
            <SummaryHead sheet=sheet columns=width />
            <tr>
                <ColumnHead label=t!("settlement.person") />
                {heads.collect_view()}
                {owes.then(|| view! { <ColumnHead label=t!("settlement.owed") numeric=true /> })}
                <th scope="col" class="numeric grid-net">
                    {t!(view::net_key(running))}
                </th>
            </tr>
        </thead>
    }
}

#[component]
fn GridRows(shown: Shown, open: OpenCell) -> impl IntoView {
    let (month, owes) = (shown.month, shown.owes());
    let Grid { columns, rows, totals, payable, owed } = shown.grid;
    let rows = rows.into_iter().map(|row| {
        let amounts = row.amounts.iter().zip(&row.unsettled);
        let cells = columns.iter().zip(amounts).map(|(item, (amount, waits))| {
            let person = row.person.clone();
            match (amount, waits) {
                (None, true) => view! { <UnsettledCell month=month person=person /> }.into_any(),
                _ => view! { <AmountCell month=month person=person item=*item amount=*amount open=open /> }
                    .into_any(),
            }
        });
        let cells = cells.collect_view().into_any();
        view! { <PersonRow month=month row=row owes=owes cells=cells /> }
    });
    let sum = |amount: Money| view! { <td class="numeric">{yuan_or_dash(amount.exact())}</td> };
    view! {
        <tbody>{rows.collect_view()}</tbody>
        <tfoot>
            <tr>
                <th scope="row">{t!("settlement.total")}</th>
                {totals.into_iter().map(sum).collect_view()}
                {owes.then(|| sum(-owed))}
                <td class="numeric grid-net">{yuan(payable.exact())}</td>
            </tr>
        </tfoot>
    }
}

/// What nobody can say yet, and the way to what it waits for.
#[component]
fn UnsettledCell(month: Month, person: PersonId) -> impl IntoView {
    let href = route::statement(month, &person, None).href();
    view! {
        <td class="numeric">
            <a class="stop" href=href tabindex="-1">
                {t!("settlement.unsettled")}
            </a>
        </td>
    }
}

/// What somebody gets as far as one can say: with what waits for an answer it is more, less or nothing.
fn net(row: &GridRow) -> AnyView {
    let paid = yuan_or_dash(row.paid.exact());
    match (row.unsettled.contains(&true), row.paid.is_zero()) {
        (false, _) => paid.into_any(),
        (true, true) => t!("settlement.unsettled").into_any(),
        (true, false) => {
            view! { {paid} " " <span class="muted small">"+ " {t!("settlement.unsettled")}</span> }.into_any()
        }
    }
}

#[component]
fn PersonRow(month: Month, row: GridRow, owes: bool, cells: AnyView) -> impl IntoView {
    let desk = Desk::get();
    let person = row.person.clone();
    let name = derived(move || person_name(&desk.ledger(), &person));
    let href = route::statement(month, &row.person, None).href();
    let owed = owes.then(|| view! { <td class="numeric">{yuan_or_dash((-row.owed).exact())}</td> });
    view! {
        <tr>
            <th scope="row">
                <a class="stop" href=href tabindex="-1">
                    <NameText text=name />
                </a>
            </th>
            {cells}
            {owed}
            <td class="numeric grid-net">{net(&row)}</td>
        </tr>
    }
}
