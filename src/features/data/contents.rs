//! What is stored here, in numbers, and how safely the browser keeps it.

use super::view::{Contents, size};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{full_day, number},
        i18n::use_i18n,
    },
    platform::keep::{self, Room},
    t,
    ui::{Button, Show, WholeText},
};
use leptos::task::spawn_local;

/// A count and its name. Names and numbers stand in a list of pairs.
fn pair(
    name: impl Fn() -> String + Send + 'static,
    value: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <dt>{name}</dt>
        <dd><WholeText text=derived(value) /></dd>
    }
}

#[component]
pub fn ContentsList() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let contents = Memo::new(move |_| Contents::of(&desk.ledger()));
    let count =
        move |get: fn(&Contents) -> usize| move || contents.with(|contents| number(get(contents).into()));
    let span = move || {
        let (first, last) = contents.with(|contents| contents.span)?;
        let words = i18n.words();
        let (from, to) = (full_day(words, first), full_day(words, last));
        Some(words.tv("data.span", &[("from", &from), ("to", &to)]))
    };
    let drafts = move || number(desk.draft_map().len().into());
    view! {
        <dl class="pairs">
            {pair(t!("data.contents.branch"), move || desk.ledger().branch.clone())}
            {pair(t!("data.contents.facts"), count(|contents| contents.facts))}
            {pair(t!("data.contents.span"), move || span().unwrap_or_default())}
            {pair(t!("data.contents.people"), count(|contents| contents.people))}
            {pair(t!("data.contents.sites"), count(|contents| contents.sites))}
            {pair(t!("data.contents.jobs"), count(|contents| contents.jobs))}
            {pair(t!("data.contents.contracts"), count(|contents| contents.contracts))}
            {pair(t!("data.contents.closed"), count(|contents| contents.closed_months))}
            {pair(t!("data.contents.attachments"), count(|contents| contents.attachments))}
            {pair(t!("data.contents.drafts"), drafts)}
        </dl>
    }
}

/// What the browser promises.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Promise {
    /// It has not answered yet.
    Asked,
    Given,
    NotGiven,
    /// Asked for just now, and not given.
    Refused,
    Unknown,
}

impl Promise {
    fn of(answer: Option<bool>, no: Promise) -> Promise {
        match answer {
            Some(true) => Promise::Given,
            Some(false) => no,
            None => Promise::Unknown,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Promise::Asked => "data.keep.asked",
            Promise::Given => "data.keep.given",
            Promise::NotGiven => "data.keep.not_given",
            Promise::Refused => "data.keep.refused",
            Promise::Unknown => "data.keep.unknown",
        }
    }
}

/// Whether the browser keeps the data by itself, and how much room there is.
#[component]
pub fn Keeping() -> impl IntoView {
    let i18n = use_i18n();
    let promise = RwSignal::new(Promise::Asked);
    let room = RwSignal::new(None::<Room>);
    spawn_local(async move {
        promise.try_set(Promise::of(keep::persisted().await, Promise::NotGiven));
        room.try_set(keep::estimate().await);
    });
    let ask = move || {
        spawn_local(async move {
            promise.try_set(Promise::of(keep::persist().await, Promise::Refused));
        });
    };
    let used = move || {
        let Room { used, quota } = room.get()?;
        let words = i18n.words();
        Some(words.tv("data.keep.room", &[("used", &size(words, used)), ("quota", &size(words, quota))]))
    };
    view! {
        <div class="stack-tight">
            <p role="status">{move || i18n.t(promise.get().key())}</p>
            <Show when=move || matches!(promise.get(), Promise::NotGiven | Promise::Refused)>
                <Button on_click=ask>{t!("data.keep.ask")}</Button>
            </Show>
            <p class="muted"><WholeText text=derived(move || used().unwrap_or_default()) /></p>
        </div>
    }
}
