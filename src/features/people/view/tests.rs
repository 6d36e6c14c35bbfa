use super::*;
use crate::{
    domain::{Area, Controller, DeviceId, FactId, Money, NoticeKind, SiteId},
    journal::{
        CalledBack, Fact, FactBody, Finished, NoticeIssued, PapersIn, PersonJoined, PersonLeft, SiteDescribed,
    },
    rules::{Closings, RuleBook, settle},
};
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

fn job(id: &str) -> JobId {
    JobId::parse(id).unwrap()
}

fn hire(id: &str, role: Role, joined: &str) -> FactBody {
    let (person, joined) = (person(id), day(joined));
    FactBody::from(PersonJoined { person, name: id.to_owned(), role, base_wage: Money::yuan(3000), joined })
}

fn notice(id: &str, site: &str) -> FactBody {
    let controllers = vec![Controller { points: 800, alarm_only: false }];
    let site = SiteId::parse(site).unwrap();
    FactBody::from(NoticeIssued {
        notice: job(id),
        number: None,
        site,
        to: person("li"),
        kind: NoticeKind::New,
        controllers,
    })
}

fn site(id: &str) -> FactBody {
    FactBody::from(SiteDescribed {
        site: SiteId::parse(id).unwrap(),
        name: id.into(),
        customer: id.into(),
        area: Area::County,
        warranty_until: None,
        dealer: None,
        contact: None,
    })
}

fn ledger(bodies: Vec<(&str, FactBody)>) -> Ledger {
    let fact = |(number, (on, body)): (usize, (&str, FactBody))| {
        let recorded = day(on).and_hms_opt(12, 0, 0).unwrap();
        let id = FactId(uuid::Uuid::from_u64_pair(0, number as u64));
        let device = DeviceId::parse("test").unwrap();
        Arc::new(Fact { id, on: day(on), at: None, recorded, actor: person("ma"), device, link: None, body })
    };
    let facts: Vec<Arc<Fact>> = bodies.into_iter().enumerate().map(fact).collect();
    Ledger::of(&facts)
}

fn branch() -> Vec<(&'static str, FactBody)> {
    let day = "2026-01-01";
    vec![
        (day, hire("li", Role::Technician, "2020-01-01")),
        (day, hire("ma", Role::Manager, "2019-01-01")),
        (day, hire("new", Role::Clerk, "2026-09-01")),
    ]
}

#[test]
fn who_is_here_comes_first_and_can_sit_here() {
    let mut facts = branch();
    facts.push(("2026-02-01", hire("old", Role::Leader, "2010-01-01")));
    facts.push(("2026-03-01", FactBody::from(PersonLeft { person: person("old") })));
    let ledger = ledger(facts);
    let today = day("2026-04-01");
    assert_eq!(in_order(&ledger, today), ["ma", "li", "new", "old"].map(person));
    assert_eq!(seats(&ledger, today), ["ma", "li"].map(person));
}

#[test]
fn a_leaver_leaves_unfinished_work_and_open_rests_behind() {
    let mut facts = branch();
    facts.extend(["a", "b", "c"].map(|name| ("2026-02-01", site(name))));
    facts.extend([("N1", "a"), ("N2", "b"), ("N3", "c")].map(|(id, at)| ("2026-02-02", notice(id, at))));
    facts.extend(
        ["N2", "N3"]
            .map(|id| ("2026-02-20", FactBody::from(Finished { notice: job(id), completion: Vec::new() }))),
    );
    facts.push(("2026-02-20", FactBody::from(PapersIn { notice: job("N2"), failed: Vec::new() })));
    let (confirmed, remark) = (true, String::new());
    facts.push(("2026-02-21", FactBody::from(CalledBack { job: job("N2"), confirmed, remark })));
    let ledger = ledger(facts);
    let month = |text: &str| text.parse::<Month>().unwrap();
    let book = RuleBook::of(&ledger);
    let settled = settle(&ledger, &book, month("2026-01"), month("2026-12"), Closings::Respected);
    let lapses = Lapses::of(&ledger, &book, &settled, &person("li"), day("2026-03-31"));
    let expected = Lapses {
        unfinished: vec![job("N1")],
        unconfirmed: vec![job("N3")],
        rests: vec![job("N2")],
        contracts: Vec::new(),
    };
    assert_eq!(lapses, expected);
    assert!(Lapses::of(&ledger, &book, &settled, &person("ma"), day("2026-03-31")).is_empty());
}
