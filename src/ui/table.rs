//! A table with a sticky head, sortable columns, right-aligned figures and rows that open.

use super::focus::focus;
use super::one_stop::{one_stop, stops_in};
use super::whole_text::WholeText;
use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, Node};

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

/// The table in its own scrolling frame, which the keyboard reaches. `children` are `<thead>`, `<tbody>`, `<tfoot>`.
///
/// What has the class `stop` in it, the links of its rows first of all, is one stop of the Tab key together.
#[component]
pub fn Table(#[prop(into)] caption: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <div class="table-frame" role="region" tabindex="0" aria-label=move || caption.get() use:one_stop>
            <table class="table">
                <caption class="visually-hidden">{move || caption.get()}</caption>
                {children()}
            </table>
        </div>
    }
}

/// Moves the focus to the first row that opens something and stands after `element` in the same part of the page; false
/// when there is none.
pub(super) fn focus_row_after(element: &Element) -> bool {
    let part = element.closest("section, main, dialog").ok().flatten();
    let rows = part.map(|part| stops_in(&part)).unwrap_or_default();
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
    /// Over what is only pressed: not on paper.
    #[prop(optional)]
    pressed: bool,
) -> impl IntoView {
    let order = move || {
        sort.map(|sort| match sort.get() {
            now if now.column != column => "none",
            now if now.descending => "descending",
            _ => "ascending",
        })
    };
    let text = view! { <WholeText text=label /> };
    view! {
        <th scope="col" class:numeric=numeric class:no-print=pressed aria-sort=order>
            {match sort {
                Some(sort) => {
                    view! {
                        <button
                            type="button"
                            class="sort-button"
                            on:click=move |_| sort.update(|now| *now = now.pressed(column))
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

/// A row. One with a [`RowLink`] in its head cell `opens`: a click anywhere in it follows the link.
#[component]
pub fn Row(
    #[prop(optional)] opens: bool,
    #[prop(optional, into)] selected: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let click = move |event: leptos::ev::MouseEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key();
        let at = |to: Option<web_sys::EventTarget>| to.and_then(|at| at.dyn_into::<Element>().ok());
        let (Some(row), Some(target)) = (at(event.current_target()), at(event.target())) else { return };
        // What stands in the row keeps its own clicks, the link among them.
        if modified || !matches!(target.closest("a, button, input, select, label"), Ok(None)) {
            return;
        }
        let link = row.query_selector(".row-link").ok().flatten();
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
            focus(&link);
            // Not a click on the link: it would come here again before this one is done.
            let _ = window().location().set_href(&link.href());
        }
    };
    view! {
        <tr
            class:row-opens=opens
            class:row-selected=move || selected.get()
            on:click=move |event| if opens { click(event) }
        >
            {children()}
        </tr>
    }
}

/// What a row opens, by its name: stands in the row's head cell.
#[component]
pub fn RowLink(
    #[prop(into)] href: Signal<String>,
    #[prop(optional, into)] selected: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class="row-link stop"
            tabindex="-1"
            href=move || href.get()
            aria-current=move || selected.get().then_some("true")
        >
            {children()}
        </a>
    }
}

/// A cell; `numeric` ones are right-aligned with tabular figures and not to be translated, `head` makes it the row's name.
#[component]
pub fn Cell(
    #[prop(optional)] numeric: bool,
    #[prop(optional)] head: bool,
    /// Holds what is only pressed: not on paper.
    #[prop(optional)]
    pressed: bool,
    /// What stands before it where the column's head is not shown (`.row-cards`).
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    children: Children,
) -> impl IntoView {
    let exact = numeric.then_some("no");
    if head {
        view! { <th scope="row" class:numeric=numeric translate=exact>{children()}</th> }.into_any()
    } else {
        let label = label.map(|label| move || label.get());
        view! {
            <td class:numeric=numeric class:no-print=pressed data-label=label translate=exact>
                {children()}
            </td>
        }
        .into_any()
    }
}
