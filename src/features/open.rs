//! What is not finished, as screens lead to it: computed once for a screen, and the place where each of it is done.

use crate::{
    app::route::{Route, SettlementQuery},
    ledger::Ledger,
    rules::{
        Subject,
        open::{Open, Task},
    },
};

/// Where something that is open is done.
pub fn route_of(ledger: &Ledger, open: &Open) -> Route {
    let about =
        |kind: &str, id: &str| Route::RecordKind { kind: kind.to_owned(), about: Some(id.to_owned()) };
    let month = |month: crate::domain::Month| {
        let month = Some(month.to_string());
        Route::Settlement(SettlementQuery { month, ..SettlementQuery::default() })
    };
    match (open.lack.task, &open.subject) {
        (Task::TaxRate, _) => Route::Rules,
        (Task::FillPost(_), _) => Route::People,
        (Task::CloseMonth(of) | Task::LookAtMonth(of), _) => month(of),
        (Task::Receipt { .. }, Subject::Contract(id)) => about("receipt", id.as_str()),
        (Task::Consent, _) => Route::RecordKind { kind: "travel".to_owned(), about: None },
        (_, Subject::Contract(id)) => about("contract_done", id.as_str()),
        (_, Subject::Job(id)) if ledger.notices.contains_key(id) => Route::Job(id.to_string()),
        (task, Subject::Job(id)) => repair_form(task).map_or(Route::Today, |kind| about(kind, id.as_str())),
        (_, _) => month(open.month),
    }
}

/// The form of a step of a repair; none for what is decided on the list of today.
fn repair_form(task: Task) -> Option<&'static str> {
    match task {
        Task::Sheet => Some("sheet"),
        Task::Callback | Task::CallAgain => Some("callback"),
        Task::PaidIn => Some("paid_in"),
        Task::ManagerApproval | Task::SalesVpApproval => Some("approved"),
        _ => None,
    }
}

#[cfg(target_arch = "wasm32")]
pub use live::{expected, open_now};

#[cfg(target_arch = "wasm32")]
mod live {
    use crate::{
        app::desk::Desk,
        rules::{
            open::{Known, Open, open},
            prospects::{Prospect, prospects},
        },
    };
    use leptos::prelude::*;
    use std::sync::Arc;

    /// What everybody may still expect. Follows the facts, the rules and the day.
    pub fn expected(desk: Desk) -> Memo<Arc<Vec<Prospect>>> {
        Memo::new(move |_| Arc::new(prospects(&desk.ledger(), &desk.book(), None, desk.today())))
    }

    /// What is open. Follows the clock besides.
    pub fn open_now(desk: Desk, expected: Memo<Arc<Vec<Prospect>>>) -> Memo<Arc<Vec<Open>>> {
        Memo::new(move |_| {
            let (ledger, book, settled, now) = (desk.ledger(), desk.book(), desk.settled(), desk.now());
            let expected = expected.get();
            let known = Known { ledger: &ledger, book: &book, settled: &settled, expected: &expected, now };
            Arc::new(open(&known))
        })
    }
}
