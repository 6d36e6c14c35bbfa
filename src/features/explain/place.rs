//! Where what a fact tells of can be looked at.

use crate::{
    app::route::Route,
    journal::{FactBody, names::Named},
    ledger::Ledger,
};

/// The screen of the job or site a fact belongs to; none for what has no screen of its own.
pub fn place_of(ledger: &Ledger, body: &FactBody) -> Option<Route> {
    match body {
        FactBody::Person { .. } | FactBody::PersonChanged { .. } | FactBody::Leave { .. } => {
            Some(Route::People)
        }
        FactBody::RuleSet { .. } | FactBody::Calendar(_) => Some(Route::Rules),
        _ => body.names().into_iter().find_map(|named| match named {
            // A contract is looked at where its site is.
            Named::Work(id) => Some(match ledger.contracts.get(id) {
                Some(contract) => Route::Site(contract.site.to_string()),
                None => Route::Job(id.to_owned()),
            }),
            Named::Site(site) => Some(Route::Site(site.to_string())),
            Named::Person(_) => None,
        }),
    }
}
