use super::*;
use crate::{
    domain::{Area, ContractId, Controller, DeviceId, FactId, JobId, NoticeKind, Role, SiteId},
    journal::{
        Accepted, CalledBack, ContractSigned, Fact, FactBody, Finished, MoneyFact, NoticeIssued, PapersIn,
        PeopleFact, PersonJoined, ProductIssueConfirmed, ServerChanged, SiteDescribed, TravelClaimed,
        Withdrawn,
    },
    rules::open::{Actor, Task},
};
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

/// A county site, a technician `li`, a clerk and a manager; then what the test adds.
fn ledger(more: &[(&str, FactBody)]) -> Ledger {
    let hire = |id: &str, role| {
        FactBody::People(PeopleFact::PersonJoined(PersonJoined {
            person: person(id),
            name: id.to_owned(),
            role,
            base_wage: Money::yuan(3000),
            joined: day("2020-01-01"),
        }))
    };
    let site = FactBody::from(SiteDescribed {
        site: SiteId::parse("s").unwrap(),
        name: "s".into(),
        customer: "c".into(),
        area: Area::County,
        warranty_until: None,
        dealer: None,
        contact: None,
    });
    let start = [hire("li", Role::Technician), hire("wang", Role::Clerk), hire("zhao", Role::Manager), site];
    let start = start.into_iter().map(|body| ("2024-01-01", body));
    let facts: Vec<Arc<Fact>> = start
        .chain(more.iter().map(|(on, body)| (*on, body.clone())))
        .enumerate()
        .map(|(number, (on, body))| {
            let on = day(on);
            let recorded = on.and_hms_opt(12, 0, 0).unwrap();
            let id = FactId(uuid::Uuid::from_u64_pair(0, number as u64));
            let device = DeviceId::parse("test").unwrap();
            Arc::new(Fact { id, on, at: None, recorded, actor: person("zhao"), device, link: None, body })
        })
        .collect();
    Ledger::of(&facts)
}

fn job() -> JobId {
    JobId::parse("N1").unwrap()
}

fn notice(points: u32) -> FactBody {
    FactBody::from(NoticeIssued {
        notice: job(),
        number: None,
        site: SiteId::parse("s").unwrap(),
        to: person("li"),
        kind: NoticeKind::New,
        controllers: vec![Controller { points, alarm_only: false }],
    })
}

fn tasks(prospect: &Prospect) -> Vec<Task> {
    prospect.missing.iter().map(|lack| lack.task).collect()
}

fn found(ledger: &Ledger, today: &str) -> Vec<Prospect> {
    let book = RuleBook::of(ledger);
    prospects(ledger, &book, Some(&person("li")), day(today))
}

#[test]
fn an_unfinished_notice_is_possible_at_the_present_ladder() {
    // 2000 points x 0.30 x 80 % = 480.00; 80 % of it 384.00 less 5 % 19.20; the rest 96.00 less 4.80.
    let ledger = ledger(&[("2024-03-04", notice(2000))]);
    let found = found(&ledger, "2024-03-10");
    // The figure is what its own derivation ends in.
    for prospect in &found {
        let line = prospect.line.as_ref().unwrap();
        assert_eq!(prospect.amount, Some(line.amount));
        assert!(matches!(line.steps.last(), Some(Step::AfterShare { amount, .. }) if *amount == line.amount));
    }
    let summary: Vec<_> = found.iter().map(|p| (p.stage, p.item, p.amount.unwrap().to_string())).collect();
    assert_eq!(
        summary,
        [
            (Stage::Possible, Item::CommissioningFirst, "364.80".to_owned()),
            (Stage::Possible, Item::CommissioningRest, "91.20".to_owned()),
        ]
    );
    assert_eq!(tasks(&found[0]), [Task::Finish, Task::Papers, Task::Callback, Task::Recheck]);
    assert_eq!(tasks(&found[1]).last(), Some(&Task::Acceptance));
}

#[test]
fn finished_work_waits_for_the_steps_that_others_owe() {
    let ledger = ledger(&[
        ("2024-03-04", notice(2000)),
        ("2024-03-06", FactBody::from(Finished { notice: job(), completion: Vec::new() })),
        ("2024-03-07", FactBody::from(PapersIn { notice: job(), failed: Vec::new() })),
    ]);
    let found = found(&ledger, "2024-03-07");
    assert_eq!(found[0].stage, Stage::Waiting);
    assert_eq!(tasks(&found[0]), [Task::Callback, Task::Recheck]);
    let days: Vec<_> = found[0].missing.iter().map(Lack::day).collect();
    assert_eq!(days, [Some(day("2024-03-07")), None]);
    assert_eq!(found[0].missing[0].actor, Actor::Role(Role::Clerk));
}

#[test]
fn a_paid_first_part_leaves_the_rest_owed() {
    let call = FactBody::from(CalledBack { job: job(), confirmed: true, remark: String::new() });
    let facts = [
        ("2024-03-04", notice(600)),
        ("2024-03-06", FactBody::from(Finished { notice: job(), completion: Vec::new() })),
        ("2024-03-07", FactBody::from(PapersIn { notice: job(), failed: Vec::new() })),
        ("2024-03-07", call),
    ];
    let before = found(&ledger(&facts), "2024-04-10");
    assert_eq!(before.len(), 1);
    assert_eq!((before[0].stage, before[0].item), (Stage::Owed, Item::CommissioningRest));
    assert_eq!(tasks(&before[0]), [Task::Acceptance]);
    let mut facts = facts.to_vec();
    facts.push(("2024-04-01", FactBody::from(Accepted { site: SiteId::parse("s").unwrap() })));
    let after = found(&ledger(&facts), "2024-04-10");
    assert_eq!(after[0].month, Some(Month::new(2024, 12).unwrap()));
    assert_eq!(after[0].amount, before[0].amount);
}

#[test]
fn a_size_in_no_band_waits_for_the_managers_ruling() {
    let mut facts = vec![("2024-03-04", notice(450))];
    let site = FactBody::from(SiteDescribed {
        site: SiteId::parse("s").unwrap(),
        name: "s".into(),
        customer: "c".into(),
        area: Area::Local,
        warranty_until: None,
        dealer: None,
        contact: None,
    });
    facts.insert(0, ("2024-01-02", site));
    let found = found(&ledger(&facts), "2024-03-10");
    assert_eq!(found[0].amount, None);
    assert!(tasks(&found[0]).contains(&Task::Ruling));
}

#[test]
fn the_next_step_is_worth_what_the_engine_says() {
    let ledger = ledger(&[("2024-03-04", notice(2000))]);
    let book = RuleBook::of(&ledger);
    let month = Month::new(2024, 3).unwrap();
    let place = ladder_place(&ledger, &book, &person("li"), month, day("2024-03-10"));
    assert_eq!((place.points, place.percent), (2000, Decimal::from(80)));
    let next = place.next.unwrap();
    assert_eq!((next.from, next.points_missing), (3000, 1000));
    // 2000 x 0.30 x 20 % = 120.00, less 5 %.
    assert_eq!(next.gain.to_string(), "114.00");
}

#[test]
fn the_last_step_has_no_next_one() {
    let ledger = ledger(&[("2024-03-04", notice(8000))]);
    let book = RuleBook::of(&ledger);
    let month = Month::new(2024, 3).unwrap();
    let place = ladder_place(&ledger, &book, &person("li"), month, day("2024-03-10"));
    assert_eq!(place.next, None);
}

#[test]
fn whoever_served_some_months_of_a_contract_expects_them() {
    let contract = ContractId::parse("C").unwrap();
    let signed = FactBody::from(ContractSigned {
        contract: contract.clone(),
        number: None,
        site: SiteId::parse("s").unwrap(),
        signer: person("zhao"),
        server: person("li"),
        fee: Money::yuan(1200),
        rebate: Money::ZERO,
        from: day("2024-01-01"),
        to: day("2024-12-31"),
    });
    let ledger = ledger(&[
        ("2024-01-01", signed),
        ("2024-04-01", FactBody::from(ServerChanged { contract, to: person("wang") })),
    ]);
    let book = RuleBook::of(&ledger);
    let of = |who: &str| {
        let found = prospects(&ledger, &book, Some(&person(who)), day("2024-05-06"));
        let service = found.into_iter().filter(|prospect| prospect.item == Item::MaintenanceService);
        service.map(|prospect| (prospect.stage, prospect.amount)).collect::<Vec<_>>()
    };
    // Three months of twelve, and nine: 10 % of 1200.
    assert_eq!(of("li"), [(Stage::Owed, Some(Money::yuan(30)))]);
    assert_eq!(of("wang"), [(Stage::Owed, Some(Money::yuan(90)))]);
    assert_eq!(of("zhao"), []);
}

#[test]
fn a_slip_that_was_withdrawn_settles_no_year_more() {
    let slip = ("1990-03-05", FactBody::from(ProductIssueConfirmed { by: person("li") }));
    // The fifth fact: after three people and a site.
    let fact = FactId(uuid::Uuid::from_u64_pair(0, 4));
    let taken_back = FactBody::from(Withdrawn { fact, reason: String::new() });
    let ledger = ledger(&[slip, ("2024-01-02", taken_back)]);
    let (from, to) = imagined::known_span(&ledger, day("2024-05-06")).unwrap();
    assert_eq!((from.to_string(), to.to_string()), ("2024-01".to_owned(), "2024-12".to_owned()));
}

#[test]
fn a_journey_without_the_managers_word_waits_with_its_amount() {
    let claim = |approved| {
        FactBody::Money(MoneyFact::TravelClaimed(TravelClaimed {
            travel: crate::domain::TravelId::parse("T").unwrap(),
            number: None,
            person: person("li"),
            amount: Money::yuan(86),
            approved,
            customer_pays: false,
        }))
    };
    let found = |approved| {
        let ledger = ledger(&[("2026-03-02", claim(approved))]);
        prospects(&ledger, &RuleBook::of(&ledger), Some(&person("li")), day("2026-03-20"))
    };
    let waiting = found(false);
    assert_eq!(waiting.len(), 1);
    let Prospect { item, stage, amount, missing, .. } = &waiting[0];
    assert_eq!((*item, *stage, *amount), (Item::Travel, Stage::Waiting, Some(Money::yuan(86))));
    assert_eq!(missing.iter().map(|lack| lack.task).collect::<Vec<_>>(), [Task::Consent]);
    assert_eq!(found(true), []);
}
