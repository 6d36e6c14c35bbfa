//! What was recorded, and what is not complete, to be taken along.

use super::missing::{OpenRepair, missing_words};
use crate::{
    app::{
        i18n::Words,
        tables::Columns,
        words::{actor_name, device_words, fact_kind_key, fact_title, list_words, person_name, site_name},
    },
    domain::DeviceId,
    journal::{
        Fact,
        arrival::{Arrival, Arrivals},
    },
    ledger::Ledger,
    spreadsheet::Page,
};
use std::sync::Arc;

/// Facts in this order, those taken back marked as such, and of those that came from elsewhere when and by which file; `name` is
/// the key of the list's.
pub fn facts(words: Words, ledger: &Ledger, arrivals: &Arrivals, name: &str, facts: &[Arc<Fact>]) -> Page {
    let state = move |fact: &Arc<Fact>| match ledger.withdrawn.contains_key(&fact.id) {
        true => words.t("forms.withdrawn"),
        false => String::new(),
    };
    let columns = Columns::of(words)
        .day("facts.field.on", |fact: &Arc<Fact>| fact.on)
        .text("forms.all.kind", move |fact| words.t(fact_kind_key(&fact.body)))
        .text("tables.said", move |fact| fact_title(words, fact, ledger))
        .text("tables.recorded_by", move |fact| actor_name(words, ledger, &fact.actor))
        .moment("tables.recorded", |fact| fact.recorded)
        .text("tables.state", state);
    let brought = |fact: &Arc<Fact>| arrivals.bringing(fact.id).map(|(_, arrival)| arrival);
    let columns = match facts.iter().any(|fact| brought(fact).is_some()) {
        true => columns
            .moment("tables.came", move |fact| brought(fact).map(|arrival| arrival.came))
            .text("tables.file", move |fact| {
                brought(fact).map_or_else(String::new, |one| one.from.name.clone())
            }),
        false => columns,
    };
    columns.page(name, facts)
}

/// What came from elsewhere, the newest first.
pub fn arrivals(words: Words, here: &DeviceId, arrivals: &[Arrival]) -> Page {
    Columns::of(words)
        .moment("tables.came", |arrival: &Arrival| arrival.came)
        .text("tables.file", |arrival| arrival.from.name.clone())
        .text("facts.row.device", |arrival| device_words(words, &arrival.from.device, here))
        .moment("forms.arrivals.exported", |arrival| arrival.from.exported)
        .number("forms.arrivals.facts", |arrival| arrival.facts.into())
        .page("forms.arrivals", arrivals)
}

/// The repairs that are not complete, with what they lack.
pub fn open_repairs(words: Words, ledger: &Ledger, rows: &[OpenRepair]) -> Page {
    Columns::of(words)
        .text("sites.repair", |row: &OpenRepair| ledger.job_number(&row.id).to_owned())
        .text("facts.field.site", |row| site_name(ledger, &row.site))
        .day("sites.repair.done", |row| row.on)
        .text("sites.repair.fault", |row| row.fault.clone())
        .text("sites.repair.by", |row| person_name(ledger, &row.by))
        .text("forms.open.missing", move |row| {
            list_words(words, row.missing.iter().filter_map(|open| missing_words(words, &open.lack)))
        })
        .page("forms.open", rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{i18n::Lang, tables::Tables},
        domain::PersonId,
        features::record::{journal_view::latest, kinds, missing, samples::Told},
        journal::{FactBody, FollowUpFact, FollowUpsReviewed, Withdrawn, arrival::Source},
        rules::{RuleBook, open::Looked},
        spreadsheet::csv::csv,
    };

    const ZH: Words = Words(Lang::ZhCn);

    fn written(page: &Page) -> Vec<String> {
        csv(page).trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
    }

    #[test]
    fn what_was_taken_back_says_so() {
        let mut told = Told::branch();
        let by = PersonId::parse("li").unwrap();
        told.tell("2026-11-23", FactBody::from(FollowUpsReviewed { by, qualified: 7 }));
        let counted =
            |fact: &Fact| matches!(fact.body, FactBody::FollowUp(FollowUpFact::FollowUpsReviewed(_)));
        let fact = latest(&told.ledger(), counted, 1)[0].id;
        told.tell("2026-11-24", FactBody::from(Withdrawn { fact, reason: String::new() }));
        let ledger = told.ledger();
        let all = latest(&ledger, counted, 9);
        let rows = written(&facts(ZH, &ledger, &Arrivals::default(), "forms.all", &all));
        assert_eq!(rows[0], "日期,种类,内容,登记人,登记时间,状态");
        assert!(
            rows[1].starts_with("2026-11-23,") && rows[1].ends_with(",ma,2026-11-23 09:00,已作废"),
            "{rows:?}"
        );
    }

    #[test]
    fn what_came_from_elsewhere_says_when_and_by_which_file() {
        let ledger = Told::branch().ledger();
        let all: Vec<_> = ledger.recorded().take(2).cloned().collect();
        let from = Source {
            name: "lis.json".into(),
            device: DeviceId::parse("phone-77").unwrap(),
            exported: "2026-11-27T18:00:00".parse().unwrap(),
        };
        let arrival = Arrival { came: "2026-11-28T10:12:00".parse().unwrap(), from, facts: 1 };
        let came = Arrivals::of([(1, (arrival.clone(), Arc::new(vec![all[0].id])))].into());
        let rows = written(&facts(ZH, &ledger, &came, "forms.all", &all));
        assert!(rows[0].ends_with(",状态,到达本机,文件"), "{rows:?}");
        assert!(rows[1].ends_with(",2026-11-28 10:12,lis.json") && rows[2].ends_with(",,"), "{rows:?}");
        let list = written(&arrivals(ZH, &DeviceId::parse("d").unwrap(), &[arrival]));
        assert_eq!(list[1], "2026-11-28 10:12,lis.json,设备 NE77,2026-11-27 18:00,1");
    }

    #[test]
    fn every_kind_of_record_has_a_name_that_a_workbook_takes() {
        let ledger = Told::branch().ledger();
        for (kind, lang) in kinds::all().flat_map(|kind| Lang::ALL.map(|lang| (kind, lang))) {
            let all: Vec<_> = ledger.facts().iter().cloned().collect();
            let page = facts(Words(lang), &ledger, &Arrivals::default(), kind.declared.key, &all);
            let book = Tables::list(page, "2026-03-10".parse().unwrap()).book("东河");
            assert!(book.is_well_named(), "{}", kind.code());
        }
    }

    #[test]
    fn an_open_repair_says_what_it_lacks() {
        let mut told = Told::branch();
        told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
        let ledger = told.repair("2026-11-02", "W1", "黑屏").complete("2026-11-03", "W1", "ma").ledger();
        let book = RuleBook::of(&ledger);
        let today = "2026-11-10".parse().unwrap();
        let open = missing::open_repairs(Looked { ledger: &ledger, book: &book, waiting: &[], today });
        let rows = written(&open_repairs(ZH, &ledger, &open));
        assert_eq!(rows[0], "维修单,工程或客户,日期,故障,维修人,缺");
        assert_eq!(rows[1], "W1,School,2026-11-02,黑屏,li,销售副总审批");
    }
}
