//! The register of a day, to be taken along.

use super::view::Row;
use crate::{
    app::{
        i18n::Words,
        tables::Columns,
        words::{area_key, kind_key, person_name, points_of, site_name},
    },
    domain::{Arrange, Month, PersonId},
    ledger::{At, Ledger, Notice},
    spreadsheet::Page,
};

/// The rows of a list in this order.
pub fn list(words: Words, title: &str, rows: &[Row]) -> Page {
    Columns::of(words)
        .text("facts.field.time", |row: &Row| row.time.map(|time| time.to_string()).unwrap_or_default())
        .text("register.column.what", |row| row.title.clone())
        .text("register.column.about", |row| row.about.clone())
        .text("register.column.stand", |row| row.stand.clone().unwrap_or_default())
        .text("register.column.due", |row| row.due.clone().map(|(by, _)| by).unwrap_or_default())
        .page(title, rows)
}

/// A month's commissioning assignments, as finance gets them (6.1.10): whoever got a notice in it, first or from another.
pub fn assignments(words: Words, ledger: &Ledger, month: Month) -> Page {
    let of_month = |holder: &&At<PersonId>| Month::of(holder.on()) == month;
    let mut rows: Vec<(&Notice, &At<PersonId>)> = Vec::new();
    for notice in ledger.notices.values() {
        rows.extend(notice.holders.iter().filter(of_month).map(|holder| (notice, holder)));
    }
    rows.arrange_by_key(|(notice, holder)| (holder.stamp.order(), notice.id.clone()));
    let area = |notice: &Notice| ledger.sites.get(&notice.site).map(|site| words.t(area_key(site.area)));
    Columns::of(words)
        .day("jobs.fact.issued", |(_, holder): &(&Notice, &At<PersonId>)| holder.on())
        .text("jobs.field.number", |(notice, _)| notice.number.clone())
        .text("jobs.field.site", |(notice, _)| site_name(ledger, &notice.site))
        .text("sites.field.area", move |(notice, _)| area(notice).unwrap_or_default())
        .text("jobs.fact.kind", move |(notice, _)| words.t(kind_key(notice.kind)))
        .text("facts.field.controllers", move |(notice, _)| points_of(words, &notice.controllers))
        .text("jobs.field.to", |(_, holder)| person_name(ledger, &holder.value))
        .page("register.assignments", &rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{Controller, NoticeKind},
        features::record::samples::{Told, id},
        journal::{FactBody, NoticeIssued, Reassigned},
    };

    #[test]
    fn finance_gets_everybody_who_got_a_notice_in_the_month() {
        let mut told = Told::branch();
        let notice = |number: &str| {
            let controllers = vec![Controller { points: 300, alarm_only: false }];
            let (site, to, kind) = (id("s"), id("li"), NoticeKind::Reprogramming);
            FactBody::from(NoticeIssued { notice: id(number), number: None, site, to, kind, controllers })
        };
        told.tell("2026-10-30", notice("T1")).tell("2026-11-02", notice("T2"));
        let reassigned = Reassigned { notice: id("T1"), to: id("zh") };
        told.tell("2026-11-03", FactBody::from(reassigned));
        let page = assignments(Words(Lang::En), &told.ledger(), "2026-11".parse().unwrap());
        // Under the head: the notice of the month, and the older one that somebody else got in it.
        assert_eq!(page.rows.len(), 3);
    }
}
