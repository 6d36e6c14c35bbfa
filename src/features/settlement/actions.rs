//! What can be done with a month: close it, print it, take it along as a spreadsheet.

use super::{closing, workbook};
use crate::{
    app::{derived::derived, desk::Desk, i18n::use_i18n, route::Route, toast::use_toasts},
    platform::{files, print, spreadsheet},
    rules::MonthSheet,
    t, tr,
    ui::{Button, ButtonKind, LinkButton, focus_field},
};
use leptos::{prelude::*, task::spawn_local};

/// The kind of file a spreadsheet is.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Nothing while there is nothing to settle.
#[component]
pub fn MonthActions(sheet: Memo<Option<MonthSheet>>, empty: Memo<bool>) -> impl IntoView {
    let month = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.month.to_string()));
    let slips = move || Route::PrintMonth(month().unwrap_or_default()).href();
    let busy = RwSignal::new(false);
    // A running month is not closed yet: nothing invites to it.
    let due = |sheet: &MonthSheet| sheet.closed.is_none() && !sheet.is_running(Desk::get().today());
    let open = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().is_some_and(due)));
    view! {
        <Show when=move || !empty.get()>
            <Button on_click=move || save(sheet, busy)>{t!("settlement.spreadsheet")}</Button>
            <Button on_click=print::print>{t!("settlement.print.summary")}</Button>
            <LinkButton href=derived(slips)>{t!("settlement.print.all")}</LinkButton>
            <Show when=move || open.get()>
                <Button kind=ButtonKind::Primary on_click=|| focus_field(closing::PLACE)>
                    {t!("settlement.close.to")}
                </Button>
            </Show>
        </Show>
    }
}

fn save(sheet: Memo<Option<MonthSheet>>, busy: RwSignal<bool>) {
    if busy.get_untracked() {
        return;
    }
    let words = use_i18n().words_untracked();
    let ledger = untrack(|| Desk::get().ledger());
    let Some(sheet) = sheet.get_untracked() else { return };
    let name = workbook::file_name(words, &sheet);
    let book = workbook::workbook(words, &ledger, &sheet, untrack(|| Desk::get().today()));
    busy.set(true);
    spawn_local(async move {
        let written = spreadsheet::write(&book).await;
        busy.try_set(false);
        let bytes = match written {
            Ok(bytes) => bytes,
            Err(why) => return use_toasts().problem(workbook::unwritten_words(words, &why)),
        };
        match files::save(&name, XLSX, &bytes) {
            Ok(()) => use_toasts().done(tr!("settlement.xlsx.done", name = name)),
            Err(_) => use_toasts().problem(tr!("settlement.xlsx.not_saved", name = name)),
        }
    });
}
