//! How base wages are said: whole, in part, or several in one month.

use super::{
    Explainer,
    said::{Said, money, plain, sum},
};
use crate::domain::Money;
use chrono::NaiveDate;

impl Explainer<'_> {
    pub(super) fn base_wage(&self, base: Money, worked: u32, of: u32, amount: Money) -> Said {
        let w = self.words;
        if worked == of {
            return plain(w.tv("explain.base_wage.whole", &[("base", &money(base))]));
        }
        sum(
            w.tv("explain.base_wage.part", &[("worked", &worked), ("of", &of)]),
            format!("{} × {worked} ÷ {of} = {}", money(base), money(amount)),
        )
    }

    pub(super) fn wage_days(&self, base: Money, from: NaiveDate, to: NaiveDate, days: u32) -> Said {
        let (from, to, base) = (self.day(from), self.day(to), money(base));
        plain(
            self.words
                .tv("explain.wage_days", &[("from", &from), ("to", &to), ("base", &base), ("days", &days)]),
        )
    }

    /// The wages with their days, added up over the month's working days.
    pub(super) fn wages_by_days(&self, wages: &[(Money, u32)], of: u32, amount: Money) -> Said {
        let products: Vec<String> =
            wages.iter().map(|(base, days)| format!("{} × {days}", money(*base))).collect();
        sum(
            self.words.tv("explain.wages_by_days", &[("of", &of)]),
            format!("({}) ÷ {of} = {}", products.join(" + "), money(amount)),
        )
    }
}
