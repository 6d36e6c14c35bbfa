//! The file is read back as another program would read it.

use super::*;
use crate::{
    app::i18n::Lang,
    domain::{JobId, PersonId, money::MAX_YUAN},
    rules::{Clause, Item, Line, Statement, Subject},
    spreadsheet::{Book, write::xlsx},
};
use calamine::{Data, DataType, Range, Reader, Xlsx};
use std::{collections::BTreeMap, io::Cursor};

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

fn read(sheet: &MonthSheet) -> Xlsx<Cursor<Vec<u8>>> {
    read_book(&book(Lang::ZhCn, sheet, today()))
}

/// Through the text in which the description goes to the module that writes the file.
fn read_book(book: &Book) -> Xlsx<Cursor<Vec<u8>>> {
    let sent: Book = serde_json::from_str(&serde_json::to_string(book).unwrap()).unwrap();
    assert_eq!(sent, *book);
    Xlsx::new(Cursor::new(xlsx(&sent).unwrap())).unwrap()
}

/// The row of the head: lines that say what it is stand above it.
const HEAD: u32 = 3;

/// A number cell to the fen.
fn fen(range: &Range<Data>, row: u32, column: u32) -> i64 {
    let value = range.get_value((row, column)).and_then(DataType::as_f64).expect("a number");
    (value * 100.0).round() as i64
}

#[test]
fn people_by_items_with_totals() {
    let mut book = read(&sheet());
    assert_eq!(book.sheet_names(), ["汇总", "明细"]);
    let range = book.worksheet_range("汇总").unwrap();
    let text = |row, column| range.get_value((HEAD + row, column)).unwrap().to_string();
    assert_eq!((text(0, 0), text(1, 0), text(2, 0)), ("姓名".into(), "li".into(), "wang".into()));
    assert_eq!(range.get_value((HEAD + 1, 2)).map(DataType::is_float), Some(true), "typed, not text");
    let fen = |row, column| fen(&range, HEAD + row, column);
    assert_eq!(fen(1, 2), 300_010);
    assert_eq!(fen(1, 4), -2_662);
    assert!(range.get_value((HEAD + 2, 3)).is_none_or(DataType::is_empty), "no line, no number");
    // Net of each, totals of each item, and the payable total: the values that the formulas come to.
    assert_eq!((fen(1, 5), fen(2, 5)), (350_590, 202_682));
    assert_eq!((fen(3, 2), fen(3, 4), fen(3, 5)), (500_030, 0, 553_272));
    let formulas = book.worksheet_formula("汇总").unwrap();
    assert_eq!(formulas.get_value((HEAD + 1, 5)).unwrap(), "SUM(C5:E5)");
    assert_eq!(formulas.get_value((HEAD + 3, 5)).unwrap(), "SUBTOTAL(109,F5:F6)");
}

#[test]
fn every_page_says_whose_it_is_of_which_month_and_how_far_it_holds() {
    let said = |sheet: &MonthSheet, today: &str| {
        let mut book = read_book(&book(Lang::ZhCn, sheet, today.parse().unwrap()));
        let pages = ["汇总", "明细"].map(|page| {
            let range = book.worksheet_range(page).unwrap();
            [0, 1].map(|row| range.get_value((row, 0)).unwrap().to_string())
        });
        assert_eq!(pages[0], pages[1]);
        pages[0].clone()
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
    let mut book = read(&sheet());
    let range = book.worksheet_range("明细").unwrap();
    assert_eq!(range.height() as u32, HEAD + 1 + 5 + 1);
    let sum: i64 = (1..=5).map(|row| fen(&range, HEAD + row, 4)).sum();
    assert_eq!(sum, fen(&range, HEAD + 6, 4));
    assert_eq!(range.get_value((HEAD + 2, 3)).unwrap().to_string(), "5.1.7");
    let formulas = book.worksheet_formula("明细").unwrap();
    assert_eq!(formulas.get_value((HEAD + 6, 4)).unwrap(), "SUBTOTAL(109,E5:E9)");
}

#[test]
fn what_somebody_owes_is_no_part_of_what_is_paid() {
    let mut sheet = sheet();
    let li = PersonId::parse("li").unwrap();
    let fine = line(Item::Penalty, Subject::Nothing, "-9505.90");
    let statement = sheet.statements.get_mut(&li).unwrap();
    statement.net += fine.amount;
    statement.lines.push(fine);
    let mut book = read(&sheet);
    let range = book.worksheet_range("汇总").unwrap();
    let fen = |row, column| fen(&range, HEAD + row, column);
    assert_eq!((fen(1, 6), fen(1, 7)), (0, -600_000));
    assert_eq!((fen(3, 6), fen(3, 7)), (202_682, -600_000));
    let formulas = book.worksheet_formula("汇总").unwrap();
    assert_eq!(formulas.get_value((HEAD + 1, 6)).unwrap(), "MAX(0,SUM(C5:F5))");
    assert_eq!(formulas.get_value((HEAD + 1, 7)).unwrap(), "MIN(0,SUM(C5:F5))");
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
        let mut book = read_book(&book(lang, &sheet, today()));
        let lines = book.sheet_names()[1].clone();
        let range = book.worksheet_range(&lines).unwrap();
        assert_eq!(fen(&range, HEAD + 8, 4), 200 * MAX_YUAN + 553_272);
    }
}

#[test]
fn a_month_of_nobody_is_still_a_file_and_the_same_month_the_same_bytes() {
    let empty = MonthSheet { statements: BTreeMap::new(), ..sheet() };
    assert_eq!(read(&empty).sheet_names().len(), 2);
    let bytes = || xlsx(&book(Lang::En, &sheet(), today())).unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn the_file_is_named_after_its_branch_and_month() {
    let tables = workbook(Words(Lang::ZhCn), &Ledger::default(), &sheet(), today());
    assert_eq!(tables.file_name("东河", None, "xlsx"), "东河-工资结算-2026-03.xlsx");
}
