//! Closed months: their statements stand as they were closed; what became known later is an adjustment.
//!
//! A closing keeps its figures as a fact, so they cannot change whatever is added, and computing them again needs
//! no second ledger. The trace of a closed line is that of the same line computed today; where it comes to something
//! else today, the line says so.

use super::{Settlement, computed, statement};
use crate::{
    domain::{Arrange, FactId, Money, Month, PersonId},
    journal::{Fact, FactBody},
    ledger::{Closing, Ledger},
    rules::{Clause, Item, Line, RuleBook, Statement, Step, Subject},
};
use chrono::NaiveDateTime;
use std::{cell::OnceCell, collections::BTreeMap};

/// `settlement` covers every closed month up to its last one; what was closed after that owes it nothing.
pub(super) fn respect_closings(ledger: &Ledger, settlement: &mut Settlement) {
    let mut adjustments = Vec::new();
    // The book of all that is known, read when it is first asked for.
    let whole = OnceCell::new();
    let mut paid = BTreeMap::new();
    let last = settlement.months.last().map(|sheet| sheet.month);
    for closing in ledger.closings.values().filter(|closing| Some(closing.month) <= last) {
        adjustments.extend(adjustments_of(ledger, settlement, closing, &mut paid, &whole));
    }
    for sheet in &mut settlement.months {
        if let Some(closing) = ledger.closing(sheet.month) {
            sheet.closed = Some((closing.known_until, closing.stamp.fact));
            sheet.statements = frozen(closing, std::mem::take(&mut sheet.statements), &mut paid);
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
fn frozen(
    closing: &Closing,
    mut computed: BTreeMap<PersonId, Statement>,
    paid: &mut PaidAdjustments,
) -> BTreeMap<PersonId, Statement> {
    let mut people: BTreeMap<PersonId, Vec<Line>> =
        computed.keys().map(|person| (person.clone(), Vec::new())).collect();
    for closed in &closing.lines {
        let Some(item) = Item::from_code(&closed.item) else { continue };
        let known = computed.get_mut(&closed.person).and_then(|statement| {
            let position = statement.lines.iter().position(|line| {
                line.item == item
                    && line.amount == closed.amount
                    && line.subject.to_string() == closed.subject
            });
            // Taken, not copied: of two equal lines each keeps its own derivation.
            position.map(|position| statement.lines.remove(position))
        });
        let line = known.unwrap_or_else(|| {
            let key = (closing.month, closed.subject.clone(), closed.person.clone());
            let adjusted = (item == Item::Adjustment).then(|| paid.remove(&key)).flatten();
            Line {
                item,
                subject: closed_subject(item, &closed.subject),
                amount: closed.amount,
                clause: Clause("4.1"),
                steps: vec![adjusted.unwrap_or(Step::AsClosed { fact: closing.stamp.fact })],
            }
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

/// How adjustments that closed months have paid came about: by the month that paid, the month adjusted, and the person.
type PaidAdjustments = BTreeMap<(Month, String, PersonId), Step>;

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
///
/// The late facts are walked through in the order they became known. What a month closed since has paid stands; each
/// open month takes what the facts that became known in it change.
fn adjustments_of(
    ledger: &Ledger,
    settlement: &Settlement,
    closing: &Closing,
    explained: &mut PaidAdjustments,
    whole: &OnceCell<RuleBook>,
) -> Vec<(Month, PersonId, Line)> {
    let month = closing.month;
    let now = nets_of(settlement, month);
    let mut paid = Nets::new();
    for line in closing.lines.iter().filter(|line| line.item != Item::Adjustment.code()) {
        add(&mut paid, &line.person, line.amount);
    }
    let mut running = paid.clone();
    let mut adjustments = Vec::new();
    let targets = targets(ledger, closing);
    let last = targets.keys().next_back().copied();
    for (target, late) in &targets {
        if let Some(closed) = ledger.closing(*target) {
            for line in &closed.lines {
                if line.item != Item::Adjustment.code() || line.subject != month.to_string() {
                    continue;
                }
                let of = |nets: &Nets| nets.get(&line.person).copied().unwrap_or(Money::ZERO);
                let (was, before) = (of(&paid), of(&running));
                let step = Step::Adjustment {
                    month,
                    was,
                    now: before + line.amount,
                    adjusted_before: before - was,
                    amount: line.amount,
                    facts: late.facts.clone(),
                };
                explained.insert((*target, line.subject.clone(), line.person.clone()), step);
                add(&mut running, &line.person, line.amount);
            }
            continue;
        }
        // All that is known, at the end; else the month as it was known when the target's last late fact was.
        let then = if Some(*target) == last {
            now.clone()
        } else {
            let known = ledger.known_by(late.until);
            // Rules are adopted seldom: mostly the book was the same then, and reading it again would cost the most.
            let book = match known.rule_sets == ledger.rule_sets {
                true => whole.get_or_init(|| RuleBook::of(ledger)).clone(),
                false => RuleBook::of(&known),
            };
            nets_of(&computed(&known, &book, month, month), month)
        };
        let owed = Owed { month, target: *target, facts: &late.facts };
        owed.adjust(&paid, &mut running, &then, &mut adjustments);
    }
    adjustments
}

/// What became known late and is adjusted in one month.
struct Owed<'a> {
    month: Month,
    target: Month,
    facts: &'a [FactId],
}

impl Owed<'_> {
    /// Brings what has been paid so far to what the month came to then.
    fn adjust(
        &self,
        paid: &Nets,
        running: &mut Nets,
        then: &Nets,
        adjustments: &mut Vec<(Month, PersonId, Line)>,
    ) {
        let of = |nets: &Nets, person: &PersonId| nets.get(person).copied().unwrap_or(Money::ZERO);
        let mut people: Vec<PersonId> = running.keys().chain(then.keys()).cloned().collect();
        people.arrange();
        people.dedup();
        for person in people {
            let (was, comes_to) = (of(running, &person), of(then, &person));
            if was == comes_to {
                continue;
            }
            let amount = comes_to - was;
            let step = Step::Adjustment {
                month: self.month,
                was: of(paid, &person),
                now: comes_to,
                adjusted_before: was - of(paid, &person),
                amount,
                facts: self.facts.to_vec(),
            };
            let line = Line {
                item: Item::Adjustment,
                subject: Subject::Month(self.month),
                amount,
                clause: Clause("4.1"),
                steps: vec![step],
            };
            running.insert(person.clone(), comes_to);
            adjustments.push((self.target, person, line));
        }
    }
}

/// The late facts that a month takes.
struct Late {
    /// When the last of them became known.
    until: NaiveDateTime,
    facts: Vec<FactId>,
}

/// The months that take adjustments of a closed one. The last of them is open: a difference that no late fact
/// explains (facts of another device that were older than the closing) goes there.
fn targets(ledger: &Ledger, closing: &Closing) -> BTreeMap<Month, Late> {
    let mut targets: BTreeMap<Month, Late> = BTreeMap::new();
    let late = |fact: &&std::sync::Arc<Fact>| {
        fact.recorded > closing.known_until && may_change(ledger, fact, closing.month)
    };
    for fact in ledger.facts().iter().filter(late) {
        let paid =
            |month: Month| ledger.closing(month).is_some_and(|closed| closed.known_until < fact.recorded);
        let mut month = Month::of(fact.recorded.date()).max(closing.month.next());
        while paid(month) {
            month = month.next();
        }
        let target = targets.entry(month).or_insert_with(|| Late { until: fact.recorded, facts: Vec::new() });
        target.until = target.until.max(fact.recorded);
        target.facts.push(fact.id);
    }
    let mut open = targets.keys().next_back().copied().unwrap_or(closing.month.next());
    while ledger.closing(open).is_some() {
        // What was paid in a month closed since counts, whether or not a late fact says why.
        targets.entry(open).or_insert_with(|| Late { until: NaiveDateTime::MAX, facts: Vec::new() });
        open = open.next();
    }
    targets.entry(open).or_insert_with(|| Late { until: NaiveDateTime::MAX, facts: Vec::new() });
    targets
}

/// A fact dated after a month's end cannot change it, unless it names the month or a day of it.
fn may_change(ledger: &Ledger, fact: &Fact, month: Month) -> bool {
    let dated = Month::of(fact.on) <= month;
    match &fact.body {
        FactBody::OwnUnfinishedWork { month: named, .. } => *named <= month,
        FactBody::Excused { day, .. } => Month::of(*day) <= month,
        FactBody::Punch { at, .. } => Month::of(at.date()) <= month,
        FactBody::Person { joined, .. } => Month::of(*joined) <= month,
        // A refund lowers what was paid by the fee, whenever that was, and money before it makes up for it.
        FactBody::Receipt { contract, amount } => {
            let refunded = || ledger.contracts.get(contract)?.refunds().next();
            dated || amount.is_negative() || refunded().is_some()
        }
        // Descriptions and calendars hold for all times.
        FactBody::Site { .. } | FactBody::Calendar(_) => true,
        FactBody::RuleSet { from, .. } => *from <= month,
        FactBody::Withdrawn { fact, .. } => {
            ledger.fact(*fact).is_some_and(|mistake| may_change(ledger, mistake, month))
        }
        FactBody::CloseMonth { .. } | FactBody::BranchNamed { .. } => false,
        FactBody::PersonChanged { .. }
        | FactBody::Notice { .. }
        | FactBody::Reassign { .. }
        | FactBody::Finished { .. }
        | FactBody::PapersUntil { .. }
        | FactBody::Papers { .. }
        | FactBody::Callback { .. }
        | FactBody::Recheck { .. }
        | FactBody::Acceptance { .. }
        | FactBody::Ruling { .. }
        | FactBody::Successor { .. }
        | FactBody::Leave { .. }
        | FactBody::Travel { .. }
        | FactBody::Repair { .. }
        | FactBody::PaidIn { .. }
        | FactBody::Sheet { .. }
        | FactBody::Approved { .. }
        | FactBody::Contract { .. }
        | FactBody::Server { .. }
        | FactBody::ContractDone { .. }
        | FactBody::FollowUps { .. }
        | FactBody::ProductIssue { .. }
        | FactBody::Penalty { .. }
        | FactBody::Waived { .. } => dated,
    }
}
