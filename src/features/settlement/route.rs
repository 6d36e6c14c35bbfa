//! The addresses within the settlement.

use crate::{
    app::route::{Route, SettlementQuery},
    domain::{Month, PersonId},
};

/// A month at a glance.
pub fn month(month: Month) -> Route {
    Route::Settlement(SettlementQuery { month: Some(month.to_string()), ..SettlementQuery::default() })
}

/// A month with one of its cells open; none closes it.
pub fn cell(month: Month, cell: Option<String>) -> Route {
    let month = Some(month.to_string());
    Route::Settlement(SettlementQuery { month, line: cell, ..SettlementQuery::default() })
}

/// A person's statement, with one of its lines open.
pub fn statement(month: Month, person: &PersonId, line: Option<String>) -> Route {
    let (month, person) = (Some(month.to_string()), Some(person.to_string()));
    Route::Settlement(SettlementQuery { month, person, line, year: false })
}

/// The year that a month lies in.
pub fn year(month: Month) -> Route {
    let month = Some(month.to_string());
    Route::Settlement(SettlementQuery { month, year: true, ..SettlementQuery::default() })
}
