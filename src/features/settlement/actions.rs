//! What can be done with a month: close it, print it, take it along as a spreadsheet.

use super::{closing, workbook};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::Words,
        route::Route,
        tables::{Tables, TakeTable},
    },
    platform::print,
    rules::MonthSheet,
    t,
    ui::{Button, ButtonKind, LinkButton, Show, focus_field},
};

/// Nothing while there is nothing to settle.
#[component]
pub fn MonthActions(sheet: Memo<Option<MonthSheet>>, empty: Memo<bool>) -> impl IntoView {
    let month = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.month.to_string()));
    let slips = move || Route::PrintMonth(month().unwrap_or_default()).href();
    // A running month is not closed yet: nothing invites to it.
    let due = |sheet: &MonthSheet| sheet.closed.is_none() && !sheet.is_running(Desk::get().today());
    let open = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().is_some_and(due)));
    view! {
        <Show when=move || !empty.get()>
            <TakeTable tables=move |words| tables(words, sheet) />
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

fn tables(words: Words, sheet: Memo<Option<MonthSheet>>) -> Option<Tables> {
    let desk = Desk::get();
    sheet.with(|sheet| Some(workbook::workbook(words, &desk.ledger(), sheet.as_ref()?, desk.today())))
}
