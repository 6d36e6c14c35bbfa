//! The steps of a repair or a contract, each next one open as the form that records it.

use super::{
    ask::{Ask, whose},
    contact::Contact,
    say,
    seen::Seen,
    steps_line::{each_step, shape},
    work_say::{act_key, current, meta, why},
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n},
    domain::WorkId,
    features::{open::way_to, record::step_form},
    journal::FactBody,
    ledger::Ledger,
    rules::open::{Lack, Open},
    t,
    ui::{Disclosure, Step, references::ReferringText},
    workflow::{
        Command,
        steps::{StepKind, StepState, Work, WorkStep},
    },
};

/// The line of one repair or contract. Steps keep their forms while the clock and other work move on.
#[component]
pub fn WorkSteps(id: WorkId, seen: Memo<Seen>) -> impl IntoView {
    let desk = Desk::get();
    let id = StoredValue::new(id);
    let steps = Memo::new(move |_| {
        seen.with(|seen| {
            let work = id.with_value(|id| Work::of(&seen.ledger, id));
            work.map_or_else(Vec::new, |work| work.steps(&seen.outlook()))
        })
    });
    let current = Memo::new(move |_| {
        let may = |body: &FactBody| {
            desk.may(&Command::Record { on: desk.today(), at: None, body: body.clone() }).is_ok()
        };
        steps.with(|steps| current(steps, may))
    });
    each_step(
        steps,
        |step| step.kind,
        current,
        move |kind, step, is_current| {
            view! { <OneStep id=id kind=kind step=step is_current=is_current /> }.into_any()
        },
    )
}

#[component]
fn OneStep(
    id: StoredValue<WorkId>,
    kind: StepKind,
    step: Memo<Option<WorkStep>>,
    is_current: Memo<bool>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let state = Memo::new(move |_| step.with(|step| step.as_ref().map(|step| step.state.clone())));
    let shape = move || shape(state.get().as_ref(), is_current.get());
    let late =
        Memo::new(move |_| step.with(|step| step.as_ref().is_some_and(|step| step.is_late(desk.now()))));
    let word = move || i18n.t(say::state_key(state.get().as_ref(), is_current.get(), late.get()));
    let meta = move || {
        step.with(|step| step.as_ref().and_then(|step| meta(i18n.words(), &desk.ledger(), step, desk.now())))
    };
    let why = move || {
        let (words, ledger, book) = (i18n.words(), desk.ledger(), desk.book());
        let work = id.with_value(|id| Work::of(&ledger, id))?;
        step.with(|step| why(words, &ledger, &book, &work, step.as_ref()?, desk.today()))
    };
    // Whoever has to call sees whom.
    let calls = move || {
        let open = kind == StepKind::Callback && state.get() == Some(StepState::Open);
        let ledger = desk.ledger();
        id.with_value(|id| Work::of(&ledger, id).filter(|_| open).map(|work| work.site().clone()))
    };
    let is_offered =
        Memo::new(move |_| step.with(|step| step.as_ref().is_some_and(|step| step.offer.is_some())));
    let offer = move || {
        let offer = step.with_untracked(|step| step.as_ref().and_then(|step| step.offer.clone()));
        let (offer, act) = (is_offered.get().then_some(offer).flatten()?, act_key(kind)?);
        Some(view! { <Offer id=id act=act offer=offer open=is_current /> })
    };
    view! {
        <Step state=derived(shape) late=late title=t!(say::step_key(kind)) word=derived(word) meta=derived(meta)>
            {move || why().map(|why| view! { <p class="step-meta"><ReferringText text=why /></p> })}
            {move || calls().map(|site| view! { <Contact site=site job=id.get_value() /> })}
            {offer}
            <Elsewhere id=id step=step />
        </Step>
    }
}

/// The way to where an open step is done that has no form here: the rate in the rules, an empty post.
#[component]
fn Elsewhere(id: StoredValue<WorkId>, step: Memo<Option<WorkStep>>) -> impl IntoView {
    let desk = Desk::get();
    let way = Memo::new(move |_| {
        let ledger = desk.ledger();
        let step = step.get().filter(|step| step.offer.is_none())?;
        let open = id.with_value(|id| open_at(&ledger, id, step.lack?))?;
        way_to(&ledger, &open, desk.sitter().as_ref(), desk.today())
    });
    move || way.get().map(|way| view! { <p><a href=way.href()>{t!("jobs.elsewhere")}</a></p> })
}

fn open_at(ledger: &Ledger, id: &WorkId, lack: Lack) -> Option<Open> {
    match id {
        WorkId::Repair(id) => ledger.repairs.get(id).map(|repair| Open::of_repair(repair, lack)),
        WorkId::Notice(_) | WorkId::Contract(_) => None,
    }
}

/// A form, open where it is the next step and folded elsewhere; or whose it is.
#[component]
fn Offer(id: StoredValue<WorkId>, act: &'static str, offer: FactBody, open: Memo<bool>) -> impl IntoView {
    let on = untrack(|| Desk::get().today());
    let offer = Command::Record { on, at: None, body: offer };
    let asked = whose(offer.clone());
    let offer = StoredValue::new(offer);
    let body = move || match asked.get() {
        Some(asked) => view! { <Ask asked=asked act=act /> }.into_any(),
        None => step_form(id.get_value(), offer.get_value(), act),
    };
    move || match open.get() {
        true => view! { <div class="step-form">{body}</div> }.into_any(),
        false => view! { <Disclosure summary=move || view! { {t!(act)} }>{body}</Disclosure> }.into_any(),
    }
}
