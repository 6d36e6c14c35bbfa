//! The screen of `#/record/strays`: what belongs to nothing that is here, by what it would belong to, why that is missing, and
//! what can be done about it.

use super::{
    consequence::consequences,
    fact_row::{FactRow, withdrawing},
    kind_page::ToTheList,
    pay_changes::PayEffects,
    recorded::Recorded,
    strays::{beginning_again, gap_words, title, why_words},
    withdrawal::WithdrawalForm,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::{Busy, failure_text, submit},
        desk::Desk,
        i18n::use_i18n,
        page::Page,
        route::Route,
        words::refusal_words,
    },
    domain::FactId,
    features::jobs::ask::{Ask, whose as asked_of},
    ledger::{Absent, Why},
    t, tr,
    ui::{Button, ButtonKind, Callout, EmptyState, Section, Show, Tone, WholeText, one_stop},
    workflow::{Command, rests::withdrawal},
};

#[component]
pub fn StraysPage() -> impl IntoView {
    let desk = Desk::get();
    let absent = Memo::new(move |_| desk.ledger().absent());
    let each = move || absent.get();
    let key = |absent: &Absent| (absent.what.clone(), absent.why, absent.named_by.clone());
    view! {
        <Page title=t!("forms.strays") lead=t!("forms.strays.lead") actions=move || view! { <ToTheList /> }>
            <Show
                when=move || absent.with(|absent| !absent.is_empty())
                fallback=|| view! { <EmptyState text=t!("forms.strays.none") /> }
            >
                <Gaps absent=absent />
                <For each=each key=key children=|absent| view! { <Group absent=absent /> } />
            </Show>
        </Page>
    }
}

/// What is known to be missing, where something never came.
#[component]
fn Gaps(absent: Memo<Vec<Absent>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let said = Memo::new(move |_| {
        let never = absent.with(|absent| absent.iter().any(|absent| absent.why == Why::NeverCame));
        never.then(|| gap_words(i18n.words(), &desk.ledger().gaps())).flatten()
    });
    move || {
        said.get().map(|said| view! { <Callout tone=Tone::Waiting title=t!("forms.strays.incomplete")><p><WholeText text=said /></p></Callout> })
    }
}

/// One thing that is not here, with what names it.
#[component]
fn Group(absent: Absent) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let (named, missing) = (absent.clone(), absent.clone());
    let title = derived(move || title(i18n.words(), &desk.ledger(), &named));
    let why =
        derived(move || why_words(i18n.words(), &desk.ledger(), &missing, &desk.device(), desk.today()));
    let again = untrack(|| beginning_again(&desk.ledger(), &absent));
    let origin = match absent.why {
        Why::Withdrawn { begun, by } => vec![begun, by],
        Why::Aside { begun } => vec![begun],
        Why::NeverCame => Vec::new(),
    };
    let is_aside = matches!(absent.why, Why::Aside { .. });
    let facts = absent.named_by.into_iter().map(|fact| view! { <One fact=fact /> }).collect_view();
    view! {
        <Section title=title>
            <p><WholeText text=why /></p>
            {(!origin.is_empty()).then(|| view! { <Origin facts=origin /> })}
            {is_aside
                .then(|| {
                    view! {
                        <p>
                            <a href=Route::record("aside").href()>{t!("forms.strays.aside.look")}</a>
                        </p>
                    }
                })}
            {again.map(|command| view! { <Again command=command /> })}
            <h3>{t!("forms.strays.named_by")}</h3>
            <ul class="lines">{facts}</ul>
        </Section>
    }
}

/// The records of how it began and ended, each to be opened.
#[component]
fn Origin(facts: Vec<FactId>) -> impl IntoView {
    let rows = facts.into_iter().map(|id| view! { <FactRow id=id /> }).collect_view();
    view! {
        <h3>{t!("forms.strays.records")}</h3>
        <ul class="lines facts" use:one_stop>
            {rows}
        </ul>
    }
}

/// Recording what was taken back once more, after seeing whose pay that changes.
#[component]
fn Again(command: Command) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let asked = asked_of(command.clone());
    let command = StoredValue::new(command);
    let refused = Memo::new(move |_| {
        let refusal = command.with_value(|command| desk.check(command)).err()?;
        Some(refusal_words(i18n.words(), &refusal, &desk.ledger()))
    });
    let open = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let busy = Busy::idle();
    let record = move || {
        let Some(work) = busy.begin() else { return };
        work.run(async move {
            if let Err(failure) = submit(desk, command.get_value(), tr!("forms.strays.again.done")).await {
                failed.try_set(Some(failure_text(&failure)));
            }
        });
    };
    let changes = Memo::new(move |_| match open.get() {
        true => consequences(&desk.standing(), &[command.get_value()], untrack(|| desk.now())),
        false => Vec::new(),
    });
    let choice = move || match (asked.get(), refused.get(), open.get()) {
        (Some(asked), ..) => view! { <Ask asked=asked act="forms.strays.again.act" /> }.into_any(),
        (None, Some(why), _) => view! { <p class="muted small"><WholeText text=why /></p> }.into_any(),
        (None, None, false) => view! {
            <div class="row">
                <Button on_click=move || open.set(true)>{t!("forms.strays.again")}</Button>
            </div>
        }
        .into_any(),
        (None, None, true) => view! {
            <PayEffects changes=changes understood=true />
            <div class="row">
                <Button kind=ButtonKind::Primary on_click=record>{t!("forms.strays.again.do")}</Button>
                <Button on_click=move || open.set(false)>{t!("people.cancel")}</Button>
            </div>
        }
        .into_any(),
    };
    view! {
        <div class="stack-tight">
            <p class="muted">{t!("forms.strays.again.lead")}</p>
            {choice}
            <p class="form-error" role="alert">{move || failed.get()}</p>
        </div>
    }
}

/// What was recorded, by whom, and taking it back.
#[component]
fn One(fact: FactId) -> impl IntoView {
    view! {
        <li class="stack-tight">
            <Recorded fact=fact />
            <TakeBack fact=fact />
        </li>
    }
}

/// Taking it back with a reason, after seeing whose pay that changes; or why that cannot be.
#[component]
fn TakeBack(fact: FactId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let blocked = Memo::new(move |_| {
        let ledger = desk.ledger();
        withdrawal(&ledger, fact).err().map(|refusal| refusal_words(i18n.words(), &refusal, &ledger))
    });
    let command = move || withdrawing(fact, desk.today());
    let asked = asked_of(untrack(command));
    let changes = Memo::new(move |_| match open.get() {
        true => consequences(&desk.standing(), &[command()], untrack(|| desk.now())),
        false => Vec::new(),
    });
    let leave = Callback::new(move |()| open.set(false));
    move || match (blocked.get(), asked.get(), open.get()) {
        (Some(why), ..) => view! { <p class="muted small"><WholeText text=why /></p> }.into_any(),
        (None, Some(asked), _) => view! { <Ask asked=asked act="forms.withdraw.do" /> }.into_any(),
        (None, None, false) => view! {
            <div class="row">
                <Button on_click=move || open.set(true)>{t!("forms.withdraw")}</Button>
            </div>
        }
        .into_any(),
        (None, None, true) => view! {
            <PayEffects changes=changes understood=true />
            <WithdrawalForm fact=fact leave=leave />
        }
        .into_any(),
    }
}
