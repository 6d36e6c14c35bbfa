//! The jobs: a list that narrows as one types, and the chosen job beside it.

use super::{NewWorkLinks, address::meant, detail::JobDetail, list::JobList, seen::Seen};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        page::Page,
        route::{ListQuery, Route, use_route},
    },
    platform::remember,
    t,
    ui::{EmptyState, Rebuilt, SplitView},
};

/// Where this browser remembers how the list was left.
const LIST: &str = "fieldbook.form.jobs.list";

/// The screen of `#/jobs`, `#/jobs/ID`, `#/repairs/ID` and `#/contracts/ID`.
#[component]
pub fn JobsPage() -> impl IntoView {
    let seen = Seen::memo(Desk::get());
    let route = use_route();
    let chosen = Memo::new(move |_| match route.get() {
        Route::Job(id) | Route::JobAmong { id, .. } => Some(seen.with(|seen| meant(&seen.ledger, id))),
        _ => None,
    });
    // Who comes to a job from elsewhere finds the list beside it as it was left.
    let before: (Option<String>, Option<String>) = remember::read(LIST).unwrap_or_default();
    let query = Memo::new(move |last: Option<&ListQuery>| match route.get() {
        Route::Jobs(query) | Route::JobAmong { list: query, .. } => query,
        _ => last.cloned().unwrap_or_else(|| ListQuery { filter: before.0.clone(), find: before.1.clone() }),
    });
    Effect::new(move |_| {
        let ListQuery { filter, find } = query.get();
        remember::write(LIST, &(filter, find));
    });
    let back_href = move || Route::Jobs(query.get()).href();
    let detail = move || {
        view! {
            <Rebuilt of=chosen let:chosen>
                {match chosen {
                    Some(job) => view! { <JobDetail id=job seen=seen /> }.into_any(),
                    None => view! { <EmptyState text=t!("jobs.choose") /> }.into_any(),
                }}
            </Rebuilt>
        }
    };
    view! {
        <Page
            title=t!("shell.place.jobs")
            lead=t!("jobs.lead")
            actions=move || view! { <NewWorkLinks /> }
        >
            <SplitView
                detail_open=derived(move || chosen.get().is_some())
                list=move || view! { <JobList seen=seen query=query chosen=chosen /> }
                detail=detail
                back_href=derived(back_href)
                back=t!("jobs.all")
            />
        </Page>
    }
}
