//! The week itself: a column for each day, a line for each person; on a narrow screen the days one below the other.

use super::{
    hours::Hour,
    moves::Direction,
    page::Shared,
    waits::Waits,
    week::{Card, Cell, Day},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{short_day, weekday},
        i18n::use_i18n,
        route::Route,
        words::role_key,
    },
    domain::{DayThing, PersonId, ThingId},
    t,
    ui::{Badge, EmptyState, NameText, Show, Tone, WholeText, focus_field, one_stop},
};
use chrono::Datelike;
use leptos::ev;
use wasm_bindgen::JsCast;

/// What decides how the board is built; what stands in a day follows by itself.
#[derive(Clone, PartialEq)]
struct Shape {
    days: Vec<Day>,
    people: Vec<(PersonId, String)>,
}

/// The id of a visit's link.
pub(super) fn link_id(visit: &ThingId) -> String {
    format!("board-{visit}")
}

#[component]
pub(super) fn Grid(shared: Shared) -> impl IntoView {
    let shape = Memo::new(move |_| {
        shared.board.with(|board| Shape {
            days: board.days.clone(),
            people: board.rows.iter().map(|row| (row.person.clone(), row.name.clone())).collect(),
        })
    });
    let key = move |event: ev::KeyboardEvent| pressed(shared, &event);
    let whole = move || {
        let Shape { days, people } = shape.get();
        if people.is_empty() {
            return view! { <EmptyState text=t!("register.board.nobody") /> }.into_any();
        }
        let names = people.clone();
        let name = |(row, (person, name)): (usize, (PersonId, String))| view! { <Name row=row person=person name=name /> };
        let columns = days.into_iter().enumerate();
        let column = move |(column, day)| view! { <Column shared=shared column=column day=day people=people.clone() /> };
        view! {
            <div class="board-grid" on:keydown=key>
                <span class="board-corner" aria-hidden="true"></span>
                {names.into_iter().enumerate().map(name).collect_view()}
                {columns.map(column).collect_view()}
            </div>
        }
        .into_any()
    };
    view! { <div class="board-week" use:one_stop>{whole}</div> }
}

/// The arrow keys go from card to card; with Ctrl they ask for a move.
fn pressed(shared: Shared, event: &ev::KeyboardEvent) {
    let Some(way) = Direction::of(&event.key()).filter(|_| !event.shift_key() && !event.alt_key()) else {
        return;
    };
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let card = target.and_then(|target| target.closest("[data-card]").ok().flatten());
    let visit = card.and_then(|card| ThingId::parse(&card.get_attribute("data-id")?).ok());
    let Some(visit) = visit else { return };
    event.prevent_default();
    shared.board.with_untracked(|board| {
        if event.ctrl_key() || event.meta_key() {
            if let Some(place) = board.shifted(&visit, way) {
                shared.ask(&visit, Some(place));
            }
        } else if let Some(next) = board.beside(&visit, way) {
            focus_field(&link_id(next));
        }
    });
}

/// The head of a line. Beside each day the name stands once more, for those who do not see the line.
#[component]
fn Name(row: usize, person: PersonId, name: String) -> impl IntoView {
    let desk = Desk::get();
    let role = move || {
        let role = desk.ledger().people.get(&person).map(|known| known.role_on(desk.today()));
        role.map(|role| use_i18n().t(role_key(role)))
    };
    view! {
        <div class="board-name" aria-hidden="true" style:grid-row=(row + 2).to_string()>
            <span class="strong"><NameText text=name /></span>
            <span class="muted small">{role}</span>
        </div>
    }
}

#[component]
fn Column(shared: Shared, column: usize, day: Day, people: Vec<(PersonId, String)>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let place = (column + 2).to_string();
    let name = move || weekday(i18n.words(), day.date.weekday());
    let date = move || short_day(i18n.words(), day.date, desk.today());
    let is_today = move || day.hour.is_none() && day.date == desk.today();
    let rests = day.hour.is_none() && !day.is_workday;
    let head = format!("board-day-{column}");
    let labelled = head.clone();
    let idle = Memo::new(move |_| {
        shared.board.with(|board| {
            board.rows.iter().all(|row| row.cells.get(column).is_none_or(|cell| cell.cards.is_empty()))
        })
    });
    let cells = people.into_iter().enumerate().map(move |(row, (person, name))| {
        view! { <OfDay shared=shared at=(row, column) day=day person=person name=name /> }
    });
    view! {
        <section class="board-column" class:board-idle=move || day.hour.is_some() && idle.get() aria-labelledby=labelled>
            <h2
                class="board-day"
                class:board-today=is_today
                class:board-rest=rests
                id=head
                aria-current=move || is_today().then_some("date")
                style:grid-column=place
            >
                {match day.hour {
                    None => {
                        view! { <span class="nowrap">{name}</span>" "<span class="nowrap">{date}</span> }.into_any()
                    }
                    Some(Hour::Unsaid) => t!("register.board.unsaid").into_any(),
                    Some(Hour::From(hour)) => view! { <span class="num">{format!("{hour}:00")}</span> }.into_any(),
                }}
                {rests.then(|| view! { <span class="small muted">{t!("register.board.rest")}</span> })}
            </h2>
            <Show when=move || idle.get()>
                <p class="board-nothing muted">{t!("register.board.none")}</p>
            </Show>
            <ul class="board-cells">{cells.collect_view()}</ul>
        </section>
    }
}

/// Somebody's day.
#[component]
fn OfDay(shared: Shared, at: (usize, usize), day: Day, person: PersonId, name: String) -> impl IntoView {
    let (row, column) = at;
    let cell = Memo::new(move |_| {
        let of = |board: &super::week::Board| board.rows.get(row)?.cells.get(column).cloned();
        shared.board.with(of).unwrap_or_default()
    });
    let is_there = move || cell.with(|cell| !cell.not_here);
    let person = StoredValue::new(person.to_string());
    let marks = move || {
        let Cell { away, not_here, many, .. } = cell.get();
        let away = away.then(|| view! { <Badge tone=Tone::Late text=t!("register.board.away") /> });
        let much = many.map(|n| {
            view! { <Badge tone=Tone::Waiting text=t!("register.board.much", n = n) /> }
        });
        let gone =
            not_here.then(|| view! { <span class="muted small">{t!("register.board.not_here")}</span> });
        view! { {away} {much} {gone} }
    };
    let cards = move || {
        cell.get().cards.into_iter().map(|card| view! { <OneCard shared=shared card=card /> }).collect_view()
    };
    view! {
        <li
            class="board-cell"
            class:board-idle=move || cell.with(|cell| cell.cards.is_empty() && !cell.away)
            class:board-rest=day.hour.is_none() && !day.is_workday
            class:board-not-here=move || !is_there()
            data-person=move || is_there().then(|| person.get_value())
            data-day=move || is_there().then(|| day.date.to_string())
            data-time=day.hour.and_then(Hour::begins).map(|time| time.to_string())
            style:grid-column=(column + 2).to_string()
            style:grid-row=(row + 2).to_string()
        >
            <span class="board-who strong"><NameText text=name /></span>
            {marks}
            <ul class="board-cards">{cards}</ul>
        </li>
    }
}

#[component]
fn OneCard(shared: Shared, card: Card) -> impl IntoView {
    let Card { id, site, kind, time, stand, waits, clashes, way, phone, is_movable } = card;
    let href = Route::day(DayThing::Visit, &id).href();
    let link = link_id(&id);
    let data = is_movable.then(|| id.to_string());
    let name = StoredValue::new(site.clone());
    let visit = StoredValue::new(id);
    let waits = waits.map(|Waits { said, is_late }| match is_late {
        true => view! { <Badge tone=Tone::Late text=said /> }.into_any(),
        false => view! { <span class="small"><WholeText text=said /></span> }.into_any(),
    });
    let keys = is_movable.then_some("Control+ArrowLeft Control+ArrowRight Control+ArrowUp Control+ArrowDown");
    let may = move || shared.asked.with(Option::is_none);
    let handle = is_movable.then(|| {
        view! {
            <Show when=may>
                <button
                    type="button"
                    class="board-handle"
                    tabindex="-1"
                    aria-label=t!("register.board.move_it", site = name.get_value())
                    on:click=move |_| visit.with_value(|visit| shared.ask(visit, None))
                >
                    <span class="board-grip" aria-hidden="true"></span>
                    <span class="board-word">{t!("register.board.move")}</span>
                </button>
            </Show>
        }
    });
    view! {
        <li class="board-card" class:board-fixed=!is_movable data-card=is_movable.then_some("visit") data-id=data>
            <a class="stop board-link" tabindex="-1" id=link href=href aria-keyshortcuts=keys>
                <span class="board-first">
                    {time.map(|time| view! { <span class="num strong">{time.to_string()}</span> })}
                    " "
                    <span class="muted"><WholeText text=kind /></span>
                </span>
                <span class="board-site"><NameText text=site /></span>
            </a>
            {handle}
            <span class="board-marks">
                {clashes.then(|| view! { <Badge tone=Tone::Late text=t!("register.board.clashes") /> })}
                {waits}
                {way.map(|way| view! { <span class="muted">{t!(way)}</span> })}
                {phone.then(|| view! { <span class="muted small">{t!("register.by_phone")}</span> })}
                {stand.map(|stand| view! { <span class="muted small">{t!(stand)}</span> })}
            </span>
        </li>
    }
}
