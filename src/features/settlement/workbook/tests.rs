//! The file is read back as another program would read it.

use super::*;
use crate::{
    app::i18n::Lang,
    domain::{JobId, PersonId},
    rules::{Clause, Item, Line, Statement, Subject},
    spreadsheet::write::xlsx,
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

fn read(sheet: &MonthSheet) -> Xlsx<Cursor<Vec<u8>>> {
    let bytes = xlsx(&workbook(Words(Lang::ZhCn), &Ledger::default(), sheet)).unwrap();
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// A number cell to the fen.
fn fen(range: &Range<Data>, row: u32, column: u32) -> i64 {
    let value = range.get_value((row, column)).and_then(DataType::as_f64).expect("a number");
    (value * 100.0).round() as i64
}

#[test]
fn people_by_items_with_totals() {
    let mut book = read(&sheet());
    assert_eq!(book.sheet_names(), ["2026年3月", "明细"]);
    let range = book.worksheet_range("2026年3月").unwrap();
    let text = |row, column| range.get_value((row, column)).unwrap().to_string();
    assert_eq!((text(0, 0), text(1, 0), text(2, 0)), ("姓名".into(), "li".into(), "wang".into()));
    assert_eq!(range.get_value((1, 2)).map(DataType::is_float), Some(true), "typed, not text");
    assert_eq!(fen(&range, 1, 2), 300_010);
    assert_eq!(fen(&range, 1, 4), -2_662);
    assert!(range.get_value((2, 3)).is_none_or(DataType::is_empty), "no line, no number");
    // Net of each, totals of each item, and the payable total: the values that the formulas come to.
    assert_eq!((fen(&range, 1, 5), fen(&range, 2, 5)), (350_590, 202_682));
    assert_eq!((fen(&range, 3, 2), fen(&range, 3, 4), fen(&range, 3, 5)), (500_030, 0, 553_272));
    let formulas = book.worksheet_formula("2026年3月").unwrap();
    assert_eq!(formulas.get_value((1, 5)).unwrap(), "SUM(C2:E2)");
    assert_eq!(formulas.get_value((3, 5)).unwrap(), "SUM(F2:F3)");
}

#[test]
fn every_line_stands_on_the_second_sheet() {
    let mut book = read(&sheet());
    let range = book.worksheet_range("明细").unwrap();
    assert_eq!(range.height(), 1 + 5 + 1);
    let sum: i64 = (1..=5).map(|row| fen(&range, row, 4)).sum();
    assert_eq!(sum, fen(&range, 6, 4));
    assert_eq!(range.get_value((2, 3)).unwrap().to_string(), "5.1.7");
}

#[test]
fn a_month_of_nobody_is_still_a_file_and_the_same_month_the_same_bytes() {
    let empty = MonthSheet { statements: BTreeMap::new(), ..sheet() };
    assert_eq!(read(&empty).sheet_names().len(), 2);
    let bytes = || xlsx(&workbook(Words(Lang::En), &Ledger::default(), &sheet())).unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_description_survives_its_way_to_the_module_that_writes_it() {
    let book = workbook(Words(Lang::ZhCn), &Ledger::default(), &sheet());
    let text = serde_json::to_string(&book).unwrap();
    assert_eq!(serde_json::from_str::<Book>(&text).unwrap(), book);
}

#[test]
fn the_file_is_named_after_its_month() {
    assert_eq!(file_name(Words(Lang::ZhCn), &sheet()), "工资结算-2026-03.xlsx");
}
