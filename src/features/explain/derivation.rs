//! A line's derivation: its steps in order, each with its arithmetic, clause, rule value and facts.

use super::{Evidence, Explainer, StepText};
use crate::{
    app::{
        clause::ClauseLink,
        desk::Desk,
        i18n::use_i18n,
        words::{line_key, month_words, person_name},
    },
    domain::{Month, PersonId},
    rules::Line,
    t,
    ui::references::ReferringText,
};
use leptos::prelude::*;

/// How a line came about. Built from the trace that came with the line; follows language and ledger.
#[component]
pub fn Derivation(line: Line, person: PersonId, month: Month) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let clause = line.clause;
    let (item, amount) = (line.item, line.amount);
    let label = move || {
        let words = i18n.words();
        let month = month_words(words, month);
        let person = person_name(&desk.ledger(), &person);
        let item = words.t(line_key(item, amount));
        words.tv("explain.steps.of", &[("person", &person), ("month", &month), ("item", &item)])
    };
    let line = StoredValue::new(line);
    let steps = move || {
        let ledger = desk.ledger();
        let explainer = Explainer { ledger: &ledger, words: i18n.words(), today: desk.today() };
        line.with_value(|line| line.steps.iter().map(|step| explainer.explain(step)).collect::<Vec<_>>())
    };
    view! {
        <div class="derivation">
            <p class="derivation-clause">
                <ClauseLink id=clause.0 />
            </p>
            {move || {
                let steps = steps();
                if steps.is_empty() {
                    return view! { <p class="muted">{t!("explain.steps.none")}</p> }.into_any();
                }
                let steps = steps.into_iter().map(|step| view! { <StepView step=step /> }).collect_view();
                view! { <ol class="derivation-steps" aria-label=label.clone()>{steps}</ol> }.into_any()
            }}
        </div>
    }
}

#[component]
fn StepView(step: StepText) -> impl IntoView {
    let StepText { sentence, arithmetic, clause, rule, facts } = step;
    let notes = clause.is_some() || rule.is_some();
    view! {
        <li class="derivation-step">
            <p class="derivation-sentence"><ReferringText text=sentence /></p>
            {arithmetic.map(|sum| view! { <p class="derivation-sum">{sum}</p> })}
            {notes
                .then(|| {
                    view! {
                        <p class="derivation-notes">
                            {clause.map(|clause| view! { <ClauseLink id=clause.0 /> })}
                            {rule
                                .map(|rule| {
                                    view! {
                                        <span class="derivation-rule">
                                            {t!("explain.rule", name = rule.name, since = rule.since)}
                                        </span>
                                    }
                                })}
                        </p>
                    }
                })}
            <Evidence facts=facts />
        </li>
    }
}
