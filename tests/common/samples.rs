//! One fact of every kind, with every field filled in.
#![allow(dead_code)]

use fieldbook::{
    domain::{
        Area, CalendarYear, CompletionCheck, ContractId, Controller, DeviceId, FactId, JobId, Money, Month,
        NoticeKind, PaperCheck, PenaltyClause, PersonId, Role, SiteId, TravelId,
    },
    journal::{
        Accepted, Approved, BranchNamed, CalendarEntered, CalledBack, ClockedIn, ClosedLine, ContractDone,
        ContractSigned, Fact, FactBody, Finished, FollowUpsReviewed, MoneyReceived, MonthClosed,
        MorningExcused, NoticeIssued, OwnWorkUnfinished, PaidIn, PapersExtended, PapersIn, PenaltyConfirmed,
        PenaltyWaived, PersonChanged, PersonJoined, PersonLeft, ProductIssueConfirmed, Reassigned, Rechecked,
        RepairDone, Ruled, RulesAdopted, ServerChanged, SheetIn, SiteDescribed, SuccessorNamed,
        TravelClaimed, Withdrawn,
        kind::{Noun, Shape},
    },
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

/// The name of the kind.
pub fn kind(body: &FactBody) -> &'static str {
    body.declared().name
}

/// A fact of every kind: those below, and of any other one with its fields filled in by their shapes.
fn bodies() -> Vec<FactBody> {
    let mut bodies = own_bodies();
    for kind in FactBody::kinds() {
        if bodies.iter().all(|body| body.declared().name != kind.name) {
            let fields = kind.fields.iter().map(|field| (field.name.to_owned(), example(field.shape)));
            bodies.push(FactBody::made(kind, fields.collect()).expect("an example of every field"));
        }
    }
    bodies.push(repaired_again());
    bodies
}

/// With the fields that came after the files that stay importable. Last: what follows a fact of a device goes on from its text.
fn repaired_again() -> FactBody {
    let first = own_bodies().into_iter().find_map(|body| body.of::<RepairDone>().cloned());
    let first = first.expect("a repair is among them");
    let (repair, number) = (job("r2"), Some("W2026-009".into()));
    let (charged, same_as) = (yuan("610"), Some(job("r1")));
    let tested = "loop 3: in order".into();
    FactBody::from(RepairDone { repair, number, charged, same_as, another_fault: true, tested, ..first })
}

/// A value that says something.
fn example(shape: Shape) -> serde_json::Value {
    match shape {
        Shape::New(noun) | Shape::Known(noun) | Shape::Coming(noun) => match noun {
            Noun::Person(_) => "li".into(),
            Noun::Site => "s1".into(),
            Noun::Contract => "c1".into(),
            Noun::Journey => "t1".into(),
            Noun::Day(what) => what.code().into(),
            Noun::Notice | Noun::Repair | Noun::Job | Noun::Work | Noun::Judged | Noun::Numbered => {
                "n1".into()
            }
        },
        Shape::Line | Shape::Remark => "备注".into(),
        Shape::Yuan | Shape::Received => "128".into(),
        Shape::Count { most } => most.into(),
        Shape::Tick => true.into(),
        Shape::Fees => serde_json::json!([
            { "name": "主板", "model": "JB-1", "unit": "块", "charge": "1200.00", "floor": "800.00", "remark": "含调试" },
            { "name": "上门", "charge": "100.00", "floor": "0.00" },
        ]),
        Shape::QuoteLines => serde_json::json!([
            { "name": "主板", "model": "JB-1", "unit": "块", "quantity": 2, "charge": "1200.00", "floor": "800.00" },
        ]),
        other => other.blank(),
    }
}

#[rustfmt::skip]
fn own_bodies() -> Vec<FactBody> {
    let li = || person("li");
    let calendar = CalendarYear {
        year: 2026,
        source: "国办发明电〔2025〕7号".into(),
        holidays: vec![day("2026-01-01")],
        workdays: vec![day("2026-01-04")],
    };
    let closed =
        ClosedLine { person: li(), item: "base_wage".into(), subject: "".into(), amount: yuan("3000") };
    vec![
        FactBody::from(BranchNamed { name: "样例办事处".into() }),
        FactBody::from(PersonJoined {
            person: li(), name: "李 <b>&".into(), role: Role::Technician, base_wage: yuan("3000"),
            joined: day("2019-03-01"),
        }),
        FactBody::from(PersonChanged {
            person: li(), name: "李".into(), role: Role::Leader, base_wage: yuan("3100.5"),
        }),
        FactBody::from(SiteDescribed {
            site: site(), name: "县医院".into(), customer: "县医院".into(), area: Area::County,
            warranty_until: Some(day("2027-06-30")), dealer: Some("经销商".into()), contact: Some("王".into()),
        }),
        FactBody::from(RulesAdopted {
            from: month("2026-04"), name: "试行".into(),
            values: [("repair.difference_tax_percent".to_owned(), serde_json::json!("3"))].into(),
        }),
        FactBody::from(CalendarEntered::from(calendar)),
        FactBody::from(NoticeIssued {
            notice: job("n1"),
            number: Some("T2026-008".into()), site: site(), to: li(), kind: NoticeKind::New,
            controllers: vec![
                Controller { points: 1200, alarm_only: false },
                Controller { points: 64, alarm_only: true },
            ],
        }),
        FactBody::from(Reassigned { notice: job("n1"), to: person("zhao") }),
        FactBody::from(Finished { notice: job("n1"), completion: CompletionCheck::ALL.to_vec() }),
        FactBody::from(PapersExtended { notice: job("n1"), until: day("2026-03-20") }),
        FactBody::from(PapersIn { notice: job("n1"), failed: vec![PaperCheck::Forms, PaperCheck::OwnDate] }),
        FactBody::from(CalledBack { job: job("n1"), confirmed: true, remark: "满意".into() }),
        FactBody::from(Rechecked { notice: job("n1"), passed: true, remark: "无异议".into() }),
        FactBody::from(Accepted { site: site() }),
        FactBody::from(Ruled { notice: job("n1"), rate: "0.25".parse().unwrap() }),
        FactBody::from(SuccessorNamed { notice: job("n1"), to: person("zhao") }),
        FactBody::from(PersonLeft { person: li() }),
        FactBody::from(OwnWorkUnfinished { person: li(), month: month("2026-03") }),
        FactBody::from(TravelClaimed {
            travel: TravelId::parse("t1").unwrap(),
            number: Some("C2026-008".into()), person: li(), amount: yuan("128"), approved: true,
            customer_pays: false,
        }),
        FactBody::from(RepairDone {
            repair: job("r1"),
            number: Some("W2026-008".into()), site: site(), by: li(), charged: yuan("600"), floor: yuan("350"),
            rebate: yuan("20"), fault: "主板".into(), product_fault: true, same_as: None,
            another_fault: false, tested: String::new() }),
        FactBody::from(PaidIn { repair: job("r1") }),
        FactBody::from(SheetIn { job: job("r1") }),
        FactBody::from(Approved { job: job("r1"), by: person("ma") }),
        FactBody::from(ContractSigned {
            contract: contract(),
            number: Some("M2026-008".into()), site: site(), signer: li(), server: person("zhao"), fee: yuan("12000"),
            rebate: yuan("300"), from: day("2026-01-01"), to: day("2026-12-31"),
        }),
        FactBody::from(MoneyReceived { contract: contract(), amount: yuan("6000") }),
        FactBody::from(ServerChanged { contract: contract(), to: li() }),
        FactBody::from(ContractDone { contract: contract(), complete: true }),
        FactBody::from(FollowUpsReviewed { by: li(), qualified: 12 }),
        FactBody::from(ClockedIn { person: li(), at: "2026-03-10T08:41:00".parse().unwrap() }),
        FactBody::from(MorningExcused { person: li(), day: day("2026-03-11") }),
        FactBody::from(ProductIssueConfirmed { by: li() }),
        FactBody::from(PenaltyConfirmed {
            clause: PenaltyClause::PartLost, person: li(), job: Some(job("n1")), amount: Some(yuan("268")),
            manager: Some(person("ma")), remark: "备品落在现场".into(),
        }),
        FactBody::from(PenaltyWaived {
            clause: PenaltyClause::LatePapers, person: li(), job: Some(job("n1")), reason: "顾客外出".into(),
        }),
        FactBody::from(MonthClosed {
            month: month("2026-03"), known_until: "2026-04-03T23:59:59".parse().unwrap(), lines: [closed].into(),
        }),
        FactBody::from(Withdrawn {
            fact: FactId(uuid::Builder::from_unix_timestamp_millis(1, &[7; 10]).into_uuid()),
            reason: "重复".into(),
        }),
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
            Arc::new(Fact {
                id,
                on: day("2026-03-10"),
                at: None,
                recorded,
                actor: person("ma"),
                device,
                link: None,
                body,
            })
        })
        .collect()
}
