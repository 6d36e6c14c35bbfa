//! What the page of a request says of the visits that are planned for it: who goes and when, or that nobody has it yet.

use super::steps;
use crate::{
    app::{
        format::short_day,
        i18n::Words,
        route::Route,
        words::{actor_name, list_words},
    },
    domain::{DayThing, ThingId},
    ledger::{Ledger, Visit},
    rules::RuleBook,
};
use chrono::NaiveDate;

/// A visit that is made for a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Who goes, on which day and at what hour.
    pub text: String,
    /// The key of where it has come to.
    pub stand: &'static str,
    pub route: Route,
}

/// The visits of a request, in the order in which they were planned. None where there is no such request.
pub fn planned(
    words: Words,
    ledger: &Ledger,
    book: &RuleBook,
    request: &ThingId,
    today: NaiveDate,
) -> Option<Vec<Planned>> {
    let request = ledger.requests.get(request)?;
    let line = |visit: &Visit| {
        let place = visit.place();
        let hour = place.time.map(|time| time.to_string());
        let when = [short_day(words, place.day, today)].into_iter().chain(hour).collect::<Vec<_>>().join(" ");
        Planned {
            text: list_words(words, [actor_name(words, ledger, &place.to), when]),
            stand: steps::stand(ledger, book, visit).key(),
            route: Route::day(DayThing::Visit, &visit.id),
        }
    };
    Some(ledger.visits_for(request.id.as_str()).map(line).collect())
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

    fn shown(more: &[&str]) -> Option<Vec<Planned>> {
        let requested = r#"{"request":{"request":"r","site":"s","kind":"repair","wanted":"2026-11-23",
            "what":"Panel dark"}}"#;
        let mut told = Told::branch();
        for body in [requested].iter().chain(more) {
            told.tell("2026-11-22", serde_json::from_str::<FactBody>(body).unwrap());
        }
        let ledger = told.ledger();
        let today = "2026-11-22".parse().unwrap();
        planned(EN, &ledger, &RuleBook::of(&ledger), &id("r"), today)
    }

    #[test]
    fn a_request_says_who_goes_and_when() {
        let visit = r#"{"visit_planned":{"visit":"v","site":"s","kind":"repair","to":"li","day":"2026-11-23",
            "time":"08:00","request":"r","what":"Panel dark"}}"#;
        // Of the same site, and not for this request.
        let other = r#"{"visit_planned":{"visit":"w","site":"s","kind":"repair","to":"ma","day":"2026-11-24",
            "what":"Panel dark"}}"#;
        let found = shown(&[visit, other]).unwrap();
        let [one] = &found[..] else { panic!("{found:?}") };
        assert!(one.text.contains("li") && one.text.contains("23 Nov 08:00"), "{}", one.text);
        assert_eq!(
            (one.stand, &one.route),
            ("register.stand.planned", &Route::day(DayThing::Visit, &id("v")))
        );
    }

    #[test]
    fn nobody_has_a_request_without_a_visit() {
        assert_eq!(shown(&[]), Some(Vec::new()));
        let ledger = Told::branch().ledger();
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(planned(EN, &ledger, &RuleBook::of(&ledger), &id("r"), today), None);
    }
}
