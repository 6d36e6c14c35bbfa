//! What concerns whoever sits here himself: penalties that are proposed for him, and what he has reported.

use super::own::{evidence, fine_words, own_words, reported_by};
use crate::ui::prelude::*;
use crate::{
    app::{
        clause::ClauseLink,
        desk::Desk,
        i18n::use_i18n,
        route::Route,
        words::{clause_words, job_words, moment_and_actor, shortened},
    },
    domain::DayThing,
    features::{
        jobs::seen::Seen,
        record::{FormOn, Occasion, kinds},
    },
    journal::{FactBody, OwnAnswer},
    rules::Proposal,
    t,
    ui::{Disclosure, ExactText, Section, Show, WholeText, references::ReferringText},
    workflow::Command,
};

/// The penalties that are proposed for whoever sits here, each with what he has said and the way to say it.
#[component]
pub fn ProposedToMe(seen: Memo<Seen>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let mine = Memo::new(move |_| {
        let Some(sitter) = desk.sitter() else { return Vec::new() };
        let mine = |proposal: &&Proposal| proposal.person == sitter;
        seen.with(|seen| seen.proposals.values().flatten().filter(mine).cloned().collect::<Vec<_>>())
    });
    let title = derived(move || i18n.tv("today.proposed_to_me", &[("n", &mine.with(Vec::len))]));
    let key = |proposal: &Proposal| (proposal.clause, proposal.job.clone());
    view! {
        <Show when=move || mine.with(|mine| !mine.is_empty())>
            <Section title=title>
                <p class="muted">{t!("jobs.own_answer.lead")}</p>
                <ul class="today-rows">
                    <For each=move || mine.get() key=key children=move |proposal| view! { <ToMe proposal=proposal seen=seen /> } />
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn ToMe(proposal: Proposal, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let (clause, job) = (proposal.clause, proposal.job.clone());
    let about = derived(move || seen.with(|seen| job_words(i18n.words(), &seen.ledger, &job)));
    let fine =
        derived(move || seen.with(|seen| fine_words(i18n.words(), &seen.book, clause, seen.now.date())));
    let summary = move || {
        view! {
            <span class="today-penalty">
                <span class="strong"><WholeText text=derived(move || clause_words(i18n.words(), clause.code())) /></span>
                <ExactText class="muted" text=about />
                <ExactText class="today-stake" text=fine />
            </span>
        }
    };
    let occasion = own_answer(&proposal);
    let form = StoredValue::new(occasion);
    let proposal = StoredValue::new(proposal);
    view! {
        <li>
            <Disclosure summary=move || move || summary().into_any()>
                <div class="stack-tight">
                    <ClauseLink id=clause.code() />
                    <Evidence proposal=proposal.get_value() seen=seen />
                    <OwnWords proposal=proposal.get_value() seen=seen />
                    <FormOn kind=kinds::own_answer() occasion=form.get_value() />
                </div>
            </Disclosure>
        </li>
    }
}

/// What his own word is recorded as.
fn own_answer(proposal: &Proposal) -> Occasion {
    let Proposal { clause, person, job, .. } = proposal.clone();
    let name = format!("record.own_answer.{}.{}", job.as_str(), clause.code());
    let body = FactBody::from(OwnAnswer { clause, person, job, answer: String::new() });
    let on = untrack(|| Desk::get().today());
    Occasion::new(name, Command::Record { on, at: None, body }, "jobs.act.own_answer")
}

/// What a proposal rests on, for whoever decides and for whom it is proposed.
#[component]
pub fn Evidence(proposal: Proposal, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let known = move || {
        let (words, today) = (i18n.words(), Desk::get().today());
        let known = seen.with(|seen| evidence(words, &seen.ledger, &proposal, today));
        let one = |(title, signed): (String, String)| {
            view! { <li><ReferringText text=title /> <span class="small muted">" "<WholeText text=signed /></span></li> }
        };
        known.into_iter().map(one).collect_view()
    };
    view! {
        <p class="strong">{t!("today.proposal.evidence")}</p>
        <ul>{known}</ul>
    }
}

/// What whoever a penalty is proposed for has said, or that he has not been heard.
#[component]
pub fn OwnWords(proposal: Proposal, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let said = move || {
        let (words, today) = (i18n.words(), Desk::get().today());
        let Proposal { clause, person, job, .. } = &proposal;
        let said = seen.with(|seen| own_words(&seen.ledger, *clause, person, job));
        if said.is_empty() {
            return view! { <p class="muted">{t!("jobs.own_answer.none")}</p> }.into_any();
        }
        let one = |(fact, answer): (std::sync::Arc<crate::journal::Fact>, String)| {
            let signed = seen.with(|seen| moment_and_actor(words, &fact, &seen.ledger, today));
            view! { <li><WholeText text=answer /> <span class="small muted">" "<WholeText text=signed /></span></li> }
        };
        view! { <ul>{said.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        <p class="strong">{t!("jobs.own_answer")}</p>
        {said}
    }
}

/// What whoever sits here has reported to the manager, with the answers.
#[component]
pub fn MyMatters() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let mine = Memo::new(move |_| {
        let (ledger, today) = (desk.ledger(), desk.today());
        let mine = desk.sitter().map(|sitter| reported_by(&ledger, &sitter, today));
        mine.into_iter().flatten().cloned().collect::<Vec<_>>()
    });
    let title = derived(move || i18n.tv("today.my_matters", &[("n", &mine.with(Vec::len))]));
    let rows = move || {
        let words = i18n.words();
        let one = |matter: crate::ledger::Matter| {
            let answer =
                matter.answered.map(|one| words.tv("today.my_matters.answered", &[("answer", &one.value)]));
            let answer = answer.unwrap_or_else(|| words.t("today.my_matters.waiting"));
            let href = Route::day(DayThing::Matter, &matter.id).href();
            view! {
                <li>
                    <a href=href><WholeText text=shortened(&matter.what) /></a> " "
                    <span class="muted"><WholeText text=answer /></span>
                </li>
            }
        };
        mine.get().into_iter().map(one).collect_view()
    };
    view! {
        <Show when=move || mine.with(|mine| !mine.is_empty())>
            <Section title=title>
                <ul class="lines">{rows}</ul>
            </Section>
        </Show>
    }
}
