//! What stands before every page: opening, a store that cannot be opened, the first run, and what concerns all pages.

use super::{
    clock::ClockNotice,
    data::{keep::ask_when_first_stored, leave::leave_sample, rescue::save_as_stored},
    people::view::seats,
    reach::{offer_answers, offer_everything},
    rules::names::place_words,
    store_notices::{Blocked, SlowStoring, Unread},
    who::{Who, offer_seats},
};
use crate::{
    app::{
        desk::{Desk, DeskState},
        help::Help,
        i18n::use_i18n,
        page::Page,
        route::{Route, Screen},
        staged::keep_covered,
        words::{failure_words, month_words, store_words},
    },
    rules::book::LeftOut,
    t,
    ui::{Button, ButtonKind, Notice, Tone},
    workflow::sample::is_sample,
};
use leptos::{prelude::*, task::spawn_local};

/// What the desk allows to be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Opening,
    Broken,
    /// Nothing has been recorded yet: the first run.
    Empty,
    /// Nothing of what is stored can be read: the first run, and what is stored.
    Unread,
    Ready,
}

/// How far the desk is; changes only when something else is to be shown.
fn phase() -> Memo<Phase> {
    let desk = Desk::get();
    Memo::new(move |_| match desk.state() {
        DeskState::Opening => Phase::Opening,
        DeskState::Broken(_) => Phase::Broken,
        _ if desk.ledger().facts().is_empty() => match desk.faults().is_empty() {
            true => Phase::Empty,
            false => Phase::Unread,
        },
        _ => Phase::Ready,
    })
}

/// The page of a route when there is something to show, and what there is instead until then.
#[component]
pub fn Gate(route: Route, #[prop(into)] page: Callback<Screen, AnyView>) -> impl IntoView {
    ask_when_first_stored();
    offer_seats();
    offer_everything();
    offer_answers();
    let phase = phase();
    let screen = route.screen();
    view! {
        {move || {
            (!matches!(phase.get(), Phase::Opening | Phase::Broken)).then(|| view! { <Banners /> })
        }}
        {move || match phase.get() {
            Phase::Opening => view! { <OpeningStore /> }.into_any(),
            Phase::Broken => view! { <BrokenPage /> }.into_any(),
            // An address that leads nowhere says so even then.
            Phase::Empty if screen != Screen::NotFound => page.run(Screen::Setup),
            Phase::Unread if !matches!(screen, Screen::NotFound | Screen::Data) => page.run(Screen::Setup),
            Phase::Empty | Phase::Unread | Phase::Ready => page.run(screen.clone()),
        }}
    }
}

/// What stands where a page will be in a moment.
#[component]
pub fn Opening() -> impl IntoView {
    keep_covered();
    view! {
        <p class="gate-opening muted" role="status">
            {t!("shell.opening")}
        </p>
    }
}

/// The same, and what may be the matter when it takes long.
#[component]
fn OpeningStore() -> impl IntoView {
    let desk = Desk::get();
    // What takes long is said where the app is seen.
    view! {
        <Show when=move || !desk.is_slow()>
            <Opening />
        </Show>
        <Show when=move || desk.is_slow()>
            <Page title=t!("shell.slow.opening.title") instead=true>
                <Notice tone=Tone::Waiting title=t!("shell.slow.why")>
                    <p>{t!("shell.slow.opening.text")}</p>
                    <Button on_click=reload>{t!("shell.reload")}</Button>
                </Notice>
            </Page>
        </Show>
    }
}

/// Loads the app anew.
pub fn reload() {
    // A page that cannot be loaded again stays as it is.
    let _ = window().location().reload();
}

/// What was stored could not be opened or read: why, and a way to take it away as it is.
#[component]
fn BrokenPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let answer = RwSignal::new(None::<String>);
    let why = move || match desk.state() {
        DeskState::Broken(failure) => failure_words(i18n.words(), &failure, &desk.ledger()),
        _ => String::new(),
    };
    let export = move || {
        let (now, device) = untrack(|| (desk.now(), desk.device()));
        spawn_local(async move {
            let words = i18n.words_untracked();
            let name = untrack(|| desk.device_name(words));
            let said = match save_as_stored(words, now, &device, &name).await {
                Ok(()) => words.t("shell.broken.exported"),
                Err(error) => store_words(words, &error),
            };
            answer.try_set(Some(said));
        });
    };
    view! {
        <Page title=t!("shell.broken.title") lead=t!("shell.broken.lead") instead=true>
            <Notice tone=Tone::Late title=t!("shell.broken.why")>
                <p>{why}</p>
                <div class="row">
                    <Button kind=ButtonKind::Primary on_click=reload>
                        {t!("shell.reload")}
                    </Button>
                    <Button on_click=export>{t!("shell.broken.export")}</Button>
                </div>
                <p role="status">{move || answer.get()}</p>
            </Notice>
        </Page>
    }
}

/// What concerns every page: nothing can be stored; the clock is set wrong; nobody sits here; this is the sample.
#[component]
fn Banners() -> impl IntoView {
    view! {
        // Also on paper.
        <Unread />
        <div class="banners no-print">
            <Blocked />
            <SlowStoring />
            <ClockNotice />
            <LeftOutRules />
            <NobodySits />
            <SampleLine />
        </div>
    }
}

/// Adopted rules that cannot be gone by: pay is not what the branch decided until they are mended.
#[component]
fn LeftOutRules() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let left_out = Memo::new(move |_| match desk.ledger().rule_sets.is_empty() {
        // Reading the regulation takes a moment, which the first run does not need.
        true => Vec::new(),
        false => desk.book().left_out().to_vec(),
    });
    let line = move |set: LeftOut| {
        let month = month_words(i18n.words(), set.from);
        let value = place_words(i18n.words(), set.why.name());
        let said =
            i18n.tv("shell.left_out.set", &[("month", &month), ("name", &set.name), ("value", &value)]);
        view! { <p>{said}</p> }
    };
    let banner = move || {
        let sets = left_out.get();
        (!sets.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Late title=t!("shell.left_out.title")>
                    {sets.into_iter().map(line).collect_view()}
                    <p>
                        <a href=Route::WhatIf.href()>{t!("shell.left_out.mend")}</a>
                    </p>
                </Notice>
            }
        })
    };
    view! { {banner} }
}

#[component]
fn NobodySits() -> impl IntoView {
    let desk = Desk::get();
    let asks = Memo::new(move |_| desk.sitter().is_none() && !seats(&desk.ledger(), desk.today()).is_empty());
    let banner = move || {
        asks.get().then(|| {
            view! {
                <Notice tone=Tone::Waiting title=t!("shell.who.ask")>
                    <p>{t!("shell.who.why")}</p>
                    <div class="who-ask">
                        <Who />
                    </div>
                </Notice>
            }
        })
    };
    view! { {banner} }
}

#[component]
fn SampleLine() -> impl IntoView {
    let desk = Desk::get();
    let sample = Memo::new(move |_| is_sample(&desk.ledger()));
    let leave = leave_sample();
    let line = move || {
        sample.get().then(|| {
            view! {
                <p class="sample-line">
                    {t!("shell.sample")} " "
                    <button type="button" class="link" id="tour-begin" on:click=|_| Help::get().tour(true)>
                        {t!("shell.sample.tour")}
                    </button> " "
                    <button type="button" class="link" on:click=move |_| leave()>
                        {t!("shell.sample.own")}
                    </button>
                </p>
            }
        })
    };
    view! { {line} }
}
