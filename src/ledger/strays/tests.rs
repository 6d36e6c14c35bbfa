use super::*;
use crate::domain::DeviceId;
use chrono::NaiveDate;

/// What two desks recorded, in the order of the numbers.
fn fact(number: u128, device: &str, on: &str, body: &str) -> Arc<Fact> {
    let on: NaiveDate = on.parse().unwrap();
    Arc::new(Fact {
        id: FactId(uuid::Uuid::from_u128(number)),
        on,
        at: None,
        recorded: on.and_hms_opt(9, 0, 0).unwrap(),
        actor: PersonId::parse("ma").unwrap(),
        device: DeviceId::parse(device).unwrap(),
        link: None,
        body: serde_json::from_str(body).unwrap(),
    })
}

const NOTICE: &str = r#"{"notice":{"notice":"x1","number":"T1","site":"s","to":"li","kind":"new","controllers":[{"points":600}]}}"#;
const CLOCKED: &str = r#"{"punch":{"person":"li","at":"2026-03-04T08:00:00"}}"#;

fn id(number: u128) -> FactId {
    FactId(uuid::Uuid::from_u128(number))
}

fn withdrawn(number: u128) -> String {
    format!(r#"{{"withdrawn":{{"fact":"{}"}}}}"#, id(number))
}

/// A branch with a notice; another desk finished it and was paid for a contract that is in no file.
fn branch() -> Vec<Arc<Fact>> {
    let joined = |id: &str, role: &str| {
        format!(
            r#"{{"person":{{"person":"{id}","name":"{id}","role":"{role}","base_wage":"3000.00","joined":"2020-01-02"}}}}"#
        )
    };
    vec![
        fact(1, "a", "2026-01-02", &joined("ma", "manager")),
        fact(2, "a", "2026-01-02", &joined("li", "technician")),
        fact(3, "a", "2026-01-02", r#"{"site":{"site":"s","name":"s","customer":"s","area":"county"}}"#),
        fact(4, "a", "2026-03-02", NOTICE),
        fact(5, "b", "2026-03-05", r#"{"finished":{"notice":"x1"}}"#),
        fact(6, "b", "2026-03-06", r#"{"receipt":{"contract":"W9","amount":"500.00"}}"#),
    ]
}

fn thing(said: &str) -> Missing {
    Missing::Thing(ThingId::parse(said).unwrap())
}

fn absent(what: Missing, why: Why, named_by: &[u128]) -> Absent {
    Absent { what, why, named_by: named_by.iter().copied().map(id).collect() }
}

#[test]
fn steps_of_what_was_taken_back_elsewhere_are_listed_until_it_is_there_again() {
    let mut facts = branch();
    let never = absent(thing("W9"), Why::NeverCame, &[6]);
    assert_eq!(Ledger::of(&facts).absent(), std::slice::from_ref(&never));
    facts.push(fact(7, "a", "2026-03-05", &withdrawn(4)));
    let ledger = Ledger::of(&facts);
    let gone = absent(thing("x1"), Why::Withdrawn { begun: id(4), by: id(7) }, &[5]);
    assert_eq!(ledger.absent(), [never.clone(), gone]);
    assert!(ledger.is_stray(&facts[4]) && !ledger.is_stray(&facts[3]));
    let again = ledger.with(&[fact(8, "b", "2026-03-02", NOTICE)]);
    assert_eq!(again.absent(), [never]);
    assert_eq!(again.notices.values().filter(|notice| notice.finished.is_some()).count(), 1);
}

#[test]
fn people_and_sites_that_go_leave_what_names_them_and_take_it_up_again() {
    let mut facts = branch();
    facts.push(fact(7, "b", "2026-03-04", CLOCKED));
    let ledger = Ledger::of(&facts);
    let back = [fact(8, "a", "2026-03-07", &withdrawn(2)), fact(9, "a", "2026-03-07", &withdrawn(3))];
    let without = ledger.with(&back);
    assert!(without == Ledger::of(facts.iter().chain(&back)));
    let li = Missing::Person(PersonId::parse("li").unwrap());
    let s = Missing::Site(SiteId::parse("s").unwrap());
    let why = |begun, by| Why::Withdrawn { begun: id(begun), by: id(by) };
    let all = without.absent();
    assert_eq!(all[..2], [absent(li, why(2, 8), &[4, 7]), absent(s, why(3, 9), &[4])]);
    let called = (PersonId::parse("li").unwrap(), SiteId::parse("s").unwrap());
    assert_eq!((without.person_told(&called.0), without.site_told(&called.1)), (Some("li"), Some("s")));
    assert_eq!(without.person_told(&PersonId::parse("nobody").unwrap()), None);
    let again = without.with(&[
        fact(10, "a", "2026-03-08", &serde_json::to_string(&facts[1].body).unwrap()),
        fact(11, "a", "2026-03-08", &serde_json::to_string(&facts[2].body).unwrap()),
    ]);
    assert_eq!(again.absent().len(), 1);
    // Whoever comes late is taken up by what was told of him before.
    let late = Ledger::of(&facts[3..]).with(&facts[..3]);
    assert!(late == ledger);
}

#[test]
fn what_was_begun_by_somebody_not_entitled_is_missing_for_that() {
    let mut facts = branch();
    let aside = Fact { actor: PersonId::parse("li").unwrap(), ..(*facts[3]).clone() };
    facts[3] = Arc::new(aside);
    let ledger = Ledger::of(&facts);
    assert!(ledger.aside.contains_key(&id(4)));
    assert_eq!(ledger.absent()[1], absent(thing("x1"), Why::Aside { begun: id(4) }, &[5]));
    // Neither what is kept aside, nor what was taken back, nor a withdrawal belongs to anything.
    let back =
        ledger.with(&[fact(7, "b", "2026-03-07", &withdrawn(5)), fact(8, "b", "2026-03-07", &withdrawn(99))]);
    assert_eq!(back.strays().into_iter().collect::<Vec<_>>(), [id(6)]);
}

#[test]
fn a_ledger_of_before_is_not_asked() {
    let facts = branch();
    let known = Ledger::of(&facts).known_by("2026-03-05T12:00:00".parse().unwrap());
    assert_eq!(known.absent(), []);
}

/// `make bench` shows that this takes as much longer as there are more facts.
#[test]
fn what_many_facts_name_is_listed_with_all_of_them() {
    let check = |body: &dyn Fn(u128) -> String| {
        let mut facts = branch();
        facts.extend((100..400).map(|number| fact(number, "b", "2026-03-08", &body(number))));
        let ledger = Ledger::of(&facts);
        let absent = ledger.absent();
        assert_eq!(
            absent.iter().map(|absent| absent.named_by.len()).sum::<usize>(),
            301,
            "one is of the branch"
        );
        assert_eq!(absent.len(), 2);
        assert!(facts[5..].iter().all(|fact| ledger.is_stray(fact)));
        assert!(!facts[..5].iter().any(|fact| ledger.is_stray(fact)));
        assert_eq!(ledger.strays().len(), 301);
    };
    check(&|_| r#"{"finished":{"notice":"never"}}"#.to_owned());
    check(&|_| r#"{"receipt":{"contract":"never","amount":"5.00"}}"#.to_owned());
    check(&|_| r#"{"leave":{"person":"nobody"}}"#.to_owned());
    check(&|n| format!(r#"{{"punch":{{"person":"nobody","at":"2026-03-04T08:00:{:02}"}}}}"#, n % 60));
    check(&|_| r#"{"acceptance":{"site":"nowhere"}}"#.to_owned());
}
