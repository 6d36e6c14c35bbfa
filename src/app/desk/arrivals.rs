//! What came here from elsewhere: remembered when it is stored, and read when somebody looks.

use super::{Desk, Failure};
use crate::{
    domain::FactId,
    journal::{
        Fact,
        arrival::{Arrival, Arrivals, Source, id_bytes, ids_of},
    },
    platform::clock,
    storage::Arrived,
};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};
use wasm_bindgen_futures::spawn_local;

/// How new facts of a file are remembered; those that are recorded here, and none at all, are not.
pub(super) fn arrived(from: Option<Source>, facts: &[Fact]) -> Option<Arrived> {
    let from = from.filter(|_| !facts.is_empty())?;
    let arrival = Arrival { came: clock::now(), from, facts: facts.len() };
    Some(remembered(&arrival, facts.iter().map(|fact| fact.id)))
}

fn remembered(arrival: &Arrival, facts: impl Iterator<Item = FactId>) -> Arrived {
    let head = serde_json::to_string(arrival).expect("texts, moments and a number are plain JSON");
    Arrived { head, ids: id_bytes(facts) }
}

impl Desk {
    /// What came here from elsewhere, as far as it was read.
    pub fn arrivals(self) -> Arc<Arrivals> {
        self.arrivals.get()
    }

    /// Reads what came from elsewhere, unless that was done since anything was stored. Without an answer from the browser nothing
    /// is marked, and the next look asks again.
    pub fn look_at_arrivals(self) {
        let mark = self.mark.get_value();
        if self.arrivals_of.get_value() == Some(mark) {
            return;
        }
        let replaced = self.arrivals_of.get_value().is_some_and(|of| of.generation != mark.generation);
        self.arrivals_of.set_value(Some(mark));
        if replaced {
            // None of that is here any more, and the numbers begin anew.
            self.arrivals.set(Arc::default());
        }
        spawn_local(async move {
            let read = self.read_arrivals().await;
            if self.arrivals_of.get_value() != Some(mark) {
                // Somebody has looked again since.
                return;
            }
            match read {
                Ok(arrivals) if self.arrivals.with_untracked(|known| **known != arrivals) => {
                    self.arrivals.set(Arc::new(arrivals));
                }
                Ok(_) => {}
                Err(_) => self.arrivals_of.set_value(None),
            }
        });
    }

    /// What this page knows of arrivals when the browser has it no longer.
    pub(super) fn arrived_again(self) -> Vec<Arrived> {
        let generation = self.mark.get_value().generation;
        // What was deleted on purpose is not brought back.
        let is_of_this = self.arrivals_of.get_value().is_some_and(|of| of.generation == generation);
        let known = if is_of_this { self.arrivals.get_untracked() } else { Arc::default() };
        let mut all: Vec<Arrived> = known
            .newest_first()
            .map(|(number, arrival)| {
                let facts = known.facts(number).into_iter().flat_map(|facts| facts.iter().copied());
                remembered(arrival, facts)
            })
            .collect();
        all.reverse();
        all
    }

    /// The facts of an arrival never change: those that are known are not read again.
    async fn read_arrivals(self) -> Result<Arrivals, Failure> {
        let store = self.opened()?;
        let known = self.arrivals.get_untracked();
        let mut all = BTreeMap::new();
        for (number, head) in store.arrivals().await? {
            // What a newer program says of it may be more than is understood here.
            let Ok(arrival) = serde_json::from_str::<Arrival>(&head) else { continue };
            let facts = known.facts(number).filter(|_| known.get(number) == Some(&arrival));
            let facts = match facts {
                Some(facts) => facts.clone(),
                None => Arc::new(ids_of(&store.arrived(number).await?)),
            };
            all.insert(number, (arrival, facts));
        }
        Ok(Arrivals::of(all))
    }
}
