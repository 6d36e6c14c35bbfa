//! The visits that are made for a piece of work, with what was arranged with the customer for each (6.1.2, 6.1.3).

use crate::{
    app::{format::day, i18n::Words, route::Route, words::visit_words},
    domain::{DayThing, WorkId},
    features::register::before::arranged,
    ledger::Ledger,
};
use chrono::NaiveDate;

/// A visit: its day, what it is for and who goes, what was arranged, and its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub said: String,
    pub arranged: Vec<String>,
    pub route: Route,
}

/// The visits for a piece of work, in the order in which they were planned.
pub fn made_for(words: Words, ledger: &Ledger, work: &WorkId, today: NaiveDate) -> Vec<Made> {
    let made = ledger.visits_for(work.as_str()).map(|visit| {
        let on = day(words, visit.place().day, today);
        let said = words.tv("jobs.visit", &[("day", &on), ("what", &visit_words(words, ledger, visit))]);
        let lines = arranged(words, visit).into_iter().filter(|(_, text)| !text.is_empty());
        let line = |(key, text): (&'static str, String)| {
            words.tv("jobs.visit.arranged", &[("what", &words.t(key)), ("text", &text)])
        };
        let route = Route::Day { what: DayThing::Visit, id: visit.id.to_string() };
        Made { said, arranged: lines.map(line).collect(), route }
    });
    made.collect()
}

/// Whether another visit is likely to be planned for it: its work goes on.
pub fn goes_on(ledger: &Ledger, work: &WorkId) -> bool {
    match work {
        WorkId::Notice(id) => ledger.notices.get(id).is_some_and(|notice| notice.finished.is_none()),
        WorkId::Repair(_) | WorkId::Contract(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        features::record::samples::{Told, id},
        journal::FactBody,
    };

    #[test]
    fn what_was_arranged_for_a_notice_stands_on_its_page() {
        let mut told = Told::branch();
        let today = "2026-11-23";
        for body in [
            r#"{"notice":{"notice":"T1","site":"s","to":"li","kind":"new","controllers":[]}}"#,
            r#"{"visit_planned":{"visit":"v","site":"s","kind":"commissioning","to":"li","day":"2026-11-23","job":"T1"}}"#,
            r#"{"arrived":{"visit":"v","plan":"panel, then loops"}}"#,
        ] {
            told.tell(today, serde_json::from_str::<FactBody>(body).unwrap());
        }
        let work = WorkId::Notice(id("T1"));
        let made = |told: &Told| made_for(Words(Lang::En), &told.ledger(), &work, today.parse().unwrap());
        let [visit] = &made(&told)[..] else { panic!("{:?}", made(&told)) };
        assert!(visit.said.contains("li") && visit.arranged.len() == 1, "{visit:?}");
        assert!(visit.arranged[0].ends_with("panel, then loops"), "{visit:?}");
        assert!(goes_on(&told.ledger(), &work));
        told.tell(today, serde_json::from_str(r#"{"finished":{"notice":"T1"}}"#).unwrap());
        assert!(!goes_on(&told.ledger(), &work));
    }
}
