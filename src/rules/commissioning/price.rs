//! Points, bands and rates (5.1.1–5.1.6).

use crate::{
    domain::{Area, Controller, NoticeKind},
    ledger::{Ledger, Notice, Site, Stamp},
    rules::{
        Clause, DatedRuleSet, RuleBook, RuleRef, RuleSet, Step,
        values::{AlarmOnlyPoints, Band, BandGap, ExtensionFee, RateBasis, Rates},
    },
};
use rust_decimal::Decimal;

/// The points of some controllers: a pure alarm controller counts as a fixed number of them (5.1.1).
pub fn points_of(rules: &RuleSet, area: Area, controllers: &[Controller]) -> u64 {
    controllers.iter().map(|controller| size_of(rules, area, controller)).sum()
}

fn size_of(rules: &RuleSet, area: Area, controller: &Controller) -> u64 {
    let fixed = match rules.reading.alarm_only_points {
        AlarmOnlyPoints::Everywhere => true,
        AlarmOnlyPoints::LocalOnly => area == Area::Local,
    };
    if controller.alarm_only && fixed {
        rules.commissioning.alarm_only_points
    } else {
        u64::from(controller.points)
    }
}

/// The points a notice counts in a ladder, and as what it is recheckable: none for a reprogramming.
pub fn notice_points(rules: &RuleSet, area: Area, notice: &Notice) -> u64 {
    match notice.kind {
        NoticeKind::Reprogramming => 0,
        NoticeKind::New | NoticeKind::Extension => points_of(rules, area, &notice.controllers),
    }
}

/// A size is in no band, and nothing says what to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The clause whose bands leave it out.
    pub clause: Clause,
}

/// The clause that sets the rates of an area.
pub fn area_clause(area: Area) -> Clause {
    Clause(match area {
        Area::Local => "5.1.1",
        Area::Elsewhere => "5.1.2",
        Area::County => "5.1.3",
        Area::Partner => "5.1.6",
    })
}

/// Which rate a size has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuoteRate {
    Band(Band),
    /// In no band; the reading takes a neighbour's rate.
    Neighbour {
        rate: Decimal,
        lower: bool,
    },
    /// In no band; the manager has to rule. The neighbours' rates, where there are any.
    Ruling {
        lower: Option<Decimal>,
        upper: Option<Decimal>,
    },
}

impl QuoteRate {
    fn rate(&self) -> Option<Decimal> {
        match self {
            QuoteRate::Band(band) => Some(band.rate),
            QuoteRate::Neighbour { rate, .. } => Some(*rate),
            QuoteRate::Ruling { .. } => None,
        }
    }
}

/// The rate of a size in an area.
pub fn rate_of(rules: &RuleSet, area: Area, size: u64) -> QuoteRate {
    let bands = rules.commissioning.rates.of(area);
    if let Some(band) = bands.iter().find(|band| band.from <= size && band.to.is_none_or(|to| size <= to)) {
        return QuoteRate::Band(band.clone());
    }
    let lower = bands.iter().filter(|band| band.to.is_some_and(|to| to < size)).max_by_key(|band| band.to);
    let upper = bands.iter().filter(|band| band.from > size).min_by_key(|band| band.from);
    let (lower, upper) = (lower.map(|band| band.rate), upper.map(|band| band.rate));
    match (rules.reading.band_gap, lower, upper) {
        (BandGap::LowerBand, Some(rate), _) => QuoteRate::Neighbour { rate, lower: true },
        (BandGap::UpperBand, _, Some(rate)) => QuoteRate::Neighbour { rate, lower: false },
        _ => QuoteRate::Ruling { lower, upper },
    }
}

/// What a notice would pay before the ladder, for showing while it is typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    pub points: u64,
    /// Each size looked at and its rate: one for the project, or one a controller.
    pub sizes: Vec<(u64, QuoteRate)>,
    /// points × rate; none while a ruling is needed, zero for a reprogramming.
    pub gross: Option<Decimal>,
    pub clause: Clause,
    /// The manager's phone recheck is needed (6.1.9).
    pub needs_recheck: bool,
}

/// Points, band and rate of a notice. `before`: the points the site has already.
pub fn quote(
    rules: &RuleSet,
    area: Area,
    kind: NoticeKind,
    controllers: &[Controller],
    before: u64,
) -> Quote {
    let clause = area_clause(area);
    if kind == NoticeKind::Reprogramming {
        let gross = Some(Decimal::ZERO);
        return Quote { points: 0, sizes: Vec::new(), gross, clause: Clause("5.1.4"), needs_recheck: false };
    }
    let points = points_of(rules, area, controllers);
    let parts = parts_of(rules, area, kind, controllers, points, before);
    let sizes: Vec<(u64, QuoteRate)> =
        parts.iter().map(|part| (part.size, rate_of(rules, area, part.size))).collect();
    let gross = parts
        .iter()
        .zip(&sizes)
        .map(|(part, (_, rate))| rate.rate().map(|rate| part.sign() * Decimal::from(part.pays) * rate))
        .sum::<Option<Decimal>>()
        .map(|gross| gross.max(Decimal::ZERO));
    let needs_recheck = points >= rules.commissioning.recheck_from;
    Quote { points, sizes, gross, clause, needs_recheck }
}

/// The quote of a notice that stands in the ledger, by the rules of the day it came to its holder. None while its site
/// is not known.
pub fn quote_of(ledger: &Ledger, book: &RuleBook, notice: &Notice) -> Option<Quote> {
    let site = ledger.sites.get(&notice.site)?;
    let rules = book.rules_on(notice.holder().on());
    let before = match notice.kind {
        NoticeKind::Extension => points_before(ledger, rules, notice, site),
        _ => 0,
    };
    Some(quote(rules, site.area, notice.kind, &notice.controllers, before))
}

/// One product of the fee: so many points at the rate of a size, added or taken off.
struct FeeProduct {
    size: u64,
    pays: u64,
    taken_off: bool,
}

impl FeeProduct {
    fn sign(&self) -> Decimal {
        if self.taken_off { Decimal::NEGATIVE_ONE } else { Decimal::ONE }
    }
}

fn parts_of(
    rules: &RuleSet,
    area: Area,
    kind: NoticeKind,
    controllers: &[Controller],
    points: u64,
    before: u64,
) -> Vec<FeeProduct> {
    let whole = |size, pays| FeeProduct { size, pays, taken_off: false };
    if rules.reading.rate_basis == RateBasis::PerController {
        let sizes = controllers.iter().map(|controller| size_of(rules, area, controller));
        return sizes.map(|size| whole(size, size)).collect();
    }
    match (kind, rules.reading.extension_fee) {
        (NoticeKind::New, _) | (_, ExtensionFee::AddedPointsAtOwnBand) => vec![whole(points, points)],
        (_, ExtensionFee::AddedPointsAtTotalBand) => vec![whole(before + points, points)],
        (_, ExtensionFee::TotalLessPaid) => vec![
            whole(before + points, before + points),
            FeeProduct { size: before, pays: before, taken_off: true },
        ],
    }
}

/// The points of the site's earlier notices, finished or not.
pub fn points_before(ledger: &Ledger, rules: &RuleSet, notice: &Notice, site: &Site) -> u64 {
    let earlier = ledger.notices_of(&site.id).take_while(|earlier| earlier.id != notice.id);
    earlier.map(|earlier| notice_points(rules, site.area, earlier)).sum()
}

/// The fee before the ladder.
pub(super) struct Priced {
    /// Exact, in yuan.
    pub gross: Decimal,
    pub steps: Vec<Step>,
    /// The ruling that priced it.
    pub ruling: Option<Stamp>,
}

pub(super) fn price(
    ledger: &Ledger,
    set: &DatedRuleSet,
    notice: &Notice,
    site: &Site,
) -> Result<Priced, Gap> {
    let rules = &*set.rules;
    let area = site.area;
    let points = points_of(rules, area, &notice.controllers);
    let rule = |name| RuleRef { name, from: set.from };
    let mut steps = Vec::with_capacity(8);
    steps.push(Step::Points {
        controllers: notice.controllers.len() as u32,
        alarm_only: notice.controllers.iter().filter(|controller| controller.alarm_only).count() as u32,
        alarm_only_points: rules.commissioning.alarm_only_points,
        points,
        fact: notice.issued.fact,
        rule: rule("commissioning.alarm_only_points"),
    });
    let before = match notice.kind {
        NoticeKind::Extension => points_before(ledger, rules, notice, site),
        _ => 0,
    };
    if notice.kind == NoticeKind::Extension {
        let reading = rules.reading.extension_fee;
        let rule = rule("reading.extension_fee");
        steps.push(Step::Extension { before, total: before + points, reading, rule });
    }
    let parts = parts_of(rules, area, notice.kind, &notice.controllers, points, before);
    let rates: Vec<QuoteRate> = parts.iter().map(|part| rate_of(rules, area, part.size)).collect();
    // Where a reading finds a band for the size, no ruling is needed, and one made all the same changes nothing.
    let needs_ruling = rates.iter().any(|rate| matches!(rate, QuoteRate::Ruling { .. }));
    if let Some(ruling) = notice.rulings.last().filter(|_| needs_ruling) {
        let rate = ruling.value;
        let gross = Decimal::from(points) * rate;
        steps.push(Step::Ruled { rate, fact: ruling.stamp.fact });
        steps.push(Step::Gross { points, rate, gross });
        return Ok(Priced { gross, steps, ruling: Some(ruling.stamp) });
    }
    let parts = parts.iter().zip(&rates);
    let gross = by_rates(&mut steps, area, rule(Rates::name_of(area)), parts)?;
    Ok(Priced { gross, steps, ruling: None })
}

/// What the parts come to, each at its rate: those taken off from the others, and never below zero.
fn by_rates<'a>(
    steps: &mut Vec<Step>,
    area: Area,
    rule: RuleRef,
    parts: impl ExactSizeIterator<Item = (&'a FeeProduct, &'a QuoteRate)>,
) -> Result<Decimal, Gap> {
    let several = parts.len() > 1;
    let (mut added, mut less) = (Decimal::ZERO, Decimal::ZERO);
    for (part, found) in parts {
        let rate = match found {
            QuoteRate::Band(band) => {
                let Band { from, to, rate } = *band;
                steps.push(Step::Band { area, size: part.size, from, to, rate, rule });
                rate
            }
            QuoteRate::Neighbour { rate, lower } => {
                let (size, lower, rate) = (part.size, *lower, *rate);
                steps.push(Step::GapBand { area, size, lower, rate, rule });
                rate
            }
            QuoteRate::Ruling { .. } => return Err(Gap { clause: area_clause(area) }),
        };
        let gross = Decimal::from(part.pays) * rate;
        steps.push(Step::Gross { points: part.pays, rate, gross });
        if part.taken_off {
            less += gross;
        } else {
            added += gross;
        }
    }
    let gross = (added - less).max(Decimal::ZERO);
    if several {
        steps.push(Step::GrossSum { added, less, gross });
    }
    Ok(gross)
}
