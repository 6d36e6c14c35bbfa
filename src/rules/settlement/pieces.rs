//! What is settled by itself: a notice, a contract, a year's bonuses. Settling all of them is settling the branch.

use super::{base, statement};
use crate::{
    domain::{Arrange, ContractId, JobId, Month, PersonId, TravelId},
    ledger::{Ledger, Order, Travel},
    rules::{
        Clause, Item, Statement, Step, Subject, Waiting, attendance, bonus, commissioning, maintenance,
        pay::{Pay, Payment},
        penalties, repair, rewards,
        trace::DateKind,
    },
};

/// One of them, in the order in which they are settled: lines of one item and subject stand in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Of {
    /// A month's base wages and what is taken off them.
    Base(Month),
    Notice(JobId),
    Repair(JobId),
    Contract(ContractId),
    Reward(Order),
    Travel(TravelId),
    /// The bonuses of the year that a December ends.
    Year(Month),
    Penalties,
    /// What somebody's late mornings bring besides money. What they cost comes last, since it goes by the other lines.
    Mornings(PersonId),
}

impl Of {
    /// Before all others.
    pub(super) const FIRST: Of = Of::Base(Month::EARLIEST);

    /// All that a branch has in some months.
    pub(super) fn all(ledger: &Ledger, from: Month, to: Month) -> Vec<Of> {
        let mut all: Vec<Of> = from.through(to).map(Of::Base).collect();
        all.extend(ledger.notices.keys().cloned().map(Of::Notice));
        all.extend(ledger.repairs.keys().cloned().map(Of::Repair));
        all.extend(ledger.contracts.keys().cloned().map(Of::Contract));
        all.extend(ledger.rewards.keys().copied().map(Of::Reward));
        all.extend(ledger.travel.keys().cloned().map(Of::Travel));
        all.extend(from.through(to).filter(|month| month.number() == 12).map(Of::Year));
        all.push(Of::Penalties);
        all.extend(ledger.people.keys().cloned().map(Of::Mornings));
        all
    }

    /// Settles it, where it is there.
    pub(in crate::rules) fn settle(&self, pay: &mut Pay<'_>) {
        let ledger = pay.ledger;
        match self {
            Of::Base(month) => base::settle_base(pay, *month),
            Of::Notice(id) => {
                if let Some(notice) = ledger.notices.get(id) {
                    commissioning::settle_notice(pay, notice);
                }
            }
            Of::Repair(id) => {
                if let Some(repair) = ledger.repairs.get(id) {
                    repair::settle_repair(pay, repair);
                }
            }
            Of::Contract(id) => {
                if let Some(contract) = ledger.contracts.get(id) {
                    maintenance::settle_contract(pay, contract);
                }
            }
            Of::Reward(order) => {
                if let Some(reward) = ledger.rewards.get(order) {
                    rewards::settle_reward(pay, reward);
                }
            }
            Of::Travel(id) => {
                if let Some(claim) = ledger.travel.get(id) {
                    travel(pay, claim);
                }
            }
            Of::Year(december) => bonus::settle_year(pay, december.year()),
            Of::Penalties => penalties::settle_penalties(pay),
            Of::Mornings(id) => {
                if let Some(person) = ledger.people.get(id) {
                    attendance::outcomes(pay, person);
                }
            }
        }
    }
}

/// What some pieces pay in some months, as if there were nothing else, and what of them waits.
pub(in crate::rules) fn only<'a>(mut pay: Pay<'_>, pieces: impl IntoIterator<Item = &'a Of>) -> Only {
    pieces.into_iter().for_each(|of| of.settle(&mut pay));
    let mut waiting = pay.piece().noted.waiting;
    waiting.arrange();
    waiting.dedup();
    Only { statements: statements(pay), waiting }
}

/// What was paid, in the order of the months.
pub(super) fn statements(pay: Pay<'_>) -> Vec<(Month, Statement)> {
    let months = pay.finish().into_iter();
    let statements = months.flat_map(|(month, people)| {
        people.into_iter().map(move |(person, lines)| (month, statement(person, lines)))
    });
    statements.collect()
}

/// What some pieces come to.
pub(in crate::rules) struct Only {
    /// In the order of the months.
    pub statements: Vec<(Month, Statement)>,
    /// Sorted.
    pub waiting: Vec<Waiting>,
}

/// Travel (5.1.6, 8.1): an amount that stands as it was recorded.
fn travel(pay: &mut Pay<'_>, claim: &Travel) {
    if !claim.approved || claim.customer_pays {
        return;
    }
    let (on, fact) = (claim.stamp.on, claim.stamp.fact);
    let steps = || {
        vec![
            Step::Day { kind: DateKind::Travelled, on, fact: Some(fact) },
            Step::Recorded { amount: claim.amount, fact },
        ]
    };
    let entry = Payment::new(Item::Travel, Subject::Travel(claim.id.clone()), claim.amount, Clause("8.1"));
    pay.push_earned(on, &claim.person, entry, steps);
}
