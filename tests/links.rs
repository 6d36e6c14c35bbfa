//! Facts with links: a file of version 2 is read for ever, what was altered on the way is noticed, and what is missing is named.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/samples.rs"]
mod samples;
#[path = "common/schema.rs"]
mod schema;

use fieldbook::{
    domain::DeviceId,
    journal::{Bundle, Fact, FactBody, Journal, Preview, bundle::FactProblem},
    ledger::Ledger,
    workflow::judge,
};
use schema::Schema;
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::PathBuf, sync::Arc};

fn file(path: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn written(facts: Vec<Arc<Fact>>) -> String {
    let bundle = Bundle {
        exported: "2026-04-01T08:30:00".parse().unwrap(),
        device: DeviceId::parse("desk-1").unwrap(),
        branch: String::new(),
        facts,
        drafts: BTreeMap::new(),
        damaged: Vec::new(),
        attachments: Vec::new(),
    };
    bundle.write().unwrap()
}

fn read(text: &str) -> Preview {
    Bundle::read(text, &Journal::default(), judge).unwrap()
}

/// What a desk recorded one after the other, having been handed a fact of another device, and something of a newer program.
fn linked() -> Vec<Arc<Fact>> {
    let mut ledger = Ledger::default();
    for fact in samples::facts() {
        let other = ledger.facts().len() == 3;
        let device = DeviceId::parse(if other { "desk-2" } else { "desk-1" }).unwrap();
        let placed = ledger.placed(Fact { device, ..Arc::unwrap_or_clone(fact) });
        ledger.take([&Arc::new(placed)]);
    }
    let newer = r#"{"id":"00000000-0fff-7707-8707-070707070707","on":"2026-03-10","recorded":"2026-03-10T17:05:09","actor":"ma","device":"desk-3","link":{"n":1},"fact":{"visit":{"to":"li","day":"2026-03-11"}}}"#;
    let newer = Arc::new(Fact::read(newer).unwrap());
    ledger.facts().iter().cloned().chain([newer]).collect()
}

#[test]
fn files_of_version_2_stay_importable() {
    let mut expected = linked();
    let released = file("tests/fixtures/bundle-v2.json");
    let preview = read(&released);
    assert_eq!((preview.refused, preview.missing), (Vec::new(), Vec::new()));
    // Kinds and fields that come later are not in it: what is in it is read as it was written.
    let texts: Vec<String> = preview.new.iter().map(|fact| fact.text().into_owned()).collect();
    let json: Value = serde_json::from_str(&released).unwrap();
    assert_eq!(texts.len(), json["facts"].as_array().unwrap().len());
    assert!(texts.iter().all(|text| released.contains(text.as_str())));
    expected.retain(|fact| texts.contains(&fact.text().into_owned()));
    assert!(expected.len() > 30 && expected.iter().any(|fact| matches!(fact.body, FactBody::Newer(_))));
    assert_eq!(
        Schema::new(&file("public/fieldbook-bundle-2.schema.json")).problems(&json),
        Vec::<String>::new()
    );
}

#[test]
fn a_fact_that_was_altered_on_the_way_is_noticed_and_what_is_missing_is_named() {
    let whole = written(linked());
    assert_eq!(read(&whole).refused, []);
    let altered = whole.replace("\"charged\":\"600.00\"", "\"charged\":\"900.00\"");
    assert_ne!(altered, whole);
    let preview = read(&altered);
    assert_eq!(
        preview.refused.iter().map(|refused| &refused.problem).collect::<Vec<_>>(),
        [&FactProblem::Altered]
    );
    assert!(!preview.is_acceptable());
    let mut some = linked();
    let (place, gone) = some.iter().enumerate().find(|(_, fact)| fact.link.as_ref().unwrap().n == 7).unwrap();
    let device = gone.device.clone();
    some.remove(place);
    let missing = read(&written(some)).missing;
    assert_eq!(missing, [fieldbook::journal::whole::Gap { device, from: 7, to: 7 }]);
}
