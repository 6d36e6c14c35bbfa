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
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Search {
    pub among: Among,
    pub typed: String,
    /// The key of a kind's name; empty: all.
    pub kind: String,
}

/// What is looked at, and in which order.
#[derive(Debug, Clone, Default)]
pub enum Among {
    /// Everything, the newest record first.
    #[default]
    Recorded,
    /// These, in their order.
    These(Arc<Vec<FactId>>),
}

impl PartialEq for Among {
    fn eq(&self, other: &Among) -> bool {
        match (self, other) {
            (Among::Recorded, Among::Recorded) => true,
            (Among::These(one), Among::These(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Among {
    fn len(&self, ledger: &Ledger) -> usize {
        match self {
            Among::Recorded => ledger.facts().len(),
            Among::These(facts) => facts.len(),
        }
    }

    /// So many facts from a place on.
    fn some<'a>(&'a self, ledger: &'a Ledger, from: usize, most: usize) -> Vec<&'a Arc<Fact>> {
        match self {
            Among::Recorded => ledger.recorded().rev().skip(from).take(most).collect(),
            Among::These(facts) => {
                let facts = facts.iter().skip(from).take(most);
                facts.filter_map(|fact| ledger.fact(*fact)).collect()
            }
        }
    }
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
        let (next, all) = (search.among.some(ledger, self.looked, more), search.among.len(ledger));
        self.hits.extend(next.into_iter().filter(answers).map(|fact| fact.id));
        self.looked = self.looked.saturating_add(more).min(all);
        self.whole = self.looked == all;
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

/// The facts that answer, in their order.
pub fn found(words: Words, ledger: &Ledger, search: &Search) -> Vec<Arc<Fact>> {
    let all = search.among.some(ledger, 0, usize::MAX).into_iter();
    all.filter(|fact| search.answers(words, ledger, fact)).cloned().collect()
}

/// The kinds that occur, as keys.
pub fn kinds(ledger: &Ledger, among: &Among) -> BTreeSet<&'static str> {
    among.some(ledger, 0, usize::MAX).into_iter().map(|fact| fact_kind_key(&fact.body)).distinct()
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
                at: None,
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
            let search = Search { typed: typed.into(), kind: kind.into(), ..Search::default() };
            found(Words(Lang::En), &ledger, &search).len()
        };
        assert_eq!(search("", ""), 3);
        assert_eq!(search("", "facts.kind.follow_ups"), 2);
        assert_eq!((search("north", ""), search("9 li", ""), search("absent", "")), (1, 1, 0));
        assert_eq!(kinds(&ledger, &Among::Recorded).len(), 2);
    }

    #[test]
    fn looking_piece_by_piece_finds_what_looking_at_once_finds() {
        let ledger = ledger();
        for (typed, kind) in [("", ""), ("li", ""), ("9", ""), ("", "facts.kind.follow_ups"), ("absent", "")]
        {
            let words = Words(Lang::En);
            let order = Arc::new(ledger.facts().iter().map(|fact| fact.id).collect());
            let among = if typed == "9" { Among::These(order) } else { Among::Recorded };
            let search = Search { typed: typed.into(), kind: kind.into(), among };
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
    fn some_facts_are_listed_in_their_own_order() {
        let ledger = ledger();
        let ids: Vec<FactId> = ledger.recorded().map(|fact| fact.id).take(2).collect();
        let search = Search { among: Among::These(Arc::new(ids.clone())), ..Search::default() };
        let words = Words(Lang::En);
        assert_eq!(Looked::default().on(words, &ledger, &search, usize::MAX).hits, ids);
        let one = Search { kind: "facts.kind.follow_ups".into(), ..search };
        assert_eq!(found(words, &ledger, &one).iter().map(|fact| fact.id).collect::<Vec<_>>(), ids[1..]);
        assert_eq!(kinds(&ledger, &one.among).len(), 2);
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
