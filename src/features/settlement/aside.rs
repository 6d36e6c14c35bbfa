//! Below the grid: what waits, what to look at, and what the facts bring besides money.

use super::waiting::{done_by, outcome_text, waiting_text, warning_text, warnings_of};
use crate::{
    app::{desk::Desk, i18n::use_i18n, route::Route},
    domain::Month,
    rules::Waiting,
    t,
    ui::Section,
};
use leptos::prelude::*;

/// What waits and what would free it; warnings and outcomes only where there are any.
#[component]
pub fn Aside(month: Memo<Month>) -> impl IntoView {
    view! {
        <WaitingPanel month=month />
        <Warnings month=month />
        <Outcomes month=month />
    }
}

#[component]
fn WaitingPanel(month: Memo<Month>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let rows = move || {
        let (settled, ledger, words) = (desk.settled(), desk.ledger(), i18n.words());
        let of_month = |waiting: &&Waiting| done_by(&ledger, &waiting.subject, month.get());
        let waiting: Vec<&Waiting> = settled.waiting.iter().filter(of_month).collect();
        if waiting.is_empty() {
            return view! { <p class="muted">{t!("settlement.waiting.none")}</p> }.into_any();
        }
        let rows = waiting.into_iter().map(|waiting| {
            let text = waiting_text(words, &ledger, waiting);
            view! {
                <li class="settle-note">
                    <p>{linked(text.sentence, text.route)}</p>
                    <p class="muted">{text.freed_by} " · " <span class="small">{text.clause}</span></p>
                </li>
            }
        });
        view! { <ul class="lines">{rows.collect_view()}</ul> }.into_any()
    };
    view! { <Section title=t!("settlement.waiting")>{rows}</Section> }
}

/// A sentence that leads somewhere, where there is somewhere to go.
pub fn linked(text: String, route: Option<Route>) -> AnyView {
    match route {
        Some(route) => view! { <a href=route.href()>{text}</a> }.into_any(),
        None => view! { <span>{text}</span> }.into_any(),
    }
}

#[component]
fn Warnings(month: Memo<Month>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let any = Memo::new(move |_| warnings_of(&desk.settled().warnings, month.get()).next().is_some());
    let rows = move || {
        let (settled, ledger, words) = (desk.settled(), desk.ledger(), i18n.words());
        let rows = warnings_of(&settled.warnings, month.get()).map(|warning| {
            let (text, route) = warning_text(words, &ledger, warning);
            view! { <li class="settle-note">{linked(text, route)}</li> }
        });
        rows.collect_view()
    };
    view! {
        <Show when=move || any.get()>
            <Section title=t!("settlement.warnings")>
                <ul class="lines">{rows}</ul>
            </Section>
        </Show>
    }
}

#[component]
fn Outcomes(month: Memo<Month>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let rows = Memo::new(move |_| {
        let (settled, ledger, words) = (desk.settled(), desk.ledger(), i18n.words());
        let of_month = settled.outcomes.iter().filter(|outcome| month.get().contains(outcome.on));
        of_month.map(|outcome| outcome_text(words, &ledger, outcome, desk.today())).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <Section title=t!("settlement.outcomes")>
                <ul class="lines">
                    {move || {
                        let rows = rows.get().into_iter();
                        rows.map(|text| view! { <li class="settle-note">{text}</li> }).collect_view()
                    }}
                </ul>
            </Section>
        </Show>
    }
}
