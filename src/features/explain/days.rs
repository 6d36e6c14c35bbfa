//! The words of the days that a line waited for.

use crate::rules::trace::DateKind;

/// The sentence of a day, with a place for the `{day}`.
pub(super) fn key(kind: DateKind) -> &'static str {
    match kind {
        DateKind::Issued => "explain.day.issued",
        DateKind::Finished => "explain.day.finished",
        DateKind::Papers => "explain.day.papers",
        DateKind::Callback => "explain.day.callback",
        DateKind::Recheck => "explain.day.recheck",
        DateKind::Ruling => "explain.day.ruling",
        DateKind::LateDecision => "explain.day.late_decision",
        DateKind::Acceptance => "explain.day.acceptance",
        DateKind::YearEnd => "explain.day.year_end",
        DateKind::SuccessorNamed => "explain.day.successor_named",
        DateKind::PaidIn => "explain.day.paid_in",
        DateKind::Sheet => "explain.day.sheet",
        DateKind::ManagerApproval => "explain.day.manager_approval",
        DateKind::SalesVpApproval => "explain.day.sales_vp_approval",
        DateKind::Signed => "explain.day.signed",
        DateKind::LastOfTheMoney => "explain.day.last_of_the_money",
        DateKind::PeriodEnd => "explain.day.period_end",
        DateKind::WorkDone => "explain.day.work_done",
        DateKind::Confirmed => "explain.day.confirmed",
        DateKind::Travelled => "explain.day.travelled",
        DateKind::Done => "explain.day.done",
    }
}
