//! What is kept aside because whoever recorded it was not entitled to: why, and what takes it over.

use crate::{
    app::{
        i18n::Words,
        words::{clause_number, list_words, person_name, role_key},
    },
    domain::FactId,
    journal::{Fact, FactBody, Finished, MonthClosed, PapersIn, Withdrawn, number::keeping_id},
    ledger::{Aside, Ledger},
    workflow::{Command, CompletionCheck, Paper},
};

/// What is kept aside and still to be looked at, the newest record first.
pub fn pending(ledger: &Ledger) -> Vec<FactId> {
    ledger.kept_aside().into_iter().rev().map(|fact| fact.id).collect()
}

/// Which one to go on with when one of them is done with: what stood after it, or before it where it was the last.
pub fn next_of(before: &[FactId], now: &[FactId]) -> Option<FactId> {
    let gone = before.iter().position(|fact| !now.contains(fact)).unwrap_or_default();
    let after = before[gone.min(before.len())..].iter().find(|fact| now.contains(fact));
    after.or(now.last()).copied()
}

/// Why it is kept aside.
pub fn why(words: Words, ledger: &Ledger, fact: FactId) -> String {
    match ledger.aside.get(&fact) {
        None => String::new(),
        Some(Aside::UnknownActor) => words.t("forms.aside.unknown"),
        Some(Aside::ActorLeft) => words.t("forms.aside.left"),
        Some(Aside::Role { roles, clause }) => {
            let roles = list_words(words, roles.iter().map(|role| words.t(role_key(*role))));
            words.tv("forms.aside.role", &[("roles", &roles), ("clause", &clause_number(words, clause))])
        }
        Some(Aside::InAnothersName { by }) => {
            words.tv("forms.aside.name", &[("who", &person_name(ledger, by))])
        }
        Some(Aside::AnothersWork { holder }) => {
            words.tv("forms.aside.work", &[("who", &person_name(ledger, holder))])
        }
        Some(Aside::MonthNotOver) => words.t("forms.aside.month"),
        Some(Aside::WrongFigures) => words.t("forms.aside.figures"),
        Some(Aside::Stands) => words.t("forms.aside.stands"),
    }
}

/// What records the same in one's own name; none for what cannot be taken over: a month is closed by its figures, and a
/// mistake is taken back where it stands.
pub fn taking_over(fact: &Fact) -> Option<Command> {
    let on = fact.on;
    if let Some(Finished { notice, .. }) = fact.body.of() {
        return Some(Command::Finish {
            on,
            at: fact.at,
            notice: notice.clone(),
            done: CompletionCheck::ALL.to_vec(),
        });
    }
    if let Some(PapersIn { notice, failed }) = fact.body.of() {
        let (notice, failed) = (notice.clone(), failed.clone());
        return Some(Command::HandInPapers { on, at: fact.at, notice, brought: Paper::ALL.to_vec(), failed });
    }
    if let Some(Withdrawn { fact, reason }) = fact.body.of() {
        return Some(Command::Withdraw { on, fact: *fact, reason: reason.clone() });
    }
    let stands = fact.body.of::<MonthClosed>().is_some() || matches!(fact.body, FactBody::Newer(_));
    // What is begun is the same thing: what was told of it since then is about it.
    (!stands).then(|| Command::Record { on, at: fact.at, body: keeping_id(fact.body.clone()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{DeviceId, PersonId},
    };
    use chrono::NaiveDate;
    use std::sync::Arc;

    fn fact(number: u128, actor: &str, on: &str, body: &str) -> Arc<Fact> {
        let on: NaiveDate = on.parse().unwrap();
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(number)),
            on,
            at: None,
            recorded: on.and_hms_opt(9, 0, 0).unwrap(),
            actor: PersonId::parse(actor).unwrap(),
            device: DeviceId::parse("d").unwrap(),
            link: None,
            body: serde_json::from_str::<FactBody>(body).unwrap(),
        })
    }

    fn joined(id: &str, role: &str) -> String {
        format!(
            r#"{{"person":{{"person":"{id}","name":"{id}","role":"{role}","base_wage":"3000.00","joined":"2020-01-02"}}}}"#
        )
    }

    #[test]
    fn whoever_has_done_with_one_goes_on_with_the_next() {
        let [one, two, three] = [1, 2, 3].map(|n| FactId(uuid::Uuid::from_u128(n)));
        let all = [one, two, three];
        assert_eq!(next_of(&all, &[two, three]), Some(two));
        assert_eq!(next_of(&all, &[one, three]), Some(three));
        assert_eq!(next_of(&all, &[one, two]), Some(two));
        assert_eq!(next_of(&[one], &[]), None);
    }

    #[test]
    fn what_is_kept_aside_waits_until_it_is_taken_over_or_taken_back() {
        let raise =
            r#"{"person_changed":{"person":"li","name":"li","role":"technician","base_wage":"6400.00"}}"#;
        let mut facts = vec![
            fact(1, "ma", "2026-01-02", &joined("ma", "manager")),
            fact(2, "ma", "2026-01-02", &joined("li", "technician")),
            fact(3, "li", "2026-03-01", raise),
            fact(4, "li", "2026-03-02", &joined("x", "technician")),
        ];
        let ledger = Ledger::of(&facts);
        let [newer, older] = pending(&ledger)[..] else { panic!() };
        let words = Words(Lang::ZhCn);
        assert_eq!(why(words, &ledger, older), "此项应由经理、总经理登记（2.1）");
        let Some(Command::Record { on, body, .. }) = taking_over(&facts[2]) else { panic!() };
        facts.push(Arc::new(Fact { on, body, ..(*fact(5, "ma", "2026-03-03", raise)).clone() }));
        assert_eq!(pending(&Ledger::of(&facts)), [newer]);
        facts.push(fact(6, "ma", "2026-03-04", &format!(r#"{{"withdrawn":{{"fact":"{newer}"}}}}"#)));
        assert_eq!(pending(&Ledger::of(&facts)), []);
    }
}
