//! A repair or a contract: what it is, what it still lacks and who owes it. Its history stands below.

use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        route::Route,
        words::{job_words, lack_and_whose_words},
    },
    domain::JobId,
    features::{
        open::{expected, of_work, open_now, way_to},
        settlement::waiting::warning_text,
    },
    rules::{Warning, open::Open},
    t,
    ui::{Notice, Section, Tone, WholeText},
};
use leptos::prelude::*;

#[component]
pub fn OtherWork(id: JobId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let site = {
        let ledger = untrack(|| desk.ledger());
        let repair = ledger.repairs.get(&id).map(|repair| repair.site.clone());
        repair.or_else(|| ledger.contracts.get(id.as_str()).map(|contract| contract.site.clone()))
    };
    let href = site.map(|site| Route::Site(site.to_string()).href());
    let named = id.clone();
    view! {
        <header class="stack-tight">
            <h2 class="job-title">
                <a href=href><WholeText text=move || job_words(i18n.words(), &desk.ledger(), &named) /></a>
            </h2>
            <Warnings id=id.clone() />
        </header>
        <Lacks id=id />
    }
}

/// What of it does not fit.
#[component]
fn Warnings(id: JobId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let texts = move || {
        let (words, ledger, settled) = (i18n.words(), desk.ledger(), desk.settled());
        let about = |warning: &&Warning| match warning {
            Warning::RepairBelowZero { repair, .. } => *repair == id,
            Warning::RefundAboveReceipts { contract, .. } => contract.as_str() == id.as_str(),
            Warning::EstimatedCalendar { .. } => false,
        };
        let texts =
            settled.warnings.iter().filter(about).map(|warning| warning_text(words, &ledger, warning).0);
        texts.map(|text| view! { <Notice tone=Tone::Waiting title=text /> }).collect_view()
    };
    view! { {texts} }
}

/// What is open of it, each step with its way where it can be taken now.
#[component]
fn Lacks(id: JobId) -> impl IntoView {
    let desk = Desk::get();
    let all = open_now(desk, expected(desk));
    let open = Memo::new(move |_| {
        all.with(|all| of_work(all, id.as_str()).into_iter().cloned().collect::<Vec<_>>())
    });
    let rows =
        move || open.get().into_iter().map(|open| view! { <li><Step open=open /></li> }).collect_view();
    view! {
        <Section title=t!("jobs.lacks")>
            <Show
                when=move || !open.with(Vec::is_empty)
                fallback=|| view! { <p class="muted">{t!("jobs.lacks.none")}</p> }
            >
                <ul class="lines facts">{rows}</ul>
            </Show>
        </Section>
    }
}

#[component]
fn Step(open: Open) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let lack = open.lack.clone();
    let text = move || lack_and_whose_words(i18n.words(), &desk.ledger(), &lack, desk.now());
    let way = Memo::new(move |_| way_to(&desk.ledger(), &open, desk.sitter().as_ref(), desk.today()));
    let text = StoredValue::new(text);
    let shown = move || text.with_value(|text| text());
    move || match way.get() {
        Some(way) => view! { <a href=way.href()><WholeText text=shown /></a> }.into_any(),
        None => view! { <span class="muted"><WholeText text=shown /></span> }.into_any(),
    }
}
