//! Where the data is, and how a phone gets the page.

use super::place::{Browser, Opened, phone_words, place_words};
use crate::{
    app::i18n::use_i18n,
    platform::{
        address::{address, href},
        device::agent,
    },
    t,
    ui::Section,
};
use leptos::prelude::*;

fn paragraphs(said: Vec<String>) -> impl IntoView {
    said.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()
}

/// What the data belongs to, and how it is taken along.
#[component]
pub fn WhereKept() -> impl IntoView {
    let i18n = use_i18n();
    let said = move || {
        let mut said = place_words(i18n.words(), Opened::of(&href()), Browser::of(&agent()));
        // The address stands below what is said of it.
        let taken_along = said.pop();
        view! {
            {paragraphs(said)}
            <Address />
            <p>{taken_along}</p>
        }
    };
    view! {
        <Section title=t!("data.where.title")>
            <div class="stack-tight">{said}</div>
        </Section>
    }
}

#[component]
pub fn OnPhone() -> impl IntoView {
    view! {
        <Section title=t!("data.phone.title")>
            <PhoneWays />
        </Section>
    }
}

/// The ways to a phone, and this page's address where a phone reaches it.
#[component]
pub fn PhoneWays() -> impl IntoView {
    let i18n = use_i18n();
    let reached = matches!(Opened::of(&href()), Opened::Network { .. });
    view! {
        <div class="stack-tight">
            {move || paragraphs(phone_words(i18n.words(), Opened::of(&href())))}
            {reached.then(|| view! { <Address /> })}
        </div>
    }
}

/// The page's address, to be copied whole.
#[component]
pub fn Address() -> impl IntoView {
    view! {
        <p class="address" translate="no">
            <bdi>{address()}</bdi>
        </p>
    }
}
