//! A description written as an XLSX file.

use super::{Area, Book, Cell, Page};
use crate::domain::Money;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
    utility::row_col_to_cell,
};

/// How amounts look in the cells.
const AMOUNT: &str = "#,##0.00;-#,##0.00;\"-\"";
/// The number by which the file format knows A4.
const A4: u8 = 9;

struct Formats {
    head: Format,
    number_head: Format,
    amount: Format,
    total: Format,
    total_name: Format,
}

impl Formats {
    fn new() -> Formats {
        let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_text_wrap();
        Formats {
            number_head: head.clone().set_align(FormatAlign::Right),
            head,
            amount: Format::new().set_num_format(AMOUNT),
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
    for (row, cells) in (0..).zip(&page.rows) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(sheet, (row, column), cell, formats)?;
        }
    }
    for (column, width) in (0..).zip(&page.widths) {
        sheet.set_column_width(column, *width)?;
    }
    let columns = u16::try_from(page.widths.len()).unwrap_or(u16::MAX);
    // The last row is the total's.
    if page.filtered && page.rows.len() > 2 {
        sheet.autofilter(0, 0, page.rows.len() as u32 - 2, columns.saturating_sub(1))?;
    }
    sheet.set_freeze_panes(1, 1)?;
    if page.landscape {
        sheet.set_landscape();
    }
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Head(text) => sheet.write_with_format(row, column, text, &formats.head)?,
        Cell::NumberHead(text) => sheet.write_with_format(row, column, text, &formats.number_head)?,
        Cell::Text(text) => sheet.write(row, column, text)?,
        Cell::Amount(amount) => sheet.write_with_format(row, column, cell_value(*amount), &formats.amount)?,
        Cell::Sum { of, comes_to } => {
            sheet.write_with_format(row, column, sum(of, *comes_to), &formats.amount)?
        }
        Cell::TotalName(text) => sheet.write_with_format(row, column, text, &formats.total_name)?,
        Cell::TotalBlank => sheet.write_blank(row, column, &formats.total_name)?,
        Cell::Total { of, comes_to } => {
            sheet.write_with_format(row, column, sum(of, *comes_to), &formats.total)?
        }
    };
    Ok(())
}

/// The one place where an amount becomes a float: a number cell of the file format is an IEEE double, and amounts of
/// two decimals below ten thousand million are shown and summed by it to the fen.
fn cell_value(amount: Money) -> f64 {
    amount.exact().to_f64().unwrap_or_default()
}

/// A sum over cells with the value it comes to, so that programs which do not compute show it too.
fn sum(of: &Area, comes_to: Money) -> Formula {
    let (first, last) = (row_col_to_cell(of.first.0, of.first.1), row_col_to_cell(of.last.0, of.last.1));
    Formula::new(format!("=SUM({first}:{last})")).set_result(comes_to.to_string())
}
