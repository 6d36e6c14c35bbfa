//! A week's list, to be taken along.

use super::view::Listed;
use crate::{
    app::{i18n::Words, tables::Columns, words::area_key},
    spreadsheet::Page,
};

pub fn page(words: Words, lines: &[Listed]) -> Page {
    Columns::of(words)
        .text("facts.field.site", |line: &Listed| line.name.clone())
        .text("sites.field.area", move |line| {
            line.area.map(|area| words.t(area_key(area))).unwrap_or_default()
        })
        .text("sites.field.contact", |line| line.contact.clone())
        .text("facts.field.goes", |line| line.who.clone())
        .day("weeks.last", |line| line.last)
        .text("register.column.stand", move |line| words.t(line.came.key()))
        .day("weeks.visit", |line| line.came.visit().map(|(_, day)| day))
        .page("weeks.title", lines)
}
