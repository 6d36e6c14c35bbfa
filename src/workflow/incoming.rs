//! What is asked of facts that come from outside, beyond their form: the same as of those recorded here.

use crate::{
    journal::{FactBody, bundle::FactProblem},
    rules::{Item, lint},
};

/// Whether a fact may be taken in. A rule set that cannot be gone by would stop every settlement, and a closing with
/// lines unknown here would change what was paid.
///
/// # Errors
/// The field and what is wrong with it.
pub fn judge(body: &FactBody) -> Result<(), (String, FactProblem)> {
    match body {
        FactBody::RuleSet { values, .. } => lint::adoptable(values).map(drop).map_err(|misfit| {
            let name = misfit.name().to_owned();
            (format!("fact.rule_set.values.{name}"), FactProblem::RuleValue { name })
        }),
        FactBody::CloseMonth { lines, .. } => {
            let unknown = lines.iter().position(|line| Item::from_code(&line.item).is_none());
            unknown.map_or(Ok(()), |at| {
                let item = lines[at].item.clone();
                Err((format!("fact.close_month.lines[{at}].item"), FactProblem::UnknownItem { item }))
            })
        }
        _ => Ok(()),
    }
}
