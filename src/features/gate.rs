//! What stands before every page: opening, a store that cannot be opened, the first run, and what concerns all pages.

use super::{
    around::Around,
    data::keep::ask_when_first_stored,
    pages::Unfetched,
    reach::offer_answers,
    store_notices::{Blocked, FromNewer, SlowStoring, Unread},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::{Desk, DeskState, Failure},
        i18n::use_i18n,
        page::Page,
        route::{Route, Screen},
        staged::keep_covered,
    },
    t,
    ui::{Button, ButtonKind, Callout, Show, Tone},
};
use leptos::task::spawn_local;

/// What the desk allows to be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Opening,
    /// What the desk works with did not come.
    Unfetched,
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
        DeskState::Broken(Failure::NotFetched) => Phase::Unfetched,
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
    offer_answers();
    let phase = phase();
    let screen = route.screen();
    view! {
        {move || {
            matches!(phase.get(), Phase::Empty | Phase::Unread | Phase::Ready).then(|| view! { <Banners /> })
        }}
        {move || match phase.get() {
            Phase::Opening => view! { <OpeningStore /> }.into_any(),
            Phase::Unfetched => view! { <Unfetched again=move || Desk::get().open_again() /> }.into_any(),
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
                <Callout tone=Tone::Waiting title=t!("shell.slow.why")>
                    <p>{t!("shell.slow.opening.text")}</p>
                    <Button on_click=reload>{t!("shell.reload")}</Button>
                </Callout>
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
        DeskState::Broken(failure) => desk.words_of(i18n.words(), &failure),
        _ => String::new(),
    };
    let export = move || {
        spawn_local(async move {
            let words = i18n.words_untracked();
            let saved = match Around::fetched().await {
                Ok(around) => (around.save_as_stored)(words, desk).await.map_err(Failure::Store),
                Err(failure) => Err(failure),
            };
            let said = match saved {
                Ok(()) => words.t("shell.broken.exported"),
                Err(failure) => desk.words_of(words, &failure),
            };
            answer.try_set(Some(said));
        });
    };
    view! {
        <Page title=t!("shell.broken.title") lead=t!("shell.broken.lead") instead=true>
            <Callout tone=Tone::Late title=t!("shell.broken.why")>
                <p>{why}</p>
                <div class="row">
                    <Button kind=ButtonKind::Primary on_click=reload>
                        {t!("shell.reload")}
                    </Button>
                    <Button on_click=export>{t!("shell.broken.export")}</Button>
                </div>
                <p role="status">{move || answer.get()}</p>
            </Callout>
        </Page>
    }
}

/// What concerns every page, first of all that nothing can be stored.
#[component]
fn Banners() -> impl IntoView {
    let notices = || Around::arrived().map(|around| (around.notices)());
    view! {
        // Also on paper.
        <Unread />
        <FromNewer />
        <div class="banners no-print">
            <Blocked />
            <SlowStoring />
            {notices}
        </div>
    }
}
