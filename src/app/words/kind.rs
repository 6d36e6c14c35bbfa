//! The names of the kinds of facts.

use crate::journal::FactBody;

/// The key of what kind of thing a fact says happened.
pub fn fact_kind_key(body: &FactBody) -> &'static str {
    body.declared().key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::i18n::{Lang, message};

    #[test]
    fn every_kind_has_a_name_in_every_language() {
        for kind in FactBody::kinds() {
            for lang in Lang::ALL {
                assert!(message(lang, kind.key).is_some(), "{lang:?}: {}", kind.name);
            }
        }
    }
}
