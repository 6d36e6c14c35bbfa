//! Clocking in (6.7).

use super::kind::{Noun, Shape, Whom, facts, roles::DESK};
use crate::domain::{PersonId, Role};
use chrono::{NaiveDate, NaiveDateTime};

facts! {
    /// Clocking in (6.7).
    Attendance(AttendanceFact) {
        ClockedIn "punch" "Clocked in." by DESK, "6.7.1" {
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
            at: NaiveDateTime as Shape::Moment => "facts.field.at",
        }
        MorningExcused "excused" "A morning is excused." by &[Role::Manager, Role::SalesVp], "6.7.3" {
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
            day: NaiveDate as Shape::Day => "facts.field.day",
        }
    }
}
