//! Which work an address means: its id is in it, and addresses from before ids were random hold a number.

use crate::{
    domain::{Thing, WorkId},
    ledger::Ledger,
};

/// The work of an address; the address itself where it is none or may be several.
pub fn meant(ledger: &Ledger, address: WorkId) -> WorkId {
    if ledger.has_work(&address) {
        return address;
    }
    let exactly = ledger.work_exactly(address.as_str());
    match (exactly, &candidates(ledger, &address)[..]) {
        (Some(work), _) => work,
        (None, [only]) => only.clone(),
        (None, _) => address,
    }
}

/// What carries the number of an address, in the order in which it was begun: of the address's kind, or of any where there
/// is none of that.
pub fn candidates(ledger: &Ledger, address: &WorkId) -> Vec<WorkId> {
    let works = ledger.carrying(address.as_str()).filter_map(|thing| match thing {
        Thing::Work(work) => Some(work.clone()),
        Thing::Journey(_) | Thing::Day(..) => None,
    });
    let (own, others): (Vec<WorkId>, Vec<WorkId>) = works.partition(|work| work.kind() == address.kind());
    if own.is_empty() { others } else { own }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        features::record::samples::{Told, id},
        journal::{FactBody, Renumbered},
    };

    #[test]
    fn an_address_is_an_id_or_a_number_and_one_of_several_is_chosen() {
        let mut told = Told::branch();
        told.repair("2026-11-09", "7", "x").contract("2026-11-09", "7", 1200).repair("2026-11-10", "W1", "y");
        let check = |told: &Told, address: WorkId, expected: &[&str]| {
            let ledger = told.ledger();
            let meant = meant(&ledger, address.clone());
            match ledger.has_work(&meant) {
                true => assert_eq!([meant.as_str()], expected),
                false => {
                    let all = candidates(&ledger, &address);
                    assert_eq!(all.iter().map(WorkId::as_str).collect::<Vec<_>>(), expected);
                }
            }
        };
        check(&told, WorkId::Repair(id("7")), &["7"]);
        check(&told, WorkId::Contract(id("7")), &["7"]);
        // An old address of something else by that number.
        check(&told, WorkId::Notice(id("W1")), &["W1"]);
        check(&told, WorkId::Notice(id("7")), &["7", "7"]);
        check(&told, WorkId::Notice(id("8")), &[]);
        let number = FactBody::from(Renumbered { thing: id("W1"), number: "8".into() });
        told.tell("2026-11-11", number);
        check(&told, WorkId::Repair(id("8")), &["W1"]);
        check(&told, WorkId::Repair(id("W1")), &["W1"]);
        let number = FactBody::from(Renumbered { thing: id("W1"), number: "9".into() });
        told.tell("2026-11-12", number).repair("2026-11-12", "W2", "z");
        told.tell("2026-11-13", FactBody::from(Renumbered { thing: id("W2"), number: "9".into() }));
        check(&told, WorkId::Repair(id("9")), &["W1", "W2"]);
    }
}
