//! A description written as an XLSX file.

use super::{Area, Book, Cell, Page, Summands};
use chrono::{NaiveDateTime, NaiveTime};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
    utility::row_col_to_cell,
};

/// How amounts look in the cells.
const AMOUNT: &str = "#,##0.00;-#,##0.00;\"-\"";
/// How days look, and moments: as every office program reads them.
const DAY: &str = "yyyy-mm-dd";
const MOMENT: &str = "yyyy-mm-dd hh:mm";
/// The number by which the file format knows A4.
const A4: u8 = 9;

struct Formats {
    about: Format,
    head: Format,
    number_head: Format,
    amount: Format,
    day: Format,
    moment: Format,
    total: Format,
    total_name: Format,
}

impl Formats {
    fn new() -> Formats {
        let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap();
        Formats {
            about: Format::new().set_bold(),
            number_head: head.clone().set_align(FormatAlign::Right),
            head,
            amount: Format::new().set_num_format(AMOUNT),
            day: Format::new().set_num_format(DAY),
            moment: Format::new().set_num_format(MOMENT),
            total: Format::new().set_num_format(AMOUNT).set_bold().set_border_top(FormatBorder::Thin),
            total_name: Format::new().set_bold().set_border_top(FormatBorder::Thin),
        }
    }
}

/// The bytes of the file.
///
/// # Errors
/// What the format does not hold: a page's name that is too long or has a sign of its own meaning.
pub fn xlsx(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut file = Workbook::new();
    let created = ExcelDateTime::parse_from_str(&book.created.format("%Y-%m-%dT00:00:00Z").to_string())?;
    file.set_properties(&DocProperties::new().set_title(&book.title).set_creation_datetime(&created));
    let formats = Formats::new();
    for page in &book.pages {
        write_page(file.add_worksheet(), page, &formats)?;
    }
    file.save_to_buffer()
}

fn write_page(sheet: &mut Worksheet, page: &Page, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(&page.name)?;
    for (row, text) in (0..).zip(&page.about) {
        sheet.write_with_format(row, 0, text, &formats.about)?;
    }
    let head = page.about.len() as u32;
    for (row, cells) in (head..).zip(&page.rows) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(sheet, (row, column), head, cell, formats)?;
        }
    }
    for (column, width) in (0..).zip(&page.widths) {
        sheet.set_column_width(column, *width)?;
    }
    let columns = u16::try_from(page.widths.len()).unwrap_or(u16::MAX);
    let listed = page.listed() as u32;
    if page.filtered && listed > 0 {
        sheet.autofilter(head, 0, head + listed, columns.saturating_sub(1))?;
    }
    sheet.set_freeze_panes(head + 1, 1)?;
    if page.landscape {
        sheet.set_landscape();
    }
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, head)?;
    sheet.set_footer("&C&P / &N");
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    head: u32,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Head(text) => sheet.write_with_format(row, column, text, &formats.head)?,
        Cell::NumberHead(text) => sheet.write_with_format(row, column, text, &formats.number_head)?,
        Cell::Text(text) => sheet.write(row, column, text)?,
        Cell::Amount(amount) => sheet.write_with_format(row, column, cell_value(*amount), &formats.amount)?,
        Cell::Number(number) => sheet.write(row, column, cell_value(*number))?,
        Cell::Day(day) => {
            sheet.write_with_format(row, column, date_value(day.and_time(NaiveTime::MIN))?, &formats.day)?
        }
        Cell::Moment(at) => sheet.write_with_format(row, column, date_value(*at)?, &formats.moment)?,
        Cell::Sum { of, part, comes_to } => {
            let formula = Formula::new(part_of(*part, &place(of, head)));
            sheet.write_with_format(row, column, formula.set_result(comes_to.to_string()), &formats.amount)?
        }
        Cell::TotalName(text) => sheet.write_with_format(row, column, text, &formats.total_name)?,
        Cell::TotalBlank => sheet.write_blank(row, column, &formats.total_name)?,
        Cell::Total { of, comes_to } => {
            // 109: the sum of what a filter leaves in sight.
            let formula = Formula::new(format!("=SUBTOTAL(109,{})", place(of, head)));
            sheet.write_with_format(row, column, formula.set_result(comes_to.to_string()), &formats.total)?
        }
    };
    Ok(())
}

/// The one place where an amount or a count becomes a float: a number cell of the file format is an IEEE double, and amounts of
/// two decimals below ten million million are shown and summed by it to the fen.
fn cell_value(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or_default()
}

fn date_value(at: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&at.format("%Y-%m-%dT%H:%M:%S").to_string())
}

/// An area in a formula, below the head's row.
fn place(of: &Area, head: u32) -> String {
    let (first, last) = (of.first, of.last);
    let (first, last) = (row_col_to_cell(first.0 + head, first.1), row_col_to_cell(last.0 + head, last.1));
    format!("{first}:{last}")
}

fn part_of(part: Summands, place: &str) -> String {
    match part {
        Summands::Whole => format!("=SUM({place})"),
        Summands::Above => format!("=MAX(0,SUM({place}))"),
        Summands::Below => format!("=MIN(0,SUM({place}))"),
    }
}

// The reader of the tests builds natively only.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;

    #[test]
    fn a_list_keeps_the_kinds_of_its_cells() {
        let head = ["number", "points", "day", "until"].map(|text| Cell::Head(text.into()));
        let (day, until) = ("2026-03-04".parse().unwrap(), "2026-03-04T18:05:00".parse().unwrap());
        let row = [Cell::Text("0012".into()), Cell::Number(1300.into()), Cell::Day(day), Cell::Moment(until)];
        let page = Page::list("list".into(), head.into(), [row.into()]);
        let book = Book { title: "title".into(), created: day, pages: vec![page] };
        let mut read: Xlsx<_> = Xlsx::new(Cursor::new(xlsx(&book).unwrap())).unwrap();
        let cells = read.worksheet_range("list").unwrap();
        let cell = |column| cells.get_value((1, column)).unwrap();
        assert_eq!((cell(0), cell(1)), (&Data::String("0012".into()), &Data::Float(1300.0)));
        // Days since the last one of 1899, and a moment as a part of its day.
        let dated = |column| match cell(column) {
            Data::DateTime(at) => at.as_f64(),
            other => panic!("{other:?}"),
        };
        assert_eq!((dated(2), dated(3)), (46_085.0, 46_085.0 + 1_085.0 / 1_440.0));
    }
}
