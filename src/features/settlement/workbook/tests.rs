//! What the file is to hold. That it holds what is described is for `tests/scripts/workbook.test.mjs`.

use super::*;
use crate::{
    app::i18n::Lang,
    domain::{JobId, PersonId, money::MAX_YUAN},
    rules::{Clause, Item, Line, Statement, Subject},
    spreadsheet::Book,
};
use std::collections::BTreeMap;

fn line(item: Item, subject: Subject, amount: &str) -> Line {
    Line { item, subject, amount: Money::parse(amount).unwrap(), clause: Clause("5.1.7"), steps: Vec::new() }
}

fn sheet() -> MonthSheet {
    let job = || Subject::Job(JobId::parse("J-1").unwrap());
    let people = [
        (
            "li",
            vec![
                line(Item::BaseWage, Subject::Nothing, "3000.10"),
                line(Item::CommissioningFirst, job(), "532.42"),
                line(Item::ClerkShare, job(), "-26.62"),
            ],
        ),
        (
            "wang",
            vec![line(Item::BaseWage, Subject::Nothing, "2000.20"), line(Item::ClerkShare, job(), "26.62")],
        ),
    ];
    let statements = people.map(|(id, lines)| {
        let person = PersonId::parse(id).unwrap();
        let net = lines.iter().map(|line| line.amount).sum();
        (person.clone(), Statement { person, lines, net })
    });
    MonthSheet { month: "2026-03".parse().unwrap(), closed: None, statements: BTreeMap::from(statements) }
}

/// The month is over.
fn today() -> NaiveDate {
    "2026-04-02".parse().unwrap()
}

fn book(lang: Lang, sheet: &MonthSheet, today: NaiveDate) -> Book {
    let mut ledger = Ledger::default();
    ledger.branch = "东河分公司".into();
    workbook(Words(lang), &ledger, sheet, today).book(&ledger.branch)
}

fn described(sheet: &MonthSheet) -> Book {
    book(Lang::ZhCn, sheet, today())
}

/// A cell by its row, counted from the head, and its column.
fn at(page: &Page, row: usize, column: usize) -> &Cell {
    page.rows[row].get(column).unwrap_or(&Cell::Empty)
}

/// What a cell comes to, in fen.
fn fen(page: &Page, row: usize, column: usize) -> i64 {
    match at(page, row, column) {
        Cell::Amount(amount) | Cell::Sum { comes_to: amount, .. } | Cell::Total { comes_to: amount, .. } => {
            i64::try_from((*amount * rust_decimal::Decimal::ONE_HUNDRED).trunc()).unwrap()
        }
        other => panic!("no amount: {other:?}"),
    }
}

/// From where to where a cell sums, and which part of it.
fn sums(page: &Page, row: usize, column: usize) -> ((u32, u16), (u32, u16), Option<Summands>) {
    match at(page, row, column) {
        Cell::Sum { of, part, .. } => (of.first, of.last, Some(*part)),
        Cell::Total { of, .. } => (of.first, of.last, None),
        other => panic!("no sum: {other:?}"),
    }
}

#[test]
fn people_by_items_with_totals() {
    let book = described(&sheet());
    assert_eq!(book.pages.iter().map(|page| page.name.as_str()).collect::<Vec<_>>(), ["汇总", "明细"]);
    let page = &book.pages[0];
    let text = |row, column| match at(page, row, column) {
        Cell::Head(text) | Cell::Text(text) => text.as_str(),
        other => panic!("no text: {other:?}"),
    };
    assert_eq!((text(0, 0), text(1, 0), text(2, 0)), ("姓名", "li", "wang"));
    assert!(matches!(at(page, 0, 2), Cell::NumberHead(_)));
    assert_eq!(fen(page, 1, 2), 300_010);
    assert_eq!(fen(page, 1, 4), -2_662);
    assert_eq!(at(page, 2, 3), &Cell::Empty, "no line, no number");
    // Net of each, totals of each item, and the payable total: the values that the formulas come to.
    assert_eq!((fen(page, 1, 5), fen(page, 2, 5)), (350_590, 202_682));
    assert_eq!((fen(page, 3, 2), fen(page, 3, 4), fen(page, 3, 5)), (500_030, 0, 553_272));
    assert_eq!(sums(page, 1, 5), ((1, 2), (1, 4), Some(Summands::Whole)));
    assert_eq!(sums(page, 3, 5), ((1, 5), (2, 5), None));
}

#[test]
fn every_page_says_whose_it_is_of_which_month_and_how_far_it_holds() {
    let said = |sheet: &MonthSheet, today: &str| {
        let book = book(Lang::ZhCn, sheet, today.parse().unwrap());
        assert_eq!(book.pages[0].about, book.pages[1].about);
        book.pages[0].about.clone()
    };
    let open = said(&sheet(), "2026-04-02");
    assert!(open[0].contains("东河分公司") && open[0].contains("2026年3月"), "{open:?}");
    assert!(open[1].contains("未结账"), "{open:?}");
    assert!(said(&sheet(), "2026-03-31")[1].contains("未结束"));
    let closed = Some(("2026-04-02T18:00:00".parse().unwrap(), crate::domain::FactId(uuid::Uuid::nil())));
    assert!(!said(&MonthSheet { closed, ..sheet() }, "2026-04-03")[1].contains("未结账"));
}

#[test]
fn every_line_stands_on_the_second_sheet_and_a_filtered_list_adds_up_what_is_in_sight() {
    let book = described(&sheet());
    let page = &book.pages[1];
    assert_eq!((page.rows.len(), page.listed(), page.filtered), (1 + 5 + 1, 5, true));
    let sum: i64 = (1..=5).map(|row| fen(page, row, 4)).sum();
    assert_eq!(sum, fen(page, 6, 4));
    assert_eq!(at(page, 2, 3), &Cell::Text("5.1.7".into()));
    assert_eq!(sums(page, 6, 4), ((1, 4), (5, 4), None));
}

#[test]
fn what_somebody_owes_is_no_part_of_what_is_paid() {
    let mut sheet = sheet();
    let li = PersonId::parse("li").unwrap();
    let fine = line(Item::Penalty, Subject::Nothing, "-9505.90");
    let statement = sheet.statements.get_mut(&li).unwrap();
    statement.net += fine.amount;
    statement.lines.push(fine);
    let book = described(&sheet);
    let page = &book.pages[0];
    assert_eq!((fen(page, 1, 6), fen(page, 1, 7)), (0, -600_000));
    assert_eq!((fen(page, 3, 6), fen(page, 3, 7)), (202_682, -600_000));
    assert_eq!(sums(page, 1, 6), ((1, 2), (1, 5), Some(Summands::Above)));
    assert_eq!(sums(page, 1, 7), ((1, 2), (1, 5), Some(Summands::Below)));
}

#[test]
fn sums_larger_than_any_amount_of_a_fact_are_written_in_both_languages() {
    let mut sheet = sheet();
    for statement in sheet.statements.values_mut() {
        let mut large = line(Item::Travel, Subject::Nothing, "0.00");
        large.amount = Money::yuan(MAX_YUAN);
        statement.net += large.amount;
        statement.lines.push(large);
    }
    for lang in Lang::ALL {
        let book = book(lang, &sheet, today());
        assert_eq!(fen(&book.pages[1], 8, 4), 200 * MAX_YUAN + 553_272);
    }
}

#[test]
fn a_month_of_nobody_is_still_a_file_and_the_same_month_the_same_one() {
    let empty = MonthSheet { statements: BTreeMap::new(), ..sheet() };
    let empty = described(&empty);
    assert_eq!(empty.pages.len(), 2);
    assert!(empty.is_well_named());
    let made = |today: &str| book(Lang::En, &sheet(), today.parse().unwrap());
    assert_eq!(made("2026-04-02"), made("2026-05-30"));
}

#[test]
fn the_file_is_named_after_its_branch_and_month() {
    let tables = workbook(Words(Lang::ZhCn), &Ledger::default(), &sheet(), today());
    assert_eq!(tables.file_name("东河", None, "xlsx"), "东河-工资结算-2026-03.xlsx");
}
