//! The register of a day, to be taken along.

use super::view::Row;
use crate::{
    app::{
        i18n::Words,
        tables::Columns,
        words::{area_key, kind_key, person_name, points_of, site_name},
    },
    domain::{Arrange, Controller, JobId, Month, PersonId},
    ledger::{At, Ledger, Notice},
    rules::{Due, DueCode, Subject},
    spreadsheet::Page,
};
use chrono::NaiveDate;

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

/// Who got which notice in a month: a line of what finance waits for.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    pub id: JobId,
    pub number: String,
    pub on: NaiveDate,
    pub site: String,
    pub controllers: Vec<Controller>,
    pub to: String,
}

/// The months of which finance waits for the list, and the one that is asked for.
pub fn months_shown(dues: &[Due], asked: Option<Month>) -> Vec<Month> {
    let of_list = |due: &Due| match (due.code, &due.subject) {
        (DueCode::List, Subject::Month(month)) => Some(*month),
        _ => None,
    };
    match asked {
        Some(month) => vec![month],
        None => dues.iter().filter_map(of_list).collect(),
    }
}

/// Whoever got a notice in the month, first or from another.
fn holders(ledger: &Ledger, month: Month) -> Vec<(&Notice, &At<PersonId>)> {
    let of_month = |holder: &&At<PersonId>| Month::of(holder.on()) == month;
    let mut rows: Vec<(&Notice, &At<PersonId>)> = Vec::new();
    for notice in ledger.notices.values() {
        rows.extend(notice.holders.iter().filter(of_month).map(|holder| (notice, holder)));
    }
    rows.arrange_by_key(|(notice, holder)| (holder.stamp.order(), notice.id.clone()));
    rows
}

/// A month's commissioning assignments, as one looks at them before they are sent (6.1.10).
pub fn assigned(ledger: &Ledger, month: Month) -> Vec<Assignment> {
    let line = |(notice, holder): (&Notice, &At<PersonId>)| Assignment {
        id: notice.id.clone(),
        number: notice.number.clone(),
        on: holder.on(),
        site: site_name(ledger, &notice.site),
        controllers: notice.controllers.clone(),
        to: person_name(ledger, &holder.value),
    };
    holders(ledger, month).into_iter().map(line).collect()
}

/// The same as finance gets it.
pub fn assignments(words: Words, ledger: &Ledger, month: Month) -> Page {
    let rows = holders(ledger, month);
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
        domain::NoticeKind,
        features::record::samples::{Told, id},
        journal::{FactBody, NoticeIssued, Reassigned},
        rules::{RuleBook, deadlines},
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
        let seen = assigned(&told.ledger(), "2026-11".parse().unwrap());
        let seen: Vec<(&str, &str)> = seen.iter().map(|one| (one.number.as_str(), one.to.as_str())).collect();
        assert_eq!(seen, [("T2", "li"), ("T1", "zh")], "what is looked at is what is sent");
    }

    #[test]
    fn the_form_of_a_month_shows_its_list_and_any_other_those_that_are_due() {
        let mut told = Told::branch();
        let controllers = vec![Controller { points: 300, alarm_only: false }];
        let (site, to, kind) = (id("s"), id("li"), NoticeKind::New);
        let notice = NoticeIssued { notice: id("T1"), number: None, site, to, kind, controllers };
        told.tell("2026-10-30", FactBody::from(notice));
        let ledger = told.ledger();
        let now = "2026-11-03T09:00:00".parse().unwrap();
        let dues = deadlines(&ledger, &RuleBook::of(&ledger), now);
        let [october, june]: [Month; 2] = ["2026-10", "2026-06"].map(|month| month.parse().unwrap());
        assert_eq!(months_shown(&dues, None), [october]);
        assert_eq!(months_shown(&dues, Some(june)), [june]);
    }
}
