//! The sample branch as its screens and papers show it, in both languages.

use super::{
    checks::{CheckKind, Checked, checks},
    paper::papers,
    view, workbook,
    year::{bonuses, owed_rests, year_grid},
};
use crate::{
    app::i18n::{Lang, Words},
    domain::{DeviceId, FactId, Money, Month},
    features::explain::Explainer,
    ledger::Ledger,
    rules::{Closings, RuleBook, Settlement, settle},
    workflow::sample::sample,
};
use chrono::NaiveDate;
use std::sync::{Arc, LazyLock};

struct Branch {
    ledger: Ledger,
    book: RuleBook,
    settlement: Settlement,
    today: NaiveDate,
}

/// Told once for all tests: a year of commands takes its time.
static BRANCH: LazyLock<Branch> = LazyLock::new(branch);

fn branch() -> Branch {
    let today: NaiveDate = "2026-06-15".parse().unwrap();
    let mut next = 0;
    let device = DeviceId::parse("desk").unwrap();
    let facts = sample(today.and_hms_opt(10, 0, 0).unwrap(), &device, || {
        next += 1;
        FactId(uuid::Uuid::from_u128(next))
    });
    let facts: Vec<_> = facts.into_iter().map(Arc::new).collect();
    let ledger = Ledger::of(&facts);
    let book = RuleBook::of(&ledger);
    assert_eq!(book.left_out(), []);
    let (from, to) = ("2025-01".parse().unwrap(), "2026-12".parse().unwrap());
    let settlement = settle(&ledger, &book, from, to, Closings::Respected);
    Branch { ledger, book, settlement, today }
}

/// A key that is in no file shows itself, and a place that was not filled keeps its braces.
fn whole(text: &str) {
    let keys = ["explain.", "settlement.", "facts.", "clauses."];
    assert!(!text.contains(['{', '}']) && !keys.iter().any(|key| text.contains(key)), "{text}");
}

#[test]
fn every_figure_opens_into_whole_sentences() {
    let branch = &*BRANCH;
    let mut lines = 0;
    for lang in Lang::ALL {
        let explainer = Explainer { ledger: &branch.ledger, words: Words(lang), today: branch.today };
        for statement in branch.settlement.months.iter().flat_map(|sheet| sheet.statements.values()) {
            for line in &statement.lines {
                lines += 1;
                assert!(!line.steps.is_empty(), "{line:?}");
                for text in line.steps.iter().map(|step| explainer.explain(step)) {
                    whole(&text.sentence);
                    assert!(!text.sentence.is_empty());
                }
            }
        }
    }
    assert!(lines > 200, "{lines}");
}

#[test]
fn papers_and_grids_add_up_to_the_same() {
    let branch = &*BRANCH;
    for sheet in branch.settlement.months.iter().filter(|sheet| view::has_lines(sheet)) {
        let grid = view::grid(&branch.ledger, sheet);
        for lang in Lang::ALL {
            let papers = papers(Words(lang), &branch.ledger, sheet);
            let nets: Money = papers.iter().map(|paper| paper.net).sum();
            assert_eq!(nets, grid.payable);
            for paper in papers {
                let rows: Money = paper.rows.iter().map(|row| row.amount).sum();
                assert_eq!((rows, paper.gross + paper.deductions), (paper.net, paper.net));
                paper.rows.iter().for_each(|row| whole(&row.basis));
            }
            let book = workbook::workbook(Words(lang), &branch.ledger, sheet);
            assert!(crate::spreadsheet::write::xlsx(&book).is_ok());
        }
        let columns: Vec<Money> =
            grid.rows.iter().flat_map(|row| row.amounts.iter().flatten().copied()).collect();
        assert_eq!(columns.into_iter().sum::<Money>(), grid.payable);
    }
}

#[test]
fn a_year_adds_up_to_its_months() {
    let Branch { ledger, book, settlement, today } = &*BRANCH;
    let grid = year_grid(ledger, settlement, 2026, Month::of(*today));
    let begun =
        |sheet: &&crate::rules::MonthSheet| sheet.month.year() == 2026 && sheet.month <= Month::of(*today);
    let months = settlement.months.iter().filter(begun);
    assert_eq!(grid.total, months.map(|sheet| sheet.payable()).sum());
    assert_eq!(grid.total, grid.rows.iter().map(|row| row.total).sum());
    assert!(!bonuses(ledger, book, settlement, 2026, *today).is_empty());
    assert!(bonuses(ledger, book, settlement, 2030, *today).is_empty(), "a year that is not settled");
    let owed = owed_rests(settlement, Month::of(*today));
    assert!(owed.iter().all(|rest| rest.amount.is_none_or(|amount| !amount.is_zero())));
}

#[test]
fn the_check_list_says_what_is_open() {
    let Branch { ledger, book, settlement, today } = &*BRANCH;
    let now = today.and_hms_opt(10, 0, 0).unwrap();
    for lang in Lang::ALL {
        let checked = Checked { ledger, book, settlement, now, words: Words(lang) };
        let found = checks(checked, Month::of(*today));
        assert_eq!(found.len(), 7);
        found.iter().flat_map(|check| &check.items).for_each(|item| whole(&item.text));
        let open = |month, kind| {
            let found = checks(checked, month);
            !found.iter().find(|check| check.kind == kind).unwrap().in_order()
        };
        assert!(open(Month::of(*today), CheckKind::MonthOver));
        assert!(!open(Month::of(*today).previous(), CheckKind::MonthOver));
        assert!(!open(Month::of(*today), CheckKind::Calendar));
    }
}
