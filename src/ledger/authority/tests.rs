use super::*;
use crate::domain::{DeviceId, FactId, Money};
use chrono::NaiveDate;

/// What a branch's own device and a technician's phone recorded.
struct Told {
    facts: Vec<Arc<Fact>>,
}

fn fact(number: u128, (recorded, actor, device): (&str, &str, &str), body: &str) -> Arc<Fact> {
    let on: NaiveDate = recorded.parse().unwrap();
    Arc::new(Fact {
        id: FactId(uuid::Uuid::from_u128(number)),
        on,
        at: None,
        recorded: on.and_hms_opt(9, 0, 0).unwrap(),
        actor: PersonId::parse(actor).unwrap(),
        device: DeviceId::parse(device).unwrap(),
        link: None,
        body: serde_json::from_str(body).unwrap(),
    })
}

fn joined(person: &str, role: &str) -> String {
    format!(
        r#"{{"person":{{"person":"{person}","name":"{person}","role":"{role}","base_wage":"3000.00","joined":"2020-01-02"}}}}"#
    )
}

fn changed(person: &str, role: &str, wage: &str) -> String {
    format!(
        r#"{{"person_changed":{{"person":"{person}","name":"{person}","role":"{role}","base_wage":"{wage}"}}}}"#
    )
}

impl Told {
    fn branch() -> Told {
        let mut told = Told { facts: Vec::new() };
        let notice =
            r#"{"notice":{"notice":"T1","site":"s","to":"li","kind":"new","controllers":[{"points":600}]}}"#;
        let repair = r#"{"repair":{"repair":"R1","site":"s","by":"li","charged":"900.00","floor":"500.00","rebate":"0.00","fault":"x"}}"#;
        for (on, body) in [
            ("2026-01-02", joined("ma", "manager")),
            ("2026-01-02", joined("wu", "clerk")),
            ("2026-01-02", joined("vp", "sales_vp")),
            ("2026-01-02", joined("li", "technician")),
            ("2026-01-02", joined("zh", "technician")),
            ("2026-01-02", r#"{"site":{"site":"s","name":"s","customer":"s","area":"county"}}"#.to_owned()),
            ("2026-03-02", notice.to_owned()),
            ("2026-03-05", repair.to_owned()),
            ("2026-03-20", r#"{"penalty":{"clause":"7.1","person":"li","job":"T1"}}"#.to_owned()),
        ] {
            told.tell((on, "ma", "desk-1"), &body);
        }
        told
    }

    fn tell(&mut self, who: (&str, &str, &str), body: &str) -> FactId {
        self.facts.push(fact(self.facts.len() as u128 + 1, who, body));
        self.facts[self.facts.len() - 1].id
    }

    /// What the technician's phone says on a day.
    fn li(&mut self, on: &str, body: &str) -> FactId {
        self.tell((on, "li", "phone"), body)
    }

    /// The same in any order and portions.
    fn ledger(&self) -> Ledger {
        let whole = Ledger::of(&self.facts);
        let backwards = self.facts.iter().rev().fold(Ledger::default(), |ledger, fact| ledger.with([fact]));
        assert!(whole == backwards);
        whole
    }

    fn aside(&self) -> Vec<FactId> {
        self.ledger().aside.keys().copied().collect()
    }
}

#[test]
fn what_a_technician_may_not_record_changes_nothing() {
    let mut told = Told::branch();
    let before = told.ledger();
    let closing = r#"{"close_month":{"month":"2026-02","known_until":"2026-04-01T08:00:00","lines":[]}}"#;
    let mut aside: Vec<FactId> = [
        changed("li", "technician", "6400.00"),
        changed("li", "manager", "3000.00"),
        joined("friend", "manager"),
        r#"{"leave":{"person":"zh"}}"#.to_owned(),
        r#"{"rule_set":{"from":"2026-05","name":"mine","values":{}}}"#.to_owned(),
        r#"{"waived":{"clause":"7.1","person":"li","job":"T1","reason":"x"}}"#.to_owned(),
        r#"{"approved":{"job":"R1","by":"ma"}}"#.to_owned(),
        r#"{"approved":{"job":"R1","by":"vp"}}"#.to_owned(),
        closing.to_owned(),
        format!(r#"{{"withdrawn":{{"fact":"{}"}}}}"#, FactId(uuid::Uuid::from_u128(9))),
    ]
    .iter()
    .map(|body| told.li("2026-04-01", body))
    .collect();
    let after = told.ledger();
    aside.sort();
    assert_eq!(told.aside(), aside);
    assert!((&after.people, &after.rule_sets) == (&before.people, &before.rule_sets));
    assert!((&after.decisions, &after.penalties) == (&before.decisions, &before.penalties));
    assert!((&after.repairs, &after.closings) == (&before.repairs, &before.closings));
    assert!(after.withdrawn.is_empty() && after.conflicts.is_empty());
}

#[test]
fn honest_work_of_the_same_file_counts() {
    let mut told = Told::branch();
    let finished = told.li("2026-03-10", r#"{"finished":{"notice":"T1"}}"#);
    let own = told.li("2026-03-11", r#"{"repair":{"repair":"R2","site":"s","by":"li","charged":"9.00","floor":"5.00","rebate":"0.00","fault":"y"}}"#);
    let back = told.li("2026-03-12", &format!(r#"{{"withdrawn":{{"fact":"{own}"}}}}"#));
    let ledger = told.ledger();
    assert_eq!(told.aside(), []);
    assert_eq!(ledger.notices.get("T1").unwrap().finished.unwrap().fact, finished);
    assert_eq!(ledger.withdrawn.get(&own).unwrap().fact, back);
}

#[test]
fn the_role_is_that_of_the_time_of_recording() {
    let mut told = Told::branch();
    let early = told.li("2026-03-25", &joined("n1", "technician"));
    told.tell(("2026-04-01", "ma", "desk-1"), &changed("li", "manager", "5000.00"));
    let late = told.li("2026-04-02", &joined("n2", "technician"));
    told.tell(("2026-04-10", "li", "desk-1"), &changed("ma", "technician", "3000.00"));
    let gone = told.tell(("2026-04-11", "ma", "desk-1"), &joined("n3", "technician"));
    assert_eq!(told.aside(), [early, gone]);
    let people = told.ledger().people;
    assert_eq!(["n1", "n2", "n3"].map(|id| people.contains_key(id)), [false, true, false]);
    assert!(people.get("n2").unwrap().spans[0].base_wage == Money::yuan(3000));
    assert_ne!(early, late);
}

#[test]
fn a_promotion_by_whoever_was_promoted_by_nobody_is_worth_nothing() {
    let mut told = Told::branch();
    let first = told.li("2026-04-01", &changed("li", "manager", "3000.00"));
    let second = told.li("2026-04-02", &changed("zh", "manager", "3000.00"));
    let third = told.tell(("2026-04-03", "zh", "phone"), &changed("li", "manager", "9000.00"));
    assert_eq!(told.aside(), [first, second, third]);
}

#[test]
fn each_reason_is_named() {
    let mut told = Told::branch();
    let unknown =
        told.tell(("2026-04-01", "who", "phone"), r#"{"punch":{"person":"li","at":"2026-04-01T08:00:00"}}"#);
    told.tell(("2026-04-01", "ma", "desk-1"), r#"{"leave":{"person":"zh"}}"#);
    let left = told.tell(("2026-04-02", "zh", "phone"), r#"{"finished":{"notice":"T1"}}"#);
    let others = told.tell(("2026-03-30", "zh", "phone"), r#"{"finished":{"notice":"T1"}}"#);
    let approval = told.tell(("2026-04-02", "ma", "desk-1"), r#"{"approved":{"job":"R1","by":"vp"}}"#);
    let early = r#"{"close_month":{"month":"2026-04","known_until":"2026-04-02T08:00:00","lines":[]}}"#;
    let early = told.tell(("2026-04-02", "ma", "desk-1"), early);
    let by_less = r#"{"close_month":{"month":"2026-02","known_until":"2026-02-02T08:00:00","lines":[]}}"#;
    let by_less = told.tell(("2026-04-03", "ma", "desk-1"), by_less);
    let ledger = told.ledger();
    let why = |fact| ledger.aside.get(&fact).cloned();
    let id = |id| PersonId::parse(id).unwrap();
    assert_eq!(why(unknown), Some(Aside::UnknownActor));
    assert_eq!(why(left), Some(Aside::ActorLeft));
    assert_eq!(why(others), Some(Aside::AnothersWork { holder: id("li") }));
    assert_eq!(why(approval), Some(Aside::InAnothersName { by: id("vp") }));
    assert_eq!(why(early), Some(Aside::MonthNotOver));
    assert_eq!(why(by_less), Some(Aside::MonthNotOver));
}

#[test]
fn a_visit_is_not_reported_by_a_technician_who_does_not_go() {
    let mut told = Told::branch();
    let planned =
        r#"{"visit_planned":{"visit":"v","site":"s","kind":"repair","to":"li","day":"2026-03-10"}}"#;
    told.tell(("2026-03-09", "ma", "desk-1"), planned);
    let arrived = r#"{"arrived":{"visit":"v"}}"#;
    let others = told.tell(("2026-03-10", "zh", "phone"), arrived);
    assert_eq!(told.aside(), [others]);
    let holder = PersonId::parse("li").unwrap();
    assert_eq!(told.ledger().aside.get(&others), Some(&Aside::AnothersWork { holder }));
    told.tell(("2026-03-11", "ma", "desk-1"), r#"{"moved":{"visit":"v","to":"zh"}}"#);
    told.tell(("2026-03-12", "zh", "phone"), arrived);
    assert_eq!(told.aside(), [others], "he goes now");
}

#[test]
fn whoever_goes_again_after_a_move_was_taken_back_reports() {
    let mut told = Told::branch();
    let planned =
        r#"{"visit_planned":{"visit":"v","site":"s","kind":"repair","to":"li","day":"2026-04-03"}}"#;
    told.tell(("2026-04-01", "ma", "desk-1"), planned);
    let moved = told.tell(("2026-04-01", "ma", "desk-1"), r#"{"moved":{"visit":"v","to":"zh"}}"#);
    told.tell(
        ("2026-04-02", "ma", "desk-1"),
        &format!(r#"{{"withdrawn":{{"fact":"{}","reason":"x"}}}}"#, moved.0),
    );
    told.li("2026-04-03", r#"{"arrived":{"visit":"v"}}"#);
    assert!(told.aside().is_empty());
    assert!(told.ledger().visits.values().all(|visit| visit.arrived.is_some()));
}

/// As the desk has it: nobody answers for somebody who is not there any more.
#[test]
fn the_visit_of_whoever_has_left_is_reported_by_another() {
    let mut told = Told::branch();
    let planned =
        r#"{"visit_planned":{"visit":"v","site":"s","kind":"repair","to":"zh","day":"2026-04-03"}}"#;
    told.tell(("2026-04-01", "ma", "desk-1"), planned);
    told.tell(("2026-04-01", "ma", "desk-1"), r#"{"leave":{"person":"zh"}}"#);
    told.li("2026-04-03", r#"{"arrived":{"visit":"v"}}"#);
    assert!(told.aside().is_empty());
}

#[test]
fn while_a_branch_is_set_up_its_own_device_records_what_it_needs() {
    let mut told = Told { facts: Vec::new() };
    told.tell(("2026-01-02", "desk", "desk-1"), &joined("wu", "clerk"));
    told.tell(("2026-01-02", "desk", "desk-1"), &joined("ma", "manager"));
    told.tell(("2026-01-02", "desk", "desk-1"), &joined("li", "technician"));
    assert_eq!(told.aside(), []);
    let other = told.tell(("2026-01-03", "desk", "phone"), &joined("x", "manager"));
    assert_eq!(told.aside(), [other]);
}

#[test]
fn a_file_that_claims_to_be_older_founds_no_branch() {
    let mut told = Told::branch();
    let whole = told.ledger();
    let older = [
        told.tell(("2025-01-01", "desk", "phone"), &joined("friend", "manager")),
        told.tell(("2025-01-01", "friend", "phone"), &changed("li", "manager", "9000.00")),
    ];
    assert_eq!(told.aside(), older);
    let after = told.ledger();
    assert!((&after.people, &after.notices) == (&whole.people, &whole.notices));
}

#[test]
fn a_closed_month_stays_closed_whoever_takes_it_back() {
    let mut told = Told::branch();
    let closing = |month| {
        format!(r#"{{"close_month":{{"month":"{month}","known_until":"2026-04-01T08:00:00","lines":[]}}}}"#)
    };
    let back = |fact: FactId| format!(r#"{{"withdrawn":{{"fact":"{fact}"}}}}"#);
    let closed = told.tell(("2026-04-01", "ma", "desk-1"), &closing("2026-03"));
    let early = told.tell(("2026-04-01", "ma", "desk-1"), &closing("2026-04"));
    let opened = told.tell(("2026-04-02", "ma", "desk-1"), &back(closed));
    // What has closed nothing may be laid aside for good.
    let laid = told.tell(("2026-04-02", "ma", "desk-1"), &back(early));
    let ledger = told.ledger();
    assert_eq!(ledger.aside.get(&opened), Some(&Aside::Stands));
    assert_eq!((told.aside(), ledger.kept_aside().len()), (vec![early, opened], 1));
    assert_eq!(ledger.withdrawn.get(&early).unwrap().fact, laid);
    assert!(ledger.closing("2026-03".parse().unwrap()).is_some());
}

#[test]
fn an_approval_is_taken_back_by_the_approver() {
    let mut told = Told::branch();
    let approved = told.tell(("2026-04-01", "vp", "desk-1"), r#"{"approved":{"job":"R1","by":"vp"}}"#);
    let back = format!(r#"{{"withdrawn":{{"fact":"{approved}"}}}}"#);
    let others = told.tell(("2026-04-02", "ma", "desk-1"), &back);
    assert_eq!(
        told.ledger().aside.get(&others),
        Some(&Aside::InAnothersName { by: PersonId::parse("vp").unwrap() })
    );
    let own = told.tell(("2026-04-03", "vp", "desk-1"), &back);
    assert_eq!((told.aside(), told.ledger().withdrawn.get(&approved).unwrap().fact), (vec![others], own));
}

#[test]
fn what_is_taken_over_is_the_same_thing() {
    let mut told = Told::branch();
    let rest = r#""site":"s","to":"li","kind":"new","controllers":[{"points":5}]"#;
    let given = told.li("2026-04-01", &format!(r#"{{"notice":{{"notice":"T9",{rest}}}}}"#));
    assert_eq!(told.ledger().kept_aside().len(), 1);
    let taken = format!(r#"{{"notice":{{"notice":"T9","number":"T9",{rest}}}}}"#);
    told.facts.push(Arc::new(Fact {
        on: told.facts[told.facts.len() - 1].on,
        ..(*fact(90, ("2026-04-02", "ma", "desk-1"), &taken)).clone()
    }));
    let ledger = told.ledger();
    assert_eq!(told.aside(), [given]);
    assert!(ledger.kept_aside().is_empty() && ledger.notices.get("T9").is_some());
}

#[test]
fn a_rejected_closing_closes_nothing_until_the_rejection_is_taken_back() {
    let mut told = Told::branch();
    let month = "2026-02".parse().unwrap();
    let closing = r#"{"close_month":{"month":"2026-02","known_until":"2026-04-01T08:00:00","lines":[]}}"#;
    let closed = told.tell(("2026-04-01", "ma", "desk-2"), closing);
    let reject = format!(r#"{{"closing_rejected":{{"month":"2026-02","closing":"{closed}"}}}}"#);
    let back = |fact: FactId| format!(r#"{{"withdrawn":{{"fact":"{fact}"}}}}"#);
    let technicians = told.li("2026-04-02", &reject);
    assert!(told.ledger().closing(month).is_some());
    let opened = told.tell(("2026-04-02", "ma", "desk-1"), &back(closed));
    assert_eq!(told.aside(), [technicians, opened]);
    let rejected = told.tell(("2026-04-03", "wu", "desk-1"), &reject);
    let ledger = told.ledger();
    assert_eq!(ledger.aside.get(&closed), Some(&Aside::WrongFigures));
    // What closes nothing may be taken back.
    assert!(ledger.closing(month).is_none() && !ledger.aside.contains_key(&opened));
    told.tell(("2026-04-04", "wu", "desk-1"), &back(rejected));
    let ledger = told.ledger();
    assert!(ledger.closing(month).is_some() && ledger.aside.contains_key(&opened));
}

#[test]
fn whoever_hires_more_on_another_device_founds_nothing_anew() {
    let mut told = Told::branch();
    let mut number = 0;
    let mut hire = |told: &mut Told, on: &str, actor: &str| {
        number += 1;
        told.tell((on, actor, "new-pc"), &joined(&format!("n{number}"), "technician"));
    };
    // The manager's own wage, and more people than the branch began with.
    told.tell(("2026-05-01", "ma", "new-pc"), &changed("ma", "manager", "5000.00"));
    told.tell(("2026-05-01", "ma", "new-pc"), &joined("boss", "manager"));
    for _ in 0..9 {
        hire(&mut told, "2026-05-01", "ma");
        hire(&mut told, "2026-05-02", "boss");
    }
    let ledger = told.ledger();
    assert_eq!((told.aside(), ledger.people.len()), (Vec::new(), 5 + 1 + 18));
}

#[test]
fn what_is_let_go_of_is_judged_as_if_it_had_never_been_told() {
    let mut told = Told::branch();
    for day in 10..28 {
        told.li(&format!("2026-04-{day}"), &changed("li", "technician", "4000.00"));
    }
    told.tell(("2026-04-29", "ma", "desk-1"), &changed("li", "manager", "4000.00"));
    told.li("2026-04-30", &joined("n1", "technician"));
    let whole = told.ledger();
    for kept in 1..told.facts.len() {
        let some: Vec<Arc<Fact>> = told.facts.iter().rev().take(kept).cloned().collect();
        let fewer = whole.keeping(|fact| some.iter().any(|one| one.id == fact.id));
        assert!(fewer == Ledger::of(&some), "{kept}");
    }
}
