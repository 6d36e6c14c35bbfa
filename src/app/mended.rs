//! What was wrong with a form and is right by now.

use std::collections::BTreeSet;

/// The name of what is no single field of a form: the summary of what is wrong with it.
pub const WHOLE: &str = "form";

/// Which of the fields that were found wrong, by their ids, are right by now: neither wrong as they stand, nor refused.
pub fn mended(found: Vec<String>, wrong: &[String], refused: Option<&str>) -> BTreeSet<String> {
    found.into_iter().filter(|id| !wrong.contains(id) && refused != Some(id.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_mended_once_it_is_neither_wrong_nor_refused() {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let still = |wrong: &[&str], refused| {
            mended(ids(&["clause", "person"]), &ids(wrong), refused).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(still(&["clause", "person"], None), ids(&[]));
        assert_eq!(still(&["person"], None), ids(&["clause"]));
        assert_eq!(still(&[], Some("person")), ids(&["clause"]));
        assert_eq!(still(&[], None), ids(&["clause", "person"]));
    }
}
