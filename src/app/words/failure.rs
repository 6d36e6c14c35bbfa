//! Why something was not stored, in sentences that say what to do.

use super::{fact_title, refusal_words};
use crate::{
    app::{desk::Failure, i18n::Words},
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
        Failure::Unreadable(why) => words.tv("errors.unreadable", &[("why", why)]),
    }
}

/// What the browser's storage refuses. Nothing of it was stored.
pub fn store_words(words: Words, error: &StoreError) -> String {
    match error {
        StoreError::Quota => words.t("errors.store.quota"),
        StoreError::Unavailable(why) => words.tv("errors.store.unavailable", &[("why", why)]),
        StoreError::Closed => words.t("errors.store.closed"),
        StoreError::VersionChanged => words.t("errors.store.version_changed"),
        StoreError::Blocked => words.t("errors.store.blocked"),
        StoreError::NewerVersion => words.t("errors.store.newer_version"),
        StoreError::Busy => words.t("errors.store.busy"),
        StoreError::News => words.t("errors.store.news"),
        StoreError::Replaced => words.t("errors.store.replaced"),
        StoreError::Aborted(why) => words.tv("errors.store.aborted", &[("why", why)]),
    }
}
