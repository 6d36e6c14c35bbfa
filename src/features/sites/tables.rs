//! The list of sites, and what was done and paid at one, to be taken along.

use super::view::{SiteContract, SiteJob, SiteRow};
use crate::{
    app::{
        i18n::Words,
        tables::Columns,
        words::{area_key, kind_key, person_name},
    },
    domain::Money,
    features::jobs::say::stand_key,
    ledger::{Ledger, Repair},
    spreadsheet::Page,
};

/// The sites in this order.
pub fn list(words: Words, rows: &[SiteRow]) -> Page {
    Columns::of(words)
        .text("sites.field.name", |row: &SiteRow| row.name.clone())
        .text("sites.field.customer", |row| row.customer.clone())
        .text("sites.field.area", move |row| words.t(area_key(row.area)))
        .number("sites.column.points", |row| row.points.into())
        .day("sites.field.warranty", |row| row.warranty_until)
        .page("shell.place.sites", rows)
}

/// A site's notices.
pub fn jobs(words: Words, rows: &[SiteJob]) -> Page {
    Columns::of(words)
        .text("jobs.field.number", |row: &SiteJob| row.number.clone())
        .text("jobs.fact.kind", move |row| words.t(kind_key(row.kind)))
        .day("jobs.fact.issued", |row| row.issued)
        .number("jobs.column.points", |row| row.points.into())
        .text("jobs.column.stand", move |row| words.t(stand_key(row.stand)))
        .page("sites.jobs", rows)
}

/// Its contracts.
pub fn contracts(words: Words, rows: &[SiteContract]) -> Page {
    Columns::of(words)
        .text("sites.contract", |row: &SiteContract| row.number.clone())
        .day("facts.field.from", |row| row.from)
        .day("facts.field.until", |row| row.to)
        .amount("sites.contract.fee", |row| row.fee)
        .amount("sites.contract.received", |row| row.received)
        .page_with_total("sites.contracts", rows, "settlement.total")
}

/// Its repairs.
pub fn repairs(words: Words, ledger: &Ledger, rows: &[&Repair]) -> Page {
    let paid = |repair: &&Repair| match repair.paid_in {
        Some(_) => "sites.repair.paid",
        None => "sites.repair.unpaid",
    };
    Columns::of(words)
        .text("sites.repair", |row: &&Repair| row.number.clone())
        .day("sites.repair.done", |row| row.done.on)
        .text("sites.repair.fault", |row| row.fault.clone())
        .text("sites.repair.by", |row| person_name(ledger, &row.by))
        .amount("sites.repair.charged", |row| row.charged)
        .text("sites.repair.money", move |row| words.t(paid(row)))
        .page_with_total("sites.repairs", rows, "settlement.total")
}

/// What the work there has brought to whom.
pub fn paid(words: Words, rows: &[(String, &'static str, Money)]) -> Page {
    Columns::of(words)
        .text("jobs.money.person", |row: &(String, &'static str, Money)| row.0.clone())
        .text("jobs.money.item", move |row| words.t(row.1))
        .amount("jobs.money.amount", |row| row.2)
        .page_with_total("sites.paid", rows, "settlement.total")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{Area, NoticeKind},
        features::{
            record::samples::{Told, id},
            sites::view,
        },
        spreadsheet::csv::csv,
        workflow::steps::Stand,
    };

    const ZH: Words = Words(Lang::ZhCn);

    fn check(page: &Page, rows: &[&str]) {
        assert_eq!(csv(page).trim_start_matches('\u{feff}').lines().collect::<Vec<_>>(), rows);
    }

    #[test]
    fn sites_and_their_jobs_are_rows() {
        let site = SiteRow {
            id: id("s"),
            name: "城关中学".into(),
            customer: "教育局".into(),
            area: Area::County,
            points: 1300,
            warranty_until: None,
        };
        check(
            &list(ZH, &[site]),
            &["工程名称,客户单位,区域,点数,保修到", "城关中学,教育局,本市下属县,1300,"],
        );
        let issued = "2026-03-04".parse().unwrap();
        let job = SiteJob {
            id: id("0012"),
            number: "0012".into(),
            kind: NoticeKind::New,
            issued,
            points: 300,
            stand: Stand::Done,
        };
        check(&jobs(ZH, &[job]), &["通知单编号,种类,发单日期,点数,进度", "0012,新工程,2026-03-04,300,办结"]);
    }

    #[test]
    fn money_is_added_up_below_it() {
        let mut told = Told::branch();
        told.repair("2026-11-02", "W1", "黑屏").repair("2026-11-09", "W2", "断电");
        let ledger = told.ledger();
        let of_site = view::repairs(&ledger, &id("s"));
        let head = "维修单,日期,故障,维修人,收费,款项";
        let rows = [
            "W2,2026-11-09,断电,li,1000.00,未到账",
            "W1,2026-11-02,黑屏,li,1000.00,未到账",
            "合计,,,,2000.00,",
        ];
        check(&repairs(ZH, &ledger, &of_site), &[head, rows[0], rows[1], rows[2]]);
        let (from, to) = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
        let contract = SiteContract {
            id: id("C1"),
            number: "C1".into(),
            from,
            to,
            fee: Money::yuan(3000),
            received: Money::yuan(1000),
        };
        let rows = ["C1,2026-01-01,2026-12-31,3000.00,1000.00", "合计,,,3000.00,1000.00"];
        check(&contracts(ZH, &[contract]), &["协议,开始日期,截止日期,协议金额,已到款", rows[0], rows[1]]);
        let share = ("li".to_owned(), "facts.item.base_wage", Money::yuan(-2));
        check(&paid(ZH, &[share]), &["姓名,项目,金额（元）", "li,基本工资,-2.00", "合计,,-2.00"]);
    }
}
