//! What every page says of the store: some of it cannot be read, nothing can be saved, or all of it is gone.

use super::{around::Around, gate::reload};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::failure_text,
        backup::keeper::Keeper,
        desk::{Desk, DeskState},
        i18n::use_i18n,
        route::Route,
        words::{list_words, person_name, store_words},
    },
    domain::{Collected, PersonId},
    platform::stay::ask_before_leaving,
    storage::StoreError,
    t,
    ui::{Button, ButtonKind, Callout, Show, Tone},
};
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// How much of what is stored cannot be read: what follows from the rest may not be whole.
#[component]
pub fn Unread() -> impl IntoView {
    let desk = Desk::get();
    let n = Memo::new(move |_| desk.faults().len());
    let banner = move || {
        let n = n.get();
        (n > 0).then(|| {
            view! {
                <Callout tone=Tone::Late title=t!("shell.faults.title", n = n)>
                    <p>{t!("shell.faults.text")}</p>
                    <p class="no-print">
                        <a href=Route::Data.href()>{t!("shell.faults.link")}</a>
                    </p>
                </Callout>
            }
        })
    };
    view! { <div class="banners">{banner}</div> }
}

/// What a newer program recorded counts for nothing here.
#[component]
pub fn FromNewer() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let newer = Memo::new(move |_| {
        let ledger = desk.ledger();
        let concerned: BTreeSet<PersonId> =
            ledger.newer.values().flat_map(|fact| ledger.concerned_by(&fact.value)).distinct();
        let people: Vec<String> = concerned.iter().map(|person| person_name(&ledger, person)).collect();
        (ledger.newer.len(), people)
    });
    let text = move || {
        let (words, (_, people)) = (i18n.words(), newer.get());
        match people.is_empty() {
            true => words.t("shell.newer_facts.text.nobody"),
            false => words.tv("shell.newer_facts.text", &[("people", &list_words(words, people))]),
        }
    };
    view! {
        <Show when=move || { newer.with(|(n, _)| *n > 0) }>
            <div class="banners">
                <Callout
                    tone=Tone::Waiting
                    title=derived(move || i18n.tv("shell.newer_facts.title", &[("n", &newer.with(|(n, _)| *n))]))
                >
                    <p>{text}</p>
                </Callout>
            </div>
        </Show>
    }
}

/// Nothing can be stored: why, and what can be done.
#[component]
pub fn Blocked() -> impl IntoView {
    let desk = Desk::get();
    let why = Memo::new(move |_| match desk.state() {
        DeskState::Blocked(error) => Some(error),
        _ => None,
    });
    move || match why.get() {
        None => ().into_any(),
        Some(StoreError::Vanished) => {
            Around::here().map_or_else(|| ().into_any(), |around| (around.last_copy)())
        }
        Some(error) => view! { <Paused error=error /> }.into_any(),
    }
}

#[component]
fn Paused(error: StoreError) -> impl IntoView {
    let i18n = use_i18n();
    let answer = RwSignal::new(None::<String>);
    view! {
        <Callout tone=Tone::Late title=t!("shell.blocked.title")>
            <p>{move || store_words(i18n.words(), &error)}</p>
            <p>{t!("shell.blocked.kept")}</p>
            <div class="row">
                <Button on_click=reload>{t!("shell.reload")}</Button>
                <Button on_click=move || answer.set(Some(save_from_memory()))>{t!("shell.last_copy.save")}</Button>
            </div>
            <p role="status">{move || answer.get()}</p>
        </Callout>
    }
}

/// Saves what this page knows, from its memory, and what there is to say of it.
fn save_from_memory() -> String {
    let words = use_i18n().words_untracked();
    let saved = Around::here().is_some_and(|around| untrack(|| (around.save_known)(words, Desk::get())));
    words.t(if saved { "shell.saved" } else { "data.export.failed" })
}

/// Something is being stored for longer than it should take. Whatever comes of it is shown where it was begun.
#[component]
pub fn SlowStoring() -> impl IntoView {
    let desk = Desk::get();
    let answer = RwSignal::new(None::<String>);
    view! {
        <Show when=move || desk.is_slow()>
            <Callout tone=Tone::Waiting title=t!("shell.slow.storing.title")>
                <p>{t!("shell.slow.why")}</p>
                <p>{t!("shell.slow.storing.text")}</p>
                <div class="row">
                    <Button on_click=move || answer.set(Some(save_from_memory()))>{t!("shell.last_copy.save")}</Button>
                    <Button on_click=reload>{t!("shell.reload")}</Button>
                </div>
                <p role="status">{move || answer.get()}</p>
            </Callout>
        </Show>
    }
}

/// For whose sake the browser asks before the page is left.
const LAST_COPY: &str = "last copy";

/// The browser has lost what this page still knows: it is saved and stored again before the page goes, too.
#[component]
pub fn LastCopy() -> impl IntoView {
    let desk = Desk::get();
    let answer = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    ask_before_leaving(LAST_COPY, Some(|| true));
    on_cleanup(|| ask_before_leaving(LAST_COPY, None));
    let save = move || answer.set(Some(save_from_memory()));
    let store = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let stored = desk.store_again().await;
            if stored.is_ok() {
                Keeper::get().remember().await;
            }
            busy.try_set(false);
            // When it is stored, this notice is gone.
            answer.try_set(stored.err().map(|failure| failure_text(&failure)));
        });
    };
    view! {
        <Callout tone=Tone::Late title=t!("shell.last_copy.title")>
            <p>{t!("shell.last_copy.text")}</p>
            <div class="row">
                <Button kind=ButtonKind::Primary on_click=save>
                    {t!("shell.last_copy.save")}
                </Button>
                <Button on_click=store>{t!("shell.last_copy.store")}</Button>
            </div>
            <p role="status">{move || answer.get()}</p>
        </Callout>
    }
}
