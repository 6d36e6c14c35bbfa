//! A month at a glance.

use super::{
    actions::MonthActions, aside::Aside, cell_pane::CellPane, closing::{ClosedTwice, Closing}, grid_table::GridTable,
    page::Asked, people_list::PeopleList, route, tools::Tools, view,
};
use crate::{
    features::open::expected,
    app::{desk::Desk, i18n::use_i18n, page::Page, route::Route, words::month_words},
    t,
    ui::{ButtonKind, EmptyState, LinkButton},
};
use leptos::prelude::*;

/// People × items, what waits, and the closing.
#[component]
pub fn MonthView(asked: Asked) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let month = asked.month;
    let expected = expected(desk);
    let sheet = Memo::new(move |_| desk.settled().sheet(month.get()).cloned());
    let empty = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().is_none_or(|s| !view::has_lines(s))));
    let open = Memo::new(move |_| asked.line.with(|line| line.as_deref().and_then(view::parse_cell)));
    let content = move || {
        if empty.get() {
            return view! {
                <EmptyState text=t!("settlement.empty")>
                    <LinkButton href=Route::Record.href() kind=ButtonKind::Primary>
                        {t!("settlement.empty.record")}
                    </LinkButton>
                </EmptyState>
            }
            .into_any();
        }
        view! {
            <div class="settle" class:settle-open=move || open.get().is_some()>
                <div class="settle-main">
                    <GridTable sheet=sheet open=open />
                    <PeopleList sheet=sheet />
                </div>
                {move || open.get().map(|(item, person)| view! { <CellPane sheet=sheet item=item person=person /> })}
            </div>
            <Aside month=month expected=expected />
            <Closing month=month sheet=sheet expected=expected />
        }
        .into_any()
    };
    // On paper nothing else says whose and which month's it is.
    let title = move || {
        let month = month_words(i18n.words(), month.get());
        i18n.tv("settlement.print.grid", &[("branch", &desk.ledger().branch), ("month", &month)])
    };
    view! {
        <Page
            title=t!("shell.place.settlement")
            lead=t!("settlement.lead")
            actions=move || view! { <MonthActions sheet=sheet empty=empty /> }
        >
            <Tools month=month sheet=sheet year=false go=route::month />
            <ClosedTwice month=month />
            <p class="print-only sheet-title">{title}</p>
            {content}
        </Page>
    }
}
