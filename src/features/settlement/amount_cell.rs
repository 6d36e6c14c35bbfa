//! A figure of the grid that opens its lines.

use super::{route, view};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{yuan, yuan_or_dash},
        i18n::use_i18n,
        route::replace,
        words::{line_key, person_name},
    },
    domain::{Money, Month, PersonId},
    rules::Item,
};

/// The cell that is open, if one is.
pub type OpenCell = Memo<Option<(Item, PersonId)>>;

#[component]
pub fn AmountCell(
    month: Month,
    person: PersonId,
    item: Item,
    amount: Option<Money>,
    open: OpenCell,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Some(amount) = amount else {
        return view! { <td class="numeric muted">{yuan_or_dash(Money::ZERO.exact())}</td> }.into_any();
    };
    let id = id_of(item, &person);
    let cell = StoredValue::new((item, person));
    let is_open = Memo::new(move |_| open.with(|open| cell.with_value(|cell| open.as_ref() == Some(cell))));
    let label = move || {
        let values = cell.with_value(|(item, person)| {
            (person_name(&desk.ledger(), person), i18n.t(line_key(*item, amount)), yuan(amount.exact()))
        });
        i18n.tv("settlement.cell", &[("person", &values.0), ("item", &values.1), ("amount", &values.2)])
    };
    let toggle = move |_| {
        let key = cell.with_value(|(item, person)| view::cell_key(*item, person));
        replace(&route::cell(month, (!is_open.get_untracked()).then_some(key)));
    };
    view! {
        <td class="numeric cell-figure" class:cell-open=move || is_open.get()>
            <button
                type="button"
                class="cell-button stop"
                id=id
                tabindex="-1"
                aria-label=label
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=toggle
            >
                {yuan(amount.exact())}
            </button>
        </td>
    }
    .into_any()
}

/// The id of a figure's button.
pub fn id_of(item: Item, person: &PersonId) -> String {
    format!("settle-{}", view::cell_key(item, person))
}
