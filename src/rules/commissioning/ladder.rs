//! The monthly ladder (5.1.10–5.1.12).

use super::price;
use crate::{
    domain::{Area, Collected, FactId, JobId, Money, Month, PersonId},
    ledger::{At, Ledger, Notice},
    rules::{
        DatedRuleSet, RuleBook, RuleRef, Step,
        values::{LadderMode, LadderStep, PartnerLadder},
    },
    shared::Shared,
};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The points that count for each person in each month, with the facts that brought them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LadderPoints {
    months: Shared<Place, Vec<Counted>>,
}

/// A month of a person.
pub(in crate::rules) type Place = (Month, PersonId);

/// What a notice counts in a month, with the fact that brought it: by the notices, and of each by its holders.
#[derive(Debug, Clone, PartialEq)]
struct Counted {
    job: JobId,
    points: u64,
    fact: FactId,
}

impl LadderPoints {
    /// All notices issued or reassigned to somebody in a month that he still held at its end. A later reassignment
    /// leaves that month as it was and counts in the successor's.
    pub fn of(ledger: &Ledger, book: &RuleBook) -> LadderPoints {
        let mut months: BTreeMap<Place, Vec<Counted>> = BTreeMap::new();
        for notice in ledger.notices.values() {
            for (place, counted) in counted(ledger, book, notice) {
                months.entry(place).or_default().push(counted);
            }
        }
        LadderPoints { months: months.into_iter().collect() }
    }

    /// Takes what a notice counted before out, and what it counts now in. The places that it counts or counted in.
    pub(in crate::rules) fn follow(
        &mut self,
        before: &Ledger,
        now: &Ledger,
        book: &RuleBook,
        job: &JobId,
    ) -> BTreeSet<Place> {
        let of = |ledger: &Ledger| {
            ledger.notices.get(job).map(|notice| counted(ledger, book, notice)).unwrap_or_default()
        };
        let (was, is) = (of(before), of(now));
        if was == is {
            return BTreeSet::new();
        }
        let places: BTreeSet<Place> = was.into_iter().chain(is.clone()).map(|(place, _)| place).distinct();
        for place in &places {
            let mut all = self.months.get(place).cloned().unwrap_or_default();
            all.retain(|counted| counted.job != *job);
            let at = all.partition_point(|counted| counted.job < *job);
            let own = is.iter().filter(|(own, _)| own == place).map(|(_, counted)| counted.clone());
            all.splice(at..at, own);
            self.months.put(place.clone(), (!all.is_empty()).then_some(all));
        }
        places
    }

    /// The points of a person in a month.
    pub fn get(&self, person: &PersonId, month: Month) -> u64 {
        self.counted(&(month, person.clone())).iter().map(|counted| counted.points).sum()
    }

    fn facts(&self, person: &PersonId, month: Month) -> Vec<FactId> {
        self.counted(&(month, person.clone())).iter().map(|counted| counted.fact).collect()
    }

    /// The notices that count in a place.
    pub(in crate::rules) fn jobs(&self, place: &Place) -> impl Iterator<Item = &JobId> {
        self.counted(place).iter().map(|counted| &counted.job)
    }

    fn counted(&self, place: &Place) -> &[Counted] {
        self.months.get(place).map_or(&[], Vec::as_slice)
    }
}

/// Where a notice counts, and what.
fn counted(ledger: &Ledger, book: &RuleBook, notice: &Notice) -> Vec<(Place, Counted)> {
    let Some(site) = ledger.sites.get(&notice.site) else { return Vec::new() };
    let counted = |(index, holder): (usize, &At<PersonId>)| {
        let month = Month::of(holder.on());
        let passed_on = notice.holders.get(index + 1).is_some_and(|next| Month::of(next.on()) <= month);
        let rules = book.rules_on(holder.on());
        let flat = site.area == Area::Partner && rules.reading.partner_ladder == PartnerLadder::Flat;
        let points = price::notice_points(rules, site.area, notice);
        let counted = Counted { job: notice.id.clone(), points, fact: holder.stamp.fact };
        (!passed_on && !flat).then(|| ((month, holder.value.clone()), counted))
    };
    notice.holders.iter().enumerate().filter_map(counted).collect()
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

/// The fee by the ladder of a month's points, and the percentage it was paid at.
pub(super) fn apply(set: &DatedRuleSet, points: u64, gross: Decimal) -> (Money, Decimal) {
    let (ladder, mode) = (&set.rules.commissioning.ladder, set.rules.reading.ladder_mode);
    (fee(ladder, mode, gross, points), percent(ladder, mode, points))
}

/// How the percentage of a person's month came about, added to other steps.
pub(super) fn derive(
    counted: &LadderPoints,
    set: &DatedRuleSet,
    person: &PersonId,
    month: Month,
    steps: &mut Vec<Step>,
) {
    let (ladder, mode) = (&set.rules.commissioning.ladder, set.rules.reading.ladder_mode);
    let points = counted.get(person, month);
    steps.push(Step::Ladder {
        month,
        points,
        from: step_of(ladder, points).map_or(0, |step| step.from),
        percent: percent(ladder, mode, points),
        mode,
        facts: counted.facts(person, month),
        rule: RuleRef { name: "commissioning.ladder", from: set.from },
    });
    if mode == LadderMode::Marginal {
        steps.extend(
            slices(ladder, points).into_iter().map(|(points, percent)| Step::Slice { points, percent }),
        );
    }
}
