//! The visits of a piece of work on its page, and the way to plan another one.

use super::{
    ask::Offered,
    made::{goes_on, made_for},
    seen::Seen,
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n, route::Route},
    domain::WorkId,
    features::record::kinds::Kind,
    journal::{VisitPlanned, kind::Kind as _},
    t,
    ui::{Section, Show, WholeText},
};

#[component]
pub fn MadeFor(id: WorkId, seen: Memo<Seen>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let work = StoredValue::new(id);
    let made = Memo::new(move |_| {
        seen.with(|seen| work.with_value(|work| made_for(i18n.words(), &seen.ledger, work, desk.today())))
    });
    let open = Memo::new(move |_| seen.with(|seen| work.with_value(|work| goes_on(&seen.ledger, work))));
    let lines = move || {
        let line = |text| view! { <p class="small"><WholeText text=text /></p> };
        let each = made.get().into_iter().map(|visit| {
            let arranged = visit.arranged.into_iter().map(line).collect_view();
            view! {
                <li class="stack-tight">
                    <a href=visit.route.href()><WholeText text=visit.said /></a>
                    {arranged}
                </li>
            }
        });
        each.collect_view()
    };
    view! {
        <Show when=move || open.get() || !made.with(Vec::is_empty)>
            <Section title=t!("jobs.visits")>
                <Show when=move || !made.with(Vec::is_empty)>
                    <ul class="lines">{lines}</ul>
                </Show>
                <Show when=move || open.get()>
                    <Plan about=work.with_value(|work| work.as_str().to_owned()) />
                </Show>
            </Section>
        </Show>
    }
}

/// The form that plans a visit for it, for whoever may.
#[component]
fn Plan(about: String) -> impl IntoView {
    let code = VisitPlanned::DECLARED.name;
    let today = untrack(|| Desk::get().today());
    let href = Route::RecordKind { kind: code.to_owned(), about: Some(about) }.href();
    Kind::of(code).map(|kind| {
        view! {
            <Offered trial=kind.trial_command(today)>
                <p class="small">
                    <a href=href.clone()>{t!("register.new.visit")}</a>
                </p>
            </Offered>
        }
    })
}
