//! What the steps of a commissioning say: what a size in no band comes to, which papers would not count, and what a
//! decision is about.

use super::{Said, TypedForm, Warning, penalty_said};
use crate::{
    app::{
        format::{day, number, yuan},
        words::{check_key, list_words, penalty_words, person_name},
    },
    domain::{JobId, PaperCheck, PenaltyClause, month::add_days},
    features::{
        jobs::say::unit_price,
        record::{
            kinds::Ticks,
            reader::{RATE, clause_of},
            values::is_ticked,
        },
    },
    ledger::{Ledger, Notice},
    rules::{
        RuleBook, RuleSet,
        commissioning::{QuoteRate, papers, quote_of},
        deadlines::end_of,
        values::LatePapers,
    },
};
use rust_decimal::Decimal;

/// A size that is in no band, and the rates of the bands beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BandGap {
    pub points: u64,
    pub lower: Option<Decimal>,
    pub upper: Option<Decimal>,
}

impl BandGap {
    pub fn of(ledger: &Ledger, book: &RuleBook, notice: &str) -> Option<BandGap> {
        let notice = ledger.notices.get(&JobId::parse(notice).ok()?)?;
        let quote = quote_of(ledger, book, notice)?;
        let gap = quote.sizes.iter().find_map(|(_, rate)| match rate {
            QuoteRate::Ruling { lower, upper } => Some((*lower, *upper)),
            _ => None,
        });
        let (lower, upper) = gap.unwrap_or_default();
        Some(BandGap { points: quote.points, lower, upper })
    }

    /// What its points come to at a rate.
    pub fn amount(self, rate: Decimal) -> Decimal {
        Decimal::from(self.points).checked_mul(rate).unwrap_or_default()
    }
}

impl TypedForm<'_> {
    fn notice(&self, field: &str) -> Option<&Notice> {
        self.ledger.notices.get(&JobId::parse(self.values.get(field)).ok()?)
    }

    /// The rules by which a notice's papers go: those of the day on which it was finished.
    fn rules_of_papers(&self, notice: Option<&Notice>) -> &RuleSet {
        let finished = notice.and_then(|notice| notice.finished);
        self.book.rules_on(finished.map_or(self.today, |finished| finished.on))
    }

    pub(in crate::features::record) fn band_gap(&self) -> Said {
        let gap = BandGap::of(self.ledger, self.book, self.values.get("notice"))?;
        Some(vec![self.words.tv("jobs.ruling.why", &[("points", &number(gap.points.into()))])])
    }

    pub(in crate::features::record) fn comes_to(&self) -> Said {
        let gap = BandGap::of(self.ledger, self.book, self.values.get("notice"))?;
        let rate = RATE.read(self.values.get("rate")).ok()?;
        let (points, price, amount) = (number(gap.points.into()), unit_price(rate), yuan(gap.amount(rate)));
        let said = self
            .words
            .tv("jobs.ruling.comes_to", &[("points", &points), ("rate", &price), ("amount", &amount)]);
        Some(vec![said])
    }

    /// Papers with a failed check do not count (7.5).
    pub(in crate::features::record) fn bad_papers(&self) -> Option<Warning> {
        let (brought, failed) = (self.values.get("papers"), self.values.get("failed"));
        let is_all_here = Ticks::Papers.keys().into_iter().all(|paper| is_ticked(brought, paper));
        let is_bad = |check: &PaperCheck| is_ticked(failed, check_key(*check));
        let bad: Vec<_> = PaperCheck::ALL.into_iter().filter(is_bad).collect();
        if self.values.get("checks") != "no" || bad.is_empty() || !is_all_here {
            return None;
        }
        let words = self.words;
        let checks = list_words(words, bad.into_iter().map(|check| words.t(check_key(check))));
        let why = words.tv("jobs.papers.bad.why", &[("checks", &checks)]);
        let mut lines = vec![(why, None)];
        lines.extend(self.until_when_redone().into_iter().map(|said| (said, None)));
        Some(Warning { title: words.t("jobs.papers.bad"), lines })
    }

    /// Until when papers that do not count are redone (7.5). Those that came too late move no limit: what is late already
    /// falls under 7.4.
    fn until_when_redone(&self) -> Vec<String> {
        let (words, on) = (self.words, self.day("on").unwrap_or(self.today));
        let notice = self.notice("notice");
        let days = self.rules_of_papers(notice).papers.redo_days;
        let limit = notice.and_then(|notice| papers::limit(notice, self.book, end_of(on)));
        let redone = add_days(on, days);
        match limit {
            Some(limit) if on > limit => {
                let limit = day(words, limit, self.today);
                let late = words.tv("jobs.papers.bad.late", &[("limit", &limit)]);
                vec![late, self.what_becomes_of_the_fee(notice)]
            }
            // A later date may have been granted.
            limit => {
                let by = day(words, limit.map_or(redone, |limit| limit.max(redone)), self.today);
                vec![words.tv("jobs.papers.bad.redo", &[("days", &days), ("day", &by)])]
            }
        }
    }

    /// Whom a proposed penalty is about and what it costs, by the rules of the day on which it is decided.
    pub(in crate::features::record) fn proposed(&self) -> Said {
        let (clause, person) = (clause_of(self.values.get("clause"))?, self.person("person")?);
        let on = self.day("on").unwrap_or(self.today);
        let costs = penalty_said(self.words, self.ledger, self.book, clause, Some(&person), on);
        let name = person_name(self.ledger, &person);
        let about = self.words.tv(
            "jobs.decision.what",
            &[
                ("clause", &penalty_words(self.words, clause)),
                ("person", &name),
                ("costs", &costs.unwrap_or_default()),
            ],
        );
        let fee =
            (clause == PenaltyClause::LatePapers).then(|| self.what_becomes_of_the_fee(self.notice("job")));
        let ahead = self.ahead_of_its_cause(clause, &person, on);
        Some([about].into_iter().chain(fee).chain(ahead).collect())
    }

    fn what_becomes_of_the_fee(&self, notice: Option<&Notice>) -> String {
        let rules = self.rules_of_papers(notice);
        let key = match rules.reading.late_papers {
            LatePapers::WithholdThenForfeit => "jobs.decision.fee.further",
            LatePapers::Withhold => "jobs.decision.fee.withhold",
            LatePapers::Forfeit => "jobs.decision.fee.forfeit",
        };
        self.words.tv(key, &[("days", &rules.papers.further_days)])
    }
}

#[cfg(test)]
mod tests;
