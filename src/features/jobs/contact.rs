//! Whom to call about a site: the contact as it was written, its numbers to be dialled.

use crate::{
    app::{desk::Desk, route::Route},
    domain::{
        SiteId,
        phone::{self, Piece},
    },
    t,
};
use leptos::prelude::*;

/// The contact of a site; without a number, the way to add one.
#[component]
pub fn Contact(site: SiteId) -> impl IntoView {
    let desk = Desk::get();
    let known = site.clone();
    let contact = Memo::new(move |_| {
        desk.ledger().sites.get(&known).and_then(|site| site.contact.clone()).unwrap_or_default()
    });
    let missing = move || !phone::has_number(&contact.get());
    let href = Route::Site(site.to_string()).href();
    view! {
        <p class="row small">
            <span class="muted">{t!("jobs.contact")}</span>
            <span>{move || dialled(&contact.get())}</span>
            <Show when=missing>
                <a href=href.clone()>{t!("jobs.contact.add")}</a>
            </Show>
        </p>
    }
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
