//! The first page of a fresh machine: three ways to begin.

use super::{branch_form::BranchForm, elsewhere::OtherName, entry::draft, sample::SampleChoice};
use crate::{
    app::{
        desk::Desk,
        help::Topic,
        page::Page,
        route::{Route, navigate},
        staged::{is_seen, keep_covered},
    },
    features::data::{
        belongs::PhoneWays,
        import::{Import, ImportPanel},
        leave::{WayBackToSample, comes_from_sample},
        way_back::{Elsewhere, FromFolder},
    },
    platform::frame::{after, painted},
    t,
    ui::{Button, ButtonKind, Disclosure, EmptyState, LinkButton, Section, Show, recover_focus},
};
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

#[component]
pub fn SetupPage() -> impl IntoView {
    let desk = Desk::get();
    if !untrack(|| desk.is_empty()) {
        return view! { <SetUpAlready /> }.into_any();
    }
    fetch_engine();
    // A form that was begun is what a reload comes back to.
    let filling = RwSignal::new(comes_from_sample() || draft().load().is_some());
    view! {
        {move || match filling.get() {
            true => view! { <NewBranch filling=filling /> }.into_any(),
            false => view! { <Choices filling=filling /> }.into_any(),
        }}
    }
    .into_any()
}

/// Has the engine come while somebody reads or types: the first page needs none, the first thing that is stored does.
fn fetch_engine() {
    spawn_local(async {
        painted().await;
        // One that does not come now is asked for again, and its failure said, by what needs it.
        let _ = Desk::get().engine().await;
    });
}

/// Whoever comes by the keyboard begins at the first choice: the frame around it leads nowhere yet.
fn begin_at_first_choice(shown: RwSignal<usize>) {
    Effect::new(move |_| {
        if is_seen() && shown.get() == PARTS {
            request_animation_frame(|| recover_focus(&[".setup-choices button"]));
        }
    });
}

/// The choices, and below them the ways to a phone.
const PARTS: usize = 4;

/// How many of so many are shown: one after the other, so that the browser answers in between.
fn one_by_one(many: usize) -> RwSignal<usize> {
    let shown = RwSignal::new(0);
    spawn_local(async move {
        for n in 1..=many {
            after(Duration::ZERO).await;
            shown.try_set(n);
        }
    });
    shown
}

/// The page is not whole yet: what stood there before it stays.
#[component]
fn Covered() -> impl IntoView {
    keep_covered();
}

#[component]
fn Choices(filling: RwSignal<bool>) -> impl IntoView {
    let import = Import::new(|| navigate(&Route::Today));
    let shown = one_by_one(PARTS);
    begin_at_first_choice(shown);
    let has = move |nth: usize| move || shown.get() >= nth;
    view! {
        <Page title=t!("data.setup.title") lead=t!("data.setup.lead") topic=Topic::Setup>
            <div class="setup-choices">
                <Show when=has(1)>
                    <Section title=t!("data.setup.sample.title") lead=t!("data.setup.sample.lead")>
                        <SampleChoice />
                    </Section>
                </Show>
                <Show when=has(2)>
                    <Section title=t!("data.setup.new.title") lead=t!("data.setup.new.lead")>
                        <div class="row">
                            <Button on_click=move || filling.set(true)>{t!("data.setup.new.begin")}</Button>
                        </div>
                    </Section>
                </Show>
                <Show when=has(3)>
                    <Section title=t!("data.setup.import.title") lead=t!("data.setup.import.lead")>
                        <FromFolder import=import />
                        <ImportPanel import=import />
                        <Elsewhere />
                        <OtherName />
                    </Section>
                </Show>
            </div>
            <Show when=move || !has(PARTS)()>
                <Covered />
            </Show>
            <Show when=has(PARTS)>
                <Disclosure summary=move || {
                    view! { <span>{t!("data.phone.title")}</span> }
                }>
                    <PhoneWays />
                </Disclosure>
            </Show>
        </Page>
    }
}

#[component]
fn NewBranch(filling: RwSignal<bool>) -> impl IntoView {
    view! {
        <Page title=t!("data.setup.new.title") lead=t!("data.setup.form.lead") topic=Topic::Setup>
            <WayBackToSample />
            <div class="setup-form">
                <BranchForm on_back=move || filling.set(false) />
            </div>
        </Page>
    }
}

/// The address of the first run, visited when it is over.
#[component]
fn SetUpAlready() -> impl IntoView {
    view! {
        <Page title=t!("data.setup.title")>
            <EmptyState text=t!("data.setup.already")>
                <div class="row">
                    <LinkButton href=Route::Today.href() kind=ButtonKind::Primary>
                        {t!("shell.lost.home")}
                    </LinkButton>
                    <LinkButton href=Route::Data.href()>{t!("data.setup.to_data")}</LinkButton>
                </div>
            </EmptyState>
        </Page>
    }
}
