//! Where what a fact tells of can be looked at.

use crate::{app::route::Route, domain::ContractId, journal::FactBody, ledger::Ledger};

/// The screen of the job or site a fact belongs to; none for what has no screen of its own.
pub fn place_of(ledger: &Ledger, body: &FactBody) -> Option<Route> {
    let job = |id: &crate::domain::JobId| Some(Route::Job(id.to_string()));
    match body {
        FactBody::Notice { notice, .. }
        | FactBody::Reassign { notice, .. }
        | FactBody::Finished { notice }
        | FactBody::PapersUntil { notice, .. }
        | FactBody::Papers { notice, .. }
        | FactBody::Recheck { notice, .. }
        | FactBody::Ruling { notice, .. }
        | FactBody::Successor { notice, .. } => job(notice),
        FactBody::Callback { job: id, .. }
        | FactBody::Sheet { job: id }
        | FactBody::Approved { job: id, .. } => job(id),
        FactBody::Repair { repair, .. } | FactBody::PaidIn { repair } => job(repair),
        FactBody::Penalty { job: Some(id), .. } | FactBody::Waived { job: Some(id), .. } => {
            let contract = ledger.contracts.get(id.as_str());
            contract.map_or_else(|| job(id), |contract| Some(Route::Site(contract.site.to_string())))
        }
        FactBody::Site { site, .. } | FactBody::Acceptance { site } | FactBody::Contract { site, .. } => {
            Some(Route::Site(site.to_string()))
        }
        FactBody::Receipt { contract, .. }
        | FactBody::Server { contract, .. }
        | FactBody::ContractDone { contract, .. } => of_contract(ledger, contract),
        FactBody::Person { .. } | FactBody::PersonChanged { .. } | FactBody::Leave { .. } => {
            Some(Route::People)
        }
        FactBody::RuleSet { .. } | FactBody::Calendar(_) => Some(Route::Rules),
        _ => None,
    }
}

fn of_contract(ledger: &Ledger, contract: &ContractId) -> Option<Route> {
    ledger.contracts.get(contract).map(|contract| Route::Site(contract.site.to_string()))
}
