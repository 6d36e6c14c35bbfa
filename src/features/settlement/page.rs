//! The settlement screen: a month, a person's statement, or the year, as the address says.

use super::{month_view::MonthView, statement_view::StatementView, view, year_view::YearView};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        route::{Route, SettlementQuery, use_route},
    },
    domain::{Month, PersonId},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Month,
    Year,
    Statement,
}

/// What the address asks for, followed while the screen stays.
#[derive(Clone, Copy)]
pub struct Asked {
    pub month: Memo<Month>,
    pub person: Memo<Option<PersonId>>,
    /// The open cell or line.
    pub line: Memo<Option<String>>,
}

/// Follows the address; reload and back show the same again.
#[component]
pub fn SettlementPage() -> impl IntoView {
    let desk = Desk::get();
    let route = use_route();
    let query = Memo::new(move |_| match route.get() {
        Route::Settlement(query) => query,
        _ => SettlementQuery::default(),
    });
    let asked = Asked {
        month: Memo::new(move |_| {
            let named = query.with(|query| query.month.as_deref()?.parse().ok());
            named.unwrap_or_else(|| view::first_choice(&desk.settled(), Month::of(desk.today())))
        }),
        person: Memo::new(move |_| query.with(|query| PersonId::parse(query.person.as_deref()?).ok())),
        line: Memo::new(move |_| query.with(|query| query.line.clone())),
    };
    let shown = Memo::new(move |_| match query.get() {
        SettlementQuery { year: true, .. } => Shown::Year,
        SettlementQuery { person: Some(_), .. } => Shown::Statement,
        _ => Shown::Month,
    });
    move || match shown.get() {
        Shown::Month => view! { <MonthView asked=asked /> }.into_any(),
        Shown::Year => view! { <YearView asked=asked /> }.into_any(),
        Shown::Statement => view! { <StatementView asked=asked /> }.into_any(),
    }
}
