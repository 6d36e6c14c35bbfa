//! The facts behind a figure: what happened, who wrote it down, when and on which device.

use super::place_of;
use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        words::{fact_title, recorded_words},
    },
    domain::FactId,
    rules::prospects::is_imagined,
    t,
    ui::{Disclosure, WholeText, references::ReferringText},
};
use leptos::prelude::*;

/// More facts than this stand behind a button.
const SHOWN: usize = 2;

/// A few facts are listed at once, many open in place.
#[component]
pub fn Evidence(facts: Vec<FactId>) -> impl IntoView {
    let n = facts.len();
    match n {
        0 => ().into_any(),
        1..=SHOWN => view! { <FactList facts=facts /> }.into_any(),
        _ => view! {
            <Disclosure summary=move || view! { <span class="small">{t!("explain.facts.many", n = n)}</span> }>
                <FactList facts=facts.clone() />
            </Disclosure>
        }
        .into_any(),
    }
}

#[component]
fn FactList(facts: Vec<FactId>) -> impl IntoView {
    let label = if facts.len() == 1 { "explain.facts.one" } else { "explain.facts.many" };
    let n = facts.len();
    view! {
        <ul class="evidence" aria-label=t!(label, n = n)>
            {facts.into_iter().map(|id| view! { <li>{move || fact_line(id)}</li> }).collect_view()}
        </ul>
    }
}

fn fact_line(id: FactId) -> AnyView {
    let ledger = Desk::get().ledger();
    let i18n = use_i18n();
    if is_imagined(id) {
        return view! { <span class="muted">{t!("explain.fact.assumed")}</span> }.into_any();
    }
    let Some(fact) = ledger.fact(id).cloned() else {
        return view! { <span class="muted">{t!("explain.fact.missing", id = id)}</span> }.into_any();
    };
    let title = fact_title(i18n.words(), &fact, &ledger);
    let place = place_of(&ledger, &fact);
    let desk = Desk::get();
    let recorded = recorded_words(i18n.words(), &fact, &ledger, &desk.device(), desk.today());
    view! {
        {match place {
            Some(place) => view! { <a href=place.href()>{title}</a> }.into_any(),
            None => view! { <ReferringText text=title /> }.into_any(),
        }}
        <span class="evidence-who"><WholeText text=recorded /></span>
    }
    .into_any()
}
