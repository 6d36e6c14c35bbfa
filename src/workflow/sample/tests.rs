use super::*;
use crate::{
    domain::{Month, month::add_days},
    rules::{Closings, DueState, Item, Settlement, deadlines, settle},
};
use std::collections::BTreeSet;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn counted() -> impl FnMut() -> FactId {
    let mut count = 0;
    move || {
        count += 1;
        FactId(uuid::Uuid::from_u128(count))
    }
}

fn opened_on(today: NaiveDate) -> (Vec<Fact>, Ledger) {
    let facts = sample(today, counted());
    let shared: Vec<Arc<Fact>> = facts.iter().cloned().map(Arc::new).collect();
    (facts, Ledger::of(&shared))
}

fn settled(ledger: &Ledger, today: NaiveDate) -> Settlement {
    let (book, errors) = RuleBook::of(ledger);
    assert!(errors.is_empty());
    let to = Month::new(Month::of(today).year(), 12).unwrap();
    let from = (0..12).fold(Month::of(today), |month, _| month.previous());
    settle(ledger, &book, from, to, Closings::Respected)
}

#[test]
fn the_same_day_gives_the_same_facts() {
    let today = day("2026-11-23");
    assert_eq!(sample(today, counted()), sample(today, counted()));
    assert!(is_sample(&opened_on(today).1));
    assert!(!is_sample(&Ledger::default()));
}

#[test]
fn whatever_day_it_is_opened_nothing_is_refused() {
    let mut today = day("2026-01-01");
    while today < day("2027-01-01") {
        let (facts, _) = opened_on(today);
        assert!((600..=1000).contains(&facts.len()), "{today}: {}", facts.len());
        let known: BTreeSet<_> = facts.iter().map(|fact| fact.id).collect();
        assert_eq!(known.len(), facts.len());
        assert!(facts.iter().all(|fact| fact.recorded.date() < today && fact.on <= fact.recorded.date()));
        today = add_days(today, 61);
    }
}

#[test]
fn the_year_is_closed_but_for_its_last_month_and_settles_without_warnings() {
    let today = day("2026-11-23");
    let (_, ledger) = opened_on(today);
    let settlement = settled(&ledger, today);
    assert_eq!(ledger.closings.len(), 11);
    assert!(ledger.closing("2026-10".parse().unwrap()).is_none());
    assert_eq!(settlement.warnings, []);
    let lines = || settlement.months.iter().flat_map(|month| month.statements.values());
    for item in Item::ALL {
        let shown = lines().any(|statement| statement.lines.iter().any(|line| line.item == *item));
        let only_in_december =
            matches!(item, Item::BonusContracts | Item::BonusFollowUps | Item::BonusPoints);
        assert!(shown || only_in_december, "no line of {item:?} in the whole year");
    }
    let waits: BTreeSet<_> = settlement.waiting.iter().map(|waiting| waiting.clause.0).collect();
    assert!(waits.contains("5.1.1") && waits.contains("5.1.8"), "{waits:?}");
}

#[test]
fn there_is_something_to_do_today() {
    for today in ["2026-11-23", "2026-03-01", "2026-06-01", "2026-10-08"].map(day) {
        let (_, ledger) = opened_on(today);
        let (book, _) = RuleBook::of(&ledger);
        let dues = deadlines(&ledger, &book, today.and_hms_opt(9, 0, 0).unwrap());
        let late = dues.iter().filter(|due| due.state == DueState::Late).count();
        assert!((2..=6).contains(&late) && dues.len() > late, "{today}: {dues:#?}");
    }
}
