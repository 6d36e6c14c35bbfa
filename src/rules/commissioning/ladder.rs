//! The monthly ladder (5.1.10–5.1.12).

use super::price;
use crate::{
    domain::{Area, FactId, Money, Month, PersonId},
    ledger::Ledger,
    rules::{
        DatedRuleSet, RuleBook, RuleRef, Step,
        pay::Pay,
        values::{LadderMode, LadderStep, PartnerLadder},
    },
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The points that count for each person in each month, with the facts that brought them.
#[derive(Debug, Clone, Default)]
pub struct LadderPoints {
    months: BTreeMap<Month, BTreeMap<PersonId, Counted>>,
}

/// The points of one person's month, with the facts that brought them.
#[derive(Debug, Clone, Default)]
struct Counted {
    points: u64,
    facts: Vec<FactId>,
}

impl LadderPoints {
    /// All notices issued or reassigned to somebody in a month that he still held at its end. A later reassignment
    /// leaves that month as it was and counts in the successor's.
    pub fn of(ledger: &Ledger, book: &RuleBook) -> LadderPoints {
        let mut months: BTreeMap<Month, BTreeMap<PersonId, Counted>> = BTreeMap::new();
        for notice in ledger.notices.values() {
            let Some(site) = ledger.sites.get(&notice.site) else { continue };
            for (index, holder) in notice.holders.iter().enumerate() {
                let month = Month::of(holder.on());
                let passed_on =
                    notice.holders.get(index + 1).is_some_and(|next| Month::of(next.on()) <= month);
                let rules = book.rules_on(holder.on());
                let flat = site.area == Area::Partner && rules.reading.partner_ladder == PartnerLadder::Flat;
                if passed_on || flat {
                    continue;
                }
                let counted = months.entry(month).or_default().entry(holder.value.clone()).or_default();
                counted.points += price::notice_points(rules, site.area, notice);
                counted.facts.push(holder.stamp.fact);
            }
        }
        LadderPoints { months }
    }

    /// The points of a person in a month.
    pub fn get(&self, person: &PersonId, month: Month) -> u64 {
        self.counted(person, month).map_or(0, |counted| counted.points)
    }

    fn facts(&self, person: &PersonId, month: Month) -> Vec<FactId> {
        self.counted(person, month).map_or_else(Vec::new, |counted| counted.facts.clone())
    }

    fn counted(&self, person: &PersonId, month: Month) -> Option<&Counted> {
        self.months.get(&month)?.get(person)
    }
}

/// The step that a number of points reaches: the last one that starts at or below it.
pub fn step_of(ladder: &[LadderStep], points: u64) -> Option<&LadderStep> {
    ladder.iter().rev().find(|step| step.from <= points)
}

/// The slices of a number of points, with the percentage each pays (reading `marginal`).
pub fn slices(ladder: &[LadderStep], points: u64) -> Vec<(u64, Decimal)> {
    let ends = ladder.iter().skip(1).map(|next| next.from).chain([u64::MAX]);
    ladder
        .iter()
        .zip(ends)
        .map(|(step, end)| (points.min(end).saturating_sub(step.from), step.percent))
        .take_while(|(slice, _)| *slice > 0)
        .collect()
}

/// The percentage of a month's fees: the step reached, or the blend of the slices.
pub fn percent(ladder: &[LadderStep], mode: LadderMode, points: u64) -> Decimal {
    let reached = step_of(ladder, points).map_or(Decimal::ZERO, |step| step.percent);
    match mode {
        LadderMode::Marginal if points > 0 => weighted(ladder, points) / Decimal::from(points),
        _ => reached,
    }
}

fn weighted(ladder: &[LadderStep], points: u64) -> Decimal {
    slices(ladder, points).into_iter().map(|(slice, percent)| Decimal::from(slice) * percent).sum()
}

/// gross × the percentage of a month's points (5.1.10): the fee in yuan, rounded to the fen once. Multiplied first and
/// divided last, so that no digit of a blended percentage is lost.
pub fn fee(ladder: &[LadderStep], mode: LadderMode, gross: Decimal, points: u64) -> Money {
    if mode == LadderMode::Slab || points == 0 {
        return Money::round(gross * percent(ladder, mode, points) / Decimal::ONE_HUNDRED);
    }
    let (weighted, points) = (weighted(ladder, points), Decimal::from(points));
    Money::round(match gross.checked_mul(weighted) {
        Some(product) => product / (points * Decimal::ONE_HUNDRED),
        // Far beyond any real project: keep a figure rather than fail.
        None => gross * (weighted / points) / Decimal::ONE_HUNDRED,
    })
}

/// The fee by the ladder of a person's month and the percentage it was paid at, with the steps to it.
pub(super) fn apply(
    pay: &Pay<'_>,
    set: &DatedRuleSet,
    person: &PersonId,
    month: Month,
    gross: Decimal,
    steps: &mut Vec<Step>,
) -> (Money, Decimal) {
    let ladder = &set.rules.commissioning.ladder;
    let mode = set.rules.reading.ladder_mode;
    let points = pay.ladder.get(person, month);
    let percent = percent(ladder, mode, points);
    steps.push(Step::Ladder {
        month,
        points,
        from: step_of(ladder, points).map_or(0, |step| step.from),
        percent,
        mode,
        facts: pay.ladder.facts(person, month),
        rule: RuleRef { name: "commissioning.ladder", from: set.from },
    });
    if mode == LadderMode::Marginal {
        steps.extend(
            slices(ladder, points).into_iter().map(|(points, percent)| Step::Slice { points, percent }),
        );
    }
    (fee(ladder, mode, gross, points), percent)
}
