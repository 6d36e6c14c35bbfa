//! The year and a person's statement to be taken along; the month stands in [`workbook`](super::workbook).

use super::{
    subject::{job_text, subject_text},
    year::{BonusRow, OwedRest, YearGrid, YearRow},
};
use crate::{
    app::{
        i18n::Words,
        tables::Columns,
        words::{item_key, line_key, month_words, person_name},
    },
    ledger::Ledger,
    rules::{Item, Line},
    spreadsheet::{Cell, Page},
};

/// People × months. What a column comes to is what is paid, to which somebody's debt adds nothing: no sum of its cells.
pub fn year(words: Words, ledger: &Ledger, grid: &YearGrid) -> Page {
    let person = |row: &YearRow| person_name(ledger, &row.person);
    let months = grid.months.iter().enumerate();
    let columns =
        months.fold(Columns::of(words).text("settlement.person", person), |columns, (at, month)| {
            columns.amount_under(month_words(words, *month), move |row: &YearRow| row.nets[at])
        });
    let page = columns.amount("settlement.total", |row| row.total).page("settlement.tables.year", &grid.rows);
    let sums = grid.totals.iter().chain([&grid.total]).map(|sum| Cell::Amount(sum.exact()));
    page.with_total([Cell::TotalName(words.t("settlement.total"))].into_iter().chain(sums).collect())
}

/// The counts towards December's bonuses.
pub fn bonuses(words: Words, ledger: &Ledger, rows: &[BonusRow]) -> Page {
    Columns::of(words)
        .text("settlement.person", |row: &BonusRow| person_name(ledger, &row.person))
        .number("settlement.year.points", |row| row.points.count.into())
        .amount(item_key(Item::BonusPoints), |row| row.points.paid)
        .number("settlement.year.follow_ups", |row| row.follow_ups.count.into())
        .amount(item_key(Item::BonusFollowUps), |row| row.follow_ups.paid)
        .amount("settlement.year.receipts", |row| row.contracts.receipts_less_rebates)
        .number("settlement.year.customers", |row| row.contracts.customers.into())
        .amount(item_key(Item::BonusContracts), |row| row.contracts.paid)
        .page("settlement.year.bonuses", rows)
}

/// The rests that are still owed.
pub fn owed(words: Words, ledger: &Ledger, rows: &[OwedRest]) -> Page {
    Columns::of(words)
        .text("settlement.subject_head", move |row: &OwedRest| job_text(words, ledger, &row.job).text)
        .text("settlement.person", |row| person_name(ledger, &row.person))
        .text("settlement.year.owed.since", move |row| {
            row.since.map(|since| month_words(words, since)).unwrap_or_default()
        })
        .amount("settlement.amount", |row| row.amount)
        .page_with_total("settlement.year.owed", rows, "settlement.total")
}

/// The lines of a statement.
pub fn lines(words: Words, ledger: &Ledger, lines: &[Line]) -> Page {
    Columns::of(words)
        .text("settlement.item", move |line: &Line| words.t(line_key(line.item, line.amount)))
        .text("settlement.subject_head", move |line| subject_text(words, ledger, &line.subject).text)
        .text("settlement.clause", |line| line.clause.0.to_owned())
        .amount("settlement.amount", |line| line.amount)
        .page_with_total("settlement.tables.statement", lines, "settlement.total")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::Money,
        features::{
            record::samples::{Told, id},
            settlement::year::{ContractsTowards, Towards},
        },
        rules::{Clause, Subject},
        spreadsheet::csv::csv,
    };

    const ZH: Words = Words(Lang::ZhCn);

    fn check(page: &Page, rows: &[&str]) {
        assert_eq!(csv(page).trim_start_matches('\u{feff}').lines().collect::<Vec<_>>(), rows);
    }

    #[test]
    fn a_year_keeps_debts_out_of_its_totals() {
        let nets = vec![Some(Money::yuan(3000)), Some(Money::yuan(-500))];
        let row = YearRow { person: id("li"), nets, total: Money::yuan(3000) };
        let months = ["2026-01", "2026-02"].map(|month| month.parse().unwrap()).to_vec();
        let totals = vec![Money::yuan(3000), Money::ZERO];
        let (total, owing, open) = (Money::yuan(3000), Vec::new(), Vec::new());
        let grid = YearGrid { months, rows: vec![row], totals, total, owing, open };
        let head = "姓名,2026年1月,2026年2月,合计";
        let rows = [head, "li,3000.00,-500.00,3000.00", "合计,3000.00,0.00,3000.00"];
        check(&year(ZH, &Told::branch().ledger(), &grid), &rows);
    }

    #[test]
    fn counts_and_rests_are_rows() {
        let ledger = Told::branch().ledger();
        let towards = |count| Towards { count, next: None, paid: Money::ZERO };
        let receipts_less_rebates = Money::yuan(1000);
        let contracts = ContractsTowards { receipts_less_rebates, customers: 2, paid: Money::ZERO };
        let bonus = BonusRow { person: id("li"), points: towards(30_000), follow_ups: towards(7), contracts };
        let page = bonuses(ZH, &ledger, &[bonus]);
        assert_eq!(page.rows[1][1], Cell::Number(30_000.into()));
        assert!(csv(&page).ends_with("li,30000,0.00,7,0.00,1000.00,2,0.00\r\n"));
        let since = "2026-01".parse().ok();
        let rest = OwedRest { job: id("J1"), person: id("li"), since, amount: Some(Money::yuan(20)) };
        check(
            &owed(ZH, &ledger, &[rest]),
            &["事由,姓名,首付月份,金额（元）", "J1,li,2026年1月,20.00", "合计,,,20.00"],
        );
    }

    #[test]
    fn a_statement_is_its_lines_and_their_sum() {
        let (subject, steps) = (Subject::Nothing, Vec::new());
        let line =
            Line { item: Item::BaseWage, subject, amount: Money::yuan(3000), clause: Clause("4.1"), steps };
        let rows = ["项目,事由,条款,金额（元）", "基本工资,,4.1,3000.00", "合计,,,3000.00"];
        check(&lines(ZH, &Told::branch().ledger(), &[line]), &rows);
    }
}
