use super::*;
use crate::{
    app::i18n::Lang,
    domain::{CalendarYear, Controller, DeviceId, FactId, Money, TravelId},
    journal::{
        Accepted, Approved, BranchFact, BranchNamed, CalendarEntered, CalledBack, ClockedIn, ClosedLine,
        ContractDone, ContractSigned, Fact, FactBody, Finished, FollowUpsReviewed, MoneyReceived,
        MonthClosed, MorningExcused, NoticeIssued, OwnWorkUnfinished, PaidIn, PapersExtended, PapersIn,
        PenaltyConfirmed, PenaltyWaived, PersonChanged, PersonJoined, PersonLeft, ProductIssueConfirmed,
        Reassigned, Rechecked, RepairDone, Ruled, RulesAdopted, ServerChanged, SheetIn, SiteDescribed,
        SuccessorNamed, TravelClaimed, Withdrawn,
    },
    rules::Clause,
    workflow::{Asked, Field, NetChange, Problem, Reason, Refusal, Thing},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

mod refusals;

const BOTH: [Words; 2] = [Words(Lang::ZhCn), Words(Lang::En)];

/// A key that is in no file shows itself, and a place that was not filled keeps its braces.
fn whole(text: &str) {
    assert!(!text.is_empty());
    assert!(!text.contains(['{', '}']), "{text}");
    let areas = ["facts.", "errors.", "clauses.", "ui."];
    assert!(!areas.iter().any(|area| text.contains(area)), "{text}");
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn noon(text: &str) -> NaiveDateTime {
    day(text).and_hms_opt(12, 0, 0).unwrap()
}

fn person(id: &str) -> PersonId {
    PersonId::parse(id).unwrap()
}

fn job(id: &str) -> JobId {
    JobId::parse(id).unwrap()
}

fn site(id: &str) -> SiteId {
    SiteId::parse(id).unwrap()
}

fn contract() -> ContractId {
    ContractId::parse("M1").unwrap()
}

fn fact_id(n: u128) -> FactId {
    FactId(uuid::Uuid::from_u128(n))
}

fn every_body() -> Vec<FactBody> {
    let li = || person("li");
    let sum = Money::yuan(1200);
    let month: Month = "2026-03".parse().unwrap();
    let (from, to) = (day("2026-03-01"), day("2027-02-28"));
    let at = noon("2026-03-04");
    let known_until = at;
    let clause = PenaltyClause::LatePapers;
    let line = ClosedLine { person: li(), item: "base_wage".into(), subject: "".into(), amount: sum };
    vec![
        FactBody::from(BranchNamed { name: "B".into() }),
        FactBody::from(PersonJoined {
            person: li(),
            name: "Li".into(),
            role: Role::Clerk,
            base_wage: sum,
            joined: from,
        }),
        FactBody::from(PersonChanged {
            person: li(),
            name: "Li".into(),
            role: Role::Manager,
            base_wage: sum,
        }),
        FactBody::from(SiteDescribed {
            site: site("s"),
            name: "S".into(),
            customer: "C".into(),
            area: Area::Local,
            warranty_until: Some(to),
            dealer: Some("D".into()),
            contact: Some("K".into()),
        }),
        FactBody::from(RulesAdopted { from: month, name: "R".into(), values: Default::default() }),
        FactBody::from(CalendarEntered::from(CalendarYear {
            year: 2026,
            source: "x".into(),
            holidays: Default::default(),
            workdays: Default::default(),
        })),
        FactBody::from(NoticeIssued {
            notice: job("N1"),
            number: None,
            site: site("s"),
            to: li(),
            kind: NoticeKind::New,
            controllers: vec![
                Controller { points: 320, alarm_only: false },
                Controller { points: 64, alarm_only: true },
            ],
        }),
        FactBody::from(Reassigned { notice: job("N1"), to: li() }),
        FactBody::from(Finished { notice: job("N1"), completion: Vec::new() }),
        FactBody::from(PapersExtended { notice: job("N1"), until: to }),
        FactBody::from(PapersIn { notice: job("N1"), failed: Vec::new() }),
        FactBody::from(PapersIn { notice: job("N1"), failed: PaperCheck::ALL.to_vec() }),
        FactBody::from(CalledBack { job: job("N1"), confirmed: true, remark: "ok".into() }),
        FactBody::from(CalledBack { job: job("N1"), confirmed: false, remark: String::new() }),
        FactBody::from(Rechecked { notice: job("N1"), passed: true, remark: String::new() }),
        FactBody::from(Rechecked { notice: job("N1"), passed: false, remark: "no".into() }),
        FactBody::from(Accepted { site: site("s") }),
        FactBody::from(Ruled { notice: job("N1"), rate: "0.15".parse().unwrap() }),
        FactBody::from(SuccessorNamed { notice: job("N1"), to: li() }),
        FactBody::from(PersonLeft { person: li() }),
        FactBody::from(OwnWorkUnfinished { person: li(), month }),
        FactBody::from(TravelClaimed {
            travel: TravelId::parse("T1").unwrap(),
            number: None,
            person: li(),
            amount: sum,
            approved: true,
            customer_pays: false,
        }),
        FactBody::from(RepairDone {
            repair: job("R1"),
            number: None,
            site: site("s"),
            by: li(),
            charged: sum,
            floor: sum,
            rebate: Money::ZERO,
            fault: "fault".into(),
            product_fault: true,
            same_as: None,
            another_fault: false,
            tested: String::new(),
        }),
        FactBody::from(PaidIn { repair: job("R1") }),
        FactBody::from(SheetIn { job: job("R1") }),
        FactBody::from(Approved { job: job("R1"), by: li() }),
        FactBody::from(ContractSigned {
            contract: contract(),
            number: None,
            site: site("s"),
            signer: li(),
            server: li(),
            fee: sum,
            rebate: Money::ZERO,
            from,
            to,
        }),
        FactBody::from(MoneyReceived { contract: contract(), amount: sum }),
        FactBody::from(ServerChanged { contract: contract(), to: li() }),
        FactBody::from(ContractDone { contract: contract(), complete: true }),
        FactBody::from(ContractDone { contract: contract(), complete: false }),
        FactBody::from(FollowUpsReviewed { by: li(), qualified: 7 }),
        FactBody::from(ClockedIn { person: li(), at }),
        FactBody::from(MorningExcused { person: li(), day: from }),
        FactBody::from(ProductIssueConfirmed { by: li() }),
        FactBody::from(PenaltyConfirmed {
            clause,
            person: li(),
            job: Some(job("N1")),
            amount: Some(sum),
            manager: Some(li()),
            remark: "what".into(),
        }),
        FactBody::from(PenaltyWaived { clause, person: li(), job: Some(job("N1")), reason: "why".into() }),
        FactBody::from(MonthClosed { month, known_until, lines: [line].into() }),
        FactBody::from(Withdrawn { fact: fact_id(2), reason: "slip".into() }),
    ]
}

fn every_fact() -> Vec<Fact> {
    let stamped = |(at, body): (usize, FactBody)| Fact {
        id: fact_id(at as u128 + 1),
        on: day("2026-03-04"),
        at: None,
        recorded: noon("2026-03-05"),
        actor: person("li"),
        device: DeviceId::parse("d").unwrap(),
        link: None,
        body,
    };
    every_body().into_iter().enumerate().map(stamped).collect()
}

#[test]
fn every_fact_has_a_line_and_rows_in_both_languages() {
    let facts = every_fact();
    let shared: Vec<Arc<Fact>> = facts.iter().cloned().map(Arc::new).collect();
    for ledger in [Ledger::of(&shared), Ledger::default()] {
        for (words, fact) in BOTH.iter().flat_map(|words| facts.iter().map(move |fact| (*words, fact))) {
            whole(&fact_title(words, fact, &ledger));
            whole(&words.t(fact_kind_key(&fact.body)));
            whole(&moment_and_actor(words, fact, &ledger, day("2026-03-06")));
            for row in fact_details(words, fact, &ledger, &fact.device) {
                whole(&row.label);
                whole(&row.value);
            }
        }
    }
}

#[test]
fn whoever_has_a_namesake_is_told_apart_wherever_he_is_named() {
    let namesake = FactBody::from(PersonJoined {
        person: person("li-2"),
        name: "Li".into(),
        role: Role::Technician,
        base_wage: Money::ZERO,
        joined: day("2020-01-02"),
    });
    let mut facts = every_fact();
    facts.retain(|fact| !matches!(fact.body, FactBody::Branch(BranchFact::Withdrawn(_))));
    facts.push(Fact { id: fact_id(0), body: namesake, ..facts[0].clone() });
    let ledger = Ledger::of(&facts.iter().cloned().map(Arc::new).collect::<Vec<_>>());
    assert_eq!(person_name(&ledger, &person("li")), "Li (2026)");
    let told = |fact: &Fact| [fact_title(BOTH[0], fact, &ledger), actor_name(BOTH[0], &ledger, &fact.actor)];
    let told: Vec<String> = facts.iter().flat_map(told).filter(|text| text.contains("Li")).collect();
    assert!(told.len() > 10, "{told:?}");
    for text in told {
        assert_eq!(text.matches("Li").count(), text.matches("Li (").count(), "{text}");
    }
}

#[test]
fn withdrawals_in_a_circle_are_told_once() {
    let withdraw = |id, of| Fact {
        id: fact_id(id),
        body: FactBody::from(Withdrawn { fact: fact_id(of), reason: String::new() }),
        ..every_fact().remove(0)
    };
    let facts = [Arc::new(withdraw(1, 2)), Arc::new(withdraw(2, 1)), Arc::new(withdraw(3, 3))];
    let ledger = Ledger::of(&facts);
    for fact in &facts {
        whole(&fact_title(BOTH[0], fact, &ledger));
    }
}

#[test]
fn a_whole_chapter_says_that_it_is_one() {
    assert_eq!(clause_number(Words(Lang::ZhCn), "7"), "第 7 章");
    assert_eq!(clause_number(Words(Lang::En), "7"), "chapter 7");
    assert_eq!(clause_number(Words(Lang::En), "7.4"), "7.4");
}

#[test]
fn every_noun_has_a_word() {
    for words in BOTH {
        let keys = (Role::ALL.map(role_key).into_iter())
            .chain(Area::ALL.map(area_key))
            .chain([NoticeKind::New, NoticeKind::Extension, NoticeKind::Reprogramming].map(kind_key))
            .chain(Item::ALL.iter().copied().map(item_key))
            .chain(Item::ALL.iter().map(|item| line_key(*item, Money::yuan(-1))))
            .chain(PaperCheck::ALL.map(check_key))
            .chain(Paper::ALL.map(paper_key))
            .chain(CompletionCheck::ALL.map(completion_key))
            .chain([OutcomeKind::Warning, OutcomeKind::Dismissal].map(outcome_key));
        keys.for_each(|key| whole(&words.t(key)));
        for clause in PenaltyClause::ALL {
            assert_ne!(penalty_words(words, *clause), clause.code());
        }
    }
}
