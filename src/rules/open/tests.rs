//! What is open, for each kind of work, step by step.

use super::*;
use crate::{
    domain::{Area, Controller, DeviceId, FactId, Money, NoticeKind, Role},
    journal::{
        Approved, BranchFact, CalledBack, ContractDone, ContractSigned, Fact, FactBody, Finished, MoneyFact,
        MoneyReceived, MonthClosed, NoticeIssued, PaidIn, PapersIn, PenaltyConfirmed, PenaltyWaived,
        PersonJoined, PersonLeft, Rechecked, RepairDone, RulesAdopted, SheetIn, SiteDescribed, TravelClaimed,
    },
    rules::{Closings, DueCode, DueState, prospects::prospects, settle},
};
use serde::de::DeserializeOwned;
use std::sync::Arc;

mod beside;
mod closings;
mod elsewhere;

fn id<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(text.into()).unwrap()
}

fn hire(person: &str, role: Role) -> FactBody {
    let (name, joined) = (person.to_owned(), "2020-01-01".parse().unwrap());
    FactBody::from(PersonJoined { person: id(person), name, role, base_wage: Money::yuan(3000), joined })
}

fn notice(points: u32) -> FactBody {
    let controllers = vec![Controller { points, alarm_only: false }];
    FactBody::from(NoticeIssued {
        notice: id("N"),
        number: None,
        site: id("s"),
        to: id("li"),
        kind: NoticeKind::New,
        controllers,
    })
}

fn repair() -> FactBody {
    FactBody::from(RepairDone {
        repair: id("W"),
        number: None,
        site: id("s"),
        by: id("li"),
        charged: Money::yuan(1000),
        floor: Money::yuan(600),
        rebate: Money::ZERO,
        fault: "no power".into(),
        product_fault: false,
        same_as: None,
        another_fault: false,
        tested: String::new(),
    })
}

fn call(job: &str, confirmed: bool) -> FactBody {
    FactBody::from(CalledBack { job: id(job), confirmed, remark: String::new() })
}

fn recheck(passed: bool) -> FactBody {
    FactBody::from(Rechecked { notice: id("N"), passed, remark: String::new() })
}

fn papers() -> FactBody {
    FactBody::from(PapersIn { notice: id("N"), failed: Vec::new() })
}

fn tax() -> FactBody {
    let values = [("repair.difference_tax_percent".to_owned(), "6".into())].into();
    FactBody::from(RulesAdopted { from: "2026-01".parse().unwrap(), name: String::new(), values })
}

/// A county site, and people in these roles; then what the test tells.
struct Branch {
    facts: Vec<Arc<Fact>>,
}

impl Branch {
    fn of(people: &[(&str, Role)], told: &[(&str, FactBody)]) -> Branch {
        let mut branch = Branch { facts: Vec::new() };
        people.iter().for_each(|(person, role)| branch.tell("2026-01-02", hire(person, *role)));
        branch.tell(
            "2026-01-02",
            FactBody::from(SiteDescribed {
                site: id("s"),
                name: "s".into(),
                customer: "c".into(),
                area: Area::County,
                warranty_until: None,
                dealer: None,
                contact: None,
            }),
        );
        told.iter().for_each(|(on, body)| branch.tell(on, body.clone()));
        branch
    }

    fn full(told: &[(&str, FactBody)]) -> Branch {
        let people =
            [("ma", Role::Manager), ("wu", Role::Clerk), ("vp", Role::SalesVp), ("li", Role::Technician)];
        Branch::of(&people, told)
    }

    fn tell(&mut self, on: &str, body: FactBody) {
        let on: NaiveDate = on.parse().unwrap();
        self.facts.push(Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(self.facts.len() as u128 + 1)),
            on,
            at: None,
            recorded: on.and_hms_opt(12, 0, 0).unwrap(),
            // An approval is the approver's own.
            actor: body.of::<Approved>().map_or_else(|| id("ma"), |approved| approved.by.clone()),
            device: DeviceId::parse("d").unwrap(),
            link: None,
            body,
        }));
    }

    fn open(&self, now: &str) -> Vec<Open> {
        let ledger = Ledger::of(&self.facts);
        let book = RuleBook::of(&ledger);
        let now: NaiveDateTime = now.parse().unwrap();
        let (from, to) = ("2026-01".parse().unwrap(), "2026-12".parse().unwrap());
        let settled = settle(&ledger, &book, from, to, Closings::Respected);
        let expected = prospects(&ledger, &book, None, now.date());
        open(&Known { ledger: &ledger, book: &book, settled: &settled, expected: &expected, now })
    }

    /// The work that is open and whose turn has come, with who finds it on his list.
    fn lists(&self, now: &str) -> Vec<(Task, Vec<String>)> {
        let ledger = Ledger::of(&self.facts);
        let at = now.parse().unwrap();
        let who = |open: &Open| {
            let people = ledger.people.keys();
            people.filter(|p| open.is_on_the_list_of(&ledger, p, at)).map(ToString::to_string).collect()
        };
        let due =
            self.open(now).into_iter().filter(|open| open.is_due() && open.lack.actor != Actor::Outside);
        // The signature under a callback holds nothing up, and has a test of its own; so has the week's list.
        let is_beside =
            |task| matches!(task, Task::CloseMonth(_) | Task::Day(DueCode::Sign) | Task::WeekList);
        due.filter(|open| !is_beside(open.lack.task)).map(|open| (open.lack.task, who(&open))).collect()
    }

    #[track_caller]
    fn check(&self, now: &str, expected: &[(Task, &[&str])]) {
        let found = self.lists(now);
        let expected: Vec<(Task, Vec<String>)> = expected
            .iter()
            .map(|(task, who)| (*task, who.iter().map(|who| (*who).to_owned()).collect()))
            .collect();
        assert_eq!(found, expected, "at {now}");
    }
}

#[test]
fn each_step_of_a_commissioning_is_on_somebodys_list() {
    let mut branch = Branch::full(&[("2026-03-02", notice(1200))]);
    branch.check("2026-03-02T13:00:00", &[(Task::Finish, &["li"])]);
    branch.tell("2026-03-03", FactBody::from(Finished { notice: id("N"), completion: Vec::new() }));
    branch.check("2026-03-03T13:00:00", &[(Task::Papers, &["li"])]);
    // Late: the manager decides, and the clerk asks for them.
    let late = Task::Decide(PenaltyClause::LatePapers);
    branch.check("2026-03-07T00:01:00", &[(Task::Papers, &["li", "wu"]), (late, &["ma"])]);
    branch.tell("2026-03-05", papers());
    branch.check("2026-03-05T13:00:00", &[(Task::Callback, &["wu"])]);
    branch.tell("2026-03-05", call("N", false));
    let objection = Task::Day(DueCode::Objection);
    branch.check("2026-03-05T13:00:00", &[(Task::CallAgain, &["li", "wu"]), (objection, &["ma"])]);
    branch.tell("2026-03-06", call("N", true));
    branch.check("2026-03-06T13:00:00", &[(Task::Recheck, &["ma"])]);
    branch.tell("2026-03-06", recheck(false));
    branch.check("2026-03-06T14:00:00", &[(Task::RecheckAgain, &["li", "ma"]), (objection, &["ma"])]);
    branch.tell("2026-03-09", recheck(true));
    branch.check("2026-03-09T13:00:00", &[]);
}

#[test]
fn each_step_of_a_repair_is_on_somebodys_list() {
    let mut branch = Branch::full(&[("2026-03-02", repair())]);
    let first: [(Task, &[&str]); 3] =
        [(Task::Sheet, &["li"]), (Task::PaidIn, &["wu"]), (Task::TaxRate, &["ma"])];
    branch.check("2026-03-02T13:00:00", &first);
    branch.tell("2026-03-02", tax());
    branch.tell("2026-03-03", FactBody::from(SheetIn { job: id("W") }));
    branch.check("2026-03-03T13:00:00", &[(Task::Callback, &["wu"]), (Task::PaidIn, &["wu"])]);
    branch.tell("2026-03-03", call("W", false));
    let objection = Task::Day(DueCode::Objection);
    let objected: [(Task, &[&str]); 3] =
        [(Task::PaidIn, &["wu"]), (Task::CallAgain, &["li", "wu"]), (objection, &["ma"])];
    branch.check("2026-03-03T13:00:00", &objected);
    branch.tell("2026-03-04", call("W", true));
    let approvals: [(Task, &[&str]); 3] =
        [(Task::PaidIn, &["wu"]), (Task::ManagerApproval, &["ma"]), (Task::SalesVpApproval, &["vp"])];
    branch.check("2026-03-04T13:00:00", &approvals);
    branch.tell("2026-03-05", FactBody::from(PaidIn { repair: id("W") }));
    branch.tell("2026-03-05", FactBody::from(Approved { job: id("W"), by: id("ma") }));
    branch.check("2026-03-05T13:00:00", &[(Task::SalesVpApproval, &["vp"])]);
    branch.tell("2026-03-05", FactBody::from(Approved { job: id("W"), by: id("vp") }));
    branch.check("2026-03-05T13:00:00", &[]);
}

#[test]
fn a_journey_waits_for_the_managers_word_until_its_month_is_closed() {
    let claim = |approved, customer_pays| {
        FactBody::Money(MoneyFact::TravelClaimed(TravelClaimed {
            travel: id("T"),
            number: None,
            person: id("li"),
            amount: Money::yuan(86),
            approved,
            customer_pays,
        }))
    };
    let mut branch = Branch::full(&[("2026-03-02", claim(false, false))]);
    branch.check("2026-03-31T13:00:00", &[(Task::Consent, &["ma"])]);
    let open = branch.open("2026-04-01T13:00:00");
    let consent = open.iter().find(|one| one.lack.task == Task::Consent).unwrap();
    assert_eq!(
        (consent.stake, consent.about.clone()),
        (Stake { known: Money::yuan(86), unknown: 0 }, Some(id("li")))
    );
    for settled in [claim(true, false), claim(false, true)] {
        Branch::full(&[("2026-03-02", settled)]).check("2026-03-31T13:00:00", &[]);
    }
    let march: Month = "2026-03".parse().unwrap();
    let known_until = "2026-04-02T09:00:00".parse().unwrap();
    branch.tell("2026-04-02", FactBody::from(MonthClosed { month: march, known_until, lines: [].into() }));
    branch.check("2026-04-02T13:00:00", &[]);
}

#[test]
fn a_contract_waits_for_its_money_and_then_for_the_review_of_its_work() {
    let contract = FactBody::from(ContractSigned {
        contract: id("C"),
        number: None,
        site: id("s"),
        signer: id("li"),
        server: id("li"),
        fee: Money::yuan(1200),
        rebate: Money::ZERO,
        from: "2026-02-01".parse().unwrap(),
        to: "2026-04-30".parse().unwrap(),
    });
    let mut branch = Branch::full(&[("2026-02-01", contract)]);
    let receipt = Task::Receipt { amount: Money::yuan(1200) };
    branch.check("2026-03-02T13:00:00", &[(receipt, &["wu"])]);
    branch.tell("2026-03-02", FactBody::from(MoneyReceived { contract: id("C"), amount: Money::yuan(1200) }));
    branch.check("2026-03-02T13:00:00", &[]);
    branch.check("2026-05-01T09:00:00", &[(Task::WorkDone, &["ma"])]);
    branch.tell("2026-05-01", FactBody::from(ContractDone { contract: id("C"), complete: true }));
    branch.check("2026-05-01T13:00:00", &[]);
}

#[test]
fn without_a_clerk_the_manager_finds_her_work_and_is_told_of_the_empty_post() {
    let people = [("ma", Role::Manager), ("vp", Role::SalesVp), ("li", Role::Technician)];
    let mut branch = Branch::of(&people, &[("2026-03-02", notice(300))]);
    branch.check("2026-03-02T13:00:00", &[(Task::Finish, &["li"])]);
    branch.tell("2026-03-03", FactBody::from(Finished { notice: id("N"), completion: Vec::new() }));
    branch.tell("2026-03-03", papers());
    branch.check("2026-03-03T13:00:00", &[(Task::Callback, &["ma"]), (Task::FillPost(Role::Clerk), &["ma"])]);
}

#[test]
fn without_a_sales_vice_president_the_manager_is_told_and_the_repair_stays_in_sight() {
    let people = [("ma", Role::Manager), ("wu", Role::Clerk), ("li", Role::Technician)];
    let mut branch = Branch::of(&people, &[("2026-01-02", tax())]);
    branch.check("2026-03-02T13:00:00", &[(Task::FillPost(Role::SalesVp), &["ma"])]);
    branch.tell("2026-03-02", repair());
    for body in [
        FactBody::from(SheetIn { job: id("W") }),
        call("W", true),
        FactBody::from(PaidIn { repair: id("W") }),
    ] {
        branch.tell("2026-03-03", body);
    }
    branch.tell("2026-03-03", FactBody::from(Approved { job: id("W"), by: id("ma") }));
    branch.check(
        "2026-03-03T13:00:00",
        &[(Task::FillPost(Role::SalesVp), &["ma"]), (Task::SalesVpApproval, &[])],
    );
    // (1000 - 600) x 94 %.
    let approval = branch.open("2026-03-03T13:00:00");
    let approval = approval.iter().find(|open| open.lack.task == Task::SalesVpApproval).unwrap();
    assert_eq!(approval.stake, Stake { known: Money::yuan(376), unknown: 0 });
    assert_eq!(approval.payees, [id("li")]);
}

#[test]
fn a_leavers_work_falls_to_the_manager() {
    let mut branch = Branch::full(&[
        ("2026-03-02", notice(300)),
        ("2026-03-05", FactBody::from(PersonLeft { person: id("li") })),
    ]);
    branch.check("2026-03-06T13:00:00", &[(Task::Reassign, &["ma"])]);
    // The last day itself: he may still finish it.
    branch.check("2026-03-05T13:00:00", &[(Task::Finish, &["li"]), (Task::Reassign, &["ma"])]);
    for body in
        [FactBody::from(Finished { notice: id("N"), completion: Vec::new() }), papers(), call("N", true)]
    {
        branch.tell("2026-03-04", body);
    }
    branch.check("2026-03-06T13:00:00", &[(Task::Successor, &["ma"])]);
    let open = branch.open("2026-03-06T13:00:00");
    let successor = open.iter().find(|open| open.lack.task == Task::Successor).unwrap();
    // 300 x 0.30 x 50 % = 45.00; the rest 9.00 less 5 %.
    assert_eq!(successor.stake.known.to_string(), "8.55");
}

#[test]
fn a_forfeited_fee_waits_for_nothing_any_more() {
    let decision = |confirmed: bool| {
        let (clause, person, job) = (PenaltyClause::LatePapers, id("li"), Some(id("N")));
        match confirmed {
            true => FactBody::from(PenaltyConfirmed {
                clause,
                person,
                job,
                amount: None,
                manager: None,
                remark: String::new(),
            }),
            false => FactBody::from(PenaltyWaived { clause, person, job, reason: String::new() }),
        }
    };
    let rest = |confirmed: bool, points: u32| {
        // Later than three days after the limit (7.4).
        let mut branch = Branch::full(&[("2026-03-02", notice(points))]);
        branch.tell("2026-03-03", FactBody::from(Finished { notice: id("N"), completion: Vec::new() }));
        branch.tell("2026-03-12", papers());
        branch.tell("2026-03-12", call("N", true));
        branch.tell("2026-03-12", decision(confirmed));
        let open = branch.open("2026-03-13T09:00:00").into_iter();
        let is_work =
            |one: &Open| matches!(one.subject, Subject::Job(_)) && one.lack.task != Task::Day(DueCode::Sign);
        open.filter(is_work).map(|one| one.lack.task).collect::<Vec<_>>()
    };
    assert_eq!(rest(false, 300), [Task::Acceptance]);
    assert_eq!(rest(true, 300), []);
}

#[test]
fn whatever_the_settlement_holds_is_open() {
    let mut branch = Branch::full(&[("2026-03-02", notice(300))]);
    branch.tell("2026-03-03", FactBody::from(Finished { notice: id("N"), completion: Vec::new() }));
    branch.tell("2026-03-12", papers());
    branch.tell("2026-03-12", call("N", true));
    branch.tell("2026-03-10", repair());
    for body in [
        FactBody::from(SheetIn { job: id("W") }),
        call("W", true),
        FactBody::from(PaidIn { repair: id("W") }),
    ] {
        branch.tell("2026-03-11", body);
    }
    for by in ["ma", "vp"] {
        branch.tell("2026-03-12", FactBody::from(Approved { job: id("W"), by: id(by) }));
    }
    let late = Task::Decide(PenaltyClause::LatePapers);
    branch.check("2026-03-12T13:00:00", &[(late, &["ma"]), (Task::TaxRate, &["ma"])]);
    // The fee's amount is known, the repair's is not.
    let stakes: Vec<Stake> = branch
        .open("2026-03-12T13:00:00")
        .into_iter()
        .filter(|open| matches!(open.lack.task, Task::Decide(_) | Task::TaxRate))
        .map(|open| open.stake)
        .collect();
    assert_eq!(stakes[0].unknown, 0);
    assert_eq!(stakes[0].known.to_string(), "34.20");
    assert_eq!(stakes[1], Stake { known: Money::ZERO, unknown: 1 });
}
