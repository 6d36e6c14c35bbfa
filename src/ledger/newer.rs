//! Whom a fact concerns that only a newer program understands, as far as one can tell: whoever it names, and whoever does the
//! work that it names.

use super::Ledger;
use crate::{
    domain::{PersonId, WorkId},
    journal::{NewerFact, kind::Noun},
};
use std::collections::BTreeSet;

impl Ledger {
    /// Whose figures a newer program's fact may change.
    pub fn concerned_by(&self, fact: &NewerFact) -> BTreeSet<PersonId> {
        let mut people = BTreeSet::new();
        for text in fact.texts() {
            people.extend(self.people.get(text.as_str()).map(|person| person.id.clone()));
            people.extend(
                self.work_called(Noun::Work, &text).into_iter().flat_map(|work| self.doers_of(&work)),
            );
        }
        people
    }

    /// Who does a piece of work, or has done some of it.
    fn doers_of(&self, work: &WorkId) -> Vec<PersonId> {
        match work {
            WorkId::Notice(id) => {
                let holders = self.notices.get(id).map_or(&[][..], |notice| &notice.holders);
                holders.iter().map(|holder| holder.value.clone()).collect()
            }
            WorkId::Repair(id) => self.repairs.get(id).map(|repair| repair.by.clone()).into_iter().collect(),
            WorkId::Contract(id) => self.contracts.get(id).map_or_else(Vec::new, |contract| {
                let servers = contract.servers.iter().map(|server| server.value.clone());
                servers.chain([contract.signer.clone()]).collect()
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::FactId, journal::Fact};
    use std::sync::Arc;

    fn fact(number: u32, body: &str) -> Arc<Fact> {
        let id = FactId(uuid::Uuid::from_u128(number.into()));
        let text = format!(
            r#"{{"id":"{id}","on":"2026-03-10","recorded":"2026-03-10T09:00:00","actor":"ma","device":"d","link":{{"n":{number}}},"fact":{body}}}"#
        );
        Arc::new(Fact::read(&text).unwrap())
    }

    #[test]
    fn a_newer_fact_changes_nothing_and_names_whom_it_may_concern() {
        let person = |id: &str| {
            format!(
                r#"{{"person":{{"person":"{id}","name":"{id}","role":"technician","base_wage":"3000.00","joined":"2020-01-02"}}}}"#
            )
        };
        let notice =
            r#"{"notice":{"notice":"T1","site":"s","to":"zh","kind":"new","controllers":[{"points":600}]}}"#;
        let known = [fact(1, &person("li")), fact(2, &person("zh")), fact(3, notice)];
        let before = Ledger::of(&known);
        let visit = fact(4, r#"{"visit":{"who":["li"],"job":"T1","told":"somebody"}}"#);
        let after = before.with([&visit]);
        let [newer] = after.newer.values().collect::<Vec<_>>()[..] else { panic!() };
        let concerned: Vec<_> = after.concerned_by(&newer.value).into_iter().collect();
        assert_eq!(concerned.iter().map(PersonId::as_str).collect::<Vec<_>>(), ["li", "zh"]);
        assert!((&after.people, &after.notices) == (&before.people, &before.notices));
        assert_eq!(after.fact(visit.id), Some(&visit));
    }
}
