//! The button beside a table: as a spreadsheet, as CSV, or copied.

use super::{Tables, said::unwritten_words};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::Busy,
        desk::Desk,
        i18n::{Words, use_i18n},
        toast::use_toasts,
    },
    ledger::Ledger,
    platform::{clipboard, files, spreadsheet},
    spreadsheet::{Page, clip, csv},
    t, tr,
    ui::{Menu, MenuItem, MenuNote},
};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv;charset=utf-8";

/// A menu that takes a table along as it is when it is opened. Of several pages each can be taken by itself where the
/// format holds one only. Of a table without rows nothing can be taken, which the menu says: whether there are any is
/// not asked before, as that takes making the whole table.
#[component]
pub fn TakeTable(
    #[prop(into)] tables: Callback<Words, Option<Tables>>,
    /// The key of what it takes along, where the page has another such button.
    #[prop(optional)]
    of: Option<&'static str>,
) -> impl IntoView {
    let i18n = use_i18n();
    let busy = Busy::idle();
    let label = move || match of {
        Some(key) => i18n.tv("tables.take.of", &[("what", &i18n.t(key))]),
        None => i18n.t("tables.take"),
    };
    let items = move || {
        let now = untrack(|| tables.run(use_i18n().words_untracked()));
        match now.filter(|now| now.with_rows().next().is_some()) {
            Some(now) => ways(now, busy).into_any(),
            None => view! { <MenuNote>{t!("tables.no_rows")}</MenuNote> }.into_any(),
        }
    };
    view! { <Menu label=derived(label)>{items()}</Menu> }
}

/// The button beside one of the lists of something that has a name: a site's, a year's.
pub fn table_of(
    name: impl Fn(&Ledger) -> String + Send + Sync + 'static,
    page: impl Fn(Words, &Ledger) -> Page + Send + Sync + 'static,
) -> ViewFn {
    let tables = Callback::new(move |words: Words| {
        let (ledger, today) = (Desk::get().ledger(), Desk::get().today());
        Some(Tables::list_of(page(words, &ledger), name(&ledger), today))
    });
    ViewFn::from(move || view! { <TakeTable tables=tables /> })
}

/// The ways in which a table that has rows is taken.
fn ways(now: Tables, busy: Busy) -> impl IntoView {
    let single = now.pages.len() == 1;
    let names: Vec<_> = now.with_rows().map(|(at, page)| (at, page.name.clone())).collect();
    let now = StoredValue::new(now);
    let pages = |key: &'static str, one: &'static str, take: fn(&Tables, usize)| {
        let item = |(at, page): (usize, String)| {
            let label = if single { t!(one) } else { t!(key, page = page) };
            view! { <MenuItem on_click=move || now.with_value(|now| take(now, at))>{label}</MenuItem> }
        };
        names.clone().into_iter().map(item).collect_view()
    };
    view! {
        <MenuItem on_click=move || write(now.get_value(), busy)>{t!("tables.as_xlsx")}</MenuItem>
        {pages("tables.as_csv.page", "tables.as_csv", save_csv)}
        {pages("tables.copy.page", "tables.copy", copy)}
    }
}

fn branch() -> String {
    untrack(|| Desk::get().ledger()).branch.clone()
}

fn write(tables: Tables, busy: Busy) {
    let Some(work) = busy.begin() else { return };
    let branch = branch();
    let (name, book) = (tables.file_name(&branch, None, "xlsx"), tables.book(&branch));
    work.run(async move {
        match spreadsheet::write(&book).await {
            Ok(bytes) => save(&name, XLSX, &bytes),
            Err(why) => use_toasts().problem(unwritten_words(use_i18n().words_untracked(), &why)),
        }
    });
}

fn save_csv(tables: &Tables, at: usize) {
    let Some(page) = tables.pages.get(at) else { return };
    save(&tables.file_name(&branch(), Some(page), "csv"), CSV, csv::csv(page).as_bytes());
}

/// Lets the browser save a file, and says what came of it.
pub fn save(name: &str, mime: &str, bytes: &[u8]) {
    match files::save(name, mime, bytes) {
        Ok(()) => use_toasts().done(tr!("tables.saved", name = name)),
        Err(_) => use_toasts().problem(tr!("tables.not_saved", name = name)),
    }
}

fn copy(tables: &Tables, at: usize) {
    let Some(page) = tables.pages.get(at) else { return };
    let copied = clip::clip(page);
    match clipboard::copy(&[("text/plain", copied.text), ("text/html", copied.html)]) {
        true => use_toasts().done(tr!("tables.copied", n = page.listed())),
        false => use_toasts().problem(tr!("tables.not_copied")),
    }
}
