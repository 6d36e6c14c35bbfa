//! Why something was not stored, in sentences that say what to do.

use super::{fact_title, refusal_words};
use crate::{
    app::{failure::Failure, i18n::Words},
    journal::{bundle::MAX_DRAFT_CHARS, limits::Breach},
    ledger::Ledger,
    storage::StoreError,
};

/// A refusal by the rules or by the browser's storage.
pub fn failure_words(words: Words, failure: &Failure, ledger: &Ledger) -> String {
    match failure {
        Failure::Refused(refusal) => refusal_words(words, refusal, ledger),
        Failure::Store(error) => store_words(words, error),
        Failure::Contradiction(id) => match ledger.fact(*id) {
            Some(fact) => words.tv("errors.contradiction", &[("fact", &fact_title(words, fact, ledger))]),
            None => words.tv("errors.contradiction", &[("fact", id)]),
        },
        Failure::Draft(Breach::TooMany { most }) => words.tv("errors.draft.many", &[("most", most)]),
        Failure::Draft(_) => words.tv("errors.draft.long", &[("most", &MAX_DRAFT_CHARS)]),
        Failure::NotFetched => words.t("errors.not_fetched"),
        Failure::Faults { n } => words.tv("errors.faults", &[("n", n)]),
    }
}

/// What the browser's storage refuses. Nothing of it was stored.
pub fn store_words(words: Words, error: &StoreError) -> String {
    match error {
        StoreError::Quota => words.t("errors.store.quota"),
        StoreError::Unavailable { code: Some(code) } => {
            words.tv("errors.store.unavailable.code", &[("code", code)])
        }
        StoreError::Unavailable { code: None } => words.t("errors.store.unavailable"),
        StoreError::Closed => words.t("errors.store.closed"),
        StoreError::VersionChanged => words.t("errors.store.version_changed"),
        StoreError::Blocked => words.t("errors.store.blocked"),
        StoreError::NewerVersion => words.t("errors.store.newer_version"),
        StoreError::Busy => words.t("errors.store.busy"),
        StoreError::News => words.t("errors.store.news"),
        StoreError::Replaced => words.t("errors.store.replaced"),
        StoreError::NoNumber => words.t("errors.store.no_record"),
        StoreError::Vanished => words.t("errors.store.vanished"),
        StoreError::Taken => words.t("errors.store.taken"),
        StoreError::Aborted { code: Some(code) } => words.tv("errors.store.aborted.code", &[("code", code)]),
        StoreError::Aborted { code: None } => words.t("errors.store.aborted"),
    }
}
