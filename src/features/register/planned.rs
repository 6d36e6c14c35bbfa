//! The visits that are made for a request or a job, as its page says them: who goes and when, where each has come to, and what was
//! arranged with the customer (6.1.2, 6.1.3).

use super::{before::arranged, steps};
use crate::{
    app::{
        format::short_day,
        i18n::Words,
        route::Route,
        words::{actor_name, list_words},
    },
    domain::{DayThing, WorkId},
    ledger::{Ledger, Visit},
    rules::RuleBook,
};
use chrono::NaiveDate;

/// A visit that is made for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Who goes, on which day and at what hour.
    pub text: String,
    /// The key of where it has come to.
    pub stand: &'static str,
    /// What was arranged for it, line by line.
    pub arranged: Vec<String>,
    pub route: Route,
}

/// The visits for what has this id, in the order in which they were planned.
pub fn visits_for(
    words: Words,
    ledger: &Ledger,
    book: &RuleBook,
    what: &str,
    today: NaiveDate,
) -> Vec<Planned> {
    let line = |visit: &Visit| {
        let place = visit.place();
        let hour = place.time.map(|time| time.to_string());
        let when = [short_day(words, place.day, today)].into_iter().chain(hour).collect::<Vec<_>>().join(" ");
        let lines = arranged(words, visit).into_iter().filter(|(_, text)| !text.is_empty());
        let line = |(key, text): (&'static str, String)| {
            words.tv("register.visit.arranged", &[("what", &words.t(key)), ("text", &text)])
        };
        Planned {
            text: list_words(words, [actor_name(words, ledger, &place.to), when]),
            stand: steps::stand(ledger, book, visit).key(),
            arranged: lines.map(line).collect(),
            route: Route::day(DayThing::Visit, &visit.id),
        }
    };
    ledger.visits_for(what).map(line).collect()
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

    const EN: Words = Words(Lang::En);

    fn shown(what: &str, told: &[&str]) -> Vec<Planned> {
        let mut branch = Told::branch();
        for body in told {
            branch.tell("2026-11-22", serde_json::from_str::<FactBody>(body).unwrap());
        }
        let ledger = branch.ledger();
        visits_for(EN, &ledger, &RuleBook::of(&ledger), what, "2026-11-22".parse().unwrap())
    }

    #[test]
    fn a_request_says_who_goes_and_when() {
        let requested = r#"{"request":{"request":"r","site":"s","kind":"repair","wanted":"2026-11-23",
            "what":"Panel dark"}}"#;
        let visit = r#"{"visit_planned":{"visit":"v","site":"s","kind":"repair","to":"li","day":"2026-11-23",
            "time":"08:00","request":"r","what":"Panel dark"}}"#;
        // Of the same site, and not for this request.
        let other = r#"{"visit_planned":{"visit":"w","site":"s","kind":"repair","to":"ma","day":"2026-11-24",
            "what":"Panel dark"}}"#;
        let found = shown("r", &[requested, visit, other]);
        let [one] = &found[..] else { panic!("{found:?}") };
        assert!(one.text.contains("li") && one.text.contains("23 Nov 08:00"), "{}", one.text);
        assert_eq!(
            (one.stand, &one.route),
            ("register.stand.planned", &Route::day(DayThing::Visit, &id("v")))
        );
        assert_eq!(shown("r", &[requested]), []);
    }

    #[test]
    fn what_was_arranged_for_a_notice_stands_with_its_visit() {
        let found = shown(
            "T1",
            &[
                r#"{"notice":{"notice":"T1","site":"s","to":"li","kind":"new","controllers":[]}}"#,
                r#"{"visit_planned":{"visit":"v","site":"s","kind":"commissioning","to":"li","day":"2026-11-22","job":"T1"}}"#,
                r#"{"arrived":{"visit":"v","plan":"panel, then loops"}}"#,
            ],
        );
        let [visit] = &found[..] else { panic!("{found:?}") };
        assert_eq!((visit.stand, visit.arranged.len()), ("register.stand.there", 1), "{visit:?}");
        assert!(visit.arranged[0].ends_with("panel, then loops"), "{visit:?}");
    }

    #[test]
    fn another_visit_is_planned_for_a_notice_until_it_is_finished() {
        let mut told = Told::branch();
        let work = WorkId::Notice(id("T1"));
        let notice = r#"{"notice":{"notice":"T1","site":"s","to":"li","kind":"new","controllers":[]}}"#;
        told.tell("2026-11-22", serde_json::from_str(notice).unwrap());
        assert!(goes_on(&told.ledger(), &work));
        told.tell("2026-11-22", serde_json::from_str(r#"{"finished":{"notice":"T1"}}"#).unwrap());
        assert!(!goes_on(&told.ledger(), &work));
    }
}
