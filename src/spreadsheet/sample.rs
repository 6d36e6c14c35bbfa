//! A book with a cell of every kind, as the script that writes files gets it: `tests/scripts/workbook.test.mjs` gives it that
//! and reads back what came of it.

use super::{Area, Book, Cell, Page, Summands};

const FILE: &str = include_str!("../../tests/fixtures/book.json");

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

fn amount(amount: &str) -> Cell {
    Cell::Amount(amount.parse().unwrap())
}

fn area(first: (u32, u16), last: (u32, u16)) -> Area {
    Area { first, last }
}

/// People by what they are paid: sums of rows, totals of columns, lines above the head, across the paper.
fn sums() -> Page {
    let head = ["基本工资", "调试费", "实发", "欠款"].map(|head| Cell::NumberHead(head.into()));
    let sum = |row, part, comes_to: &str| Cell::Sum {
        of: area((row, 1), (row, 2)),
        part,
        comes_to: comes_to.parse().unwrap(),
    };
    let total = |column, comes_to: &str| Cell::Total {
        of: area((1, column), (2, column)),
        comes_to: comes_to.parse().unwrap(),
    };
    let rows = vec![
        [Cell::Head("姓名".into())].into_iter().chain(head).collect(),
        vec![
            text("李"),
            amount("3000.10"),
            amount("-9026.62"),
            sum(1, Summands::Above, "0"),
            sum(1, Summands::Below, "-6026.52"),
        ],
        vec![text("王"), amount("2000.20"), Cell::Empty, sum(2, Summands::Whole, "2000.20"), Cell::Empty],
        vec![
            Cell::TotalName("合计".into()),
            total(1, "5000.30"),
            Cell::TotalBlank,
            total(3, "2000.20"),
            total(4, "-6026.52"),
        ],
    ];
    Page {
        name: "汇总".into(),
        landscape: true,
        widths: vec![14, 13, 13, 13, 13],
        about: vec!["东河 2026年3月".into(), "未结账 & <草稿>".into()],
        rows,
        filtered: false,
    }
}

/// A list that can be filtered, with texts that are taken for something else where nobody takes care.
fn listed() -> Page {
    let head = ["编号", "点数", "日期", "截止", "金额"];
    let row = |number: &str, points: &str, day: &str, until: &str, money: &str| {
        vec![
            text(number),
            Cell::Number(points.parse().unwrap()),
            Cell::Day(day.parse().unwrap()),
            Cell::Moment(until.parse().unwrap()),
            amount(money),
        ]
    };
    let rows = [
        row("0012", "1300", "2026-03-04", "2026-03-04T18:05:00", "0.30"),
        row("=1+2", "0.5", "2024-02-29", "2024-02-29T00:00:00", "200000000000000.07"),
        row("constructor", "-1", "1999-12-31", "1999-12-31T23:59:59.500", "-0.005"),
        row("_x0041_\r\n \u{1}", "0", "2026-03-04", "2026-03-04T00:01:00", "0.00"),
    ];
    let of = area((1, 4), (4, 4));
    let comes_to = "200000000000000.365".parse().unwrap();
    let blank = || Cell::TotalBlank;
    let total = vec![Cell::TotalName("合计".into()), blank(), blank(), blank(), Cell::Total { of, comes_to }];
    let head = head.map(|head| Cell::Head(head.into()));
    Page::list("It's 明细".into(), head.into(), rows).with_total(total)
}

#[test]
fn names_of_pages_are_those_of_sheets() {
    let named = |names: &[&str]| {
        let page = |name: &&str| Page::list((*name).to_owned(), Vec::new(), []);
        let created = "2026-04-02".parse().unwrap();
        Book { title: String::new(), created, pages: names.iter().map(page).collect() }.is_well_named()
    };
    assert!(named(&["汇总", "It's 明细", &"x".repeat(31)]));
    for wrong in ["", "3/4", "a:b", "a\\b", "[a]", "a?", "a*", "'a", "a'", &"x".repeat(32)] {
        assert!(!named(&[wrong]), "{wrong}");
    }
    assert!(!named(&["Ab", "aB"]));
}

#[test]
fn the_book_that_the_writer_is_tested_with_is_written_as_the_app_writes_books() {
    let created = "2026-04-02".parse().unwrap();
    let book = Book { title: "东河 工资结算 & 2026-03".into(), created, pages: vec![sums(), listed()] };
    let written = serde_json::to_string_pretty(&book).unwrap() + "\n";
    assert!(FILE == written, "tests/fixtures/book.json is not what the app sends, which is\n{written}");
}
