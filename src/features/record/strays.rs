//! What belongs to nothing that is here: how it is said, why, and what brings back what it belonged to.

use super::aside::why;
use crate::{
    app::{
        i18n::Words,
        words::{device_mark, fact_kind_key, list_words, recorded_words},
    },
    domain::{DeviceId, exact::number_in},
    journal::{Fact, FactBody, PersonJoined, Renumbered, SiteDescribed, Withdrawn, kind::Shape, whole::Gap},
    ledger::{Absent, Ledger, Missing, Why},
    workflow::{Command, identity::begun_anew},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// What is not here, by what it is and what it was called.
pub fn title(words: Words, ledger: &Ledger, absent: &Absent) -> String {
    let begun = beginning(ledger, absent);
    let name = begun.and_then(|fact| called(&fact.body)).or_else(|| said(&absent.what));
    let name = name.unwrap_or_else(|| words.t("facts.no_number"));
    let kind = words.t(begun.map_or_else(|| kind_named(ledger, absent), |fact| fact_kind_key(&fact.body)));
    words.tv("forms.strays.title", &[("kind", &kind), ("name", &name)])
}

/// The fact that began it, where that is known.
pub fn beginning<'a>(ledger: &'a Ledger, absent: &Absent) -> Option<&'a Arc<Fact>> {
    match absent.why {
        Why::Withdrawn { begun, .. } | Why::Aside { begun } => ledger.fact(begun),
        Why::NeverCame => None,
    }
}

/// What a person calls what a fact begins.
fn called(body: &FactBody) -> Option<String> {
    if let Some(PersonJoined { name, .. }) = body.of() {
        return Some(name.clone());
    }
    if let Some(SiteDescribed { name, .. }) = body.of() {
        return Some(name.clone());
    }
    let fact = body.any();
    let texts = fact.declared().fields.iter().zip(fact.fields());
    let texts: Vec<_> =
        texts.filter_map(|(field, value)| Some((field, value.value().as_str()?.to_owned()))).collect();
    let number = texts.iter().find(|(field, _)| field.name == "number").map(|(_, text)| text.clone());
    let id = texts.into_iter().find(|(field, _)| matches!(field.shape, Shape::New(_)));
    number.or_else(|| id.map(|(_, id)| number_in(&id).to_owned()))
}

/// The id that it is named by, where somebody gave it: a random one tells nobody anything.
fn said(what: &Missing) -> Option<String> {
    let id = match what {
        Missing::Person(id) => id.as_str(),
        Missing::Site(id) => id.as_str(),
        Missing::Thing(id) => number_in(id.as_str()),
    };
    uuid::Uuid::parse_str(id).is_err().then(|| id.to_owned())
}

/// What something that never came must be, by what is recorded of it.
fn kind_named(ledger: &Ledger, absent: &Absent) -> &'static str {
    match &absent.what {
        Missing::Person(_) => return "forms.strays.person",
        Missing::Site(_) => return "facts.field.site",
        Missing::Thing(_) => {}
    }
    let named_by = absent.named_by.iter().filter_map(|fact| ledger.fact(*fact));
    let kinds = named_by.map(|fact| match &fact.body {
        FactBody::Commissioning(_) => "facts.kind.notice",
        FactBody::Repair(_) => "facts.kind.repair",
        FactBody::Maintenance(_) => "facts.kind.contract",
        body if body.of::<Renumbered>().is_some() => "facts.field.thing",
        _ => "facts.field.job",
    });
    // What says more of it comes before what may be said of several kinds.
    kinds.min_by_key(|key| !key.starts_with("facts.kind.")).unwrap_or("facts.field.job")
}

/// Why it is not here, in a sentence.
pub fn why_words(
    words: Words,
    ledger: &Ledger,
    absent: &Absent,
    here: &DeviceId,
    today: NaiveDate,
) -> String {
    match absent.why {
        Why::Withdrawn { by, .. } => {
            let Some(fact) = ledger.fact(by) else { return String::new() };
            let recorded = recorded_words(words, fact, ledger, here, today);
            match fact.body.of::<Withdrawn>().map(|withdrawn| withdrawn.reason.as_str()) {
                None | Some("") => words.tv("forms.strays.withdrawn", &[("recorded", &recorded)]),
                Some(reason) => {
                    words.tv("forms.strays.withdrawn.why", &[("recorded", &recorded), ("reason", &reason)])
                }
            }
        }
        Why::Aside { begun } => words.tv("forms.strays.aside", &[("why", &why(words, ledger, begun))]),
        Why::NeverCame => words.t("forms.strays.never"),
    }
}

/// What begins it again in one's own name, as it was begun; none for what was not taken back.
pub fn beginning_again(ledger: &Ledger, absent: &Absent) -> Option<Command> {
    let Why::Withdrawn { begun, .. } = absent.why else { return None };
    let fact = ledger.fact(begun)?;
    let body = match &absent.what {
        Missing::Person(_) | Missing::Site(_) => fact.body.clone(),
        Missing::Thing(id) => begun_anew(&fact.body, id.as_str()),
    };
    Some(Command::Record { on: fact.on, at: fact.at, body })
}

/// Which facts of which devices are missing, one of which may have begun it.
pub fn gap_words(words: Words, gaps: &[Gap]) -> Option<String> {
    let line = |Gap { device, from, to }: &Gap| {
        let device = words.tv("facts.device.other", &[("mark", &device_mark(device))]);
        words.tv("forms.strays.gap", &[("device", &device), ("from", from), ("to", to)])
    };
    let list = list_words(words, gaps.iter().map(line));
    (!gaps.is_empty()).then(|| words.tv("forms.strays.gaps", &[("list", &list)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{FactId, PersonId, Role},
        rules::RuleBook,
        workflow::{Context, decide},
    };

    fn fact(number: u128, device: &str, on: &str, body: &str) -> Arc<Fact> {
        let on: NaiveDate = on.parse().unwrap();
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(number)),
            on,
            at: None,
            recorded: on.and_hms_opt(9, 0, 0).unwrap(),
            actor: PersonId::parse("ma").unwrap(),
            device: DeviceId::parse(device).unwrap(),
            link: None,
            body: serde_json::from_str(body).unwrap(),
        })
    }

    /// A notice under an id, taken back on one device and finished on another that calls it `said`.
    fn apart(notice: &str, said: &str) -> Ledger {
        let joined = |id: &str, role: &str| {
            format!(
                r#"{{"person":{{"person":"{id}","name":"{id}","role":"{role}","base_wage":"3000.00","joined":"2020-01-02"}}}}"#
            )
        };
        let site = r#"{"site":{"site":"s","name":"县医院","customer":"县医院","area":"county"}}"#;
        let notice = format!(
            r#"{{"notice":{{{notice},"site":"s","to":"li","kind":"new","controllers":[{{"points":600}}]}}}}"#
        );
        let withdrawn =
            format!(r#"{{"withdrawn":{{"fact":"{}","reason":"重复"}}}}"#, uuid::Uuid::from_u128(4));
        Ledger::of(&[
            fact(1, "a", "2026-01-02", &joined("ma", "manager")),
            fact(2, "a", "2026-01-02", &joined("li", "technician")),
            fact(3, "a", "2026-01-02", site),
            fact(4, "a", "2026-03-02", &notice),
            fact(5, "b", "2026-03-05", &format!(r#"{{"finished":{{"notice":"{said}"}}}}"#)),
            fact(6, "a", "2026-03-06", &withdrawn),
        ])
    }

    fn id() -> String {
        uuid::Uuid::from_u128(77).to_string()
    }

    #[test]
    fn it_is_said_what_is_missing_and_who_took_it_back() {
        let ledger = apart(&format!(r#""notice":"{}","number":"T1""#, id()), &id());
        let [absent] = &ledger.absent()[..] else { panic!() };
        let (words, here) = (Words(Lang::ZhCn), DeviceId::parse("a").unwrap());
        assert_eq!(title(words, &ledger, absent), "调试派工：T1");
        let why = why_words(words, &ledger, absent, &here, "2026-03-07".parse().unwrap());
        assert_eq!(why, "已作废：3月6日 周五 09:00 · ma · 本机。原因：重复");
        // Of what never came a random id says nothing.
        let alone = Ledger::of(&[fact(
            5,
            "b",
            "2026-03-05",
            &format!(r#"{{"callback":{{"job":"{}","confirmed":true}}}}"#, id()),
        )]);
        let [absent] = &alone.absent()[..] else { panic!() };
        assert_eq!(title(words, &alone, absent), "工单：编号未知");
        assert!(
            why_words(words, &alone, absent, &here, "2026-03-07".parse().unwrap()).contains("另一个文件")
        );
        assert_eq!(beginning_again(&alone, absent), None);
    }

    #[test]
    fn what_is_begun_again_takes_up_what_was_recorded_of_it() {
        let exact = crate::domain::exact::exact("T1", FactId(uuid::Uuid::from_u128(4)));
        for (notice, said) in [
            (format!(r#""notice":"{}","number":"T1""#, id()), id()),
            (r#""notice":"T1""#.to_owned(), "T1".to_owned()),
            (r#""notice":"T1""#.to_owned(), exact),
        ] {
            let ledger = apart(&notice, &said);
            let [absent] = &ledger.absent()[..] else { panic!() };
            let command = beginning_again(&ledger, absent).unwrap();
            let command = crate::workflow::identity::with_own_id(command, uuid::Uuid::from_u128(99));
            let context = Context {
                now: "2026-03-07T09:00:00".parse().unwrap(),
                actor: PersonId::parse("ma").unwrap(),
                role: Some(Role::Manager),
                device: DeviceId::parse("b").unwrap(),
                fact: FactId(uuid::Uuid::from_u128(10)),
                unread: 0,
            };
            let facts = decide(&ledger, &RuleBook::of(&ledger), command, &context).unwrap();
            let facts: Vec<_> = facts.into_iter().map(Arc::new).collect();
            let again = ledger.with(&facts);
            assert_eq!(again.absent(), [], "{said}");
            let [notice] = again.notices.values().collect::<Vec<_>>()[..] else { panic!() };
            assert!(notice.finished.is_some() && notice.number == "T1", "{said}");
        }
    }

    #[test]
    fn what_is_missing_here_is_named_by_device_and_number() {
        let gap = Gap { device: DeviceId::parse("phone").unwrap(), from: 3, to: 5 };
        let said = gap_words(Words(Lang::ZhCn), &[gap]).unwrap();
        assert!(said.contains("第 3 至 5 条"), "{said}");
        assert_eq!(gap_words(Words(Lang::ZhCn), &[]), None);
    }
}
