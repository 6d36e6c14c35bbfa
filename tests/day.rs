//! Nothing that is due for somebody is missing on his list of today: at every moment at which a worked case of the day looks.

#[path = "common/case/mod.rs"]
mod case;

use case::{Case, record};
use fieldbook::{
    domain::Month,
    ledger::Ledger,
    rules::{
        Closings, Due, DueCode, RuleBook, deadlines,
        open::{Actor, Known, Open, Task, open},
        settle,
    },
};
use std::{collections::BTreeSet, fs, path::Path};

/// Whether what is open says what is due.
fn says(open: &Open, due: &Due) -> bool {
    let same = match open.lack.task {
        Task::Day(code) => code == due.code,
        Task::Papers => due.code == DueCode::Papers,
        Task::Sheet => due.code == DueCode::Sheet,
        Task::Callback => due.code == DueCode::Callback,
        Task::Recheck => due.code == DueCode::Recheck,
        _ => false,
    };
    same && open.subject == due.subject
}

#[test]
fn what_is_due_for_somebody_is_on_his_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases-day");
    let mut met: BTreeSet<DueCode> = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let case = Case::read(&text).unwrap();
        let ledger = Ledger::of(&record(&case).unwrap().facts);
        let book = RuleBook::of(&ledger);
        for moment in &case.expect.due {
            let now = moment.as_of;
            // What one would see then: what was recorded by that moment.
            let known = ledger.known_by(now);
            let month = Month::of(now.date());
            let settled = settle(&known, &book, month, month, Closings::Respected);
            let (expected, settled) = (&[][..], &settled);
            let found = open(&Known { ledger: &known, book: &book, settled, expected, now });
            for due in deadlines(&known, &book, now) {
                let open = found.iter().find(|open| says(open, &due));
                let open = open.unwrap_or_else(|| panic!("{} at {now}: {due:?}", case.id));
                assert_ne!(open.lack.actor, Actor::Outside, "{} at {now}: {due:?}", case.id);
                // A visit to come is reported on its day.
                let is_to_come = due.code == DueCode::Report && due.by.date() > now.date();
                let listed = |person| open.is_on_the_list_of(&known, person, now);
                assert!(
                    due.person.as_ref().is_none_or(|who| is_to_come || listed(who)),
                    "{}: {due:?}",
                    case.id
                );
                met.insert(due.code);
            }
        }
    }
    // Problems of products came after the cases.
    let all = DueCode::ALL.iter().filter(|code| **code != DueCode::Problem);
    assert_eq!(met.len(), all.count(), "{met:?}");
}
