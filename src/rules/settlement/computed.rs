//! What all that is known comes to, closed months or not, kept so that a change settles only what it touches.

use super::{
    disputed::Disputed,
    pieces::{Of, Only, only, statements},
    touched::{Touched, touched},
};
use crate::{
    domain::{Arrange, Collected, Month, PersonId},
    ledger::Ledger,
    rules::{
        Line, MonthSheet, Outcome, RuleBook, Statement, Waiting, Warning, attendance,
        commissioning::ladder::LadderPoints,
        pay::{Answers, Bare, Lines, Noted, Pay, Piece},
        settlement::{Settlement, Sheet, statement},
    },
    shared::Shared,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Which piece pays in which months, and what it says besides. The lines themselves are in the sheets.
#[derive(Clone)]
pub(in crate::rules) struct Computed {
    pub ledger: Ledger,
    pub book: RuleBook,
    pub from: Month,
    pub to: Month,
    pub(super) ladder: LadderPoints,
    months_of: Shared<Of, Vec<Month>>,
    pieces_of: Shared<(Month, Of), ()>,
    noted: Shared<Of, Noted>,
    pub(super) answers: Answers,
    disputed: Disputed,
}

impl Computed {
    /// Settles everything, and gives the sheets of all months, those of closed ones without derivations.
    pub(in crate::rules) fn of(
        ledger: &Ledger,
        book: &RuleBook,
        from: Month,
        to: Month,
    ) -> (Computed, Vec<MonthSheet>) {
        Computed::answered(ledger, book, (from, to), Answers::Awaited)
    }

    /// The same, where questions that were answered in two ways are taken in one or the other manner.
    pub(super) fn answered(
        ledger: &Ledger,
        book: &RuleBook,
        (from, to): (Month, Month),
        answers: Answers,
    ) -> (Computed, Vec<MonthSheet>) {
        let mut computed = Computed {
            ledger: ledger.clone(),
            book: book.clone(),
            from,
            to,
            ladder: LadderPoints::of(ledger, book),
            months_of: Shared::default(),
            pieces_of: Shared::default(),
            noted: Shared::default(),
            answers,
            disputed: match answers {
                Answers::Awaited => Disputed::of(ledger, book, (from, to)),
                Answers::First => Disputed::default(),
            },
        };
        let ladder = computed.ladder.clone();
        let mut pay = Pay::new(ledger, book, &ladder, from, to).bare(Bare::Closed).answered(answers);
        let mut paid = Vec::new();
        let nothing = Arc::new(());
        for of in Of::all(ledger, from, to) {
            of.settle(&mut pay);
            let piece = pay.piece();
            paid.extend(piece.months.iter().map(|month| ((*month, of.clone()), nothing.clone())));
            computed.keep(of, piece);
        }
        paid.arrange_by(|(one, _), (other, _)| one.cmp(other));
        computed.pieces_of = paid.into_iter().collect();
        let sheets = sheets(pay, &computed.disputed);
        (computed, sheets)
    }

    fn keep(&mut self, of: Of, piece: Piece) {
        let Piece { months, noted } = piece;
        self.noted.put(of.clone(), (noted != Noted::default()).then_some(noted));
        self.months_of.put(of, (!months.is_empty()).then_some(months));
    }

    /// Settles what a change of the ledger touches, and gives the months that it touches. None: everything is touched.
    pub(super) fn follow(&self, ledger: &Ledger, book: &RuleBook) -> Option<(Computed, BTreeSet<Month>)> {
        if self.book != *book {
            return None;
        }
        let mut touched = touched(&self.ledger, ledger)?;
        let mut next = Computed { ledger: ledger.clone(), ..self.clone() };
        if self.answers == Answers::Awaited {
            next.disputed = self.disputed.follow(ledger, book, (self.from, self.to));
        }
        next.climb(&self.ledger, &mut touched);
        let Touched { pieces, mornings: mut dirty, .. } = touched;
        let before = self.only(&pieces, (self.from, self.to), Bare::None).statements;
        let ladder = next.ladder.clone();
        let mut pay = Pay::new(ledger, book, &ladder, self.from, self.to).answered(self.answers);
        for of in pieces {
            of.settle(&mut pay);
            let piece = pay.piece();
            let before = next.months_of.get(&of).cloned().unwrap_or_default();
            for month in before.iter().filter(|month| !piece.months.contains(month)) {
                next.pieces_of.remove(&(*month, of.clone()));
            }
            for month in piece.months.iter().filter(|month| !before.contains(month)) {
                next.pieces_of.insert((*month, of.clone()), ());
            }
            next.keep(of, piece);
        }
        // A site's repairs, or the penalties, lie in many months, and few of them change.
        dirty.extend(others(&before, &statements(pay)));
        dirty.extend(self.disputed.others(&next.disputed));
        dirty.retain(|month| (self.from..=self.to).contains(month));
        Some((next, dirty))
    }

    /// Brings the ladders up to date: everything that somebody was assigned in a month is paid by the month's points.
    fn climb(&mut self, before: &Ledger, touched: &mut Touched) {
        let mut places: BTreeSet<(Month, PersonId)> = BTreeSet::new();
        for id in &touched.notices {
            places.extend(self.ladder.follow(before, &self.ledger, &self.book, id));
        }
        for place in places {
            touched.pieces.insert(Of::Base(place.0));
            touched.pieces.extend(self.ladder.jobs(&place).cloned().map(Of::Notice));
        }
    }

    /// A month's sheet, settled anew.
    pub(super) fn sheet(&self, month: Month) -> MonthSheet {
        let mut pay = Pay::new(&self.ledger, &self.book, &self.ladder, month, month).answered(self.answers);
        let first = (month, Of::FIRST);
        let pieces = self.pieces_of.from(&first).map(|(place, _)| place);
        for (_, of) in pieces.take_while(|(of_month, _)| *of_month == month) {
            of.settle(&mut pay);
        }
        sheets(pay, &self.disputed).pop().unwrap_or(MonthSheet {
            month,
            closed: None,
            statements: BTreeMap::new(),
        })
    }

    /// The pieces that pay in a month or later.
    pub(in crate::rules) fn pays_from(&self, month: Month) -> impl Iterator<Item = &Of> {
        let first = (month, Of::FIRST);
        self.pieces_of.from(&first).map(|((_, of), _)| of)
    }

    /// What some pieces pay by themselves.
    fn only(&self, pieces: &BTreeSet<Of>, (from, to): (Month, Month), bare: Bare) -> Only {
        let pay = Pay::new(&self.ledger, &self.book, &self.ladder, from, to);
        only(pay.bare(bare).answered(self.answers), pieces)
    }

    /// What waits because it depends on a question that is answered in two ways.
    pub(in crate::rules) fn disputed(&self) -> &Disputed {
        &self.disputed
    }

    /// The same until a month, without the derivations of what was paid up to another one.
    pub(in crate::rules) fn only_later(&self, pieces: &BTreeSet<Of>, past: Month, to: Month) -> Only {
        self.only(pieces, (self.from, to), Bare::UpTo(past))
    }

    /// What some pieces would pay by themselves with another ledger, by the same rules.
    pub(in crate::rules) fn only_with(
        &self,
        ledger: &Ledger,
        pieces: &BTreeSet<Of>,
        span: (Month, Month),
    ) -> Only {
        let mut next = Computed { ledger: ledger.clone(), ..self.clone() };
        match touched(&self.ledger, ledger) {
            Some(mut touched) => next.climb(&self.ledger, &mut touched),
            None => next.ladder = LadderPoints::of(ledger, &self.book),
        }
        next.only(pieces, span, Bare::None)
    }

    /// What waits, and what the facts bring besides money.
    pub(in crate::rules) fn said(&self) -> (Vec<Waiting>, Vec<Outcome>, Vec<Warning>) {
        let noted = || self.noted.values();
        let mut waiting: Vec<Waiting> = noted().flat_map(|noted| noted.waiting.iter().cloned()).collect();
        waiting.extend(self.disputed.waiting());
        waiting.arrange();
        waiting.dedup();
        let outcomes = noted().flat_map(|noted| noted.outcomes.iter().cloned()).collect();
        let mut warnings: Vec<Warning> = noted().flat_map(|noted| noted.warnings.iter().cloned()).collect();
        warnings.extend(estimated(&self.ledger, self.from, self.to));
        (waiting, outcomes, warnings)
    }
}

/// The months in which the same pieces come to something else.
fn others(before: &[(Month, Statement)], now: &[(Month, Statement)]) -> BTreeSet<Month> {
    let (before, now) = (by_month(before), by_month(now));
    let months = before.keys().chain(now.keys());
    months.filter(|month| before.get(month) != now.get(month)).copied().distinct()
}

fn by_month(statements: &[(Month, Statement)]) -> BTreeMap<Month, Vec<&Statement>> {
    let mut months: BTreeMap<Month, Vec<&Statement>> = BTreeMap::new();
    statements.iter().for_each(|(month, one)| months.entry(*month).or_default().push(one));
    months
}

/// Some months as all that is known makes them, settled once.
pub(super) fn whole(ledger: &Ledger, book: &RuleBook, from: Month, to: Month) -> Settlement {
    let ladder = LadderPoints::of(ledger, book);
    let mut pay = Pay::new(ledger, book, &ladder, from, to);
    Of::all(ledger, from, to).iter().for_each(|of| of.settle(&mut pay));
    let disputed = Disputed::of(ledger, book, (from, to));
    let Noted { mut waiting, outcomes, mut warnings } = pay.piece().noted;
    waiting.extend(disputed.waiting());
    waiting.arrange();
    waiting.dedup();
    warnings.extend(estimated(ledger, from, to));
    let months = sheets(pay, &disputed).into_iter().map(Sheet::from).collect();
    Settlement { months, waiting, outcomes, warnings }
}

/// The years whose working days are not known.
fn estimated(ledger: &Ledger, from: Month, to: Month) -> impl Iterator<Item = Warning> {
    let years = (from.year()..=to.year()).filter(|year| ledger.calendar.is_estimated(*year));
    years.map(|year| Warning::EstimatedCalendar { year })
}

/// The sheets of all months of a pay, once everything else is settled: late mornings go by the other lines.
fn sheets(mut pay: Pay<'_>, disputed: &Disputed) -> Vec<MonthSheet> {
    let ledger = pay.ledger;
    for person in ledger.people.values() {
        for month in pay.months() {
            attendance::settle_mornings(&mut pay, person, month);
        }
    }
    let lines: Lines = pay.finish();
    lines.into_iter().map(|(month, people)| disputed.without(sheet(ledger, month, people))).collect()
}

/// Everybody who is or was employed has a statement, an empty one where there is nothing.
fn sheet(ledger: &Ledger, month: Month, mut lines: BTreeMap<PersonId, Vec<Line>>) -> MonthSheet {
    let there = ledger
        .people
        .values()
        .filter(|person| person.joined <= month.last() || lines.contains_key(&person.id))
        .map(|person| person.id.clone())
        .collect::<Vec<_>>();
    let statements = there.into_iter().map(|person| {
        let lines = lines.remove(&person).unwrap_or_default();
        (person.clone(), statement(person, lines))
    });
    MonthSheet { month, closed: None, statements: statements.keyed() }
}
