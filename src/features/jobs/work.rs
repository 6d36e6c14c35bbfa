//! The head of the sheet of a repair or a contract: what it is, and what of it does not fit.

use super::{seen::Seen, work_say::facts};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n, route::Route, words::site_name},
    domain::{Thing, WorkId},
    features::settlement::waiting::warning_text,
    rules::{Subject, Warning},
    ui::{Callout, NameText, Tone, WholeText},
    workflow::steps::Work,
};

#[component]
pub fn WorkHead(id: WorkId, seen: Memo<Seen>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = Desk::get();
    let subject = Subject::of(&id);
    let shown = move || {
        let (words, today) = (i18n.words(), desk.today());
        seen.with(|seen| {
            let work = Work::of(&seen.ledger, &id)?;
            let pair = |(label, value): (String, String)| {
                view! {
                    <dt>{label}</dt>
                    <dd><WholeText text=value /></dd>
                }
            };
            let pairs: Vec<_> = facts(words, &seen.ledger, &work, today).into_iter().map(pair).collect();
            let (name, href) =
                (site_name(&seen.ledger, work.site()), Route::Site(work.site().to_string()).href());
            Some(view! {
                <h2 class="job-title">
                    <span translate="no" prop:textContent=seen.ledger.number_of(&Thing::Work(id.clone())).to_owned()></span> " "
                    <a href=href><NameText text=name /></a>
                </h2>
                <dl class="pairs">{pairs}</dl>
            })
        })
    };
    view! {
        <header class="stack-tight">
            {shown}
            <Warnings of=subject />
        </header>
    }
}

/// What of it does not fit.
#[component]
fn Warnings(of: Subject) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let texts = move || {
        let (words, ledger, settled) = (i18n.words(), desk.ledger(), desk.settled());
        let about = |warning: &&Warning| match warning {
            Warning::RepairBelowZero { repair, .. } => of == Subject::Job(repair.clone()),
            Warning::RefundAboveReceipts { contract, .. } => of == Subject::Contract(contract.clone()),
            Warning::EstimatedCalendar { .. } => false,
        };
        let texts =
            settled.warnings.iter().filter(about).map(|warning| warning_text(words, &ledger, warning).0);
        texts.map(|text| view! { <Callout tone=Tone::Waiting title=text /> }).collect_view()
    };
    view! { {texts} }
}
