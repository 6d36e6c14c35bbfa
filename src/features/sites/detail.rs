//! One site on one page: what it is, its work, its contracts, its money, its history.

use super::{
    described::{trial, values_of},
    form::{SiteForm, contact_field, draft_of},
    service_list::Services,
    view,
    work::{Contracts, Jobs, Paid, Repairs},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::{Desk, FormDraft},
        format,
        i18n::use_i18n,
        route::{Route, navigate, use_route},
        words::{area_key, site_name},
    },
    domain::SiteId,
    features::{
        jobs::{
            RecordLink, ask::Offered, begin_at, contact::dialled, history::History, past, seen::Seen,
            trial as notice_trial,
        },
        record::{conflicts::Place, conflicts_page::InConflict, kinds::Kind, values::Values},
    },
    t,
    ui::{Amount, Button, ButtonKind, EmptyState, LinkButton, NameText, Section, WholeText, focus_field},
};

/// The whole of one site.
#[component]
pub fn SiteDetail(
    site: SiteId,
    seen: Memo<Seen>,
    /// Where whoever came to add the contact goes back to.
    #[prop(optional, into)]
    back: Option<Route>,
) -> impl IntoView {
    let id = StoredValue::new(site);
    let known = Memo::new(move |_| seen.with(|seen| id.with_value(|id| seen.ledger.sites.contains_key(id))));
    let draft = id.with_value(|id| FormDraft::<Values>::named(&draft_of(id)));
    // A form that was half filled in is open again after a reload.
    let editing = RwSignal::new(back.is_some() || draft.load().is_some());
    let draft = StoredValue::new(draft);
    if back.is_some() {
        request_animation_frame(move || focus_field(&id.with_value(contact_field)));
    }
    let route = use_route();
    let close = Callback::new(move |()| {
        draft.with_value(FormDraft::clear);
        editing.try_set(false);
        // One may have gone elsewhere while it was stored.
        let here = matches!(route.get_untracked(), Route::SiteContact { .. });
        if let Some(back) = back.as_ref().filter(|_| here) {
            navigate(back);
        }
    });
    let entries = derived(move || {
        let ledger = Desk::get().ledger();
        id.with_value(|id| past::of_site(&ledger, id))
    });
    let head = move || match editing.get() {
        false => view! { <Facts site=id.get_value() seen=seen editing=editing /> }.into_any(),
        true => {
            let ledger = untrack(|| Desk::get().ledger());
            let begun = id.with_value(|id| ledger.sites.get(id).map(values_of)).unwrap_or_default();
            let name = id.with_value(draft_of);
            view! {
                <Section title=t!("sites.edit")>
                    <SiteForm site=id.get_value() name=name begun=begun then=close leave=close />
                </Section>
            }
            .into_any()
        }
    };
    move || {
        match known.get() {
        true => view! {
            <div class="stack job">
                {head} <InConflict place=Place::Site(id.get_value()) /> <Services site=id.get_value() /> <Jobs site=id.get_value() seen=seen /> <Contracts site=id.get_value() seen=seen />
                <Repairs site=id.get_value() seen=seen /> <Paid site=id.get_value() seen=seen />
                <History entries=entries />
            </div>
        }
        .into_any(),
        false => view! {
            <EmptyState text=t!("sites.unknown")>
                <LinkButton href=Route::sites().href()>{t!("sites.all")}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
    }
}

#[component]
fn Facts(site: SiteId, seen: Memo<Seen>, editing: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let desk = Desk::get();
    let id = StoredValue::new(site);
    let facts = move || {
        let (words, today) = (i18n.words(), desk.today());
        seen.with(|seen| {
            let site = id.with_value(|id| seen.ledger.sites.get(id).cloned())?;
            let none = || words.t("sites.none");
            let accepted = site.accepted().map(|accepted| format::day(words, accepted.on(), today));
            let warranty = site.warranty_until.map(|until| {
                let key =
                    if site.in_warranty(today) { "sites.warranty.until" } else { "sites.warranty.over" };
                words.tv(key, &[("day", &format::day(words, until, today))])
            });
            let owed = view::outstanding(&seen.ledger, &site.id, today);
            Some(view! {
                <h2 class="job-title"><NameText text=site_name(&seen.ledger, &site.id) /></h2>
                <dl class="pairs">
                    <dt>{words.t("sites.field.customer")}</dt>
                    <dd><WholeText text=site.customer.clone() /></dd>
                    <dt>{words.t("sites.field.area")}</dt>
                    <dd><WholeText text=words.t(area_key(site.area)) /></dd>
                    <dt>{words.t("sites.field.warranty")}</dt>
                    <dd><WholeText text=warranty.unwrap_or_else(none) /></dd>
                    <dt>{words.t("sites.field.dealer")}</dt>
                    <dd><WholeText text=site.dealer.clone().unwrap_or_else(none) /></dd>
                    <dt>{words.t("sites.field.contact")}</dt>
                    <dd>{site.contact.as_deref().map_or_else(|| none().into_any(), |contact| dialled(contact).into_any())}</dd>
                    <dt>{words.t("sites.accepted")}</dt>
                    <dd><WholeText text=accepted.unwrap_or_else(|| words.t("sites.not_accepted")) /></dd>
                    <dt>{words.t("sites.owed")}</dt>
                    <dd>
                        <Amount value=owed.exact() />
                        {(!owed.is_zero()).then(|| view! { " " <a class="small no-print" href=Route::Owing.href()>{words.t("owing.title")}</a> })}
                    </dd>
                </dl>
            })
        })
    };
    view! {
        <header class="stack-tight">
            {facts}
            <div class="row">
                <Offered trial=notice_trial(untrack(|| desk.today()))>
                    <Button kind=ButtonKind::Primary on_click=move || id.with_value(begin_at)>
                        {t!("jobs.new")}
                    </Button>
                </Offered>
                <RecordLink code="repair" about=id.get_value().to_string() />
                <RecordLink code="contract" about=id.get_value().to_string() />
                <Offered trial=trial(id.get_value(), untrack(|| desk.today()))>
                    <Button on_click=move || editing.set(true)>{t!("sites.edit")}</Button>
                </Offered>
            </div>
            <Forms site=id.get_value() />
        </header>
    }
}

/// What else is recorded for this customer, each form with what it is about.
#[component]
fn Forms(site: SiteId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    // Each for whoever may record it.
    let link = move |kind: &'static str, about: Option<String>, text: String| {
        let href = Route::RecordKind { kind: kind.to_owned(), about }.href();
        let trial = Kind::of(kind)?.trial_command(untrack(|| desk.today()));
        Some(view! { <Offered trial=trial><a href=href.clone()>{text.clone()}</a></Offered> })
    };
    let links = move || {
        let (ledger, words) = (desk.ledger(), i18n.words());
        let contracts = ledger.contracts.values().filter(|contract| contract.site == site);
        let owing = contracts.filter(|contract| !contract.outstanding().is_zero());
        let receipts: Vec<(String, String)> =
            owing.map(|contract| (contract.id.to_string(), contract.number.clone())).collect();
        let receipt = |(id, number): (String, String)| {
            link("receipt", Some(id), format!("{} {number}", words.t("facts.kind.receipt")))
        };
        let here = || Some(site.to_string());
        view! {
            {link("request", here(), words.t("register.new.request"))}
            {link("visit_planned", here(), words.t("register.new.visit"))}
            {link("complaint", here(), words.t("register.new.complaint"))}
            {receipts.into_iter().map(receipt).collect_view()}
            {link("reminded", here(), words.t("owing.remind"))}
            {link("follow_ups", None, words.t("facts.kind.follow_ups"))}
            {link("unusual", here(), words.t("register.new.unusual"))}
        }
    };
    view! {
        <p class="row small">
            <span class="muted">{t!("forms.title")}</span>
            {links}
        </p>
    }
}
