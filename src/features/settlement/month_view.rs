//! A month at a glance.

use super::{
    actions::MonthActions,
    apart::{Owing, SoFar},
    aside::Aside,
    cell_pane::CellPane,
    closed_twice::ClosedTwice,
    closing::Closing,
    grid_table::GridTable,
    page::Asked,
    people_list::PeopleList,
    route,
    summary_head::Signatures,
    tools::Tools,
    view,
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, page::Page, route::Route},
    t,
    ui::{ButtonKind, EmptyState, LinkButton},
};

/// With more columns than this the lines of an open figure stand below the grid, not beside it, on a usual screen.
const MANY: usize = 6;

/// People × items, what waits, and the closing.
#[component]
pub fn MonthView(asked: Asked) -> impl IntoView {
    let desk = Desk::get();
    let month = asked.month;
    let whole = Memo::new(move |_| desk.settled().sheet(month.get()).cloned());
    // What is only how things stand is shown apart.
    let sheet =
        Memo::new(move |_| whole.with(|whole| whole.as_ref().map(|whole| whole.pay_so_far(desk.today()))));
    let empty = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().is_none_or(|s| !view::has_lines(s))));
    let open = Memo::new(move |_| asked.line.with(|line| line.as_deref().and_then(view::parse_cell)));
    let unsettled = Memo::new(move |_| view::unsettled(&desk.expected(), month.get()));
    let many = Memo::new(move |_| {
        sheet.with(|sheet| {
            let columns = |sheet| view::grid(&desk.ledger(), sheet, &unsettled.get()).columns.len();
            sheet.as_ref().is_some_and(|sheet| columns(sheet) > MANY)
        })
    });
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
            <div
                class="settle"
                class:settle-open=move || open.get().is_some()
                class:settle-many=move || many.get()
            >
                <div class="settle-main">
                    <GridTable sheet=sheet unsettled=unsettled open=open />
                    <Signatures />
                    <PeopleList sheet=sheet />
                </div>
                {move || open.get().map(|(item, person)| view! { <CellPane sheet=sheet item=item person=person /> })}
            </div>
            <div class="stack-sections no-print">
                <SoFar sheet=whole />
                <Owing sheet=sheet />
                <Aside month=month />
                <Closing month=month sheet=sheet />
            </div>
        }
        .into_any()
    };
    view! {
        <Page
            title=t!("shell.place.settlement")
            lead=t!("settlement.lead")
            actions=move || view! { <MonthActions sheet=sheet empty=empty /> }
        >
            <Tools month=month sheet=sheet year=false go=route::month />
            <ClosedTwice month=month />
            {content}
        </Page>
    }
}
