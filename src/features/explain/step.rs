//! The sentence and the arithmetic of every kind of step.

use super::{
    Explainer, days, rule,
    said::{Said, count, exact, money, percent, plain, repair_sum, size, sum, taken},
};
use crate::{
    app::{format::number, words::area_key},
    domain::Month,
    rules::Step,
};

impl Explainer<'_> {
    /// Every kind of step; a new one has to say here what it is.
    pub(super) fn say(&self, step: &Step) -> Said {
        let w = self.words;
        match step {
            Step::Day { kind, on, .. } => plain(w.tv(days::key(*kind), &[("day", &self.day(*on))])),
            Step::MonthOfLast { on } => {
                let month = self.month(Month::of(*on));
                plain(w.tv("explain.month_of_last", &[("day", &self.day(*on)), ("month", &month)]))
            }
            Step::BaseWage { base, worked, of, amount, .. } => self.base_wage(*base, *worked, *of, *amount),
            Step::WageDays { base, from, to, days, .. } => self.wage_days(*base, *from, *to, *days),
            Step::WagesByDays { wages, of, amount, .. } => self.wages_by_days(wages, *of, *amount),
            Step::LastWage { base, on, .. } => {
                plain(w.tv("explain.last_wage", &[("base", &money(*base)), ("day", &self.day(*on))]))
            }
            Step::Points { controllers, alarm_only, alarm_only_points, points, .. } => {
                self.points(*controllers, *alarm_only, *alarm_only_points, *points)
            }
            Step::Extension { before, total, reading, .. } => {
                plain(self.extension(*before, *total, *reading))
            }
            Step::Band { area, size, from, to, rate, .. } => {
                plain(self.band(&w.t(area_key(*area)), *size, *from, *to, *rate))
            }
            Step::GapBand { area, size, lower, rate, .. } => {
                plain(self.gap_band(&w.t(area_key(*area)), *size, *lower, *rate))
            }
            Step::Ruled { rate, .. } => plain(w.tv("explain.ruled", &[("rate", &exact(*rate))])),
            Step::Gross { points, rate, gross } => sum(
                w.t("explain.gross"),
                format!("{} × {} = {}", count(*points), exact(*rate), exact(*gross)),
            ),
            Step::GrossSum { added, less, gross } => self.gross_sum(*added, *less, *gross),
            Step::Ladder { month, points, from, percent: reached, mode, .. } => {
                self.ladder(*month, *points, *from, *reached, *mode)
            }
            Step::Slice { points, percent: paid } => {
                plain(w.tv("explain.slice", &[("points", &count(*points)), ("percent", &percent(*paid))]))
            }
            Step::NoLadder { .. } => plain(w.t("explain.no_ladder")),
            Step::Fee { gross, percent: paid, fee } => {
                sum(w.t("explain.fee"), format!("{} × {} = {}", exact(*gross), percent(*paid), money(*fee)))
            }
            Step::FirstPart { fee, percent: paid, amount, .. } => sum(
                w.tv("explain.first_part", &[("percent", &percent(*paid))]),
                format!("{} × {} = {}", money(*fee), percent(*paid), money(*amount)),
            ),
            Step::AfterShare { payment, share, amount } => {
                let arithmetic = format!("{} − {} = {}", money(*payment), money(-*share), money(*amount));
                sum(w.t("explain.after_share"), arithmetic)
            }
            Step::Rest { fee, first, amount } => {
                sum(w.t("explain.rest"), format!("{} − {} = {}", money(*fee), money(*first), money(*amount)))
            }
            Step::ClerkShare { payment, percent: paid, amount, clerk, .. } => {
                self.clerk_share(*payment, *paid, *amount, clerk)
            }
            Step::Successor { left, to, .. } => {
                let (left, to) = (self.person(left), self.person(to));
                plain(w.tv("explain.successor", &[("left", &left), ("to", &to)]))
            }
            Step::LatePapers { limit, papers, confirmed, reading, .. } => {
                let reading = confirmed.then(|| w.t(rule::late_papers_key(*reading)));
                plain(self.late_papers(*limit, *papers, reading))
            }
            Step::LowPoints { points, below, department, people, own_work, amount, .. } => {
                self.low_points(*points, *below, *department, *people, own_work.is_some(), *amount)
            }
            Step::RepairDifference { charged, floor, tax, rebate, amount, .. } => sum(
                w.tv("explain.repair", &[("tax", &percent(*tax))]),
                repair_sum(*charged, *floor, *tax, *rebate, *amount),
            ),
            Step::Refunds { agreed, refunded, fee, .. } => self.refunds(*agreed, *refunded, *fee),
            Step::ContractBase { reading, fee, received, rebate, base, .. } => {
                self.contract_base(*reading, *fee, *received, *rebate, *base)
            }
            Step::Share { base, percent: paid, amount, .. } => sum(
                w.tv("explain.share", &[("percent", &percent(*paid))]),
                format!("{} × {} = {}", money(*base), percent(*paid), money(*amount)),
            ),
            Step::ServiceShare { base, percent: paid, served, months, amount, .. } => {
                self.service_share(*base, *paid, *served, *months, *amount)
            }
            Step::YearCount { year, count: reached, from, rule, .. } => {
                plain(self.year_count(*year, *reached, *from, rule.name))
            }
            Step::YearContracts { year, receipts, rebates, customers, .. } => {
                self.year_contracts(*year, *receipts, *rebates, *customers)
            }
            Step::ContractBonus { base, percent: paid, amount, .. } => sum(
                w.tv("explain.contract_bonus", &[("percent", &percent(*paid))]),
                format!("{} × {} = {}", money(*base), percent(*paid), money(*amount)),
            ),
            Step::Fixed { amount, .. } => plain(w.tv("explain.fixed", &[("amount", &money(*amount))])),
            Step::Recorded { amount, .. } => plain(w.tv("explain.recorded", &[("amount", &money(*amount))])),
            Step::LateMorning { at, half_day, .. } => plain(self.late_morning(*at, *half_day)),
            Step::LateCharge { count: times, each, amount, .. } => self.late_charge(*times, *each, *amount),
            Step::LateHalf { count: times, of, wage, amount, .. } => sum(
                w.tv(rule::late_half_key(*of), &[("count", times)]),
                taken(&format!("{} ÷ 2", money(*wage)), *amount),
            ),
            Step::HalfDay { base, days, amount, .. } => sum(
                w.tv("explain.half_day", &[("days", &number(*days))]),
                taken(&format!("{} ÷ {} ÷ 2", money(*base), number(*days)), *amount),
            ),
            Step::Penalty { count: times, fine, base, times: multiple, amount, .. } => {
                self.penalty(*times, *fine, *base, *multiple, *amount)
            }
            Step::ManagersPart { person, amount, .. } => {
                let person = self.person(person);
                plain(w.tv("explain.managers_part", &[("person", &person), ("amount", &size(*amount))]))
            }
            Step::Adjustment { month, was, now, adjusted_before, amount, .. } => {
                self.adjustment(*month, *was, *now, *adjusted_before, *amount)
            }
            Step::AsClosed { .. } => plain(w.t("explain.as_closed")),
        }
    }
}
