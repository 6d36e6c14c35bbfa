//! A new notice as typed, and the command it becomes.

use super::forms::typed::{Wrong, day};
use crate::{
    app::format::plain_digits,
    domain::{Controller, JobId, NoticeKind, PersonId, SiteId},
    journal::FactBody,
    workflow::{Command, Field, Reason},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A controller as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedController {
    pub points: String,
    pub alarm_only: bool,
}

/// The sheet as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedNotice {
    pub number: String,
    pub site: String,
    /// A code of [`kind_code`].
    pub kind: String,
    pub to: String,
    pub on: String,
    pub controllers: Vec<TypedController>,
}

pub fn kind_code(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::New => "new",
        NoticeKind::Extension => "extension",
        NoticeKind::Reprogramming => "reprogramming",
    }
}

/// Every kind, in the order in which they are offered.
pub const KINDS: [NoticeKind; 3] = [NoticeKind::New, NoticeKind::Extension, NoticeKind::Reprogramming];

/// The input that a refusal is about.
pub fn place_of(reason: &Reason) -> Option<&'static str> {
    match reason {
        Reason::Invalid { field: Field::Site, .. } => Some("site"),
        Reason::Invalid { field: Field::To | Field::Person, .. } => Some("to"),
        Reason::Invalid { field: Field::Controllers, .. } => Some("controllers"),
        Reason::Invalid { field: Field::On, .. } => Some("on"),
        Reason::SecondNew { .. } | Reason::NoNewNotice => Some("kind"),
        Reason::AlreadyKnown { .. } => Some("number"),
        _ => None,
    }
}

impl TypedNotice {
    pub fn kind(&self) -> Option<NoticeKind> {
        KINDS.into_iter().find(|kind| kind_code(*kind) == self.kind)
    }

    /// The controllers understood so far; empty rows are left out.
    pub fn controllers(&self) -> Vec<Controller> {
        self.controllers.iter().filter_map(|row| row.read().ok().flatten()).collect()
    }
}

impl TypedController {
    /// None for an empty row. A pure alarm controller needs no size of its own (5.1.1).
    fn read(&self) -> Result<Option<Controller>, Wrong> {
        let typed = plain_digits(&self.points);
        let points = match (typed.as_str(), self.alarm_only) {
            ("", false) => return Ok(None),
            ("", true) => Ok(0),
            (digits, _) => digits.parse::<u32>(),
        };
        let alarm_only = self.alarm_only;
        if points == Ok(0) && !alarm_only {
            return Err(Wrong { field: "controllers", key: "jobs.wrong.no_points" });
        }
        points
            .map(|points| Some(Controller { points, alarm_only }))
            .map_err(|_| Wrong { field: "controllers", key: "jobs.wrong.points" })
    }
}

/// The command that issues the notice.
///
/// # Errors
/// Every field that cannot be understood.
pub fn command(typed: &TypedNotice, today: NaiveDate) -> Result<Command, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let mut miss = |field, key| wrong.push(Wrong { field, key });
    let number = JobId::parse(typed.number.trim()).map_err(|_| miss("number", "jobs.wrong.number")).ok();
    let site = SiteId::parse(&typed.site).map_err(|_| miss("site", "jobs.wrong.site")).ok();
    let to = PersonId::parse(&typed.to).map_err(|_| miss("to", "jobs.wrong.to")).ok();
    let kind = typed.kind().or_else(|| {
        miss("kind", "jobs.wrong.kind");
        None
    });
    let on = day(&typed.on, today).map_err(|found| miss(found.field, found.key)).ok();
    let controllers: Result<Vec<_>, _> = typed.controllers.iter().map(TypedController::read).collect();
    let controllers = controllers.map_err(|found| miss(found.field, found.key)).ok();
    match (number, site, to, kind, on, controllers) {
        (Some(notice), Some(site), Some(to), Some(kind), Some(on), Some(controllers)) => {
            let controllers = controllers.into_iter().flatten().collect();
            Ok(Command::Record { on, body: FactBody::Notice { notice, site, to, kind, controllers } })
        }
        _ => Err(wrong),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(points: &str, alarm_only: bool) -> TypedController {
        TypedController { points: points.into(), alarm_only }
    }

    #[test]
    fn rows_are_read_as_people_type_them() {
        let controllers = vec![row("１，０００", false), row("", false), row("", true), row("200", true)];
        let typed = TypedNotice { controllers, ..TypedNotice::default() };
        let read: Vec<_> = typed.controllers().iter().map(|c| (c.points, c.alarm_only)).collect();
        assert_eq!(read, [(1000, false), (0, true), (200, true)]);
    }

    #[test]
    fn everything_missing_is_named_at_once() {
        let today = "2025-03-10".parse().unwrap();
        let typed = TypedNotice { controllers: vec![row("ten", false)], ..TypedNotice::default() };
        let fields: Vec<_> = command(&typed, today).unwrap_err().iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["number", "site", "to", "kind", "on", "controllers"]);
    }
}
