//! The visits of a piece of work on its page, and the way to plan another one.

use super::{ask::Offered, seen::Seen};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n, route::Route},
    domain::WorkId,
    features::{
        record::kinds::Kind,
        register::{
            Visits,
            planned::{goes_on, visits_for},
        },
    },
    journal::{VisitPlanned, kind::Kind as _},
    t,
    ui::{Section, Show},
};

#[component]
pub fn MadeFor(id: WorkId, seen: Memo<Seen>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let work = StoredValue::new(id);
    let made = Memo::new(move |_| {
        let (words, today) = (i18n.words(), desk.today());
        seen.with(|seen| {
            work.with_value(|work| visits_for(words, &seen.ledger, &seen.book, work.as_str(), today))
        })
    });
    let open = Memo::new(move |_| seen.with(|seen| work.with_value(|work| goes_on(&seen.ledger, work))));
    view! {
        <Show when=move || open.get() || !made.with(Vec::is_empty)>
            <Section title=t!("jobs.visits")>
                <Show when=move || !made.with(Vec::is_empty)>
                    {move || view! { <Visits of=made.get() /> }}
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
