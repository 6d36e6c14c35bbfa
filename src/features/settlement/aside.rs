//! Below the grid: what waits, what to look at, and what the facts bring besides money.

use super::waiting::{Held, outcome_text, total, waiting_text, warning_text, warnings_of};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n, more::pages, route::Route, words::stake_in_yuan},
    domain::Month,
    features::record::conflicts_page::Unsettled,
    rules::prospects::Prospect,
    t,
    ui::{Disclosure, Keyed, Section, Show, WholeText, references::ReferringText},
};

/// What waits and what would free it; warnings and outcomes only where there are any.
#[component]
pub fn Aside(month: Memo<Month>) -> impl IntoView {
    view! {
        <WaitingPanel month=month />
        <Warnings month=month />
        <Outcomes month=month />
    }
}

/// How many are shown before one asks for the others.
const FIRST: usize = 8;

#[component]
fn WaitingPanel(month: Memo<Month>) -> impl IntoView {
    let desk = Desk::get();
    let held = Memo::new(move |_| Held::of(&desk.ledger(), &desk.expected(), month.get()));
    let body = |held: Held| {
        let Held { mut by_steps, by_others } = held;
        if by_steps.is_empty() && by_others.is_empty() {
            return view! { <p class="muted">{t!("settlement.waiting.none")}</p> }.into_any();
        }
        let rest = by_steps.split_off(FIRST.min(by_steps.len()));
        view! {
            {(!by_steps.is_empty()).then(|| rows(by_steps))}
            {fold("settlement.waiting.more", rest)}
            {fold("settlement.waiting.others", by_others)}
        }
        .into_any()
    };
    view! { <Section title=t!("settlement.waiting")><Keyed of=held children=body /></Section> }
}

/// Some payments behind their number and sum; nothing where there are none.
fn fold(key: &'static str, prospects: Vec<Prospect>) -> Option<impl IntoView> {
    let i18n = use_i18n();
    let (n, sum) = (prospects.len(), total(&prospects));
    let said = move || {
        let amount = stake_in_yuan(i18n.words(), sum);
        i18n.tv(key, &[("n", &n), ("amount", &amount)])
    };
    let summary = move || view! { <WholeText text=derived(said) /> };
    let prospects = StoredValue::new(prospects);
    (n > 0).then(|| view! { <Disclosure summary=summary>{move || rows(prospects.get_value())}</Disclosure> })
}

fn rows(prospects: Vec<Prospect>) -> impl IntoView {
    pages("lines", prospects, |prospect| view! { <WaitingRow prospect=prospect /> }.into_any())
}

#[component]
fn WaitingRow(prospect: Prospect) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let answers = prospect.answers.clone();
    move || {
        let unsettled = (!answers.is_empty()).then(|| view! { <Unsettled answers=answers.clone() /> });
        let text = waiting_text(i18n.words(), &desk.ledger(), &prospect, desk.now());
        view! {
            <li class="settle-note">
                <p>{linked(text.about, text.route)} " · " <WholeText text=text.payment /></p>
                <p class="muted"><WholeText text=text.missing /></p>
                {unsettled}
            </li>
        }
    }
}

/// A sentence that leads somewhere, where there is somewhere to go.
pub fn linked(text: String, route: Option<Route>) -> AnyView {
    match route {
        Some(route) => view! { <a href=route.href()><WholeText text=text /></a> }.into_any(),
        None => view! { <WholeText text=text /> }.into_any(),
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
                        rows.map(|text| view! { <li class="settle-note"><ReferringText text=text /></li> }).collect_view()
                    }}
                </ul>
            </Section>
        </Show>
    }
}
