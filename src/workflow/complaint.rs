//! What must hold of complaints (7.1): looked into once, then answered once.

use super::{
    checks::{When, not_before, unknown},
    refusal::{Earlier, Reason, Refusal, Thing},
};
use crate::{
    domain::ThingId,
    journal::ComplaintFact,
    ledger::{Complaint, Ledger},
};

pub(super) fn check(ledger: &Ledger, when: When, fact: &ComplaintFact) -> Result<(), Refusal> {
    match fact {
        ComplaintFact::Complained(_) => Ok(()),
        ComplaintFact::Verified(verified) => {
            let complaint = complaint(ledger, &verified.complaint)?;
            match &complaint.verified {
                Some(before) => already(Earlier::Verification, before.on()),
                None => not_before("7.1", Earlier::Complaint, complaint.stamp, when),
            }
        }
        ComplaintFact::Answered(answered) => {
            let complaint = complaint(ledger, &answered.complaint)?;
            match (&complaint.verified, complaint.answered) {
                (_, Some(before)) => already(Earlier::Answer, before.on),
                (None, None) => Err(Refusal::by("7.1", Reason::NotYet { what: Earlier::Verification })),
                (Some(found), None) => not_before("7.1", Earlier::Verification, found.stamp, when),
            }
        }
    }
}

fn already(what: Earlier, on: chrono::NaiveDate) -> Result<(), Refusal> {
    Err(Refusal::by("7.1", Reason::AlreadySo { what, on }))
}

fn complaint<'a>(ledger: &'a Ledger, id: &ThingId) -> Result<&'a Complaint, Refusal> {
    ledger.complaints.get(id).ok_or_else(|| unknown(Thing::Complaint, id.as_str()))
}
