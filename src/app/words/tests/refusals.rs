//! Every refusal is words.

use super::*;
use crate::{domain::Minute, workflow::Earlier};

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
        Reason::NothingMoved,
        Reason::TooEarly { what: Earlier::Quote, on, at: None },
        Reason::TooEarly { what: Earlier::Move, on, at: Minute::parse("08:30") },
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
        Problem::NotLater { limit: on },
        Problem::AmountMissing,
        Problem::JoinedLater { joined: on },
        Problem::RoleOf { needed: roles },
        Problem::RuleValue { name: "a".into() },
        Problem::NotBeforeThere,
        Problem::Twice { name: "a".into() },
        Problem::BelowFloor { name: "a".into(), charge: Money::yuan(1), floor: Money::yuan(2) },
        Problem::OtherSums { charged: Money::yuan(1), floor: Money::yuan(2) },
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
        Field::Rows,
        Field::Lines,
        Field::SameAs,
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
