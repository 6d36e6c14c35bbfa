//! The posts that nobody of a new branch holds, and what that means.

use crate::ui::prelude::*;
use crate::{
    app::i18n::use_i18n,
    domain::Role,
    t,
    ui::{Callout, Tone},
};

/// The sentence about a post, where its being vacant stops or moves work.
fn key_of(role: Role) -> Option<&'static str> {
    match role {
        Role::Clerk => Some("data.setup.vacant.clerk"),
        Role::SalesVp => Some("data.setup.vacant.sales_vp"),
        // Without a manager nothing is founded: the form says so at his name.
        Role::Manager
        | Role::Leader
        | Role::Technician
        | Role::GeneralManager
        | Role::Finance
        | Role::Marketing
        | Role::Factory => None,
    }
}

#[component]
pub fn VacantPosts(#[prop(into)] vacant: Signal<Vec<Role>>) -> impl IntoView {
    let i18n = use_i18n();
    let lines = move || vacant.get().into_iter().filter_map(key_of).collect::<Vec<_>>();
    let notice = move || {
        let lines = lines();
        (!lines.is_empty()).then(|| {
            let lines = lines.into_iter().map(|key| view! { <p>{i18n.t(key)}</p> }).collect_view();
            view! { <Callout tone=Tone::Waiting title=t!("data.setup.vacant")>{lines}</Callout> }
        })
    };
    view! { {notice} }
}
