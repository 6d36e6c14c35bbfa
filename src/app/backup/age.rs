//! How old the last good backup is.

use super::{Backup, Held, unsaved};
use crate::{domain::DeviceId, ledger::Ledger};
use chrono::NaiveDateTime;

/// From so many days on the age of the last backup stands on every page.
pub const SAID_FROM_DAYS: i64 = 3;

/// For how many days, as the calendar counts them, something has been recorded that is in no backup, once that is the
/// third: not for how long there was no backup, for a week in which nobody worked needs none. None for a device that has
/// recorded nothing itself: its copy is somebody else's.
pub fn overdue(
    backup: Option<Backup>,
    ledger: &Ledger,
    held: Held,
    device: &DeviceId,
    now: NaiveDateTime,
) -> Option<i64> {
    let first = ledger.recorded().find(|fact| fact.device == *device)?.recorded;
    let since = match backup {
        Some(_) if unsaved(backup, held).all() == 0 => return None,
        // What came in from another device may have been recorded before, and attachments say no day.
        Some(backup) => after(ledger, backup.at).unwrap_or(backup.at),
        None => first,
    };
    Some((now.date() - since.date()).num_days()).filter(|days| *days >= SAID_FROM_DAYS)
}

/// When the first fact after a moment was recorded.
fn after(ledger: &Ledger, moment: NaiveDateTime) -> Option<NaiveDateTime> {
    ledger.recorded_after(moment).map(|fact| fact.recorded).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{FactId, PersonId},
        journal::{BranchNamed, Fact, FactBody},
    };
    use std::sync::Arc;

    fn ledger(recorded: &[(&str, &str)]) -> Ledger {
        let fact = |(number, (day, device)): (u128, &(&str, &str))| {
            Arc::new(Fact {
                id: FactId(uuid::Uuid::from_u128(number)),
                on: day.parse().unwrap(),
                at: None,
                recorded: format!("{day}T09:00:00").parse().unwrap(),
                actor: PersonId::parse("ma").unwrap(),
                device: DeviceId::parse(device).unwrap(),
                link: None,
                body: FactBody::from(BranchNamed { name: "城关".into() }),
            })
        };
        let facts: Vec<Arc<Fact>> = (1..).zip(recorded).map(fact).collect();
        Ledger::of(&facts)
    }

    fn check(backup: Option<(&str, usize)>, recorded: &[(&str, &str)], today: &str, expected: Option<i64>) {
        let backup = backup.map(|(day, facts)| Backup {
            at: format!("{day}T09:00:00").parse().unwrap(),
            facts,
            attachments: 2,
        });
        let now = format!("{today}T10:00:00").parse().unwrap();
        let held = Held { facts: recorded.len(), attachments: 2 };
        let due = overdue(backup, &ledger(recorded), held, &DeviceId::parse("pc").unwrap(), now);
        assert_eq!(due, expected, "{backup:?} {recorded:?} {today}");
    }

    #[test]
    fn the_age_is_said_from_the_third_day_on_when_something_was_recorded_since() {
        let two = [("2026-03-01", "pc"), ("2026-03-11", "pc")];
        check(Some(("2026-03-10", 1)), &two, "2026-03-13", None);
        check(Some(("2026-03-10", 1)), &two, "2026-03-14", Some(3));
        check(Some(("2026-03-10", 1)), &two, "2026-06-11", Some(92));
        check(Some(("2026-03-12", 2)), &two, "2026-12-31", None);
    }

    #[test]
    fn days_on_which_nothing_was_recorded_do_not_count() {
        let holiday = [("2026-09-30", "pc"), ("2026-10-08", "pc"), ("2026-10-09", "pc")];
        check(Some(("2026-09-30", 1)), &holiday[..2], "2026-10-08", None);
        check(Some(("2026-09-30", 1)), &holiday, "2026-10-10", None);
        check(Some(("2026-09-30", 1)), &holiday, "2026-10-11", Some(3));
        // What came in from another device was recorded before the backup.
        let came_in = [("2026-09-01", "office"), ("2026-09-30", "pc")];
        check(Some(("2026-09-30", 1)), &came_in, "2026-10-03", Some(3));
    }

    #[test]
    fn without_any_backup_the_first_record_made_here_counts() {
        check(None, &[], "2026-04-09", None);
        check(None, &[("2026-03-10", "pc"), ("2026-03-11", "pc")], "2026-03-12", None);
        check(None, &[("2026-03-10", "pc"), ("2026-03-11", "pc")], "2026-03-13", Some(3));
    }

    #[test]
    fn attachments_in_no_backup_are_as_old_as_the_backup() {
        let ledger = ledger(&[("2026-03-01", "pc")]);
        let backup = Some(Backup { at: "2026-03-10T09:00:00".parse().unwrap(), facts: 1, attachments: 0 });
        let due = |attachments, today: &str| {
            let held = Held { facts: 1, attachments };
            let now = format!("{today}T10:00:00").parse().unwrap();
            overdue(backup, &ledger, held, &DeviceId::parse("pc").unwrap(), now)
        };
        assert_eq!((due(0, "2026-03-20"), due(1, "2026-03-12"), due(1, "2026-03-13")), (None, None, Some(3)));
    }

    #[test]
    fn a_device_that_only_reads_is_not_reminded() {
        check(None, &[("2024-03-10", "office")], "2026-04-09", None);
        check(
            Some(("2024-03-11", 1)),
            &[("2024-03-10", "office"), ("2024-03-12", "office")],
            "2026-04-09",
            None,
        );
    }
}
