//! The ways to new work of every kind.

use super::{NewNoticeLink, ask::Offered};
use crate::{
    app::{desk::Desk, route::Route},
    features::record::kinds::Kind,
    t, tr,
    ui::LinkButton,
};
use leptos::prelude::*;

/// A notice, a repair and a contract, each for whoever may record one.
#[component]
pub fn NewWorkLinks() -> impl IntoView {
    view! {
        <NewNoticeLink />
        <RecordLink code="repair" />
        <RecordLink code="contract" />
    }
}

/// The way to tell the manager of something unusual about a thing.
#[component]
pub fn UnusualLink(about: String) -> impl IntoView {
    let href = Route::RecordKind { kind: "unusual".to_owned(), about: Some(about) }.href();
    view! { <p class="small"><a href=href>{t!("register.new.unusual")}</a></p> }
}

/// The way to the form of a kind, perhaps about something, for whoever may record it.
#[component]
pub fn RecordLink(code: &'static str, #[prop(optional)] about: Option<String>) -> impl IntoView {
    let today = untrack(|| Desk::get().today());
    let href = Route::RecordKind { kind: code.to_owned(), about }.href();
    Kind::of(code).map(|kind| {
        view! {
            <Offered trial=kind.trial_command(today)>
                <LinkButton href=href.clone()>{t!("jobs.begin", kind = tr!(kind.declared.key))}</LinkButton>
            </Offered>
        }
    })
}
