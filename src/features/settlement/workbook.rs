//! The month as a spreadsheet: typed numbers, frozen head, totals as formulas. Pure.

use super::{subject::subject_text, view};
use crate::{
    app::{
        i18n::Words,
        words::{item_key, month_words, person_name, role_key},
    },
    domain::Money,
    ledger::Ledger,
    rules::MonthSheet,
};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
    utility::row_col_to_cell,
};

/// How amounts look in the cells.
const AMOUNT: &str = "#,##0.00;-#,##0.00;\"-\"";

struct Formats {
    head: Format,
    head_right: Format,
    amount: Format,
    total: Format,
    total_name: Format,
}

impl Formats {
    fn new() -> Formats {
        let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap();
        Formats {
            head_right: head.clone().set_align(FormatAlign::Right),
            head,
            amount: Format::new().set_num_format(AMOUNT),
            total: Format::new().set_num_format(AMOUNT).set_bold().set_border_top(FormatBorder::Thin),
            total_name: Format::new().set_bold().set_border_top(FormatBorder::Thin),
        }
    }
}

/// The file's name, such as `工资结算-2026-03.xlsx`.
pub fn file_name(words: Words, sheet: &MonthSheet) -> String {
    words.tv("settlement.xlsx.file", &[("month", &sheet.month)])
}

/// The bytes of the month's workbook: people by items, and every line.
pub fn workbook(words: Words, ledger: &Ledger, sheet: &MonthSheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = sheet.month.last();
    let title = words.tv("settlement.xlsx.title", &[("branch", &ledger.branch), ("month", &sheet.month)]);
    // A time of our own: the same month gives the same bytes.
    let created = ExcelDateTime::parse_from_str(&day.format("%Y-%m-%dT00:00:00Z").to_string())?;
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    let formats = Formats::new();
    people_by_items(book.add_worksheet(), words, ledger, sheet, &formats)?;
    every_line(book.add_worksheet(), words, ledger, sheet, &formats)?;
    book.save_to_buffer()
}

/// The one place where an amount becomes a float: a number cell of the file format is an IEEE double, and amounts of
/// two decimals below ten thousand million are shown and summed by it to the fen.
fn cell_value(amount: Money) -> f64 {
    amount.exact().to_f64().unwrap_or_default()
}

fn people_by_items(
    page: &mut Worksheet,
    words: Words,
    ledger: &Ledger,
    sheet: &MonthSheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let grid = view::grid(ledger, sheet);
    let month = month_words(words, sheet.month);
    page.set_name(words.tv("settlement.xlsx.sheet.people", &[("month", &month)]))?;
    page.write_with_format(0, 0, words.t("settlement.person"), &formats.head)?;
    page.write_with_format(0, 1, words.t("settlement.role"), &formats.head)?;
    for (at, item) in grid.columns.iter().enumerate() {
        page.write_with_format(0, column(at), words.t(item_key(*item)), &formats.head_right)?;
    }
    let net = column(grid.columns.len());
    page.write_with_format(0, net, words.t("settlement.net"), &formats.head_right)?;
    for (at, person) in grid.rows.iter().enumerate() {
        let row = at as u32 + 1;
        page.write(row, 0, person_name(ledger, &person.person))?;
        if let Some(described) = ledger.people.get(&person.person) {
            page.write(row, 1, words.t(role_key(described.role_on(sheet.month.last()))))?;
        }
        for (at, amount) in person.amounts.iter().enumerate() {
            if let Some(amount) = amount {
                page.write_with_format(row, column(at), cell_value(*amount), &formats.amount)?;
            }
        }
        let formula = sum((row, column(0)), (row, net.saturating_sub(1)), person.net);
        match grid.columns.is_empty() {
            true => page.write_with_format(row, net, 0, &formats.amount)?,
            false => page.write_with_format(row, net, formula, &formats.amount)?,
        };
    }
    let last = grid.rows.len() as u32;
    let total = last + 1;
    page.write_with_format(total, 0, words.t("settlement.total"), &formats.total_name)?;
    page.write_blank(total, 1, &formats.total_name)?;
    let totals = grid.totals.iter().copied().chain([grid.payable]);
    for (at, amount) in totals.enumerate().filter(|_| last > 0) {
        let at = column(at);
        page.write_with_format(total, at, sum((1, at), (last, at), amount), &formats.total)?;
    }
    page.set_freeze_panes(1, 1)?;
    page.set_column_width(0, 14)?.set_column_width(1, 10)?;
    page.set_column_range_width(2, net, 13)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// The column of an item: after name and role.
fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX - 2) + 2
}

/// A sum over cells with the value it comes to, so that programs which do not compute show it too.
fn sum(from: (u32, u16), to: (u32, u16), result: Money) -> Formula {
    let (from, to) = (row_col_to_cell(from.0, from.1), row_col_to_cell(to.0, to.1));
    Formula::new(format!("=SUM({from}:{to})")).set_result(result.to_string())
}

fn every_line(
    page: &mut Worksheet,
    words: Words,
    ledger: &Ledger,
    sheet: &MonthSheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    page.set_name(words.t("settlement.xlsx.sheet.lines"))?;
    let heads = ["settlement.person", "settlement.item", "settlement.subject_head", "settlement.clause"];
    for (at, head) in heads.into_iter().enumerate() {
        page.write_with_format(0, at as u16, words.t(head), &formats.head)?;
    }
    page.write_with_format(0, 4, words.t("settlement.amount"), &formats.head_right)?;
    let mut row = 0;
    for statement in view::people(ledger, sheet) {
        for line in &statement.lines {
            row += 1;
            page.write(row, 0, person_name(ledger, &statement.person))?;
            page.write(row, 1, words.t(item_key(line.item)))?;
            page.write(row, 2, subject_text(words, ledger, &line.subject).text)?;
            page.write(row, 3, line.clause.0)?;
            page.write_with_format(row, 4, cell_value(line.amount), &formats.amount)?;
        }
    }
    if row > 0 {
        page.write_with_format(row + 1, 0, words.t("settlement.total"), &formats.total_name)?;
        for at in 1..4 {
            page.write_blank(row + 1, at, &formats.total_name)?;
        }
        page.write_with_format(row + 1, 4, sum((1, 4), (row, 4), sheet.payable()), &formats.total)?;
        page.autofilter(0, 0, row, 4)?;
    }
    page.set_freeze_panes(1, 1)?;
    page.set_column_width(0, 14)?.set_column_width(1, 16)?.set_column_width(2, 36)?;
    page.set_column_width(3, 10)?.set_column_width(4, 14)?;
    page.set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

// The reader of the tests builds natively only.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
