//! A week's list as on paper: for whoever goes, with room for what came of it and the customer's name.

use super::view::Listed;
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::{full_day, short_day},
        i18n::use_i18n,
        page::Page,
        route::Route,
        words::area_key,
    },
    domain::month::add_days,
    platform::print,
    t,
    ui::{Button, ButtonKind, Keyed},
};
use chrono::NaiveDate;

const HEAD: [&str; 8] = [
    "facts.field.site",
    "sites.field.area",
    "sites.field.contact",
    "weeks.last",
    "facts.field.goes",
    "weeks.visit",
    "facts.field.outcome",
    "weeks.customer_signs",
];

#[component]
pub(super) fn Paper(monday: Memo<NaiveDate>, lines: Memo<Vec<Listed>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let back = move || Route::FollowUps { day: Some(monday.get().to_string()), print: false }.href();
    let week = derived(move || {
        let (words, monday) = (i18n.words(), monday.get());
        let (from, to) = (full_day(words, monday), full_day(words, add_days(monday, 6)));
        words.tv("register.board.week", &[("from", &from), ("to", &to)])
    });
    let branch = move || desk.ledger().branch.clone();
    let row = move |(at, line): (usize, Listed)| {
        let words = i18n.words();
        let day =
            |day: Option<NaiveDate>| day.map(|day| short_day(words, day, desk.today())).unwrap_or_default();
        let visit = line.came.visit().map(|(_, day)| day);
        let outcome = match &line.came {
            super::view::Came::Visited(..) => words.t(line.came.key()),
            _ => String::new(),
        };
        let area = line.area.map(|area| words.t(area_key(area))).unwrap_or_default();
        let cells =
            [line.name, area, line.contact, day(line.last), line.who, day(visit), outcome, String::new()];
        view! { <tr><td>{at + 1}</td>{cells.map(|text| view! { <td>{text}</td> }).collect_view()}</tr> }
    };
    let head = move || HEAD.map(|key| view! { <th scope="col">{t!(key)}</th> }).collect_view();
    let boxes = ["register.sheet.sign.manager", "register.sheet.sign.day"];
    let boxes = move || boxes.map(|key| view! { <div class="sign-box">{t!(key)}</div> }).collect_view();
    view! {
        <Page
            title=t!("weeks.title")
            actions=move || view! { <Button kind=ButtonKind::Primary on_click=print::print>{t!("register.sheet.print")}</Button> }
        >
            <p class="no-print"><a href=back>{t!("weeks.back")}</a></p>
            <Keyed of=lines let:lines>
                <div class="sheets">
                    <article class="sheet register-sheet" aria-label=move || week.get() tabindex="0">
                        <table class="sheet-table">
                            <thead>
                                <tr>
                                    <td colspan="9" class="sheet-top">
                                        <h2 class="sheet-title">{t!("weeks.title")}</h2>
                                        <div class="sheet-head">
                                            <span>{move || i18n.tv("ui.paper.branch", &[("branch", &branch())])}</span>
                                            <span>{move || week.get()}</span>
                                        </div>
                                    </td>
                                </tr>
                                <tr><th scope="col">{t!("settlement.paper.number")}</th>{head()}</tr>
                            </thead>
                            <tbody>{lines.into_iter().enumerate().map(row).collect_view()}</tbody>
                        </table>
                        <div class="sign-boxes">{boxes()}</div>
                    </article>
                </div>
            </Keyed>
        </Page>
    }
}
