use super::*;
use crate::{
    domain::VisitKind,
    journal::{FactBody, MatterAnswered, MatterReported, VisitPlanned},
    rules::{DueCode, RuleBook, deadlines},
    workflow::told::{Office, id},
};

fn report(matter: &str, what: &str, about: Option<&str>) -> FactBody {
    FactBody::from(MatterReported {
        matter: id(matter),
        what: what.into(),
        site: Some(id("s")),
        about: about.map(id),
    })
}

fn answer(matter: &str, answer: &str) -> FactBody {
    FactBody::from(MatterAnswered { matter: id(matter), answer: answer.into() })
}

/// What is still open at a moment.
fn open(office: &Office, moment: &str) -> Vec<String> {
    let all = deadlines(&office.ledger, &RuleBook::of(&office.ledger), moment.parse().unwrap());
    let all = all.into_iter().filter(|due| due.code == DueCode::Matter);
    all.map(|due| format!("{} {}", due.subject, due.person.unwrap())).collect()
}

#[test]
fn what_is_unusual_waits_for_the_managers_answer_and_is_answered_once() {
    let mut office = Office::new();
    let refused = |result: Result<_, Refusal>| result.unwrap_err().reason;
    let blank = Reason::Invalid { field: Field::Said, problem: Problem::Empty };
    let early = "2026-03-02T09:00:00";
    assert_eq!(refused(office.record("li", early, report("m", " \n", None))), blank);
    let unknown = Reason::Unknown { what: Thing::Job, id: "v".into() };
    assert_eq!(refused(office.record("li", early, report("m", "smoke", Some("v")))), unknown);
    let planned = VisitPlanned {
        visit: id("v"),
        site: id("s"),
        kind: VisitKind::Repair,
        to: id("li"),
        day: "2026-03-02".parse().unwrap(),
        time: None,
        request: None,
        job: None,
        phone: false,
        what: String::new(),
        agreed: String::new(),
    };
    office.tell("ma", early, FactBody::from(planned));
    // Anybody may report, whoever it is about.
    office.record("li", early, report("m", "smoke", Some("v"))).unwrap();
    office.record("wu", early, report("n", "water", None)).unwrap();
    let later = "2026-03-20T10:00:00";
    assert_eq!(open(&office, later), ["m ma", "n ma"]);

    let role = refused(office.record("li", later, answer("m", "x")));
    assert!(matches!(role, Reason::WrongRole(_)), "{role:?}");
    assert_eq!(refused(office.record("ma", later, answer("m", ""))), blank);
    let given = office.record("ma", later, answer("m", "I go there")).unwrap();
    assert_eq!(open(&office, later), ["n ma"]);
    let matter = &office.ledger.matters["m"];
    assert_eq!(matter.answered.as_ref().map(|answered| answered.value.as_str()), Some("I go there"));
    assert_eq!((matter.by.as_str(), matter.what.as_str()), ("li", "smoke"));
    assert!(matches!(
        refused(office.record("ma", later, answer("m", "again"))),
        Reason::AlreadySo { what: Earlier::Answer, .. }
    ));
    // Taken back, it waits again; the report stays as long as an answer rests on it.
    let first = office.ledger.matters["m"].stamp.fact;
    assert!(matches!(refused(office.withdraw("li", later, first)), Reason::RestedOn { .. }));
    office.withdraw("ma", later, given).unwrap();
    assert_eq!(open(&office, later), ["m ma", "n ma"]);
}
