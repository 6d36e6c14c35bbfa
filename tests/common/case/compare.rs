//! A case's expectations beside what the engine says.

use super::{
    expect::{Pay, PayLine},
    format::Case,
    record::Recorded,
};
use fieldbook::{
    domain::{Money, Month, PersonId},
    ledger::Ledger,
    rules::{
        Closings, DueCode, DueState, Item, RuleBook, Settlement, Statement, deadlines, proposals, settle,
    },
};
use std::{collections::BTreeMap, fmt};

/// One figure or row that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub case: String,
    pub clauses: String,
    /// Where: month, person, item and subject, or the list and its moment.
    pub place: String,
    pub expected: String,
    pub found: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Difference { case, clauses, place, expected, found } = self;
        write!(f, "[{clauses}] {case}: {place}: expected {expected}, found {found}")
    }
}

const NOTHING: &str = "nothing";

struct Comparison<'a> {
    case: &'a Case,
    found: Vec<Difference>,
}

/// Every difference between what a case expects and what its facts come to.
pub fn compare(case: &Case, recorded: &Recorded) -> Vec<Difference> {
    let mut comparison = Comparison { case, found: Vec::new() };
    let ledger = Ledger::of(&recorded.facts);
    let book = RuleBook::of(&ledger);
    comparison.refusals(recorded);
    if let Some((from, to)) = span(case) {
        let settlement = settle(&ledger, &book, from, to, Closings::Respected);
        comparison.pay(&settlement);
        comparison.waiting(&settlement);
        comparison.outcomes(&settlement);
    }
    comparison.due(&ledger, &book);
    comparison.proposals(&ledger, &book);
    comparison.found
}

/// From the first to the last month that the case names; without one, the month of its last entry.
fn span(case: &Case) -> Option<(Month, Month)> {
    let months = case.expect.pay.keys();
    match (months.clone().min(), months.max()) {
        (Some(from), Some(to)) => Some((*from, *to)),
        _ => case.log.iter().map(|entry| Month::of(entry.on)).max().map(|month| (month, month)),
    }
}

impl Comparison<'_> {
    fn differ(&mut self, clauses: Option<String>, place: String, expected: String, found: String) {
        let clauses = clauses.unwrap_or_else(|| self.case.clauses.join(" "));
        self.found.push(Difference { case: self.case.id.clone(), clauses, place, expected, found });
    }

    fn refusals(&mut self, recorded: &Recorded) {
        let expected = &self.case.expect.refused;
        let place = |index: usize| format!("log[{index}] {:?}", self.case.log[index].what);
        let missing: Vec<_> = expected
            .iter()
            .filter(|index| !recorded.refused.contains_key(index))
            .map(|i| place(*i))
            .collect();
        let unexpected: Vec<_> = recorded
            .refused
            .iter()
            .filter(|(index, _)| !expected.contains(index))
            .map(|(index, refusal)| (place(*index), refusal))
            .collect();
        for place in missing {
            self.differ(None, place, "a refusal".into(), "it was accepted".into());
        }
        for (place, refusal) in unexpected {
            let clause = refusal.clause.map(|clause| clause.to_string());
            self.differ(clause, place, "no refusal".into(), format!("{:?}", refusal.reason));
        }
    }

    fn pay(&mut self, settlement: &Settlement) {
        for (month, people) in &self.case.expect.pay {
            for (person, pay) in people {
                self.statement(*month, person, pay, settlement.statement(*month, person));
            }
        }
    }

    fn statement(&mut self, month: Month, person: &PersonId, pay: &Pay, statement: Option<&Statement>) {
        let mut rows: BTreeMap<(Item, String), Row> = BTreeMap::new();
        for PayLine(item, subject, amount) in &pay.lines {
            rows.entry((*item, subject.clone())).or_default().expected.push(*amount);
        }
        for line in statement.iter().flat_map(|statement| &statement.lines) {
            let row = rows.entry((line.item, line.subject.to_string())).or_default();
            row.found.push(line.amount);
            row.clause = Some(line.clause.to_string());
        }
        for ((item, subject), row) in rows {
            let clause = row.clause.clone();
            for (expected, found) in row.unequal() {
                let words = |amount: Option<Money>| amount.map_or(NOTHING.into(), |a| a.to_string());
                let place = format!("{month} {person}: {} {subject:?}", item.code());
                self.differ(clause.clone(), place, words(expected), words(found));
            }
        }
        let net = statement.map_or(Money::ZERO, |statement| statement.net);
        if net != pay.net {
            self.differ(None, format!("{month} {person}: net"), pay.net.to_string(), net.to_string());
        }
    }

    fn waiting(&mut self, settlement: &Settlement) {
        let Some(expected) = &self.case.expect.waiting else { return };
        let mut expected: Vec<_> =
            expected.iter().map(|row| (row.1.clone(), format!("{} {}", row.0, row.1))).collect();
        let mut found: Vec<_> = settlement
            .waiting
            .iter()
            .map(|row| (row.clause.to_string(), format!("{} {}", row.subject, row.clause)))
            .collect();
        expected.sort();
        expected.dedup();
        found.sort();
        found.dedup();
        self.rows("waiting", expected, found);
    }

    fn outcomes(&mut self, settlement: &Settlement) {
        let Some(expected) = &self.case.expect.outcomes else { return };
        let expected =
            expected.iter().map(|row| (row.0.clone(), format!("{} {} {}", row.0, row.1, row.2.code())));
        let found = settlement.outcomes.iter().map(|row| {
            (row.clause.to_string(), format!("{} {} {}", row.clause, row.person, row.kind.code()))
        });
        self.rows("outcomes", expected.collect(), found.collect());
    }

    fn due(&mut self, ledger: &Ledger, book: &RuleBook) {
        for moment in &self.case.expect.due {
            let state = |state| match state {
                DueState::Open => "open",
                DueState::Late => "late",
            };
            let expected = moment.items.iter().map(|row| {
                let clauses = self.case.clauses.join(" ");
                (clauses, format!("{} {} {} {} {}", row.0.code(), row.1, row.2, row.3, state(row.4)))
            });
            const FIRST: [DueCode; 4] =
                [DueCode::Papers, DueCode::Callback, DueCode::Recheck, DueCode::Sheet];
            let compared = |code: &DueCode| moment.codes.as_deref().unwrap_or(&FIRST).contains(code);
            let all = deadlines(ledger, book, moment.as_of);
            let found = all.into_iter().filter(|row| compared(&row.code)).map(|row| {
                let person = row.person.map_or(String::new(), |person| person.to_string());
                let words =
                    format!("{} {} {person} {} {}", row.code.code(), row.subject, row.by, state(row.state));
                (row.clause.to_string(), words)
            });
            let (expected, found) = (expected.collect(), found.collect());
            self.rows(&format!("due at {}", moment.as_of), expected, found);
        }
    }

    fn proposals(&mut self, ledger: &Ledger, book: &RuleBook) {
        for moment in &self.case.expect.proposals {
            let expected = moment
                .items
                .iter()
                .map(|row| (row.0.code().to_owned(), format!("{} {} {}", row.0.code(), row.1, row.2)));
            let found = proposals(ledger, book, moment.as_of).into_iter().map(|row| {
                let clause = row.clause.code().to_owned();
                (clause.clone(), format!("{clause} {} {}", row.person, row.job))
            });
            let (expected, found) = (expected.collect(), found.collect());
            self.rows(&format!("proposals at {}", moment.as_of), expected, found);
        }
    }

    /// Rows, with the clause of each, that stand on one side only.
    fn rows(&mut self, place: &str, expected: Vec<(String, String)>, found: Vec<(String, String)>) {
        let mut surplus = found;
        for (clause, row) in expected {
            match surplus.iter().position(|(_, other)| *other == row) {
                Some(index) => _ = surplus.swap_remove(index),
                None => self.differ(Some(clause), place.to_owned(), row, NOTHING.into()),
            }
        }
        for (clause, row) in surplus {
            self.differ(Some(clause), place.to_owned(), NOTHING.into(), row);
        }
    }
}

/// The amounts of one item and subject.
#[derive(Default)]
struct Row {
    expected: Vec<Money>,
    found: Vec<Money>,
    clause: Option<String>,
}

impl Row {
    /// What is left when equal amounts are taken away, side by side.
    fn unequal(mut self) -> Vec<(Option<Money>, Option<Money>)> {
        self.expected.retain(|amount| match self.found.iter().position(|other| other == amount) {
            Some(index) => {
                self.found.swap_remove(index);
                false
            }
            None => true,
        });
        let rows = self.expected.len().max(self.found.len());
        (0..rows).map(|row| (self.expected.get(row).copied(), self.found.get(row).copied())).collect()
    }
}
