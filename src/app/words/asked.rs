//! Whom to turn to: people by name with what they are, as one says it in the office.

use super::{either_words, person_name, role_key};
use crate::{
    app::i18n::Words,
    domain::{PersonId, Role},
    ledger::Ledger,
    workflow::Asked,
};

/// More people than this are called by their roles.
const MOST: usize = 3;

/// Whom to ask: `负责人刘强`, `经理马建国或内勤吴敏`, `销售副总（无人在岗）`.
pub fn asked_words(words: Words, asked: &Asked, ledger: &Ledger) -> String {
    match &asked.people[..] {
        [(person, _)] if asked.responsible => responsible_words(words, ledger, person),
        people => people_words(words, ledger, asked.roles, people),
    }
}

/// The one who answers for a job: `负责人刘强`.
pub(super) fn responsible_words(words: Words, ledger: &Ledger, person: &PersonId) -> String {
    words.tv("errors.asked.responsible", &[("name", &person_name(ledger, person))])
}

/// Everybody now in one of some roles.
pub fn roles_with_names(words: Words, roles: &[Role], ledger: &Ledger) -> String {
    let here = |role: &Role| {
        let role = *role;
        let in_post = ledger.people.values().filter(|person| person.left.is_none());
        in_post.filter(move |person| person.role() == role).map(move |person| (person.id.clone(), role))
    };
    let people: Vec<(PersonId, Role)> = roles.iter().flat_map(here).collect();
    people_words(words, ledger, roles, &people)
}

fn people_words(words: Words, ledger: &Ledger, roles: &[Role], people: &[(PersonId, Role)]) -> String {
    let titles = || either_words(words, roles.iter().map(|role| words.t(role_key(*role))));
    match people.len() {
        0 => words.tv("errors.asked.nobody", &[("roles", &titles())]),
        1..=MOST => either_words(
            words,
            people.iter().map(|(person, role)| {
                let (name, role) = (person_name(ledger, person), words.t(role_key(*role)));
                words.tv("errors.asked.person", &[("role", &role), ("name", &name)])
            }),
        ),
        _ => titles(),
    }
}
