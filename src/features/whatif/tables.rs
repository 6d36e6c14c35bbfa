//! The comparison to be taken along.

use crate::{
    app::{i18n::Words, tables::Columns, words::person_name},
    ledger::Ledger,
    rules::whatif::{Comparison, PersonChange},
    spreadsheet::Page,
};

pub fn page(words: Words, ledger: &Ledger, comparison: &Comparison) -> Page {
    Columns::of(words)
        .text("whatif.person", |change: &PersonChange| person_name(ledger, &change.person))
        .amount("whatif.today", |change| change.today)
        .amount("whatif.draft", |change| change.draft)
        .amount("whatif.difference", |change| change.difference())
        .page_with_total("shell.place.whatif", &comparison.people, "whatif.total")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::Money,
        features::record::samples::{Told, id},
        rules::{MonthSheet, Settlement, Statement, whatif::compare},
        spreadsheet::csv::csv,
    };

    /// Months, each of nets by person.
    fn settled(months: &[(&str, [(&str, i64); 2])]) -> Settlement {
        let statement = |(name, net): (&str, i64)| {
            (id(name), Statement { person: id(name), lines: Vec::new(), net: Money::yuan(net) })
        };
        let sheet = |(month, nets): &(&str, [(&str, i64); 2])| MonthSheet {
            month: month.parse().unwrap(),
            closed: None,
            statements: nets.map(statement).into(),
        };
        let months = months.iter().map(|one| sheet(one).into()).collect();
        Settlement { months, waiting: Vec::new(), outcomes: Vec::new(), warnings: Vec::new() }
    }

    #[test]
    fn the_total_is_the_branchs() {
        let today =
            settled(&[("2026-01", [("li", 3000), ("wu", 2000)]), ("2026-02", [("li", 10), ("wu", -50)])]);
        let draft =
            settled(&[("2026-01", [("li", 3060), ("wu", 1990)]), ("2026-02", [("li", 10), ("wu", -90)])]);
        let comparison = compare(&today, &draft);
        let written = csv(&page(Words(Lang::ZhCn), &Told::branch().ledger(), &comparison));
        let people = ["姓名,现行规则,试算,差额", "li,3010.00,3070.00,60.00", "wu,1950.00,1900.00,-50.00"];
        let branch = [comparison.today, comparison.draft, comparison.difference()];
        let branch = branch.map(|sum| format!("{:.2}", sum.exact())).join(",");
        let rows = people.map(str::to_owned).into_iter().chain([format!("合计,{branch}")]);
        assert!(written.trim_start_matches('\u{feff}').lines().eq(rows), "{written}");
    }
}
