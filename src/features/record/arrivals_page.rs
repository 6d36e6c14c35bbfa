//! The screens of `#/record/arrivals`: what came here from elsewhere, and the facts of one arrival.

use super::{
    arrivals::{about, to_look_at},
    journal::JournalList,
    journal_view::Among,
    kind_page::ToTheList,
    tables,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::moment,
        i18n::use_i18n,
        page::Page,
        route::Route,
        tables::{Tables, TakeTable},
    },
    journal::arrival::Arrival,
    t,
    ui::{EmptyState, LinkButton, Show, WholeText, one_stop},
};

/// The address of an arrival.
pub fn route_of(number: u32) -> Route {
    Route::RecordKind { kind: "arrivals".to_owned(), about: Some(number.to_string()) }
}

/// What came from elsewhere, read again whenever anything is stored.
pub fn look_at_arrivals() {
    let desk = Desk::get();
    Effect::new(move |_| {
        desk.ledger();
        desk.look_at_arrivals();
    });
}

#[component]
pub fn ArrivalsPage(number: Option<u32>) -> impl IntoView {
    look_at_arrivals();
    match number {
        Some(number) => view! { <One number=number /> }.into_any(),
        None => view! { <All /> }.into_any(),
    }
}

#[component]
fn All() -> impl IntoView {
    let desk = Desk::get();
    let all = Memo::new(move |_| {
        let arrivals = desk.arrivals();
        arrivals.newest_first().map(|(number, arrival)| (number, arrival.clone())).collect::<Vec<_>>()
    });
    let taken = move |words| {
        let all: Vec<Arrival> = all.get().into_iter().map(|(_, arrival)| arrival).collect();
        let page = tables::arrivals(words, &desk.device(), &all);
        (!all.is_empty()).then(|| Tables::list(page, desk.today()))
    };
    view! {
        <Page title=t!("forms.arrivals") lead=t!("forms.arrivals.lead") actions=move || view! { <ToTheList /> }>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=|| view! { <EmptyState text=t!("forms.arrivals.none") /> }
            >
                <div class="list-tools">
                    <TakeTable tables=taken />
                </div>
                <ul class="lines" use:one_stop>
                    <For
                        each=move || all.get()
                        key=|(number, arrival)| (*number, arrival.came, arrival.from.name.clone())
                        children=|(number, arrival)| view! { <Line number=number arrival=arrival /> }
                    />
                </ul>
            </Show>
        </Page>
    }
}

/// One arrival: when, which file, from where, and what of it wants to be looked at.
#[component]
fn Line(number: u32, arrival: Arrival) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let (came, name) = (arrival.came, arrival.from.name.clone());
    let title = move || {
        let words = i18n.words();
        let came = moment(words, came, desk.today());
        words.tv("forms.arrivals.title", &[("came", &came), ("name", &name)])
    };
    let about = move || about(i18n.words(), &arrival, &desk.device(), desk.today());
    view! {
        <li class="stack-tight">
            <a class="strong stop" tabindex="-1" href=route_of(number).href()><WholeText text=derived(title) /></a>
            <p class="muted small"><WholeText text=derived(about) /></p>
            <ToLookAt number=number />
        </li>
    }
}

#[component]
fn ToLookAt(number: u32) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let said = Memo::new(move |_| to_look_at(i18n.words(), &desk.ledger(), &desk.arrivals(), number));
    view! {
        <Show when=move || said.with(|said| !said.is_empty())>
            <p class="small"><WholeText text=said /></p>
        </Show>
    }
}

/// The facts of one arrival, in the order of its file.
#[component]
fn One(number: u32) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let arrival = Memo::new(move |_| desk.arrivals().get(number).cloned());
    let title = derived(move || {
        let words = i18n.words();
        let Some(arrival) = arrival.get() else { return words.t("forms.arrivals") };
        let came = moment(words, arrival.came, desk.today());
        words.tv("forms.arrivals.title", &[("came", &came), ("name", &arrival.from.name)])
    });
    let lead = derived(move || {
        let arrival = arrival.get()?;
        Some(about(i18n.words(), &arrival, &desk.device(), desk.today()))
    });
    let among = derived(move || Among::These(desk.arrivals().facts(number).cloned().unwrap_or_default()));
    let all = Route::record("arrivals").href();
    view! {
        <Page
            title=title
            lead=derived(move || lead.get().unwrap_or_default())
            actions=move || view! { <LinkButton href=all.clone()>{t!("forms.arrivals.to_all")}</LinkButton> }
        >
            <Show
                when=move || arrival.with(Option::is_some)
                fallback=|| view! { <EmptyState text=t!("forms.arrivals.unknown") /> }
            >
                <ToLookAt number=number />
                <JournalList among=among name="forms.arrivals.facts_of" />
            </Show>
        </Page>
    }
}
