//! Proposed penalties: the evidence, and the manager's word.

use super::{
    lines::each_row,
    mine::{Evidence, OwnWords},
    row::Wording,
    view::Row,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        clause::ClauseLink,
        desk::Desk,
        i18n::use_i18n,
        words::{clause_words, job_words},
    },
    domain::{JobId, PenaltyClause, PersonId},
    features::{
        jobs::{
            ask::{Ask, whose},
            seen::Seen,
        },
        record::{FormOn, Occasion, decision_form, kinds, step_form},
    },
    journal::{FactBody, PenaltyCorrected, PenaltyWaived, kind::Noun},
    rules::{Proposal, Subject, open::Task},
    t,
    ui::{ButtonKind, Disclosure, ExactText, WholeText},
    workflow::Command,
};
use chrono::NaiveDate;

/// The proposals, each to be opened and decided.
#[component]
pub fn Undecided(rows: Memo<Vec<Row>>, seen: Memo<Seen>) -> impl IntoView {
    let one = move |row: Memo<Option<Row>>| {
        let proposal = Memo::new(move |_| seen.with(|seen| proposal(seen, row.get()?)));
        let found = move || row.get().zip(proposal.get());
        let shown = move || {
            found().map(|(row, proposal)| view! { <OneProposal row=row proposal=proposal seen=seen /> })
        };
        view! { <li>{shown}</li> }
    };
    view! { <ul class="today-rows">{each_row(rows, one)}</ul> }
}

/// The proposal that a line is about, with its evidence.
fn proposal(seen: &Seen, row: Row) -> Option<Proposal> {
    let (clause, job): (PenaltyClause, JobId) = match (row.open.lack.task, row.open.subject) {
        (Task::Decide(clause), Subject::Job(job)) => (clause, job),
        _ => return None,
    };
    seen.proposals.get(&job)?.iter().find(|proposal| proposal.clause == clause).cloned()
}

#[component]
fn OneProposal(row: Row, proposal: Proposal, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let (clause, job) = (proposal.clause.code(), proposal.job.clone());
    let summary = move || {
        let words = i18n.words();
        let (text, job) = seen.with(|seen| {
            let Seen { ledger, book, now, .. } = seen;
            (
                Wording { words, ledger, book, now: *now, sitter: None }.row(&row),
                job_words(words, ledger, &job),
            )
        });
        view! {
            <span class="today-penalty">
                <span class="strong"><WholeText text=clause_words(words, text.clause.0) /></span>
                <ExactText text=text.who />
                <ExactText class="muted" text=job />
                <ExactText class="today-stake" text=text.fine />
            </span>
        }
    };
    let summary = StoredValue::new(summary);
    let proposal = StoredValue::new(proposal);
    view! {
        // The view follows the words and the facts, for whoever shows it asks for it once.
        <Disclosure summary=move || move || summary.with_value(|summary| summary().into_any())>
            <div class="stack-tight">
                <ClauseLink id=clause />
                <Evidence proposal=proposal.get_value() seen=seen />
                <OwnWords proposal=proposal.get_value() seen=seen />
                <Decide proposal=proposal.get_value() />
            </div>
        </Disclosure>
    }
}

/// The form for the manager; for others, whose it is.
#[component]
fn Decide(proposal: Proposal) -> impl IntoView {
    let desk = Desk::get();
    let Proposal { clause, person, job, .. } = proposal;
    let (ledger, on) = untrack(|| (desk.ledger(), desk.today()));
    let work = ledger.work_called(Noun::Work, job.as_str());
    let about = StoredValue::new(job.to_string());
    let correction = StoredValue::new(correction(clause, &person, &job, on));
    let body = FactBody::from(PenaltyWaived { clause, person, job: Some(job), reason: String::new() });
    let offer = Command::Record { on, at: None, body };
    let asked = whose(offer.clone());
    let step = StoredValue::new((work, offer));
    let form = move || match step.get_value() {
        (Some(work), offer) => step_form(work, offer, "jobs.act.decide"),
        (None, offer) => about.with_value(|about| decision_form(about, offer, "jobs.act.decide")),
    };
    move || match asked.get() {
        Some(asked) => view! { <Ask asked=asked act="jobs.act.decide" /> }.into_any(),
        None => view! {
            {form()}
            <Disclosure summary=|| t!("jobs.correction")>
                <FormOn kind=kinds::correction() occasion=correction.get_value() />
            </Disclosure>
        }
        .into_any(),
    }
}

/// The right penalty in place of the one that is proposed.
fn correction(clause: PenaltyClause, person: &PersonId, job: &JobId, on: NaiveDate) -> Occasion {
    let body = FactBody::from(PenaltyCorrected {
        clause,
        person: person.clone(),
        job: job.clone(),
        right_clause: clause,
        right_person: person.clone(),
        amount: None,
        reason: String::new(),
    });
    let name = format!("record.corrected.{}.{}", job.as_str(), clause.code());
    let occasion = Occasion::new(name, Command::Record { on, at: None, body }, "jobs.act.correct");
    Occasion { button: ButtonKind::Quiet, ..occasion }
}
