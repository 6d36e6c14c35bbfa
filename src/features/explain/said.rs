//! The longer sentences, and how figures stand in an arithmetic.

use super::{Explainer, rule};
use crate::{
    app::format::{number, time, yuan},
    domain::{Money, Month, PersonId},
    rules::values::{ExtensionFee, LadderMode, MaintenanceBase},
};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::{Decimal, prelude::One};
use std::fmt::Display;

/// Sentence, and arithmetic where the step computes something.
pub(super) type Said = (String, Option<String>);

pub(super) fn plain(sentence: String) -> Said {
    (sentence, None)
}

pub(super) fn sum(sentence: String, arithmetic: String) -> Said {
    (sentence, Some(arithmetic))
}

pub(super) fn money(amount: Money) -> String {
    yuan(amount.exact())
}

/// An exact product before rounding: at least two decimals, all that it has.
pub(super) fn exact(value: Decimal) -> String {
    if value.normalize().scale() <= 2 { yuan(value) } else { number(value) }
}

pub(super) fn count(value: impl Into<Decimal>) -> String {
    number(value.into())
}

/// A percentage; a blended one is cut to four decimals for showing and says so.
pub(super) fn percent(value: Decimal) -> String {
    let shown = value.round_dp(4);
    let about = if shown == value { "" } else { "\u{2248}" };
    format!("{about}{}%", number(shown))
}

impl Explainer<'_> {
    pub(super) fn points(&self, controllers: u32, alarm_only: u32, fixed: u64, points: u64) -> Said {
        let w = self.words;
        let points = count(points);
        if alarm_only == 0 {
            return plain(w.tv("explain.points", &[("controllers", &controllers), ("points", &points)]));
        }
        plain(w.tv(
            "explain.points.alarm_only",
            &[
                ("controllers", &controllers),
                ("alarm_only", &alarm_only),
                ("fixed", &fixed),
                ("points", &points),
            ],
        ))
    }

    pub(super) fn band(&self, area: &str, size: u64, from: u64, to: Option<u64>, rate: Decimal) -> String {
        let key = match (from, to) {
            (0, None) => "explain.band.any",
            (0, Some(_)) => "explain.band.up_to",
            (_, None) => "explain.band.from",
            (_, Some(_)) => "explain.band.between",
        };
        let (size, from) = (count(size), count(from));
        let to = to.map(count).unwrap_or_default();
        let rate = exact(rate);
        self.words.tv(key, &[("area", &area), ("size", &size), ("from", &from), ("to", &to), ("rate", &rate)])
    }

    pub(super) fn gap_band(&self, area: &str, size: u64, lower: bool, rate: Decimal) -> String {
        let key = if lower { "explain.gap.lower" } else { "explain.gap.upper" };
        self.words.tv(key, &[("area", &area), ("size", &count(size)), ("rate", &exact(rate))])
    }

    pub(super) fn extension(&self, before: u64, total: u64, reading: ExtensionFee) -> String {
        let values: [(&str, &dyn Display); 2] = [("before", &count(before)), ("total", &count(total))];
        self.words.tv(rule::extension_key(reading), &values)
    }

    /// `by`: the rule that asks for so many.
    pub(super) fn year_count(&self, year: i32, reached: u64, from: u64, by: &str) -> String {
        let key = match by {
            "bonus.follow_ups" => "explain.year_count.follow_ups",
            _ => "explain.year_count.points",
        };
        self.words.tv(key, &[("year", &year), ("count", &count(reached)), ("from", &count(from))])
    }

    pub(super) fn late_morning(&self, at: NaiveDateTime, half_day: bool) -> String {
        let key = if half_day { "explain.late_morning.half_day" } else { "explain.late_morning" };
        self.words.tv(key, &[("day", &self.day(at.date())), ("time", &time(at.time()))])
    }

    pub(super) fn late_charge(&self, times: u64, each: Decimal, amount: Money) -> Said {
        let (w, each) = (self.words, number(each));
        sum(
            w.tv("explain.late_charge", &[("count", &times), ("each", &each)]),
            w.tv("explain.late_charge.sum", &[("count", &times), ("each", &each), ("amount", &size(amount))]),
        )
    }

    pub(super) fn gross_sum(&self, added: Decimal, less: Decimal, gross: Decimal) -> Said {
        let w = self.words;
        if less.is_zero() {
            return plain(w.tv("explain.gross_sum", &[("gross", &exact(gross))]));
        }
        sum(w.t("explain.gross_less"), format!("{} − {} = {}", exact(added), exact(less), exact(gross)))
    }

    pub(super) fn ladder(
        &self,
        month: Month,
        points: u64,
        from: u64,
        reached: Decimal,
        mode: LadderMode,
    ) -> Said {
        let (month, points, from, reached) =
            (self.month(month), count(points), count(from), percent(reached));
        let values: [(&str, &dyn Display); 4] =
            [("month", &month), ("points", &points), ("from", &from), ("percent", &reached)];
        plain(self.words.tv(rule::ladder_key(mode), &values))
    }

    pub(super) fn clerk_share(&self, payment: Money, paid: Decimal, amount: Money, clerk: &PersonId) -> Said {
        let key =
            if amount.is_negative() { "explain.clerk_share.given" } else { "explain.clerk_share.taken" };
        sum(
            self.words.tv(key, &[("percent", &percent(paid)), ("clerk", &self.person(clerk))]),
            taken(&format!("{} × {}", money(payment), percent(paid)), amount),
        )
    }

    /// `reading`: how a confirmed lateness is treated; none where the manager waived it.
    pub(super) fn late_papers(&self, limit: NaiveDate, papers: NaiveDate, reading: Option<String>) -> String {
        let (limit, papers) = (self.day(limit), self.day(papers));
        match reading {
            Some(reading) => self.words.tv(
                "explain.late_papers.confirmed",
                &[("limit", &limit), ("papers", &papers), ("reading", &reading)],
            ),
            None => self.words.tv("explain.late_papers.waived", &[("limit", &limit), ("papers", &papers)]),
        }
    }

    pub(super) fn low_points(
        &self,
        points: u64,
        below: u64,
        department: u64,
        people: u32,
        own_work: bool,
        amount: Money,
    ) -> Said {
        let key = if own_work { "explain.low_points.own_work" } else { "explain.low_points" };
        let (points, below, department) = (count(points), count(below), count(department));
        let amount = size(amount);
        let values: [(&str, &dyn Display); 5] = [
            ("points", &points),
            ("below", &below),
            ("department", &department),
            ("people", &people),
            ("amount", &amount),
        ];
        plain(self.words.tv(key, &values))
    }

    pub(super) fn refunds(&self, agreed: Money, refunded: Money, fee: Money) -> Said {
        let (agreed, refunded, fee) = (money(agreed), money(refunded), money(fee));
        let sentence =
            self.words.tv("explain.refunds", &[("agreed", &agreed), ("refunded", &refunded), ("fee", &fee)]);
        sum(sentence, format!("{agreed} − {refunded} = {fee}"))
    }

    pub(super) fn contract_base(
        &self,
        reading: MaintenanceBase,
        fee: Money,
        received: Money,
        rebate: Money,
        base: Money,
    ) -> Said {
        let sentence = self.words.tv(
            rule::base_key(reading),
            &[("fee", &money(fee)), ("received", &money(received)), ("rebate", &money(rebate))],
        );
        match reading {
            MaintenanceBase::ReceiptsLessRebate => {
                sum(sentence, format!("{} − {} = {}", money(received), money(rebate), money(base)))
            }
            MaintenanceBase::ContractFee | MaintenanceBase::Receipts => plain(sentence),
        }
    }

    pub(super) fn service_share(
        &self,
        base: Money,
        paid: Decimal,
        served: u32,
        months: u32,
        amount: Money,
    ) -> Said {
        let paid = percent(paid);
        if served == months {
            return sum(
                self.words.tv("explain.service.whole", &[("percent", &paid)]),
                format!("{} × {paid} = {}", money(base), money(amount)),
            );
        }
        sum(
            self.words
                .tv("explain.service.part", &[("percent", &paid), ("served", &served), ("months", &months)]),
            format!("{} × {paid} × {served} ÷ {months} = {}", money(base), money(amount)),
        )
    }

    pub(super) fn adjustment(
        &self,
        month: Month,
        was: Money,
        now: Money,
        before: Money,
        amount: Money,
    ) -> Said {
        let month = self.month(month);
        let sentence = self
            .words
            .tv("explain.adjustment", &[("month", &month), ("was", &money(was)), ("now", &money(now))]);
        let already = if before.is_zero() { String::new() } else { format!(" − {}", bracketed(before)) };
        sum(sentence, format!("{} − {}{already} = {}", money(now), bracketed(was), money(amount)))
    }

    pub(super) fn year_contracts(&self, year: i32, receipts: Money, rebates: Money, customers: u64) -> Said {
        let (receipts, rebates) = (money(receipts), money(rebates));
        plain(self.words.tv(
            "explain.year_contracts",
            &[("year", &year), ("customers", &customers), ("receipts", &receipts), ("rebates", &rebates)],
        ))
    }

    /// A fixed fine, a base sum so many times, or both.
    pub(super) fn penalty(
        &self,
        times: u32,
        fine: Money,
        base: Option<Money>,
        multiple: Decimal,
        amount: Money,
    ) -> Said {
        let sentence = self.words.tv("explain.penalty", &[("count", &times)]);
        let product = base.filter(|_| !multiple.is_zero()).map(|base| {
            if multiple.is_one() { money(base) } else { format!("{} × {}", money(base), number(multiple)) }
        });
        match product {
            Some(product) if fine.is_zero() && multiple.is_one() => {
                plain(self.words.tv("explain.penalty.sum", &[("count", &times), ("fine", &product)]))
            }
            Some(product) if fine.is_zero() => sum(sentence, taken(&product, amount)),
            Some(product) => sum(sentence, taken(&format!("{product} + {}", money(fine)), amount)),
            None => {
                plain(self.words.tv("explain.penalty.fixed", &[("count", &times), ("fine", &money(fine))]))
            }
        }
    }
}

/// A sum with its result. That it is taken off says the sentence, and the line's amount.
pub(super) fn taken(left: &str, amount: Money) -> String {
    format!("{left} = {}", size(amount))
}

/// An amount without its sign: what is taken off is said by the sentence.
pub(super) fn size(amount: Money) -> String {
    yuan(amount.exact().abs())
}

/// A negative amount within a sum stands in brackets.
fn bracketed(amount: Money) -> String {
    if amount.is_negative() { format!("({})", money(amount)) } else { money(amount) }
}

/// (charged − floor) × what the tax leaves − rebate.
pub(super) fn repair_sum(charged: Money, floor: Money, tax: Decimal, rebate: Money, amount: Money) -> String {
    let difference = format!("({} − {})", money(charged), money(floor));
    let taxed =
        if tax.is_zero() { difference } else { format!("{difference} × (100% − {})", percent(tax)) };
    let less = if rebate.is_zero() { taxed } else { format!("{taxed} − {}", money(rebate)) };
    format!("{less} = {}", money(amount))
}
