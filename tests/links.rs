//! Facts with links: a file of version 2 is read for ever, what was altered on the way is noticed, and what is missing is named.
#![cfg(not(target_arch = "wasm32"))]

#[path = "common/samples.rs"]
mod samples;
#[path = "common/schema.rs"]
mod schema;

use fieldbook::{
    domain::DeviceId,
    journal::{Bundle, CommissioningFact, Fact, FactBody, Journal, Preview, bundle::FactProblem},
    ledger::Ledger,
    workflow::judge,
};
use proptest::{prelude::*, sample::Index};
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
    linked_of(samples::facts())
}

fn linked_of(facts: Vec<Arc<Fact>>) -> Vec<Arc<Fact>> {
    let mut ledger = Ledger::default();
    for fact in facts {
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
    // What was ticked at the end of a commissioning was not in it yet.
    let mut then = samples::facts();
    for fact in &mut then {
        if let FactBody::Commissioning(CommissioningFact::Finished(told)) = &mut Arc::make_mut(fact).body {
            told.completion.clear();
        }
    }
    let mut expected = linked_of(then);
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

/// A file with one fact, as its text is.
fn with(fact: &str) -> String {
    let empty = written(Vec::new());
    let file = empty.replace("\"facts\": [\n", &format!("\"facts\": [\n{fact}"));
    assert_ne!(file, empty);
    file
}

/// The fields that are wrong, and how.
type Wrong = Vec<(Option<String>, FactProblem)>;

/// What a file with one fact comes to: the fact without its text and how it says it, or what is wrong with it.
fn judged(fact: &str) -> Result<(Vec<Fact>, Wrong), String> {
    let preview = Bundle::read(&with(fact), &Journal::default(), judge).map_err(|error| error.to_string())?;
    let without_text = |fact: Arc<Fact>| {
        let mut fact = Arc::unwrap_or_clone(fact);
        fact.link.iter_mut().for_each(|link| link.text = None);
        fact
    };
    let refused = preview.refused.into_iter().map(|refused| (refused.field, refused.problem));
    Ok((preview.new.into_iter().map(without_text).collect(), refused.collect()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// With a blank in front no fact is read in one pass: it is the same fact, or wrong for the same.
    #[test]
    fn a_fact_is_taken_or_refused_in_whatever_way_it_is_read(
        at in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), 0..3usize, prop::sample::select(b"\"\\:,{}[]0159-.eTtn Zz\x01".to_vec())), 0..3),
    ) {
        let all = linked();
        let mut bytes = at.get(&all).text().into_owned().into_bytes();
        for (place, how, byte) in changes {
            let place = place.index(bytes.len());
            match how {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => _ = bytes.remove(place),
            }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if !text.starts_with('{') || serde_json::from_str::<Value>(&text).is_err() {
            return Ok(());
        }
        prop_assert_eq!(judged(&text), judged(&text.replacen('{', "{ ", 1)), "{}", text);
        let preview = read(&with(&text));
        if let [fact] = &preview.new[..] {
            // Byte for byte, whether this program would write it so or not.
            prop_assert_eq!(&*fact.text(), &*text);
        }
    }
}
