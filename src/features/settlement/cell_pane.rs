//! What stands behind one cell of the grid: its lines and how each came about.

use super::{grid_table::cell_id, line_item::LineItem, route, view};
use crate::{
    app::{
        desk::Desk,
        format::yuan,
        i18n::use_i18n,
        route::replace,
        words::{item_key, person_name},
    },
    domain::PersonId,
    rules::{Item, Line, MonthSheet},
    t,
    ui::{Button, focus_field},
};
use leptos::prelude::*;

const TITLE: &str = "settle-pane-title";

/// Beside the grid on the desk, below it on a phone. Esc or its button closes it and goes back to the cell.
#[component]
pub fn CellPane(sheet: Memo<Option<MonthSheet>>, item: Item, person: PersonId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let of = StoredValue::new(person.clone());
    let lines = Memo::new(move |_| sheet.with(|sheet| lines_of(sheet.as_ref(), &of.get_value(), item)));
    let title = move || {
        let person = person_name(&desk.ledger(), &of.get_value());
        i18n.tv("settlement.cell.title", &[("person", &person), ("item", &i18n.t(item_key(item)))])
    };
    let total = move || {
        let total: crate::domain::Money = lines.with(|lines| lines.iter().map(|line| line.amount).sum());
        i18n.tv("settlement.cell.total", &[("amount", &yuan(total.exact()))])
    };
    let close = move || {
        let Some(month) = sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.month)) else { return };
        let place = sheet.with_untracked(|s| place(&view::grid(&untrack(|| desk.ledger()), s.as_ref()?), item, &of.get_value()));
        replace(&route::cell(month, None));
        if let Some(place) = place {
            focus_field(&cell_id(place));
        }
    };
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    // Opening goes into the pane, so that reading on needs no search for it.
    Effect::new(move |_| focus_field(TITLE));
    let month = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.month));
    let whole = move || month().map(|month| route::statement(month, &of.get_value(), None).href());
    view! {
        <section class="settle-pane" aria-labelledby=TITLE on:keydown=escape>
            <div class="settle-pane-head">
                <h2 class="section-title" id=TITLE tabindex="-1">
                    {title}
                </h2>
                <Button on_click=close>{t!("settlement.cell.close")}</Button>
            </div>
            <p class="muted">{total}</p>
            {move || {
                let month = month()?;
                let lines = lines.get();
                let alone = lines.len() == 1;
                let person = of.get_value();
                let lines = lines.into_iter().map(|line| {
                    view! { <LineItem line=line person=person.clone() month=month open=RwSignal::new(alone) within_item=true /> }
                });
                Some(view! { <div class="settle-lines">{lines.collect_view()}</div> })
            }}
            <p>
                <a href=whole>{t!("settlement.cell.statement")}</a>
            </p>
        </section>
    }
}

fn lines_of(sheet: Option<&MonthSheet>, person: &PersonId, item: Item) -> Vec<Line> {
    let statement = sheet.and_then(|sheet| sheet.statements.get(person));
    statement.map_or_else(Vec::new, |statement| {
        statement.lines.iter().filter(|line| line.item == item).cloned().collect()
    })
}

/// Where in the grid a cell stands.
fn place(grid: &view::Grid, item: Item, person: &PersonId) -> Option<(usize, usize)> {
    let row = grid.rows.iter().position(|row| row.person == *person)?;
    let column = grid.columns.iter().position(|column| *column == item)?;
    Some((row, column))
}
