//! Beginning a draft: from the set in force, from another draft, or from a file.

use super::draft::{Draft, key_of};
use crate::{
    app::{
        act::{self, Busy},
        desk::Desk,
        format,
        i18n::use_i18n,
        route::{Route, navigate},
        toast::use_toasts,
    },
    features::rules::typed::Typed,
    platform::ids,
    t, tr,
    ui::{Button, ButtonKind},
};
use leptos::prelude::*;

/// Stores a draft under a new id and opens it; nothing while that is being done already.
pub fn begin(draft: Draft, busy: Busy) {
    let Some(work) = busy.begin() else { return };
    let desk = Desk::get();
    let id = ids::fresh().to_string();
    work.run(async move {
        match desk.put_draft(&key_of(&id), &draft.write()).await {
            Ok(()) => navigate(&Route::Draft(id)),
            Err(failure) => use_toasts().problem(act::failure_text(&failure)),
        }
    });
}

/// A draft that says what is in force today.
fn of_today() -> Draft {
    let desk = Desk::get();
    let today = untrack(|| desk.today());
    let day = format::short_day(use_i18n().words_untracked(), today, today);
    let typed = untrack(|| Typed::of(desk.book().rules_on(today)));
    Draft { name: tr!("rules.draft.name", day = day), from: None, to: None, typed }
}

/// The button that starts a draft from the set in force.
#[component]
pub fn StartDraft() -> impl IntoView {
    let busy = Busy::idle();
    view! {
        <Button kind=ButtonKind::Primary on_click=move || begin(of_today(), busy)>
            {t!("rules.draft")}
        </Button>
    }
}
