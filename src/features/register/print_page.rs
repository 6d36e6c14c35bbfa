//! The register of a day or a week as on paper, with boxes to sign in and lines to write on.

use super::{
    board::week::days_of,
    sheet::{COLUMNS, Line, lines, page},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{full_day, short_day, weekday},
        i18n::use_i18n,
        page::Page,
        route::{Route, use_route},
        tables::{Tables, TakeTable},
    },
    platform::print,
    t,
    ui::{Button, ButtonKind, EmptyState, Keyed},
};
use chrono::{Datelike, NaiveDate};

/// So many lines are left to be written by hand.
const BLANK: usize = 5;

/// What the address asks for: the first day, and all of them.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    day: NaiveDate,
    days: Vec<NaiveDate>,
    week: bool,
}

fn asked(route: Route) -> Option<Asked> {
    let Route::PrintRegister { day, week } = route else { return None };
    let day: NaiveDate = day.parse().ok()?;
    Some(Asked { day, days: if week { days_of(day) } else { vec![day] }, week })
}

#[component]
pub fn PrintRegisterPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let route = use_route();
    let asked = Memo::new(move |_| asked(route.get()));
    let lines = Memo::new(move |_| {
        asked.get().map(|asked| lines(i18n.words(), &desk.ledger(), &asked.days)).unwrap_or_default()
    });
    let taken = move |words| {
        let asked = asked.get()?;
        let of = match asked.week {
            true => format!("{}—{}", asked.days.first()?, asked.days.last()?),
            false => asked.day.to_string(),
        };
        Some(Tables::list_of(lines.with(|lines| page(words, lines)), of, desk.today()))
    };
    let back = move || match asked.get() {
        Some(Asked { day, week: true, .. }) => Route::Board { day: Some(day.to_string()), hours: false },
        Some(Asked { day, .. }) => Route::Register { day: Some(day.to_string()) },
        None => Route::register(),
    };
    let other = move || {
        asked.get().map(|Asked { day, week, .. }| {
            let href = Route::PrintRegister { day: day.to_string(), week: !week }.href();
            let key = if week { "register.sheet.of_day" } else { "register.sheet.of_week" };
            view! { <a href=href>{t!(key)}</a> }
        })
    };
    let body = move || match asked.get() {
        Some(asked) => view! {
            <Keyed of=lines let:lines>
                <div class="sheets"><Sheet asked=asked.clone() lines=lines /></div>
            </Keyed>
        }
        .into_any(),
        None => view! { <EmptyState text=t!("register.sheet.no_day") /> }.into_any(),
    };
    view! {
        <Page
            title=t!("register.sheet.title")
            lead=t!("register.sheet.lead")
            actions=move || view! {
                <TakeTable tables=taken />
                <Button kind=ButtonKind::Primary on_click=print::print>{t!("register.sheet.print")}</Button>
            }
        >
            <p class="no-print row">
                <a href=move || back().href()>{t!("register.to_day")}</a>
                {other}
            </p>
            {body}
        </Page>
    }
}

/// The form. Its head stands in the table's, so that every page repeats it.
#[component]
fn Sheet(asked: Asked, lines: Vec<Line>) -> impl IntoView {
    let i18n = use_i18n();
    let week = asked.week;
    let days = asked.days.clone();
    let said = derived(move || {
        let words = i18n.words();
        let one = |day: NaiveDate| [full_day(words, day), weekday(words, day.weekday())].join(" ");
        match (days.first(), days.last()) {
            (Some(from), Some(to)) if week => {
                words.tv("register.board.week", &[("from", &one(*from)), ("to", &one(*to))])
            }
            (Some(day), _) => one(*day),
            _ => String::new(),
        }
    });
    let width = COLUMNS.len() + 1 + usize::from(week);
    let count = lines.len();
    let row = move |(at, line): (usize, Line)| {
        let day = line.day.filter(|_| week).map(|day| short_day(i18n.words(), day, day));
        let cells = line.cells().map(|text| {
            // Hours and names are read at a glance.
            let is_short = text.chars().count() <= 6;
            let is_long = text.split_whitespace().any(|word| word.is_ascii() && word.len() > 14);
            view! { <td class:nowrap=is_short class:sheet-long=is_long>{text.to_owned()}</td> }
        });
        view! {
            <tr>
                <td>{at + 1}</td>
                {week.then(|| view! { <td class="nowrap">{day}</td> })}
                {cells.collect_view()}
            </tr>
        }
    };
    let blank = (0..BLANK).map(|nth| {
        let cells = (1..width).map(|_| view! { <td></td> }).collect_view();
        view! { <tr class="sheet-blank"><td>{count + nth + 1}</td>{cells}</tr> }
    });
    let sign = ["register.sheet.sign.keeper", "register.sheet.sign.manager", "register.sheet.sign.day"];
    let boxes = sign.map(|key| view! { <div class="sign-box">{t!(key)}</div> });
    view! {
        <article class="sheet register-sheet" aria-label=move || said.get() tabindex="0">
            <table class="sheet-table">
                <SheetHead said=said week=week width=width count=count />
                <tbody>
                    {lines.into_iter().enumerate().map(row).collect_view()}
                    {blank.collect_view()}
                    // Within the table: a page that has nothing else has its head.
                    <tr>
                        <td colspan=width.to_string() class="sheet-top">
                            <div class="sign-boxes">{boxes.collect_view()}</div>
                        </td>
                    </tr>
                </tbody>
            </table>
        </article>
    }
}

/// What every page begins with: whose register of when it is, and the columns.
#[component]
fn SheetHead(said: Signal<String>, week: bool, width: usize, count: usize) -> impl IntoView {
    let (desk, i18n) = (Desk::get(), use_i18n());
    let branch = move || desk.ledger().branch.clone();
    let head = COLUMNS.map(|key| view! { <th scope="col">{t!(key)}</th> });
    view! {
        <thead>
            <tr>
                <td colspan=width.to_string() class="sheet-top">
                    <h2 class="sheet-title">{t!("register.sheet.title")}</h2>
                    <div class="sheet-head">
                        <span>{move || i18n.tv("ui.paper.branch", &[("branch", &branch())])}</span>
                        <span>{move || said.get()}</span>
                        <span>{move || i18n.tv("register.sheet.count", &[("n", &count)])}</span>
                    </div>
                </td>
            </tr>
            <tr>
                <th scope="col">{t!("settlement.paper.number")}</th>
                {week.then(|| view! { <th scope="col">{t!("register.sheet.day")}</th> })}
                {head.collect_view()}
            </tr>
        </thead>
    }
}
