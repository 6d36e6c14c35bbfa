//! The what-if screen: the drafts, or one of them on the bench.

use super::{
    bench::Bench,
    draft::{Draft, key_of},
    editor::Editor,
    list::DraftList,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::{Desk, DeskState},
        page::Page,
        route::{Route, use_route},
    },
    t,
    ui::{EmptyState, LinkButton},
};

#[component]
pub fn WhatIfPage() -> impl IntoView {
    let desk = Desk::get();
    let route = use_route();
    let id = Memo::new(move |_| match route.get() {
        Route::Draft(id) => Some(id),
        _ => None,
    });
    // Only whether it is there: what this screen stores itself must not build it anew.
    let known = Memo::new(move |_| id.get().is_some_and(|id| desk.draft_map().contains_key(&key_of(&id))));
    let open = Memo::new(move |_| desk.state() != DeskState::Opening);
    move || match id.get() {
        None => view! { <DraftList /> }.into_any(),
        Some(_) if !open.get() => ().into_any(),
        Some(id) => {
            let draft =
                known.get().then(|| untrack(|| desk.draft_map().get(&key_of(&id)).cloned())).flatten();
            match draft.and_then(|json| Draft::read(&json).ok()) {
                Some(draft) => view! { <Editor bench=Bench::new(&id, draft) /> }.into_any(),
                None => view! { <Gone /> }.into_any(),
            }
        }
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <Page title=t!("shell.place.whatif")>
            <EmptyState text=t!("whatif.gone")>
                <LinkButton href=Route::WhatIf.href()>{t!("whatif.back")}</LinkButton>
            </EmptyState>
        </Page>
    }
}
