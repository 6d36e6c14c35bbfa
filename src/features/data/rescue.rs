//! Taking away what is stored when it cannot be read: the texts as they are, in the shape of a bundle.

use crate::journal::bundle::{FORMAT, VERSION};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// A bundle of stored batches, each the text of a JSON array of facts, without understanding any of them.
pub fn joined(
    batches: &[String],
    drafts: &BTreeMap<String, String>,
    exported: NaiveDateTime,
    device: &str,
) -> String {
    let inner = |batch: &String| {
        let batch = batch.trim();
        let inner = batch.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(batch);
        inner.trim().to_owned()
    };
    let facts: Vec<String> = batches.iter().map(inner).filter(|facts| !facts.is_empty()).collect();
    let exported = exported.format("%Y-%m-%dT%H:%M:%S");
    let facts = facts.join(",\n");
    let drafts = serde_json::to_string(drafts).unwrap_or_else(|_| "{}".to_owned());
    format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"exported\": \"{exported}\",\n\
         \"device\": \"{device}\",\n\"branch\": \"\",\n\"facts\": [\n{facts}\n],\n\"drafts\": {drafts}\n}}\n"
    )
}

/// Saves what is stored as it is.
///
/// # Errors
/// Not even the texts can be read.
#[cfg(target_arch = "wasm32")]
pub async fn save_as_stored(
    words: crate::app::i18n::Words,
    now: NaiveDateTime,
    device: &str,
    device_name: &str,
) -> Result<(), crate::storage::StoreError> {
    use crate::{platform::files, storage::Store};

    let store = Store::open().await?;
    let contents = store.read_all().await?;
    let drafts = store.drafts().await?.into_iter().collect();
    let batches: Vec<String> = contents.batches.into_iter().map(|batch| batch.json).collect();
    let text = joined(&batches, &drafts, now, device);
    // Which branch it is stands in what cannot be read.
    let name = super::view::file_name(words, "", now.date(), device_name);
    files::save(&name, "application/json", text.as_bytes())
        .map_err(|_| crate::storage::StoreError::Aborted { code: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        journal::{Bundle, Journal},
        workflow::judge,
    };

    #[test]
    fn whatever_is_stored_comes_out_as_a_bundle() {
        let drafts = BTreeMap::from([("a".to_owned(), "{\"name\": \"b\"}".to_owned())]);
        let now = "2026-03-05T10:00:00".parse().unwrap();
        let batches = ["[{\"id\": 1}]", "[]", " [{\"id\": 2},{\"id\": 3}] "].map(str::to_owned);
        let preview = Bundle::read(&joined(&batches, &drafts, now, "d"), &Journal::default(), judge).unwrap();
        assert_eq!((preview.new.len(), preview.refused.len()), (0, 3));
        assert_eq!(preview.drafts, drafts);
        assert!(
            Bundle::read(&joined(&[], &drafts, now, "d"), &Journal::default(), judge)
                .unwrap()
                .is_acceptable()
        );
    }
}
