//! What there is to know of a notice that nobody holds yet. Pure.

use crate::{
    app::{
        format::day,
        i18n::Words,
        words::{area_key, kind_key, list_words, person_name, points_of},
    },
    ledger::{Ledger, Written},
};
use chrono::NaiveDate;

/// Line by line: the key of what it is, and the text. What is not known says nothing.
pub fn known(
    words: Words,
    ledger: &Ledger,
    written: &Written,
    today: NaiveDate,
) -> Vec<(&'static str, String)> {
    let site = ledger.sites.get(&written.site);
    let kind = [Some(words.t(kind_key(written.kind))), site.map(|site| words.t(area_key(site.area)))];
    let after = site.and_then(|site| site.looked_after_by.as_ref());
    let approved = written.approved.as_ref().map(|approved| {
        list_words(words, [person_name(ledger, &approved.value), day(words, approved.on(), today)])
    });
    let all = vec![
        ("jobs.fact.customer", site.map(|site| site.customer.clone()).unwrap_or_default()),
        ("jobs.fact.kind", list_words(words, kind.into_iter().flatten())),
        ("facts.field.controllers", points_of(words, &written.controllers)),
        ("facts.kind.looks_after", after.map(|who| person_name(ledger, &who.value)).unwrap_or_default()),
        ("facts.kind.notice_written", day(words, written.stamp.on, today)),
        ("facts.kind.notice_approved", approved.unwrap_or_default()),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{Controller, NoticeKind},
        features::record::samples::{Told, id},
        journal::{FactBody, NoticeApproved, NoticeWritten},
    };

    #[test]
    fn a_notice_on_its_way_says_what_it_is_and_who_approved_it() {
        let mut told = Told::branch();
        let controllers = vec![Controller { points: 300, alarm_only: false }];
        let (site, kind) = (id("s"), NoticeKind::New);
        let written = NoticeWritten { notice: id("T1"), number: None, site, kind, controllers };
        told.tell("2026-11-02", FactBody::from(written));
        let said = |told: &Told| {
            let ledger = told.ledger();
            let written = ledger.written.values().next().expect("on its way").clone();
            known(Words(Lang::En), &ledger, &written, "2026-11-05".parse().unwrap())
        };
        let has = |said: &[(&str, String)], key: &str| said.iter().any(|(one, _)| *one == key);
        let before = said(&told);
        assert!(before.contains(&("facts.field.controllers", "300".into())), "{before:?}");
        assert!(!has(&before, "facts.kind.notice_approved"));
        told.tell("2026-11-03", FactBody::from(NoticeApproved { notice: id("T1"), by: id("vp") }));
        assert!(has(&said(&told), "facts.kind.notice_approved"));
    }
}
