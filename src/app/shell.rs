//! What is around every screen: the rail on the desk, the bottom bar on the phone, messages, palette, keys.

use crate::app::backup::keeper::Keeper;
use crate::app::desk::Desk;
use crate::app::dialogs::Dialogs;
use crate::app::help::{Help, Topic};
use crate::app::icons::{self, Mark};
use crate::app::keys::follow_keys;
use crate::app::newer::NewerBuild;
use crate::app::palette::use_palette;
use crate::app::places::Place;
use crate::app::preferences::Preferences;
use crate::app::route::{Route, Screen, came_back, use_route};
use crate::app::staged::{Piece, Staged};
use crate::app::toast::ToastRegion;
use crate::t;
use crate::ui::prelude::*;
use crate::ui::{Badge, Show, Tone, focus_field};

/// The frame of the app. `page` builds the page of a route anew when its screen changes; `who` shows, and lets one change, who sits here.
#[component]
pub fn Shell(page: fn(Route) -> AnyView, #[prop(into)] who: ViewFn) -> impl IntoView {
    let route = use_route();
    let screen = Memo::new(move |_| route.with(|route| route.screen()));
    let help = RwSignal::new(false);
    let more = RwSignal::new(false);
    follow_keys(help);
    let staged = Staged::begin();
    // Built once: what comes after it is none of its business.
    let has_page = Memo::new(move |_| staged.has(Piece::Page));
    let dialogs = Dialogs { screen, more, keys: help, who: who.clone() };
    view! {
        <a
            class="skip"
            href="#main"
            on:click=|event| {
                event.prevent_default();
                focus_field("main");
            }
        >
            {t!("shell.skip")}
        </a>
        <div class="shell">
            <Show when=move || staged.has(Piece::Rail)>
                <Rail screen=screen help=help who=who.clone() staged=staged />
            </Show>
            <header class="branch-line no-print">
                <Show when=move || staged.has(Piece::Line)>
                    <BranchName />
                    <BackupAge />
                </Show>
            </header>
            <main class="main" id="main" tabindex="-1">
                <Show when=move || staged.has(Piece::Line)>
                    <NewerBuild />
                </Show>
                {move || {
                    screen.track();
                    has_page.get().then(|| page(route.get_untracked()))
                }}
            </main>
            <Show when=move || staged.has(Piece::Bar)>
                <BottomBar screen=screen more=more />
            </Show>
        </div>
        <Show when=move || staged.has(Piece::Followers)>
            <Followers route=route screen=screen more=more />
        </Show>
        <Show when=move || staged.has(Piece::Dialogs)>
            <ToastRegion />
            {dialogs.shown()}
        </Show>
    }
}

/// What follows where one is, and what was stored.
#[component]
fn Followers(route: Signal<Route>, screen: Memo<Screen>, more: RwSignal<bool>) -> impl IntoView {
    let begins = Memo::new(move |_| route.with(|route| route.begins()));
    Keeper::get().follow();
    // Answers are about the screen one is on.
    Effect::new(move |_| Help::get().leave_for(route.with(Topic::of)));
    Effect::new(move |before: Option<Option<String>>| {
        let now = begins.get();
        // What is opened within a screen is read from its beginning.
        if before.is_some_and(|before| before != now) && now.is_some() && !came_back() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        now
    });
    Effect::new(move |before: Option<Screen>| {
        let now = screen.get();
        // A new screen begins at its top, for the eye and for the keyboard; the first one as the browser has it.
        if before.is_some_and(|before| before != now) {
            more.set(false);
            // The focus first: the browser scrolls to what has it, past the branch's name above.
            focus_field("main");
            if !came_back() {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
        now
    });
}

fn place_link(place: Place, screen: Memo<Screen>) -> impl IntoView {
    let here = move || screen.with(|screen| Place::of(screen) == Some(place));
    view! {
        <li>
            <a class="place" href=place.route().href() aria-current=move || here().then_some("page")>
                {t!(place.name_key())} {(place == Place::Data).then(|| view! { <BackupAge /> })}
            </a>
        </li>
    }
}

/// Whose book this is: in the rail on the desk, above the page on the phone.
#[component]
fn BranchName() -> impl IntoView {
    let desk = Desk::get();
    let branch = Memo::new(move |_| desk.ledger().branch.clone());
    view! {
        <Show when=move || !branch.with(String::is_empty)>
            <span class="brand-branch" title=move || branch.get()>
                <bdi>{move || branch.get()}</bdi>
            </span>
        </Show>
    }
}

/// The age of the last good backup: beside the data's place on the desk, above the page on the phone.
#[component]
fn BackupAge() -> impl IntoView {
    let desk = Desk::get();
    let overdue = Memo::new(move |_| desk.backup_overdue());
    let mark = move || {
        overdue.get().map(|days| view! { <Badge tone=Tone::Waiting text=t!("shell.backup.age", n = days) /> })
    };
    view! { {mark} }
}

pub(super) fn place_list(places: impl Iterator<Item = Place>, screen: Memo<Screen>) -> impl IntoView {
    view! { <ul class="places">{places.map(|place| place_link(place, screen)).collect_view()}</ul> }
}

#[component]
fn Rail(screen: Memo<Screen>, help: RwSignal<bool>, who: ViewFn, staged: Staged) -> impl IntoView {
    let palette = use_palette();
    view! {
        <header class="rail">
            <a class="brand" href="#/" translate="no">
                {t!("shell.app")}
                <BranchName />
            </a>
            <button type="button" class="rail-find" on:click=move |_| palette.open()>
                <span>{t!("shell.palette.button")}</span>
                <kbd>{t!("shell.keys.palette_key")}</kbd>
            </button>
            <nav class="rail-places" aria-label=t!("shell.nav")>
                <Show when=move || staged.has(Piece::Places)>
                    {Place::GROUPS
                        .map(|group| place_list(group.iter().copied(), screen))
                        .into_iter()
                        .collect_view()}
                </Show>
            </nav>
            <div class="rail-foot">
                <Show when=move || staged.has(Piece::Choices)>
                    <div class="rail-who">{who.run()}</div>
                    <Preferences />
                </Show>
                <button type="button" class="link rail-keys" on:click=move |_| help.set(true)>
                    {t!("shell.keys.title")}
                </button>
            </div>
        </header>
    }
}

#[component]
fn BottomBar(screen: Memo<Screen>, more: RwSignal<bool>) -> impl IntoView {
    let place = move |place: Place| {
        let here = move || screen.with(|screen| Place::of(screen) == Some(place));
        let path = match place {
            Place::Today => icons::TODAY,
            Place::Jobs => icons::JOBS,
            Place::MyPay => icons::MY_PAY,
            _ => icons::REGISTER,
        };
        view! {
            <a class="bar-place" href=place.route().href() aria-current=move || here().then_some("page")>
                <Mark path=path />
                {t!(place.name_key())}
            </a>
        }
    };
    let in_more =
        move || screen.with(|screen| Place::of(screen).is_some_and(|place| !Place::BAR.contains(&place)));
    view! {
        <nav class="bar" aria-label=t!("shell.nav")>
            {Place::BAR.map(place).into_iter().collect_view()}
            <button
                type="button"
                class="bar-place"
                class:bar-current=in_more
                aria-haspopup="dialog"
                on:click=move |_| more.set(true)
            >
                <Mark path=icons::MORE />
                {t!("shell.more")}
            </button>
        </nav>
    }
}
