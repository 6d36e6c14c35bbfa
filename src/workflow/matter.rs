//! What must hold of anything unusual (6.10.1): it says what it is, and is answered once.

use super::{
    checks::{When, not_before, unknown},
    refusal::{Earlier, Field, Problem, Reason, Refusal, Thing},
};
use crate::{
    journal::{MatterFact, kind::Noun},
    ledger::Ledger,
};

pub(super) fn check(ledger: &Ledger, when: When, fact: &MatterFact) -> Result<(), Refusal> {
    match fact {
        MatterFact::MatterReported(reported) => {
            let known = |id: &str| ledger.thing_called(Noun::Numbered, id).is_some();
            match reported.about.as_ref().filter(|about| !known(about.as_str())) {
                Some(about) => Err(unknown(Thing::Job, about.as_str())),
                None => said(&reported.what),
            }
        }
        MatterFact::MatterAnswered(answered) => {
            let id = answered.matter.as_str();
            let matter = ledger.matters.get(id).ok_or_else(|| unknown(Thing::Matter, id))?;
            match &matter.answered {
                Some(before) => {
                    let what = Earlier::Answer;
                    Err(Refusal::by("6.10.1", Reason::AlreadySo { what, on: before.on() }))
                }
                None => {
                    not_before("6.10.1", Earlier::Matter, matter.stamp, when)?;
                    said(&answered.answer)
                }
            }
        }
    }
}

/// Blank words tell nobody anything.
pub(super) fn said(text: &str) -> Result<(), Refusal> {
    match text.trim().is_empty() {
        true => Err(Refusal::field(Field::Said, Problem::Empty)),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests;
