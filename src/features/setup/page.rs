//! The first page of a fresh machine: three ways to begin.

use super::{branch_form::BranchForm, elsewhere::OtherName, entry::draft, sample::SampleChoice};
use crate::{
    app::{
        desk::Desk,
        help::Topic,
        page::Page,
        route::{Route, navigate},
    },
    features::data::{
        belongs::PhoneWays,
        import::{Import, ImportPanel},
        leave::comes_from_sample,
        way_back::{Elsewhere, FromFolder},
    },
    t,
    ui::{Button, ButtonKind, Disclosure, EmptyState, LinkButton, Section, recover_focus},
};
use leptos::prelude::*;

#[component]
pub fn SetupPage() -> impl IntoView {
    let desk = Desk::get();
    if !untrack(|| desk.is_empty()) {
        return view! { <SetUpAlready /> }.into_any();
    }
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

/// Whoever comes by the keyboard begins at the first choice: the frame around it leads nowhere yet.
fn begin_at_first_choice() {
    Effect::new(|_| request_animation_frame(|| recover_focus(&[".setup-choices button"])));
}

#[component]
fn Choices(filling: RwSignal<bool>) -> impl IntoView {
    begin_at_first_choice();
    let import = Import::new(|| navigate(&Route::Today));
    view! {
        <Page title=t!("data.setup.title") lead=t!("data.setup.lead") topic=Topic::Setup>
            <div class="setup-choices">
                <Section title=t!("data.setup.sample.title") lead=t!("data.setup.sample.lead")>
                    <SampleChoice />
                </Section>
                <Section title=t!("data.setup.new.title") lead=t!("data.setup.new.lead")>
                    <div class="row">
                        <Button on_click=move || filling.set(true)>{t!("data.setup.new.begin")}</Button>
                    </div>
                </Section>
                <Section title=t!("data.setup.import.title") lead=t!("data.setup.import.lead")>
                    <FromFolder import=import />
                    <ImportPanel import=import />
                    <Elsewhere />
                    <OtherName />
                </Section>
            </div>
            <Disclosure summary=move || {
                view! { <span>{t!("data.phone.title")}</span> }
            }>
                <PhoneWays />
            </Disclosure>
        </Page>
    }
}

#[component]
fn NewBranch(filling: RwSignal<bool>) -> impl IntoView {
    view! {
        <Page title=t!("data.setup.new.title") lead=t!("data.setup.form.lead") topic=Topic::Setup>
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
