use super::*;
use crate::domain::WorkKind;

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn work(kind: WorkKind, number: &str) -> WorkId {
    WorkId::parse(kind, number).unwrap()
}

fn every_shape() -> Vec<Route> {
    let awkward = "李 四/50%?&=#→é";
    vec![
        Route::Today,
        Route::register(),
        Route::Register { day: some("2026-11-29") },
        Route::Board { day: None, hours: false },
        Route::Board { day: some("2026-11-29"), hours: true },
        Route::Calls,
        Route::FollowUps { day: None, print: false },
        Route::FollowUps { day: some("2026-11-30"), print: true },
        Route::PrintRegister { day: "2026-11-29".into(), week: false },
        Route::PrintRegister { day: "2026-11-29".into(), week: true },
        Route::Owing,
        Route::Complaints { year: None },
        Route::Complaints { year: some("2026") },
        Route::jobs(),
        Route::Jobs(ListQuery { filter: some("late"), find: some("a b&c") }),
        Route::NewJob,
        Route::Job(work(WorkKind::Commissioning, "J-001")),
        Route::Job(work(WorkKind::Commissioning, "new")),
        Route::Job(work(WorkKind::Repair, awkward)),
        Route::Job(work(WorkKind::Maintenance, "J-001")),
        Route::JobAmong { id: work(WorkKind::Maintenance, "J-001"), list: ListQuery::default() },
        Route::JobAmong {
            id: work(WorkKind::Commissioning, "new"),
            list: ListQuery { filter: some("late"), find: some(awkward) },
        },
        Route::sites(),
        Route::Sites(ListQuery { filter: None, find: some(awkward) }),
        Route::new_site(),
        Route::NewSite { form: some(NOTICE) },
        Route::NewSite { form: some("repair") },
        Route::Site("new".into()),
        Route::Site(awkward.into()),
        Route::SiteContact { site: awkward.into(), job: Some(work(WorkKind::Commissioning, "T-1")) },
        Route::SiteContact { site: awkward.into(), job: Some(work(WorkKind::Repair, awkward)) },
        Route::SiteContact { site: "new".into(), job: None },
        Route::Record,
        Route::record("repair"),
        Route::RecordKind { kind: "sheet".into(), about: some("W2026-001") },
        Route::RecordKind { kind: "visit_planned".into(), about: some("q1") },
        Route::PlanVisit {
            request: awkward.into(),
            to: awkward.into(),
            day: "2026-11-29".into(),
            time: None,
        },
        Route::PlanVisit {
            request: "q".into(),
            to: "li".into(),
            day: "2026-11-29".into(),
            time: some("09:30"),
        },
        Route::PlanFollowUp { site: awkward.into(), to: "li".into(), day: "2026-11-30".into() },
        Route::settlement(),
        Route::Settlement(SettlementQuery {
            month: some("2026-03"),
            person: some("li"),
            line: some("3"),
            year: false,
        }),
        Route::Settlement(SettlementQuery { year: true, ..SettlementQuery::default() }),
        Route::Statement { month: "2026-03".into(), person: awkward.into() },
        Route::PrintMonth("2026-03".into()),
        Route::WhatIf,
        Route::Draft(awkward.into()),
        Route::my_pay(),
        Route::MyPay(PayQuery { person: some(awkward), month: some("2026-03") }),
        Route::Rules,
        Route::RulesAt("calendar".into()),
        Route::People,
        Route::NewPerson { role: "sales_vp".into() },
        Route::Data,
        Route::Setup,
        Route::NotFound("/no/such/place".into()),
    ]
}

#[test]
fn every_route_survives_its_own_address() {
    for route in every_shape() {
        assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
    }
}

#[test]
fn addresses_are_plain() {
    assert_eq!(Route::Today.href(), "#/");
    assert_eq!(Route::Job(work(WorkKind::Commissioning, "张")).href(), "#/jobs/%E5%BC%A0");
    assert_eq!(Route::Job(work(WorkKind::Repair, "W1")).href(), "#/repairs/W1");
    assert_eq!(Route::Job(work(WorkKind::Maintenance, "W1")).href(), "#/contracts/W1");
    let query = SettlementQuery { month: some("2026-03"), ..SettlementQuery::default() };
    assert_eq!(Route::Settlement(query).href(), "#/settlement?month=2026-03");
}

#[test]
fn what_leads_nowhere_is_kept_as_written() {
    for text in ["/nowhere", "/jobs/%20", "/jobs/a/b", "/jobs/%zz", "/jobs/%E5", "/settlement?month=%f"] {
        assert_eq!(Route::parse(&format!("#{text}")), Route::NotFound(text.to_owned()));
    }
    assert_eq!(Route::parse(""), Route::Today);
    assert_eq!(Route::parse("#"), Route::Today);
}
