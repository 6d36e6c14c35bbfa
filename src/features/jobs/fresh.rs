//! What a new notice begins with, and what it comes to while it is typed.

use crate::{
    domain::{Arrange, Controller, Month, NoticeKind, PersonId, SiteId},
    ledger::Ledger,
    rules::{
        RuleBook, RuleSet,
        commissioning::{Quote, ladder, price, quote},
        values::PartnerLadder,
    },
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A site's first notice can only be a new one. What comes after extends it and is paid, or programs it once more and is
/// not: that is chosen.
pub fn only_kind(ledger: &Ledger, site: &SiteId) -> Option<NoticeKind> {
    let begun = ledger.notices_of(site).any(|notice| notice.kind == NoticeKind::New);
    (!begun).then_some(NoticeKind::New)
}

/// Those who can take a job on a day, the one with the fewest points of the month first.
pub fn field_staff(ledger: &Ledger, book: &RuleBook, day: NaiveDate) -> Vec<(PersonId, u64)> {
    let counted = ladder::LadderPoints::of(ledger, book);
    let here =
        ledger.people.values().filter(|person| person.employed_on(day) && person.role_on(day).is_field());
    let mut staff: Vec<_> =
        here.map(|person| (person.id.clone(), counted.get(&person.id, Month::of(day)))).collect();
    staff.arrange_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    staff
}

/// What a notice as typed would be worth before the ladder.
pub fn quoted(
    ledger: &Ledger,
    book: &RuleBook,
    site: &SiteId,
    kind: NoticeKind,
    controllers: &[Controller],
    day: NaiveDate,
) -> Option<Quote> {
    let rules = book.rules_on(day);
    let area = ledger.sites.get(site)?.area;
    let before = match kind {
        NoticeKind::Extension => {
            ledger.notices_of(site).map(|notice| price::notice_points(rules, area, notice)).sum()
        }
        _ => 0,
    };
    Some(quote(rules, area, kind, controllers, before))
}

/// The ladder of a person's month without and with some more points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LadderEffect {
    pub before: u64,
    pub after: u64,
    pub percent_before: Decimal,
    pub percent_after: Decimal,
}

/// What more points do to a month in which so many count already; none where the site's points stay out of the ladder (5.1.6).
pub fn ladder_effect(
    ledger: &Ledger,
    rules: &RuleSet,
    site: &SiteId,
    (before, points): (u64, u64),
) -> Option<LadderEffect> {
    let area = ledger.sites.get(site)?.area;
    if area == crate::domain::Area::Partner && rules.reading.partner_ladder == PartnerLadder::Flat {
        return None;
    }
    let percent = |points| ladder::percent(&rules.commissioning.ladder, rules.reading.ladder_mode, points);
    let after = before + points;
    Some(LadderEffect { before, after, percent_before: percent(before), percent_after: percent(after) })
}
