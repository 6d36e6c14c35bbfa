//! The sites: a list that narrows as one types, and one site beside it.

use super::{
    detail::SiteDetail,
    form::{NewSite, NewSiteLink},
    list::SiteList,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        page::Page,
        route::{ListQuery, Route, use_route},
    },
    domain::SiteId,
    features::jobs::seen::Seen,
    t,
    ui::{EmptyState, Rebuilt, SplitView},
};

/// What stands beside the list.
#[derive(Clone, PartialEq)]
enum Shown {
    Nothing,
    New,
    Site(SiteId),
    /// Only its contact is added; then one goes back to what it was needed for.
    Contact(SiteId, Route),
}

/// The screen of `#/sites` and `#/sites/ID`.
#[component]
pub fn SitesPage() -> impl IntoView {
    let seen = Seen::memo(Desk::get());
    let route = use_route();
    let shown = Memo::new(move |_| match route.get() {
        Route::NewSite { .. } => Shown::New,
        Route::Site(id) => SiteId::parse(&id).map_or(Shown::Nothing, Shown::Site),
        Route::SiteContact { site, job } => match SiteId::parse(&site) {
            Ok(site) => Shown::Contact(site, job.map_or(Route::Today, Route::Job)),
            Err(_) => Shown::Nothing,
        },
        _ => Shown::Nothing,
    });
    let query = Memo::new(move |last: Option<&ListQuery>| match route.get() {
        Route::Sites(query) => query,
        _ => last.cloned().unwrap_or_default(),
    });
    let chosen = Memo::new(move |_| match shown.get() {
        Shown::Site(id) | Shown::Contact(id, _) => Some(id),
        _ => None,
    });
    let detail = move || {
        view! {
            <Rebuilt of=shown let:shown>
                {match shown {
                    Shown::Site(site) => view! { <SiteDetail site=site seen=seen /> }.into_any(),
                    Shown::Contact(site, back) => {
                        view! { <SiteDetail site=site seen=seen back=back /> }.into_any()
                    }
                    Shown::New => view! { <NewSite /> }.into_any(),
                    Shown::Nothing => view! { <EmptyState text=t!("sites.choose") /> }.into_any(),
                }}
            </Rebuilt>
        }
    };
    view! {
        <Page
            title=t!("shell.place.sites")
            lead=t!("sites.lead")
            actions=move || view! { <NewSiteLink /> }
        >
            <SplitView
                detail_open=derived(move || shown.get() != Shown::Nothing)
                list=move || view! { <SiteList query=query chosen=chosen /> }
                detail=detail
                back_href=derived(move || Route::Sites(query.get()).href())
                back=t!("sites.all")
            />
        </Page>
    }
}
