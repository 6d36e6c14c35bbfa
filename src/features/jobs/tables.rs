//! The list of jobs to be taken along, as it is filtered and sorted.

use super::{say, view::JobRow};
use crate::{
    app::{
        i18n::Words,
        tables::{Columns, Tables},
        words::kind_key,
    },
    domain::Month,
    spreadsheet::{Cell, Page},
};
use chrono::NaiveDate;

/// The jobs in this order; `month` where the list holds those of one month only.
pub fn tables(words: Words, rows: &[JobRow], month: Option<Month>, today: NaiveDate) -> Tables {
    let page = page(words, rows);
    match month {
        Some(month) => Tables::list_of(page, month.to_string(), today),
        None => Tables::list(page, today),
    }
}

fn page(words: Words, rows: &[JobRow]) -> Page {
    Columns::of(words)
        .text("facts.field.number", |row: &JobRow| row.number.clone())
        .text("jobs.field.site", |row| row.site.clone())
        .text("jobs.fact.customer", |row| row.customer.clone())
        .text("jobs.fact.kind", move |row| words.t(row.kind.map_or(say::work_key(row.id.kind()), kind_key)))
        .text("facts.field.fault", |row| row.fault.clone())
        .text("jobs.fact.holder", |row| row.holder.clone())
        .mixed("jobs.fact.points", |row| row.points.map_or(Cell::Empty, |points| Cell::Number(points.into())))
        .day("tables.date", |row| row.issued)
        .text("jobs.column.stand", move |row| words.t(say::stand_key(row.stand)))
        .text("tables.next", move |row| say::next_key(row).map(|key| words.t(key)).unwrap_or_default())
        .until("tables.by", |row| row.due.map(|(by, _)| by))
        .page("shell.place.jobs", rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{NoticeKind, WorkId},
        features::record::samples::id,
        spreadsheet::csv::csv,
        workflow::steps::{Stand, StepKind},
    };

    fn row() -> JobRow {
        JobRow {
            id: WorkId::Notice(id("0012")),
            number: "0012".into(),
            alike: false,
            site_id: id("s"),
            site: "城关中学".into(),
            customer: "教育局".into(),
            kind: Some(NoticeKind::New),
            fault: String::new(),
            holder_id: Some(id("li")),
            holder: "李".into(),
            points: Some(1300),
            issued: "2026-03-04".parse().unwrap(),
            stand: Stand::Late,
            next: Some(StepKind::Papers),
            waits: None,
            due: Some(("2026-03-09T23:59:00".parse().unwrap(), true)),
            from: None,
            until: None,
        }
    }

    #[test]
    fn a_job_is_a_row_of_typed_cells() {
        let today = "2026-03-10".parse().unwrap();
        let tables = tables(Words(Lang::ZhCn), &[row()], None, today);
        assert_eq!(
            csv(&tables.pages[0]).lines().collect::<Vec<_>>(),
            [
                "\u{feff}编号,工程,客户单位,种类,故障,负责人,点数,日期,进度,下一步,期限",
                "0012,城关中学,教育局,新工程,,李,1300,2026-03-04,已逾期,三份资料,2026-03-09",
            ]
        );
        assert_eq!(tables.file_name("东河", None, "xlsx"), "东河-工单-2026-03-10.xlsx");
    }

    #[test]
    fn a_list_of_one_month_is_named_after_it() {
        let (month, today) = ("2026-02".parse().ok(), "2026-03-10".parse().unwrap());
        assert_eq!(tables(Words(Lang::ZhCn), &[], month, today).of, "2026-02");
    }
}
