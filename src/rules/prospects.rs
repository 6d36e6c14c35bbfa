//! What somebody may still expect, and what the next step of the ladder would bring. Nothing is reckoned here: the
//! steps that are missing are taken to have been done today, and the engine settles that.

mod imagined;
#[cfg(test)]
mod tests;

use super::{
    Closings, Item, Line, RuleBook, Settlement, Step, Subject, WaitingFor, commissioning::ladder, settle,
    values::LadderMode,
};
use crate::{
    domain::{Money, Month, PersonId, Role},
    ledger::Ledger,
};
use chrono::NaiveDate;
use imagined::Imagined;
pub use imagined::is_imagined;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How far a payment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// His work is done; somebody owes a step.
    Waiting,
    /// The work itself is not finished.
    Possible,
    /// It is his, and comes later: with the acceptance, at the year's end, at the end of a period.
    Owed,
}

/// What stands between somebody and a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    Finish,
    Papers { by: NaiveDate },
    Callback { by: Option<NaiveDate> },
    Recheck { by: Option<NaiveDate> },
    Ruling,
    LateDecision,
    Acceptance,
    PaidIn,
    Sheet { by: NaiveDate },
    ManagerApproval,
    SalesVpApproval,
    TaxRate,
    Receipt { amount: Money },
    PeriodEnd { on: NaiveDate },
    WorkDone,
}

impl Missing {
    /// Whose step it is; none: the person's own, the customer's or the calendar's.
    pub fn owed_by(&self) -> Option<Role> {
        match self {
            Missing::Callback { .. } | Missing::PaidIn => Some(Role::Clerk),
            Missing::Recheck { .. }
            | Missing::Ruling
            | Missing::LateDecision
            | Missing::ManagerApproval
            | Missing::TaxRate
            | Missing::WorkDone => Some(Role::Manager),
            Missing::SalesVpApproval => Some(Role::SalesVp),
            Missing::Finish
            | Missing::Papers { .. }
            | Missing::Acceptance
            | Missing::Sheet { .. }
            | Missing::Receipt { .. }
            | Missing::PeriodEnd { .. } => None,
        }
    }

    /// The last day for it, where there is one.
    pub fn by(&self) -> Option<NaiveDate> {
        match self {
            Missing::Papers { by } | Missing::Sheet { by } => Some(*by),
            Missing::Callback { by } | Missing::Recheck { by } => *by,
            Missing::PeriodEnd { on } => Some(*on),
            _ => None,
        }
    }
}

/// A payment that has not come yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Prospect {
    pub item: Item,
    pub subject: Subject,
    pub stage: Stage,
    /// What he would get, less the clerk's share; none while nobody can say.
    pub amount: Option<Money>,
    /// The month it falls in, where that is settled already.
    pub month: Option<Month>,
    pub missing: Vec<Missing>,
    /// How the amount would come about.
    pub line: Option<Line>,
}

/// What a higher step of the ladder would bring.
#[derive(Debug, Clone, PartialEq)]
pub struct NextStep {
    pub from: u64,
    pub percent: Decimal,
    /// Points still to come.
    pub points_missing: u64,
    /// What the same notices would bring more, less the clerk's share. Zero in a marginal ladder, where only further
    /// points are paid by the higher percentage.
    pub gain: Money,
}

/// Where somebody stands on a month's ladder.
#[derive(Debug, Clone, PartialEq)]
pub struct LadderPlace {
    pub points: u64,
    pub percent: Decimal,
    pub mode: LadderMode,
    /// The steps with their percentages.
    pub steps: Vec<(u64, Decimal)>,
    /// Fewer points cost part of the base wage.
    pub low_below: u64,
    pub next: Option<NextStep>,
}

/// Everything that somebody may still expect, by what is known today.
pub fn prospects(ledger: &Ledger, book: &RuleBook, person: &PersonId, today: NaiveDate) -> Vec<Prospect> {
    let Some(imagined) = Imagined::of(ledger, book, person, today) else { return Vec::new() };
    let span = imagined.span;
    let known = Lines::of(&settle(ledger, book, span.0, span.1, Closings::Ignored), person);
    let later = settle(&imagined.ledger, book, span.0, span.1, Closings::Ignored);
    let expected = Lines::of(&later, person);
    let this_month = Month::of(today);
    let mut found = Vec::new();
    for (item, subject, mut missing, stage) in imagined.payments {
        let key = (item, subject.clone());
        if let Some((month, line, amount)) = known.0.get(&key) {
            // Computed already: news only while its month is still to come.
            if *month > this_month {
                let (month, line) = (Some(*month), Some(line.clone()));
                let amount = Some(*amount);
                let missing = Vec::new();
                found.push(Prospect { item, subject, stage: Stage::Owed, amount, month, missing, line });
            }
            continue;
        }
        match expected.0.get(&key) {
            Some((_, line, amount)) => {
                let (amount, line) = (Some(*amount), Some(line.clone()));
                found.push(Prospect { item, subject, stage, amount, month: None, missing, line });
            }
            None => {
                if let Some(unpriced) = unpriced(&later, &subject) {
                    missing.push(unpriced);
                    let (amount, month, line) = (None, None, None);
                    found.push(Prospect { item, subject, stage, amount, month, missing, line });
                }
            }
        }
    }
    found.sort_by(|a, b| {
        (a.stage, soonest(a), &a.subject, a.item).cmp(&(b.stage, soonest(b), &b.subject, b.item))
    });
    found
}

/// What the amount of a payment waits for although everything else is taken to be done. Who has left and has no
/// successor is not paid it, and the decision on late papers is among what is taken to be done.
fn unpriced(settlement: &Settlement, subject: &Subject) -> Option<Missing> {
    let Subject::Job(job) = subject else { return None };
    let of_job = settlement.waiting.iter().filter(|waiting| waiting.subject == *job);
    of_job.map(|waiting| waiting.what).find_map(|what| match what {
        WaitingFor::Ruling => Some(Missing::Ruling),
        WaitingFor::TaxRate => Some(Missing::TaxRate),
        WaitingFor::LateDecision | WaitingFor::Successor | WaitingFor::Reassign => None,
    })
}

fn soonest(prospect: &Prospect) -> NaiveDate {
    let dated = prospect.missing.iter().filter_map(Missing::by).min();
    dated.or(prospect.month.map(Month::first)).unwrap_or(NaiveDate::MAX)
}

/// Where somebody stands on the ladder of a month, and what its next step would bring for the same notices.
pub fn ladder_place(
    ledger: &Ledger,
    book: &RuleBook,
    person: &PersonId,
    month: Month,
    today: NaiveDate,
) -> LadderPlace {
    let rules = book.rules_on(month.last());
    let steps = &rules.commissioning.ladder;
    let mode = rules.reading.ladder_mode;
    let points = ladder::LadderPoints::of(ledger, book).get(person, month);
    let percent = ladder::percent(steps, mode, points);
    let next = steps.iter().find(|step| step.from > points).map(|step| NextStep {
        from: step.from,
        percent: step.percent,
        points_missing: step.from - points,
        gain: gain(ledger, book, person, month, today).unwrap_or_default(),
    });
    LadderPlace {
        points,
        percent,
        mode,
        steps: steps.iter().map(|step| (step.from, step.percent)).collect(),
        low_below: rules.commissioning.low_points.below,
        next,
    }
}

/// The month's notices settled as if everything were done, with the step reached paying what the next one pays.
fn gain(
    ledger: &Ledger,
    book: &RuleBook,
    person: &PersonId,
    month: Month,
    today: NaiveDate,
) -> Option<Money> {
    let rules = book.rules_on(month.last());
    let points = ladder::LadderPoints::of(ledger, book).get(person, month);
    let reached = rules.commissioning.ladder.iter().rposition(|step| step.from <= points)?;
    let raised = rules.commissioning.ladder.get(reached + 1)?.percent;
    if rules.reading.ladder_mode == LadderMode::Marginal {
        return Some(Money::ZERO);
    }
    let mut higher = rules.clone();
    higher.commissioning.ladder[reached].percent = raised;
    let imagined = Imagined::of(ledger, book, person, today)?;
    let (from, to) = imagined.span;
    let month_only = imagined.with_rules(month, &higher, rules);
    let raised_book = RuleBook::of(&month_only);
    let issued = |lines: &Lines| -> Money {
        let of_month = lines.0.iter().filter(|((item, subject), _)| {
            matches!(item, Item::CommissioningFirst | Item::CommissioningRest)
                && matches!(subject, Subject::Job(job)
                    if ledger.notices.get(job).is_some_and(|notice| month.contains(notice.holder().on())))
        });
        of_month.map(|(_, (_, _, amount))| *amount).sum()
    };
    let before = Lines::of(&settle(&imagined.ledger, book, from, to, Closings::Ignored), person);
    let after = Lines::of(&settle(&month_only, &raised_book, from, to, Closings::Ignored), person);
    Some(issued(&after) - issued(&before))
}

/// A payment as it arrives: less the clerk's share, with the steps to that.
fn less_share(line: &Line, share: Option<&Line>) -> Line {
    let mut line = line.clone();
    if let Some(share) = share {
        let payment = line.amount;
        line.amount += share.amount;
        line.steps.extend(share.steps.iter().cloned());
        line.steps.push(Step::AfterShare { payment, share: share.amount, amount: line.amount });
    }
    line
}

/// A person's lines that pay for a piece of work: month, line, and the amount less the clerk's share of it.
struct Lines(BTreeMap<(Item, Subject), (Month, Line, Money)>);

impl Lines {
    fn of(settlement: &Settlement, person: &PersonId) -> Lines {
        let mut found = BTreeMap::new();
        for sheet in &settlement.months {
            let Some(statement) = sheet.statements.get(person) else { continue };
            let shares = |subject: &Subject| {
                let subject = subject.clone();
                let share = move |line: &&Line| line.item == Item::ClerkShare && line.subject == subject;
                statement.lines.iter().filter(share)
            };
            // Where both parts fall into one month, their shares stand in the same order.
            let mut used: BTreeMap<&Subject, usize> = BTreeMap::new();
            for line in &statement.lines {
                let share = match line.item {
                    Item::CommissioningFirst | Item::CommissioningRest => {
                        let nth = used.entry(&line.subject).or_default();
                        *nth += 1;
                        shares(&line.subject).nth(*nth - 1)
                    }
                    Item::Repair | Item::MaintenanceSigning | Item::MaintenanceService => None,
                    _ => continue,
                };
                let key = (line.item, line.subject.clone());
                found.entry(key).or_insert_with(|| {
                    let line = less_share(line, share);
                    let amount = line.amount;
                    (sheet.month, line, amount)
                });
            }
        }
        Lines(found)
    }
}
