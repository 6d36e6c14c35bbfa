//! A quote in the place of the repair that it is for, or a notice that nobody holds yet: what it is, and its next steps.

use super::{quoted, seen::Seen, written};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::{Words, use_i18n},
        route::Route,
        words::site_name,
    },
    domain::{SiteId, WorkId},
    features::register::{
        StepLinks,
        steps::{Next, of_quote, of_written},
    },
    ledger::Ledger,
    t,
    ui::{NameText, Section, WholeText},
};
use chrono::NaiveDate;

/// What is shown of it.
#[derive(Clone, PartialEq)]
struct Shown {
    number: String,
    site: SiteId,
    name: String,
    /// The key of where it has come to.
    lead: &'static str,
    known: Vec<(&'static str, String)>,
    next: Vec<Next>,
}

/// Whether a work is only under way.
pub fn is_under_way(ledger: &Ledger, id: &WorkId) -> bool {
    match id {
        WorkId::Repair(id) => ledger.quoted.contains_key(id),
        WorkId::Notice(id) => ledger.written.contains_key(id),
        WorkId::Contract(_) => false,
    }
}

fn shown(words: Words, ledger: &Ledger, id: &WorkId, today: NaiveDate) -> Option<Shown> {
    match id {
        WorkId::Repair(id) => {
            let quoted = ledger.quoted.get(id)?;
            Some(Shown {
                number: quoted.number.clone(),
                site: quoted.site.clone(),
                name: site_name(ledger, &quoted.site),
                lead: "jobs.quoted.lead",
                known: quoted::known(words, ledger, quoted, today),
                next: of_quote(quoted),
            })
        }
        WorkId::Notice(id) => {
            let written = ledger.written.get(id)?;
            Some(Shown {
                number: written.number.clone(),
                site: written.site.clone(),
                name: site_name(ledger, &written.site),
                lead: "jobs.written.lead",
                known: written::known(words, ledger, written, today),
                next: of_written(written),
            })
        }
        WorkId::Contract(_) => None,
    }
}

#[component]
pub fn UnderWay(id: WorkId, seen: Memo<Seen>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let shown = Memo::new(move |_| seen.with(|seen| shown(i18n.words(), &seen.ledger, &id, desk.today())));
    let row =
        |(key, text): (&'static str, String)| view! { <dt>{t!(key)}</dt><dd><WholeText text=text /></dd> };
    move || {
        shown.get().map(|Shown { number, site, name, lead, known, next }| {
            let href = Route::Site(site.to_string()).href();
            view! {
                <header class="stack-tight">
                    <h2 class="job-title">
                        <span translate="no" prop:textContent=number></span> " "
                        <a href=href><NameText text=name /></a>
                    </h2>
                    <p class="muted">{t!(lead)}</p>
                    <dl class="pairs">{known.into_iter().map(row).collect_view()}</dl>
                </header>
                <Section title=t!("register.next")>
                    <p class="register-next row"><StepLinks next=next /></p>
                </Section>
            }
        })
    }
}
