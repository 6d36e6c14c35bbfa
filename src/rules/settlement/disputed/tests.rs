use super::*;
use crate::{
    journal::{ClosedLine, MonthClosed},
    rules::{
        Closings, Settled, Settlement,
        open::{Actor, Task},
        prospects::{Prospect, prospects},
        settle,
    },
};
use chrono::NaiveDate;

/// A manager, a clerk and a technician, and what two desks tell besides, each by itself.
#[derive(Default)]
struct Branch(Vec<Arc<Fact>>);

impl Branch {
    fn new() -> Branch {
        let mut branch = Branch::default();
        for (id, role) in [("ma", "manager"), ("wu", "clerk"), ("li", "technician")] {
            branch.tell("a", "2026-01-01", &joined(id, role));
        }
        branch
    }

    fn tell(&mut self, device: &str, on: &str, body: &str) -> FactId {
        self.record(device, on, serde_json::from_str(body).unwrap())
    }

    fn record(&mut self, device: &str, on: &str, body: FactBody) -> FactId {
        let on: NaiveDate = on.parse().unwrap();
        let id = FactId(uuid::Uuid::from_u64_pair(0, self.0.len() as u64 + 1));
        let (actor, device) = (PersonId::parse("ma").unwrap(), DeviceId::parse(device).unwrap());
        let recorded = on.and_hms_opt(9, 0, 0).unwrap();
        let fact = Fact { id, on, at: None, recorded, actor, device, link: None, body };
        // Another desk says that it knew nothing.
        let is_first = fact.device.as_str() == "a";
        self.0.push(Arc::new(if is_first { fact } else { Ledger::default().placed(fact) }));
        id
    }

    fn withdraw(&mut self, on: &str, fact: FactId) {
        self.record("a", on, FactBody::from(Withdrawn { fact, reason: String::new() }));
    }

    fn ledger(&self) -> Ledger {
        Ledger::of(&self.0)
    }

    /// Settled at once, which is the same as fact by fact.
    fn settled(&self) -> Settlement {
        let (from, to) = (month("2026-01"), month("2026-08"));
        let look = |ledger: &Ledger, before: Option<&Settled>| {
            let book = RuleBook::of(ledger);
            match before {
                Some(before) => before.follow(ledger, &book, from, to),
                None => Settled::of(ledger, &book, from, to),
            }
        };
        let mut grown = look(&Ledger::default(), None);
        for fact in &self.0 {
            grown = look(&grown.ledger().with([fact]), Some(&grown));
        }
        let ledger = self.ledger();
        let whole = settle(&ledger, &RuleBook::of(&ledger), from, to, Closings::Respected);
        assert_eq!(grown.settlement().as_ref(), &whole);
        whole
    }

    /// Closes a month as it stands.
    fn close(&mut self, on: &str, month: Month) {
        let sheet = self.settled().sheet(month).unwrap().clone();
        let lines = sheet.statements.iter().flat_map(|(person, statement)| {
            statement.lines.iter().map(move |line| ClosedLine {
                person: person.clone(),
                item: line.item.code().into(),
                subject: line.subject.to_string().into(),
                amount: line.amount,
            })
        });
        let lines: Vec<ClosedLine> = lines.collect();
        let known_until = on.parse::<NaiveDate>().unwrap().and_hms_opt(8, 0, 0).unwrap();
        self.record("a", on, FactBody::from(MonthClosed { month, known_until, lines: lines.into() }));
    }

    fn expected(&self, today: &str) -> Vec<Prospect> {
        let ledger = self.ledger();
        prospects(&ledger, &RuleBook::of(&ledger), None, today.parse().unwrap())
    }
}

fn joined(id: &str, role: &str) -> String {
    format!(
        r#"{{"person":{{"person":"{id}","name":"{id}","role":"{role}","base_wage":"3000","joined":"2026-01-01"}}}}"#
    )
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

/// What a month pays somebody for something; none where there is no such line.
fn paid(settlement: &Settlement, of: &str, who: &str, item: Item) -> Option<Money> {
    let statement = settlement.statement(month(of), &person(who)).unwrap();
    let mut lines = statement.lines.iter().filter(|line| line.item == item).peekable();
    lines.peek().is_some().then(|| lines.map(|line| line.amount).sum())
}

fn wage(settlement: &Settlement, of: &str, who: &str) -> Option<Money> {
    paid(settlement, of, who, Item::BaseWage)
}

fn changed(role: &str, base: u32) -> String {
    format!(r#"{{"person_changed":{{"person":"li","name":"li","role":"{role}","base_wage":"{base}"}}}}"#)
}

/// What waits, by whom and of which month or work.
fn waiting(settlement: &Settlement) -> Vec<(String, String)> {
    let waits = |one: &Waiting| (one.person.to_string(), one.subject.to_string());
    settlement.waiting.iter().filter(|one| one.what == WaitingFor::Conflict).map(waits).collect()
}

#[test]
fn a_wage_that_two_say_differently_waits_and_everybody_elses_goes_on() {
    let mut branch = Branch::new();
    let one = branch.tell("a", "2026-07-01", &changed("technician", 3500));
    let two = branch.tell("b", "2026-07-01", &changed("technician", 3600));
    let settlement = branch.settled();
    assert_eq!([wage(&settlement, "2026-07", "li"), wage(&settlement, "2026-08", "li")], [None, None]);
    assert_eq!(wage(&settlement, "2026-06", "li"), Some(Money::yuan(3000)));
    assert_eq!(wage(&settlement, "2026-07", "wu"), Some(Money::yuan(3000)));
    let july = settlement.waiting.iter().find(|one| one.subject == Subject::Month(month("2026-07"))).unwrap();
    assert_eq!(
        (july.what, july.clause, july.facts.clone()),
        (WaitingFor::Conflict, Clause("4.1"), vec![one, two])
    );
    // Whoever looks at his pay finds it there, and what it waits for.
    let expected = branch.expected("2026-07-20");
    let [of_july] = &expected[..] else { panic!("{expected:?}") };
    assert_eq!((of_july.item, of_july.amount, &of_july.answers), (Item::BaseWage, None, &july.facts));
    assert_eq!(
        (of_july.missing[0].task, &of_july.missing[0].actor),
        (Task::Settle, &Actor::Role(Role::Manager))
    );
    branch.withdraw("2026-07-21", one);
    let settlement = branch.settled();
    assert_eq!(wage(&settlement, "2026-07", "li"), Some(Money::yuan(3600)));
    assert_eq!(waiting(&settlement), []);
}

#[test]
fn two_last_days_hold_the_wage_of_the_months_that_differ() {
    let mut branch = Branch::new();
    branch.tell("a", "2026-05-20", r#"{"leave":{"person":"li"}}"#);
    branch.tell("b", "2026-06-10", r#"{"leave":{"person":"li"}}"#);
    let settlement = branch.settled();
    let wages = ["2026-04", "2026-05", "2026-06", "2026-07"].map(|of| wage(&settlement, of, "li"));
    assert_eq!(wages, [Some(Money::yuan(3000)), None, None, None]);
    let of = |of: &str| waiting(&settlement).iter().any(|(_, subject)| subject == of);
    // By the first answer nothing would come in June; by the other one something would.
    assert_eq!([of("2026-05"), of("2026-06"), of("2026-07")], [true, true, false]);
}

#[test]
fn of_two_sets_of_rules_only_what_they_pay_otherwise_waits() {
    let mut branch = Branch::new();
    branch.tell("a", "2026-07-01", r#"{"punch":{"person":"li","at":"2026-07-06T11:00:00"}}"#);
    let rules = |days: &str| {
        format!(
            r#"{{"rule_set":{{"from":"2026-07","name":"x","values":{{"attendance.paid_days_per_month":"{days}"}}}}}}"#
        )
    };
    branch.tell("a", "2026-06-20", &rules("20"));
    branch.tell("b", "2026-06-21", &rules("22"));
    let settlement = branch.settled();
    assert_eq!(paid(&settlement, "2026-07", "li", Item::HalfDay), None);
    assert!(paid(&settlement, "2026-07", "li", Item::Late).is_some());
    assert_eq!(wage(&settlement, "2026-07", "li"), Some(Money::yuan(3000)));
    assert_eq!(waiting(&settlement), [("li".to_owned(), "2026-07".to_owned())]);
}

#[test]
fn two_calendars_hold_what_is_paid_by_working_days() {
    let mut branch = Branch::new();
    let year = |off: &str| {
        format!(r#"{{"calendar":{{"year":2026,"source":"x","holidays":["{off}"],"workdays":[]}}}}"#)
    };
    branch.tell("a", "2026-01-05", &year("2026-03-10"));
    branch.tell("b", "2026-01-06", &year("2026-03-12"));
    branch.tell("a", "2026-03-11", r#"{"leave":{"person":"li"}}"#);
    let settlement = branch.settled();
    assert_eq!(wage(&settlement, "2026-03", "li"), None);
    assert_eq!(wage(&settlement, "2026-03", "wu"), Some(Money::yuan(3000)));
}

#[test]
fn what_a_jobs_conflict_changes_beside_the_job_waits_as_well() {
    let mut branch = Branch::new();
    branch.tell("a", "2026-01-02", r#"{"site":{"site":"s","name":"s","customer":"s","area":"county"}}"#);
    branch.tell("a", "2026-01-02", &joined("zh", "technician"));
    for (id, to, points) in [("T1", "li", 600), ("T2", "li", 300), ("T3", "zh", 5000)] {
        let notice = format!(
            r#"{{"notice":{{"notice":"{id}","site":"s","to":"{to}","kind":"new","controllers":[{{"points":{points}}}]}}}}"#
        );
        branch.tell("a", "2026-05-04", &notice);
    }
    let reassigned = r#"{"reassign":{"notice":"T1","to":"zh"}}"#;
    let early = branch.tell("a", "2026-05-30", reassigned);
    let low = |branch: &Branch| paid(&branch.settled(), "2026-05", "li", Item::LowPoints);
    assert_eq!(low(&branch), Some(-Money::yuan(300)));
    // He has too few points of May only where it was handed on in May.
    branch.tell("b", "2026-06-02", reassigned);
    assert_eq!((low(&branch), wage(&branch.settled(), "2026-05", "li")), (None, Some(Money::yuan(3000))));
    assert_eq!(waiting(&branch.settled()), [("li".to_owned(), "2026-05".to_owned())]);
    branch.withdraw("2026-06-03", early);
    assert_eq!((low(&branch), waiting(&branch.settled())), (None, Vec::new()));
}

#[test]
fn a_month_closed_over_it_stays_and_is_made_up_for_once_it_is_settled() {
    let mut branch = Branch::new();
    let one = branch.tell("a", "2026-06-01", &changed("technician", 3500));
    branch.tell("b", "2026-06-01", &changed("technician", 3600));
    branch.close("2026-07-02", month("2026-06"));
    let settlement = branch.settled();
    assert_eq!(wage(&settlement, "2026-06", "li"), None);
    // Nothing is made up for by either answer while it waits.
    assert_eq!(paid(&settlement, "2026-07", "li", Item::Adjustment), None);
    assert!(waiting(&settlement).contains(&("li".to_owned(), "2026-06".to_owned())));
    branch.withdraw("2026-07-10", one);
    let settlement = branch.settled();
    assert_eq!(wage(&settlement, "2026-06", "li"), None);
    assert_eq!(paid(&settlement, "2026-07", "li", Item::Adjustment), Some(Money::yuan(3600)));
}

#[test]
fn what_was_paid_before_the_other_answer_came_stays_until_it_is_settled() {
    let mut branch = Branch::new();
    let one = branch.tell("a", "2026-06-01", &changed("technician", 3500));
    branch.close("2026-07-02", month("2026-06"));
    branch.tell("b", "2026-06-01", &changed("technician", 3600));
    let settlement = branch.settled();
    assert_eq!(wage(&settlement, "2026-06", "li"), Some(Money::yuan(3500)));
    assert_eq!(paid(&settlement, "2026-07", "li", Item::Adjustment), None);
    assert_eq!(wage(&settlement, "2026-07", "li"), None);
    branch.withdraw("2026-07-10", one);
    let adjusted = paid(&branch.settled(), "2026-07", "li", Item::Adjustment);
    assert_eq!(adjusted, Some(Money::yuan(100)));
}

/// What a device records, knowing all that is in its ledger.
fn record(ledger: &mut Ledger, device: &str, (day, hour, id): (&str, u32, u128), body: &str) {
    let on: NaiveDate = day.parse().unwrap();
    let fact = ledger.placed(Fact {
        id: FactId(uuid::Uuid::from_u128(id)),
        on,
        at: None,
        recorded: on.and_hms_opt(hour, 0, 0).unwrap(),
        actor: person("ma"),
        device: DeviceId::parse(device).unwrap(),
        link: None,
        body: serde_json::from_str(body).unwrap(),
    });
    ledger.take([&Arc::new(fact)]);
}

/// What a device said before comes back when what it said last is taken back: it is none of the other's answer.
#[test]
fn a_wage_waits_for_the_other_answer_also_where_the_first_was_said_twice() {
    let mut one = Ledger::default();
    record(&mut one, "a", ("2026-01-02", 8, 1), &joined("ma", "manager"));
    record(&mut one, "a", ("2026-01-02", 9, 2), &joined("li", "technician"));
    let mut other = one.clone();
    let named = |name: &str, base: u32| changed("technician", base).replace(r#""name":"li""#, name);
    record(&mut one, "a", ("2026-03-01", 8, 3), &named(r#""name":"li""#, 4500));
    record(&mut one, "a", ("2026-03-01", 9, 4), &named(r#""name":"Li""#, 4500));
    record(&mut other, "b", ("2026-03-01", 10, 5), &named(r#""name":"li""#, 5000));
    one.take(other.facts().iter());
    assert_eq!(
        one.conflicts.values().flatten().map(|conflict| conflict.answers.len()).collect::<Vec<_>>(),
        [2]
    );
    let settled = settle(&one, &RuleBook::of(&one), month("2026-03"), month("2026-03"), Closings::Ignored);
    assert_eq!(wage(&settled, "2026-03", "li"), None);
    assert!(settled.waiting.iter().any(|waiting| waiting.person == person("li")));
}
