//! A table with a sticky head, sortable columns, right-aligned figures and rows that open.

use super::focus::focus;
use leptos::context::Provider;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// Which column a table is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: &'static str,
    pub descending: bool,
}

impl Sort {
    /// Rising by a column.
    pub fn by(column: &'static str) -> Self {
        Self { column, descending: false }
    }

    /// What a press on a column's head makes of it: that column rising, or turned round when it was so already.
    pub fn pressed(self, column: &'static str) -> Self {
        Self { column, descending: self.column == column && !self.descending }
    }
}

/// The rows of a table that open something.
const OPENING: &str = "tr.row-opens";

/// What the parts of a table tell it: that its rows, their order, or which of them is chosen, changed.
#[derive(Clone, Copy)]
struct RowsChanged(RwSignal<()>);

impl RowsChanged {
    fn tell(self) {
        // A row that goes away with its table has nobody to tell it to.
        let _ = self.0.try_update(|()| ());
    }
}

/// The table in its own scrolling frame, which the keyboard reaches. `children` are `<thead>`, `<tbody>`, `<tfoot>`.
///
/// Rows that open something are one stop of the Tab key together: the row that has the focus, else the chosen one, else
/// the first one.
#[component]
pub fn Table(#[prop(into)] caption: Signal<String>, children: Children) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let rows = RwSignal::new(());
    let opens = RwSignal::new(false);
    Effect::new(move |_| {
        rows.track();
        let Some(frame) = frame.get() else { return };
        let all = opening_rows(&frame);
        let focused = document().active_element();
        let stop = all.iter().find(|row| focused.as_ref() == Some(*row));
        let stop = stop.or_else(|| all.iter().find(|row| row.class_list().contains("row-selected")));
        make_stop(&all, stop.or(all.first()));
        opens.set(!all.is_empty());
    });
    let entered = move |event: leptos::ev::FocusEvent| {
        let row = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let row = row.filter(|row| row.matches(OPENING).unwrap_or_default());
        if let (Some(row), Some(frame)) = (row, frame.get_untracked()) {
            make_stop(&opening_rows(&frame), Some(&row));
        }
    };
    view! {
        <div
            class="table-frame"
            role="region"
            tabindex=move || if opens.get() { "-1" } else { "0" }
            aria-label=move || caption.get()
            node_ref=frame
            on:focusin=entered
        >
            <table class="table">
                <caption class="visually-hidden">{move || caption.get()}</caption>
                <Provider value=RowsChanged(rows)>{children()}</Provider>
            </table>
        </div>
    }
}

fn opening_rows(around: &Element) -> Vec<Element> {
    let Ok(found) = around.query_selector_all(OPENING) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Makes one of the rows the one that the Tab key comes to.
fn make_stop(rows: &[Element], stop: Option<&Element>) {
    for row in rows {
        let index = if Some(row) == stop { "0" } else { "-1" };
        if row.get_attribute("tabindex").as_deref() != Some(index) {
            let _ = row.set_attribute("tabindex", index);
        }
    }
}

/// Moves the focus to the first row that opens something and stands after `element` in the same part of the page; false
/// when there is none.
pub(super) fn focus_row_after(element: &Element) -> bool {
    let part = element.closest("section, main, dialog").ok().flatten();
    let rows = part.map(|part| opening_rows(&part)).unwrap_or_default();
    let is_after =
        |row: &&Element| element.compare_document_position(row) & Node::DOCUMENT_POSITION_FOLLOWING != 0;
    rows.iter().find(is_after).is_some_and(focus)
}

/// A column's head. With `sort` and `column` it is a button that sorts.
#[component]
pub fn ColumnHead(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] numeric: bool,
    #[prop(optional, into)] sort: Option<RwSignal<Sort>>,
    #[prop(optional)] column: &'static str,
) -> impl IntoView {
    let order = move || {
        sort.map(|sort| match sort.get() {
            now if now.column != column => "none",
            now if now.descending => "descending",
            _ => "ascending",
        })
    };
    let text = move || label.get();
    let rows = use_context::<RowsChanged>();
    let press = move |sort: RwSignal<Sort>| {
        sort.update(|now| *now = now.pressed(column));
        if let Some(rows) = rows {
            rows.tell();
        }
    };
    view! {
        <th scope="col" class:numeric=numeric aria-sort=order>
            {match sort {
                Some(sort) => {
                    view! {
                        <button
                            type="button"
                            class="sort-button"
                            on:click=move |_| press(sort)
                        >
                            {text}
                            <span class="sort-mark" aria-hidden="true"></span>
                        </button>
                    }
                        .into_any()
                }
                None => text.into_any(),
            }}
        </th>
    }
}

/// A row. With `on_open` a click, Enter and the space bar open it, and the arrow keys, Home and End go from row to row.
#[component]
pub fn Row(
    #[prop(optional, into)] on_open: Option<Callback<()>>,
    #[prop(optional, into)] selected: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let run = move || {
        if let Some(on_open) = on_open {
            on_open.run(());
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let row = event.current_target().and_then(|row| row.dyn_into::<Element>().ok());
        // What stands in the row keeps its own keys.
        let Some(row) = row.filter(|row| on_open.is_some() && event.target().as_ref() == Some(row.as_ref()))
        else {
            return;
        };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        match event.key().as_str() {
            "Enter" | " " if event.repeat() => {}
            "Enter" | " " => run(),
            "ArrowDown" => go(&row, |at, last| (at + 1).min(last)),
            "ArrowUp" => go(&row, |at, _| at.saturating_sub(1)),
            "Home" => go(&row, |_, _| 0),
            "End" => go(&row, |_, last| last),
            _ => return,
        }
        event.prevent_default();
    };
    if let Some(rows) = use_context::<RowsChanged>().filter(|_| on_open.is_some()) {
        Effect::new(move |before: Option<bool>| {
            let now = selected.get();
            if before != Some(now) {
                rows.tell();
            }
            now
        });
        on_cleanup(move || rows.tell());
    }
    view! {
        <tr
            class:row-opens=on_open.is_some()
            class:row-selected=move || selected.get()
            aria-current=move || selected.get().then_some("true")
            tabindex=on_open.map(|_| "-1")
            on:click=move |_| run()
            on:keydown=key
        >
            {children()}
        </tr>
    }
}

/// Moves the focus from a row to the one at the place that `to` makes of its own and the last one.
fn go(row: &Element, to: impl Fn(usize, usize) -> usize) {
    let Some(table) = row.closest("table").ok().flatten() else { return };
    let rows = opening_rows(&table);
    if let Some(at) = rows.iter().position(|other| other == row) {
        focus(&rows[to(at, rows.len() - 1)]);
    }
}

/// A cell; `numeric` ones are right-aligned with tabular figures, `head` makes it the row's name.
#[component]
pub fn Cell(
    #[prop(optional)] numeric: bool,
    #[prop(optional)] head: bool,
    children: Children,
) -> impl IntoView {
    if head {
        view! { <th scope="row" class:numeric=numeric>{children()}</th> }.into_any()
    } else {
        view! { <td class:numeric=numeric>{children()}</td> }.into_any()
    }
}
