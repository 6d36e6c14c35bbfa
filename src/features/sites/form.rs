//! Describing a site.

use super::{
    typed::{TypedSite, area_code, place_of, trial},
    view::called_alike,
};
use crate::{
    app::{
        derived::derived,
        desk::Desk,
        i18n::use_i18n,
        on_leaving::OnLeaving,
        route::{NOTICE, Route, navigate, use_route},
        words::{Misread, area_key, list_words, misread_words, site_name},
    },
    domain::{
        Area, SiteId,
        typed::{read_day, read_text},
    },
    features::jobs::{
        ask::{NotYours, Offered, shut, whose},
        entry::Entry,
        go_on_at,
        summary::Summary,
    },
    journal::limits::NAME_CHARS,
    platform::ids,
    t, tr,
    ui::{
        Bind, Button, ButtonKind, Choice, DateInput, Field, FieldError, Form, FormActions, LinkButton,
        Notice, RadioGroup, Section, Show, TextInput, Tone,
    },
};
use leptos::prelude::*;

/// What the ids of its fields begin with.
const PREFIX: &str = "site";

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

fn fresh_site() -> SiteId {
    SiteId::parse(&ids::fresh().to_string()).expect("a UUID is an id")
}

/// The form for a site that is not known yet.
#[component]
pub fn NewSite() -> impl IntoView {
    let id = fresh_site();
    // The area decides the rate: it is chosen, not taken over.
    let begun = TypedSite::default();
    let route = use_route();
    let go = id.clone();
    // One may have gone elsewhere while it was stored.
    let then = Callback::new(move |()| match route.get_untracked() {
        Route::NewSite { form: Some(form) } if form == NOTICE => go_on_at(&go),
        // What was typed there is kept, and the site is chosen.
        Route::NewSite { form: Some(kind) } => {
            navigate(&Route::RecordKind { kind, about: Some(go.to_string()) });
        }
        Route::NewSite { form: None } => navigate(&Route::Site(go.to_string())),
        _ => {}
    });
    view! {
        <Section title=t!("sites.new")>
            <SiteForm site=id name="site.new".to_owned() begun=begun then=then />
        </Section>
    }
}

/// The description of a site. `then` runs when it is stored; `drop` leaves the form.
#[component]
pub fn SiteForm(
    site: SiteId,
    /// The name of its draft.
    name: String,
    begun: TypedSite,
    then: Callback<()>,
    #[prop(optional, into)] leave: Option<Callback<()>>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let known = site.clone();
    let form = Entry::new(&name, PREFIX, begun, place_of);
    let asked = whose(trial(site.clone(), untrack(|| desk.today())));
    let submit = move || {
        let today = untrack(|| desk.today());
        let command = form.typed.with_untracked(|typed| typed.command(site.clone(), today));
        let words = i18n.words_untracked();
        let command = command.map_err(|wrong| {
            wrong
                .into_iter()
                .map(|wrong| FieldError::new(form.id(wrong.field), misread_words(words, wrong.why)))
                .collect()
        });
        let name = form.typed.with_untracked(|typed| typed.name.trim().to_owned());
        form.submit(command, tr!("sites.done", name = name), move |_| {
            // The form may be gone with what was done.
            then.try_run(());
        });
    };
    view! {
        <Form on_submit=submit label=t!("sites.form") shut=shut(asked)>
            <NotYours asked=asked />
            <Summary form=form />
            <Names form=form site=known />
            <AreaAndWarranty form=form />
            <Contacts form=form />
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true>
                    {t!("sites.save")}
                </Button>
                {leave
                    .map(|leave| view! { <Button on_click=move || leave.run(())>{t!("sites.leave")}</Button> })}
            </FormActions>
        </Form>
    }
}

/// A line of text, judged when it is left.
fn line(form: Entry<TypedSite>, field: &str, value: Bind<String>) -> OnLeaving {
    let no_text = |typed: &str| read_text(typed, NAME_CHARS).err().map(Misread::from);
    OnLeaving::new(form.error(field), value, no_text)
}

/// What the site and its customer are called. `site`: the one that is described.
#[component]
fn Names(form: Entry<TypedSite>, site: SiteId) -> impl IntoView {
    let name = form.bind(|typed| &typed.name, |typed, name| typed.name = name);
    let customer = form.bind(|typed| &typed.customer, |typed, customer| typed.customer = customer);
    let (name_line, customer_line) = (line(form, "name", name), line(form, "customer", customer));
    view! {
        <Field label=t!("sites.field.name") id=form.id("name") error=name_line.error() required=true>
            <TextInput value=name on_leave=name_line.leave() />
        </Field>
        <CalledAlike name=name site=site />
        <Field
            label=t!("sites.field.customer")
            hint=t!("sites.field.customer.hint")
            id=form.id("customer")
            error=customer_line.error()
        >
            <TextInput value=customer on_leave=customer_line.leave() />
        </Field>
    }
}

/// The sites of this name that are known already: the same one is not described twice.
#[component]
fn CalledAlike(name: Bind<String>, site: SiteId) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let found = Memo::new(move |_| called_alike(&desk.ledger(), &name.get(), &site));
    let links = move || {
        let (words, ledger) = (i18n.words(), desk.ledger());
        let link = |id: SiteId| {
            let area = ledger.sites.get(&id).map(|site| words.t(area_key(site.area))).unwrap_or_default();
            let text = list_words(words, [site_name(&ledger, &id), area]);
            view! { <li><a href=Route::Site(id.to_string()).href()>{text}</a></li> }
        };
        found.get().into_iter().map(link).collect_view()
    };
    view! {
        <div role="status">
            <Show when=move || !found.with(Vec::is_empty)>
                <Notice tone=Tone::Waiting title=t!("sites.alike")>
                    <ul>{links}</ul>
                </Notice>
            </Show>
        </div>
    }
}

/// The area decides the rate, the warranty whether a repair pays.
#[component]
fn AreaAndWarranty(form: Entry<TypedSite>) -> impl IntoView {
    let i18n = use_i18n();
    let areas = derived(move || {
        let words = i18n.words();
        Area::ALL
            .map(|area| Choice::new(area_code(area), words.t(area_key(area))).hint(words.t(area_hint(area))))
            .to_vec()
    });
    let area = form.bind(|typed| &typed.area, |typed, area| typed.area = area);
    let warranty = form.bind(|typed| &typed.warranty, |typed, warranty| typed.warranty = warranty);
    let no_day = |typed: &str| read_day(typed).err().map(Misread::from);
    let day = OnLeaving::new(form.error("warranty"), warranty, no_day);
    view! {
        <RadioGroup
            legend=t!("sites.field.area")
            value=area
            options=areas
            id=form.id("area")
            error=form.error("area")
        />
        <Field
            label=t!("sites.field.warranty")
            note=t!("jobs.form.optional")
            id=form.id("warranty")
            error=day.error()
        >
            <DateInput value=warranty on_leave=day.leave() />
        </Field>
    }
}

/// The id of the contact's input.
pub(super) fn contact_field() -> String {
    format!("{PREFIX}-contact")
}

/// Whom to ask before going there, and whom to call.
#[component]
fn Contacts(form: Entry<TypedSite>) -> impl IntoView {
    let dealer = form.bind(|typed| &typed.dealer, |typed, dealer| typed.dealer = dealer);
    let contact = form.bind(|typed| &typed.contact, |typed, contact| typed.contact = contact);
    let (dealer_line, contact_line) = (line(form, "dealer", dealer), line(form, "contact", contact));
    view! {
        <Field
            label=t!("sites.field.dealer")
            hint=t!("sites.field.dealer.hint")
            note=t!("jobs.form.optional")
            id=form.id("dealer")
            error=dealer_line.error()
        >
            <TextInput value=dealer on_leave=dealer_line.leave() />
        </Field>
        <Field
            label=t!("sites.field.contact")
            note=t!("jobs.form.optional")
            id=form.id("contact")
            error=contact_line.error()
        >
            <TextInput value=contact on_leave=contact_line.leave() />
        </Field>
    }
}

fn area_hint(area: Area) -> &'static str {
    match area {
        Area::Local => "sites.area.local.hint",
        Area::County => "sites.area.county.hint",
        Area::Elsewhere => "sites.area.elsewhere.hint",
        Area::Partner => "sites.area.partner.hint",
    }
}
