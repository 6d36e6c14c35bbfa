//! What is asked of facts that come from outside, beyond their form: the same as of those recorded here.

use super::{checks, refusal::Problem};
use crate::{
    journal::{ContractSigned, FactBody, MonthClosed, RulesAdopted, bundle::FactProblem},
    rules::{Item, lint},
};

/// Whether a fact may be taken in. A rule set that cannot be gone by would stop every settlement, a closing with
/// lines unknown here would change what was paid, and a contract's share is divided by the months of its period.
///
/// # Errors
/// The field and what is wrong with it.
pub fn judge(body: &FactBody) -> Result<(), (String, FactProblem)> {
    if let Some(RulesAdopted { values, .. }) = body.of() {
        lint::adoptable(values).map_err(|misfit| {
            let name = misfit.name().to_owned();
            (format!("fact.rule_set.values.{name}"), FactProblem::RuleValue { name })
        })?;
    }
    if let Some(MonthClosed { lines, .. }) = body.of()
        && let Some(at) = lines.iter().position(|line| Item::from_code(&line.item).is_none())
    {
        let item = lines[at].item.to_string();
        return Err((format!("fact.close_month.lines[{at}].item"), FactProblem::UnknownItem { item }));
    }
    if let Some(ContractSigned { from, to, .. }) = body.of() {
        checks::period(*from, *to).map_err(|problem| {
            let problem = match problem {
                Problem::EndBeforeBegin => FactProblem::EndBeforeBegin,
                _ => FactProblem::NotWholeMonths,
            };
            ("fact.contract.to".to_owned(), problem)
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ContractId, Money, PersonId, SiteId};

    fn contract(from: &str, to: &str) -> Result<(), FactProblem> {
        let li = PersonId::parse("li").unwrap();
        let body = FactBody::from(ContractSigned {
            contract: ContractId::parse("W1").unwrap(),
            number: None,
            site: SiteId::parse("s").unwrap(),
            signer: li.clone(),
            server: li,
            fee: Money::yuan(1200),
            rebate: Money::ZERO,
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
        });
        judge(&body).map_err(|(field, problem)| {
            assert_eq!(field, "fact.contract.to");
            problem
        })
    }

    #[test]
    fn a_period_is_whole_months_in_a_file_as_at_the_desk() {
        assert_eq!(contract("2024-02-29", "2025-02-28"), Ok(()));
        assert_eq!(contract("2025-08-31", "2026-02-27"), Ok(()));
        assert_eq!(contract("2026-03-15", "2026-05-01"), Err(FactProblem::NotWholeMonths));
        assert_eq!(contract("2026-03-15", "2026-03-14"), Err(FactProblem::EndBeforeBegin));
    }
}
