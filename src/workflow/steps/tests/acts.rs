//! What an act asks for, and what it says.

use super::*;

#[test]
fn what_has_happened_does_not_lie_ahead() {
    let mut branch = Branch::with_notice(300);
    let mut ahead = |body| branch.run("2025-03-10", Command::Record { on: day("2025-03-11"), body });
    let refusal = ahead(FactBody::from(ProductIssueConfirmed { by: who("li") })).unwrap_err();
    assert_eq!(refusal.reason, Reason::Invalid { field: Field::On, problem: Problem::InTheFuture });
    // A leaving is known before its day.
    assert!(ahead(FactBody::from(PersonLeft { person: who("li") })).is_ok());
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
        branch.run(on, Command::Record { on: day(on), body }).map(drop).map_err(|refusal| refusal.reason)
    };
    let missing = Reason::Invalid { field: Field::Amount, problem: Problem::AmountMissing };
    assert_eq!(fine("2025-04-30", None), Ok(()));
    assert_eq!(fine("2025-05-01", None), Err(missing));
    assert_eq!(fine("2025-05-01", Some(Money::yuan(50))), Ok(()));
}
