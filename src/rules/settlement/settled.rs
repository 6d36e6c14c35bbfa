//! A settlement that follows the facts: what a change does not touch is not settled again, and a closed month is settled
//! once. It is the settlement of all facts, as [`super::settle`] makes it; a property test says so.

use super::{
    Settlement, Sheet,
    adjust::{Explained, Nets, Owed, adjusted, frozen, nets_of, owed},
    computed::Computed,
    late::{LateFacts, changes_others},
    then::{Answers, Then},
};
use crate::{
    domain::{Collected, Month, PersonId},
    journal::Fact,
    ledger::Ledger,
    rules::{Line, MonthSheet, RuleBook, Warning},
};
use std::{collections::BTreeMap, sync::Arc};

/// The months of a branch, closed ones as they were closed.
#[derive(Clone)]
pub struct Settled {
    computed: Arc<Computed>,
    from: Month,
    to: Month,
    late: LateFacts,
    answers: Answers,
    closed: BTreeMap<Month, Closed>,
    open: BTreeMap<Month, Open>,
    settlement: Arc<Settlement>,
}

/// A closed month.
#[derive(Clone)]
struct Closed {
    /// What it comes to by all that is known.
    nets: Nets,
    owed: Arc<Owed>,
    explained: Explained,
    sheet: Sheet,
}

/// An open month.
#[derive(Clone)]
struct Open {
    /// Before it takes adjustments.
    computed: Arc<MonthSheet>,
    adjustments: Vec<(PersonId, Line)>,
    sheet: Sheet,
}

type Sheets = BTreeMap<Month, MonthSheet>;

/// What a closed month owes to later months only: all of them are computed, the wanted ones are shown.
fn first(ledger: &Ledger, from: Month) -> Month {
    ledger.closings.keys().next().map_or(from, |closed| from.min(*closed))
}

impl Settled {
    /// Settles the months from `from` to `to`, both included.
    pub fn of(ledger: &Ledger, book: &RuleBook, from: Month, to: Month) -> Settled {
        let (computed, sheets) = Computed::of(ledger, book, first(ledger, from), to);
        let sheets = sheets.into_iter().map(|sheet| (sheet.month, sheet)).keyed();
        Settled::close(Arc::new(computed), (from, to), sheets, None)
    }

    /// The same months of a ledger that was changed.
    pub fn follow(&self, ledger: &Ledger, book: &RuleBook, from: Month, to: Month) -> Settled {
        let same_months = (self.from, self.to, self.computed.from) == (from, to, first(ledger, from));
        match same_months.then(|| self.computed.follow(ledger, book)).flatten() {
            Some((computed, touched)) => {
                let sheets = touched.into_iter().map(|month| (month, computed.sheet(month))).keyed();
                Settled::close(Arc::new(computed), (from, to), sheets, Some(self))
            }
            None => Settled::of(ledger, book, from, to),
        }
    }

    /// The same with more facts, which may be rules.
    pub fn with(&self, facts: &[Arc<Fact>]) -> Settled {
        let ledger = self.ledger().with(facts);
        let book = match ledger.rule_sets == self.ledger().rule_sets {
            true => self.computed.book.clone(),
            false => RuleBook::of(&ledger),
        };
        self.follow(&ledger, &book, self.from, self.to)
    }

    pub fn settlement(&self) -> &Arc<Settlement> {
        &self.settlement
    }

    pub fn into_settlement(self) -> Arc<Settlement> {
        self.settlement
    }

    /// The points that count for somebody in a month (5.1.10), kept along with what they pay.
    pub fn points(&self, person: &PersonId, month: Month) -> u64 {
        self.computed.ladder.get(person, month)
    }

    pub(in crate::rules) fn computed(&self) -> &Computed {
        &self.computed
    }

    pub fn ledger(&self) -> &Ledger {
        &self.computed.ledger
    }

    /// `sheets`: the months that are new, or others than before. Where there is no before, closed ones have no derivations.
    fn close(
        computed: Arc<Computed>,
        (from, to): (Month, Month),
        sheets: Sheets,
        before: Option<&Settled>,
    ) -> Settled {
        let new = before.and_then(|before| computed.ledger.new_since(&before.computed.ledger));
        let kept = before.zip(new.as_deref()).filter(|(before, new)| before.stands_with(&computed, new));
        let late = match kept {
            Some((before, new)) => before.late.follow(&computed.ledger, new),
            None => LateFacts::of(&computed.ledger),
        };
        let answers = kept.map(|(before, _)| before.answers.clone()).unwrap_or_default();
        let then = Then::of(answers);
        let mut closer = Closer { computed: &computed, before, kept, late: &late, sheets, then };
        let closed = closer.closed();
        let open = closer.open(&closed);
        let answers = closer.then.answers;
        let settlement = Arc::new(settlement(&computed, (from, to), &closed, &open));
        Settled { from, to, late, answers, closed, open, settlement, computed }
    }

    /// Whether what was said of closed months still stands but for what these facts change: they are newer than all
    /// others, and close nothing.
    fn stands_with(&self, computed: &Computed, new: &[&Fact]) -> bool {
        let ledger = &self.computed.ledger;
        let newest = ledger.newest_record();
        computed.ledger.closings == ledger.closings
            && new.iter().all(|fact| Some(fact.recorded) > newest && !changes_others(&computed.ledger, fact))
    }
}

/// Closes the months of a settlement.
struct Closer<'a> {
    computed: &'a Arc<Computed>,
    before: Option<&'a Settled>,
    /// What stands but for what some facts change.
    kept: Option<(&'a Settled, &'a [&'a Fact])>,
    late: &'a LateFacts,
    sheets: Sheets,
    then: Then,
}

impl Closer<'_> {
    fn closed(&mut self) -> BTreeMap<Month, Closed> {
        let closings = &self.computed.ledger.closings;
        let mut months: BTreeMap<Month, (Nets, Arc<Owed>)> = BTreeMap::new();
        for closing in closings.values().filter(|closing| closing.month <= self.computed.to) {
            let month = closing.month;
            let before = self.before.and_then(|before| before.closed.get(&month));
            let nets = match (self.sheets.get(&month), before) {
                (None, Some(before)) => before.nets.clone(),
                (sheet, _) => sheet.map_or_else(|| nets_of(&self.computed.sheet(month)), nets_of),
            };
            let untouched = !self.sheets.contains_key(&month)
                && self.kept.is_some_and(|(_, new)| !self.late.any_for(closing, new));
            let owed = match before.filter(|_| untouched) {
                Some(before) => before.owed.clone(),
                None => Arc::new(owed(self.computed, self.late, closing, &nets, &mut self.then)),
            };
            months.insert(month, (nets, owed));
        }
        let mut explained: BTreeMap<Month, Explained> = BTreeMap::new();
        for (paying, what, step) in months.values().flat_map(|(_, owed)| &owed.paid) {
            explained.entry(*paying).or_default().insert(what.clone(), step.clone());
        }
        let frozen = months.into_iter().map(|(month, (nets, owed))| {
            let explained = explained.remove(&month).unwrap_or_default();
            let sheet = self.frozen(month, &explained);
            (month, Closed { nets, owed, explained, sheet })
        });
        frozen.keyed()
    }

    /// The sheet as it was closed; the same as before where nothing about it has changed.
    fn frozen(&mut self, month: Month, explained: &Explained) -> Sheet {
        let sheet = self.sheets.remove(&month);
        let closing = &self.computed.ledger.closings[&month];
        let before = self.before.filter(|before| before.ledger().closing(month) == Some(closing));
        let closed = before.and_then(|before| before.closed.get(&month));
        match closed.filter(|closed| sheet.is_none() && closed.explained == *explained) {
            Some(closed) => closed.sheet.follow(self.computed),
            None => match sheet {
                Some(bare) if self.before.is_none() => {
                    let figures = frozen(closing, bare, Explained::new());
                    Sheet::later(figures, self.computed, explained.clone())
                }
                sheet => {
                    let sheet = sheet.unwrap_or_else(|| self.computed.sheet(month));
                    frozen(closing, sheet, explained.clone()).into()
                }
            },
        }
    }

    fn open(&mut self, closed: &BTreeMap<Month, Closed>) -> BTreeMap<Month, Open> {
        let mut taken: BTreeMap<Month, Vec<(PersonId, Line)>> = BTreeMap::new();
        for (target, person, line) in closed.values().flat_map(|closed| &closed.owed.adjustments) {
            taken.entry(*target).or_default().push((person.clone(), line.clone()));
        }
        let months = self.computed.from.through(self.computed.to);
        let open = months.filter(|month| !closed.contains_key(month)).map(|month| {
            let adjustments = taken.remove(&month).unwrap_or_default();
            (month, self.open_month(month, adjustments))
        });
        open.keyed()
    }

    fn open_month(&mut self, month: Month, adjustments: Vec<(PersonId, Line)>) -> Open {
        let before = self.before.and_then(|before| before.open.get(&month));
        let computed = match (self.sheets.remove(&month), before) {
            (Some(sheet), _) => Arc::new(sheet),
            (None, Some(before)) => before.computed.clone(),
            (None, None) => Arc::new(self.computed.sheet(month)),
        };
        let same =
            |before: &&Open| Arc::ptr_eq(&before.computed, &computed) && before.adjustments == adjustments;
        let sheet = match before.filter(same) {
            Some(before) => before.sheet.clone(),
            None if adjustments.is_empty() => computed.clone().into(),
            None => adjusted(&computed, &adjustments).into(),
        };
        Open { computed, adjustments, sheet }
    }
}

/// The wanted months, with what is said besides.
fn settlement(
    computed: &Computed,
    (from, to): (Month, Month),
    closed: &BTreeMap<Month, Closed>,
    open: &BTreeMap<Month, Open>,
) -> Settlement {
    let sheet = |month: Month| {
        let closed = closed.get(&month).map(|closed| &closed.sheet);
        closed.or_else(|| open.get(&month).map(|open| &open.sheet)).cloned()
    };
    let (waiting, outcomes, mut warnings) = computed.said();
    let wanted = from..=to;
    warnings.retain(|warning| match warning {
        Warning::RepairBelowZero { month, .. } | Warning::RefundAboveReceipts { month, .. } => {
            wanted.contains(month)
        }
        Warning::EstimatedCalendar { year } => (from.year()..=to.year()).contains(year),
    });
    Settlement { months: from.through(to).filter_map(sheet).collect(), waiting, outcomes, warnings }
}
