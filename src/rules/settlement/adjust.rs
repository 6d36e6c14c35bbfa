//! Closed months: their statements stand as they were closed; what became known later is an adjustment.
//!
//! A closing keeps its figures as a fact, so they cannot change whatever is added, and computing them again needs
//! no second ledger. The trace of a closed line is that of the same line computed today; where it comes to something
//! else today, the line says so.

use super::{Settlement, computed, statement};
use crate::{
    domain::{FactId, Money, Month, PersonId},
    journal::{Fact, FactBody},
    ledger::{Closing, Ledger},
    rules::{Clause, Item, Line, RuleBook, Statement, Step, Subject},
};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// `settlement` covers every closed month.
pub(super) fn respect_closings(ledger: &Ledger, settlement: &mut Settlement) {
    let mut adjustments = Vec::new();
    for closing in ledger.closings.values() {
        adjustments.extend(adjustments_of(ledger, settlement, closing));
    }
    for sheet in &mut settlement.months {
        if let Some(closing) = ledger.closing(sheet.month) {
            sheet.closed = Some((closing.known_until, closing.stamp.fact));
            sheet.statements = frozen(closing, std::mem::take(&mut sheet.statements));
        }
    }
    for (target, person, line) in adjustments {
        let Some(sheet) = settlement.months.iter_mut().find(|sheet| sheet.month == target) else { continue };
        let now = sheet.statements.remove(&person);
        let mut lines = now.map_or_else(Vec::new, |now| now.lines);
        lines.push(line);
        sheet.statements.insert(person.clone(), statement(person, lines));
    }
}

/// The statements as closed, each line with the derivation it still has.
fn frozen(closing: &Closing, computed: BTreeMap<PersonId, Statement>) -> BTreeMap<PersonId, Statement> {
    let mut people: BTreeMap<PersonId, Vec<Line>> =
        computed.keys().map(|person| (person.clone(), Vec::new())).collect();
    for closed in &closing.lines {
        let Some(item) = Item::from_code(&closed.item) else { continue };
        let known = computed.get(&closed.person).and_then(|statement| {
            statement.lines.iter().find(|line| {
                line.item == item
                    && line.amount == closed.amount
                    && line.subject.to_string() == closed.subject
            })
        });
        let line = known.cloned().unwrap_or_else(|| Line {
            item,
            subject: closed_subject(item, &closed.subject),
            amount: closed.amount,
            clause: Clause("4.1"),
            steps: vec![Step::AsClosed { fact: closing.stamp.fact }],
        });
        people.entry(closed.person.clone()).or_default().push(line);
    }
    people.into_iter().map(|(person, lines)| (person.clone(), statement(person, lines))).collect()
}

fn closed_subject(item: Item, text: &str) -> Subject {
    match text.parse() {
        Ok(month) if item == Item::Adjustment => Subject::Month(month),
        _ if text.is_empty() => Subject::Nothing,
        _ => Subject::Text(text.to_owned()),
    }
}

/// Sums by person.
type Nets = BTreeMap<PersonId, Money>;

fn add(nets: &mut Nets, person: &PersonId, amount: Money) {
    *nets.entry(person.clone()).or_default() += amount;
}

/// A month's own lines as all that a ledger knows makes them.
fn nets_of(settlement: &Settlement, month: Month) -> Nets {
    let sheet = settlement.sheet(month);
    sheet
        .into_iter()
        .flat_map(|sheet| sheet.statements.values())
        .map(|statement| (statement.person.clone(), statement.net))
        .collect()
}

/// What a closed month owes to open ones: the difference between what it comes to now and what has been paid for it,
/// in the month in which the fact became known, or the first open one after it.
fn adjustments_of(
    ledger: &Ledger,
    settlement: &Settlement,
    closing: &Closing,
) -> Vec<(Month, PersonId, Line)> {
    let month = closing.month;
    let mut paid = Nets::new();
    for line in closing.lines.iter().filter(|line| line.item != Item::Adjustment.code()) {
        add(&mut paid, &line.person, line.amount);
    }
    let mut adjusted = Nets::new();
    for other in ledger.closings.values() {
        for line in &other.lines {
            if line.item == Item::Adjustment.code() && line.subject == month.to_string() {
                add(&mut adjusted, &line.person, line.amount);
            }
        }
    }
    let now = nets_of(settlement, month);
    let zero = Money::ZERO;
    let of = |nets: &Nets, person: &PersonId| nets.get(person).copied().unwrap_or(zero);
    let mut people: Vec<&PersonId> = now.keys().chain(paid.keys()).chain(adjusted.keys()).collect();
    people.sort();
    people.dedup();
    people.retain(|person| of(&now, person) != of(&paid, person) + of(&adjusted, person));
    if people.is_empty() {
        return Vec::new();
    }
    let targets = targets(ledger, closing);
    let mut adjustments = Vec::new();
    let mut before = Nets::new();
    for person in &people {
        before.insert((*person).clone(), of(&paid, person) + of(&adjusted, person));
    }
    for (index, (target, until, facts)) in targets.iter().enumerate() {
        // What everything known until the target's last late fact makes of the month; all that is known, at the end.
        let then = if index + 1 == targets.len() {
            now.clone()
        } else {
            let known = ledger.known_by(*until);
            let (book, _) = RuleBook::of(&known);
            nets_of(&computed(&known, &book, month, month), month)
        };
        for person in &people {
            let (was, comes_to) = (of(&before, person), of(&then, person));
            if was == comes_to {
                continue;
            }
            let amount = comes_to - was;
            before.insert((*person).clone(), comes_to);
            let step = Step::Adjustment {
                month,
                was: of(&paid, person),
                now: comes_to,
                adjusted_before: was - of(&paid, person),
                amount,
                facts: facts.clone(),
            };
            let line = Line {
                item: Item::Adjustment,
                subject: Subject::Month(month),
                amount,
                clause: Clause("4.1"),
                steps: vec![step],
            };
            adjustments.push((*target, (*person).clone(), line));
        }
    }
    adjustments
}

/// The open months that take adjustments of a closed one: month, the moment up to which facts belong to it, and those
/// facts. Never empty; a difference that no late fact explains goes to the first open month.
fn targets(ledger: &Ledger, closing: &Closing) -> Vec<(Month, NaiveDateTime, Vec<FactId>)> {
    let mut late: Vec<(NaiveDateTime, FactId)> = ledger
        .facts()
        .iter()
        .filter(|fact| fact.recorded > closing.known_until && may_change(ledger, fact, closing.month))
        .map(|fact| (fact.recorded, fact.id))
        .collect();
    late.sort();
    let mut targets: BTreeMap<Month, (NaiveDateTime, Vec<FactId>)> = BTreeMap::new();
    for (recorded, fact) in late {
        let mut month = Month::of(recorded.date());
        // Never before the month after the closed one, and only in a month that is still open today: what belongs to
        // a month closed since has been paid with it.
        let mut paid_since = false;
        while month <= closing.month || ledger.closing(month).is_some() {
            paid_since |= ledger.closing(month).is_some_and(|closed| recorded <= closed.known_until)
                && month > closing.month;
            month = month.next();
        }
        let target = targets.entry(month).or_insert_with(|| (recorded, Vec::new()));
        target.0 = target.0.max(recorded);
        if !paid_since {
            target.1.push(fact);
        }
    }
    if targets.is_empty() {
        let mut month = closing.month.next();
        while ledger.closing(month).is_some() {
            month = month.next();
        }
        return vec![(month, NaiveDateTime::MAX, Vec::new())];
    }
    targets.into_iter().map(|(month, (until, facts))| (month, until, facts)).collect()
}

/// A fact dated after a month's end cannot change it, unless it names the month or a day of it.
fn may_change(ledger: &Ledger, fact: &Fact, month: Month) -> bool {
    let dated = Month::of(fact.on) <= month;
    match &fact.body {
        FactBody::OwnUnfinishedWork { month: named, .. } => *named <= month,
        FactBody::Excused { day, .. } => Month::of(*day) <= month,
        FactBody::Punch { at, .. } => Month::of(at.date()) <= month,
        FactBody::Person { joined, .. } => Month::of(*joined) <= month,
        // Descriptions and calendars hold for all times.
        FactBody::Site { .. } | FactBody::Calendar(_) => true,
        FactBody::RuleSet { from, .. } => *from <= month,
        FactBody::Withdrawn { fact, .. } => {
            ledger.fact(*fact).is_some_and(|mistake| may_change(ledger, mistake, month))
        }
        FactBody::CloseMonth { .. } | FactBody::BranchNamed { .. } => false,
        _ => dated,
    }
}
