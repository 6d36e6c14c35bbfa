//! The screen of `#/record/conflicts`: what was answered in two ways, and what settles it.

use super::{
    conflicts::{Place, all, answered_by, of_place, settling, title},
    consequence::consequences,
    kind_page::ToTheList,
    pay_changes::PayEffects,
    recorded::Recorded,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::{Busy, failure_text, submit_all},
        desk::Desk,
        i18n::use_i18n,
        page::Page,
        route::Route,
    },
    domain::FactId,
    features::jobs::ask::{Ask, whose as asked_of},
    ledger::Conflict,
    t, tr,
    ui::{Button, ButtonKind, Callout, EmptyState, Section, Show, Tone, WholeText},
    workflow::Command,
};

#[component]
pub fn ConflictsPage() -> impl IntoView {
    let desk = Desk::get();
    let conflicts = Memo::new(move |_| all(&desk.ledger()));
    let each = move || conflicts.get();
    let key = |conflict: &Conflict| (conflict.of.clone(), conflict.question, conflict.answers.clone());
    view! {
        <Page title=t!("forms.conflicts") lead=t!("forms.conflicts.lead") actions=move || view! { <ToTheList /> }>
            <Show
                when=move || conflicts.with(|conflicts| !conflicts.is_empty())
                fallback=|| view! { <EmptyState text=t!("forms.conflicts.none") /> }
            >
                <For each=each key=key children=|conflict| view! { <One conflict=conflict /> } />
            </Show>
        </Page>
    }
}

/// One question with its answers.
#[component]
fn One(conflict: Conflict) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let named = conflict.clone();
    let title = derived(move || title(i18n.words(), &desk.ledger(), &named));
    let chosen = RwSignal::new(None::<FactId>);
    let answers = conflict.answers.clone();
    let conflict = StoredValue::new(conflict);
    let answers = answers
        .into_iter()
        .map(|answer| view! { <Answer conflict=conflict answer=answer chosen=chosen /> })
        .collect_view();
    view! {
        <Section title=title>
            <ol class="lines">{answers}</ol>
        </Section>
    }
}

/// One answer, and what it would mean to go by it.
#[component]
fn Answer(
    conflict: StoredValue<Conflict>,
    answer: FactId,
    chosen: RwSignal<Option<FactId>>,
) -> impl IntoView {
    let desk = Desk::get();
    let first = conflict.with_value(|conflict| conflict.answers.iter().find(|one| **one != answer).copied());
    let trial = Command::Withdraw {
        on: untrack(|| desk.today()),
        fact: first.unwrap_or(answer),
        reason: String::new(),
    };
    let asked = asked_of(trial);
    let is_chosen = Memo::new(move |_| chosen.get() == Some(answer));
    let choice = move || match (asked.get(), is_chosen.get()) {
        (Some(asked), _) => view! { <Ask asked=asked act="forms.conflict.settle" /> }.into_any(),
        (None, true) => view! { <Confirm conflict=conflict answer=answer chosen=chosen /> }.into_any(),
        (None, false) => view! {
            <Button on_click=move || chosen.set(Some(answer))>{t!("forms.conflict.keep")}</Button>
        }
        .into_any(),
    };
    view! {
        <li class="stack-tight">
            <Recorded fact=answer />
            {choice}
        </li>
    }
}

/// Whose pay it changes, before it is settled.
#[component]
fn Confirm(
    conflict: StoredValue<Conflict>,
    answer: FactId,
    chosen: RwSignal<Option<FactId>>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let commands = move || {
        let reason = i18n.words().t("forms.conflict.reason");
        conflict.with_value(|conflict| settling(&desk.ledger(), conflict, answer, desk.today(), &reason))
    };
    let changes = Memo::new(move |_| consequences(&desk.standing(), &commands(), untrack(|| desk.now())));
    let failed = RwSignal::new(None::<String>);
    let busy = Busy::idle();
    let settle = move || {
        let Some(work) = busy.begin() else { return };
        let commands = untrack(commands);
        work.run(async move {
            if let Err(failure) = submit_all(desk, commands, tr!("forms.conflict.settled")).await {
                failed.try_set(Some(failure_text(&failure)));
            }
        });
    };
    view! {
        <div class="stack-tight">
            <PayEffects changes=changes understood=true />
            <p class="form-error" role="alert">{move || failed.get()}</p>
            <div class="row">
                <Button kind=ButtonKind::Primary on_click=settle>{t!("forms.conflict.settle")}</Button>
                <Button on_click=move || chosen.set(None)>{t!("people.cancel")}</Button>
            </div>
        </div>
    }
}

/// What money waits for: the questions that some answers are given to, and the way to settle them.
#[component]
pub fn Unsettled(answers: Vec<FactId>) -> impl IntoView {
    let (desk, i18n) = (Desk::get(), use_i18n());
    let titles = derived(move || {
        let (ledger, words) = (desk.ledger(), i18n.words());
        let found = answered_by(&ledger, &answers);
        let titles: Vec<String> = found.iter().map(|one| title(words, &ledger, one)).collect();
        titles.join(&words.t("today.lack.and"))
    });
    let href = Route::record("conflicts").href();
    view! {
        <p>
            <WholeText text=titles />
            " "
            <a class="no-print" href=href>{t!("forms.conflict.look")}</a>
        </p>
    }
}

/// Stands on the page of what something is answered in two ways of.
#[component]
pub fn InConflict(place: Place) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let titles = Memo::new(move |_| {
        let ledger = desk.ledger();
        let found = of_place(&ledger, &place);
        found.iter().map(|conflict| title(i18n.words(), &ledger, conflict)).collect::<Vec<_>>()
    });
    let lines = move || {
        titles.get().into_iter().map(|title| view! { <li><WholeText text=title /></li> }).collect_view()
    };
    view! {
        <Show when=move || titles.with(|titles| !titles.is_empty())>
            <Callout tone=Tone::Late title=t!("forms.conflict.here")>
                <ul class="bullets">{lines}</ul>
                <p class="no-print">
                    <a href=Route::record("conflicts").href()>{t!("forms.conflict.look")}</a>
                </p>
            </Callout>
        </Show>
    }
}
