//! The line that reminds of a backup where a day begins.

use crate::{
    app::{desk::Desk, i18n::use_i18n, route::Route},
    t,
};
use leptos::prelude::*;

/// Nothing while a backup is not due.
#[component]
pub fn BackupLine() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let due = Memo::new(move |_| desk.backup_due());
    let said = move |days: i64| {
        let key = if desk.backup().is_some() { "data.due" } else { "data.due.never" };
        i18n.tv(key, &[("n", &days)])
    };
    let line = move || {
        due.get().map(|days| {
            view! {
                <p class="backup-line no-print">
                    {move || said(days)} " " <a href=Route::Data.href()>{t!("data.due.export")}</a>
                </p>
            }
        })
    };
    view! { {line} }
}
