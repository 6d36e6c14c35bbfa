//! What all work lacks on a day, kept so that a change looks again only at the work that it touches.

use super::{Lack, Looked};
use crate::{
    domain::{ContractId, JobId, TravelId},
    ledger::Ledger,
    rules::{
        RuleBook, Waiting,
        settlement::{Of, touched},
    },
    shared::Shared,
};
use chrono::NaiveDate;

/// The lacks of everything that lacks something.
#[derive(Clone)]
pub struct Unfinished {
    ledger: Ledger,
    book: RuleBook,
    today: NaiveDate,
    pub notices: Shared<JobId, Vec<Lack>>,
    pub repairs: Shared<JobId, Vec<Lack>>,
    pub contracts: Shared<ContractId, Vec<Lack>>,
    pub journeys: Shared<TravelId, Lack>,
}

impl Unfinished {
    /// Looks at everything. `waiting`: what the settlement says is held, sorted.
    pub fn of(ledger: &Ledger, book: &RuleBook, waiting: &[Waiting], today: NaiveDate) -> Unfinished {
        let looked = Looked { ledger, book, waiting, today };
        let some = |lacks: Vec<Lack>| (!lacks.is_empty()).then_some(lacks);
        let notices = ledger.notices.iter();
        let repairs = ledger.repairs.iter();
        let contracts = ledger.contracts.iter();
        let journeys = ledger.travel.iter();
        Unfinished {
            ledger: ledger.clone(),
            book: book.clone(),
            today,
            notices: notices.filter_map(|(id, one)| Some((id.clone(), some(looked.notice(one))?))).collect(),
            repairs: repairs.filter_map(|(id, one)| Some((id.clone(), some(looked.repair(one))?))).collect(),
            contracts: contracts
                .filter_map(|(id, one)| Some((id.clone(), some(looked.contract(one))?)))
                .collect(),
            journeys: journeys.filter_map(|(id, one)| Some((id.clone(), looked.journey(one)?))).collect(),
        }
    }

    /// Looks again at what a change of the ledger touches.
    pub fn follow(
        &self,
        ledger: &Ledger,
        book: &RuleBook,
        waiting: &[Waiting],
        today: NaiveDate,
    ) -> Unfinished {
        // A journey waits until its month is closed.
        let goes_on = self.today == today && self.book == *book && self.ledger.closings == ledger.closings;
        match goes_on.then(|| touched(&self.ledger, ledger)).flatten() {
            Some(touched) => {
                let mut next = Unfinished { ledger: ledger.clone(), ..self.clone() };
                let looked = Looked { ledger, book, waiting, today };
                touched.pieces.iter().for_each(|of| next.look_at(looked, of));
                next
            }
            None => Unfinished::of(ledger, book, waiting, today),
        }
    }

    fn look_at(&mut self, looked: Looked<'_>, of: &Of) {
        let Looked { ledger, .. } = looked;
        let some = |lacks: Vec<Lack>| (!lacks.is_empty()).then_some(lacks);
        match of {
            Of::Notice(id) => {
                let lacks = ledger.notices.get(id).and_then(|notice| some(looked.notice(notice)));
                self.notices.put(id.clone(), lacks);
            }
            Of::Repair(id) => {
                let lacks = ledger.repairs.get(id).and_then(|repair| some(looked.repair(repair)));
                self.repairs.put(id.clone(), lacks);
            }
            Of::Contract(id) => {
                let lacks = ledger.contracts.get(id).and_then(|contract| some(looked.contract(contract)));
                self.contracts.put(id.clone(), lacks);
            }
            Of::Travel(id) => {
                let lack = ledger.travel.get(id).and_then(|claim| looked.journey(claim));
                self.journeys.put(id.clone(), lack);
            }
            Of::Base(_) | Of::Reward(_) | Of::Year(_) | Of::Penalties | Of::Mornings(_) => {}
        }
    }
}
