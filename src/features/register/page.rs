//! The register's page: a day's requests and visits, each step a link to its form.

use super::{
    board::{BoardPage, Chooser, Switch, Window, day_shown},
    detail::Detail,
    finance::Finance,
    step_links::StepLinks,
    tables,
    view::{List, Looked, Row, lists},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::day as day_words,
        i18n::use_i18n,
        more::{More, drawn},
        page::Page,
        paging::Paging,
        route::{Route, navigate, use_route},
        tables::{Tables, TakeTable},
    },
    features::{calls::view::waiting, jobs::ask::Offered, open::open_without_sums, record::kinds::Kind},
    t,
    ui::{
        Badge, EmptyState, LinkButton, Menu, MenuItem, SearchBox, Section, Show, Tone, WholeText, find::rank,
        one_stop,
    },
    workflow::Command,
};
use chrono::NaiveDate;

#[component]
pub fn RegisterPage() -> impl IntoView {
    let route = use_route();
    let about = Memo::new(move |_| match route.get() {
        Route::Day { what, id } => Some((what, id)),
        _ => None,
    });
    let board = Memo::new(move |_| match route.get() {
        Route::Board { hours, .. } => Some(hours),
        _ => None,
    });
    move || match about.get() {
        Some((what, id)) => view! { <Detail what=what id=id /> }.into_any(),
        None => match board.get() {
            Some(hours) => view! { <BoardPage hours=hours /> }.into_any(),
            None => view! { <OfDay /> }.into_any(),
        },
    }
}

/// The forms that are needed while the phone is at the ear.
const NEW: [(&str, &str); 5] = [
    ("register.new.request", "request"),
    ("register.new.visit", "visit_planned"),
    ("register.new.complaint", "complaint"),
    ("register.new.cash", "collected"),
    ("register.new.unusual", "unusual"),
];

#[component]
fn OfDay() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let day = day_shown();
    let typed = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        let (ledger, book, moment) = (desk.ledger(), desk.book(), desk.moment());
        let looked =
            Looked { words: i18n.words(), ledger: &ledger, book: &book, dues: &moment.dues, now: moment.now };
        lists(&looked, day.get())
    });
    let found = Memo::new(move |_| {
        let typed = typed.get();
        let fits = |row: &Row| typed.is_empty() || rank(&typed, &row.title, &row.about).is_some();
        let all = all
            .get()
            .into_iter()
            .map(|(list, rows)| (list, rows.into_iter().filter(fits).collect::<Vec<_>>()));
        all.filter(|(list, rows)| *list == List::Visits || !rows.is_empty()).collect::<Vec<_>>()
    });
    let shown =
        Memo::new(move |_| found.with(|found| found.iter().map(|(list, _)| *list).collect::<Vec<_>>()));
    view! {
        <Page title=t!("register.title_page") lead=t!("register.lead") actions=move || view! { <New /> }>
            <div class="list-tools register-tools">
                <Switch day=day now=Window::List />
                <Chooser first=day window=Window::List />
                <SearchBox value=typed label=t!("register.find") />
            </div>
            <Ways day=day />
            <For each=move || shown.get() key=|list| *list children=move |list| view! { <OneList list=list found=found day=day /> } />
            <Finance />
        </Page>
    }
}

/// Where else one goes from the register.
#[component]
fn Ways(day: Memo<NaiveDate>) -> impl IntoView {
    let desk = Desk::get();
    let open = open_without_sums(desk);
    let calls = Memo::new(move |_| {
        let (ledger, sitter) = (desk.ledger(), desk.sitter());
        open.with(|open| waiting(&ledger, open, sitter.as_ref(), desk.today()))
    });
    let paper = move || Route::PrintRegister { day: day.get().to_string(), week: false }.href();
    let way = |href: String, text: Signal<String>| view! { <a href=href>{move || text.get()}</a> };
    view! {
        <nav class="register-ways small no-print" aria-label=t!("register.ways")>
            {way(Route::Calls.href(), derived(move || use_i18n().tv("register.calls", &[("n", &calls.get())])))}
            {way(Route::FollowUps { day: None, print: false }.href(), derived(t!("weeks.title")))}
            {way(Route::Owing.href(), derived(t!("owing.title")))}
            {way(Route::Complaints { year: None }.href(), derived(t!("complaints.title")))}
            <a href=paper>{t!("register.sheet.link")}</a>
        </nav>
    }
}

/// Each for whoever may record it. Where there is little room the first one stands there and the others in a menu.
#[component]
fn New() -> impl IntoView {
    let today = untrack(|| Desk::get().today());
    let of = move |(key, kind): (&'static str, &'static str)| {
        Some((key, kind, Kind::of(kind)?.trial_command(today)))
    };
    let link = |(key, kind, trial): (&'static str, &'static str, Command)| {
        view! {
            <Offered trial=trial>
                <LinkButton href=Route::record(kind).href()>{t!(key)}</LinkButton>
            </Offered>
        }
    };
    let item = |(key, kind, trial): (&'static str, &'static str, Command)| {
        view! {
            <Offered trial=trial>
                <MenuItem on_click=move || navigate(&Route::record(kind))>{t!(key)}</MenuItem>
            </Offered>
        }
    };
    let others = move || NEW[1..].iter().copied().filter_map(of).map(item).collect_view();
    view! {
        {NEW[..1].iter().copied().filter_map(of).map(link).collect_view()}
        <span class="wide-words row">{NEW[1..].iter().copied().filter_map(of).map(link).collect_view()}</span>
        <span class="narrow-words"><Menu label=t!("register.new.more")>{others()}</Menu></span>
    }
}

#[component]
fn OneList(list: List, found: Memo<Vec<(List, Vec<Row>)>>, day: Memo<NaiveDate>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let rows = Memo::new(move |_| {
        found.with(|found| {
            found.iter().find(|(one, _)| *one == list).map(|(_, rows)| rows.clone()).unwrap_or_default()
        })
    });
    let paging = RwSignal::new(Paging::SECTION);
    let drawn = drawn(rows, paging);
    let title = derived(move || {
        let words = i18n.words();
        match list {
            List::Visits => {
                let day = day.get();
                words.tv(
                    list.title_key(),
                    &[("day", &day_words(words, day, desk.today())), ("n", &rows.with(Vec::len))],
                )
            }
            _ => words.tv(list.title_key(), &[("n", &rows.with(Vec::len))]),
        }
    });
    let taken = move |words| {
        let page = rows.with(|rows| tables::list(words, "register.title_page", rows));
        (!rows.with(Vec::is_empty)).then(|| Tables::list(page, desk.today()))
    };
    view! {
        <Section title=title actions=move || (list == List::Visits).then(|| view! { <TakeTable tables=taken /> })>
            <Show
                when=move || !rows.with(Vec::is_empty)
                fallback=|| view! { <EmptyState text=t!("register.visits.none") /> }
            >
                <ul class="lines register-rows" class:register-timed=move || rows.with(|rows| rows.iter().any(|row| row.time.is_some())) use:one_stop>
                    {move || drawn.get().into_iter().map(|row| view! { <Line row=row /> }).collect_view()}
                </ul>
                <More paging=paging all=derived(move || rows.with(Vec::len)) />
            </Show>
        </Section>
    }
}

/// One line: what it is, where it has come to, and the steps that it can take.
#[component]
fn Line(row: Row) -> impl IntoView {
    let Row { time, title, about, route, stand, due, next, .. } = row;
    let head = match route {
        Some(route) => {
            view! { <a class="strong stop" tabindex="-1" href=route.href()><WholeText text=title /></a> }
                .into_any()
        }
        None => view! { <span class="strong"><WholeText text=title /></span> }.into_any(),
    };
    let due = due.map(|(by, late)| {
        let tone = if late { Tone::Late } else { Tone::Waiting };
        view! { <Badge tone=tone text=by /> }
    });
    view! {
        <li class="register-row">
            <span class="register-time num">{time.map(|time| time.to_string())}</span>
            <div class="register-what">
                {head}
                <p class="muted small"><WholeText text=about /></p>
            </div>
            <span class="register-stand">{stand}{due}</span>
            <span class="register-next"><StepLinks next=next /></span>
        </li>
    }
}
