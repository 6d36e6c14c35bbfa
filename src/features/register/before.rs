//! What the page of a visit says besides: what was arranged with the customer, and, until it is over, what to know of the place
//! before anybody drives out.

use crate::{
    app::{format::full_day, i18n::Words},
    features::record::effect::known_of_site,
    ledger::{Ledger, Visit},
    rules::RuleBook,
};
use chrono::NaiveDate;

/// What was arranged, by the key of what it is called. What nobody said is empty.
pub fn arranged(words: Words, visit: &Visit) -> Vec<(&'static str, String)> {
    let arranged = &visit.arranged;
    let straight = visit.straight.map(|sent| full_day(words, sent.on));
    vec![
        ("facts.row.straight", straight.unwrap_or_default()),
        ("facts.field.agreed", arranged.agreed.join("\n")),
        ("facts.field.work_plan", arranged.plan.clone()),
        ("facts.field.prepare", arranged.prepare.clone()),
    ]
}

/// Warranty, who commissioned it, what was repaired lately and reads alike: as the form says it that plans the visit.
pub fn before(
    words: Words,
    ledger: &Ledger,
    book: &RuleBook,
    visit: &Visit,
    today: NaiveDate,
) -> Vec<String> {
    match visit.ended {
        None => known_of_site(words, (ledger, book), (&visit.site, &visit.what), today),
        Some(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        features::{record::samples::Told, register::steps},
        journal::FactBody,
    };

    const TODAY: &str = "2026-11-23";
    const EN: Words = Words(Lang::En);

    fn told(more: &[(&str, &str)]) -> Ledger {
        let mut told = Told::branch();
        told.repair("2026-11-02", "W1", "black screen");
        let planned = r#"{"visit_planned":{"visit":"v","site":"s","kind":"repair","to":"li","day":"2026-11-23",
            "what":"black screen again","agreed":"Mr Wang, at two"}}"#;
        for (on, body) in [(TODAY, planned)].iter().chain(more) {
            told.tell(on, serde_json::from_str::<FactBody>(body).unwrap());
        }
        told.ledger()
    }

    fn visit(ledger: &Ledger) -> &Visit {
        &ledger.visits["v"]
    }

    #[test]
    fn what_was_arranged_stands_on_the_page_of_the_visit() {
        let text = |ledger: &Ledger, key: &str| {
            let all = arranged(EN, visit(ledger));
            all.into_iter().find(|(known, _)| *known == key).unwrap().1
        };
        assert_eq!(text(&told(&[]), "facts.field.agreed"), "Mr Wang, at two");
        assert_eq!(text(&told(&[]), "facts.field.work_plan"), "");
        let arrived = r#"{"arrived":{"visit":"v","agreed":"half an hour later, told him","plan":"panel, then loops",
            "prepare":"power on floor 3"}}"#;
        // The first arrival counts.
        let again = r#"{"arrived":{"visit":"v","plan":"something else"}}"#;
        let there = told(&[(TODAY, arrived), (TODAY, again)]);
        assert_eq!(text(&there, "facts.field.agreed"), "Mr Wang, at two\nhalf an hour later, told him");
        assert_eq!(text(&there, "facts.field.work_plan"), "panel, then loops");
        assert_eq!(text(&there, "facts.field.prepare"), "power on floor 3");
    }

    /// Whoever was sent straight there is marked (6.5.6), once.
    #[test]
    fn whoever_goes_straight_to_the_customer_is_marked_and_not_sent_again() {
        let offered = |ledger: &Ledger| {
            let next = steps::of_visit(ledger, &RuleBook::of(ledger), visit(ledger));
            next.into_iter().any(|next| next.kind == "straight")
        };
        let sent = told(&[(TODAY, r#"{"straight":{"visit":"v"}}"#)]);
        assert!(offered(&told(&[])) && !offered(&sent));
        assert_eq!(arranged(EN, visit(&sent))[0].1, "23 Nov 2026");
        assert_eq!(arranged(EN, visit(&told(&[])))[0].1, "");
    }

    #[test]
    fn what_was_repaired_there_is_known_before_anybody_drives_out() {
        let lines = |ledger: &Ledger| {
            before(EN, ledger, &RuleBook::of(ledger), visit(ledger), TODAY.parse().unwrap())
        };
        assert!(
            lines(&told(&[])).iter().any(|line| line.contains("black screen")),
            "{:?}",
            lines(&told(&[]))
        );
        let over =
            [(TODAY, r#"{"arrived":{"visit":"v"}}"#), (TODAY, r#"{"ended":{"visit":"v","outcome":"done"}}"#)];
        assert_eq!(lines(&told(&over)), [""; 0]);
    }
}
