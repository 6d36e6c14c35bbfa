//! What stands on paper above and below a table of everybody's pay, and nowhere on the screen.

use super::view;
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, format, i18n::use_i18n, words::month_words},
    rules::MonthSheet,
    t,
};

/// The month's head: it stands in the table's head, so that every page repeats it.
#[component]
pub fn SummaryHead(sheet: Memo<Option<MonthSheet>>, columns: usize) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let title = derived(move || {
        let month = sheet.with(|sheet| sheet.as_ref().map(|sheet| month_words(i18n.words(), sheet.month)));
        i18n.tv("settlement.print.grid", &[("month", &month.unwrap_or_default())])
    });
    let state = derived(move || {
        sheet
            .with(|sheet| {
                let sheet = sheet.as_ref()?;
                Some(i18n.t(view::paper_state_key(sheet, desk.today())))
            })
            .unwrap_or_default()
    });
    view! { <PaperHead title=title state=state columns=columns /> }
}

/// A row over the whole width of a table: the title, the branch, how far the figures hold, and the day of printing.
#[component]
pub fn PaperHead(title: Signal<String>, state: Signal<String>, columns: usize) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let printed = move || format::full_day(i18n.words(), desk.today());
    view! {
        <tr class="print-row">
            <td colspan=columns.to_string() class="summary-head">
                <p class="sheet-title">{move || title.get()}</p>
                <div class="sheet-head">
                    <span>{t!("ui.paper.branch", branch = Desk::get().ledger().branch)}</span>
                    <strong>{move || state.get()}</strong>
                    <span>{t!("ui.paper.printed", day = printed())}</span>
                </div>
            </td>
        </tr>
    }
}

/// The boxes to sign in below the table.
#[component]
pub fn Signatures() -> impl IntoView {
    let boxes = ["settlement.paper.made_by", "settlement.paper.checked_by", "settlement.paper.approved_by"];
    let boxes = boxes.map(|key| view! { <div class="sign-box">{t!(key)}</div> });
    view! { <div class="print-only"><div class="sign-boxes">{boxes.collect_view()}</div></div> }
}
