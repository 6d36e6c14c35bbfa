//! The branch itself: its name, its rules, its calendar, its closed months; and what was a mistake.

use super::{
    ClosedLine,
    kind::{
        Shape, facts,
        roles::{DESK, LEADING, MANAGER},
    },
};
use crate::domain::{CalendarYear, FactId, FeeRow, Month};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};

facts! {
    /// The branch itself: its name, its rules, its calendar, its closed months; and what was a mistake.
    Branch(BranchFact) {
        BranchNamed "branch_named" "The branch has this name from now on." by LEADING, "2.1" {
            name: String as Shape::Name => "facts.field.name",
        }
        RulesAdopted "rule_set" "From a month on these rule values, by dotted name, hold in place of the regulation's." by LEADING, "2.1" [ahead] {
            from: Month as Shape::Month => "rules.tax.from",
            name: String as Shape::Name => "facts.field.name",
            /// Those that differ from the regulation's (8.2).
            values: BTreeMap<String, Value> as Shape::Values => "facts.field.values",
        }
        CalendarEntered "calendar" "A year of the working calendar: days off, and weekend days that are worked." by DESK, "3.2" [ahead] {
            year: i32 as Shape::Year => "facts.field.year",
            source: String as Shape::Name => "data.field.source",
            holidays: Vec<NaiveDate> as Shape::Days => "data.field.holidays",
            workdays: Vec<NaiveDate> as Shape::Days => "data.field.workdays",
        }
        FeesSet "fee_schedule" "From a day on service costs this: what the customer is charged for each thing, and its floor." by MANAGER, "5.2.1" [ahead] {
            from: NaiveDate as Shape::Day => "rules.fees.from",
            /// Where it comes from: its name or its number.
            name [optional]: Option<String> as Shape::Line => "rules.fees.name",
            rows: Vec<FeeRow> as Shape::Fees => "rules.fees.rows",
        }
        MonthClosed "close_month" "The month's statements were closed with these figures for what was known until then." by MANAGER, "4.1" {
            month: Month as Shape::Month => "facts.field.month",
            known_until: NaiveDateTime as Shape::Moment => "data.field.known_until",
            lines: Arc<[ClosedLine]> as Shape::Lines => "facts.row.lines",
        }
        ClosingRejected "closing_rejected" "A closing that came in by a file does not come to what was known at its making: it closes nothing." by DESK, "4.1" {
            month: Month as Shape::Month => "facts.field.month",
            closing: FactId as Shape::Fact => "facts.row.closing",
        }
        Withdrawn "withdrawn" "A fact was a mistake and counts no more." by DESK, "2.1" {
            /// The mistake; both stay visible.
            fact: FactId as Shape::Fact => "facts.row.mistake",
            reason [optional]: String as Shape::Remark => "facts.field.reason",
        }
    }
}

impl From<CalendarYear> for CalendarEntered {
    fn from(CalendarYear { year, source, holidays, workdays }: CalendarYear) -> Self {
        CalendarEntered { year, source, holidays, workdays }
    }
}

impl From<CalendarEntered> for CalendarYear {
    fn from(CalendarEntered { year, source, holidays, workdays }: CalendarEntered) -> Self {
        CalendarYear { year, source, holidays, workdays }
    }
}
