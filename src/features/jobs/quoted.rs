//! What there is to know of a quote under way, until the repair is done and has a page of its own. Pure.

use crate::{
    app::{
        format::{day, yuan},
        i18n::Words,
        words::{list_words, person_name, quote_line_words},
    },
    ledger::{Ledger, Quoted, Stamp},
};
use chrono::NaiveDate;

/// Line by line: the key of what it is, and the text. What is not known says nothing.
pub fn known(
    words: Words,
    ledger: &Ledger,
    quoted: &Quoted,
    today: NaiveDate,
) -> Vec<(&'static str, String)> {
    let quote = &quoted.quote;
    let customer = ledger.sites.get(&quoted.site).map(|site| site.customer.clone());
    let on = |stamp: Stamp| day(words, stamp.on, today);
    let approved = quote.approved.as_ref().map(|approved| {
        let who = person_name(ledger, &approved.value);
        list_words(words, [who, on(approved.stamp)])
    });
    let all = vec![
        ("jobs.fact.customer", customer.unwrap_or_default()),
        ("facts.field.fault", quote.fault.clone().unwrap_or_default()),
        ("facts.field.plan", quote.plan.clone()),
        (
            "facts.field.lines",
            list_words(words, quote.lines.iter().map(|line| quote_line_words(words, line))),
        ),
        ("forms.f.quoted", yuan(quote.charged.exact())),
        ("facts.field.floor", yuan(quote.floor.exact())),
        ("jobs.quoted.on", on(quote.stamp)),
        ("facts.kind.quote_approved", approved.unwrap_or_default()),
        ("facts.kind.consented", quote.consented.map(on).unwrap_or_default()),
        ("facts.kind.paid_in", quoted.paid_in.map(on).unwrap_or_default()),
        ("facts.kind.to_factory", quoted.factory.map(on).unwrap_or_default()),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::Money,
        features::record::samples::{Told, id},
        journal::{FactBody, QuoteApproved, Quoted as QuoteFact},
    };

    #[test]
    fn a_quote_says_what_it_is_and_how_far_it_has_come() {
        let mut told = Told::branch();
        let quote = QuoteFact {
            repair: id("W1"),
            number: None,
            site: id("s"),
            charged: Money::yuan(1150),
            floor: Money::yuan(690),
            fault: Some("Dark".into()),
            plan: "New board".into(),
            lines: Vec::new(),
        };
        told.tell("2026-11-02", FactBody::from(quote));
        let said = |told: &Told| {
            let ledger = told.ledger();
            let quoted = ledger.quoted.values().next().expect("under way").clone();
            known(Words(Lang::En), &ledger, &quoted, "2026-11-05".parse().unwrap())
        };
        let has = |said: &[(&str, String)], key: &str| said.iter().any(|(one, _)| *one == key);
        let before = said(&told);
        assert!(before.contains(&("forms.f.quoted", "1,150.00".into())), "{before:?}");
        assert!(!has(&before, "facts.kind.quote_approved") && !has(&before, "facts.field.lines"));
        told.tell("2026-11-03", FactBody::from(QuoteApproved { repair: id("W1"), by: id("ma") }));
        assert!(has(&said(&told), "facts.kind.quote_approved"));
    }
}
