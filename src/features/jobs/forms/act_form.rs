//! The form of whatever can be done to a job.

use super::{
    decision::DecisionForm,
    fields::{Answer, Day, Form as Entered, Text, Tick, Ticks, Whom, named},
    papers::PaperFields,
    ruling::RulingFields,
    typed::{self, Typed, completion_code, place_of},
};
use crate::{
    app::{
        desk::Desk,
        on_leaving::OnLeaving,
        words::{Misread, completion_key},
    },
    domain::{JobId, typed::read_day},
    features::jobs::{entry::Entry, say, summary::Summary},
    rules::{Proposal, commissioning::papers},
    t, tr,
    ui::{Button, ButtonKind, DateInput, Field, Form, FormActions},
    workflow::{CompletionCheck, steps::Act},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

fn code(act: Act) -> &'static str {
    match act {
        Act::Reassign => "reassign",
        Act::Finish => "finish",
        Act::HandInPapers => "papers",
        Act::GrantLaterDate => "grant",
        Act::CallBack => "callback",
        Act::Recheck => "recheck",
        Act::Rule => "rule",
        Act::DecideOn(clause) => clause.code(),
        Act::RecordAcceptance => "acceptance",
        Act::NameSuccessor => "successor",
    }
}

/// Records a step. What was typed survives a reload.
#[component]
pub fn ActForm(job: JobId, act: Act) -> impl IntoView {
    if let Act::DecideOn(clause) = act {
        let ledger = untrack(|| Desk::get().ledger());
        let person = ledger.notices.get(&job).map(|notice| notice.holder().value.clone());
        return person
            .map(|person| {
                let proposal = Proposal { clause, person, job, facts: Vec::new() };
                view! { <DecisionForm proposal=proposal /> }
            })
            .into_any();
    }
    let desk = Desk::get();
    let fresh = Typed { on: untrack(|| desk.today()).to_string(), ..Typed::default() };
    let form: Entered = Entry::new(&format!("job.{job}.{}", code(act)), code(act), fresh, place_of);
    let about = job.clone();
    let submit = move || {
        let (ledger, today) = untrack(|| (desk.ledger(), desk.today()));
        let Some(notice) = ledger.notices.get(&about) else { return };
        let limit = untrack(|| papers::limit(notice, &desk.book(), today));
        let command = form.typed.with_untracked(|typed| typed::command(act, typed, notice, limit, today));
        let bad = form.typed.with_untracked(|typed| typed.answer == "no");
        let success = match act {
            Act::HandInPapers if bad => tr!("jobs.done.bad_papers", job = about),
            _ => tr!(say::done_key(act), job = about),
        };
        form.submit(command.map_err(|wrong| named(form, wrong)), success, |_| go_on());
    };
    let label = move || match act {
        Act::HandInPapers if form.typed.with(|typed| typed.answer == "no") => "jobs.act.bad_papers",
        _ => say::act_key(act),
    };
    view! {
        <Form on_submit=submit label=t!(say::act_key(act))>
            <Summary form=form />
            {fields(act, form, job)}
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true>
                    {t!(label())}
                </Button>
            </FormActions>
        </Form>
    }
    .into_any()
}

fn fields(act: Act, form: Entered, job: JobId) -> AnyView {
    match act {
        Act::Reassign => view! {
            <Whom form=form label=t!("jobs.form.reassign_to") />
            <Day form=form label=t!("jobs.form.on") />
        }
        .into_any(),
        Act::NameSuccessor => view! {
            <Whom form=form label=t!("jobs.form.successor") />
            <Day form=form label=t!("jobs.form.on") />
        }
        .into_any(),
        Act::Finish => view! {
            <Day form=form label=t!("jobs.form.finished_on") />
            <Ticks form=form name="completion" legend=t!("jobs.form.completion")>
                {CompletionCheck::ALL
                    .map(|check| {
                        view! {
                            <Tick form=form code=completion_code(check) label=t!(completion_key(check)) />
                        }
                    })
                    .collect_view()}
            </Ticks>
        }
        .into_any(),
        Act::HandInPapers => view! { <PaperFields form=form job=job /> }.into_any(),
        Act::GrantLaterDate => {
            let until = form.bind(|typed| &typed.until, |typed, until| typed.until = until);
            let why = |typed: &str| read_day(typed).err().map(Misread::from);
            let field = OnLeaving::new(form.error("until"), until, why);
            view! {
                <Field label=t!("jobs.form.until") id=form.id("until") error=field.error() required=true>
                    <DateInput value=until on_leave=field.leave() />
                </Field>
                <Day form=form label=t!("jobs.form.granted_on") />
            }
            .into_any()
        }
        Act::CallBack => view! {
            <Day form=form label=t!("jobs.form.called_on") />
            <Answer
                form=form
                legend=t!("jobs.form.confirmed")
                yes="jobs.form.confirmed.yes"
                no="jobs.form.confirmed.no"
            />
            <Text form=form label=t!("jobs.form.remark") note=t!("jobs.form.optional") />
        }
        .into_any(),
        Act::Recheck => view! {
            <Day form=form label=t!("jobs.form.rechecked_on") />
            <Answer form=form legend=t!("jobs.form.passed") yes="jobs.form.passed.yes" no="jobs.form.passed.no" />
            <Text form=form label=t!("jobs.form.remark") note=t!("jobs.form.optional") />
        }
        .into_any(),
        Act::Rule => view! { <RulingFields form=form job=job /> }.into_any(),
        Act::RecordAcceptance => view! {
            <p class="muted">{t!("jobs.form.acceptance.note")}</p>
            <Day form=form label=t!("jobs.form.accepted_on") />
        }
        .into_any(),
        Act::DecideOn(_) => ().into_any(),
    }
}

/// The form is gone with its step: the keyboard goes on at the next one.
fn go_on() {
    request_animation_frame(|| {
        let next = document().query_selector(".step-current :is(input, select, button)").ok().flatten();
        if let Some(next) = next.and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = next.focus();
        }
    });
}
