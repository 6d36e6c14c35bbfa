//! The steps of a job: what is done shows who and when, the next one is open, the others say why not yet.

use super::{ask::Ask, contact::Contact, say, seen::Seen, work_say::mark_words};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::{Words, use_i18n},
        words::{actor_words, check_key, completion_key, list_words, person_name, refusal_words},
    },
    domain::{JobId, NoticeKind, WorkId},
    features::record::step_form,
    ledger::Ledger,
    rules::open::Actor,
    t,
    ui::{Disclosure, Step, StepState as Shape, Steps, references::ReferringText},
    workflow::{
        Asked,
        steps::{Act, JobStep, StepKind, StepState, line, next},
    },
};
use chrono::NaiveDate;

/// The line of one job. Steps keep their forms while the clock and other jobs move on.
#[component]
pub fn StepsLine(job: JobId, seen: Memo<Seen>) -> impl IntoView {
    let id = StoredValue::new(job);
    let steps = Memo::new(move |_| {
        seen.with(|seen| {
            let notice = id.with_value(|id| seen.ledger.notices.get(id).cloned());
            notice.map_or_else(Vec::new, |notice| line(&seen.outlook(), &notice))
        })
    });
    let current = Memo::new(move |_| steps.with(|steps| next(steps).map(|step| step.kind)));
    each_step(
        steps,
        |step| step.kind,
        current,
        move |kind, step, is_current| {
            view! { <OneStep job=id.get_value() kind=kind step=step is_current=is_current /> }.into_any()
        },
    )
}

/// The steps of a piece of work, each shown by `one`: with its kind, itself, and whether it is the one that stands open.
pub fn each_step<S: Clone + PartialEq + Send + Sync + 'static>(
    steps: Memo<Vec<S>>,
    kind_of: fn(&S) -> StepKind,
    current: Memo<Option<StepKind>>,
    one: impl Fn(StepKind, Memo<Option<S>>, Memo<bool>) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let kinds = move || steps.with(|steps| steps.iter().map(kind_of).collect::<Vec<_>>());
    let children = move |kind| {
        let step =
            Memo::new(move |_| steps.with(|steps| steps.iter().find(|step| kind_of(step) == kind).cloned()));
        one(kind, step, Memo::new(move |_| current.get() == Some(kind)))
    };
    view! {
        <Steps label=t!("jobs.steps")>
            <For each=kinds key=|kind| *kind children=children />
        </Steps>
    }
}

/// How a step looks where it stands.
pub fn shape(state: Option<&StepState>, is_current: bool) -> Shape {
    match state {
        Some(StepState::Done) => Shape::Done,
        Some(StepState::Open) if is_current => Shape::Current,
        Some(StepState::Blocked(_)) => Shape::Blocked,
        _ => Shape::Future,
    }
}

#[component]
fn OneStep(job: JobId, kind: StepKind, step: Memo<Option<JobStep>>, is_current: Memo<bool>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let state = Memo::new(move |_| step.with(|step| step.as_ref().map(|step| step.state.clone())));
    let shape = move || shape(state.get().as_ref(), is_current.get());
    let late = Memo::new(move |_| step.with(|step| step.as_ref().is_some_and(JobStep::is_late)));
    let word = move || i18n.t(say::state_key(state.get().as_ref(), is_current.get(), late.get()));
    let about = job.clone();
    let meta = move || step.with(|step| step.as_ref().and_then(|step| meta(desk, i18n.words(), step)));
    let why = move || {
        let ledger = desk.ledger();
        why(i18n.words(), &ledger, &about, kind, state.get()?, desk.today())
    };
    // Whoever has to call sees whom.
    let called = job.clone();
    let calls = move || {
        let is_call = matches!(kind, StepKind::Callback | StepKind::Recheck);
        let open = is_call && state.get() == Some(StepState::Open);
        desk.ledger().notices.get(&called).filter(|_| open).map(|notice| notice.site.clone())
    };
    let acts = Memo::new(move |_| step.with(|step| step.as_ref().map_or_else(Vec::new, offered)));
    let id = StoredValue::new(job);
    view! {
        <Step state=derived(shape) late=late title=t!(say::step_key(kind)) word=derived(word) meta=derived(meta)>
            {move || why().map(|why| view! { <p class="step-meta"><ReferringText text=why /></p> })}
            {move || calls().map(|site| view! { <Contact site=site job=WorkId::Notice(id.get_value()) /> })}
            <For
                each=move || acts.get()
                key=|act| *act
                children=move |act| {
                    view! { <Offer job=id.get_value() act=act open=is_current /> }
                }
            />
        </Step>
    }
}

/// What can be done at a step as it stands.
fn offered(step: &JobStep) -> Vec<Act> {
    let again = [StepKind::Assigned, StepKind::Ruling, StepKind::Successor];
    match &step.state {
        StepState::Open => step.acts.clone(),
        StepState::Done if again.contains(&step.kind) => step.acts.clone(),
        _ => Vec::new(),
    }
}

/// Who and when for a done step, the deadline for an open one.
fn meta(desk: Desk, words: Words, step: &JobStep) -> Option<String> {
    let (ledger, today) = (desk.ledger(), desk.today());
    if let Some(due) = &step.due {
        let who = due.person.as_ref().map_or_else(|| words.t("jobs.nobody"), |who| person_name(&ledger, who));
        let distance = format::distance(words, due.by, desk.now()).text;
        let by = format::moment(words, due.by, today);
        let key = match due.fine {
            Some(_) => "jobs.due.fine",
            None => "jobs.due",
        };
        let fine = due.fine.map_or_else(String::new, |fine| format::yuan(fine.exact()));
        return Some(words.tv(
            key,
            &[
                ("who", &who),
                ("by", &by),
                ("distance", &distance),
                ("clause", &due.clause.0),
                ("fine", &fine),
            ],
        ));
    }
    let mark = step.marks.last().filter(|_| step.state == StepState::Done)?;
    Some(mark_words(words, &ledger, mark, today))
}

/// What stands in the way, and who can change that.
fn why(
    words: Words,
    ledger: &Ledger,
    job: &JobId,
    kind: StepKind,
    state: StepState,
    today: NaiveDate,
) -> Option<String> {
    let notice = ledger.notices.get(job)?;
    let holder = || actor_words(words, ledger, &Actor::Person(notice.holder().value.clone()), today);
    match state {
        StepState::Blocked(refusal) => Some(refusal_words(words, &refusal, ledger)),
        StepState::After(before) => {
            Some(words.tv("jobs.after", &[("step", &words.t(say::step_key(before)))]))
        }
        StepState::Unsettled => Some(words.t("jobs.unsettled")),
        StepState::InMonth(month) => {
            let month = format::month(words, month.year(), month.number());
            Some(words.tv("jobs.in_month", &[("month", &month)]))
        }
        StepState::NotNeeded => match kind {
            StepKind::Recheck => Some(words.t("jobs.not_needed.recheck")),
            StepKind::Paid if notice.kind == NoticeKind::Reprogramming => {
                Some(words.t("jobs.not_needed.reprogramming"))
            }
            StepKind::Paid => Some(words.t("jobs.not_needed.lapsed")),
            _ => None,
        },
        StepState::Open if kind == StepKind::Papers => {
            let bad = notice.papers.last().filter(|papers| !papers.good())?;
            let checks = list_words(words, bad.failed.iter().map(|check| words.t(check_key(*check))));
            Some(words.tv("jobs.papers.redo", &[("checks", &checks)]))
        }
        StepState::Open if kind == StepKind::Callback && !notice.callbacks.is_empty() => {
            Some(words.tv("jobs.callback.again", &[("who", &holder())]))
        }
        StepState::Open if kind == StepKind::Recheck && !notice.rechecks.is_empty() => {
            Some(words.tv("jobs.recheck.again", &[("who", &holder())]))
        }
        // What was ticked at the end of the work (6.1.6).
        StepState::Done if kind == StepKind::Finished && !notice.completion.is_empty() => {
            let held = notice.completion.iter().map(|check| words.t(completion_key(*check)));
            Some(words.tv("jobs.completion", &[("checks", &list_words(words, held))]))
        }
        StepState::Open | StepState::Done | StepState::From(_) | StepState::Until(_) => None,
    }
}

/// A form, open where it is the next step and folded elsewhere; or whose it is.
#[component]
fn Offer(job: JobId, act: Act, open: Memo<bool>) -> impl IntoView {
    let desk = Desk::get();
    let id = StoredValue::new(job);
    // The main thing of the current step is open; what else can be done beside it waits to be asked for.
    let beside = matches!(act, Act::Reassign | Act::GrantLaterDate);
    let asked: Memo<Option<Asked>> = Memo::new(move |_| {
        let (ledger, today) = (desk.ledger(), desk.today());
        let notice = id.with_value(|id| ledger.notices.get(id).cloned())?;
        desk.may(&act.trial(&notice, today)).err()
    });
    let body = move || match asked.get() {
        None => form(id.get_value(), act),
        Some(asked) => view! { <Ask asked=asked act=say::act_key(act) /> }.into_any(),
    };
    move || match open.get() && !beside {
        true => view! { <div class="step-form">{body}</div> }.into_any(),
        false => view! { <Disclosure summary=move || view! { {t!(say::act_key(act))} }>{body}</Disclosure> }
            .into_any(),
    }
}

fn form(job: JobId, act: Act) -> AnyView {
    let (ledger, today) = untrack(|| (Desk::get().ledger(), Desk::get().today()));
    let offer = ledger.notices.get(&job).map(|notice| act.trial(notice, today));
    offer.map(|offer| step_form(WorkId::Notice(job), offer, say::act_key(act))).into_any()
}
