//! The months before to be taken along; a month's lines are those of its statement.

use crate::{
    app::{i18n::Words, tables::Columns, words::month_words},
    domain::{Money, Month},
    spreadsheet::Page,
};

/// What each month came to, the newest first. A debt stands apart, as in the month's table: it lowers no other month's pay.
pub fn months(words: Words, rows: &[(Month, Money)]) -> Page {
    let columns = Columns::of(words)
        .text("mypay.month", move |row: &(Month, Money)| month_words(words, row.0))
        .amount("tables.net", |row| row.1.max(Money::ZERO));
    let owes = rows.iter().any(|row| row.1 < Money::ZERO);
    let columns = match owes {
        true => columns.amount("settlement.owed", |row| Some(row.1).filter(|net| *net < Money::ZERO)),
        false => columns,
    };
    columns.page_with_total("mypay.months", rows, "settlement.total")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, spreadsheet::csv::csv};

    #[test]
    fn a_month_is_a_row() {
        let rows = ["2026-02", "2026-01"].map(|month| (month.parse().unwrap(), Money::yuan(3000)));
        let written = csv(&months(Words(Lang::ZhCn), &rows));
        let rows = ["\u{feff}月份,实发（元）", "2026年2月,3000.00", "2026年1月,3000.00", "合计,6000.00"];
        assert!(written.lines().eq(rows), "{written}");
    }

    #[test]
    fn a_debt_lowers_no_other_months_pay() {
        let rows = [("2026-02", -500), ("2026-01", 3000)];
        let rows = rows.map(|(month, net)| (month.parse().unwrap(), Money::yuan(net)));
        let written = csv(&months(Words(Lang::ZhCn), &rows));
        let head = "\u{feff}月份,实发（元）,欠款";
        let rows = [head, "2026年2月,0.00,-500.00", "2026年1月,3000.00,", "合计,3000.00,-500.00"];
        assert!(written.lines().eq(rows), "{written}");
    }
}
