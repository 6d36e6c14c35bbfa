//! The month's grid: people × items, every amount a button that opens its lines.

use super::{route, view};
use crate::{
    app::{derived::derived, 
        desk::Desk,
        format::{yuan, yuan_or_dash},
        i18n::use_i18n,
        route::replace,
        words::{item_key, month_words, person_name},
    },
    domain::{Money, Month, PersonId},
    rules::{Item, MonthSheet},
    t,
    ui::{ColumnHead, Table},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The cell that is open, if one is.
pub type OpenCell = Memo<Option<(Item, PersonId)>>;

/// The grid; sticky head and first column, totals apart by a line.
#[component]
pub fn GridTable(sheet: Memo<Option<MonthSheet>>, open: OpenCell) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let grid = Memo::new(move |_| sheet.with(|s| s.as_ref().map(|s| (s.month, view::grid(&desk.ledger(), s)))));
    let caption = move || {
        let month = grid.with(|grid| grid.as_ref().map(|grid| grid.0));
        let month = month.map(|month| month_words(i18n.words(), month));
        i18n.tv("settlement.grid", &[("month", &month.unwrap_or_default())])
    };
    let head = |item: &Item| {
        let key = item_key(*item);
        view! { <ColumnHead label=t!(key) numeric=true /> }
    };
    let body = move || {
        grid.get().map(|(month, grid)| {
            let columns = grid.columns.clone();
            let rows = grid.rows.into_iter().enumerate().map(|(at, row)| {
                view! { <PersonRow month=month row=row at=at columns=columns.clone() open=open /> }
            });
            let rows = rows.collect_view();
            let totals = grid.totals.into_iter().map(|total| {
                view! { <td class="numeric">{yuan_or_dash(total.exact())}</td> }
            });
            let totals = totals.collect_view();
            view! {
                <thead>
                    <tr>
                        <ColumnHead label=t!("settlement.person") />
                        {columns.iter().map(head).collect_view()}
                        <th scope="col" class="numeric grid-net">
                            {t!("settlement.net")}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{t!("settlement.total")}</th>
                        {totals}
                        <td class="numeric grid-net">{yuan(grid.payable.exact())}</td>
                    </tr>
                </tfoot>
            }
        })
    };
    let payable = move || grid.with(|grid| grid.as_ref().map(|(_, grid)| grid.payable)).unwrap_or_default();
    view! {
        <div class="table-wide settle-grid">
            <Table caption=derived(caption)>{body}</Table>
        </div>
        <p class="settle-payable">
            <span>{t!("settlement.payable")}</span>
            <strong class="figure">{move || yuan(payable().exact())}</strong>
            <span class="muted small">{t!("settlement.grid.unit")}</span>
        </p>
    }
}

#[component]
fn PersonRow(month: Month, row: view::GridRow, at: usize, columns: Vec<Item>, open: OpenCell) -> impl IntoView {
    let desk = Desk::get();
    let person = row.person.clone();
    let name = move || person_name(&desk.ledger(), &person);
    let href = route::statement(month, &row.person, None).href();
    let cells = columns.into_iter().zip(row.amounts).enumerate().map(|(column, (item, amount))| {
        let person = row.person.clone();
        view! { <AmountCell month=month person=person item=item amount=amount at=(at, column) open=open /> }
    });
    let cells = cells.collect_view();
    view! {
        <tr>
            <th scope="row">
                <a href=href>{name}</a>
            </th>
            {cells}
            <td class="numeric grid-net">{yuan_or_dash(row.net.exact())}</td>
        </tr>
    }
}

#[component]
fn AmountCell(
    month: Month,
    person: PersonId,
    item: Item,
    amount: Option<Money>,
    /// Row and column.
    at: (usize, usize),
    open: OpenCell,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Some(amount) = amount else {
        return view! { <td class="numeric muted">{yuan_or_dash(Money::ZERO.exact())}</td> }.into_any();
    };
    let cell = StoredValue::new((item, person.clone()));
    let is_open = Memo::new(move |_| open.with(|open| cell.with_value(|cell| open.as_ref() == Some(cell))));
    let label = move || {
        let values = cell.with_value(|(item, person)| {
            (person_name(&desk.ledger(), person), i18n.t(item_key(*item)), yuan(amount.exact()))
        });
        i18n.tv("settlement.cell", &[("person", &values.0), ("item", &values.1), ("amount", &values.2)])
    };
    let toggle = move |_| {
        let key = cell.with_value(|(item, person)| view::cell_key(*item, person));
        replace(&route::cell(month, (!is_open.get_untracked()).then_some(key)));
    };
    view! {
        <td class="numeric" class:cell-open=move || is_open.get()>
            <button
                type="button"
                class="cell-button"
                id=cell_id(at)
                aria-label=label
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=toggle
                on:keydown=move |event| walk(&event, at)
            >
                {yuan(amount.exact())}
            </button>
        </td>
    }
    .into_any()
}

/// The id of a cell's button, by row and column.
pub fn cell_id((row, column): (usize, usize)) -> String {
    format!("settle-{row}-{column}")
}

/// Arrow keys go from figure to figure, over cells that have none.
fn walk(event: &web_sys::KeyboardEvent, (row, column): (usize, usize)) {
    let step: (isize, isize) = match event.key().as_str() {
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "ArrowLeft" => (0, -1),
        "ArrowRight" => (0, 1),
        _ => return,
    };
    event.prevent_default();
    /// No grid has more people or items than this on one side.
    const FARTHEST: isize = 200;
    let found = (1..FARTHEST).find_map(|n| {
        let at = (row.checked_add_signed(step.0 * n)?, column.checked_add_signed(step.1 * n)?);
        document().get_element_by_id(&cell_id(at))
    });
    if let Some(button) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
