//! Everybody in one table, to be taken along.

use super::view::{Standing, in_order, standing};
use crate::{
    app::{
        i18n::Words,
        tables::Columns,
        words::{person_name, role_key},
    },
    ledger::{Ledger, Person},
    spreadsheet::Page,
};
use chrono::NaiveDate;

/// In the order of the screen.
pub fn page(words: Words, ledger: &Ledger, today: NaiveDate) -> Page {
    let people: Vec<&Person> =
        in_order(ledger, today).iter().filter_map(|id| ledger.people.get(id)).collect();
    let state = |person: &&Person| match standing(person, today) {
        Standing::Here => String::new(),
        Standing::Coming => words.t("people.coming"),
        Standing::Gone => words.t("people.gone"),
    };
    Columns::of(words)
        .text("people.name", |person: &&Person| person_name(ledger, &person.id))
        .text("facts.field.role", move |person| words.t(role_key(person.role_on(today))))
        .amount("facts.field.base_wage", move |person| person.span_on(today).base_wage)
        .day("facts.field.joined", |person| person.joined)
        .day("people.last_day", |person| person.left.as_ref().map(|left| left.value))
        .text("tables.state", state)
        .page("shell.place.people", &people)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, features::record::samples::Told, spreadsheet::csv::csv};

    #[test]
    fn a_person_is_a_row() {
        let page = page(Words(Lang::ZhCn), &Told::branch().ledger(), "2026-03-10".parse().unwrap());
        let written = csv(&page);
        let rows: Vec<&str> = written.lines().collect();
        assert_eq!(rows[0], "\u{feff}姓名,岗位,基本工资（元）,到岗日期,最后一天,状态");
        assert_eq!(rows[1], "ma,经理,3000.00,2020-01-02,,");
        assert_eq!(rows.len(), 5);
    }
}
