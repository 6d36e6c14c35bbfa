//! Journeys that nobody has agreed to yet: the traveller pays them himself until the manager says that he had agreed.

use super::journeys_view::{consent, waiting};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::{Busy, failure_text, submit_all},
        desk::Desk,
        format::short_day,
        i18n::use_i18n,
        more::{More, drawn},
        paging::Paging,
        toast::use_toasts,
        words::fact_title,
    },
    domain::{FactId, Role},
    t, tr,
    ui::{Button, Section, Show, WholeText},
};

/// The list, with the manager's button where he sits here.
#[component]
pub fn Journeys() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let ids = Memo::new(move |_| waiting(&desk.ledger()));
    let paging = RwSignal::new(Paging::SECTION);
    let shown = drawn(ids, paging);
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
        let fact = ledger.fact(id);
        let title = fact.map(|fact| fact_title(i18n.words(), fact, &ledger));
        let day = fact.map(|fact| short_day(i18n.words(), fact.on, desk.today()));
        view! {
            <li class="spread">
                <span class="row">
                    <span class="fact-day"><WholeText text=day.unwrap_or_default() /></span>
                    <WholeText text=title.unwrap_or_default() />
                </span>
                <Show when=move || manager.get()>
                    <Button on_click=move || agree(id)>{t!("forms.travel.agree")}</Button>
                </Show>
            </li>
        }
    };
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <Section title=t!("forms.travel.waiting")>
                <ul class="lines facts">{move || shown.get().into_iter().map(row).collect_view()}</ul>
                <More paging=paging all=derived(move || ids.with(Vec::len)) />
            </Section>
        </Show>
    }
}
