//! What repairs still lack, and what forms and lists call it.

use super::values::Values;
use crate::{
    app::i18n::Words,
    domain::{
        Arrange, FactId, JobId, Minute, PersonId, SiteId,
        typed::{read_day, read_time},
    },
    ledger::{At, Repair, Stamp},
    rules::open::{Lack, Looked, Open, Task},
};
use chrono::{NaiveDate, NaiveTime};

/// What supplies a step of a repair (5.2), by its name; none for the steps of other work.
fn supply_key(task: Task) -> Option<&'static str> {
    match task {
        Task::Sheet => Some("forms.missing.sheet"),
        Task::Callback | Task::CallAgain => Some("forms.missing.callback"),
        Task::PaidIn => Some("forms.missing.money"),
        Task::ManagerApproval => Some("forms.missing.manager"),
        Task::SalesVpApproval => Some("forms.missing.sales_vp"),
        // For the branch as a whole.
        Task::TaxRate => Some("forms.missing.tax_rate"),
        _ => None,
    }
}

/// What is missing, in a word.
pub fn missing_words(words: Words, lack: &Lack) -> Option<String> {
    supply_key(lack.task).map(|key| words.t(key))
}

/// What a repair lacks, in the order in which one works it off: nothing but what every other list says.
pub fn missing_now(looked: Looked<'_>, repair: &Repair) -> Vec<Lack> {
    let mut lacks = looked.repair(repair);
    lacks.arrange_by_key(|lack| lack.task);
    lacks
}

/// A repair as it will be once the step that is being typed in a form of this kind is recorded: on the day typed, or
/// today. A call counts by its answer, an approval by whose it is.
pub fn as_typed(repair: &Repair, kind: &str, values: &Values, today: NaiveDate) -> Repair {
    let mut repair = repair.clone();
    let on = read_day(values.get("on")).unwrap_or(today);
    let stamp = stamp_typed(values, on);
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

/// When what is typed happened: on a day, and at the minute that is typed.
pub fn stamp_typed(values: &Values, on: NaiveDate) -> Stamp {
    let at = read_time(values.get("at")).ok().map(Minute::of);
    Stamp { on, at, recorded: on.and_time(NaiveTime::MIN), fact: FactId(uuid::Uuid::max()) }
}

/// A repair that is not complete.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenRepair {
    pub id: JobId,
    pub site: SiteId,
    pub by: PersonId,
    pub on: NaiveDate,
    pub fault: String,
    pub missing: Vec<Open>,
}

impl OpenRepair {
    /// Whether the customer is to be called, or called again.
    pub fn lacks_call(&self) -> bool {
        self.missing.iter().any(|open| matches!(open.lack.task, Task::Callback | Task::CallAgain))
    }
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
            missing: missing.into_iter().map(|lack| Open::of_repair(repair, lack)).collect(),
        })
    };
    let mut repairs: Vec<&Repair> = looked.ledger.repairs.values().collect();
    repairs.arrange_by_key(|repair| std::cmp::Reverse((repair.done.on, repair.done.fact)));
    repairs.into_iter().filter_map(open).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        features::{open::of_work, record::samples::Told},
        rules::{
            Closings, RuleBook, Subject,
            open::{Known, open},
            settle,
        },
    };
    use chrono::NaiveDateTime;

    fn missing(told: &Told) -> Vec<(String, Vec<Task>)> {
        let ledger = told.ledger();
        let book = RuleBook::of(&ledger);
        let today = "2026-11-10".parse().unwrap();
        let looked = Looked { ledger: &ledger, book: &book, waiting: &[], today };
        let tasks = |missing: Vec<Open>| {
            // Each has a word for it.
            assert!(missing.iter().all(|open| missing_words(Words(Lang::En), &open.lack).is_some()));
            missing.into_iter().map(|open| open.lack.task).collect()
        };
        open_repairs(looked).into_iter().map(|one| (one.id.to_string(), tasks(one.missing))).collect()
    }

    #[test]
    fn a_repair_is_open_until_every_step_and_the_tax_rate_are_there() {
        let mut told = Told::branch();
        told.repair("2026-11-02", "W1", "black screen").repair("2026-11-09", "W2", "no power");
        let mut all =
            vec![Task::Sheet, Task::Callback, Task::PaidIn, Task::ManagerApproval, Task::SalesVpApproval];
        all.push(Task::TaxRate);
        assert_eq!(missing(&told), [("W2".into(), all.clone()), ("W1".into(), all)]);

        told.complete("2026-11-10", "W2", "ma");
        assert_eq!(missing(&told)[0], ("W2".into(), vec![Task::SalesVpApproval, Task::TaxRate]));
        told.complete("2026-11-10", "W2", "vp");
        assert_eq!(missing(&told)[0], ("W2".into(), vec![Task::TaxRate]));
        told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
        assert_eq!(missing(&told).len(), 1);
    }

    #[test]
    fn a_repetition_that_pays_nothing_needs_no_approval() {
        let mut told = Told::branch();
        told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
        told.repair("2026-11-02", "W1", "no power").repair("2026-11-09", "W2", "no power");
        // The same fault again within three months is redone for nothing (5.2.3).
        assert_eq!(missing(&told)[0].1, [Task::Sheet, Task::Callback, Task::PaidIn]);
    }

    #[test]
    fn a_repair_lacks_in_its_list_what_is_open_of_it_everywhere() {
        let mut told = Told::branch();
        told.repair("2026-11-02", "W1", "black screen").repair("2026-11-09", "W2", "no power");
        told.complete("2026-11-10", "W2", "ma");
        let ledger = told.ledger();
        let book = RuleBook::of(&ledger);
        let months = ("2026-11".parse().unwrap(), "2026-11".parse().unwrap());
        let settled = settle(&ledger, &book, months.0, months.1, Closings::Respected);
        let now: NaiveDateTime = "2026-11-10T08:00:00".parse().unwrap();
        let known = Known { ledger: &ledger, book: &book, settled: &settled, expected: &[], now };
        let everywhere = open(&known);
        let looked = Looked { ledger: &ledger, book: &book, waiting: &settled.waiting, today: now.date() };
        for repair in open_repairs(looked) {
            let mut expected = of_work(&everywhere, &Subject::Job(repair.id.clone()));
            // A penalty for it is nothing that it lacks.
            expected.retain(|open| !matches!(open.lack.task, Task::Decide(_)));
            expected.sort_by_key(|open| open.lack.task);
            assert_eq!(repair.missing.iter().collect::<Vec<_>>(), expected, "{}", repair.id);
        }
    }
}
