//! The age of the last backup where a day begins.

use super::{
    due_view::{Folder, Line, line},
    folder::allow,
    view::ago,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        backup::{
            closed_unsaved,
            keeper::{Keeper, Place},
        },
        desk::Desk,
        i18n::use_i18n,
        route::Route,
    },
    t,
    ui::Button,
    workflow::sample::is_sample,
};

/// What stands there now.
fn present() -> Option<Line> {
    let (desk, keeper) = (Desk::get(), Keeper::get());
    if is_sample(&desk.ledger()) {
        return None;
    }
    let folder = match keeper.place() {
        Place::Asks(_) => Folder::Asks,
        Place::Ready(_) if keeper.trouble().is_some() => Folder::Failed,
        Place::Ready(_) => Folder::Works,
        Place::Unknown | Place::NoAccess | Place::NotChosen => Folder::None,
    };
    let closed = closed_unsaved(desk.backup(), &desk.ledger(), desk.held());
    line(desk.role(), desk.backup(), desk.backup_overdue(), folder, closed)
}

/// One line for whoever sees to backups.
#[component]
pub fn BackupLine() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let present = Memo::new(move |_| present());
    let said = move |line: Line| {
        let words = i18n.words();
        match line {
            Line::Asks => words.t("data.due.asks"),
            Line::Failed => words.t("data.due.failed"),
            Line::Closed => words.t("data.due.closed"),
            Line::Overdue { days, ever: true } => words.tv("data.due", &[("n", &days)]),
            Line::Overdue { days, ever: false } => words.tv("data.due.never", &[("n", &days)]),
            Line::Last(backup) => words.tv("data.due.last", &[("ago", &ago(words, backup.at, desk.now()))]),
            Line::Never => words.t("data.due.none"),
        }
    };
    let action = |line: Line| match line {
        Line::Asks => view! { <Button on_click=allow>{t!("data.folder.allow")}</Button> }.into_any(),
        Line::Failed => view! { <a href=Route::Data.href()>{t!("data.due.see")}</a> }.into_any(),
        Line::Closed | Line::Overdue { .. } | Line::Never => {
            view! { <a href=Route::Data.href()>{t!("data.due.export")}</a> }.into_any()
        }
        Line::Last(_) => ().into_any(),
    };
    let shown = move || {
        present.get().map(|line| {
            view! {
                <p class="backup-line no-print" class:strong=line.presses()>
                    {move || said(line)}
                    " "
                    {action(line)}
                </p>
            }
        })
    };
    view! { {shown} }
}
