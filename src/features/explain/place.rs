//! Where what a fact tells of can be looked at.

use crate::{
    app::route::Route,
    domain::Thing,
    journal::{BranchFact, Fact, FactBody, PeopleFact, names::Named},
    ledger::Ledger,
};

/// The screen of the work, job or site a fact belongs to; none for what has no screen of its own.
pub fn place_of(ledger: &Ledger, fact: &Fact) -> Option<Route> {
    match &fact.body {
        FactBody::People(PeopleFact::PersonJoined(_))
        | FactBody::People(PeopleFact::PersonChanged(_))
        | FactBody::People(PeopleFact::PersonLeft(_)) => Some(Route::People),
        FactBody::Branch(BranchFact::RulesAdopted(_)) | FactBody::Branch(BranchFact::CalendarEntered(_)) => {
            Some(Route::Rules)
        }
        FactBody::Branch(BranchFact::FeesSet(_)) => Some(Route::RulesAt("fees".to_owned())),
        body => body.names().into_iter().find_map(|named| match named {
            Named::Work(noun, said) => match ledger.meant(noun, said, fact)? {
                Thing::Work(work) => Some(Route::Job(work)),
                Thing::Day(what, id) => Some(Route::day(what, &id)),
                Thing::Journey(_) => None,
            },
            Named::Site(site) => Some(Route::Site(site.to_string())),
            Named::Person(_) => None,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Money, PenaltyClause},
        features::record::samples::{Told, id},
        journal::{MoneyReceived, PenaltyWaived, SheetIn},
    };

    #[test]
    fn a_fact_leads_to_the_work_that_it_is_about() {
        let mut told = Told::branch();
        told.repair("2026-11-09", "7", "black screen").contract("2026-11-02", "7", 1200);
        told.contract("2026-11-02", "M1", 900);
        let ledger = told.ledger();
        let leads = |body: FactBody, to: Option<&str>| {
            let fact = Fact { body, ..(**ledger.facts().first().unwrap()).clone() };
            assert_eq!(place_of(&ledger, &fact).map(|place| place.href()).as_deref(), to);
        };
        leads(FactBody::from(SheetIn { job: id("7") }), Some("#/repairs/7"));
        let amount = Money::yuan(100);
        leads(FactBody::from(MoneyReceived { contract: id("7"), amount }), Some("#/contracts/7"));
        leads(FactBody::from(SheetIn { job: id("8") }), None);
        // A penalty says no more than the number.
        let (person, reason) = (id("li"), String::new());
        let (clause, job) = (PenaltyClause::LateSheet, Some(id("M1")));
        leads(FactBody::from(PenaltyWaived { clause, person, job, reason }), Some("#/contracts/M1"));
    }
}
