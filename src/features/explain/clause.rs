//! Which clause a step follows.

use crate::{
    domain::Area,
    rules::{Clause, Step, trace::DateKind},
};

/// The clause behind a step; none for a plain day or a sum.
pub(super) fn of(step: &Step) -> Option<Clause> {
    Some(Clause(match step {
        Step::Day { kind, .. } => return of_day(*kind).map(Clause),
        Step::BaseWage { .. } | Step::WageDays { .. } | Step::WagesByDays { .. } | Step::LastWage { .. } => {
            "4.1"
        }
        // What a pure alarm controller counts is a rule; a plain sum of points is none.
        Step::Points { alarm_only: 0, .. } => return None,
        Step::Points { .. } => "5.1.1",
        Step::Extension { .. } => "5.1.5",
        Step::Band { area, .. } | Step::GapBand { area, .. } => of_area(*area),
        Step::Ladder { .. } => "5.1.10",
        Step::NoLadder { .. } => "5.1.6",
        Step::FirstPart { .. } | Step::Rest { .. } => "5.1.7",
        Step::ClerkShare { .. } | Step::AfterShare { .. } => "5.5.2",
        Step::Successor { .. } => "5.1.8",
        Step::LatePapers { .. } => "7.4",
        Step::LowPoints { .. } => "5.1.12",
        Step::RepairDifference { .. } => "5.2.5",
        Step::Refunds { .. } | Step::ContractBase { .. } | Step::Share { .. } => "5.3.2",
        Step::ServiceShare { served, months, .. } if served == months => "5.3.2",
        Step::ServiceShare { .. } => "5.3.3",
        Step::YearCount { rule, .. } if rule.name == "bonus.follow_ups" => "5.4.2",
        Step::YearCount { .. } => "5.4.1",
        Step::YearContracts { .. } | Step::ContractBonus { .. } => "5.4.3",
        Step::LateMorning { half_day: true, .. } | Step::HalfDay { .. } => "7.16.5",
        Step::LateMorning { .. } => "6.7.1",
        Step::LateCharge { .. } => "7.16",
        Step::LateHalf { .. } => "7.16.3",
        Step::Penalty { clause, .. } | Step::ManagersPart { clause, .. } => clause.code(),
        Step::MonthOfLast { .. }
        | Step::Ruled { .. }
        | Step::Gross { .. }
        | Step::GrossSum { .. }
        | Step::Slice { .. }
        | Step::Fee { .. }
        | Step::Fixed { .. }
        | Step::Recorded { .. }
        | Step::Adjustment { .. }
        | Step::AsClosed { .. } => return None,
    }))
}

fn of_area(area: Area) -> &'static str {
    match area {
        Area::Local => "5.1.1",
        Area::Elsewhere => "5.1.2",
        Area::County => "5.1.3",
        Area::Partner => "5.1.6",
    }
}

fn of_day(kind: DateKind) -> Option<&'static str> {
    match kind {
        DateKind::Papers | DateKind::Acceptance | DateKind::YearEnd => Some("5.1.7"),
        DateKind::Callback | DateKind::Recheck => Some("6.1.9"),
        DateKind::LateDecision => Some("7.4"),
        DateKind::SuccessorNamed => Some("5.1.8"),
        DateKind::PaidIn | DateKind::Sheet | DateKind::ManagerApproval | DateKind::SalesVpApproval => {
            Some("5.2.5")
        }
        DateKind::LastOfTheMoney | DateKind::PeriodEnd | DateKind::WorkDone => Some("5.3.2"),
        DateKind::Confirmed => Some("5.5.1"),
        DateKind::Travelled => Some("8.1"),
        DateKind::Issued | DateKind::Finished | DateKind::Ruling | DateKind::Signed | DateKind::Done => None,
    }
}
