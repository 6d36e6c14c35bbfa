//! Describing a site.

use super::typed::{TypedSite, area_code, place_of};
use crate::{
    app::{
        derived::derived,
        desk::Desk,
        i18n::use_i18n,
        on_leaving::OnLeaving,
        route::{Route, navigate, use_route},
        words::{Misread, area_key, misread_words},
    },
    domain::{
        Area, SiteId,
        typed::{read_day, read_text},
    },
    features::jobs::{
        ask::{NotYours, shut, whose},
        entry::Entry,
        go_on_at,
        summary::Summary,
    },
    journal::limits::NAME_CHARS,
    platform::ids,
    t, tr,
    ui::{
        Button, ButtonKind, Choice, DateInput, Field, FieldError, Form, FormActions, RadioGroup, Section,
        TextInput,
    },
};
use leptos::prelude::*;

/// The form for a site that is not known yet.
#[component]
pub fn NewSite() -> impl IntoView {
    let id = SiteId::parse(&ids::fresh().to_string()).expect("a UUID is an id");
    // The area decides the rate: it is chosen, not taken over.
    let begun = TypedSite::default();
    let route = use_route();
    let go = id.clone();
    // One may have gone elsewhere while it was stored.
    let then = Callback::new(move |()| match route.get_untracked() {
        Route::NewSite { notice: true } => go_on_at(&go),
        Route::NewSite { notice: false } => navigate(&Route::Site(go.to_string())),
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
    let form = Entry::new(&name, "site", begun, place_of);
    let any =
        TypedSite { name: site.to_string(), area: area_code(Area::Local).to_owned(), ..TypedSite::default() };
    let trial = any.command(site.clone(), untrack(|| desk.today()));
    let asked = whose(trial.expect("every field is filled in"));
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
        form.submit(command, tr!("sites.done", name = name), move |_| then.run(()));
    };
    let areas = derived(move || {
        let words = i18n.words();
        Area::ALL
            .map(|area| Choice::new(area_code(area), words.t(area_key(area))).hint(words.t(area_hint(area))))
            .to_vec()
    });
    let name = form.bind(|typed| &typed.name, |typed, name| typed.name = name);
    let customer = form.bind(|typed| &typed.customer, |typed, customer| typed.customer = customer);
    let area = form.bind(|typed| &typed.area, |typed, area| typed.area = area);
    let warranty = form.bind(|typed| &typed.warranty, |typed, warranty| typed.warranty = warranty);
    let dealer = form.bind(|typed| &typed.dealer, |typed, dealer| typed.dealer = dealer);
    let contact = form.bind(|typed| &typed.contact, |typed, contact| typed.contact = contact);
    let no_text = |typed: &str| read_text(typed, NAME_CHARS).err().map(Misread::from);
    let text_field = |field: &str, value| OnLeaving::new(form.error(field), value, no_text);
    let (name_field, customer_field) = (text_field("name", name), text_field("customer", customer));
    let (dealer_field, contact_field) = (text_field("dealer", dealer), text_field("contact", contact));
    let no_day = |typed: &str| read_day(typed).err().map(Misread::from);
    let warranty_field = OnLeaving::new(form.error("warranty"), warranty, no_day);
    view! {
        <Form on_submit=submit label=t!("sites.form") shut=shut(asked)>
            <NotYours asked=asked />
            <Summary form=form />
            <Field label=t!("sites.field.name") id=form.id("name") error=name_field.error() required=true>
                <TextInput value=name on_leave=name_field.leave() />
            </Field>
            <Field
                label=t!("sites.field.customer")
                hint=t!("sites.field.customer.hint")
                id=form.id("customer")
                error=customer_field.error()
            >
                <TextInput value=customer on_leave=customer_field.leave() />
            </Field>
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
                error=warranty_field.error()
            >
                <DateInput value=warranty on_leave=warranty_field.leave() />
            </Field>
            <Field
                label=t!("sites.field.dealer")
                hint=t!("sites.field.dealer.hint")
                note=t!("jobs.form.optional")
                id=form.id("dealer")
                error=dealer_field.error()
            >
                <TextInput value=dealer on_leave=dealer_field.leave() />
            </Field>
            <Field
                label=t!("sites.field.contact")
                note=t!("jobs.form.optional")
                id=form.id("contact")
                error=contact_field.error()
            >
                <TextInput value=contact on_leave=contact_field.leave() />
            </Field>
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

fn area_hint(area: Area) -> &'static str {
    match area {
        Area::Local => "sites.area.local.hint",
        Area::County => "sites.area.county.hint",
        Area::Elsewhere => "sites.area.elsewhere.hint",
        Area::Partner => "sites.area.partner.hint",
    }
}
