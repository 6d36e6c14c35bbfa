//! Everything that was ever recorded, found by words and by kind.

use crate::{
    app::{
        format::full_day,
        i18n::Words,
        words::{actor_name, fact_kind_key, fact_title},
    },
    domain::{Collected, FactId},
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

/// What answers of everything that was recorded, as far as one has looked, the newest record first. Of ten years that is
/// 150 000 facts to be put into words: a key press looks at some of them, and the rest follows while the page answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    pub hits: Vec<FactId>,
    /// How many facts one has looked at.
    looked: usize,
    /// Whether these are all.
    pub whole: bool,
}

impl Looked {
    /// Looks at so many facts more.
    pub fn on(mut self, words: Words, ledger: &Ledger, search: &Search, more: usize) -> Looked {
        let answers = |fact: &&Arc<Fact>| search.answers(words, ledger, fact);
        let next = ledger.recorded().rev().skip(self.looked).take(more);
        self.hits.extend(next.filter(answers).map(|fact| fact.id));
        self.looked = self.looked.saturating_add(more).min(ledger.facts().len());
        self.whole = self.looked == ledger.facts().len();
        self
    }
}

impl Search {
    fn answers(&self, words: Words, ledger: &Ledger, fact: &Fact) -> bool {
        let kind = fact_kind_key(&fact.body);
        if !self.kind.is_empty() && kind != self.kind {
            return false;
        }
        if self.typed.trim().is_empty() {
            return true;
        }
        let also = format!(
            "{} {} {} {} {}",
            words.t(kind),
            actor_name(words, ledger, &fact.actor),
            fact.on,
            full_day(words, fact.on),
            fact.device
        );
        rank(&self.typed, &fact_title(words, fact, ledger), &also).is_some()
    }

    /// So many facts are looked at in one go: putting them into words takes long, the kind does not.
    pub fn at_once(&self) -> usize {
        if self.typed.trim().is_empty() { usize::MAX } else { 2000 }
    }
}

/// The facts that answer, the newest record first.
pub fn found(words: Words, ledger: &Ledger, search: &Search) -> Vec<Arc<Fact>> {
    let newest_first = ledger.recorded().rev();
    newest_first.filter(|fact| search.answers(words, ledger, fact)).cloned().collect()
}

/// The kinds that occur, as keys.
pub fn kinds(ledger: &Ledger) -> BTreeSet<&'static str> {
    ledger.facts().iter().map(|fact| fact_kind_key(&fact.body)).distinct()
}

/// The facts that `wanted` picks, the newest record first.
pub fn latest(ledger: &Ledger, wanted: impl Fn(&Fact) -> bool, most: usize) -> Vec<Arc<Fact>> {
    ledger.recorded().rev().filter(|fact| wanted(fact)).take(most).cloned().collect()
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
                link: None,
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
    fn looking_piece_by_piece_finds_what_looking_at_once_finds() {
        let ledger = ledger();
        for (typed, kind) in [("", ""), ("li", ""), ("9", ""), ("", "facts.kind.follow_ups"), ("absent", "")]
        {
            let (words, search) = (Words(Lang::En), Search { typed: typed.into(), kind: kind.into() });
            let all: Vec<FactId> = found(words, &ledger, &search).iter().map(|fact| fact.id).collect();
            for piece in [1, 2, 3, usize::MAX] {
                let mut looked = Looked::default();
                while !looked.whole {
                    assert!(all.starts_with(&looked.hits));
                    looked = looked.on(words, &ledger, &search, piece);
                }
                assert_eq!(looked.hits, all, "{typed} {kind} {piece}");
            }
        }
        let nothing = Looked::default().on(Words(Lang::En), &Ledger::default(), &Search::default(), 1);
        assert!(nothing.whole && nothing.hits.is_empty());
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
