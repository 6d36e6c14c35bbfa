//! A quote under way in the place of the repair that it is for: what it is, and its next steps.

use super::{quoted::known, seen::Seen};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n, route::Route, words::site_name},
    domain::JobId,
    features::register::{StepLinks, steps::of_quote},
    t,
    ui::{NameText, Section, WholeText},
};

#[component]
pub fn QuoteUnderWay(id: JobId, seen: Memo<Seen>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let quoted = Memo::new(move |_| seen.with(|seen| seen.ledger.quoted.get(&id).cloned()));
    let head = move || {
        let quoted = quoted.get()?;
        let name = seen.with(|seen| site_name(&seen.ledger, &quoted.site));
        let href = Route::Site(quoted.site.to_string()).href();
        Some(view! {
            <h2 class="job-title">
                <span translate="no" prop:textContent=quoted.number></span> " "
                <a href=href><NameText text=name /></a>
            </h2>
        })
    };
    let rows = move || {
        let (words, today) = (i18n.words(), desk.today());
        let known = quoted.get().map(|quoted| seen.with(|seen| known(words, &seen.ledger, &quoted, today)));
        let row = |(key, text): (&'static str, String)| view! { <dt>{t!(key)}</dt><dd><WholeText text=text /></dd> };
        known.into_iter().flatten().map(row).collect_view()
    };
    let next = derived(move || quoted.with(|quoted| quoted.as_ref().map(of_quote).unwrap_or_default()));
    view! {
        <header class="stack-tight">
            {head}
            <p class="muted">{t!("jobs.quoted.lead")}</p>
            <dl class="pairs">{rows}</dl>
        </header>
        <Section title=t!("register.next")>
            <p class="register-next row">{move || view! { <StepLinks next=next.get() /> }}</p>
        </Section>
    }
}
