//! When a backup is written without being asked for.

use super::Backup;
use crate::ledger::Ledger;
use chrono::{NaiveDateTime, TimeDelta};

/// Work is over for the moment when nothing was recorded for so long.
const QUIET: TimeDelta = TimeDelta::minutes(5);

/// Who wants a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A person, or a step after which what is here may be gone. What is in a backup already may be in another folder, or
    /// in a download that is deleted by now.
    ByHand,
    /// Only when something is in none yet: another tab may have been first.
    ByItself,
}

impl Wanted {
    /// Whether there is something to be written. `here`: how much is stored in all, drafts and what cannot be read
    /// included; `unsaved`: how much is in no backup.
    pub fn writes(self, here: usize, unsaved: usize) -> bool {
        match self {
            // A file of nothing would be the newest of its folder.
            Wanted::ByHand => here > 0,
            Wanted::ByItself => unsaved > 0,
        }
    }
}

/// How much there is, as backups count it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    pub facts: usize,
    /// They come with facts, or alone: in a file that brings what was missing.
    pub attachments: usize,
}

impl Held {
    pub fn all(self) -> usize {
        self.facts + self.attachments
    }
}

/// What a page has seen of what is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub held: Held,
    /// When this page saw their number change last.
    pub changed: NaiveDateTime,
    /// When the last month was closed.
    pub closed: Option<NaiveDateTime>,
}

impl Seen {
    pub fn of(ledger: &Ledger, held: Held, changed: NaiveDateTime) -> Seen {
        let closed = ledger.closings.values().map(|closing| closing.stamp.recorded).max();
        Seen { held, changed, closed }
    }
}

/// How much is in no backup.
pub fn unsaved(backup: Option<Backup>, held: Held) -> Held {
    let Some(Backup { facts, attachments, .. }) = backup else { return held };
    Held {
        facts: held.facts.saturating_sub(facts),
        attachments: held.attachments.saturating_sub(attachments),
    }
}

/// Whether a month was closed since the last backup.
fn closed_since(backup: Option<Backup>, closed: Option<NaiveDateTime>) -> bool {
    closed.is_some_and(|closed| backup.is_none_or(|backup| backup.at < closed))
}

/// Whether a closed month is in no backup yet: for whoever has to see to it himself.
pub fn closed_unsaved(backup: Option<Backup>, ledger: &Ledger, held: Held) -> bool {
    let Seen { closed, .. } = Seen::of(ledger, held, NaiveDateTime::MIN);
    unsaved(backup, held).facts > 0 && closed_since(backup, closed)
}

/// Whether a backup is to be written now: something is in no backup yet, and a month was closed since, or the page goes
/// out of sight, or work is over for the moment.
pub fn due_now(backup: Option<Backup>, seen: Seen, now: NaiveDateTime, out_of_sight: bool) -> bool {
    unsaved(backup, seen.held).all() > 0
        && (closed_since(backup, seen.closed) || out_of_sight || now - seen.changed >= QUIET)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> NaiveDateTime {
        format!("2026-03-05T{time}:00").parse().unwrap()
    }

    /// `backup`: when, and how many facts it has.
    fn check(
        backup: Option<(&str, usize)>,
        facts: usize,
        closed: Option<&str>,
        now: &str,
        expected: [bool; 2],
    ) {
        let backup = backup.map(|(time, facts)| Backup { at: at(time), facts, attachments: 2 });
        let held = Held { facts, attachments: 2 };
        let seen = Seen { held, changed: at("17:00"), closed: closed.map(at) };
        let due = [false, true].map(|out_of_sight| due_now(backup, seen, at(now), out_of_sight));
        assert_eq!(due, expected, "{backup:?} {seen:?} {now}");
    }

    #[test]
    fn work_is_backed_up_when_it_rests_or_goes_out_of_sight() {
        check(Some(("16:00", 9)), 10, None, "17:04", [false, true]);
        check(Some(("16:00", 9)), 10, None, "17:05", [true, true]);
        check(None, 10, None, "17:05", [true, true]);
    }

    #[test]
    fn what_is_in_a_backup_is_not_written_again() {
        check(Some(("17:05", 10)), 10, None, "23:59", [false, false]);
        check(Some(("17:05", 10)), 10, Some("17:00"), "23:59", [false, false]);
        let nothing = Seen { held: Held::default(), changed: at("17:00"), closed: None };
        assert!(!due_now(None, nothing, at("23:59"), true));
    }

    #[test]
    fn attachments_that_come_alone_are_backed_up_as_facts_are() {
        let backup = Some(Backup { at: at("16:00"), facts: 10, attachments: 2 });
        let seen =
            |attachments| Seen { held: Held { facts: 10, attachments }, changed: at("17:00"), closed: None };
        assert!(!due_now(backup, seen(2), at("17:05"), true));
        assert!(due_now(backup, seen(3), at("17:05"), false));
        assert!(!due_now(backup, seen(3), at("17:04"), false));
        assert_eq!(unsaved(backup, seen(3).held), Held { facts: 0, attachments: 1 });
        // One of a version without attachments has none of them.
        let before: Backup = serde_json::from_str(r#"{"at":"2026-03-05T16:00:00","facts":10}"#).unwrap();
        assert_eq!(unsaved(Some(before), seen(3).held).attachments, 3);
    }

    #[test]
    fn whoever_asks_for_a_backup_gets_one_of_what_is_in_another_already() {
        assert!(Wanted::ByHand.writes(10, 0));
        assert!(!Wanted::ByItself.writes(10, 0));
        assert!(Wanted::ByItself.writes(10, 1));
        assert!(!Wanted::ByHand.writes(0, 0));
    }

    #[test]
    fn a_closed_month_waits_for_nothing() {
        check(Some(("16:00", 9)), 10, Some("17:00"), "17:00", [true, true]);
        check(None, 10, Some("17:00"), "17:00", [true, true]);
        check(Some(("16:30", 9)), 10, Some("16:00"), "17:00", [false, true]);
    }
}
