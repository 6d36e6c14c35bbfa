//! The screen of `#/record/aside`: what is kept aside, why, and what becomes of it.

use super::{
    aside::{dismissing, pending, taking_over, why},
    conflicts::whose,
    consequence::consequences,
    kind_page::ToTheList,
    pay_changes::PayEffects,
};
use crate::{
    app::{
        act::{Busy, failure_text, submit},
        desk::Desk,
        format::full_day,
        i18n::use_i18n,
        page::Page,
        words::fact_title,
    },
    domain::FactId,
    features::jobs::ask::{Ask, whose as asked_of},
    t, tr,
    ui::{Button, ButtonKind, EmptyState, Show, WholeText},
    workflow::Command,
};
use leptos::prelude::*;

#[component]
pub fn AsidePage() -> impl IntoView {
    let desk = Desk::get();
    let facts = Memo::new(move |_| pending(&desk.ledger()));
    view! {
        <Page title=t!("forms.aside") lead=t!("forms.aside.lead") actions=move || view! { <ToTheList /> }>
            <Show
                when=move || facts.with(|facts| !facts.is_empty())
                fallback=|| view! { <EmptyState text=t!("forms.aside.none") /> }
            >
                <ul class="lines">
                    <For each=move || facts.get() key=|fact| *fact children=|fact| view! { <One fact=fact /> } />
                </ul>
            </Show>
        </Page>
    }
}

/// What was recorded, by whom, and why it does not count.
#[component]
fn One(fact: FactId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let said = move || {
        let ledger = desk.ledger();
        let (words, fact) = (i18n.words(), ledger.fact(fact)?);
        let (day, title) = (full_day(words, fact.on), fact_title(words, fact, &ledger));
        Some(words.tv("forms.conflict.answer", &[("day", &day), ("title", &title)]))
    };
    let by = move || whose(i18n.words(), &desk.ledger(), fact, &desk.device(), desk.today());
    let reason = move || why(i18n.words(), &desk.ledger(), fact);
    let over = untrack(|| desk.ledger().fact(fact).and_then(|fact| taking_over(fact)));
    view! {
        <li class="stack-tight">
            <p class="strong"><WholeText text=move || said().unwrap_or_default() /></p>
            <p class="muted small"><WholeText text=by /></p>
            <p><WholeText text=reason /></p>
            <Over fact=fact over=over />
        </li>
    }
}

/// Taking it over in one's own name where that can be, after seeing whose pay that changes; or laying it aside for good.
#[component]
fn Over(fact: FactId, over: Option<Command>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let trial = over.clone().unwrap_or_else(|| dismissing(fact, untrack(|| desk.today()), ""));
    let asked = asked_of(trial);
    let act = if over.is_some() { "forms.aside.take" } else { "forms.aside.dismiss" };
    let over = StoredValue::new(over);
    let open = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let busy = Busy::idle();
    let give = move |command: Command, done: String| {
        let Some(work) = busy.begin() else { return };
        work.run(async move {
            if let Err(failure) = submit(desk, command, done).await {
                failed.try_set(Some(failure_text(&failure)));
            }
        });
    };
    let changes = Memo::new(move |_| match open.get() {
        true => consequences(&desk.standing(), over.get_value().as_slice(), untrack(|| desk.now())),
        false => Vec::new(),
    });
    let dismiss = move || {
        let reason = i18n.words().t("forms.aside.dismissed.reason");
        give(dismissing(fact, untrack(|| desk.today()), &reason), tr!("forms.aside.dismissed"));
    };
    let take = move || {
        if let Some(command) = over.get_value() {
            give(command, tr!("forms.aside.taken"));
        }
    };
    let choice = move || match (asked.get(), open.get()) {
        (Some(asked), _) => view! { <Ask asked=asked act=act /> }.into_any(),
        (None, false) => view! {
            <div class="row">
                {over.with_value(Option::is_some).then(|| view! {
                    <Button on_click=move || open.set(true)>{t!("forms.aside.take")}</Button>
                })}
                <Button on_click=dismiss>{t!("forms.aside.dismiss")}</Button>
            </div>
        }
        .into_any(),
        (None, true) => view! {
            <PayEffects changes=changes understood=true />
            <div class="row">
                <Button
                    kind=ButtonKind::Primary
                    on_click=take
                >
                    {t!("forms.aside.take.do")}
                </Button>
                <Button on_click=move || open.set(false)>{t!("people.cancel")}</Button>
            </div>
        }
        .into_any(),
    };
    view! {
        {choice}
        <p class="form-error" role="alert">{move || failed.get()}</p>
    }
}
