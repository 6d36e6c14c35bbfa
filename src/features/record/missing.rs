//! What repairs still lack, and the form that supplies each of it.

use crate::{
    app::route::Route,
    domain::{JobId, PersonId, Role, SiteId},
    ledger::{Ledger, Repair},
    rules::Waiting,
};
use chrono::NaiveDate;

/// One thing that a repair needs before it is paid (5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Sheet,
    Callback,
    Money,
    Manager,
    SalesVp,
    /// The rate of 5.2.5, for the branch as a whole.
    TaxRate,
}

impl Part {
    pub fn key(self) -> &'static str {
        match self {
            Part::Sheet => "forms.missing.sheet",
            Part::Callback => "forms.missing.callback",
            Part::Money => "forms.missing.money",
            Part::Manager => "forms.missing.manager",
            Part::SalesVp => "forms.missing.sales_vp",
            Part::TaxRate => "forms.missing.tax_rate",
        }
    }

    /// Where it is supplied for a repair.
    pub fn route(self, repair: &JobId) -> Route {
        let kind = match self {
            Part::Sheet => "sheet",
            Part::Callback => "callback",
            Part::Money => "paid_in",
            Part::Manager | Part::SalesVp => "approved",
            Part::TaxRate => return Route::Rules,
        };
        Route::RecordKind { kind: kind.to_owned(), about: Some(repair.to_string()) }
    }
}

/// What a repair would still lack after a step of the kind `step`, taken in the name of `by`.
pub fn missing_after(ledger: &Ledger, repair: &Repair, step: &str, by: Option<&PersonId>) -> Vec<Part> {
    let approved = |role: Role| {
        let holds = |who: &PersonId, on| ledger.people.get(who).is_some_and(|one| one.role_on(on) == role);
        repair.approvals.iter().any(|approval| holds(&approval.value, approval.on()))
            || (step == "approved"
                && by.is_some_and(|by| ledger.people.get(by).is_some_and(|one| one.role() == role)))
    };
    let parts = [
        (repair.sheet.is_some() || step == "sheet", Part::Sheet),
        (repair.confirmed_callback().is_some() || step == "callback", Part::Callback),
        (repair.paid_in.is_some() || step == "paid_in", Part::Money),
        (approved(Role::Manager), Part::Manager),
        (approved(Role::SalesVp), Part::SalesVp),
    ];
    parts.into_iter().filter(|(there, _)| !there).map(|(_, part)| part).collect()
}

/// What a repair lacks now.
pub fn missing_now(ledger: &Ledger, repair: &Repair) -> Vec<Part> {
    missing_after(ledger, repair, "", None)
}

/// A repair that is not complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRepair {
    pub id: JobId,
    pub site: SiteId,
    pub by: PersonId,
    pub on: NaiveDate,
    pub fault: String,
    pub missing: Vec<Part>,
}

/// The repairs that still lack something, the newest first. One whose parts are all in may wait for the tax rate:
/// whether it does is what the settlement says.
pub fn open_repairs(ledger: &Ledger, waiting: &[Waiting]) -> Vec<OpenRepair> {
    let waits = |id: &JobId| waiting.iter().any(|one| one.subject == *id && one.clause.0 == "5.2.5");
    let open = |repair: &Repair| {
        let mut missing = missing_now(ledger, repair);
        if missing.is_empty() && waits(&repair.id) {
            missing.push(Part::TaxRate);
        }
        (!missing.is_empty()).then(|| OpenRepair {
            id: repair.id.clone(),
            site: repair.site.clone(),
            by: repair.by.clone(),
            on: repair.done.on,
            fault: repair.fault.clone(),
            missing,
        })
    };
    let mut repairs: Vec<&Repair> = ledger.repairs.values().collect();
    repairs.sort_by_key(|repair| std::cmp::Reverse((repair.done.on, repair.done.fact)));
    repairs.into_iter().filter_map(open).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        features::record::samples::{Told, id},
        rules::Clause,
    };

    fn parts(told: &Told, waiting: &[Waiting]) -> Vec<(String, Vec<Part>)> {
        let open = open_repairs(&told.ledger(), waiting);
        open.into_iter().map(|repair| (repair.id.to_string(), repair.missing)).collect()
    }

    #[test]
    fn a_repair_is_open_until_every_part_and_the_tax_rate_are_there() {
        let mut told = Told::branch();
        told.repair("2026-11-02", "W1", "black screen").repair("2026-11-09", "W2", "no power");
        let all = vec![Part::Sheet, Part::Callback, Part::Money, Part::Manager, Part::SalesVp];
        assert_eq!(parts(&told, &[]), [("W2".into(), all.clone()), ("W1".into(), all)]);

        told.complete("2026-11-10", "W2", "ma");
        assert_eq!(parts(&told, &[])[0], ("W2".into(), vec![Part::SalesVp]));
        told.complete("2026-11-10", "W2", "vp");
        assert_eq!(parts(&told, &[]).len(), 1);

        let waits = Waiting {
            subject: id("W2"),
            clause: Clause("5.2.5"),
            person: id("li"),
            by: Role::Manager,
            facts: Vec::new(),
        };
        assert_eq!(parts(&told, &[waits])[0], ("W2".into(), vec![Part::TaxRate]));
    }

    #[test]
    fn every_part_leads_to_a_form_of_the_repair() {
        let about = |part: Part| part.route(&id("W1")).href();
        assert_eq!(about(Part::Sheet), "#/record/sheet?about=W1");
        assert_eq!(about(Part::Manager), about(Part::SalesVp));
        assert_eq!(Part::TaxRate.route(&id("W1")), Route::Rules);
    }
}
