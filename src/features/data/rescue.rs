//! Taking away what is stored when it cannot be read: the texts as they are, in the shape of a bundle.

use crate::{
    domain::Attachment,
    journal::{
        Journal,
        bundle::{FORMAT, VERSION, attachments_text},
        stored::{parts_of, take_stored},
    },
};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// What lies in the store, understood as little as possible.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stored {
    /// The texts of the records that should each be a list of facts.
    pub records: Vec<String>,
    /// The texts of whatever else lies there.
    pub others: Vec<String>,
    pub drafts: BTreeMap<String, String>,
    pub attachments: Vec<Attachment>,
}

impl Stored {
    /// How much of it this program cannot read.
    pub fn unread(&self) -> usize {
        let mut journal = Journal::default();
        let records = (1..).zip(&self.records);
        let faults = records.map(|(record, text)| take_stored(&mut journal, record, text).len());
        faults.sum::<usize>() + self.others.len()
    }
}

/// A bundle of what is stored. What is whole JSON stands among the facts, whether it is one or not; the rest, as text,
/// among what is damaged, so that whoever reads the file takes what can be taken.
pub fn joined(stored: &Stored, exported: NaiveDateTime, device: &str) -> String {
    let mut facts = Vec::new();
    let mut damaged: Vec<&str> = stored.others.iter().map(String::as_str).collect();
    for record in &stored.records {
        let (parts, rest) = parts_of(record);
        facts.extend(parts);
        damaged.extend(rest);
    }
    let exported = exported.format("%Y-%m-%dT%H:%M:%S");
    let facts = facts.join(",\n");
    let json = |value: serde_json::Result<String>| value.unwrap_or_else(|_| "null".to_owned());
    let (drafts, damaged) =
        (json(serde_json::to_string(&stored.drafts)), json(serde_json::to_string(&damaged)));
    format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"exported\": \"{exported}\",\n\
         \"device\": \"{device}\",\n\"branch\": \"\",\n\"facts\": [\n{facts}\n],\n\"drafts\": {drafts},\n\
         \"damaged\": {damaged},\n\"attachments\": {}\n}}\n",
        attachments_text(&stored.attachments),
    )
}

/// Saves what is stored as it is.
///
/// # Errors
/// Not even the texts can be read.
#[cfg(target_arch = "wasm32")]
pub async fn save_as_stored(
    words: crate::app::i18n::Words,
    desk: crate::app::desk::Desk,
) -> Result<(), crate::storage::StoreError> {
    use crate::{
        app::backup::{FileName, Holds},
        platform::files,
        storage::Store,
    };
    use leptos::prelude::untrack;

    let (now, device) = untrack(|| (desk.now(), desk.device()));
    let device_name = untrack(|| desk.device_name(words));
    let store = Store::open_as_it_is().await?;
    let contents = store.read_all().await?;
    let stored = Stored {
        records: contents.batches.into_iter().map(|batch| batch.json()).collect(),
        others: contents.faults.into_iter().map(|fault| fault.text.to_string()).collect(),
        drafts: store.drafts().await?.into_iter().collect(),
        attachments: some_attachments(&store).await,
    };
    let text = joined(&stored, now, device.as_str());
    // Which branch it is, be it the sample, stands in what may not be read.
    let holds = Holds::here(false, stored.unread());
    let name = FileName::new("", holds, now, &device_name, &device).print(words);
    files::save(&name, "application/json", text.as_bytes())
        .map_err(|_| crate::storage::StoreError::Aborted { code: None })
}

/// As many attachments as a file holds. What was stored before there were any has none, and what cannot be read keeps the
/// facts from nobody.
#[cfg(target_arch = "wasm32")]
async fn some_attachments(store: &crate::storage::Store) -> Vec<Attachment> {
    use crate::journal::bundle::parted;

    let all = store.attachments().await.unwrap_or_default();
    let sizes: Vec<_> = all.as_slice().iter().map(|digest| (*digest, Attachment::MOST_BYTES)).collect();
    store.attachments_of(parted(&sizes).swap_remove(0)).await.unwrap_or_default()
}

/// Saves everything that this page knows, from its memory; attachments are not in it. False: the browser does not let it.
#[cfg(target_arch = "wasm32")]
pub fn save_known(words: crate::app::i18n::Words, desk: crate::app::desk::Desk) -> bool {
    let bundle = desk.bundle();
    let name = desk.file_name(&bundle, words).print(words);
    let saved = bundle
        .write()
        .map(|text| crate::platform::files::save(&name, "application/json", text.as_bytes()).is_ok());
    saved.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        journal::{Bundle, Preview},
        workflow::judge,
    };

    fn check(records: &[&str], others: &[&str], new: usize, refused: usize) -> Preview {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let drafts = BTreeMap::from([("a".to_owned(), "{\"name\": \"b\"}".to_owned())]);
        let picture = Attachment::of(*b"\x89PNG\r\n\x1a\n").unwrap();
        let attachments = vec![picture];
        let (records_of, others_of) = (texts(records), texts(others));
        let stored = Stored { records: records_of, others: others_of, drafts: drafts.clone(), attachments };
        let text = joined(&stored, "2026-03-05T10:00:00".parse().unwrap(), "d");
        let preview = Bundle::read(&text, &Journal::default(), judge).unwrap();
        assert_eq!((preview.new.len(), preview.refused.len()), (new, refused), "{records:?} {others:?}");
        assert_eq!(stored.unread(), refused, "{records:?} {others:?}");
        assert!(preview.is_acceptable());
        // No fact names it: it is named, and nothing is kept out.
        assert_eq!(preview.enclosed.spoiled.len(), 1);
        assert_eq!(preview.drafts, drafts);
        preview
    }

    #[test]
    fn whatever_is_stored_comes_out_as_a_bundle_that_gives_what_is_sound() {
        const FACT: &str = r#"{"id":"01900000-0000-7000-8000-0000000000a1","on":"2026-03-05","recorded":"2026-03-05T10:00:00","actor":"ma","device":"d","fact":{"branch_named":{"name":"东河"}}}"#;
        let sound = format!("[{FACT}]");
        check(&[], &[], 0, 0);
        check(&["[]", &sound], &[], 1, 0);
        check(&["[{\"id\": 1}]", "[]", " [{\"id\": 2},{\"id\": 3}] ", &sound], &[], 1, 3);
        let (cut, altered) = (&sound[..90], sound.replace("东河", "西河"));
        check(&[cut, &sound], &["{\"seq\":3,\"format\":9}"], 1, 2);
        let preview = check(&[&sound, &altered, "\0\"\\"], &[], 1, 2);
        assert_eq!(serde_json::to_string(&*preview.new[0]).unwrap(), FACT);
    }
}
