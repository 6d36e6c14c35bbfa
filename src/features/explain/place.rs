//! Where what a fact tells of can be looked at.

use crate::{
    app::route::Route,
    journal::{BranchFact, FactBody, PeopleFact, names::Named},
    ledger::Ledger,
};

/// The screen of the job or site a fact belongs to; none for what has no screen of its own.
pub fn place_of(ledger: &Ledger, body: &FactBody) -> Option<Route> {
    match body {
        FactBody::People(PeopleFact::PersonJoined(_))
        | FactBody::People(PeopleFact::PersonChanged(_))
        | FactBody::People(PeopleFact::PersonLeft(_)) => Some(Route::People),
        FactBody::Branch(BranchFact::RulesAdopted(_)) | FactBody::Branch(BranchFact::CalendarEntered(_)) => {
            Some(Route::Rules)
        }
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
