//! Which version this is, what is new in it, and how it is installed.

use super::changes::{Version, versions};
use crate::{
    app::i18n::use_i18n,
    platform::{
        builds::{build, single_file},
        install::{Install, ask, follow},
    },
    t,
    ui::{Button, Disclosure, Section},
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn About() -> impl IntoView {
    let i18n = use_i18n();
    const VERSION: &str = env!("CARGO_PKG_VERSION");
    let build = build().or_else(single_file);
    let single = single_file().is_some();
    let said = move || {
        let words = i18n.words();
        let version = words.tv("data.about.version", &[("version", &VERSION)]);
        let kind = single.then(|| words.t("data.about.single"));
        let build = build.as_ref().map(|build| words.tv("data.about.build", &[("build", build)]));
        let parts: Vec<String> = [Some(version), kind, build].into_iter().flatten().collect();
        parts.join(" · ")
    };
    let lists = move || versions(i18n.lang()).into_iter().map(list).collect_view();
    view! {
        <Section title=t!("data.about.title")>
            <div class="stack-tight">
                <p translate="no">{said}</p>
                <InstallLine />
                {lists}
            </div>
        </Section>
    }
}

/// What a version brought, behind its number.
fn list(version: Version) -> impl IntoView {
    let i18n = use_i18n();
    let Version { number, about, changes } = version;
    let head = move || match &number {
        Some(number) => i18n.tv("data.about.changes", &[("version", number)]),
        None => i18n.t("data.about.next"),
    };
    let head = StoredValue::new(head);
    let body = move || {
        let items = changes.iter().cloned().map(|change| view! { <li>{change}</li> });
        let items = items.collect_view();
        let about = (!about.is_empty()).then(|| view! { <p>{about.clone()}</p> });
        view! { <div class="stack-tight">{about}<ul class="bullets">{items}</ul></div> }
    };
    view! {
        <Disclosure summary=move || view! { <span>{head.with_value(|head| head())}</span> }>
            {body.clone()}
        </Disclosure>
    }
}

/// How the app is put beside other programs; nothing where the browser has no way, or it is there already.
#[component]
fn InstallLine() -> impl IntoView {
    let offer = RwSignal::new(Install::None);
    follow(move |now| _ = offer.try_set(now));
    move || match offer.get() {
        Install::None => ().into_any(),
        Install::ByHand => view! { <p>{t!("data.about.install.ios")}</p> }.into_any(),
        Install::Offered => view! {
            <div class="row">
                <Button on_click=move || spawn_local(ask())>{t!("data.about.install")}</Button>
                <span class="muted">{t!("data.about.install.text")}</span>
            </div>
        }
        .into_any(),
    }
}
