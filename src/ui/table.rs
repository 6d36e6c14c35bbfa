//! A table with a sticky head, sortable columns, right-aligned figures and rows that open.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

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
#[component]
pub fn Table(#[prop(into)] caption: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <div class="table-frame" role="region" tabindex="0" aria-label=move || caption.get()>
            <table class="table">
                <caption class="visually-hidden">{move || caption.get()}</caption>
                {children()}
            </table>
        </div>
    }
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
    view! {
        <th scope="col" class:numeric=numeric aria-sort=order>
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

/// A row. With `on_open` it takes a click and Enter, and the arrow keys go from row to row.
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
        let row = event.current_target().and_then(|row| row.dyn_into::<web_sys::Element>().ok());
        let Some(row) = row.filter(|_| on_open.is_some()) else { return };
        let on_row = event.target().as_ref() == Some(row.as_ref());
        match event.key().as_str() {
            "Enter" if on_row => run(),
            "ArrowDown" => focus(row.next_element_sibling()),
            "ArrowUp" => focus(row.previous_element_sibling()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <tr
            class:row-opens=on_open.is_some()
            class:row-selected=move || selected.get()
            aria-current=move || selected.get().then_some("true")
            tabindex=on_open.map(|_| "0")
            on:click=move |_| run()
            on:keydown=key
        >
            {children()}
        </tr>
    }
}

fn focus(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
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
