//! Proposed penalties: the evidence, and the manager's word.

use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        words::{clause_title, fact_title, job_words, moment_and_actor, person_name},
    },
    features::jobs::{
        ask::{Ask, whose},
        forms::DecisionForm,
        seen::Seen,
    },
    journal::FactBody,
    rules::Proposal,
    t,
    ui::Disclosure,
    workflow::Command,
};
use leptos::prelude::*;

/// The proposals, each to be opened and decided.
#[component]
pub fn Undecided(proposals: Memo<Vec<Proposal>>, seen: Memo<Seen>) -> impl IntoView {
    let keys =
        move || proposals.with(|all| all.iter().map(|p| (p.clause, p.job.clone())).collect::<Vec<_>>());
    view! {
        <ul class="lines">
            <For
                each=keys
                key=|key| key.clone()
                children=move |(clause, job)| {
                    let found = Memo::new(move |_| {
                        proposals.with(|all| all.iter().find(|p| p.clause == clause && p.job == job).cloned())
                    });
                    view! { <li>{move || found.get().map(|p| view! { <OneProposal proposal=p seen=seen /> })}</li> }
                }
            />
        </ul>
    }
}

#[component]
fn OneProposal(proposal: Proposal, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let Proposal { clause, person, job, facts } = proposal.clone();
    let summary = move || {
        let words = i18n.words();
        let who = seen.with(|seen| person_name(&seen.ledger, &person));
        let title = clause_title(words, clause.code());
        let job = seen.with(|seen| job_words(words, &seen.ledger, &job));
        words.tv(
            "today.proposal",
            &[("clause", &clause.code()), ("title", &title), ("who", &who), ("job", &job)],
        )
    };
    let evidence = move || {
        let words = i18n.words();
        let today = Desk::get().today();
        seen.with(|seen| {
            let known = facts.iter().filter_map(|fact| seen.ledger.fact(*fact));
            known
                .map(|fact| {
                    let title = fact_title(words, fact, &seen.ledger);
                    let signed = moment_and_actor(words, fact, &seen.ledger, today);
                    view! {
                        <li>
                            {title} <span class="small muted">" "{signed}</span>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    let (summary, evidence) = (StoredValue::new(summary), StoredValue::new(evidence));
    let proposal = StoredValue::new(proposal);
    view! {
        <Disclosure summary=move || view! { <span>{summary.get_value()}</span> }>
            <div class="stack-tight">
                <p class="strong">{t!("today.proposal.evidence")}</p>
                <ul>{move || evidence.with_value(|evidence| evidence())}</ul>
                <Decide proposal=proposal.get_value() />
            </div>
        </Disclosure>
    }
}

/// The form for the manager; for others, whose it is.
#[component]
fn Decide(proposal: Proposal) -> impl IntoView {
    let desk = Desk::get();
    let proposal = StoredValue::new(proposal);
    let asked = {
        let Proposal { clause, person, job, .. } = proposal.get_value();
        let body = FactBody::Waived { clause, person, job: Some(job), reason: String::new() };
        whose(Command::Record { on: untrack(|| desk.today()), body })
    };
    move || match asked.get() {
        Some(asked) => view! { <Ask asked=asked act="jobs.act.decide" /> }.into_any(),
        None => view! { <DecisionForm proposal=proposal.get_value() /> }.into_any(),
    }
}
