//! What is owed, to be taken along.

use super::view::{Age, Owed};
use crate::{
    app::{i18n::Words, tables::Columns, words::list_words},
    spreadsheet::Page,
};
use chrono::NaiveDate;

pub fn page(words: Words, rows: &[Owed], today: NaiveDate) -> Page {
    let columns = Columns::of(words)
        .text("facts.field.site", |owed: &Owed| owed.name.clone())
        .text("sites.field.customer", |owed| owed.customer.clone())
        .text("sites.field.contact", |owed| owed.contact.clone());
    let columns = Age::ALL
        .into_iter()
        .fold(columns, |columns, age| columns.amount(age.key(), move |owed: &Owed| owed.of_age(age, today)));
    columns
        .amount("settlement.total", |owed| owed.total())
        .day("owing.since", |owed| owed.since())
        .text("owing.works", move |owed| list_words(words, owed.debts.iter().map(|debt| debt.number.clone())))
        .day("owing.reminded", |owed| owed.reminder.as_ref().map(|reminder| reminder.on))
        .day("facts.field.promised", |owed| owed.reminder.as_ref().and_then(|reminder| reminder.promised))
        .text("facts.row.remark", |owed| {
            owed.reminder.as_ref().map(|one| one.remark.clone()).unwrap_or_default()
        })
        .page_with_total("owing.title", rows, "settlement.total")
}
