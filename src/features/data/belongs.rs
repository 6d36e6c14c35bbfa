//! Where the data is, and how a phone gets the page.

use super::place::{Browser, Opened, phone_words, place_words};
use crate::{
    app::i18n::{Words, use_i18n},
    platform::{
        address::{address, href},
        device::agent,
    },
    t,
    ui::Section,
};
use leptos::prelude::*;

fn paragraphs(said: fn(Words) -> Vec<String>) -> impl IntoView {
    let i18n = use_i18n();
    move || said(i18n.words()).into_iter().map(|text| view! { <p>{text}</p> }).collect_view()
}

/// What the data belongs to, and how it is taken along.
#[component]
pub fn WhereKept() -> impl IntoView {
    let said = |words| place_words(words, Opened::of(&href()), Browser::of(&agent()));
    view! {
        <Section title=t!("data.where.title")>
            <div class="stack-tight">{paragraphs(said)} <Address /></div>
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
    let reached = matches!(Opened::of(&href()), Opened::Network { .. });
    view! {
        <div class="stack-tight">
            {paragraphs(|words| phone_words(words, Opened::of(&href())))}
            {reached.then(|| view! { <Address /> })}
        </div>
    }
}

/// The page's address, to be copied whole.
#[component]
fn Address() -> impl IntoView {
    view! {
        <p class="address" translate="no">
            <bdi>{address()}</bdi>
        </p>
    }
}
