//! Every fact about something: who, when, on which device; and the way to take a mistake back.

use super::{
    ask::{Ask, whose},
    past::PastFact,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        i18n::{Words, use_i18n},
        words::{actor_name, device_words, fact_title, refusal_words},
    },
    domain::FactId,
    features::record::WithdrawalForm,
    ledger::Ledger,
    t,
    ui::{Badge, Disclosure, Keyed, Section, Tone, references::ReferringText},
    workflow::Command,
};

/// The history, newest last, withdrawn facts struck through.
#[component]
pub fn History(#[prop(into)] entries: Signal<Vec<PastFact>>) -> impl IntoView {
    let ids = move || entries.with(|entries| entries.iter().map(|entry| entry.fact.id).collect::<Vec<_>>());
    view! {
        <Section title=t!("jobs.history")>
            <ol class="lines history">
                <For
                    each=ids
                    key=|id| *id
                    children=move |id| {
                        let entry = Memo::new(move |_| {
                            entries.with(|entries| entries.iter().find(|entry| entry.fact.id == id).cloned())
                        });
                        view! {
                            <li>
                                <Keyed of=entry let:entry>
                                    {entry.map(|entry| view! { <OneFact entry=entry /> })}
                                </Keyed>
                            </li>
                        }
                    }
                />
            </ol>
        </Section>
    }
}

/// `3月11日 周二 · 高云 · 录入 3月11日 16:02 · 本机`
fn signed(words: Words, desk: Desk, ledger: &Ledger, fact: &crate::journal::Fact) -> String {
    let today = desk.today();
    let on = format::day(words, fact.on, today);
    let who = actor_name(words, ledger, &fact.actor);
    let recorded = format::moment(words, fact.recorded, today);
    let device = device_words(words, &fact.device, &desk.device());
    words.tv("jobs.signed", &[("on", &on), ("who", &who), ("recorded", &recorded), ("device", &device)])
}

#[component]
fn OneFact(entry: PastFact) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let PastFact { fact, withdrawn, withdrawable } = entry;
    let id = fact.id;
    let shown = fact.clone();
    let title = move || fact_title(i18n.words(), &shown, &desk.ledger());
    let by = move || signed(i18n.words(), desk, &desk.ledger(), &fact);
    let gone = withdrawn.is_some();
    let undone = withdrawn.map(|fact| {
        let by = move || {
            let reason = match &fact.body {
                crate::journal::FactBody::Branch(crate::journal::BranchFact::Withdrawn(
                    crate::journal::Withdrawn { reason, .. },
                )) if !reason.trim().is_empty() => reason.clone(),
                _ => i18n.t("jobs.withdrawn.no_reason"),
            };
            let by = signed(i18n.words(), desk, &desk.ledger(), &fact);
            i18n.tv("jobs.withdrawn.by", &[("by", &by), ("reason", &reason)])
        };
        view! {
            <p class="row small">
                <Badge tone=Tone::Neutral text=t!("jobs.withdrawn") />
                <span class="muted">{by}</span>
            </p>
        }
    });
    let way_back = move || match (&withdrawable, gone) {
        (_, true) => ().into_any(),
        (Ok(()), _) => view! { <Withdrawal fact=id /> }.into_any(),
        (Err(refusal), _) => {
            let refusal = refusal.clone();
            let why = move || refusal_words(i18n.words(), &refusal, &desk.ledger());
            view! { <p class="small muted"><ReferringText text=derived(why) /></p> }.into_any()
        }
    };
    let title = match gone {
        true => view! { <s><ReferringText text=derived(title) /></s> }.into_any(),
        false => view! { <ReferringText text=derived(title) /> }.into_any(),
    };
    view! {
        <p>{title}</p>
        <p class="small muted">{by}</p>
        {undone}
        {way_back}
    }
}

/// The reason, asked for once.
#[component]
pub fn Withdrawal(fact: FactId) -> impl IntoView {
    view! {
        <Disclosure summary=move || view! { <span class="small">{t!("forms.withdraw")}</span> }>
            <WithdrawalOrWhom fact=fact />
        </Disclosure>
    }
}

/// The form, or whose it is to take the fact back.
#[component]
fn WithdrawalOrWhom(fact: FactId) -> impl IntoView {
    let on = untrack(|| Desk::get().today());
    let asked = whose(Command::Withdraw { on, fact, reason: String::new() });
    move || match asked.get() {
        Some(asked) => view! { <Ask asked=asked act="forms.withdraw.do" /> }.into_any(),
        None => view! { <WithdrawalForm fact=fact /> }.into_any(),
    }
}
