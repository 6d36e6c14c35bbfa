//! Everything that was ever recorded, found by words and by kind.

use crate::domain::arrange::Collected;
use crate::{
    app::{
        format::full_day,
        i18n::Words,
        words::{actor_name, fact_kind_key, fact_title},
    },
    domain::Arrange,
    journal::Fact,
    ledger::Ledger,
    ui::find::rank,
};
use std::{collections::BTreeSet, sync::Arc};

/// What the list is narrowed by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    pub typed: String,
    /// The key of a kind's name; empty: all.
    pub kind: String,
}

/// The facts that answer, the newest record first.
pub fn found(words: Words, ledger: &Ledger, search: &Search) -> Vec<Arc<Fact>> {
    let mut facts: Vec<&Arc<Fact>> = ledger.facts().iter().collect();
    facts.arrange_by_key(|fact| std::cmp::Reverse((fact.recorded, fact.id)));
    facts.retain(|fact| search.kind.is_empty() || fact_kind_key(&fact.body) == search.kind);
    if !search.typed.trim().is_empty() {
        facts.retain(|fact| {
            let also = format!(
                "{} {} {} {} {}",
                words.t(fact_kind_key(&fact.body)),
                actor_name(words, ledger, &fact.actor),
                fact.on,
                full_day(words, fact.on),
                fact.device
            );
            rank(&search.typed, &fact_title(words, fact, ledger), &also).is_some()
        });
    }
    facts.into_iter().cloned().collect()
}

/// The kinds that occur, as keys.
pub fn kinds(ledger: &Ledger) -> BTreeSet<&'static str> {
    ledger.facts().iter().map(|fact| fact_kind_key(&fact.body)).distinct()
}

/// The facts that `wanted` picks, the newest record first.
pub fn latest(ledger: &Ledger, wanted: impl Fn(&Fact) -> bool, most: usize) -> Vec<Arc<Fact>> {
    let mut facts: Vec<&Arc<Fact>> = ledger.facts().iter().filter(|fact| wanted(fact)).collect();
    facts.arrange_by_key(|fact| std::cmp::Reverse((fact.recorded, fact.id)));
    facts.into_iter().take(most).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{DeviceId, FactId, PersonId},
        journal::{BranchNamed, FactBody, FollowUpFact, FollowUpsReviewed},
    };
    use chrono::NaiveDate;

    fn ledger() -> Ledger {
        let day: NaiveDate = "2026-11-23".parse().unwrap();
        let person = PersonId::parse("li").unwrap();
        let bodies = [
            FactBody::from(BranchNamed { name: "North".into() }),
            FactBody::from(FollowUpsReviewed { by: person.clone(), qualified: 7 }),
            FactBody::from(FollowUpsReviewed { by: person.clone(), qualified: 9 }),
        ];
        let facts = (1u32..).zip(bodies).map(|(number, body)| {
            Arc::new(Fact {
                id: FactId(uuid::Uuid::from_u128(number.into())),
                on: day,
                recorded: day.and_hms_opt(8, number, 0).unwrap(),
                actor: person.clone(),
                device: DeviceId::parse("d").unwrap(),
                body,
            })
        });
        Ledger::of(&facts.collect::<Vec<_>>())
    }

    #[test]
    fn everything_is_found_by_its_words_and_its_kind() {
        let ledger = ledger();
        let search = |typed: &str, kind: &str| {
            let search = Search { typed: typed.into(), kind: kind.into() };
            found(Words(Lang::En), &ledger, &search).len()
        };
        assert_eq!(search("", ""), 3);
        assert_eq!(search("", "facts.kind.follow_ups"), 2);
        assert_eq!((search("north", ""), search("9 li", ""), search("absent", "")), (1, 1, 0));
        assert_eq!(kinds(&ledger).len(), 2);
    }

    #[test]
    fn the_newest_comes_first() {
        let ledger = ledger();
        let newest = latest(
            &ledger,
            |fact| matches!(fact.body, FactBody::FollowUp(FollowUpFact::FollowUpsReviewed(_))),
            1,
        );
        assert!(matches!(
            newest[0].body,
            FactBody::FollowUp(FollowUpFact::FollowUpsReviewed(FollowUpsReviewed { qualified: 9, .. }))
        ));
    }
}
