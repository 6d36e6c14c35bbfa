//! The board on paper: a table with its head on every page, black on white; on the screen it is not there.

use super::{
    page::Shared,
    paper_view::{Paper, PaperRow, paper},
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n},
    t,
};

#[component]
pub(super) fn PaperBoard(shared: Shared, #[prop(into)] title: Signal<String>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let shown = Memo::new(move |_| shared.board.with(|board| paper(i18n.words(), board, desk.today())));
    let table = move || {
        let Paper { heads, rows, open } = shown.get();
        let head = |text: String| view! { <th scope="col">{text}</th> };
        let cell = |lines: Vec<String>| {
            let lines = lines.into_iter().map(|line| view! { <p>{line}</p> });
            view! { <td>{lines.collect_view()}</td> }
        };
        let row = |PaperRow { name, cells }: PaperRow| {
            let cells = cells.into_iter().map(cell);
            view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
        };
        let waits = (!open.is_empty()).then(|| {
            let count = open.len();
            let items = open.into_iter().map(|line| view! { <li>{line}</li> });
            view! {
                <h2 class="section-title">{t!("register.requests", n = count)}</h2>
                <ul class="board-paper-open">{items.collect_view()}</ul>
            }
        });
        view! {
            <table class="sheet-table">
                <caption class="strong">{move || title.get()}</caption>
                <thead><tr><th scope="col">{t!("tables.who")}</th>{heads.into_iter().map(head).collect_view()}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
            {waits}
        }
    };
    view! { <div class="board-paper print-only">{table}</div> }
}
