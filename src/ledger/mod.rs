//! What is so: a pure fold of the facts. Never edited by hand; the same facts give the same ledger in any order.

mod contract;
mod fold;
pub mod namesakes;
mod people;
mod work;

pub use contract::Contract;
pub use people::{Person, PersonSpan, Site};
pub use work::{
    At, Closing, Decision, FollowUps, Notice, PaperHandIn, PenaltyRecord, Repair, RuleSetRecord, Stamp,
    Travel,
};

use crate::{
    domain::{Arrange, Calendar, ContractId, FactId, JobId, Month, PersonId, Role, SiteId, TravelId},
    journal::Fact,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{collections::BTreeMap, sync::Arc};

/// The state of the branch.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Every fact, in the order it counts, withdrawn ones included.
    facts: Vec<Arc<Fact>>,
    by_id: BTreeMap<FactId, usize>,
    pub branch: String,
    pub calendar: Calendar,
    pub people: BTreeMap<PersonId, Person>,
    pub sites: BTreeMap<SiteId, Site>,
    /// What tells people and sites of one name apart.
    pub marks: namesakes::Marks,
    pub notices: BTreeMap<JobId, Notice>,
    pub repairs: BTreeMap<JobId, Repair>,
    pub contracts: BTreeMap<ContractId, Contract>,
    pub travel: BTreeMap<TravelId, Travel>,
    pub follow_ups: Vec<FollowUps>,
    pub product_issues: Vec<At<PersonId>>,
    /// Clock-ins by person, in the order of time.
    pub punches: BTreeMap<PersonId, Vec<At<NaiveDateTime>>>,
    pub excused: BTreeMap<(PersonId, NaiveDate), Stamp>,
    /// Findings of 5.1.12.
    pub own_unfinished_work: BTreeMap<(PersonId, Month), Stamp>,
    pub penalties: Vec<PenaltyRecord>,
    /// The first decision on a penalty of a job, by its clause: confirmed or waived.
    pub decisions: BTreeMap<(crate::domain::PenaltyClause, JobId), Decision>,
    pub closings: BTreeMap<Month, Closing>,
    /// Closings of a month that another desk had closed before, without this one knowing.
    pub closed_again: BTreeMap<Month, Vec<Stamp>>,
    pub rule_sets: Vec<RuleSetRecord>,
    /// Which fact withdrew which.
    pub withdrawn: BTreeMap<FactId, Stamp>,
}

impl Ledger {
    /// Folds facts, in whatever order they come.
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a Arc<Fact>>) -> Ledger {
        let mut facts: Vec<Arc<Fact>> = facts.into_iter().cloned().collect();
        facts.arrange_by_key(|fact| fact.order());
        facts.dedup_by_key(|fact| fact.id);
        fold::fold(facts)
    }

    /// The ledger as it was known at a moment.
    pub fn known_by(&self, until: NaiveDateTime) -> Ledger {
        fold::fold(self.facts.iter().filter(|fact| fact.recorded <= until).cloned().collect())
    }

    /// Every fact, in the order it counts.
    pub fn facts(&self) -> &[Arc<Fact>] {
        &self.facts
    }

    pub fn fact(&self, id: FactId) -> Option<&Arc<Fact>> {
        self.by_id.get(&id).map(|index| &self.facts[*index])
    }

    /// Whether a job, a contract or a journey carries this number.
    pub fn has_number(&self, number: &str) -> bool {
        self.notices.contains_key(number)
            || self.repairs.contains_key(number)
            || self.contracts.contains_key(number)
            || self.travel.contains_key(number)
    }

    /// Who holds a role on a day: the one longest in it.
    pub fn holder_of(&self, role: Role, day: NaiveDate) -> Option<&Person> {
        self.people
            .values()
            .filter(|person| person.employed_on(day) && person.role_on(day) == role)
            .min_by_key(|person| (person.joined, person.id.clone()))
    }

    /// The notices of a site, in the order they were issued.
    pub fn notices_of<'a>(&'a self, site: &'a SiteId) -> impl Iterator<Item = &'a Notice> {
        self.sites
            .get(site)
            .into_iter()
            .flat_map(|site| site.notices.iter())
            .filter_map(|notice| self.notices.get(notice))
    }

    /// The repairs of a site, in the order they were done.
    pub fn repairs_of<'a>(&'a self, site: &'a SiteId) -> impl Iterator<Item = &'a Repair> {
        self.sites
            .get(site)
            .into_iter()
            .flat_map(|site| site.repairs.iter())
            .filter_map(|repair| self.repairs.get(repair))
    }

    /// The closing of a month, if it has been closed.
    pub fn closing(&self, month: Month) -> Option<&Closing> {
        self.closings.get(&month)
    }
}
