//! What an act asks for, and what it says.

use super::*;
use crate::{journal::PapersExtended, rules::commissioning::papers};

#[test]
fn what_has_happened_does_not_lie_ahead() {
    let mut branch = Branch::with_notice(300);
    let mut ahead =
        |body| branch.run("2025-03-10", Command::Record { on: day("2025-03-11"), at: None, body });
    let refusal = ahead(FactBody::from(ProductIssueConfirmed { by: who("li") })).unwrap_err();
    assert_eq!(refusal.reason, Reason::Invalid { field: Field::On, problem: Problem::InTheFuture });
    // A leaving is known before its day.
    assert!(ahead(FactBody::from(PersonLeft { person: who("li") })).is_ok());
}

#[test]
fn a_later_day_for_the_papers_is_later_than_the_one_that_holds() {
    let mut branch = Branch::with_notice(300);
    branch.finish("2025-03-10");
    let (ledger, book) = (branch.ledger(), RuleBook::of(&branch.ledger()));
    let limit =
        papers::limit(&ledger.notices[&job()], &book, day("2025-03-10").and_time(chrono::NaiveTime::MIN))
            .unwrap();
    let mut grant = |until| {
        let body = FactBody::from(PapersExtended { notice: job(), until });
        branch.run("2025-03-10", Command::Record { on: day("2025-03-10"), at: None, body }).map(drop)
    };
    let problem = Problem::NotLater { limit };
    let refusal = Refusal::by("6.1.7", Reason::Invalid { field: Field::Until, problem });
    assert_eq!(grant(limit), Err(refusal));
    assert_eq!(grant(limit.succ_opt().unwrap()), Ok(()));
    // The step is offered all the same: its day is chosen in the form.
    let (ledger, now) = (branch.ledger(), at("2025-03-10"));
    let book = RuleBook::of(&ledger);
    assert_eq!(Act::GrantLaterDate.gate(&ledger, &book, &ledger.notices[&job()], now), Ok(()));
}

#[test]
fn a_remark_names_nobody() {
    let mut branch = Branch::with_notice(300);
    let new = FactBody::from(PersonJoined {
        person: who("qian"),
        name: "Qian".to_owned(),
        role: Role::Technician,
        base_wage: Money::yuan(3000),
        joined: day("2025-03-01"),
    });
    let hired = branch.record("2025-03-05", new);
    branch.finish("2025-03-10");
    branch.papers("2025-03-10", Vec::new());
    let remark = "qian".to_owned();
    branch.record("2025-03-10", FactBody::from(CalledBack { job: job(), confirmed: true, remark }));
    assert_eq!(rests_on(&branch, hired), None);
    let named = branch.record("2025-03-11", FactBody::from(ProductIssueConfirmed { by: who("qian") }));
    assert_eq!(rests_on(&branch, hired), Some(named));
}

#[test]
fn the_sum_of_a_fine_is_asked_for_by_the_rules_of_its_day() {
    let mut branch = Branch::with_notice(300);
    let values = [("penalties.7.14.times_amount".to_owned(), "1".into())].into();
    let from: Month = "2025-05".parse().unwrap();
    branch.record("2025-04-20", FactBody::from(RulesAdopted { from, name: "1".into(), values }));
    let mut fine = |on: &str, amount| {
        let (clause, person) = (PenaltyClause::PartsLeft, who("li"));
        let body = FactBody::from(PenaltyConfirmed {
            clause,
            person,
            job: None,
            amount,
            manager: None,
            remark: String::new(),
        });
        branch
            .run(on, Command::Record { on: day(on), at: None, body })
            .map(drop)
            .map_err(|refusal| refusal.reason)
    };
    let missing = Reason::Invalid { field: Field::Amount, problem: Problem::AmountMissing };
    assert_eq!(fine("2025-04-30", None), Ok(()));
    assert_eq!(fine("2025-05-01", None), Err(missing));
    assert_eq!(fine("2025-05-01", Some(Money::yuan(50))), Ok(()));
}
