//! The board's page: the week and how one goes to another, what nobody has yet, and the dialog of a move.

use super::{
    aside::{ASIDE, Aside},
    calendar::visits_of,
    drag::{Drag, Put},
    grid::Grid,
    hours::hours_of,
    move_dialog::MoveDialog,
    moves::{Moving, Spot},
    paper::PaperBoard,
    week::{Board, board, days_of},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{day as day_words, short_day},
        i18n::use_i18n,
        page::Page,
        route::{Route, navigate, use_route},
        tables::save,
        words::person_name,
    },
    domain::{ThingId, month::add_days, typed::read_day},
    features::{
        jobs::ask::{Ask, whose},
        register::view::Looked,
    },
    journal::{FactBody, VisitMoved, VisitPlanned, kind::Kind as _},
    platform::clock::utc,
    t,
    ui::{Bind, Button, DateInput, LinkButton, Menu, MenuItem, Show, focus_field},
    workflow::{Asked, Command},
};
use chrono::{Days, NaiveDate};
use leptos::ev;

const ICS: &str = "text/calendar;charset=utf-8";

/// What the parts of the board share. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    pub board: Memo<Board>,
    /// The move that is asked for.
    pub moving: RwSignal<Option<Moving>>,
    /// Whom to ask for a move that is not for whoever sits here.
    pub asked: Memo<Option<Asked>>,
    pub plans: Memo<bool>,
    pub drag: Drag,
}

impl Shared {
    /// Asks for a move. Without a place the dialog begins with where the visit is.
    pub(super) fn ask(self, visit: &ThingId, to: Option<Spot>) {
        let may = self.asked.with_untracked(Option::is_none);
        if let Some(moving) = Moving::of(&untrack(|| Desk::get().ledger()), visit, to).filter(|_| may) {
            self.moving.set(Some(moving));
        }
    }

    fn put(self, put: Put, spot: Spot) {
        match put {
            Put::Visit(visit) => {
                let ledger = untrack(|| Desk::get().ledger());
                if ledger.visits.get(&visit).is_some_and(|visit| !spot.has(&visit.place())) {
                    self.ask(&visit, Some(spot));
                }
            }
            Put::Request(request) if self.plans.get_untracked() => {
                navigate(&planned(&request, &spot));
            }
            Put::Request(_) => {}
        }
    }
}

/// The form of a visit for a request, with who is to go and when.
pub(super) fn planned(request: &ThingId, Spot { to, day, time }: &Spot) -> Route {
    let time = time.map(|time| time.to_string());
    Route::PlanVisit { request: request.to_string(), to: to.to_string(), day: day.to_string(), time }
}

/// The day in the address of the register or of its board, or today.
pub fn day_shown() -> Memo<NaiveDate> {
    let desk = Desk::get();
    let route = use_route();
    Memo::new(move |_| {
        let chosen = match route.get() {
            Route::Register { day } | Route::Board { day, .. } => day.and_then(|day| day.parse().ok()),
            _ => None,
        };
        chosen.unwrap_or_else(|| desk.today())
    })
}

/// What one sees of the register at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The lists of a day.
    List,
    /// The board of a day, by its hours.
    Hours,
    Week,
    /// The week's follow-ups, on a screen of their own.
    FollowUps,
}

impl Window {
    /// Where it shows a day; of today the address says none.
    fn at(self, day: NaiveDate, today: NaiveDate) -> Route {
        let day = (day != today).then(|| day.to_string());
        match self {
            Window::List => Route::Register { day },
            Window::Hours => Route::Board { day, hours: true },
            Window::Week => Route::Board { day, hours: false },
            Window::FollowUps => Route::FollowUps { day, print: false },
        }
    }
}

/// Between the lists of a day, its hours, and its week.
#[component]
pub fn Switch(day: Memo<NaiveDate>, now: Window) -> impl IntoView {
    let desk = Desk::get();
    let href = move |to: Window| to.at(day.get(), desk.today()).href();
    let one = move |to: Window, key: &'static str| {
        let current = (to == now).then_some("page");
        view! { <a class="register-view" href=move || href(to) aria-current=current>{t!(key)}</a> }
    };
    view! {
        <nav class="register-views" aria-label=t!("register.view")>
            {one(Window::List, "register.view.list")}
            {one(Window::Hours, "register.view.hours")}
            {one(Window::Week, "register.view.week")}
        </nav>
    }
}

fn trial(today: NaiveDate, body: FactBody) -> Memo<Option<Asked>> {
    whose(Command::Record { on: today, at: None, body })
}

#[component]
pub fn BoardPage(hours: bool) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let day = day_shown();
    let window = if hours { Window::Hours } else { Window::Week };
    let first = Memo::new(move |_| if hours { day.get() } else { days_of(day.get())[0] });
    let shown = Memo::new(move |_| {
        let (ledger, book, moment) = (desk.ledger(), desk.book(), desk.moment());
        let words = i18n.words();
        let looked = Looked { words, ledger: &ledger, book: &book, dues: &moment.dues, now: moment.now };
        let week = board(&looked, first.get());
        if hours { hours_of(week, first.get()) } else { week }
    });
    let title = title_of(first, !hours);
    let today = untrack(|| desk.today());
    let plan = trial(today, FactBody::blank(VisitPlanned::DECLARED));
    let shared = Shared {
        board: shown,
        moving: RwSignal::new(None),
        asked: trial(today, FactBody::blank(VisitMoved::DECLARED)),
        plans: Memo::new(move |_| plan.with(Option::is_none)),
        drag: Drag::new(),
    };
    view! {
        <Page title=t!("register.title_page") lead=t!("register.board.lead") actions=move || view! { <Actions shared=shared first=first hours=hours /> }>
            <div class="list-tools register-tools">
                <Switch day=day now=window />
                <Chooser first=first window=window />
            </div>
            {move || shared.asked.get().map(|asked| view! { <Ask asked=asked act="register.act.moved" /> })}
            <Show when=move || shared.asked.with(Option::is_none)>
                <p class="board-hint small muted no-print">{t!("register.board.hint")}</p>
            </Show>
            <Dragged shared=shared hours=hours />
            <PaperBoard shared=shared title=title />
            <MoveDialog shared=shared />
        </Page>
    }
}

#[component]
fn Actions(shared: Shared, first: Memo<NaiveDate>, hours: bool) -> impl IntoView {
    let desk = Desk::get();
    let his = Memo::new(move |_| {
        shared.board.track();
        calendar_now().is_some()
    });
    let printed = move || Route::PrintRegister { day: first.get_untracked().to_string(), week: !hours };
    let paper = move || Route::PrintRegister { day: first.get().to_string(), week: !hours }.href();
    let may = move || shared.plans.get() || desk.sitter().is_none();
    let take = move || {
        if let (Some(file), Some(name)) = untrack(|| (calendar_now(), calendar_name())) {
            save(&name, ICS, file.as_bytes());
        }
    };
    view! {
        <Show when=may>
            <LinkButton href=Route::record("request").href()>{t!("register.new.request")}</LinkButton>
        </Show>
        <span class="wide-words row">
            <Show when=may>
                <LinkButton href=Route::record("visit_planned").href()>{t!("register.new.visit")}</LinkButton>
            </Show>
            <LinkButton href=derived(paper)>{t!("register.sheet.link")}</LinkButton>
            <Show when=move || his.get()>
                <Button on_click=take>{t!("register.board.calendar")}</Button>
            </Show>
        </span>
        <span class="narrow-words">
            <Menu label=t!("register.new.more")>
                <Show when=may>
                    <MenuItem on_click=move || navigate(&Route::record("visit_planned"))>{t!("register.new.visit")}</MenuItem>
                </Show>
                <MenuItem on_click=move || navigate(&printed())>{t!("register.sheet.link")}</MenuItem>
                <Show when=move || his.get()>
                    <MenuItem on_click=take>{t!("register.board.calendar")}</MenuItem>
                </Show>
            </Menu>
        </span>
    }
}

/// Where what nobody has stands below the board: how many there are, and the way down to them.
#[component]
fn Waiting(shared: Shared, hours: bool) -> impl IntoView {
    let i18n = use_i18n();
    let count = Memo::new(move |_| shared.board.with(|board| board.open.len()));
    let down = move |_| {
        if let Some(aside) = document().get_element_by_id(ASIDE) {
            aside.scroll_into_view();
            focus_field(ASIDE);
        }
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <p class="board-waiting no-print" class:board-beside=!hours>
                <button type="button" class="link" on:click=down>
                    {move || i18n.tv("register.requests", &[("n", &count.get())])}
                </button>
            </p>
        </Show>
    }
}

/// The visits of whoever sits here, as a file.
fn calendar_now() -> Option<String> {
    let desk = Desk::get();
    let (sitter, now) = (desk.sitter()?, untrack(|| desk.now()));
    visits_of(use_i18n().words(), &desk.ledger(), &sitter, now, utc())
}

fn calendar_name() -> Option<String> {
    let desk = Desk::get();
    let words = use_i18n().words_untracked();
    let name = person_name(&desk.ledger(), &desk.sitter()?);
    Some(words.tv("register.board.calendar.file", &[("who", &name), ("day", &desk.today())]) + ".ics")
}

/// What the day or the week that begins on a day is called.
fn title_of(first: Memo<NaiveDate>, is_week: bool) -> Signal<String> {
    let desk = Desk::get();
    let i18n = use_i18n();
    derived(move || {
        let (words, first, today) = (i18n.words(), first.get(), desk.today());
        if !is_week {
            return day_words(words, first, today);
        }
        let (from, to) = (short_day(words, first, today), short_day(words, add_days(first, 6), today));
        words.tv("register.board.week", &[("from", &from), ("to", &to)])
    })
}

/// The day or the week that is shown, and the way to others. `first`: its first day.
#[component]
pub fn Chooser(first: Memo<NaiveDate>, window: Window) -> impl IntoView {
    let desk = Desk::get();
    let is_week = matches!(window, Window::Week | Window::FollowUps);
    let go = move |day: NaiveDate| navigate(&window.at(day, desk.today()));
    let step = if is_week { 7 } else { 1 };
    let back = move || {
        let before = first.get_untracked().checked_sub_days(Days::new(u64::from(step)));
        before.into_iter().for_each(go);
    };
    let on = move || go(add_days(first.get_untracked(), step));
    let chosen = Bind::new(
        move || first.get().to_string(),
        move |text: String| read_day(&text).into_iter().for_each(go),
    );
    let title = title_of(first, is_week);
    let [group, before, now, after] = if is_week {
        ["register.board.which", "register.board.before", "register.board.now", "register.board.after"]
    } else {
        ["register.day", "register.before", "register.today", "register.after"]
    };
    view! {
        <div class="register-day" role="group" aria-label=t!(group)>
            <Button on_click=back label=derived(t!(before))>
                <span class="wide-words">{t!(before)}</span>
                <span class="narrow-words" aria-hidden="true">"\u{2039}"</span>
            </Button>
            <Button on_click=move || go(desk.today())>{t!(now)}</Button>
            <Button on_click=on label=derived(t!(after))>
                <span class="wide-words">{t!(after)}</span>
                <span class="narrow-words" aria-hidden="true">"\u{203a}"</span>
            </Button>
            <DateInput value=chosen label=t!("register.day") />
            // The list has its day in its head.
            {(window != Window::List).then(|| view! { <span class="strong" aria-live="polite">{move || title.get()}</span> })}
        </div>
    }
}

/// The week and what nobody has, between which cards are dragged.
#[component]
fn Dragged(shared: Shared, hours: bool) -> impl IntoView {
    let drag = shared.drag;
    let begin = move |event: ev::PointerEvent| {
        if shared.asked.with_untracked(Option::is_none) {
            drag.begin(&event);
        }
    };
    let end = move |_| {
        if let Some((put, spot)) = drag.end() {
            shared.put(put, spot);
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && drag.cancel() {
            event.prevent_default();
        }
    };
    view! {
        <div
            class="board"
            class:board-by-hours=hours
            class:board-shut=move || shared.asked.with(Option::is_some)
            on:pointerdown=begin
            on:pointermove=move |event| drag.follow(&event)
            on:pointerup=end
            on:pointercancel=move |_| _ = drag.cancel()
            on:dragstart=move |event| event.prevent_default()
            on:keydown=key
            on:click=move |event| drag.click(&event)
        >
            <Waiting shared=shared hours=hours />
            <Grid shared=shared />
            <Aside shared=shared />
        </div>
    }
}
