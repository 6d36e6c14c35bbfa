//! Taking in the drafts of a file beside those kept here: none is lost, none is written over.

use crate::journal::{bundle::check_draft, limits::Breach};
use serde_json::Value;
use std::collections::BTreeMap;

/// What is to be stored, by key: drafts that are here already, whatever their key, are left out; one whose key or name
/// is taken by another gets a number behind it.
///
/// # Errors
/// Together they are more than can be kept. To be asked before anything else of the file is stored.
pub fn beside(
    here: &BTreeMap<String, String>,
    incoming: &BTreeMap<String, String>,
) -> Result<Vec<(String, String)>, Breach> {
    let mut kept = here.clone();
    let mut new = Vec::new();
    for (key, json) in incoming {
        if kept.values().any(|known| known == json) {
            continue;
        }
        let names: Vec<String> = kept.values().filter_map(|json| name_of(json)).collect();
        let json = match name_of(json) {
            Some(name) if names.contains(&name) => {
                named(json, &free(&name, " ", |name| names.contains(&name.to_owned())))
            }
            _ => json.clone(),
        };
        let key = match kept.contains_key(key) {
            true => free(key, "-", |key| kept.contains_key(key)),
            false => key.clone(),
        };
        check_draft(&kept, &key, &json)?;
        kept.insert(key.clone(), json.clone());
        new.push((key, json));
    }
    Ok(new)
}

/// The text with the first number from 2 that makes it free.
fn free(text: &str, between: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number: u32| format!("{text}{between}{number}"));
    numbered.into_iter().find(|text| !taken(text)).unwrap_or_default()
}

fn name_of(json: &str) -> Option<String> {
    let draft: Value = serde_json::from_str(json).ok()?;
    draft.get("name")?.as_str().map(str::to_owned)
}

fn named(json: &str, name: &str) -> String {
    let Ok(Value::Object(mut draft)) = serde_json::from_str(json) else { return json.to_owned() };
    draft.insert("name".to_owned(), Value::String(name.to_owned()));
    Value::Object(draft).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::bundle::MAX_DRAFTS;

    fn map(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, json)| (key.to_string(), json.to_string())).collect()
    }

    fn check(here: &[(&str, &str)], incoming: &[(&str, &str)], expected: &[(&str, &str)]) {
        let new: BTreeMap<String, String> = beside(&map(here), &map(incoming)).unwrap().into_iter().collect();
        assert_eq!(new, map(expected));
    }

    #[test]
    fn a_known_draft_is_not_taken_twice() {
        check(&[("a", "1")], &[("a", "1"), ("b", "1")], &[]);
        check(&[("a", "1")], &[("b", "2"), ("c", "2")], &[("b", "2")]);
    }

    #[test]
    fn of_two_under_one_key_both_are_kept() {
        check(&[("a", "1"), ("a-2", "2")], &[("a", "3")], &[("a-3", "3")]);
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let here = [("a", r#"{"name":"新阶梯","x":1}"#)];
        check(&here, &[("b", r#"{"name":"新阶梯","x":2}"#)], &[("b", r#"{"name":"新阶梯 2","x":2}"#)]);
    }

    #[test]
    fn more_than_can_be_exported_again_are_refused() {
        let many = |from: usize, count: usize| -> BTreeMap<String, String> {
            (from..from + count).map(|number| (format!("d{number}"), number.to_string())).collect()
        };
        assert_eq!(beside(&many(0, MAX_DRAFTS - 1), &many(0, MAX_DRAFTS)).unwrap().len(), 1);
        let most = Breach::TooMany { most: MAX_DRAFTS };
        assert_eq!(beside(&many(0, MAX_DRAFTS), &many(MAX_DRAFTS, 1)), Err(most));
    }
}
