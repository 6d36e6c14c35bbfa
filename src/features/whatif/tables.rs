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
        spreadsheet::csv::csv,
    };

    #[test]
    fn the_total_is_the_branchs() {
        let change = |name: &str, today, draft| PersonChange {
            person: id(name),
            today: Money::yuan(today),
            draft: Money::yuan(draft),
            lines: Vec::new(),
        };
        let comparison = Comparison {
            people: vec![change("li", 3000, 3060), change("wu", 2000, 1990)],
            today: Money::yuan(5000),
            draft: Money::yuan(5050),
            waiting_today: 0,
            waiting_draft: 0,
        };
        let written = csv(&page(Words(Lang::ZhCn), &Told::branch().ledger(), &comparison));
        let rows = ["姓名,现行规则,试算,差额", "li,3000.00,3060.00,60.00", "wu,2000.00,1990.00,-10.00"];
        let rows = rows.into_iter().chain(["合计,5000.00,5050.00,50.00"]);
        assert!(written.trim_start_matches('\u{feff}').lines().eq(rows), "{written}");
    }
}
