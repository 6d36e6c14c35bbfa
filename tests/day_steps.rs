//! The steps of what the day brings: what rests on which, and that none comes before what it needs.

#[path = "common/case/mod.rs"]
mod case;

use case::{Case, record};
use fieldbook::{
    domain::{DeviceId, FactId, Minute, Month, PersonId, Role},
    journal::{Fact, FactBody},
    ledger::Ledger,
    rules::{
        Closings, RuleBook,
        open::{Known, Task, open},
        settle,
    },
    workflow::{Command, Context, Earlier, Field, Problem, Reason, decide, rests::withdrawal},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// A branch with one site, and what happened there.
fn branch(log: Value) -> Ledger {
    let joined = |role: &str| json!({ "role": role, "base_wage": "3000.00", "joined": "2018-03-01" });
    let people = json!({
        "li": joined("technician"), "zhao": joined("technician"), "ma": joined("manager"), "wu": joined("clerk"),
        "vp": joined("sales_vp"), "mk": joined("marketing"),
    });
    let case = json!({
        "id": "steps", "clauses": [], "why": "", "people": people, "sites": { "s1": { "area": "local" } },
        "log": log, "expect": {},
    });
    let case = Case::read(&case.to_string()).unwrap();
    Ledger::of(&record(&case).unwrap().facts)
}

/// The last fact of a kind.
fn last(ledger: &Ledger, kind: &str) -> FactId {
    ledger.facts().iter().rfind(|fact| fact.body.declared().name == kind).unwrap().id
}

/// What speaks against recording this of a day and an hour, some days later.
fn refused(ledger: &Ledger, role: Role, on: &str, at: Option<&str>, body: Value) -> Option<Reason> {
    let body: FactBody = serde_json::from_value(body).unwrap();
    let context = Context {
        now: "2024-05-20T09:00:00".parse().unwrap(),
        actor: PersonId::parse("ma").unwrap(),
        role: Some(role),
        device: DeviceId::parse("desk").unwrap(),
        fact: FactId(uuid::Uuid::from_u128(u128::MAX / 3)),
        unread: 0,
    };
    let command = Command::Record { on: on.parse().unwrap(), at: at.and_then(Minute::parse), body };
    decide(ledger, &RuleBook::of(ledger), command, &context).err().map(|refusal| refusal.reason)
}

fn too_early(what: Earlier, on: &str, at: Option<&str>) -> Option<Reason> {
    Some(Reason::TooEarly { what, on: on.parse().unwrap(), at: at.and_then(Minute::parse) })
}

#[test]
fn a_quoted_repair_is_taken_back_before_its_quote() {
    let quoted = json!([
        { "on": "2024-05-13", "what": "quote", "repair": "r1", "site": "s1", "charged": "800.00", "floor": "420.00" },
        { "on": "2024-05-13", "what": "quote_approved", "repair": "r1", "by": "ma" },
        { "on": "2024-05-13", "what": "consented", "repair": "r1" },
        { "on": "2024-05-14", "what": "paid_in", "repair": "r1" },
        { "on": "2024-05-14", "what": "to_factory", "repair": "r1" },
        { "on": "2024-05-15", "what": "repair", "id": "r1", "site": "s1", "by": "li", "charged": "800.00",
          "floor": "420.00", "rebate": "0.00", "fault": "board" },
    ]);
    let ledger = branch(quoted.clone());
    let done = last(&ledger, "repair");
    assert_eq!(withdrawal(&ledger, done), Ok(()));
    for step in ["quote", "quote_approved", "consented"] {
        let refusal = withdrawal(&ledger, last(&ledger, step)).unwrap_err();
        assert_eq!(refusal.reason, Reason::RestedOn { by: done }, "{step}");
    }
    // The factory began because the money had come in.
    let refusal = withdrawal(&ledger, last(&ledger, "paid_in")).unwrap_err();
    assert_eq!(refusal.reason, Reason::RestedOn { by: last(&ledger, "to_factory") });
    // What came of the repair itself rests on it.
    let mut log = quoted;
    log.as_array_mut().unwrap().push(json!({ "on": "2024-05-16", "what": "sheet", "job": "r1" }));
    let ledger = branch(log);
    let refusal = withdrawal(&ledger, last(&ledger, "repair")).unwrap_err();
    assert_eq!(refusal.reason, Reason::RestedOn { by: last(&ledger, "sheet") });
}

#[test]
fn no_step_comes_before_what_it_needs() {
    let ledger = branch(json!([
        { "on": "2024-05-13", "what": "quote", "repair": "r1", "site": "s1", "charged": "800.00", "floor": "420.00" },
        { "on": "2024-05-14", "what": "notice_written", "id": "n1", "site": "s1", "kind": "new",
          "controllers": [{ "points": 100 }] },
        { "on": "2024-05-15", "what": "notice_approved", "notice": "n1", "by": "vp" },
    ]));
    let approval = json!({ "quote_approved": { "repair": "r1", "by": "ma" } });
    let before = refused(&ledger, Role::Manager, "2024-05-12", None, approval.clone());
    assert_eq!(before, too_early(Earlier::Quote, "2024-05-13", None));
    assert_eq!(refused(&ledger, Role::Manager, "2024-05-13", None, approval), None);
    let assigned = json!({ "assigned": { "notice": "n1", "to": "li", "by": "ma" } });
    let before = refused(&ledger, Role::Manager, "2024-04-30", None, assigned.clone());
    assert_eq!(before, too_early(Earlier::NoticeApproval, "2024-05-15", None));
    assert_eq!(refused(&ledger, Role::Manager, "2024-05-15", None, assigned), None);
}

#[test]
fn a_move_is_not_taken_back_once_somebody_went() {
    let mut log = json!([
        { "on": "2024-05-13", "what": "visit", "id": "v1", "site": "s1", "kind": "repair", "to": "li", "day": "2024-05-14" },
        { "on": "2024-05-13", "what": "moved", "visit": "v1", "to": "zhao" },
    ]);
    let ledger = branch(log.clone());
    assert_eq!(withdrawal(&ledger, last(&ledger, "moved")), Ok(()));
    log.as_array_mut()
        .unwrap()
        .push(json!({ "on": "2024-05-14", "what": "arrived", "visit": "v1", "at": "2024-05-14T09:00" }));
    let ledger = branch(log);
    let refusal = withdrawal(&ledger, last(&ledger, "moved")).unwrap_err();
    assert_eq!(refusal.reason, Reason::RestedOn { by: last(&ledger, "arrived") });
}

#[test]
fn nobody_arrives_before_the_visit_was_moved() {
    let ledger = branch(json!([
        { "on": "2024-05-13", "what": "visit", "id": "v1", "site": "s1", "kind": "repair", "to": "li", "day": "2024-05-14" },
        { "on": "2024-05-14", "at": "2024-05-14T10:05", "what": "moved", "visit": "v1", "to": "zhao" },
    ]));
    let arrived = json!({ "arrived": { "visit": "v1" } });
    let moved = too_early(Earlier::Move, "2024-05-14", Some("10:05"));
    assert_eq!(refused(&ledger, Role::Clerk, "2024-05-14", Some("09:30"), arrived.clone()), moved);
    // Without an hour it would count before the move, and he who went would be another.
    assert_eq!(refused(&ledger, Role::Clerk, "2024-05-14", None, arrived.clone()), moved);
    assert_eq!(refused(&ledger, Role::Clerk, "2024-05-14", Some("10:05"), arrived), None);
}

#[test]
fn a_settled_objection_leaves_a_repair_to_be_called_about() {
    let ledger = branch(json!([
        { "on": "2024-05-13", "what": "visit", "id": "v1", "site": "s1", "kind": "repair", "to": "li",
          "day": "2024-05-13", "job": "r1" },
        { "on": "2024-05-13", "at": "2024-05-13T09:00", "what": "arrived", "visit": "v1" },
        { "on": "2024-05-13", "at": "2024-05-13T11:00", "what": "ended", "visit": "v1", "outcome": "done" },
        { "on": "2024-05-13", "what": "repair", "id": "r1", "site": "s1", "by": "li", "charged": "800.00",
          "floor": "420.00", "rebate": "0.00", "fault": "board" },
        { "on": "2024-05-14", "at": "2024-05-14T08:10", "what": "sheet_in", "visit": "v1" },
        { "on": "2024-05-14", "at": "2024-05-14T09:00", "what": "called_back", "visit": "v1", "confirmed": false },
        { "on": "2024-05-14", "at": "2024-05-14T10:00", "what": "reviewed", "visit": "v1", "qualified": true },
        { "on": "2024-05-14", "at": "2024-05-14T11:00", "what": "settled", "subject": "v1" },
    ]));
    let (book, now) = (RuleBook::of(&ledger), "2024-05-15T09:00:00".parse().unwrap());
    let month: Month = "2024-05".parse().unwrap();
    let settled = settle(&ledger, &book, month, month, Closings::Respected);
    let known = Known { ledger: &ledger, book: &book, settled: &settled, expected: &[], now };
    let found = open(&known);
    let clerk = PersonId::parse("wu").unwrap();
    let again = found.iter().find(|open| open.lack.task == Task::CallAgain);
    assert!(again.is_some_and(|again| again.is_on_the_list_of(&ledger, &clerk, now)));
}

#[test]
fn a_repair_that_two_devices_have_begun_keeps_the_sheet_of_its_visit() {
    let ledger = branch(json!([
        { "on": "2024-05-13", "what": "visit", "id": "v1", "site": "s1", "kind": "repair", "to": "li",
          "day": "2024-05-13", "job": "r1" },
        { "on": "2024-05-13", "at": "2024-05-13T09:00", "what": "arrived", "visit": "v1" },
        { "on": "2024-05-13", "at": "2024-05-13T11:00", "what": "ended", "visit": "v1", "outcome": "done" },
        { "on": "2024-05-14", "at": "2024-05-14T08:10", "what": "sheet_in", "visit": "v1" },
        { "on": "2024-05-14", "what": "repair", "id": "r1", "site": "s1", "by": "li", "charged": "800.00",
          "floor": "420.00", "rebate": "0.00", "fault": "board" },
    ]));
    // The desk records it again, after the tablet has taken its own back, each without knowing of the other.
    let mut facts: Vec<Arc<Fact>> = ledger.facts().iter().cloned().collect();
    let first = facts.iter().rfind(|fact| fact.body.declared().name == "repair").unwrap().clone();
    let again = |number: u128, body: FactBody| {
        let id = FactId(uuid::Uuid::from_u128(u128::MAX / 2 + number));
        Arc::new(Fact { id, body, device: DeviceId::parse("desk").unwrap(), ..(*first).clone() })
    };
    facts.push(again(1, first.body.clone()));
    let taken_back = json!({ "withdrawn": { "fact": first.id, "reason": "twice" } });
    facts.push(again(2, serde_json::from_value(taken_back).unwrap()));
    let mut grown = Ledger::of(&facts[..facts.len() - 2]);
    for fact in &facts[facts.len() - 2..] {
        grown.take(std::slice::from_ref(fact));
    }
    for ledger in [Ledger::of(&facts), grown] {
        let visit = ledger.visits.values().next().unwrap();
        let repairs = ledger.repairs_of_visit(visit);
        let [repair] = repairs[..] else { panic!("{repairs:?}") };
        assert_ne!(repair.id.as_str(), "r1");
        assert_eq!(ledger.sheet_of(repair), visit.sheet);
        assert_eq!(ledger.visits_for(repair.id.as_str()).count(), 1);
    }
}

#[test]
fn nothing_is_taken_that_is_no_money() {
    let ledger = branch(json!([{ "on": "2024-05-13", "what": "away", "person": "li", "day": "2024-05-13" }]));
    let taken =
        |amount: &str| json!({ "collected": { "money": "m1", "by": "li", "amount": amount, "site": "s1" } });
    let none = Some(Reason::Invalid { field: Field::Amount, problem: Problem::Zero });
    assert_eq!(refused(&ledger, Role::Clerk, "2024-05-14", None, taken("0")), none);
    assert_eq!(refused(&ledger, Role::Clerk, "2024-05-14", None, taken("0.01")), None);
}
