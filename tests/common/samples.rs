//! One fact of every kind, with every field filled in.
#![allow(dead_code)]

use fieldbook::{
    domain::{
        Area, CalendarYear, ContractId, Controller, DeviceId, FactId, JobId, Money, Month, NoticeKind,
        PaperCheck, PenaltyClause, PersonId, Role, SiteId, TravelId,
    },
    journal::{ClosedLine, Fact, FactBody},
};
use std::sync::Arc;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

fn job(id: &str) -> JobId {
    JobId::parse(id).unwrap()
}

fn site() -> SiteId {
    SiteId::parse("s1").unwrap()
}

fn contract() -> ContractId {
    ContractId::parse("c1").unwrap()
}

fn yuan(text: &str) -> Money {
    Money::parse(text).unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// The name of the kind. A new kind does not compile until it stands here, and fails until it has a sample.
#[rustfmt::skip]
pub fn kind(body: &FactBody) -> &'static str {
    match body {
        FactBody::BranchNamed { .. } => "branch_named",
        FactBody::Person { .. } => "person",
        FactBody::PersonChanged { .. } => "person_changed",
        FactBody::Site { .. } => "site",
        FactBody::RuleSet { .. } => "rule_set",
        FactBody::Calendar(_) => "calendar",
        FactBody::Notice { .. } => "notice",
        FactBody::Reassign { .. } => "reassign",
        FactBody::Finished { .. } => "finished",
        FactBody::PapersUntil { .. } => "papers_until",
        FactBody::Papers { .. } => "papers",
        FactBody::Callback { .. } => "callback",
        FactBody::Recheck { .. } => "recheck",
        FactBody::Acceptance { .. } => "acceptance",
        FactBody::Ruling { .. } => "ruling",
        FactBody::Successor { .. } => "successor",
        FactBody::Leave { .. } => "leave",
        FactBody::OwnUnfinishedWork { .. } => "own_unfinished_work",
        FactBody::Travel { .. } => "travel",
        FactBody::Repair { .. } => "repair",
        FactBody::PaidIn { .. } => "paid_in",
        FactBody::Sheet { .. } => "sheet",
        FactBody::Approved { .. } => "approved",
        FactBody::Contract { .. } => "contract",
        FactBody::Receipt { .. } => "receipt",
        FactBody::Server { .. } => "server",
        FactBody::ContractDone { .. } => "contract_done",
        FactBody::FollowUps { .. } => "follow_ups",
        FactBody::Punch { .. } => "punch",
        FactBody::Excused { .. } => "excused",
        FactBody::ProductIssue { .. } => "product_issue",
        FactBody::Penalty { .. } => "penalty",
        FactBody::Waived { .. } => "waived",
        FactBody::CloseMonth { .. } => "close_month",
        FactBody::Withdrawn { .. } => "withdrawn",
    }
}

#[rustfmt::skip]
fn bodies() -> Vec<FactBody> {
    let li = || person("li");
    let calendar = CalendarYear {
        year: 2026,
        source: "国办发明电〔2025〕7号".into(),
        holidays: vec![day("2026-01-01")],
        workdays: vec![day("2026-01-04")],
    };
    let closed =
        ClosedLine { person: li(), item: "base_wage".into(), subject: String::new(), amount: yuan("3000") };
    vec![
        FactBody::BranchNamed { name: "样例办事处".into() },
        FactBody::Person {
            person: li(), name: "李 <b>&".into(), role: Role::Technician, base_wage: yuan("3000"),
            joined: day("2019-03-01"),
        },
        FactBody::PersonChanged {
            person: li(), name: "李".into(), role: Role::Leader, base_wage: yuan("3100.5"),
        },
        FactBody::Site {
            site: site(), name: "县医院".into(), customer: "县医院".into(), area: Area::County,
            warranty_until: Some(day("2027-06-30")), dealer: Some("经销商".into()), contact: Some("王".into()),
        },
        FactBody::RuleSet {
            from: month("2026-04"), name: "试行".into(),
            values: [("repair.difference_tax_percent".to_owned(), serde_json::json!("3"))].into(),
        },
        FactBody::Calendar(calendar),
        FactBody::Notice {
            notice: job("n1"), site: site(), to: li(), kind: NoticeKind::New,
            controllers: vec![
                Controller { points: 1200, alarm_only: false },
                Controller { points: 64, alarm_only: true },
            ],
        },
        FactBody::Reassign { notice: job("n1"), to: person("zhao") },
        FactBody::Finished { notice: job("n1") },
        FactBody::PapersUntil { notice: job("n1"), until: day("2026-03-20") },
        FactBody::Papers { notice: job("n1"), failed: vec![PaperCheck::Forms, PaperCheck::OwnDate] },
        FactBody::Callback { job: job("n1"), confirmed: true, remark: "满意".into() },
        FactBody::Recheck { notice: job("n1"), passed: true, remark: "无异议".into() },
        FactBody::Acceptance { site: site() },
        FactBody::Ruling { notice: job("n1"), rate: "0.25".parse().unwrap() },
        FactBody::Successor { notice: job("n1"), to: person("zhao") },
        FactBody::Leave { person: li() },
        FactBody::OwnUnfinishedWork { person: li(), month: month("2026-03") },
        FactBody::Travel {
            travel: TravelId::parse("t1").unwrap(), person: li(), amount: yuan("128"), approved: true,
            customer_pays: false,
        },
        FactBody::Repair {
            repair: job("r1"), site: site(), by: li(), charged: yuan("600"), floor: yuan("350"),
            rebate: yuan("20"), fault: "主板".into(), product_fault: true,
        },
        FactBody::PaidIn { repair: job("r1") },
        FactBody::Sheet { job: job("r1") },
        FactBody::Approved { job: job("r1"), by: person("ma") },
        FactBody::Contract {
            contract: contract(), site: site(), signer: li(), server: person("zhao"), fee: yuan("12000"),
            rebate: yuan("300"), from: day("2026-01-01"), to: day("2026-12-31"),
        },
        FactBody::Receipt { contract: contract(), amount: yuan("6000") },
        FactBody::Server { contract: contract(), to: li() },
        FactBody::ContractDone { contract: contract(), complete: true },
        FactBody::FollowUps { by: li(), qualified: 12 },
        FactBody::Punch { person: li(), at: "2026-03-10T08:41:00".parse().unwrap() },
        FactBody::Excused { person: li(), day: day("2026-03-11") },
        FactBody::ProductIssue { by: li() },
        FactBody::Penalty {
            clause: PenaltyClause::PartLost, person: li(), job: Some(job("n1")), amount: Some(yuan("268")),
            manager: Some(person("ma")), remark: "备品落在现场".into(),
        },
        FactBody::Waived {
            clause: PenaltyClause::LatePapers, person: li(), job: Some(job("n1")), reason: "顾客外出".into(),
        },
        FactBody::CloseMonth {
            month: month("2026-03"), known_until: "2026-04-03T23:59:59".parse().unwrap(), lines: vec![closed],
        },
        FactBody::Withdrawn {
            fact: FactId(uuid::Builder::from_unix_timestamp_millis(1, &[7; 10]).into_uuid()),
            reason: "重复".into(),
        },
    ]
}

/// One fact of every kind.
pub fn facts() -> Vec<Arc<Fact>> {
    (1..)
        .zip(bodies())
        .map(|(number, body)| {
            let id = FactId(uuid::Builder::from_unix_timestamp_millis(number, &[7; 10]).into_uuid());
            let recorded = "2026-03-10T17:05:09".parse().unwrap();
            let device = DeviceId::parse("desk-1").unwrap();
            Arc::new(Fact { id, on: day("2026-03-10"), recorded, actor: person("ma"), device, body })
        })
        .collect()
}
