//! One number that two desks gave to two things without knowing of each other: both are there, what happened to each is put
//! down to it, each pays whom it is to pay, and another number settles it.
#![cfg(not(target_arch = "wasm32"))]

use fieldbook::{
    domain::{ContractId, DeviceId, FactId, JobId, Money, Month, PersonId, Role, Thing, TravelId, WorkId},
    journal::{Bundle, ClosedLine, Fact, FactBody, Journal, MonthClosed, Withdrawn},
    ledger::Ledger,
    rules::{
        Closings, Item, RuleBook, Settlement, Step,
        open::{Known, Task, open},
        settle,
    },
    workflow::{Command, Context, Reason, close::figures, decide, judge},
};
use serde_json::json;
use std::{fs, path::PathBuf, sync::Arc};

const JOBS: &str = "same-job-number.json";
const OTHERS: &str = "same-journey-and-contract-number.json";

fn fixture(name: &str) -> Vec<Arc<Fact>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let read = Bundle::read(&fs::read_to_string(path).unwrap(), &Journal::default(), judge).unwrap();
    assert!(read.is_acceptable());
    read.new
}

fn march() -> Month {
    "2026-03".parse().unwrap()
}

fn settled(ledger: &Ledger) -> Settlement {
    let april = march().next();
    settle(ledger, &RuleBook::of(ledger), march(), april, Closings::Respected)
}

/// What somebody gets by an item in March.
fn paid(ledger: &Ledger, person: &str, item: Item) -> String {
    let settlement = settled(ledger);
    let statement = settlement.statement(march(), &PersonId::parse(person).unwrap()).unwrap();
    statement.total(item).to_string()
}

fn body(json: serde_json::Value) -> FactBody {
    serde_json::from_value(json).unwrap()
}

fn told(number: u128, on: &str, device: &str, json: serde_json::Value) -> Arc<Fact> {
    Arc::new(Fact {
        id: FactId(uuid::Uuid::from_u128(number)),
        on: on.parse().unwrap(),
        at: None,
        recorded: format!("{on}T12:00:00").parse().unwrap(),
        actor: PersonId::parse("ma").unwrap(),
        device: DeviceId::parse(device).unwrap(),
        link: None,
        body: body(json),
    })
}

/// The manager records something at a desk in April.
fn record(ledger: &Ledger, device: &str, command: Command) -> Result<Arc<Fact>, Reason> {
    let context = Context {
        now: "2026-04-20T09:00:00".parse().unwrap(),
        actor: PersonId::parse("ma").unwrap(),
        role: Some(Role::Manager),
        device: DeviceId::parse(device).unwrap(),
        fact: FactId(uuid::Uuid::from_u128(u128::MAX / 3 + ledger.facts().len() as u128)),
        unread: 0,
    };
    let facts = decide(ledger, &RuleBook::of(ledger), command, &context).map_err(|refusal| refusal.reason)?;
    Ok(Arc::new(facts.into_iter().next().unwrap()))
}

fn say(ledger: &Ledger, device: &str, json: serde_json::Value) -> Result<Arc<Fact>, Reason> {
    let on = "2026-04-20".parse().unwrap();
    record(ledger, device, Command::Record { on, at: None, body: body(json) })
}

/// What Today says that has to be given another number.
fn to_renumber(ledger: &Ledger) -> Vec<String> {
    let (book, settled) = (RuleBook::of(ledger), settled(ledger));
    let now = "2026-04-20T09:00:00".parse().unwrap();
    let known = Known { ledger, book: &book, settled: &settled, expected: &[], now };
    let open = open(&known).into_iter().filter(|open| open.lack.task == Task::Renumber);
    open.filter_map(|open| Some(ledger.number_of(&open.subject.thing(ledger)?).to_owned())).collect()
}

/// The notice that is held by somebody.
fn notice_of(ledger: &Ledger, holder: &str) -> JobId {
    let mut all = ledger.notices.values();
    all.find(|notice| notice.holder().value.as_str() == holder).unwrap().id.clone()
}

#[test]
fn both_jobs_of_a_number_are_there_and_pay_their_own_people() {
    let ledger = Ledger::of(&fixture(JOBS));
    assert_eq!((ledger.notices.len(), ledger.repairs.len()), (2, 2));
    for notice in ledger.notices.values() {
        assert_eq!(notice.number, "T2026-008");
        let done = (notice.finished.is_some(), notice.papers.len(), notice.callbacks.len());
        assert_eq!(done, (true, 1, 1), "{}", notice.holder().value);
    }
    for repair in ledger.repairs.values() {
        let done = (repair.paid_in.is_some(), repair.sheet.is_some(), repair.approvals.len());
        assert_eq!((repair.number.as_str(), done), ("W2026-003", (true, true, 2)));
    }
    // A third desk went on with the one that it had: the first.
    assert_eq!(ledger.notices[&notice_of(&ledger, "li")].finished.unwrap().on.to_string(), "2026-03-06");
    assert_eq!(ledger.notices[&notice_of(&ledger, "zh")].finished.unwrap().on.to_string(), "2026-03-04");
    let all = |item| ["li", "zh"].map(|person| paid(&ledger, person, item));
    let [first, second] = all(Item::CommissioningFirst);
    assert!(first != "0.00" && second != "0.00" && first != second, "{first} {second}");
    let [first, second] = all(Item::Repair);
    assert!(first != "0.00" && second != "0.00" && first != second, "{first} {second}");
}

#[test]
fn both_contracts_and_both_journeys_of_a_number_pay_their_own_people() {
    let ledger = Ledger::of(&fixture(OTHERS));
    let received: Vec<Money> =
        ledger.contracts.values().flat_map(|one| &one.receipts).map(|at| at.value).collect();
    assert_eq!((ledger.contracts.len(), received), (2, vec![Money::yuan(2000); 2]));
    assert_eq!(["li", "zh"].map(|person| paid(&ledger, person, Item::Travel)), ["100.00", "200.00"]);
    let signed = ["li", "zh"].map(|person| paid(&ledger, person, Item::MaintenanceSigning));
    assert!(signed[0] == signed[1] && signed[0] != "0.00", "{signed:?}");
}

#[test]
fn what_comes_out_does_not_depend_on_the_order_or_the_portions() {
    for name in [JOBS, OTHERS] {
        let facts = fixture(name);
        let whole = Ledger::of(&facts);
        let of_device =
            |device: &'static str| facts.iter().filter(move |fact| fact.device.as_str() == device);
        assert!(facts.iter().rev().fold(Ledger::default(), |ledger, fact| ledger.with([fact])) == whole);
        let merged = ["desk-c", "desk-b", "desk-a"].map(of_device).into_iter();
        assert!(merged.fold(Ledger::default(), |ledger, told| ledger.with(told)) == whole);
        // Nothing is lost with what is known no more.
        for fact in &facts {
            let until = fact.recorded;
            let known: Vec<_> = facts.iter().filter(|fact| fact.recorded <= until).cloned().collect();
            assert!(whole.known_by(until) == Ledger::of(&known));
        }
    }
}

#[test]
fn a_number_that_several_carry_is_the_id_of_none_and_each_keeps_its_own() {
    let ledger = Ledger::of(&fixture(JOBS));
    assert!(!ledger.notices.contains_key("T2026-008"));
    assert_eq!(ledger.carrying("T2026-008").count(), 2);
    let numbers: Vec<_> = ledger.alike().map(|(number, all)| (number, all.len())).collect();
    assert_eq!(numbers, [("T2026-008", 2), ("W2026-003", 2)]);
    let first = Thing::Work(WorkId::Notice(notice_of(&ledger, "li")));
    let second = Thing::Work(WorkId::Notice(notice_of(&ledger, "zh")));
    assert_eq!(ledger.others_called_as(&first), [&second]);
    // Alone it goes by the number, and what was said of it more exactly is still its own.
    let alone = fixture(JOBS).into_iter().filter(|fact| fact.device.as_str() != "desk-b").collect::<Vec<_>>();
    let alone = Ledger::of(&alone);
    assert_eq!(notice_of(&alone, "li").as_str(), "T2026-008");
    let exactly = alone.thing_called(fieldbook::journal::kind::Noun::Notice, first.as_str());
    assert_eq!(exactly.unwrap().as_str(), "T2026-008");
}

#[test]
fn another_number_settles_it_and_can_be_taken_back() {
    for (name, item) in [(JOBS, Item::CommissioningFirst), (OTHERS, Item::Travel)] {
        let mut ledger = Ledger::of(&fixture(name));
        let before = ["li", "zh"].map(|person| paid(&ledger, person, item));
        assert_eq!(to_renumber(&ledger).len(), 2);
        let things: Vec<Thing> = ledger.alike().map(|(_, all)| all[1].clone()).collect();
        let mut renumbered = Vec::new();
        for (nth, thing) in things.iter().enumerate() {
            let known = ledger.number_of(thing).to_owned();
            let given = json!({"number": {"thing": thing.as_str(), "number": known}});
            assert!(matches!(say(&ledger, "desk-d", given), Err(Reason::AlreadyKnown { .. })));
            let given = json!({"number": {"thing": thing.as_str(), "number": format!("N-{nth}")}});
            renumbered.push(say(&ledger, "desk-d", given).unwrap());
            ledger = ledger.with(renumbered.last());
            assert_eq!(ledger.number_of(thing), format!("N-{nth}"));
            assert_eq!(
                (ledger.carrying(&known).count(), ledger.carrying(&format!("N-{nth}")).count()),
                (1, 1)
            );
        }
        assert_eq!((things.len(), ledger.alike().count()), (2, 0));
        assert_eq!(to_renumber(&ledger), Vec::<String>::new());
        assert_eq!(["li", "zh"].map(|person| paid(&ledger, person, item)), before);
        // The last one counts, and taking it back brings the one before.
        let again = say(&ledger, "desk-d", json!({"number": {"thing": things[0].as_str(), "number": "N-9"}}));
        ledger.take(&[again.unwrap()]);
        assert_eq!(ledger.number_of(&things[0]), "N-9");
        let (on, reason) = ("2026-04-20".parse().unwrap(), String::new());
        let last = ledger.facts().iter().next_back().unwrap().id;
        for fact in [last, renumbered[0].id] {
            let back = record(&ledger, "desk-d", Command::Withdraw { on, fact, reason: reason.clone() });
            ledger.take(&[back.unwrap()]);
        }
        assert_eq!(ledger.alike().count(), 1);
    }
}

#[test]
fn a_third_desk_goes_on_with_what_it_has_whatever_becomes_known_later() {
    let facts = fixture(JOBS);
    let of = |devices: &[&str]| -> Vec<Arc<Fact>> {
        facts.iter().filter(|fact| devices.contains(&fact.device.as_str())).cloned().collect()
    };
    // It has the second only, where nothing says yet that there is another.
    let mut known = of(&["desk-a"]).into_iter().take(9).chain(of(&["desk-b"])).collect::<Vec<_>>();
    let alone = Ledger::of(&known);
    let notice = notice_of(&alone, "zh");
    assert_eq!(notice.as_str(), "T2026-008");
    let rechecked =
        say(&alone, "desk-d", json!({"recheck": {"notice": notice.as_str(), "passed": true}})).unwrap();
    // The desk that began it needs no more than the number.
    let alone = alone.with([&rechecked]);
    let own = say(&alone, "desk-b", json!({"ruling": {"notice": notice.as_str(), "rate": "0.30"}})).unwrap();
    assert_eq!(own.body, body(json!({"ruling": {"notice": "T2026-008", "rate": "0.30"}})));
    known.extend([rechecked, own]);
    known.extend(of(&["desk-a", "desk-c"]));
    let ledger = Ledger::of(&known);
    let steps = |holder| {
        let notice = &ledger.notices[&notice_of(&ledger, holder)];
        (notice.rechecks.len(), notice.rulings.len(), notice.papers.len())
    };
    assert_eq!((steps("li"), steps("zh")), ((0, 0, 1), (1, 1, 1)));
}

#[test]
fn what_says_no_more_than_the_number_is_about_the_one_that_was_there_before_it() {
    let notice = |site: &str, to: &str| json!({"notice": {"notice": "9", "site": site, "to": to, "kind": "new", "controllers": [{"points": 90}]}});
    let mut facts = fixture(JOBS);
    facts.push(told(1, "2026-03-20", "desk-a", notice("s1", "li")));
    facts.push(told(2, "2026-03-22", "desk-c", json!({"finished": {"notice": "9"}})));
    // Dated before the first, and recorded after what is said.
    let late = Arc::new(Fact {
        on: "2026-03-19".parse().unwrap(),
        ..(*told(3, "2026-03-25", "desk-b", notice("s2", "zh"))).clone()
    });
    facts.push(late);
    let ledger = Ledger::of(&facts);
    let finished = |holder: &str| {
        let mut all = ledger.carrying("9").map(|thing| &ledger.notices[thing.as_str()]);
        all.find(|notice| notice.holder().value.as_str() == holder).unwrap().finished.is_some()
    };
    assert_eq!((finished("li"), finished("zh")), (true, false));
}

#[test]
fn what_is_taken_back_leaves_the_other_as_it_was() {
    let mut facts = fixture(JOBS);
    let ledger = Ledger::of(&facts);
    let (li, zh) = (notice_of(&ledger, "li"), notice_of(&ledger, "zh"));
    let issued = ledger.notices[&zh].issued.fact;
    let (on, reason) = ("2026-04-20".parse().unwrap(), String::new());
    let refused = record(&ledger, "desk-d", Command::Withdraw { on, fact: issued, reason });
    let rests = ledger.notices[&zh].callbacks[0].stamp.fact;
    assert_eq!(refused.unwrap_err(), Reason::RestedOn { by: rests });
    // A file may bring what no desk records.
    let withdrawn = json!({"withdrawn": {"fact": issued}});
    facts.push(told(5, "2026-04-20", "desk-a", withdrawn));
    let left = Ledger::of(&facts);
    assert_eq!(left.notices.len(), 1);
    // What the other desk said of its own belongs to nobody now, or to the one that is left: it is there only once.
    assert_eq!(left.notices[&li].issued, ledger.notices[&li].issued);
    assert_eq!(left.alike().map(|(number, _)| number).collect::<Vec<_>>(), ["W2026-003"]);
}

#[test]
fn a_journey_that_is_agreed_to_keeps_its_number_beside_another_of_it() {
    let facts = fixture(OTHERS);
    let ledger = Ledger::of(&facts);
    let second = ledger.travel.values().find(|travel| travel.person.as_str() == "zh").unwrap();
    let (on, reason) = ("2026-04-20".parse().unwrap(), String::new());
    let back = record(&ledger, "desk-d", Command::Withdraw { on, fact: second.stamp.fact, reason }).unwrap();
    let ledger = ledger.with([&back]);
    let anew = json!({"travel": {
        "travel": second.id, "person": "zh", "amount": "200.00", "approved": true, "customer_pays": false,
    }});
    let ledger = ledger.with([&say(&ledger, "desk-d", anew).unwrap()]);
    assert_eq!(ledger.travel[&second.id].number, "C2026-001");
    assert_eq!(ledger.travel.len(), 2);
    let taken: Vec<&TravelId> = ledger.travel.keys().collect();
    assert!(taken.iter().all(|id| id.as_str() != "C2026-001"), "{taken:?}");
}

#[test]
fn a_closed_month_keeps_its_figures_and_what_was_lost_is_paid_after_it() {
    // The second desk closed March without knowing of the first job of its number.
    let facts = fixture(JOBS);
    let own: Vec<_> = facts
        .iter()
        .take(9)
        .chain(facts.iter().filter(|fact| fact.device.as_str() == "desk-b"))
        .cloned()
        .collect();
    let at = "2026-04-02T09:00:00".parse().unwrap();
    let lines: Arc<[ClosedLine]> = figures(&Ledger::of(&own), march(), at).into();
    assert!(lines.iter().any(|line| *line.subject == *"T2026-008"));
    let closed = FactBody::from(MonthClosed { month: march(), known_until: at, lines: lines.clone() });
    let closing = Arc::new(Fact {
        body: closed,
        ..(*told(7, "2026-04-02", "desk-b", json!({"leave": {"person": "x"}}))).clone()
    });
    let ledger = Ledger::of(facts.iter().chain([&closing]));
    let settlement = settled(&ledger);
    let zh = settlement.statement(march(), &PersonId::parse("zh").unwrap()).unwrap();
    let sum = |person: &str| -> Money {
        lines.iter().filter(|line| line.person.as_str() == person).map(|line| line.amount).sum()
    };
    assert_eq!(zh.net, sum("zh"));
    // Each closed line still has the derivation of its own job.
    let derived = |line: &fieldbook::rules::Line| !matches!(line.steps[..], [Step::AsClosed { .. }]);
    assert!(zh.lines.iter().all(derived), "{:?}", zh.lines);
    let li = settlement.statement(march().next(), &PersonId::parse("li").unwrap()).unwrap();
    assert!(!li.total(Item::Adjustment).is_negative() && li.total(Item::Adjustment) != Money::ZERO);
    let zh = settlement.statement(march().next(), &PersonId::parse("zh").unwrap()).unwrap();
    assert_eq!(zh.total(Item::Adjustment), Money::ZERO);
}

#[test]
fn a_number_of_several_kinds_is_told_apart_by_what_happens() {
    let mut facts = fixture(JOBS);
    let site = json!("s1");
    facts.push(told(
        1,
        "2026-03-20",
        "desk-a",
        json!({"notice": {
            "notice": "7", "site": site, "to": "li", "kind": "extension", "controllers": [{"points": 90}],
        }}),
    ));
    facts.push(told(2, "2026-03-20", "desk-b", json!({"repair": {
        "repair": "7", "site": site, "by": "zh", "charged": "50.00", "floor": "50.00", "rebate": "0.00", "fault": "x",
    }})));
    facts.push(told(
        3,
        "2026-03-20",
        "desk-b",
        json!({"contract": {
            "contract": "7", "site": site, "signer": "zh", "server": "zh", "fee": "900.00", "rebate": "0.00",
            "from": "2026-04-01", "to": "2027-03-31",
        }}),
    ));
    facts.push(told(4, "2026-03-21", "desk-b", json!({"callback": {"job": "7", "confirmed": true}})));
    facts.push(told(5, "2026-03-21", "desk-c", json!({"finished": {"notice": "7"}})));
    facts.push(told(6, "2026-03-21", "desk-c", json!({"sheet": {"job": "7"}})));
    facts.push(told(7, "2026-03-22", "desk-c", json!({"receipt": {"contract": "7", "amount": "900.00"}})));
    let ledger = Ledger::of(&facts);
    let kinds: Vec<&Thing> = ledger.carrying("7").collect();
    let [
        Thing::Work(WorkId::Notice(notice)),
        Thing::Work(WorkId::Repair(repair)),
        Thing::Work(WorkId::Contract(contract)),
    ] = kinds[..]
    else {
        panic!("{kinds:?}")
    };
    let (notice, repair) = (&ledger.notices[notice], &ledger.repairs[repair]);
    assert_eq!((notice.finished.is_some(), notice.callbacks.len()), (true, 0));
    assert_eq!((repair.sheet.is_some(), repair.callbacks.len()), (true, 1));
    // A contract has a series of its own.
    assert_eq!((contract.as_str(), ledger.contracts[contract].receipts.len()), ("7", 1));
    assert!(
        ledger.others_called_as(&Thing::Work(WorkId::Contract(ContractId::parse("7").unwrap()))).is_empty()
    );
    assert_eq!(ledger.alike().find(|(number, _)| *number == "7").unwrap().1.len(), 2);
}

#[test]
fn what_is_begun_with_an_id_and_a_number_is_found_by_its_number() {
    let mut facts = fixture(JOBS);
    let journey = |id: &str, number: &str| json!({"travel": {"travel": id, "number": number, "person": "li", "amount": "10.00", "approved": true, "customer_pays": false}});
    facts.push(told(1, "2026-03-20", "desk-a", journey("a-random-id", "C-1")));
    facts.push(told(2, "2026-03-20", "desk-b", journey("another-id", "C-1")));
    let ledger = Ledger::of(&facts);
    let ids: Vec<&str> = ledger.carrying("C-1").map(Thing::as_str).collect();
    assert_eq!(ids, ["a-random-id", "another-id"]);
    assert!(ledger.alike().any(|(number, _)| number == "C-1"));
    let refused = |json| matches!(say(&ledger, "desk-a", json), Err(Reason::AlreadyKnown { .. }));
    assert!(refused(journey("new", "C-1")) && refused(journey("another-id", "C-2")));
    assert!(say(&ledger, "desk-a", journey("new", "C-2")).is_ok());
    // What was withdrawn is still called by its number.
    let gone = Withdrawn { fact: facts[facts.len() - 1].id, reason: String::new() };
    let gone =
        Fact { id: FactId(uuid::Uuid::from_u128(9)), body: FactBody::from(gone), ..(*facts[0]).clone() };
    let id = TravelId::parse("another-id").unwrap();
    assert_eq!(ledger.with([&Arc::new(gone)]).journey_number(&id), "C-1");
}
