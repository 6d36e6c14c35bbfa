//! What must hold of problems of products (5.5.1): taken up once, then judged once.

use super::{
    checks::{When, not_before, unknown},
    refusal::{Earlier, Reason, Refusal, Thing},
};
use crate::{
    domain::ThingId,
    journal::{ProblemFact, kind::roles::MANAGER},
    ledger::{Ledger, Problem},
};

pub(super) fn check(ledger: &Ledger, when: When, fact: &ProblemFact) -> Result<(), Refusal> {
    match fact {
        ProblemFact::ProblemReported(_) => Ok(()),
        ProblemFact::ProblemTaken(taken) => {
            let problem = problem(ledger, &taken.problem)?;
            match problem.taken {
                Some(before) => already(Earlier::TakenUp, before.on),
                None => not_before("5.5.1", Earlier::Problem, problem.stamp, when),
            }
        }
        ProblemFact::ProblemJudged(judged) => {
            let problem = problem(ledger, &judged.problem)?;
            match (problem.taken, &problem.judged) {
                (_, Some(before)) => already(Earlier::Judgement, before.on()),
                (None, None) => {
                    let reason = Reason::NotYet { what: Earlier::TakenUp };
                    Err(Refusal::by("5.5.1", reason).asking(MANAGER))
                }
                (Some(taken), None) => not_before("5.5.1", Earlier::TakenUp, taken, when),
            }
        }
    }
}

fn already(what: Earlier, on: chrono::NaiveDate) -> Result<(), Refusal> {
    Err(Refusal::by("5.5.1", Reason::AlreadySo { what, on }))
}

fn problem<'a>(ledger: &'a Ledger, id: &ThingId) -> Result<&'a Problem, Refusal> {
    ledger.problems.get(id).ok_or_else(|| unknown(Thing::Problem, id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Money,
        journal::{Fact, FactBody},
        rules::{Closings, RuleBook, settle},
    };
    use std::sync::Arc;

    const REPORTED: &str = r#"{"problem":{"problem":"p","by":"li","product":"JB-QB"}}"#;
    const TAKEN: &str = r#"{"problem_taken":{"problem":"p"}}"#;
    const NEW: &str = r#"{"problem_judged":{"problem":"p","is_new":true}}"#;
    const KNOWN: &str = r#"{"problem_judged":{"problem":"p","is_new":false,"remark":"known"}}"#;

    fn told(bodies: &[(&str, &str)]) -> Ledger {
        let person = r#"{"person":{"person":"li","name":"Li","role":"technician","base_wage":"3000","joined":"2025-01-01"}}"#;
        let all = [("2025-01-01", person)].into_iter().chain(bodies.iter().copied());
        let facts = all.zip(1..).map(|((day, body), nth)| {
            let id = uuid::Uuid::from_u128(nth);
            let text = format!(
                r#"{{"id":"{id}","on":"{day}","recorded":"{day}T12:00:00","actor":"ma","device":"d","fact":{body}}}"#
            );
            Arc::new(Fact::read(&text).unwrap())
        });
        Ledger::of(&facts.collect::<Vec<_>>())
    }

    fn refused(ledger: &Ledger, on: &str, body: &str) -> Option<Reason> {
        match serde_json::from_str(body).unwrap() {
            FactBody::Problem(fact) => {
                check(ledger, (on.parse().unwrap(), None), &fact).err().map(|refusal| refusal.reason)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_problem_is_taken_up_once_and_then_judged_once() {
        let reported = told(&[("2025-03-04", REPORTED)]);
        assert_eq!(refused(&reported, "2025-03-05", TAKEN), None);
        assert_eq!(refused(&reported, "2025-03-05", NEW), Some(Reason::NotYet { what: Earlier::TakenUp }));
        assert!(matches!(refused(&reported, "2025-03-03", TAKEN), Some(Reason::TooEarly { .. })));
        let taken = told(&[("2025-03-04", REPORTED), ("2025-03-05", TAKEN)]);
        assert!(matches!(refused(&taken, "2025-03-06", TAKEN), Some(Reason::AlreadySo { .. })));
        assert_eq!(refused(&taken, "2025-03-06", NEW), None);
        let judged = told(&[("2025-03-04", REPORTED), ("2025-03-05", TAKEN), ("2025-04-01", KNOWN)]);
        let what = Earlier::Judgement;
        assert_eq!(
            refused(&judged, "2025-04-02", NEW),
            Some(Reason::AlreadySo { what, on: "2025-04-01".parse().unwrap() })
        );
        assert!(matches!(refused(&told(&[]), "2025-03-05", TAKEN), Some(Reason::Unknown { .. })));
    }

    #[test]
    fn the_reporter_is_paid_in_the_month_of_a_new_one() {
        let paid = |judged: &str, month: &str| {
            let ledger = told(&[("2025-03-04", REPORTED), ("2025-03-05", TAKEN), ("2025-04-01", judged)]);
            let month = month.parse().unwrap();
            let settled = settle(&ledger, &RuleBook::of(&ledger), month, month, Closings::Ignored);
            let statement = settled.statement(month, &crate::domain::PersonId::parse("li").unwrap()).unwrap();
            let lines = statement.lines.iter().filter(|line| line.item == crate::rules::Item::ProductIssue);
            lines.map(|line| line.amount).sum::<Money>()
        };
        assert_eq!(paid(NEW, "2025-04"), Money::yuan(50));
        assert_eq!(paid(NEW, "2025-03"), Money::ZERO);
        assert_eq!(paid(KNOWN, "2025-04"), Money::ZERO);
    }
}
