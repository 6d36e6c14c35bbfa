//! 5.1: the commissioning fee, its two parts, and the clerk's share of both (5.5.2).

pub mod ladder;
pub mod papers;
pub mod price;
mod rest;

pub use price::{Gap, Quote, QuoteRate, quote, quote_of};

use super::{
    Clause, DatedRuleSet, Item, RuleBook, RuleRef, RuleSet, Step, Subject, Waiting, WaitingFor,
    pay::{Pay, Payment},
    trace::DateKind,
    values::PartnerLadder,
};
use crate::{
    domain::{Area, FactId, Money, Month, NoticeKind, PersonId, Role},
    ledger::{Ledger, Notice, PaperHandIn, Site, Stamp},
};
use chrono::NaiveDate;
use ladder::LadderPoints;
use papers::{Lateness, PapersState};
use price::Priced;
use rust_decimal::Decimal;

/// A notice whose confirmations are all in, with what moves its money.
struct Confirmed<'a> {
    notice: &'a Notice,
    site: &'a Site,
    set: &'a DatedRuleSet,
    holder: &'a PersonId,
    finished: NaiveDate,
    /// The day that completed the first part.
    earned: NaiveDate,
    /// A ruling or a decision on late papers: the months are not before it.
    not_before: Option<NaiveDate>,
    /// The days above, as steps.
    days: Vec<Step>,
}

impl Confirmed<'_> {
    fn month_of(&self, day: NaiveDate) -> Month {
        Month::of(self.not_before.map_or(day, |later| later.max(day)))
    }

    /// No ladder lowers the fee.
    fn is_flat(&self) -> bool {
        self.site.area == Area::Partner && self.set.rules.reading.partner_ladder == PartnerLadder::Flat
    }

    /// The month whose points the percentage goes by.
    fn ladder_month(&self) -> Month {
        Month::of(self.notice.holder().on())
    }
}

/// The fee, and what it is derived from.
struct Fee {
    fee: Money,
    first: Money,
    rest: Money,
    gross: Decimal,
    percent: Decimal,
    /// The steps to the gross.
    priced: Vec<Step>,
}

impl Fee {
    /// The steps to it, added to others.
    fn derive(&self, confirmed: &Confirmed<'_>, points: &LadderPoints, steps: &mut Vec<Step>) {
        let Fee { fee, gross, percent, .. } = *self;
        steps.extend(self.priced.iter().cloned());
        match confirmed.is_flat() {
            true => steps.push(Step::NoLadder {
                rule: RuleRef { name: "reading.partner_ladder", from: confirmed.set.from },
            }),
            false => ladder::derive(points, confirmed.set, confirmed.holder, confirmed.ladder_month(), steps),
        }
        steps.push(Step::Fee { gross, percent, fee });
    }
}

/// The day on which the last confirmation of a finished notice came in: papers, callback and, where it is needed, recheck
/// (5.1.7). None while one is missing.
pub fn confirmed_on(ledger: &Ledger, book: &RuleBook, notice: &Notice) -> Option<NaiveDate> {
    let site = ledger.sites.get(&notice.site)?;
    let rules = book.rules_on(notice.holder().on());
    let papers = notice.good_papers()?.stamp.on;
    let callback = notice.confirmed_callback()?.on();
    let rechecked = price::notice_points(rules, site.area, notice) >= rules.commissioning.recheck_from;
    let recheck = if rechecked { notice.passed_recheck()?.on() } else { callback };
    Some(papers.max(callback).max(recheck))
}

/// Settles one notice: lines, or what it waits for.
pub(super) fn settle_notice(pay: &mut Pay<'_>, notice: &Notice) {
    if notice.kind == NoticeKind::Reprogramming {
        // A second programming pays nothing (5.1.4).
        return;
    }
    let ledger = pay.ledger;
    let Some(site) = ledger.sites.get(&notice.site) else { return };
    let holder = notice.holder();
    let set = pay.book.on(holder.on());
    let last_day = pay.last_day(&holder.value);
    let wait = |pay: &mut Pay<'_>, what, clause: Clause, facts: Vec<FactId>| {
        let person = holder.value.clone();
        let subject = Subject::Job(notice.id.clone());
        pay.waiting.push(Waiting { subject, clause, what, person, by: Role::Manager, facts });
    };
    let Some(finished) = notice.finished else {
        if last_day < NaiveDate::MAX {
            wait(pay, WaitingFor::Reassign, Clause("5.1.8"), vec![holder.stamp.fact]);
        }
        return;
    };
    let state = papers::state(ledger, pay.book, notice);
    let mut undecided = None;
    let (papers, decided) = match state {
        PapersState::Missing | PapersState::Forfeited => return,
        PapersState::In { papers, lateness } => match lateness {
            Lateness::InTime => (papers, None),
            Lateness::Undecided => {
                undecided = Some(papers.stamp.fact);
                (papers, None)
            }
            Lateness::Decided(step, stamp) => (papers, Some((step, stamp))),
        },
    };
    let (mut confirmed, complete) = confirmations(set, notice, site, finished, papers);
    if confirmed.earned > last_day || (!complete && last_day < NaiveDate::MAX) {
        // Not earned by the last day: the first part lapses and the rest with it, and nothing of it waits (5.1.9).
        return;
    }
    if let Some(fact) = undecided {
        wait(pay, WaitingFor::LateDecision, Clause("7.4"), vec![fact]);
    }
    if !complete {
        return;
    }
    if let Some((step, stamp)) = decided {
        confirmed.not_before = Some(stamp.on);
        confirmed.days.push(Step::Day { kind: DateKind::LateDecision, on: stamp.on, fact: Some(stamp.fact) });
        confirmed.days.push(step);
    }
    let priced = match price::price(ledger, set, notice, site) {
        Ok(priced) => Some(priced),
        Err(Gap { clause }) => {
            wait(pay, WaitingFor::Ruling, clause, vec![notice.issued.fact]);
            None
        }
    };
    if let Some(ruling) = priced.as_ref().and_then(|priced| priced.ruling) {
        confirmed.not_before = Some(confirmed.not_before.map_or(ruling.on, |day| day.max(ruling.on)));
        confirmed.days.push(Step::Day { kind: DateKind::Ruling, on: ruling.on, fact: Some(ruling.fact) });
    }
    let fee = priced.filter(|_| undecided.is_none()).map(|priced| fee_of(pay, &confirmed, priced));
    if let Some(fee) = &fee {
        pay_first(pay, &confirmed, fee);
    }
    rest::settle_rest(pay, &confirmed, fee.as_ref());
}

/// The confirmations of a finished job that are in, and whether all of them are.
fn confirmations<'a>(
    set: &'a DatedRuleSet,
    notice: &'a Notice,
    site: &'a Site,
    finished: Stamp,
    papers: &PaperHandIn,
) -> (Confirmed<'a>, bool) {
    let holder = notice.holder();
    let points = price::points_of(&set.rules, site.area, &notice.controllers);
    let needs_recheck = points >= set.rules.commissioning.recheck_from;
    let callback = notice.confirmed_callback();
    let recheck = notice.passed_recheck().filter(|_| needs_recheck);
    let mut days = vec![
        (DateKind::Issued, holder.stamp),
        (DateKind::Finished, finished),
        (DateKind::Papers, papers.stamp),
    ];
    days.extend(callback.map(|event| (DateKind::Callback, event.stamp)));
    days.extend(recheck.map(|event| (DateKind::Recheck, event.stamp)));
    // The papers are the first of the confirmations.
    let earned = days[2..].iter().map(|(_, stamp)| stamp.on).max().unwrap_or(papers.stamp.on);
    let day = |(kind, stamp): (DateKind, Stamp)| Step::Day { kind, on: stamp.on, fact: Some(stamp.fact) };
    let confirmed = Confirmed {
        notice,
        site,
        set,
        holder: &holder.value,
        finished: finished.on,
        earned,
        not_before: None,
        days: days.into_iter().map(day).collect(),
    };
    (confirmed, callback.is_some() && (recheck.is_some() || !needs_recheck))
}

/// fee = gross × the percentage of the holder's month, rounded once; then its two parts.
fn fee_of(pay: &Pay<'_>, confirmed: &Confirmed<'_>, priced: Priced) -> Fee {
    let Priced { gross, steps: priced, .. } = priced;
    let (fee, percent) = match confirmed.is_flat() {
        true => (Money::round(gross), Decimal::ONE_HUNDRED),
        false => {
            let points = pay.ladder.get(confirmed.holder, confirmed.ladder_month());
            ladder::apply(confirmed.set, points, gross)
        }
    };
    let (first, rest) = parts(&confirmed.set.rules, fee);
    Fee { fee, first, rest, gross, percent, priced }
}

/// The two parts of a fee, in yuan (5.1.7): the first rounded to the fen, the rest whatever is left, so that they add up.
pub fn parts(rules: &RuleSet, fee: Money) -> (Money, Money) {
    let first = Money::round(fee.exact() * rules.commissioning.first_percent / Decimal::ONE_HUNDRED);
    (first, fee - first)
}

fn pay_first(pay: &mut Pay<'_>, confirmed: &Confirmed<'_>, fee: &Fee) {
    let month = confirmed.month_of(confirmed.earned);
    let percent = confirmed.set.rules.commissioning.first_percent;
    let rule = RuleRef { name: "commissioning.first_percent", from: confirmed.set.from };
    let last = Step::FirstPart { fee: fee.fee, percent, amount: fee.first, rule };
    let points = pay.ladder;
    let derivation = || {
        let mut steps = confirmed.days.clone();
        steps.push(Step::MonthOfLast { on: later(confirmed.earned, confirmed.not_before) });
        fee.derive(confirmed, points, &mut steps);
        steps.push(last);
        steps
    };
    pay_part(pay, confirmed, Item::CommissioningFirst, confirmed.holder, month, fee.first, derivation);
}

fn later(day: NaiveDate, other: Option<NaiveDate>) -> NaiveDate {
    other.map_or(day, |other| other.max(day))
}

/// A part of the fee, and the clerk's share of it.
fn pay_part(
    pay: &mut Pay<'_>,
    confirmed: &Confirmed<'_>,
    item: Item,
    person: &PersonId,
    month: Month,
    amount: Money,
    derivation: impl FnOnce() -> Vec<Step>,
) {
    if !pay.wants(month) || amount.is_zero() {
        return;
    }
    let subject = Subject::Job(confirmed.notice.id.clone());
    pay.push(month, person, Payment::new(item, subject.clone(), amount, Clause("5.1.7")), derivation);
    let Some(clerk) = pay.clerk(month) else { return };
    let percent = confirmed.set.rules.commissioning.clerk_percent;
    let share = Money::round(amount.exact() * percent / Decimal::ONE_HUNDRED);
    let rule = RuleRef { name: "commissioning.clerk_percent", from: confirmed.set.from };
    let step =
        |signed| Step::ClerkShare { payment: amount, percent, amount: signed, clerk: clerk.clone(), rule };
    let entry = |signed| Payment::new(Item::ClerkShare, subject.clone(), signed, Clause("5.5.2"));
    pay.push(month, person, entry(-share), || vec![step(-share)]);
    pay.push(month, &clerk, entry(share), || vec![step(share)]);
}
