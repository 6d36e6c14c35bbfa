use super::*;
use crate::{
    app::i18n::Lang,
    domain::{CalendarYear, Controller, DeviceId, FactId, Money, TravelId},
    journal::{ClosedLine, Fact, FactBody},
    rules::Clause,
    workflow::{Asked, Field, NetChange, Problem, Reason, Refusal, Thing},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

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
    let line = ClosedLine { person: li(), item: "base_wage".into(), subject: String::new(), amount: sum };
    vec![
        FactBody::BranchNamed { name: "B".into() },
        FactBody::Person { person: li(), name: "Li".into(), role: Role::Clerk, base_wage: sum, joined: from },
        FactBody::PersonChanged { person: li(), name: "Li".into(), role: Role::Manager, base_wage: sum },
        FactBody::Site {
            site: site("s"),
            name: "S".into(),
            customer: "C".into(),
            area: Area::Local,
            warranty_until: Some(to),
            dealer: Some("D".into()),
            contact: Some("K".into()),
        },
        FactBody::RuleSet { from: month, name: "R".into(), values: Default::default() },
        FactBody::Calendar(CalendarYear {
            year: 2026,
            source: "x".into(),
            holidays: Default::default(),
            workdays: Default::default(),
        }),
        FactBody::Notice {
            notice: job("N1"),
            site: site("s"),
            to: li(),
            kind: NoticeKind::New,
            controllers: vec![
                Controller { points: 320, alarm_only: false },
                Controller { points: 64, alarm_only: true },
            ],
        },
        FactBody::Reassign { notice: job("N1"), to: li() },
        FactBody::Finished { notice: job("N1") },
        FactBody::PapersUntil { notice: job("N1"), until: to },
        FactBody::Papers { notice: job("N1"), failed: Vec::new() },
        FactBody::Papers { notice: job("N1"), failed: PaperCheck::ALL.to_vec() },
        FactBody::Callback { job: job("N1"), confirmed: true, remark: "ok".into() },
        FactBody::Callback { job: job("N1"), confirmed: false, remark: String::new() },
        FactBody::Recheck { notice: job("N1"), passed: true, remark: String::new() },
        FactBody::Recheck { notice: job("N1"), passed: false, remark: "no".into() },
        FactBody::Acceptance { site: site("s") },
        FactBody::Ruling { notice: job("N1"), rate: "0.15".parse().unwrap() },
        FactBody::Successor { notice: job("N1"), to: li() },
        FactBody::Leave { person: li() },
        FactBody::OwnUnfinishedWork { person: li(), month },
        FactBody::Travel {
            travel: TravelId::parse("T1").unwrap(),
            person: li(),
            amount: sum,
            approved: true,
            customer_pays: false,
        },
        FactBody::Repair {
            repair: job("R1"),
            site: site("s"),
            by: li(),
            charged: sum,
            floor: sum,
            rebate: Money::ZERO,
            fault: "fault".into(),
            product_fault: true,
        },
        FactBody::PaidIn { repair: job("R1") },
        FactBody::Sheet { job: job("R1") },
        FactBody::Approved { job: job("R1"), by: li() },
        FactBody::Contract {
            contract: contract(),
            site: site("s"),
            signer: li(),
            server: li(),
            fee: sum,
            rebate: Money::ZERO,
            from,
            to,
        },
        FactBody::Receipt { contract: contract(), amount: sum },
        FactBody::Server { contract: contract(), to: li() },
        FactBody::ContractDone { contract: contract(), complete: true },
        FactBody::ContractDone { contract: contract(), complete: false },
        FactBody::FollowUps { by: li(), qualified: 7 },
        FactBody::Punch { person: li(), at },
        FactBody::Excused { person: li(), day: from },
        FactBody::ProductIssue { by: li() },
        FactBody::Penalty {
            clause,
            person: li(),
            job: Some(job("N1")),
            amount: Some(sum),
            manager: Some(li()),
            remark: "what".into(),
        },
        FactBody::Waived { clause, person: li(), job: Some(job("N1")), reason: "why".into() },
        FactBody::CloseMonth { month, known_until, lines: vec![line] },
        FactBody::Withdrawn { fact: fact_id(2), reason: "slip".into() },
    ]
}

fn every_fact() -> Vec<Fact> {
    let stamped = |(at, body): (usize, FactBody)| Fact {
        id: fact_id(at as u128 + 1),
        on: day("2026-03-04"),
        recorded: noon("2026-03-05"),
        actor: person("li"),
        device: DeviceId::parse("d").unwrap(),
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
    let namesake = FactBody::Person {
        person: person("li-2"),
        name: "Li".into(),
        role: Role::Technician,
        base_wage: Money::ZERO,
        joined: day("2020-01-02"),
    };
    let mut facts = every_fact();
    facts.retain(|fact| !matches!(fact.body, FactBody::Withdrawn { .. }));
    facts.push(Fact { id: fact_id(9_999), body: namesake, ..facts[0].clone() });
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
        body: FactBody::Withdrawn { fact: fact_id(of), reason: String::new() },
        ..every_fact().remove(0)
    };
    let facts = [Arc::new(withdraw(1, 2)), Arc::new(withdraw(2, 1)), Arc::new(withdraw(3, 3))];
    let ledger = Ledger::of(&facts);
    for fact in &facts {
        whole(&fact_title(BOTH[0], fact, &ledger));
    }
}

fn every_reason() -> Vec<Reason> {
    let on = day("2026-03-04");
    let month: Month = "2026-03".parse().unwrap();
    let fact = fact_id(2);
    let roles: &'static [Role] = &[Role::Manager, Role::Clerk];
    let mut reasons = vec![
        Reason::WrongRole(Asked {
            roles: &Role::ALL,
            clause: Clause("2.1"),
            people: vec![(person("li"), Role::Technician)],
            responsible: false,
        }),
        Reason::SecondNew { first: "N1".into() },
        Reason::NoNewNotice,
        Reason::BeforeIssue { issued: on },
        Reason::AlreadyFinished { on },
        Reason::NotFinished { holder: person("li") },
        Reason::BeforeFinish { finished: on },
        Reason::NoGoodPapers { holder: person("li") },
        Reason::BeforePapers { papers: on },
        Reason::LimitOver { limit: on },
        Reason::ChecksMissing { missing: CompletionCheck::ALL.to_vec() },
        Reason::PapersMissing { missing: Paper::ALL.to_vec(), holder: person("li") },
        Reason::AlreadyApproved { on },
        Reason::AlreadyClosed { month },
        Reason::MonthNotOver { month },
        Reason::Unread { n: 2 },
        Reason::FiguresChanged {
            month,
            changes: vec![NetChange {
                person: PersonId::parse("li").unwrap(),
                was: Money::ZERO,
                now: Money::yuan(-3),
            }],
        },
        Reason::RulesLeftOut { from: month, name: "a".into() },
        Reason::NobodyInCharge,
        Reason::RulesForClosedMonth { month },
        Reason::AlreadyLeft { last_day: on },
        Reason::AlreadyWithdrawn { fact },
        Reason::CannotWithdraw,
        Reason::RestedOn { by: fact },
        Reason::NotByRecording,
    ];
    let things = [
        Thing::Person,
        Thing::Site,
        Thing::Notice,
        Thing::Job,
        Thing::Repair,
        Thing::Contract,
        Thing::Travel,
        Thing::Fact,
    ];
    reasons.extend(things.map(|what| Reason::Unknown { what, id: "x".into() }));
    reasons.extend(things.map(|what| Reason::AlreadyKnown { what, id: "x".into() }));
    let problems = [
        Problem::Empty,
        Problem::TooLong { most: 200 },
        Problem::Negative,
        Problem::Zero,
        Problem::RefundTooLarge { held: Money::yuan(500) },
        Problem::TooLarge { most: 1_000_000 },
        Problem::DateOutOfRange,
        Problem::InTheFuture,
        Problem::EndBeforeBegin,
        Problem::NotWholeMonths,
        Problem::AmountMissing,
        Problem::JoinedLater { joined: on },
        Problem::RoleOf { needed: roles },
        Problem::RuleValue { name: "a".into() },
    ];
    reasons.extend(problems.map(|problem| Reason::Invalid { field: Field::On, problem }));
    let fields = [
        Field::On,
        Field::Name,
        Field::Customer,
        Field::Number,
        Field::Person,
        Field::Site,
        Field::Notice,
        Field::Job,
        Field::Contract,
        Field::To,
        Field::By,
        Field::Controllers,
        Field::Rate,
        Field::Until,
        Field::Amount,
        Field::Charged,
        Field::Floor,
        Field::Rebate,
        Field::Fee,
        Field::Fault,
        Field::From,
        Field::Month,
        Field::Qualified,
        Field::At,
        Field::Day,
        Field::BaseWage,
        Field::Joined,
        Field::Role,
        Field::Reason,
        Field::Values,
        Field::Year,
        Field::Days,
    ];
    reasons.extend(fields.map(|field| Reason::Invalid { field, problem: Problem::Empty }));
    reasons
}

#[test]
fn every_refusal_is_a_sentence_in_both_languages() {
    let facts: Vec<Arc<Fact>> = every_fact().into_iter().map(Arc::new).collect();
    for ledger in [Ledger::of(&facts), Ledger::default()] {
        for words in BOTH {
            for reason in every_reason() {
                let clause = Some(Clause("5.1.7"));
                whole(&refusal_words(words, &Refusal { clause, reason, who: &Role::ALL }, &ledger));
            }
        }
    }
}

#[test]
fn whom_to_ask_is_named_with_his_role() {
    let ask = |people: &[(&str, Role)], responsible| {
        let people = people.iter().map(|(id, role)| (person(id), *role)).collect();
        let asked =
            Asked { roles: &[Role::Manager, Role::Clerk], clause: Clause("2.1"), people, responsible };
        asked_words(BOTH[0], &asked, &Ledger::default())
    };
    assert_eq!(ask(&[("li", Role::Technician)], true), "负责人li");
    assert_eq!(ask(&[("ma", Role::Manager), ("wu", Role::Clerk)], false), "经理ma或内勤wu");
    assert_eq!(ask(&[], false), "经理或内勤（无人在岗）");
    let many = [("ma", Role::Manager), ("a", Role::Clerk), ("b", Role::Clerk), ("c", Role::Clerk)];
    assert_eq!(ask(&many, false), "经理或内勤");
}

#[test]
fn a_refusal_names_clause_and_who_can_help() {
    let refusal = Refusal::by("5.1.5", Reason::NoNewNotice).asking(&[Role::Technician, Role::Leader]);
    for words in BOTH {
        let text = refusal_words(words, &refusal, &Ledger::default());
        let who = either_words(words, [Role::Technician, Role::Leader].map(|role| words.t(role_key(role))));
        assert!(text.contains("5.1.5") && text.contains(&who), "{text}");
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
