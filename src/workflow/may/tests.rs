use super::*;
use crate::journal::{
    Approved, CalledBack, ClockedIn, FactBody, Finished, NoticeIssued, PaidIn, PersonChanged, PersonJoined,
    PersonLeft, ProductIssueConfirmed, RepairDone, RepairFact, TravelClaimed,
};
use crate::{
    domain::{DeviceId, FactId, JobId, Money, SiteId, TravelId},
    rules::RuleBook,
    workflow::{Context, Reason, Refusal, decide},
};
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn who(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

fn job() -> JobId {
    JobId::parse("W1").unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

/// What was told so far, each fact by its actor.
struct Branch(Vec<Arc<Fact>>);

impl Branch {
    /// A manager, a clerk, a sales vice-president, one who was that before, and two technicians; li holds the notice W1.
    fn new() -> Branch {
        let mut branch = Branch(Vec::new());
        for (id, role) in [
            ("ma", Role::Manager),
            ("wu", Role::Clerk),
            ("vp", Role::SalesVp),
            ("former", Role::SalesVp),
            ("li", Role::Technician),
            ("zh", Role::Technician),
        ] {
            branch.tell("ma", "2026-01-05", person(id, role));
        }
        branch.tell("ma", "2026-01-05", FactBody::from(PersonLeft { person: who("former") }));
        let notice = FactBody::from(NoticeIssued {
            notice: job(),
            number: None,
            site: SiteId::parse("s").unwrap(),
            to: who("li"),
            kind: crate::domain::NoticeKind::New,
            controllers: Vec::new(),
        });
        branch.tell("ma", "2026-01-06", notice);
        branch
    }

    fn tell(&mut self, actor: &str, on: &str, body: FactBody) -> FactId {
        let id = FactId(uuid::Uuid::from_u128(self.0.len() as u128 + 1));
        let recorded = day(on).and_hms_opt(9, 0, 0).unwrap();
        let device = DeviceId::parse("d").unwrap();
        self.0.push(Arc::new(Fact {
            id,
            on: day(on),
            at: None,
            recorded,
            actor: who(actor),
            device,
            link: None,
            body,
        }));
        id
    }

    fn ledger(&self) -> Ledger {
        Ledger::of(&self.0)
    }

    /// Whom somebody who sits here in his role of today is sent to; none where he may himself.
    fn sent_to(&self, actor: &str, command: &Command) -> Option<Vec<String>> {
        let ledger = self.ledger();
        let person = who(actor);
        let role = ledger.people.get(&person).map(|person| person.role_on(today()));
        let answer = may(&ledger, command, Seat { person: &person, role, today: today() });
        answer.err().map(|asked| asked.people.iter().map(|(person, _)| person.to_string()).collect())
    }
}

fn person(id: &str, role: Role) -> FactBody {
    let (base_wage, joined) = (Money::yuan(3000), day("2026-01-05"));
    FactBody::from(PersonJoined { person: who(id), name: id.to_owned(), role, base_wage, joined })
}

fn becomes(id: &str, role: Role) -> FactBody {
    FactBody::from(PersonChanged { person: who(id), name: id.to_owned(), role, base_wage: Money::yuan(3000) })
}

fn record(body: FactBody) -> Command {
    Command::Record { on: today(), at: None, body }
}

fn withdraw(fact: FactId) -> Command {
    Command::Withdraw { on: today(), fact, reason: String::new() }
}

fn names(people: &[&str]) -> Option<Vec<String>> {
    Some(people.iter().map(ToString::to_string).collect())
}

#[test]
fn those_who_hold_the_role_are_named() {
    let mut branch = Branch::new();
    let issue = record(FactBody::from(ProductIssueConfirmed { by: who("li") }));
    assert_eq!((branch.sent_to("ma", &issue), branch.sent_to("li", &issue)), (None, names(&["ma"])));
    let paid = record(FactBody::from(PaidIn { repair: job() }));
    assert_eq!(branch.sent_to("li", &paid), names(&["ma", "wu"]));
    // Where nobody holds the role the manager stands in, and is the one to ask.
    let call = record(FactBody::from(CalledBack { job: job(), confirmed: true, remark: String::new() }));
    assert_eq!((branch.sent_to("ma", &call), branch.sent_to("li", &call)), (names(&["wu"]), names(&["wu"])));
    branch.tell("ma", "2026-11-01", FactBody::from(PersonLeft { person: who("wu") }));
    assert_eq!((branch.sent_to("ma", &call), branch.sent_to("li", &call)), (None, names(&["ma"])));
}

#[test]
fn a_job_is_finished_by_whoever_answers_for_it_or_assigns_the_work() {
    let mut branch = Branch::new();
    let finish = Command::Finish { on: today(), at: None, notice: job(), done: Vec::new() };
    assert_eq!((branch.sent_to("li", &finish), branch.sent_to("ma", &finish)), (None, None));
    assert_eq!(
        (branch.sent_to("wu", &finish), branch.sent_to("zh", &finish)),
        (names(&["li"]), names(&["li"]))
    );
    branch.tell("ma", "2026-10-01", becomes("zh", Role::Leader));
    assert_eq!(branch.sent_to("zh", &finish), None);
    branch.tell("ma", "2026-10-02", becomes("zh", Role::Technician));
    branch.tell("ma", "2026-11-01", FactBody::from(PersonLeft { person: who("li") }));
    assert_eq!(branch.sent_to("wu", &finish), names(&["zh", "ma"]));
}

#[test]
fn a_visit_is_reported_by_whoever_goes_or_by_those_whom_he_tells() {
    let mut branch = Branch::new();
    let made = |body: &str| serde_json::from_str::<FactBody>(body).unwrap();
    let planned =
        r#"{"visit_planned":{"visit":"v","site":"s","kind":"repair","to":"li","day":"2026-11-23"}}"#;
    branch.tell("ma", "2026-11-22", made(planned));
    let steps = [
        r#"{"arrived":{"visit":"v"}}"#,
        r#"{"ended":{"visit":"v","outcome":"done"}}"#,
        r#"{"passed_up":{"visit":"v"}}"#,
    ];
    for step in steps {
        let report = record(made(step));
        let sent = ["li", "wu", "ma", "zh"].map(|who| branch.sent_to(who, &report));
        assert_eq!(sent, [None, None, None, names(&["li"])], "{step}");
    }
    branch.tell("ma", "2026-11-22", made(r#"{"moved":{"visit":"v","to":"zh"}}"#));
    let report = record(made(steps[0]));
    assert_eq!((branch.sent_to("zh", &report), branch.sent_to("li", &report)), (None, names(&["zh"])));
}

#[test]
fn nobody_sits_here() {
    let branch = Branch::new();
    let command = record(FactBody::from(ProductIssueConfirmed { by: who("li") }));
    let desk = who("desk");
    let seat = Seat { person: &desk, role: None, today: today() };
    assert!(may(&branch.ledger(), &command, seat).is_err());
    assert_eq!(may(&Ledger::default(), &command, seat), Ok(()));
}

#[test]
fn an_approval_is_given_and_taken_back_by_the_approver_himself() {
    let mut branch = Branch::new();
    let approve = |by: &str| record(FactBody::from(Approved { job: job(), by: who(by) }));
    assert_eq!((branch.sent_to("ma", &approve("ma")), branch.sent_to("vp", &approve("vp"))), (None, None));
    assert_eq!(branch.sent_to("ma", &approve("vp")), names(&["vp"]));
    assert_eq!(branch.sent_to("vp", &approve("ma")), names(&["ma"]));
    // Who has left cannot sit here any more; who is nobody's approver is refused for that.
    assert_eq!(
        (branch.sent_to("ma", &approve("former")), branch.sent_to("ma", &approve("li"))),
        (None, None)
    );
    let given = branch.tell("vp", "2026-11-20", FactBody::from(Approved { job: job(), by: who("vp") }));
    assert_eq!(branch.sent_to("vp", &withdraw(given)), None);
    assert_eq!(branch.sent_to("ma", &withdraw(given)), names(&["vp"]));
}

#[test]
fn a_repair_is_approved_once_by_each() {
    let mut branch = Branch::new();
    let repair = FactBody::from(RepairDone {
        repair: JobId::parse("W2").unwrap(),
        number: None,
        site: SiteId::parse("s").unwrap(),
        by: who("li"),
        charged: Money::yuan(500),
        floor: Money::ZERO,
        rebate: Money::ZERO,
        fault: "x".to_owned(),
        product_fault: false,
        same_as: None,
        another_fault: false,
        tested: String::new(),
    });
    branch.tell("wu", "2026-11-18", repair);
    let approval = |by: &str| {
        FactBody::Repair(RepairFact::Approved(Approved { job: JobId::parse("W2").unwrap(), by: who(by) }))
    };
    branch.tell("ma", "2026-11-20", approval("ma"));
    let again = |branch: &Branch, by: &str| {
        let ledger = branch.ledger();
        let context = Context {
            now: today().and_hms_opt(9, 0, 0).unwrap(),
            actor: who(by),
            role: ledger.people.get(&who(by)).map(|person| person.role_on(today())),
            device: DeviceId::parse("d").unwrap(),
            fact: FactId(uuid::Uuid::max()),
            unread: 0,
        };
        decide(&ledger, &RuleBook::of(&ledger), record(approval(by)), &context).map(drop)
    };
    let twice = Err(Refusal::by("5.2.5", Reason::AlreadyApproved { on: day("2026-11-20") }));
    assert_eq!((again(&branch, "ma"), again(&branch, "vp")), (twice.clone(), Ok(())));
    // Not as vice-president either, once he has risen: two people approve.
    branch.tell("ma", "2026-11-21", becomes("ma", Role::SalesVp));
    assert_eq!(again(&branch, "ma"), twice);
}

#[test]
fn the_managers_consent_to_a_journey_is_his_own_word() {
    let branch = Branch::new();
    let travel = |approved| {
        record(FactBody::from(TravelClaimed {
            travel: TravelId::parse("C1").unwrap(),
            number: None,
            person: who("li"),
            amount: Money::yuan(168),
            approved,
            customer_pays: false,
        }))
    };
    assert_eq!((branch.sent_to("wu", &travel(false)), branch.sent_to("ma", &travel(true))), (None, None));
    assert_eq!(branch.sent_to("wu", &travel(true)), names(&["ma"]));
}

#[test]
fn a_mistake_of_ones_own_is_taken_back_in_the_role_it_was_made_in() {
    let mut branch = Branch::new();
    let done =
        branch.tell("li", "2026-11-20", FactBody::from(Finished { notice: job(), completion: Vec::new() }));
    assert_eq!((branch.sent_to("li", &withdraw(done)), branch.sent_to("ma", &withdraw(done))), (None, None));
    // Another technician's is none of one's business, although one might have recorded it oneself.
    assert_eq!(branch.sent_to("zh", &withdraw(done)), names(&["ma"]));
    // The clerk's own stays hers only while she is the clerk.
    let punch = FactBody::from(ClockedIn { person: who("li"), at: today().and_hms_opt(7, 55, 0).unwrap() });
    let punched = branch.tell("wu", "2026-11-20", punch);
    assert_eq!(branch.sent_to("wu", &withdraw(punched)), None);
    branch.tell("ma", "2026-11-22", becomes("wu", Role::Technician));
    assert_eq!(branch.sent_to("wu", &withdraw(punched)), names(&["ma"]));
    // What the manager did in place of a clerk, he takes back himself when there is one again.
    let called = FactBody::from(CalledBack { job: job(), confirmed: true, remark: String::new() });
    let called = branch.tell("ma", "2026-11-22", called);
    branch.tell("ma", "2026-11-23", becomes("zh", Role::Clerk));
    assert_eq!(
        (branch.sent_to("ma", &withdraw(called)), branch.sent_to("zh", &withdraw(called))),
        (None, None)
    );
}
