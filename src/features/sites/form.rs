//! Describing a site.

use super::described::trial;
use crate::{
    app::{
        desk::{Desk, FormDraft},
        own_form::field_id,
        route::{NOTICE, Route, navigate, use_route},
    },
    domain::SiteId,
    features::{
        jobs::{ask::Offered, go_on_at},
        record::{FormOn, Occasion, kinds::SITE_FORM, page_draft, values::Values},
    },
    platform::ids,
    t,
    ui::{ButtonKind, LinkButton, Section},
};
use leptos::prelude::*;

/// The way to the form for a new site, for whoever may describe one (2.2).
#[component]
pub fn NewSiteLink() -> impl IntoView {
    view! {
        <Offered trial=trial(fresh_site(), untrack(|| Desk::get().today()))>
            <LinkButton href=Route::new_site().href() kind=ButtonKind::Primary>
                {t!("sites.new")}
            </LinkButton>
        </Offered>
    }
}

/// The name of the draft of a site that is not known yet.
const NEW: &str = "site.new";

/// The form for a site that is not known yet begins with the name that was typed elsewhere and found nothing.
pub fn begin_named(name: &str) {
    if name.is_empty() {
        return;
    }
    let draft = FormDraft::<Values>::named(NEW);
    draft.save(&draft.load().unwrap_or_default().with("name", name));
}

fn fresh_site() -> SiteId {
    SiteId::parse(&ids::fresh().to_string()).expect("a UUID is an id")
}

/// What was typed in a form before its customer was described is about him from now on.
fn carry(kind: &str, site: &SiteId) {
    let typed = FormDraft::<Values>::named(&page_draft(kind, None));
    if let Some(values) = typed.load() {
        let own = FormDraft::<Values>::named(&page_draft(kind, Some(site.as_str())));
        own.save(&values.with("site", site.as_str()));
        typed.clear();
    }
}

/// The form for a site that is not known yet.
#[component]
pub fn NewSite() -> impl IntoView {
    let id = fresh_site();
    let route = use_route();
    let go = id.clone();
    // One may have gone elsewhere while it was stored.
    let then = Callback::new(move |()| match route.get_untracked() {
        Route::NewSite { form: Some(form) } if form == NOTICE => go_on_at(&go),
        // What was typed there is kept, and the site is chosen.
        Route::NewSite { form: Some(kind) } => {
            carry(&kind, &go);
            navigate(&Route::RecordKind { kind, about: Some(go.to_string()) });
        }
        Route::NewSite { form: None } => navigate(&Route::Site(go.to_string())),
        _ => {}
    });
    view! {
        <Section title=t!("sites.new")>
            <SiteForm site=id name=NEW.to_owned() then=then />
        </Section>
    }
}

/// The description of a site. `then` runs when it is stored; `leave` leaves the form.
#[component]
pub fn SiteForm(
    site: SiteId,
    /// The name of its draft.
    name: String,
    /// What is known of it.
    #[prop(optional)]
    begun: Values,
    then: Callback<()>,
    #[prop(optional, into)] leave: Option<Callback<()>>,
) -> impl IntoView {
    let offer = trial(site, untrack(|| Desk::get().today()));
    let leave = leave.map(|leave| ("sites.leave", leave));
    let occasion = Occasion { begun, then: Some(then), leave, ..Occasion::new(name, offer, "sites.save") };
    view! { <FormOn kind=&SITE_FORM occasion=occasion /> }
}

/// The name of the draft of a known site's description.
pub(super) fn draft_of(site: &SiteId) -> String {
    format!("site.{site}")
}

/// The id of the contact's input.
pub(super) fn contact_field(site: &SiteId) -> String {
    field_id(&draft_of(site), "contact")
}
