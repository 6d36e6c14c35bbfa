//! Whom to call about a site: the contact as it was written, its numbers to be dialled.

use super::ask::whose;
use crate::ui::Show;
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, route::Route},
    domain::{
        SiteId, WorkId,
        phone::{self, Piece},
    },
    features::sites::described::trial,
    t,
};

/// The contact of a site, for whoever calls about a job; without a number, the way to add one and come back.
#[component]
pub fn Contact(site: SiteId, job: WorkId) -> impl IntoView {
    let desk = Desk::get();
    let known = site.clone();
    let contact = Memo::new(move |_| {
        desk.ledger().sites.get(&known).and_then(|site| site.contact.clone()).unwrap_or_default()
    });
    let missing = move || !phone::has_number(&contact.get());
    let may = may_describe(&site);
    let href = Route::SiteContact { site: site.to_string(), job: Some(job) }.href();
    view! {
        <p class="row small">
            <span class="muted">{t!("jobs.contact")}</span>
            <span>{move || dialled(&contact.get())}</span>
            <Show when=missing>
                {match may.get() {
                    true => view! { <a href=href.clone()>{t!("jobs.contact.add")}</a> }.into_any(),
                    false => view! { <span class="muted">{t!("jobs.contact.none")}</span> }.into_any(),
                }}
            </Show>
        </p>
    }
}

/// Whether whoever sits here may describe a site, and so add a number.
pub fn may_describe(site: &SiteId) -> Memo<bool> {
    let asked = whose(trial(site.clone(), untrack(|| Desk::get().today())));
    Memo::new(move |_| asked.with(Option::is_none))
}

/// A contact as it was written, each number in it to be dialled.
pub fn dialled(contact: &str) -> impl IntoView + use<> {
    let piece = |piece| match piece {
        Piece::Text(text) => view! { <bdi>{text}</bdi> }.into_any(),
        Piece::Number { shown, dial } => {
            view! { <a class="nowrap" href=format!("tel:{dial}") translate="no">{shown}</a> }.into_any()
        }
    };
    phone::pieces(contact).into_iter().map(piece).collect_view()
}
