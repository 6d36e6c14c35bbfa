//! A new notice as typed, and the command it becomes.

use crate::{
    app::words::Misread,
    domain::{
        Controller, JobId, NoticeKind, PersonId, SiteId,
        ids::MAX_ID_CHARS,
        typed::{NumberError, NumberRule, TextError, read_text},
    },
    features::record::reader::{Wrong, day_that_came},
    journal::{FactBody, NoticeIssued, NoticeWritten, limits},
    workflow::{Command, Field, Reason},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The size of a controller.
pub const POINTS: NumberRule = NumberRule::count(limits::POINTS as u64);

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
    /// Who gets it, or [`WRITTEN`].
    pub to: String,
    pub on: String,
    pub controllers: Vec<TypedController>,
}

/// In place of who gets it: it is approved first, and assigned after that (6.1.1). No id of a person has a space.
pub const WRITTEN: &str = " written";

pub fn kind_code(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::New => "new",
        NoticeKind::Extension => "extension",
        NoticeKind::Reprogramming => "reprogramming",
    }
}

/// The name of a controller's input.
pub fn row_name(at: usize) -> String {
    format!("controller-{at}")
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

    /// The input that something wrong is about: of the controllers, the first that cannot be read, or the first of all.
    pub fn input_of(&self, field: &'static str) -> String {
        match field {
            "controllers" => {
                let at = self.controllers.iter().position(|row| row.read().is_err());
                row_name(at.unwrap_or_default())
            }
            field => field.to_owned(),
        }
    }

    /// All that is wrong, each with the input that it is about: every row that cannot be read.
    pub fn wrong(&self, today: NaiveDate) -> Vec<(String, Misread)> {
        let found = command(self, today).err().into_iter().flatten();
        let found = found.map(|wrong| (self.input_of(wrong.field), wrong.why));
        let rows = self.controllers.iter().enumerate();
        let rows = rows.filter_map(|(at, row)| Some((row_name(at), row.read().err()?.why)));
        let mut wrong: Vec<_> = found.chain(rows).collect();
        let mut seen = BTreeSet::new();
        wrong.retain(|(input, _)| seen.insert(input.clone()));
        wrong
    }

    /// The controllers understood so far; empty rows are left out.
    pub fn controllers(&self) -> Vec<Controller> {
        self.controllers.iter().filter_map(|row| row.read().ok().flatten()).collect()
    }
}

impl TypedController {
    /// None for an empty row. A pure alarm controller needs no size of its own (5.1.1).
    pub fn read(&self) -> Result<Option<Controller>, Wrong> {
        let alarm_only = self.alarm_only;
        let rule = NumberRule { zero: alarm_only, ..POINTS };
        let points = match (rule.read_whole(&self.points), alarm_only) {
            (Err(NumberError::Empty), false) => return Ok(None),
            (Err(NumberError::Empty), true) => Ok(0),
            (Err(NumberError::Zero), _) => Err("jobs.wrong.no_points".into()),
            (points, _) => points.map_err(Misread::from),
        };
        points
            .map(|points| Some(Controller { points, alarm_only }))
            .map_err(|why| Wrong { field: "controllers", why })
    }
}

/// The number of the notice, as the paper has it.
pub fn number(typed: &str) -> Result<JobId, Misread> {
    let text = read_text(typed, MAX_ID_CHARS).map_err(|why| match why {
        TextError::Empty => Misread::Said("jobs.wrong.number"),
        why => why.into(),
    })?;
    JobId::parse(&text).map_err(|_| Misread::Said("jobs.wrong.number"))
}

/// The command that issues the notice.
///
/// # Errors
/// Every field that cannot be understood.
pub fn command(typed: &TypedNotice, today: NaiveDate) -> Result<Command, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let mut miss = |field, why: Misread| wrong.push(Wrong { field, why });
    let number = number(&typed.number).map_err(|why| miss("number", why)).ok();
    let site = SiteId::parse(&typed.site).map_err(|_| miss("site", "jobs.wrong.site".into())).ok();
    let to = match typed.to.as_str() {
        WRITTEN => Some(None),
        id => PersonId::parse(id).map_err(|_| miss("to", "jobs.wrong.to".into())).ok().map(Some),
    };
    let kind = typed.kind().or_else(|| {
        miss("kind", "jobs.wrong.kind".into());
        None
    });
    let on = day_that_came(&typed.on, today).map_err(|why| miss("on", why)).ok();
    let rows: Result<Vec<_>, _> = typed.controllers.iter().map(TypedController::read).collect();
    let controllers = rows.map_err(|found| miss(found.field, found.why)).ok();
    let controllers = controllers.map(|rows| rows.into_iter().flatten().collect::<Vec<_>>());
    // A reprogramming may name none.
    let needs = kind != Some(NoticeKind::Reprogramming);
    if needs && controllers.as_ref().is_some_and(Vec::is_empty) {
        miss("controllers", "jobs.wrong.points_missing".into());
    }
    match (number, site, to, kind, on, controllers) {
        (Some(notice), Some(site), Some(to), Some(kind), Some(on), Some(controllers)) if wrong.is_empty() => {
            let number = None;
            let body = match to {
                Some(to) => FactBody::from(NoticeIssued { notice, number, site, to, kind, controllers }),
                None => FactBody::from(NoticeWritten { notice, number, site, kind, controllers }),
            };
            Ok(Command::Record { on, at: None, body })
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
    fn a_row_that_can_be_meant_in_two_ways_is_refused() {
        let why = |points: &str| row(points, false).read().unwrap_err().why;
        assert_eq!(why("1,2"), NumberError::Grouping.into());
        assert_eq!(why("1e3"), NumberError::Letter { letter: 'e' }.into());
        assert_eq!(why("0"), "jobs.wrong.no_points".into());
        assert_eq!(why("1000001"), NumberError::TooLarge { most: 1_000_000 }.into());
    }

    #[test]
    fn a_notice_is_given_to_somebody_or_written_for_approval() {
        let today = "2025-03-10".parse().unwrap();
        let typed = TypedNotice {
            number: "T1".into(),
            site: "s".into(),
            kind: "new".into(),
            to: WRITTEN.into(),
            on: "2025-03-10".into(),
            controllers: vec![row("300", false)],
        };
        let kind = |typed: &TypedNotice| match command(typed, today) {
            Ok(Command::Record { body, .. }) => body.declared().name,
            other => panic!("{other:?}"),
        };
        assert_eq!(kind(&typed), "notice_written");
        assert_eq!(kind(&TypedNotice { to: "li".into(), ..typed }), "notice");
    }

    #[test]
    fn everything_missing_is_named_at_once() {
        let today = "2025-03-10".parse().unwrap();
        let typed = TypedNotice { controllers: vec![row("ten", false)], ..TypedNotice::default() };
        let fields: Vec<_> = command(&typed, today).unwrap_err().iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["number", "site", "to", "kind", "on", "controllers"]);
        // Points that nobody has typed are missing like everything else, and said at their first row.
        let typed = TypedNotice { controllers: vec![row("", false)], ..typed };
        let wrong = command(&typed, today).unwrap_err();
        let last = wrong.last().unwrap();
        assert_eq!((last.field, last.why), ("controllers", "jobs.wrong.points_missing".into()));
        assert_eq!(typed.input_of(last.field), "controller-0");
    }

    #[test]
    fn what_is_wrong_with_a_controller_is_said_at_its_row() {
        let controllers = vec![row("300", false), row("0", false), row("x", false)];
        let typed = TypedNotice { controllers, ..TypedNotice::default() };
        let wrong = typed.wrong("2025-03-10".parse().unwrap());
        let rows = wrong.iter().map(|(input, _)| input.as_str()).filter(|input| input.contains('-'));
        assert_eq!(rows.collect::<Vec<_>>(), ["controller-1", "controller-2"]);
        assert_eq!(
            (typed.input_of("controllers"), typed.input_of("site")),
            ("controller-1".into(), "site".into())
        );
    }

    #[test]
    fn a_reprogramming_may_name_no_controller() {
        let today = "2025-03-10".parse().unwrap();
        let [number, site, to, on] = ["T1", "s", "li", "2025-03-10"].map(str::to_owned);
        let of = |kind: NoticeKind| TypedNotice {
            number: number.clone(),
            site: site.clone(),
            kind: kind_code(kind).to_owned(),
            to: to.clone(),
            on: on.clone(),
            controllers: vec![row("", false)],
        };
        let is_whole = |kind| command(&of(kind), today).is_ok();
        assert_eq!(KINDS.map(is_whole), [false, false, true]);
    }
}
