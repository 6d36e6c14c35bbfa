//! The last export from this browser, and when the next one is due.

use crate::{domain::DeviceId, ledger::Ledger};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// The key under which the last export is remembered beside the facts.
pub const EXPORTED: &str = "exported";
/// A branch that has not been exported for so many days is reminded on every page.
pub const REMIND_AFTER_DAYS: i64 = 30;

/// The last export from this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    pub at: NaiveDateTime,
    /// How many facts were known then.
    pub facts: usize,
}

/// For how many days something has been recorded that is in no exported file, once that is a month. None, too, for the
/// copy on a device that has recorded nothing itself: it is somebody else's.
pub fn backup_due(
    backup: Option<Backup>,
    ledger: &Ledger,
    device: &DeviceId,
    now: NaiveDateTime,
) -> Option<i64> {
    let since = match backup {
        Some(backup) if backup.facts >= ledger.facts().len() => return None,
        Some(backup) => backup.at,
        None => {
            let own = ledger.facts().iter().filter(|fact| fact.device == *device);
            own.map(|fact| fact.recorded).min()?
        }
    };
    Some((now - since).num_days()).filter(|days| *days >= REMIND_AFTER_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{FactId, PersonId},
        journal::{Fact, FactBody},
    };
    use std::sync::Arc;

    fn ledger(recorded: &[(&str, &str)]) -> Ledger {
        let fact = |(number, (day, device)): (u128, &(&str, &str))| {
            Arc::new(Fact {
                id: FactId(uuid::Uuid::from_u128(number)),
                on: day.parse().unwrap(),
                recorded: format!("{day}T09:00:00").parse().unwrap(),
                actor: PersonId::parse("ma").unwrap(),
                device: DeviceId::parse(device).unwrap(),
                body: FactBody::BranchNamed { name: "城关".into() },
            })
        };
        let facts: Vec<Arc<Fact>> = (1..).zip(recorded).map(fact).collect();
        Ledger::of(&facts)
    }

    fn check(backup: Option<(&str, usize)>, recorded: &[(&str, &str)], today: &str, expected: Option<i64>) {
        let backup =
            backup.map(|(day, facts)| Backup { at: format!("{day}T09:00:00").parse().unwrap(), facts });
        let now = format!("{today}T10:00:00").parse().unwrap();
        let due = backup_due(backup, &ledger(recorded), &DeviceId::parse("pc").unwrap(), now);
        assert_eq!(due, expected, "{backup:?} {recorded:?} {today}");
    }

    #[test]
    fn a_backup_is_due_a_month_after_the_last_one_when_something_was_recorded_since() {
        let two = [("2026-03-01", "pc"), ("2026-03-20", "pc")];
        check(Some(("2026-03-10", 1)), &two, "2026-04-08", None);
        check(Some(("2026-03-10", 1)), &two, "2026-04-09", Some(30));
        check(Some(("2026-03-10", 1)), &two, "2026-06-10", Some(92));
        check(Some(("2026-03-21", 2)), &two, "2026-12-31", None);
    }

    #[test]
    fn without_any_backup_it_is_due_a_month_after_the_first_record_made_here() {
        check(None, &[], "2026-04-09", None);
        check(None, &[("2026-03-10", "pc"), ("2026-04-01", "pc")], "2026-04-08", None);
        check(None, &[("2026-03-10", "pc"), ("2026-04-01", "pc")], "2026-04-09", Some(30));
        // A phone that only reads.
        check(None, &[("2024-03-10", "office")], "2026-04-09", None);
        check(None, &[("2024-03-10", "office"), ("2026-04-01", "pc")], "2026-04-09", None);
    }
}
