//! The form of whatever can be done to a job.

use super::{
    decision::DecisionForm,
    fields::{Day, Form as Entered, Tick, Ticks, named},
    papers::PaperFields,
    ruling::RulingFields,
    typed::{self, Typed, Wrong, completion_code, place_of},
};
use crate::{
    app::{desk::Desk, words::completion_key},
    domain::{JobId, PenaltyClause, WorkId, WorkKind},
    features::{
        jobs::{entry::Entry, say, summary::Summary},
        record::{StepForm, StepOf, kinds::step_of},
    },
    rules::Proposal,
    t, tr,
    ui::{Button, ButtonKind, Form, FormActions, focus_current_step},
    workflow::{Command, CompletionCheck, steps::Act},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Records a step. What was typed survives a reload.
#[component]
pub fn ActForm(job: JobId, act: Act) -> impl IntoView {
    match act {
        Act::Finish => view! { <OwnForm job=job own=Own::Finish /> }.into_any(),
        Act::HandInPapers => view! { <OwnForm job=job own=Own::Papers /> }.into_any(),
        Act::Rule => view! { <OwnForm job=job own=Own::Ruling /> }.into_any(),
        Act::DecideOn(clause) => decision(job, clause),
        Act::Reassign
        | Act::GrantLaterDate
        | Act::CallBack
        | Act::Recheck
        | Act::RecordAcceptance
        | Act::NameSuccessor => declared(job, act),
    }
}

/// The form as its kind of fact declares it.
fn declared(job: JobId, act: Act) -> AnyView {
    let (ledger, today) = untrack(|| (Desk::get().ledger(), Desk::get().today()));
    let trial = ledger.notices.get(&job).map(|notice| act.trial(notice, today));
    let Some(Command::Record { body: offer, .. }) = trial else { return ().into_any() };
    let kind = step_of(WorkKind::Commissioning, &offer);
    let step = StepOf { work: WorkId::Notice(job), offer, act: say::act_key(act) };
    kind.map(|kind| view! { <StepForm kind=kind step=step /> }).into_any()
}

fn decision(job: JobId, clause: PenaltyClause) -> AnyView {
    let ledger = untrack(|| Desk::get().ledger());
    let person = ledger.notices.get(&job).map(|notice| notice.holder().value.clone());
    person
        .map(|person| {
            let proposal = Proposal { clause, person, job, facts: Vec::new() };
            view! { <DecisionForm proposal=proposal /> }
        })
        .into_any()
}

/// What asks for more than a fact holds, or shows more than what follows from it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    Finish,
    Papers,
    Ruling,
}

impl Own {
    fn code(self) -> &'static str {
        match self {
            Own::Finish => "finish",
            Own::Papers => "papers",
            Own::Ruling => "rule",
        }
    }

    fn fields(self, form: Entered, job: JobId) -> AnyView {
        match self {
            Own::Finish => view! { <FinishFields form=form /> }.into_any(),
            Own::Papers => view! { <PaperFields form=form job=job /> }.into_any(),
            Own::Ruling => view! { <RulingFields form=form job=job /> }.into_any(),
        }
    }

    fn command(self, typed: &Typed, job: JobId, today: NaiveDate) -> Result<Command, Vec<Wrong>> {
        match self {
            Own::Finish => typed::finish(typed, job, today),
            Own::Papers => typed::papers(typed, job, today),
            Own::Ruling => typed::ruling(typed, job, today),
        }
    }

    /// What is done. Papers with a failed check do not count (7.5).
    fn act_key(self, typed: &Typed) -> &'static str {
        match self {
            Own::Finish => "jobs.act.finish",
            Own::Papers if typed.answer == "no" => "jobs.act.bad_papers",
            Own::Papers => "jobs.act.papers",
            Own::Ruling => "jobs.act.rule",
        }
    }

    /// What the message says when it is recorded.
    fn done_key(self, typed: &Typed) -> &'static str {
        match self {
            Own::Finish => "jobs.done.finish",
            Own::Papers if typed.answer == "no" => "jobs.done.bad_papers",
            Own::Papers => "jobs.done.papers",
            Own::Ruling => "jobs.done.rule",
        }
    }
}

#[component]
fn OwnForm(job: JobId, own: Own) -> impl IntoView {
    let desk = Desk::get();
    let fresh = Typed { on: untrack(|| desk.today()).to_string(), ..Typed::default() };
    let form: Entered = Entry::new(&format!("job.{job}.{}", own.code()), own.code(), fresh, place_of);
    let about = job.clone();
    let submit = move || {
        let today = untrack(|| desk.today());
        let (command, done) = form
            .typed
            .with_untracked(|typed| (own.command(typed, about.clone(), today), own.done_key(typed)));
        let success = tr!(done, job = about);
        form.submit(command.map_err(|wrong| named(form, wrong)), success, |_| focus_current_step());
    };
    let act = move || form.typed.with(|typed| own.act_key(typed));
    view! {
        <Form on_submit=submit label=t!(act())>
            <Summary form=form />
            {own.fields(form, job)}
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true>
                    {t!(act())}
                </Button>
            </FormActions>
        </Form>
    }
}

/// The end of the work, with what must be so by then (6.1.6).
#[component]
fn FinishFields(form: Entered) -> impl IntoView {
    let tick =
        move |check| view! { <Tick form=form code=completion_code(check) label=t!(completion_key(check)) /> };
    view! {
        <Day form=form label=t!("jobs.form.finished_on") />
        <Ticks form=form name="completion" legend=t!("jobs.form.completion")>
            {CompletionCheck::ALL.map(tick).collect_view()}
        </Ticks>
    }
}
