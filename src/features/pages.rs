//! The one place where a route becomes a page.

use super::{
    around::Around,
    gate::{Gate, Opening, reload},
    parts::{Fetch, Pages, Part},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        failure::NotFetched,
        i18n::use_i18n,
        page::Page,
        route::{
            Route, Screen,
            dated::{Dated, misread},
            here, use_route,
        },
    },
    platform::ids,
    t,
    ui::{Button, ButtonKind, Callout, EmptyState, LinkButton, Tone, focus_field},
};
use leptos::task::spawn_local;

/// Who sits here, as the rail shows it.
pub fn who() -> AnyView {
    let who = || Around::arrived().map(|around| (around.who)());
    view! { {who} }.into_any()
}

/// Asks at once for what the page will need, while everything else begins: it is known from where one comes in. What does not
/// come is asked for again, and its failure said, where it is needed.
pub fn fetch_ahead(fetch: Fetch) {
    let part = match ids::is_known_device() {
        true => Part::of(&here().screen()),
        false => Some(Part::Setup),
    };
    if let Some(part) = part {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = part.fetch(fetch).await;
        });
    }
}

/// The page of a route. It is built anew only when [`Route::screen`] changes: what else the address holds (the
/// chosen job, month, person) a page follows through `use_route()`. `fetch` brings the part it belongs to.
pub fn page(route: Route, fetch: Fetch) -> AnyView {
    view! { <Gate route=route page=move |screen| of_screen(screen, fetch) /> }.into_any()
}

fn of_screen(screen: Screen, fetch: Fetch) -> AnyView {
    match Part::of(&screen) {
        Some(part) => match part.fetched() {
            Some(pages) => pages(screen),
            None => view! { <Fetching part=part fetch=fetch screen=screen /> }.into_any(),
        },
        None => view! { <NotFound /> }.into_any(),
    }
}

/// The page of a part that is fetched first: the same words as while the app opens, then the page itself.
#[component]
fn Fetching(part: Part, fetch: Fetch, screen: Screen) -> impl IntoView {
    let answer = RwSignal::new(None::<Result<Pages, NotFetched>>);
    let begin = move || {
        answer.set(None);
        spawn_local(async move {
            let got = part.fetch(fetch).await;
            // By then another page may have taken this one's place.
            answer.try_set(Some(got));
        });
    };
    let again = move || {
        begin();
        // The button goes; who works by keyboard goes on where the page will be.
        focus_field("main");
    };
    begin();
    move || match answer.get() {
        None => view! { <Opening /> }.into_any(),
        Some(Ok(pages)) => pages(screen.clone()),
        Some(Err(NotFetched)) => view! { <Unfetched again=again /> }.into_any(),
    }
}

#[component]
pub fn Unfetched(#[prop(into)] again: Callback<()>) -> impl IntoView {
    view! {
        <Page title=t!("shell.unfetched.title") instead=true>
            <Callout tone=Tone::Late title=t!("shell.unfetched.why")>
                <p>{t!("shell.unfetched.text")}</p>
                <div class="row">
                    <Button kind=ButtonKind::Primary on_click=again>
                        {t!("shell.unfetched.again")}
                    </Button>
                    <Button on_click=reload>{t!("shell.reload")}</Button>
                </div>
            </Callout>
        </Page>
    }
}

#[component]
fn NotFound() -> impl IntoView {
    let i18n = use_i18n();
    let route = use_route();
    let why = move || match route.get() {
        Route::NotFound(address) => match misread(&address) {
            Some((Dated::Month, text)) => i18n.tv("shell.lost.month", &[("month", &text)]),
            Some((Dated::Day, text)) => i18n.tv("shell.lost.day", &[("day", &text)]),
            Some((Dated::Year, text)) => i18n.tv("shell.lost.year", &[("year", &text)]),
            None => i18n.t("shell.lost.text"),
        },
        _ => i18n.t("shell.lost.text"),
    };
    view! {
        <Page title=t!("shell.lost.title")>
            <EmptyState text=derived(why)>
                <LinkButton href=Route::Today.href() kind=ButtonKind::Primary>
                    {t!("shell.lost.home")}
                </LinkButton>
            </EmptyState>
        </Page>
    }
}
