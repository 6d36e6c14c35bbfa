//! The one place where a route becomes a page.

use crate::app::page::Page;
use crate::app::route::{Route, Screen};
use crate::features::{
    data::DataPage,
    gate::Gate,
    jobs::{JobsPage, NewNoticePage},
    mypay::page::MyPayPage,
    people::PeoplePage,
    record::{KindPage, RecordPage},
    rules::page::RulesPage,
    settlement::{PrintPage, SettlementPage},
    setup::SetupPage,
    sites::SitesPage,
    today::TodayPage,
    whatif::page::WhatIfPage,
    who::Who,
};
use crate::t;
use crate::ui::{ButtonKind, EmptyState, LinkButton};
use leptos::prelude::*;

/// Who sits here, as the rail shows it.
pub fn who() -> AnyView {
    view! { <Who /> }.into_any()
}

/// The page of a route. It is built anew only when [`Route::screen`] changes: what else the address holds (the
/// chosen job, month, person) a page follows through `use_route()`.
pub fn page(route: Route) -> AnyView {
    view! { <Gate route=route page=of_route /> }.into_any()
}

fn of_route(route: Route) -> AnyView {
    match route.screen() {
        Screen::Today => view! { <TodayPage /> }.into_any(),
        Screen::Jobs => view! { <JobsPage /> }.into_any(),
        Screen::NewJob => view! { <NewNoticePage /> }.into_any(),
        Screen::Sites => view! { <SitesPage /> }.into_any(),
        Screen::Record => view! { <RecordPage /> }.into_any(),
        Screen::RecordKind { kind, about } => view! { <KindPage code=kind about=about /> }.into_any(),
        Screen::Settlement => view! { <SettlementPage /> }.into_any(),
        Screen::Print => view! { <PrintPage /> }.into_any(),
        Screen::WhatIf => view! { <WhatIfPage /> }.into_any(),
        Screen::MyPay => view! { <MyPayPage /> }.into_any(),
        Screen::Rules => view! { <RulesPage /> }.into_any(),
        Screen::People => view! { <PeoplePage /> }.into_any(),
        Screen::Data => view! { <DataPage /> }.into_any(),
        Screen::Setup => view! { <SetupPage /> }.into_any(),
        Screen::NotFound => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn NotFound() -> impl IntoView {
    view! {
        <Page title=t!("shell.lost.title")>
            <EmptyState text=t!("shell.lost.text")>
                <LinkButton href=Route::Today.href() kind=ButtonKind::Primary>
                    {t!("shell.lost.home")}
                </LinkButton>
            </EmptyState>
        </Page>
    }
}
