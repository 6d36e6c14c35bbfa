//! The screen of `#/record/aside`: what is kept aside, why, and what becomes of it.

use super::{
    aside::{next_of, pending, taking_over, why},
    consequence::{can_be_tried, consequences},
    fact_row::withdrawing,
    kind_page::ToTheList,
    pay_changes::PayEffects,
    recorded::Recorded,
    withdrawal::WithdrawalForm,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::{Busy, failure_text, submit},
        desk::Desk,
        i18n::use_i18n,
        page::Page,
        words::refusal_words,
    },
    domain::FactId,
    features::jobs::ask::{Ask, whose as asked_of},
    t, tr,
    ui::{Button, ButtonKind, EmptyState, Show, WholeText, recover_focus},
    workflow::Command,
};

/// Where the keyboard goes when nothing is left.
const HEADING: &str = ".page-title";

fn entry_id(fact: FactId) -> String {
    format!("aside-{fact}")
}

#[component]
pub fn AsidePage() -> impl IntoView {
    let desk = Desk::get();
    let facts = Memo::new(move |_| pending(&desk.ledger()));
    // Whoever has done with one goes on with the next, and not from the top of the page.
    Effect::new(move |before: Option<Vec<FactId>>| {
        let now = facts.get();
        if before.as_ref().is_some_and(|before| *before != now) {
            let next = next_of(before.as_deref().unwrap_or_default(), &now);
            request_animation_frame(move || {
                let entry = next.map(|next| format!("#{}", entry_id(next)));
                recover_focus(&[entry.as_deref().unwrap_or(HEADING), HEADING]);
            });
        }
        now
    });
    view! {
        <Page title=t!("forms.aside") lead=t!("forms.aside.lead") actions=move || view! { <ToTheList /> }>
            <Show
                when=move || facts.with(|facts| !facts.is_empty())
                fallback=|| view! { <EmptyState text=t!("forms.aside.none") /> }
            >
                <ul class="lines">
                    <For each=move || facts.get() key=|fact| *fact children=|fact| view! { <One fact=fact /> } />
                </ul>
            </Show>
        </Page>
    }
}

/// What was recorded, by whom, and why it does not count.
#[component]
fn One(fact: FactId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let reason = move || why(i18n.words(), &desk.ledger(), fact);
    let over = untrack(|| desk.ledger().fact(fact).and_then(|fact| taking_over(fact)));
    view! {
        <li class="stack-tight" id=entry_id(fact)>
            <Recorded fact=fact />
            <p><WholeText text=derived(reason) /></p>
            <Over fact=fact over=over />
        </li>
    }
}

/// What is being done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Take,
    Withdraw,
}

/// Taking it over in one's own name where that can be, after seeing whose pay that changes; or withdrawing it for good.
#[component]
fn Over(fact: FactId, over: Option<Command>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let trial = over.clone().unwrap_or_else(|| withdrawing(fact, untrack(|| desk.today())));
    let asked = asked_of(trial);
    let act = if over.is_some() { "forms.aside.take" } else { "forms.withdraw.do" };
    let over = StoredValue::new(over);
    let refused = Memo::new(move |_| {
        let refusal = over.with_value(|over| desk.check(over.as_ref()?).err())?;
        Some(refusal_words(i18n.words(), &refusal, &desk.ledger()))
    });
    let open = RwSignal::new(None::<Act>);
    let failed = RwSignal::new(None::<String>);
    let busy = Busy::idle();
    let take = move || {
        let Some((work, command)) = busy.begin().zip(over.get_value()) else { return };
        work.run(async move {
            if let Err(failure) = submit(desk, command, tr!("forms.aside.taken")).await {
                failed.try_set(Some(failure_text(&failure)));
            }
        });
    };
    let tried = move || over.get_value().filter(can_be_tried);
    let changes = Memo::new(move |_| match open.get() {
        Some(Act::Take) => consequences(&desk.standing(), tried().as_slice(), untrack(|| desk.now())),
        _ => Vec::new(),
    });
    let leave = Callback::new(move |()| open.set(None));
    let offer = move || match (over.with_value(Option::is_some), refused.get()) {
        (false, _) => ().into_any(),
        (true, Some(why)) => view! { <p class="muted small"><WholeText text=why /></p> }.into_any(),
        (true, None) => view! {
            <Button on_click=move || open.set(Some(Act::Take))>{t!("forms.aside.take")}</Button>
        }
        .into_any(),
    };
    let choice = move || match (asked.get(), open.get()) {
        (Some(asked), _) => view! { <Ask asked=asked act=act /> }.into_any(),
        (None, None) => view! {
            <div class="row">
                {offer}
                <Button on_click=move || open.set(Some(Act::Withdraw))>{t!("forms.aside.withdraw")}</Button>
            </div>
        }
        .into_any(),
        (None, Some(Act::Withdraw)) => {
            view! { <WithdrawalForm fact=fact leave=leave name_key="forms.aside.withdraw" /> }.into_any()
        }
        (None, Some(Act::Take)) => view! {
            <PayEffects changes=changes understood=tried().is_some() />
            <div class="row">
                <Button kind=ButtonKind::Primary on_click=take>{t!("forms.aside.take.do")}</Button>
                <Button on_click=move || open.set(None)>{t!("people.cancel")}</Button>
            </div>
        }
        .into_any(),
    };
    view! {
        {choice}
        <p class="form-error" role="alert">{move || failed.get()}</p>
    }
}
