//! What somebody may still expect, and what the next step of the ladder would bring. Nothing is reckoned here: the
//! steps that are missing are taken to have been done today, and the engine settles that.

mod imagined;
#[cfg(test)]
mod tests;

use super::{
    Item, Line, RuleBook, Settled, Statement, Step, Subject, Waiting, WaitingFor,
    commissioning::ladder,
    open::{Actor, Lack, Looked, Unfinished},
    pay::Pay,
    settlement::{Computed, Of, Only, only},
    values::LadderMode,
};
use crate::{
    domain::{Arrange, FactId, Money, Month, PersonId},
    ledger::Ledger,
};
use chrono::NaiveDate;
pub use imagined::is_imagined;
use imagined::{Imagined, Payment};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

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

/// A payment that has not come yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Prospect {
    /// Whose it would be.
    pub person: PersonId,
    pub item: Item,
    pub subject: Subject,
    pub stage: Stage,
    /// What he would get, less the clerk's share; none while nobody can say.
    pub amount: Option<Money>,
    /// The month it falls in, where that is settled already.
    pub month: Option<Month>,
    /// What stands between him and it.
    pub missing: Vec<Lack>,
    /// How the amount would come about.
    pub line: Option<Line>,
    /// Where it waits for one of several answers to a question: these.
    pub answers: Vec<FactId>,
}

impl Prospect {
    /// The steps that somebody of the branch owes and that can be taken now.
    pub fn owed(&self) -> impl Iterator<Item = &Lack> {
        self.missing.iter().filter(|lack| lack.since.is_some() && lack.actor != Actor::Outside)
    }
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

/// Everything that somebody may still expect, or everybody, by what is known today.
pub fn prospects(
    ledger: &Ledger,
    book: &RuleBook,
    whose: Option<&PersonId>,
    today: NaiveDate,
) -> Vec<Prospect> {
    let Some((from, to)) = imagined::known_span(ledger, today) else { return Vec::new() };
    let (computed, _) = Computed::of(ledger, book, from, to);
    let (waiting, ..) = computed.said();
    let unfinished = Unfinished::of(ledger, book, &waiting, today);
    expected(&computed, &waiting, &unfinished, whose, today)
}

/// The same, where the branch is settled and it is known what all work lacks today: only work that lacks something, or
/// that pays later, is looked at.
pub fn prospects_of(
    settled: &Settled,
    unfinished: &Unfinished,
    whose: Option<&PersonId>,
    today: NaiveDate,
) -> Vec<Prospect> {
    expected(settled.computed(), &settled.settlement().waiting, unfinished, whose, today)
}

fn expected(
    computed: &Computed,
    waiting: &[Waiting],
    unfinished: &Unfinished,
    whose: Option<&PersonId>,
    today: NaiveDate,
) -> Vec<Prospect> {
    let (ledger, book) = (&computed.ledger, &computed.book);
    let Some(span) = imagined::known_span(ledger, today) else { return Vec::new() };
    let looked = Looked { ledger, book, waiting, today };
    let pays_later = computed.pays_from(Month::of(today).next());
    let Some(imagined) = Imagined::of(looked, whose, unfinished, pays_later) else { return Vec::new() };
    let pieces: BTreeSet<Of> =
        imagined.payments.iter().filter_map(|payment| piece(ledger, &payment.subject)).collect();
    let this_month = Month::of(today);
    let known = Lines::of(computed.only_later(&pieces, this_month, span.1).statements, whose);
    let Only { statements, waiting } = computed.only_with(&imagined.ledger, &pieces, imagined.span);
    let expected = Lines::of(statements, whose);
    let disputed = disputed(computed, looked, whose, this_month);
    let is_disputed = |prospect: &Prospect| {
        let same = |other: &Prospect| {
            (&other.person, other.item, &other.subject)
                == (&prospect.person, prospect.item, &prospect.subject)
        };
        disputed.iter().any(same)
    };
    let found = imagined.payments.into_iter().filter_map(|payment| {
        let key = (payment.to.clone(), payment.item, payment.subject.clone());
        match known.0.get(&key) {
            Some(line) => payment.computed(line, this_month),
            None => payment.imagined(expected.0.get(&key), &waiting),
        }
    });
    let mut found: Vec<Prospect> = found.filter(|prospect| !is_disputed(prospect)).collect();
    found.extend(disputed);
    found.arrange_by(|a, b| order(a).cmp(&order(b)));
    found
}

/// What waits although nothing of its own is missing: it comes to something else by another answer to some question. Of what
/// belongs to no work, such as wages, only what is due.
fn disputed(
    computed: &Computed,
    looked: Looked<'_>,
    whose: Option<&PersonId>,
    this_month: Month,
) -> Vec<Prospect> {
    let lines = computed.disputed().lines();
    let wanted = lines.filter(|((_, person, ..), _)| whose.is_none_or(|whose| whose == person));
    let mut found: Vec<Prospect> = Vec::new();
    for ((month, person, item, subject), dispute) in wanted {
        let subject = subject.or_month(*month);
        let of_month = matches!(subject, Subject::Month(_));
        // His own part of a fee is shown less the clerk's share.
        let own_share = *item == Item::ClerkShare
            && found.last().is_some_and(|last| (&last.person, &last.subject) == (person, &subject));
        if own_share || (of_month && *month > this_month) {
            continue;
        }
        let answers = dispute.answers.clone();
        let missing = looked.settling_of(&answers).into_iter().collect();
        let (person, item, stage) = (person.clone(), *item, Stage::Waiting);
        let (amount, month, line) = (None, None, None);
        found.push(Prospect { person, item, subject, stage, amount, month, missing, line, answers });
    }
    found
}

/// What settles a piece of work.
fn piece(ledger: &Ledger, subject: &Subject) -> Option<Of> {
    match subject {
        Subject::Job(job) if ledger.notices.contains_key(job) => Some(Of::Notice(job.clone())),
        Subject::Job(job) => Some(Of::Repair(job.clone())),
        Subject::Contract(contract) => Some(Of::Contract(contract.clone())),
        Subject::Travel(travel) => Some(Of::Travel(travel.clone())),
        Subject::Nothing | Subject::Day(..) | Subject::Penalty(_) | Subject::Month(_) | Subject::Text(_) => {
            None
        }
    }
}

/// The nearest first; the parts of one work beside each other.
fn order(prospect: &Prospect) -> (Stage, NaiveDate, &Subject, Item) {
    (prospect.stage, soonest(prospect), &prospect.subject, prospect.item)
}

impl Payment {
    /// Computed already: news only while its month is still to come.
    fn computed(self, (month, line, amount): &(Month, Line, Money), this_month: Month) -> Option<Prospect> {
        let Payment { person, item, subject, .. } = self;
        let (stage, amount, line) = (Stage::Owed, Some(*amount), Some(line.clone()));
        let (month, missing) = (*month > this_month).then_some((*month, Vec::new()))?;
        let (month, answers) = (Some(month), Vec::new());
        Some(Prospect { person, item, subject, stage, amount, month, missing, line, answers })
    }

    /// What it would be with everything done; kept without an amount where only the amount is not known.
    fn imagined(self, line: Option<&(Month, Line, Money)>, waiting: &[Waiting]) -> Option<Prospect> {
        let Payment { person, to, item, subject, missing, stage } = self;
        let of_work = Waiting::of(waiting, &subject);
        let answers = answers(of_work, &to);
        let (amount, line) = match line {
            Some((_, line, amount)) => (Some(*amount), Some(line.clone())),
            None if is_unpriced(of_work) || !answers.is_empty() => (None, None),
            None => return None,
        };
        Some(Prospect { person, item, subject, stage, amount, month: None, missing, line, answers })
    }
}

/// Whether the amount waits although everything else is taken to be done: nobody imagines a rate. Who has left and has no
/// successor is not paid it.
fn is_unpriced(of_work: &[Waiting]) -> bool {
    of_work.iter().any(|waiting| matches!(waiting.what, WaitingFor::Ruling | WaitingFor::TaxRate))
}

/// The answers of which one has to go before somebody's money of a work comes: by which of them it will be paid nobody
/// imagines.
fn answers(of_work: &[Waiting], person: &PersonId) -> Vec<FactId> {
    let held = of_work.iter().find(|one| one.what == WaitingFor::Conflict && one.person == *person);
    held.map(|held| held.facts.clone()).unwrap_or_default()
}

fn soonest(prospect: &Prospect) -> NaiveDate {
    let dated = prospect.missing.iter().filter_map(Lack::day).min();
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
    let looked = Looked { ledger, book, waiting: &[], today };
    let unfinished = Unfinished::of(ledger, book, &[], today);
    let imagined = Imagined::of(looked, Some(person), &unfinished, std::iter::empty())?;
    let month_only = imagined.with_rules(month, &higher, rules);
    let raised_book = RuleBook::of(&month_only);
    let issued = ledger.notices.values().filter(|notice| month.contains(notice.holder().on()));
    let pieces: Vec<Of> = issued.map(|notice| Of::Notice(notice.id.clone())).collect();
    let sum = |ledger: &Ledger, book: &RuleBook| -> Money {
        let ladder = ladder::LadderPoints::of(ledger, book);
        let (from, to) = imagined.span;
        let only = only(Pay::new(ledger, book, &ladder, from, to), &pieces);
        let lines = Lines::of(only.statements, Some(person));
        lines.0.into_values().map(|(_, _, amount)| amount).sum()
    };
    Some(sum(&month_only, &raised_book) - sum(&imagined.ledger, book))
}

/// A payment as it arrives: less the clerk's share, with the steps to that.
fn less_share(mut line: Line, share: Option<Line>) -> Line {
    if let Some(share) = share {
        let payment = line.amount;
        line.amount += share.amount;
        line.steps.extend(share.steps);
        line.steps.push(Step::AfterShare { payment, share: share.amount, amount: line.amount });
    }
    line
}

/// The lines that pay for a piece of work, by person: month, line, and the amount less the clerk's share of it.
struct Lines(BTreeMap<(PersonId, Item, Subject), (Month, Line, Money)>);

impl Lines {
    fn of(statements: Vec<(Month, Statement)>, whose: Option<&PersonId>) -> Lines {
        let mut found = Lines(BTreeMap::new());
        let wanted = |statement: &Statement| whose.is_none_or(|person| statement.person == *person);
        let statements = statements.into_iter().filter(|(_, statement)| wanted(statement));
        statements.for_each(|(month, statement)| found.add(month, statement));
        found
    }

    fn add(&mut self, month: Month, statement: Statement) {
        let is_share = |line: &Line| line.item == Item::ClerkShare;
        let (shares, lines): (Vec<Line>, Vec<Line>) = statement.lines.into_iter().partition(is_share);
        // Where both parts fall into one month, their shares stand in the same order.
        let mut of_subject: BTreeMap<Subject, VecDeque<Line>> = BTreeMap::new();
        for share in shares {
            of_subject.entry(share.subject.clone()).or_default().push_back(share);
        }
        for line in lines {
            let share = match line.item {
                Item::CommissioningFirst | Item::CommissioningRest => {
                    of_subject.get_mut(&line.subject).and_then(VecDeque::pop_front)
                }
                Item::Repair | Item::MaintenanceSigning | Item::MaintenanceService | Item::Travel => None,
                _ => continue,
            };
            let key = (statement.person.clone(), line.item, line.subject.clone());
            self.0.entry(key).or_insert_with(|| {
                let line = less_share(line, share);
                let amount = line.amount;
                (month, line, amount)
            });
        }
    }
}
