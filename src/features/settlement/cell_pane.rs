//! What stands behind one cell of the grid: its lines and how each came about.

use super::{amount_cell::id_of, line_item::LineItem, route};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::yuan,
        i18n::use_i18n,
        route::replace,
        words::{line_key, person_name},
    },
    domain::{Money, PersonId},
    rules::{Item, Line, MonthSheet},
    t,
    ui::{Button, ExactText, Keyed, focus_field},
};

const TITLE: &str = "settle-pane-title";

/// Beside the grid on the desk, below it on a phone. Esc or its button closes it and goes back to the cell.
#[component]
pub fn CellPane(sheet: Memo<Option<MonthSheet>>, item: Item, person: PersonId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let of = StoredValue::new(person.clone());
    let lines = Memo::new(move |_| sheet.with(|sheet| lines_of(sheet.as_ref(), &of.get_value(), item)));
    let sum = move || lines.with(|lines| lines.iter().map(|line| line.amount).sum::<Money>());
    let title = derived(move || {
        let person = person_name(&desk.ledger(), &of.get_value());
        let item = i18n.t(line_key(item, sum()));
        i18n.tv("settlement.cell.title", &[("person", &person), ("item", &item)])
    });
    let total = derived(move || i18n.tv("settlement.cell.total", &[("amount", &yuan(sum().exact()))]));
    let close = move || {
        let Some(month) = sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.month)) else {
            return;
        };
        replace(&route::cell(month, None));
        focus_field(&id_of(item, &of.get_value()));
    };
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    // Opening goes into the pane, so that reading on needs no search for it.
    Effect::new(move |_| {
        focus_field(TITLE);
        let pane =
            document().get_element_by_id(TITLE).and_then(|title| title.closest("section").ok().flatten());
        if let Some(pane) = pane {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            pane.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
    });
    let month = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.month));
    let whole = move || month().map(|month| route::statement(month, &of.get_value(), None).href());
    view! {
        <section class="settle-pane no-print" aria-labelledby=TITLE on:keydown=escape>
            <div class="settle-pane-head">
                <h2 class="section-title" id=TITLE tabindex="-1">
                    <ExactText text=title />
                </h2>
                <Button on_click=close>{t!("settlement.cell.close")}</Button>
            </div>
            <p class="muted">
                <ExactText text=total />
            </p>
            <Keyed of=lines let:lines>
                <div class="settle-lines">
                    {month()
                        .map(|month| {
                            let alone = lines.len() == 1;
                            let person = of.get_value();
                            let line = move |line| {
                                let open = RwSignal::new(alone);
                                let person = person.clone();
                                view! { <LineItem line=line person=person month=month open=open within_item=true /> }
                            };
                            lines.into_iter().map(line).collect_view()
                        })}
                </div>
            </Keyed>
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
