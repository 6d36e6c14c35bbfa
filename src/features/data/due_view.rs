//! What is said of the last backup where a day begins, and to whom.

use crate::{app::backup::Backup, domain::Role};

/// How far backups are written by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// There is none: somebody has to export.
    None,
    Works,
    /// The browser wants leave again.
    Asks,
    Failed,
}

/// The one line about backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The browser wants leave again to write into the folder.
    Asks,
    /// The folder is there, and writing into it failed.
    Failed,
    /// A month was closed and is in no backup, where none is written by itself.
    Closed,
    /// For so many days something has been in no backup. `ever`: there was one before.
    Overdue {
        days: i64,
        ever: bool,
    },
    /// All is well.
    Last(Backup),
    Never,
}

impl Line {
    /// Whether something is to be done.
    pub fn presses(self) -> bool {
        !matches!(self, Line::Last(_) | Line::Never)
    }
}

/// The line for whoever sits here: managers and clerks see to backups.
pub fn line(
    role: Option<Role>,
    backup: Option<Backup>,
    overdue: Option<i64>,
    folder: Folder,
    closed: bool,
) -> Option<Line> {
    if !matches!(role, Some(Role::Manager | Role::Clerk)) {
        return None;
    }
    Some(match (overdue, backup) {
        _ if folder == Folder::Asks => Line::Asks,
        _ if folder == Folder::Failed => Line::Failed,
        _ if folder == Folder::None && closed => Line::Closed,
        (Some(days), backup) => Line::Overdue { days, ever: backup.is_some() },
        (None, Some(backup)) => Line::Last(backup),
        (None, None) => Line::Never,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANAGER: Option<Role> = Some(Role::Manager);

    #[test]
    fn only_those_who_see_to_backups_read_of_them() {
        for (role, reads) in [
            (MANAGER, true),
            (Some(Role::Clerk), true),
            (Some(Role::Technician), false),
            (Some(Role::SalesVp), false),
            (None, false),
        ] {
            assert_eq!(line(role, None, Some(5), Folder::Asks, true).is_some(), reads, "{role:?}");
        }
    }

    #[test]
    fn what_keeps_backups_from_happening_stands_before_their_age() {
        let last = Backup { at: "2026-03-05T10:00:00".parse().unwrap(), facts: 3, attachments: 0 };
        let backup = Some(last);
        let check = |backup, overdue, folder, closed, expected| {
            assert_eq!(line(MANAGER, backup, overdue, folder, closed), Some(expected));
        };
        check(backup, Some(5), Folder::Asks, true, Line::Asks);
        check(backup, Some(5), Folder::Failed, true, Line::Failed);
        check(backup, Some(5), Folder::None, true, Line::Closed);
        check(backup, Some(5), Folder::None, false, Line::Overdue { days: 5, ever: true });
        check(None, Some(5), Folder::Works, true, Line::Overdue { days: 5, ever: false });
        check(backup, None, Folder::None, false, Line::Last(last));
        check(None, None, Folder::None, false, Line::Never);
    }
}
