//! Journeys that nobody has agreed to yet: the traveller pays them himself until the manager says that he had agreed.

use crate::{
    app::{
        act::{Busy, failure_text, submit_all},
        desk::Desk,
        i18n::use_i18n,
        toast::use_toasts,
        words::fact_title,
    },
    domain::{FactId, Role},
    journal::FactBody,
    ledger::Ledger,
    t, tr,
    ui::{Button, Section},
    workflow::Command,
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The facts of the journeys that wait for the manager's word, the newest first.
fn waiting(ledger: &Ledger) -> Vec<FactId> {
    let open = ledger.travel.values().filter(|travel| !travel.approved && !travel.customer_pays);
    let mut stamps: Vec<_> = open.map(|travel| travel.stamp).collect();
    stamps.sort_by_key(|stamp| std::cmp::Reverse((stamp.on, stamp.fact)));
    stamps.into_iter().map(|stamp| stamp.fact).collect()
}

/// The manager's consent: the journey is taken back and recorded anew in his own name, as one.
fn consent(ledger: &Ledger, id: FactId, today: NaiveDate, reason: String) -> Option<Vec<Command>> {
    let fact = ledger.fact(id)?;
    let mut body = fact.body.clone();
    let FactBody::Travel { approved, .. } = &mut body else { return None };
    *approved = true;
    Some(vec![Command::Withdraw { on: today, fact: id, reason }, Command::Record { on: fact.on, body }])
}

/// The list, with the manager's button where he sits here.
#[component]
pub fn Journeys() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let ids = Memo::new(move |_| waiting(&desk.ledger()));
    let manager = Memo::new(move |_| desk.role() == Some(Role::Manager));
    let busy = Busy::idle();
    let agree = move |id: FactId| {
        let Some(work) = busy.begin() else { return };
        let (ledger, today) = untrack(|| (desk.ledger(), desk.today()));
        let Some(commands) = consent(&ledger, id, today, tr!("forms.travel.agreed")) else { return };
        work.run(async move {
            if let Err(failure) = submit_all(desk, commands, tr!("forms.travel.agreed")).await {
                use_toasts().problem(failure_text(&failure));
            }
        });
    };
    let row = move |id: FactId| {
        let ledger = desk.ledger();
        let title = ledger.fact(id).map(|fact| fact_title(i18n.words(), fact, &ledger));
        view! {
            <li class="spread">
                <span>{title}</span>
                <Show when=move || manager.get()>
                    <Button on_click=move || agree(id)>{t!("forms.travel.agree")}</Button>
                </Show>
            </li>
        }
    };
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <Section title=t!("forms.travel.waiting")>
                <ul class="lines facts">{move || ids.get().into_iter().map(row).collect_view()}</ul>
            </Section>
        </Show>
    }
}
