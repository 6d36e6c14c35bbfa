use super::*;
use crate::{
    domain::{DeviceId, FactId, PersonId},
    journal::Fact,
    workflow::Reason,
};
use std::sync::Arc;

fn ledger(bodies: &[&str]) -> Ledger {
    let on: chrono::NaiveDate = "2026-03-02".parse().unwrap();
    let fact = |(number, body): (u128, &&str)| {
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(number)),
            on,
            at: None,
            recorded: on.into(),
            actor: PersonId::parse("ma").unwrap(),
            device: DeviceId::parse("d").unwrap(),
            link: None,
            body: serde_json::from_str(body).unwrap(),
        })
    };
    Ledger::of(&(1..).zip(bodies).map(fact).collect::<Vec<_>>())
}

/// The number that is said to be there already; none where it may be given.
fn taken(refused: Result<(), Refusal>) -> Option<String> {
    match refused.err()?.reason {
        Reason::AlreadyKnown { id, .. } => Some(id),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_number_is_taken_however_it_is_written() {
    let site = r#"{"site":{"site":"s","name":"s","customer":"s","area":"county"}}"#;
    let person =
        r#"{"person":{"person":"li","name":"li","role":"technician","base_wage":"1","joined":"2026-01-01"}}"#;
    let notice = |id: &str, number: &str| {
        format!(
            r#"{{"notice":{{"notice":"{id}","number":"{number}","site":"s","to":"li","kind":"new","controllers":[{{"points":9}}]}}}}"#
        )
    };
    let ledger = ledger(&[site, person, &notice("x", "T2026-008"), &notice("y", "T2026-009")]);
    let begins = |number: &str| taken(check(&ledger, &serde_json::from_str(&notice("z", number)).unwrap()));
    for same in ["T2026-008", "t2026-008", "Ｔ２０２６－００８", "T2026 -008"] {
        assert_eq!(begins(same).as_deref(), Some("T2026-008"), "{same}");
    }
    assert_eq!(begins("T2026-010"), None);
    // So it is where a thing gets another number; its own may be written otherwise.
    let gets = |number: &str| taken(renumbered(&ledger, "x", number));
    assert_eq!(gets("ｔ2026-009").as_deref(), Some("T2026-009"));
    assert_eq!((gets("t2026-008"), gets("T2026-011")), (None, None));
    assert_eq!(gets("T2026-008").as_deref(), Some("T2026-008"));
    assert!(ledger.has_number("t2026-008") && !ledger.has_number("T2026-010"));
}
