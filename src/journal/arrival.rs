//! What came here from elsewhere: a file that was taken in, when, and which facts it brought. Remembered by the browser that took
//! it in and by no other: a fact says when it was recorded, as its device claims; when it came here, nobody else can say.

use super::Fact;
use crate::domain::{Arrange, DeviceId, FactId};
use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// How many bytes an id takes.
const ID_BYTES: usize = 16;

/// What is recorded an hour before it comes is so because of the way, not of a claim.
const ON_THE_WAY: TimeDelta = TimeDelta::hours(1);

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub name: String,
    /// That it was exported on.
    pub device: DeviceId,
    pub exported: NaiveDateTime,
}

/// Facts that came at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// Local time.
    pub came: NaiveDateTime,
    pub from: Source,
    /// How many facts were new.
    pub facts: usize,
}

impl Arrival {
    /// Whether a fact claims to have been recorded well before it came.
    pub fn is_well_after(&self, fact: &Fact) -> bool {
        self.came - fact.recorded > ON_THE_WAY
    }
}

/// The ids of facts, one after the other.
pub fn id_bytes(facts: impl Iterator<Item = FactId>) -> Vec<u8> {
    facts.flat_map(|fact| *fact.0.as_bytes()).collect()
}

/// Reads [`id_bytes`].
pub fn ids_of(bytes: &[u8]) -> Vec<FactId> {
    let id = |bytes: &[u8]| bytes.try_into().ok().map(|bytes| FactId(uuid::Uuid::from_bytes(bytes)));
    bytes.chunks_exact(ID_BYTES).filter_map(id).collect()
}

/// Everything that came here from elsewhere, by the number of its arrival.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrivals {
    all: BTreeMap<u32, (Arrival, Arc<Vec<FactId>>)>,
    /// Which arrival brought a fact, by the id of the fact.
    brought: Vec<(FactId, u32)>,
}

impl Arrivals {
    pub fn of(all: BTreeMap<u32, (Arrival, Arc<Vec<FactId>>)>) -> Arrivals {
        let facts = all.iter().flat_map(|(number, (_, facts))| facts.iter().map(|fact| (*fact, *number)));
        let mut brought: Vec<(FactId, u32)> = facts.collect();
        brought.arrange();
        Arrivals { all, brought }
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = (u32, &Arrival)> {
        self.all.iter().rev().map(|(number, (arrival, _))| (*number, arrival))
    }

    pub fn get(&self, number: u32) -> Option<&Arrival> {
        self.all.get(&number).map(|(arrival, _)| arrival)
    }

    /// The facts of an arrival, in the order of its file.
    pub fn facts(&self, number: u32) -> Option<&Arc<Vec<FactId>>> {
        self.all.get(&number).map(|(_, facts)| facts)
    }

    /// What brought a fact here; none for what was recorded here, or came before anything was remembered of that.
    pub fn bringing(&self, fact: FactId) -> Option<(u32, &Arrival)> {
        let at = self.brought.binary_search_by(|(known, _)| known.cmp(&fact)).ok()?;
        let number = self.brought[at].1;
        self.get(number).map(|arrival| (number, arrival))
    }

    /// Facts in the order in which they came here, the newest first: what was recorded here, by when it was.
    pub fn in_order<'a>(&self, facts: impl Iterator<Item = &'a Arc<Fact>>) -> Vec<FactId> {
        let place = |fact: &Arc<Fact>| {
            let (number, came) = match self.bringing(fact.id) {
                Some((number, arrival)) => (number, arrival.came),
                None => (0, fact.recorded),
            };
            (came, number, fact.recorded, fact.id)
        };
        let mut places: Vec<_> = facts.map(place).collect();
        places.arrange_by(|one, other| other.cmp(one));
        places.into_iter().map(|(.., fact)| fact).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::PersonId,
        journal::{BranchNamed, FactBody},
    };

    fn fact(number: u128, recorded: &str) -> Arc<Fact> {
        let recorded: NaiveDateTime = recorded.parse().unwrap();
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(number)),
            on: recorded.date(),
            at: None,
            recorded,
            actor: PersonId::parse("ma").unwrap(),
            device: DeviceId::parse("d").unwrap(),
            link: None,
            body: FactBody::from(BranchNamed { name: number.to_string() }),
        })
    }

    fn arrival(came: &str, facts: usize) -> Arrival {
        let (device, exported) = (DeviceId::parse("d").unwrap(), "2026-03-01T00:00:00".parse().unwrap());
        let from = Source { name: "a.json".into(), device, exported };
        Arrival { came: came.parse().unwrap(), from, facts }
    }

    fn arrivals(all: &[(&str, &[Arc<Fact>])]) -> Arrivals {
        let one = |(came, facts): &(&str, &[Arc<Fact>])| {
            let ids = id_bytes(facts.iter().map(|fact| fact.id));
            (arrival(came, facts.len()), Arc::new(ids_of(&ids)))
        };
        Arrivals::of((1..).zip(all.iter().map(one)).collect())
    }

    #[test]
    fn facts_are_listed_by_when_they_came_not_by_the_time_they_claim() {
        let facts = [
            fact(1, "2026-03-01T09:00:00"),
            fact(2, "2026-03-20T09:00:00"),
            fact(3, "2026-02-01T09:00:00"),
            fact(4, "2026-03-10T09:00:00"),
        ];
        let came = arrivals(&[("2026-03-15T10:00:00", &facts[2..]), ("2026-03-02T10:00:00", &facts[..1])]);
        let ids: Vec<u128> = came.in_order(facts.iter()).iter().map(|id| id.0.as_u128()).collect();
        assert_eq!(ids, [2, 4, 3, 1]);
        let own = Arrivals::default().in_order(facts.iter());
        assert_eq!(own.iter().map(|id| id.0.as_u128()).collect::<Vec<_>>(), [2, 4, 1, 3]);
    }

    #[test]
    fn it_is_known_what_brought_a_fact() {
        let facts =
            [fact(9, "2026-03-01T09:00:00"), fact(2, "2026-03-02T10:30:00"), fact(5, "2026-03-01T09:00:00")];
        let came = arrivals(&[("2026-03-02T11:00:00", &facts[..2])]);
        let (number, arrival) = came.bringing(facts[0].id).unwrap();
        assert_eq!((number, arrival.facts), (1, 2));
        assert_eq!(came.facts(1).unwrap().iter().copied().collect::<Vec<_>>(), [facts[0].id, facts[1].id]);
        assert_eq!(came.bringing(facts[2].id), None);
        assert!(arrival.is_well_after(&facts[0]) && !arrival.is_well_after(&facts[1]));
        assert_eq!(came.newest_first().map(|(number, _)| number).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn what_is_cut_off_is_no_id() {
        let bytes = id_bytes([fact(7, "2026-03-01T09:00:00").id].into_iter());
        assert_eq!((ids_of(&bytes).len(), ids_of(&bytes[1..]).len()), (1, 0));
    }

    #[test]
    fn an_arrival_is_read_as_it_was_written() {
        let one = arrival("2026-03-02T11:00:00", 3);
        let json = serde_json::to_string(&one).unwrap();
        assert_eq!(serde_json::from_str::<Arrival>(&json).unwrap(), one);
    }
}
