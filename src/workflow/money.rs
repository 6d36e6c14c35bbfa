//! What must hold of money that was taken (6.10.2): it is handed in once.

use super::{
    checks::{When, not_before, unknown},
    refusal::{Earlier, Field, Problem, Reason, Refusal, Thing},
};
use crate::{
    domain::JobId,
    journal::{Collected, HandedIn, MoneyFact, kind::Noun},
    ledger::Ledger,
};

pub(super) fn check(ledger: &Ledger, when: When, fact: &MoneyFact) -> Result<(), Refusal> {
    match fact {
        MoneyFact::TravelClaimed(_) | MoneyFact::Reminded(_) => Ok(()),
        MoneyFact::Collected(Collected { amount, .. }) if amount.is_zero() => {
            Err(Refusal::field(Field::Amount, Problem::Zero))
        }
        MoneyFact::Collected(Collected { job, .. }) => {
            let known = |job: &JobId| ledger.thing_called(Noun::Job, job.as_str()).is_some();
            match job.as_ref().filter(|job| !known(job)) {
                Some(job) => Err(unknown(Thing::Job, job.as_str())),
                None => Ok(()),
            }
        }
        MoneyFact::HandedIn(HandedIn { money }) => {
            let cash = ledger.cash.get(money).ok_or_else(|| unknown(Thing::Cash, money.as_str()))?;
            match cash.handed_in {
                Some(before) => {
                    let what = Earlier::HandIn;
                    Err(Refusal::by("6.10.2", Reason::AlreadySo { what, on: before.on }))
                }
                None => not_before("6.10.2", Earlier::Collection, cash.stamp, when),
            }
        }
    }
}
