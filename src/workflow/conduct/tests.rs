use super::*;
use crate::{
    domain::{FactId, Month},
    journal::{Complained, FactBody, PersonLeft, Verified},
    ledger::Decision,
    rules::{Closings, Item, commissioning::papers, settle},
    workflow::{
        Asked,
        told::{Office, id},
    },
};

const NOW: &str = "2026-03-10T10:00:00";

/// A complaint `k` that is found to be li's own fault: 7.1 is proposed for him.
fn complained() -> Office {
    let mut office = Office::new();
    let (complaint, site) = (id("k"), id("s"));
    let body = Complained { complaint, site, kind: None, what: "late".into(), caller: None };
    office.tell("wu", "2026-03-09T09:00:00", FactBody::from(body));
    let body =
        Verified { complaint: id("k"), own_fault: true, person: Some(id("li")), remark: String::new() };
    office.tell("ma", "2026-03-09T15:00:00", FactBody::from(body));
    office
}

fn answer(person: &str, said: &str) -> FactBody {
    let clause = PenaltyClause::Complaint;
    FactBody::from(OwnAnswer { clause, person: id(person), job: id("k"), answer: said.into() })
}

fn corrected(right_clause: PenaltyClause, right_person: &str, reason: &str) -> FactBody {
    FactBody::from(PenaltyCorrected {
        clause: PenaltyClause::Complaint,
        person: id("li"),
        job: id("k"),
        right_clause,
        right_person: id(right_person),
        amount: None,
        reason: reason.into(),
    })
}

fn waived(reason: &str) -> FactBody {
    let (person, job) = (id("li"), Some(id("k")));
    FactBody::from(PenaltyWaived { clause: PenaltyClause::Complaint, person, job, reason: reason.into() })
}

fn standing(office: &Office) -> usize {
    proposals(&office.ledger, &RuleBook::of(&office.ledger), "2026-03-31T10:00:00".parse().unwrap()).len()
}

/// What somebody is charged in March.
fn charged(office: &Office, person: &str) -> String {
    let march: Month = "2026-03".parse().unwrap();
    let settled = settle(&office.ledger, &RuleBook::of(&office.ledger), march, march, Closings::Respected);
    let statement = settled.statement(march, &id(person)).unwrap();
    let lines = statement.lines.iter().filter(|line| line.item == Item::Penalty);
    lines.map(|line| format!("{} {}", line.clause.0, line.amount)).collect::<Vec<_>>().join(", ")
}

fn refused(result: Result<FactId, Refusal>) -> Reason {
    result.unwrap_err().reason
}

#[test]
fn ones_own_word_is_ones_own_and_heard_before_the_decision() {
    let mut office = complained();
    for other in ["ma", "wu", "zh"] {
        let reason = refused(office.record(other, NOW, answer("li", "x")));
        let Reason::WrongRole(Asked { people, .. }) = reason else { panic!("{other}: {reason:?}") };
        assert_eq!(people.iter().map(|(person, _)| person.as_str()).collect::<Vec<_>>(), ["li"]);
    }
    let blank = Reason::Invalid { field: Field::Said, problem: Problem::Empty };
    assert_eq!(refused(office.record("li", NOW, answer("li", "  "))), blank);
    // Nothing is proposed for him.
    assert_eq!(refused(office.record("zh", NOW, answer("zh", "x"))), Reason::NotProposed);
    let pay = charged(&office, "li");
    office.record("li", NOW, answer("li", "the road was closed")).unwrap();
    assert_eq!((charged(&office, "li"), standing(&office)), (pay, 1));
    office.record("ma", NOW, waived("so it was")).unwrap();
    assert_eq!(refused(office.record("li", NOW, answer("li", "thanks"))), Reason::NotProposed);
}

/// Nobody speaks for somebody who has left either.
#[test]
fn nobody_speaks_for_another_even_when_he_has_left() {
    let mut office = complained();
    office.tell("ma", "2026-03-09T18:00:00", FactBody::from(PersonLeft { person: id("li") }));
    let reason = refused(office.record("ma", NOW, answer("li", "x")));
    assert!(matches!(reason, Reason::WrongRole(_)), "{reason:?}");
    office.tell("ma", NOW, answer("li", "from a file"));
    let last = office.facts.last().unwrap().id;
    assert!(office.ledger.aside.contains_key(&last));
}

#[test]
fn nobody_is_let_off_without_a_reason() {
    let mut office = complained();
    let blank = Reason::Invalid { field: Field::Reason, problem: Problem::Empty };
    assert_eq!(refused(office.record("ma", NOW, waived(" "))), blank);
    assert_eq!(standing(&office), 1);
    office.record("ma", NOW, waived("force majeure")).unwrap();
    assert_eq!(standing(&office), 0);
}

#[test]
fn a_correction_is_one_act_and_taken_back_as_one() {
    let mut office = complained();
    let same = corrected(PenaltyClause::Complaint, "li", "x");
    assert_eq!(refused(office.record("ma", NOW, same)), Reason::NothingCorrected);
    let blank = Reason::Invalid { field: Field::Reason, problem: Problem::Empty };
    assert_eq!(refused(office.record("ma", NOW, corrected(PenaltyClause::Complaint, "zh", ""))), blank);
    let sum = Reason::Invalid { field: Field::Amount, problem: Problem::AmountMissing };
    assert_eq!(refused(office.record("ma", NOW, corrected(PenaltyClause::PartLost, "li", "x"))), sum);

    let right = corrected(PenaltyClause::PartsLeft, "zh", "it was zh's");
    let act = office.record("ma", NOW, right).unwrap();
    let of = |office: &Office, clause| {
        office.ledger.decisions.get(&(clause, id("k"))).map(|one: &Decision| one.confirmed)
    };
    assert_eq!(standing(&office), 0);
    assert_eq!((charged(&office, "li").as_str(), charged(&office, "zh").as_str()), ("", "7.14 -20.00"));
    assert_eq!(
        (of(&office, PenaltyClause::Complaint), of(&office, PenaltyClause::PartsLeft)),
        (Some(false), Some(true)),
        "the proposed one is dropped, the right one charged"
    );
    let again = corrected(PenaltyClause::PartsLeft, "zh", "once more");
    assert_eq!(refused(office.record("ma", NOW, again)), Reason::NotProposed);

    office.withdraw("ma", NOW, act).unwrap();
    assert_eq!((standing(&office), charged(&office, "zh").as_str()), (1, ""));
    // Another person under the same clause.
    office.record("ma", NOW, corrected(PenaltyClause::Complaint, "zh", "zh was there")).unwrap();
    assert_eq!((standing(&office), charged(&office, "zh").as_str()), (0, "7.1 -100.00"));
    assert_eq!(
        of(&office, PenaltyClause::Complaint),
        Some(true),
        "what happened is confirmed, of another person"
    );
    assert_eq!(charged(&office, "li"), "");
}

/// Papers that came too late stay so, whoever was at fault: by 7.4 the fee is not settled.
#[test]
fn late_papers_of_another_person_are_late_papers() {
    let mut office = Office::new();
    let mut tell = |moment: &str, body: &str| {
        office.tell("ma", moment, serde_json::from_str(body).unwrap());
    };
    tell(
        "2026-03-01T09:00:00",
        r#"{"notice":{"notice":"T1","site":"s","to":"li","kind":"new","controllers":[{"points":600}]}}"#,
    );
    tell("2026-03-02T09:00:00", r#"{"finished":{"notice":"T1"}}"#);
    tell("2026-03-09T09:00:00", r#"{"papers":{"notice":"T1"}}"#);
    let forfeited = |office: &Office| {
        let notice = office.ledger.notices.values().next().unwrap();
        papers::forfeited(&office.ledger, &RuleBook::of(&office.ledger), notice)
    };
    assert!(!forfeited(&office), "nobody has decided on it");
    let corrected = PenaltyCorrected {
        clause: PenaltyClause::LatePapers,
        person: id("li"),
        job: id("T1"),
        right_clause: PenaltyClause::LatePapers,
        right_person: id("zh"),
        amount: None,
        reason: "zh had them".into(),
    };
    office.record("ma", NOW, FactBody::from(corrected)).unwrap();
    assert!(forfeited(&office));
    assert_eq!((charged(&office, "li").as_str(), charged(&office, "zh").as_str()), ("", "7.4 -20.00"));
}

/// Two desks that did not know of each other: what was decided first holds, and nobody pays twice.
#[test]
fn a_correction_of_what_was_decided_before_charges_nothing() {
    let mut office = complained();
    office.tell("ma", "2026-03-10T09:00:00", waived("a"));
    office.tell("ma", NOW, corrected(PenaltyClause::PartsLeft, "zh", "b"));
    assert_eq!((charged(&office, "li").as_str(), charged(&office, "zh").as_str()), ("", ""));
}

/// What came too late leaves the other clause open: it is still asked, and charged once it is confirmed.
#[test]
fn a_correction_that_came_too_late_decides_nothing_on_the_other_clause() {
    let mut office = complained();
    office.tell("ma", "2026-03-10T09:00:00", waived("a"));
    office.tell("ma", NOW, corrected(PenaltyClause::LateSheet, "zh", "b"));
    assert_eq!(office.ledger.decisions.get(&(PenaltyClause::LateSheet, id("k"))), None);
    let (person, job) = (id("zh"), Some(id("k")));
    office.tell(
        "ma",
        "2026-03-10T11:00:00",
        FactBody::from(PenaltyConfirmed {
            clause: PenaltyClause::LateSheet,
            person,
            job,
            amount: None,
            manager: None,
            remark: String::new(),
        }),
    );
    assert_eq!(charged(&office, "zh").as_str(), "7.8 -20.00");
}

/// His own word is taken back for somebody who is not there any more, as the desk allows.
#[test]
fn the_word_of_whoever_has_left_can_be_taken_back_by_the_manager() {
    let mut office = complained();
    let said = office.record("li", NOW, answer("li", "x")).unwrap();
    assert!(office.withdraw("ma", "2026-03-10T11:00:00", said).is_err());
    office.tell("ma", "2026-03-10T18:00:00", FactBody::from(PersonLeft { person: id("li") }));
    let back = office.withdraw("ma", "2026-03-12T10:00:00", said).unwrap();
    assert!(!office.ledger.aside.contains_key(&back) && office.ledger.withdrawn.contains_key(&said));
}
