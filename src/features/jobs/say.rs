//! The words of the steps, as keys and sentences.

use super::view::JobRow;
use crate::{
    app::{
        format::{distance, number, short_day, yuan},
        i18n::Words,
        words::{either_words, person_name, role_key},
    },
    domain::{Controller, NoticeKind, PenaltyClause, PersonId, Role, WorkKind},
    ledger::Ledger,
    rules::{
        RuleSet,
        commissioning::{Quote, QuoteRate},
        values::Band,
    },
    workflow::steps::{Act, Stand, StepKind, StepState},
};
use chrono::NaiveDateTime;
use rust_decimal::Decimal;

/// Where a step stands, in a word: that it is late before all else.
pub fn state_key(state: Option<&StepState>, is_current: bool, is_late: bool) -> &'static str {
    match state {
        _ if is_late => "jobs.state.late",
        Some(StepState::Done) => "jobs.state.done",
        Some(StepState::Open) if is_current => "jobs.state.current",
        Some(StepState::Open) => "jobs.state.open",
        Some(StepState::Blocked(_)) => "jobs.state.blocked",
        Some(StepState::After(_)) => "jobs.state.after",
        Some(StepState::Unsettled) => "jobs.stand.held",
        Some(StepState::InMonth(_)) => "jobs.state.in_month",
        Some(StepState::From(_)) => "jobs.state.from",
        Some(StepState::Until(_)) => "jobs.state.until",
        Some(StepState::NotNeeded) | None => "jobs.state.not_needed",
    }
}

pub fn step_key(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Assigned => "jobs.step.assigned",
        StepKind::Finished => "jobs.step.finished",
        StepKind::Papers => "jobs.step.papers",
        StepKind::Callback => "jobs.step.callback",
        StepKind::Signature => "jobs.step.signature",
        StepKind::Recheck => "jobs.step.recheck",
        StepKind::Ruling => "jobs.step.ruling",
        StepKind::Decision(PenaltyClause::WrongFormat) => "jobs.step.format_decision",
        StepKind::Decision(PenaltyClause::LateSheet) => "jobs.step.sheet_decision",
        StepKind::Decision(PenaltyClause::NoCallback) => "jobs.step.callback_decision",
        StepKind::Decision(_) => "jobs.step.late_decision",
        StepKind::Acceptance => "jobs.step.acceptance",
        StepKind::Successor => "jobs.step.successor",
        StepKind::Paid => "jobs.step.paid",
        StepKind::Asked => "jobs.step.asked",
        StepKind::Visited => "jobs.step.visited",
        StepKind::Quoted => "jobs.step.quoted",
        StepKind::QuoteApproved => "jobs.step.quote_approved",
        StepKind::Consented => "jobs.step.consented",
        StepKind::Repaired => "jobs.step.repaired",
        StepKind::PaidIn => "jobs.step.paid_in",
        StepKind::Sheet => "jobs.step.sheet",
        StepKind::ManagerApproval => "jobs.step.manager_approval",
        StepKind::SalesVpApproval => "jobs.step.sales_vp_approval",
        StepKind::TaxRate => "jobs.step.tax_rate",
        StepKind::Signed => "jobs.step.signed",
        StepKind::Receipts => "jobs.step.receipts",
        StepKind::Served => "jobs.step.served",
        StepKind::Reviewed => "jobs.step.reviewed",
    }
}

pub fn work_key(work: WorkKind) -> &'static str {
    match work {
        WorkKind::Commissioning => "jobs.work.commissioning",
        WorkKind::Repair => "jobs.work.repair",
        WorkKind::Maintenance => "jobs.work.maintenance",
    }
}

/// How many there are of a kind, or of all.
pub fn kind_count_key(work: Option<WorkKind>) -> &'static str {
    match work {
        None => "jobs.kind.all",
        Some(WorkKind::Commissioning) => "jobs.kind.commissioning",
        Some(WorkKind::Repair) => "jobs.kind.repair",
        Some(WorkKind::Maintenance) => "jobs.kind.maintenance",
    }
}

pub fn act_key(act: Act) -> &'static str {
    match act {
        Act::Reassign => "jobs.act.reassign",
        Act::Finish => "jobs.act.finish",
        Act::HandInPapers => "jobs.act.papers",
        Act::GrantLaterDate => "jobs.act.grant",
        Act::CallBack => "jobs.act.callback",
        Act::Sign => "jobs.act.sign",
        Act::Recheck => "jobs.act.recheck",
        Act::Rule => "jobs.act.rule",
        Act::DecideOn(_) => "jobs.act.decide",
        Act::RecordAcceptance => "jobs.act.acceptance",
        Act::NameSuccessor => "jobs.act.successor",
    }
}

pub fn stand_key(stand: Stand) -> &'static str {
    match stand {
        Stand::Late => "jobs.stand.late",
        Stand::Held => "jobs.stand.held",
        Stand::Open => "jobs.stand.open",
        Stand::AwaitsAcceptance => "jobs.stand.acceptance",
        Stand::Running => "jobs.stand.running",
        Stand::NotBegun => "jobs.stand.not_begun",
        Stand::Done => "jobs.stand.done",
    }
}

/// The key of what is next of a piece of work.
pub fn next_key(row: &JobRow) -> Option<&'static str> {
    row.next.map(step_key).or(row.waits)
}

/// What is next of a piece of work, and by when; the period of a contract where nothing is.
pub fn next_words(words: Words, row: &JobRow, now: NaiveDateTime) -> Option<String> {
    let day = |day| short_day(words, day, now.date());
    let Some(step) = next_key(row).map(|key| words.t(key)) else {
        let from = row.from.map(|from| words.tv("jobs.from", &[("day", &day(from))]));
        return from.or_else(|| Some(words.tv("jobs.until", &[("day", &day(row.until?))])));
    };
    Some(match row.due.map(|(by, _)| distance(words, by, now).text) {
        Some(distance) => words.tv("jobs.next.due", &[("step", &step), ("distance", &distance)]),
        None => words.tv("jobs.next", &[("step", &step)]),
    })
}

/// Any of some roles: `经理或内勤`.
pub fn roles(words: Words, roles: &[Role]) -> String {
    either_words(words, roles.iter().map(|role| words.t(role_key(*role))))
}

/// How the points of a notice are counted: `1,000 ＋ 127（纯报警）`.
pub fn counting(words: Words, rules: &RuleSet, controllers: &[Controller]) -> String {
    let fixed = rules.commissioning.alarm_only_points;
    let one = |controller: &Controller| match controller.alarm_only {
        true => words.tv("jobs.points.alarm_only", &[("points", &fixed), ("typed", &controller.points)]),
        false => number(controller.points.into()),
    };
    controllers.iter().map(one).collect::<Vec<_>>().join(&words.t("jobs.points.plus"))
}

/// The band of a size: `390 点以内`, `510–3,825 点`, `4,080 点以上`, or `不分大小`.
fn band(words: Words, band: &Band) -> String {
    let (from, to) = (number(band.from.into()), band.to.map(|to| number(to.into())));
    match (band.from, to) {
        (0, None) => words.t("jobs.band.any"),
        (0, Some(to)) => words.tv("jobs.band.up_to", &[("to", &to)]),
        (_, None) => words.tv("jobs.band.from", &[("from", &from)]),
        (_, Some(to)) => words.tv("jobs.band.between", &[("from", &from), ("to", &to)]),
    }
}

/// Each size with its rate, or the gap it falls in.
pub fn rates(words: Words, quote: &Quote) -> Vec<String> {
    let one = |(size, rate): &(u64, QuoteRate)| {
        let size = number((*size).into());
        match rate {
            QuoteRate::Band(found) => {
                let (band, rate) = (band(words, found), unit_price(found.rate));
                words.tv("jobs.rate.band", &[("size", &size), ("band", &band), ("rate", &rate)])
            }
            QuoteRate::Neighbour { rate, lower } => {
                let key = if *lower { "jobs.rate.lower" } else { "jobs.rate.upper" };
                words.tv(key, &[("size", &size), ("rate", &unit_price(*rate))])
            }
            QuoteRate::Ruling { .. } => words.tv("jobs.rate.gap", &[("size", &size)]),
        }
    };
    quote.sizes.iter().map(one).collect()
}

/// The rate that the manager ruled for a size in no band.
pub fn ruled(words: Words, quote: &Quote, rate: Decimal) -> String {
    let points = number(quote.points.into());
    words.tv("jobs.rate.ruled", &[("size", &points), ("rate", &unit_price(rate))])
}

/// A rate in yuan a point: at least two decimals, all that it has.
pub fn unit_price(rate: Decimal) -> String {
    if rate.normalize().scale() <= 2 { yuan(rate) } else { number(rate) }
}

/// What a notice comes to before the ladder.
pub fn gross(words: Words, quote: &Quote, kind: NoticeKind, ruled: Option<Decimal>) -> String {
    let by_ruling = ruled.and_then(|rate| Decimal::from(quote.points).checked_mul(rate));
    match (kind, quote.gross.or(by_ruling)) {
        (NoticeKind::Reprogramming, _) => words.t("jobs.gross.reprogramming"),
        (_, Some(gross)) => words.tv("jobs.gross.amount", &[("amount", &yuan(gross))]),
        (_, None) => words.t("jobs.gross.waits"),
    }
}

/// Somebody with the points of his month.
pub fn with_points(words: Words, ledger: &Ledger, person: &PersonId, points: u64) -> String {
    let (name, points) = (person_name(ledger, person), number(points.into()));
    words.tv("jobs.person.points", &[("name", &name), ("points", &points)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_step_says_so_whether_it_stands_open_or_not() {
        let word = |is_current, is_late| state_key(Some(&StepState::Open), is_current, is_late);
        assert_eq!([word(true, true), word(false, true)], ["jobs.state.late"; 2]);
        assert_eq!([word(true, false), word(false, false)], ["jobs.state.current", "jobs.state.open"]);
    }
}
