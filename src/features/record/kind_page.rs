//! The screen of `#/record/KIND`: the form, and what was recorded of its kind lately.

use super::{
    arrivals_page::ArrivalsPage, aside_page::AsidePage, conflicts_page::ConflictsPage, fact_row::FactRow,
    form::RecordForm, journal::JournalPage, journal_view::latest, journeys::Journeys, kinds::Group,
    kinds::Kind, morning::MorningPage, open_list::OpenRepairs, strays_page::StraysPage, tables,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::Words,
        page::Page,
        route::Route,
        tables::{Tables, TakeTable},
    },
    features::register::ListsToSend,
    journal::Fact,
    t,
    ui::{EmptyState, LinkButton, Section, Show, one_stop},
};

/// How many of the latest records stand under a form.
const LATEST: usize = 8;

#[component]
pub fn KindPage(code: String, about: Option<String>) -> impl IntoView {
    match code.as_str() {
        "all" => view! { <JournalPage /> }.into_any(),
        "arrivals" => view! { <ArrivalsPage number=about.and_then(|about| about.parse().ok()) /> }.into_any(),
        "aside" => view! { <AsidePage /> }.into_any(),
        "strays" => view! { <StraysPage /> }.into_any(),
        "conflicts" => view! { <ConflictsPage /> }.into_any(),
        "morning" => view! { <MorningPage /> }.into_any(),
        "open" => view! {
            <Page title=t!("forms.open") actions=move || view! { <ToTheList /> }>
                <OpenRepairs />
            </Page>
        }
        .into_any(),
        code => match Kind::of(code) {
            Some(kind) => view! { <OfKind kind=kind about=about /> }.into_any(),
            None => view! {
                <Page title=t!("forms.unknown")>
                    <EmptyState text=t!("forms.unknown.text")>
                        <ToTheList />
                    </EmptyState>
                </Page>
            }
            .into_any(),
        },
    }
}

#[component]
pub fn ToTheList() -> impl IntoView {
    view! { <LinkButton href=Route::Record.href()>{t!("forms.to_list")}</LinkButton> }
}

#[component]
fn OfKind(kind: &'static Kind, about: Option<String>) -> impl IntoView {
    view! {
        <Page
            title=t!(kind.declared.key)
            lead=t!(if kind.lead.is_empty() { "forms.step_lead" } else { kind.lead })
            actions=move || view! { <ToTheList /> }
        >
            {(kind.code() == "list_sent").then(|| view! { <ListsToSend about=about.clone() /> })}
            <RecordForm kind=kind about=about />
            {(kind.group == Group::Repair).then(|| view! { <OpenRepairs /> })}
            {(kind.code() == "travel").then(|| view! { <Journeys /> })}
            <Section title=t!("forms.latest") actions=move || view! { <TakeTable tables=move |words| Some(all_of(words, kind)) /> }>
                <Latest wanted=move |fact: &Fact| kind.is_of(&fact.body) />
            </Section>
        </Page>
    }
}

/// Every fact of a kind, not the latest alone.
fn all_of(words: Words, kind: &'static Kind) -> Tables {
    let (ledger, today) = (Desk::get().ledger(), Desk::get().today());
    let facts = latest(&ledger, |fact| kind.is_of(&fact.body), usize::MAX);
    Tables::list(tables::facts(words, &ledger, &Desk::get().arrivals(), kind.declared.key, &facts), today)
}

/// The latest facts that `wanted` picks.
#[component]
pub fn Latest<F: Fn(&Fact) -> bool + Copy + Send + Sync + 'static>(wanted: F) -> impl IntoView {
    let desk = Desk::get();
    let ids = Memo::new(move |_| {
        latest(&desk.ledger(), wanted, LATEST).iter().map(|fact| fact.id).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !ids.with(Vec::is_empty) fallback=|| view! { <p class="muted">{t!("forms.latest.none")}</p> }>
            <ul class="lines facts" use:one_stop>
                <For each=move || ids.get() key=|id| *id children=|id| view! { <FactRow id=id /> } />
            </ul>
        </Show>
    }
}
