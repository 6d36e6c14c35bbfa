//! Closings that come in by a file: each is held against what was known when it was made, once, where it comes in. One that
//! does not come to its own figures is rejected by a fact, which travels with the others. It is not looked at again later:
//! what was closed and paid stays so, though a program computes otherwise one day.

use super::{
    Context, NetChange,
    close::{figures, net_changes},
};
use crate::{
    domain::{Arrange, FactId, Month},
    journal::{ClosingRejected, Fact, FactBody, MonthClosed, recorders::recorders},
    ledger::Ledger,
};
use std::{cmp::Reverse, sync::Arc};

/// How many closings of a file are looked at, the last ones: each is settled once more, and who takes in the years of another
/// branch's desk does not wait for all of them.
pub const MOST: usize = 12;

/// A closing that does not come to its own figures, or of which that cannot be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubted {
    pub closing: FactId,
    pub month: Month,
    /// Something is missing here, or is understood only by a newer program: it may come to them.
    pub open: bool,
    /// By person: what it says, and what comes of what is known.
    pub changes: Vec<NetChange>,
}

/// The closings among new facts that would hold and do not come to their own figures. `in_file`: whether a fact stands in the
/// file; what made the closing knew no more than that. Where nothing is known here a branch's whole data is put back, and its
/// closings hold.
pub fn doubted(here: &Ledger, new: &[Arc<Fact>], in_file: &dyn Fn(FactId) -> bool) -> Vec<Doubted> {
    let closings = || new.iter().filter(|fact| fact.body.of::<MonthClosed>().is_some());
    if here.facts().is_empty() || closings().next().is_none() {
        return Vec::new();
    }
    let all = here.with(new);
    let holds = |fact: &Fact, closed: &MonthClosed| {
        all.closing(closed.month).is_some_and(|closing| closing.stamp.fact == fact.id)
    };
    let closings = closings().filter_map(|fact| Some((fact, fact.body.of()?)));
    let mut closings: Vec<(&Arc<Fact>, &MonthClosed)> =
        closings.filter(|(fact, closed)| holds(fact, closed)).collect();
    closings.arrange_by_key(|(fact, closed)| (Reverse(closed.known_until), fact.id));
    closings.truncate(MOST);
    let open = !all.newer.is_empty() || !all.gaps().is_empty();
    let mut known = all.clone();
    let mut doubted = Vec::new();
    for (fact, closed) in closings {
        // From the latest to the earliest: each time only what lies between has to be forgotten.
        known = known.known_by(closed.known_until);
        let differs = |ledger: &Ledger| {
            // What is closed comes to what was closed.
            let unclosed = ledger.keeping(|other| !closes(other, closed));
            net_changes(&closed.lines, &figures(&unclosed, closed.month, closed.known_until))
        };
        let as_told = || match fact.link {
            Some(_) => all.known_to(fact),
            None => all.keeping(|other| in_file(other.id)),
        };
        let changes = differs(&known);
        if !changes.is_empty() && !differs(&as_told()).is_empty() {
            doubted.push(Doubted { closing: fact.id, month: closed.month, open, changes });
        }
    }
    doubted
}

fn closes(fact: &Fact, MonthClosed { month, .. }: &MonthClosed) -> bool {
    fact.body.of().is_some_and(|other: &MonthClosed| other.month == *month)
}

/// The facts that reject closings of which it can be told, in the name of whoever takes the file in, if he is at the desk (4.1). `fresh` gives
/// ids.
pub fn rejections(doubted: &[Doubted], context: &Context, fresh: impl Fn() -> FactId) -> Vec<Fact> {
    let rejection = |Doubted { closing, month, .. }: &Doubted| {
        let body = FactBody::from(ClosingRejected { month: *month, closing: *closing });
        let may = context.role.is_some_and(|role| recorders(&body).0.contains(&role));
        may.then(|| Fact {
            id: fresh(),
            on: context.now.date(),
            at: None,
            recorded: context.now,
            actor: context.actor.clone(),
            device: context.device.clone(),
            link: None,
            body,
        })
    };
    doubted.iter().filter(|doubted| !doubted.open).filter_map(rejection).collect()
}

#[cfg(test)]
mod tests;
