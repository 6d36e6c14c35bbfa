//! What repairs still lack, and the form that supplies each of it.

use super::reader::Values;
use crate::{
    app::route::Route,
    domain::{FactId, JobId, PersonId, Role, SiteId, typed::read_day},
    ledger::{At, Repair, Stamp},
    rules::open::{Looked, Task},
};
use chrono::{NaiveDate, NaiveTime};

/// One thing that a repair needs before it is paid (5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

    /// Whose it is to supply; none where it is the one who did the repair.
    pub fn role(self) -> Option<Role> {
        match self {
            Part::Sheet => None,
            Part::Callback | Part::Money => Some(Role::Clerk),
            Part::Manager | Part::TaxRate => Some(Role::Manager),
            Part::SalesVp => Some(Role::SalesVp),
        }
    }

    /// An approval is nobody's but its own role's: whoever holds another one is not led to it.
    pub fn is_open_to(self, role: Option<Role>) -> bool {
        !matches!(self, Part::Manager | Part::SalesVp) || role == self.role()
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

/// What a repair lacks, in the order in which one works it off: nothing but what every other list says.
pub fn missing_now(looked: Looked<'_>, repair: &Repair) -> Vec<Part> {
    let mut parts: Vec<Part> = looked.repair(repair).into_iter().filter_map(|lack| part(lack.task)).collect();
    parts.sort();
    parts
}

/// A repair as it will be once the step that is being typed in a form of this kind is recorded: on the day typed, or
/// today. A call counts by its answer, an approval by whose it is.
pub fn as_typed(repair: &Repair, kind: &str, values: &Values, today: NaiveDate) -> Repair {
    let mut repair = repair.clone();
    let on = read_day(values.get("on")).unwrap_or(today);
    let stamp = Stamp { on, recorded: on.and_time(NaiveTime::MIN), fact: FactId(uuid::Uuid::max()) };
    match kind {
        "sheet" => repair.sheet = repair.sheet.or(Some(stamp)),
        "paid_in" => repair.paid_in = repair.paid_in.or(Some(stamp)),
        "callback" => repair.callbacks.push(At { stamp, value: values.get("confirmed") == "yes" }),
        "approved" => {
            let by = PersonId::parse(values.get("by")).ok();
            repair.approvals.extend(by.map(|value| At { stamp, value }));
        }
        _ => {}
    }
    repair
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

/// The repairs that still lack something, the newest first.
pub fn open_repairs(looked: Looked<'_>) -> Vec<OpenRepair> {
    let open = |repair: &Repair| {
        let missing = missing_now(looked, repair);
        (!missing.is_empty()).then(|| OpenRepair {
            id: repair.id.clone(),
            site: repair.site.clone(),
            by: repair.by.clone(),
            on: repair.done.on,
            fault: repair.fault.clone(),
            missing,
        })
    };
    let mut repairs: Vec<&Repair> = looked.ledger.repairs.values().collect();
    repairs.sort_by_key(|repair| std::cmp::Reverse((repair.done.on, repair.done.fact)));
    repairs.into_iter().filter_map(open).collect()
}

fn part(task: Task) -> Option<Part> {
    match task {
        Task::Sheet => Some(Part::Sheet),
        Task::Callback | Task::CallAgain => Some(Part::Callback),
        Task::PaidIn => Some(Part::Money),
        Task::ManagerApproval => Some(Part::Manager),
        Task::SalesVpApproval => Some(Part::SalesVp),
        Task::TaxRate => Some(Part::TaxRate),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        features::record::samples::{Told, id},
        rules::RuleBook,
    };

    fn parts(told: &Told) -> Vec<(String, Vec<Part>)> {
        let ledger = told.ledger();
        let book = RuleBook::of(&ledger);
        let today = "2026-11-10".parse().unwrap();
        let looked = Looked { ledger: &ledger, book: &book, waiting: &[], today };
        let open = open_repairs(looked);
        open.into_iter().map(|repair| (repair.id.to_string(), repair.missing)).collect()
    }

    #[test]
    fn a_repair_is_open_until_every_part_and_the_tax_rate_are_there() {
        let mut told = Told::branch();
        told.repair("2026-11-02", "W1", "black screen").repair("2026-11-09", "W2", "no power");
        let mut all = vec![Part::Sheet, Part::Callback, Part::Money, Part::Manager, Part::SalesVp];
        all.push(Part::TaxRate);
        assert_eq!(parts(&told), [("W2".into(), all.clone()), ("W1".into(), all)]);

        told.complete("2026-11-10", "W2", "ma");
        assert_eq!(parts(&told)[0], ("W2".into(), vec![Part::SalesVp, Part::TaxRate]));
        told.complete("2026-11-10", "W2", "vp");
        assert_eq!(parts(&told)[0], ("W2".into(), vec![Part::TaxRate]));
        told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
        assert_eq!(parts(&told).len(), 1);
    }

    #[test]
    fn a_repetition_that_pays_nothing_needs_no_approval() {
        let mut told = Told::branch();
        told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
        told.repair("2026-11-02", "W1", "no power").repair("2026-11-09", "W2", "no power");
        // The same fault again within three months is redone for nothing (5.2.3).
        assert_eq!(parts(&told)[0].1, [Part::Sheet, Part::Callback, Part::Money]);
    }

    #[test]
    fn an_approval_is_open_to_its_own_role_alone() {
        let open_to = |part: Part| {
            Role::ALL.into_iter().filter(|role| part.is_open_to(Some(*role))).collect::<Vec<_>>()
        };
        assert_eq!(open_to(Part::Manager), [Role::Manager]);
        assert_eq!(open_to(Part::SalesVp), [Role::SalesVp]);
        assert_eq!(open_to(Part::Sheet), Role::ALL);
        assert!(!Part::SalesVp.is_open_to(None));
    }

    #[test]
    fn every_part_leads_to_a_form_of_the_repair() {
        let about = |part: Part| part.route(&id("W1")).href();
        assert_eq!(about(Part::Sheet), "#/record/sheet?about=W1");
        assert_eq!(about(Part::Manager), about(Part::SalesVp));
        assert_eq!(Part::TaxRate.route(&id("W1")), Route::Rules);
    }
}
