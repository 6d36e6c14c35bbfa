//! Pictures and papers beside the facts.

use super::*;
use fieldbook::domain::{Attachment, Digest};
use fieldbook::storage::Found;
use fieldbook::storage::segment::{ENOUGH, NEWEST};

fn picture(content: &[u8]) -> Attachment {
    Attachment::of([b"\x89PNG\r\n\x1a\n", content].concat()).unwrap()
}

/// A list of facts that come with attachments.
fn with(json: &str, attachments: &[&Attachment]) -> Writing {
    let attachments = attachments.iter().map(|one| (*one).clone()).collect();
    Writing { attachments, ..Writing::facts(json) }
}

async fn attach(store: &Store, seen: Mark, json: &str, attachment: &Attachment) -> Mark {
    store.write_with(seen, |_| Ok::<_, ()>(with(json, &[attachment]))).await.unwrap()
}

async fn stored(store: &Store) -> Vec<Digest> {
    store.attachments().await.unwrap().as_slice().to_vec()
}

/// What the program before this one left: three stores and a record.
async fn of_version_1(name: &str) {
    let factory = Factory::new().unwrap();
    factory.delete(name).unwrap().await.unwrap();
    let mut request = factory.open(name, Some(1)).unwrap();
    request.on_upgrade_needed(|event| {
        let database = event.database().unwrap();
        let mut numbered = ObjectStoreParams::new();
        numbered.auto_increment(true).key_path(Some(idb::KeyPath::new_single("seq")));
        database.create_object_store("facts", numbered).unwrap();
        database.create_object_store("drafts", ObjectStoreParams::new()).unwrap();
        database.create_object_store("meta", ObjectStoreParams::new()).unwrap();
    });
    let database = request.await.unwrap();
    let stores = ["facts", "drafts", "meta"];
    let tx = database.transaction(&stores, TransactionMode::ReadWrite).unwrap();
    for record in [r#"{"format":1,"json":"[1]"}"#, r#"{"format":2,"json":"[2]"}"#] {
        tx.object_store("facts").unwrap().add(&JSON::parse(record).unwrap(), None).unwrap().await.unwrap();
    }
    for (store, key) in [("drafts", "whatif.1"), ("meta", "exported")] {
        tx.object_store(store).unwrap().put(&"kept".into(), Some(&key.into())).unwrap().await.unwrap();
    }
    tx.await.unwrap();
    database.close();
}

#[wasm_bindgen_test]
async fn a_database_of_before_loses_nothing_and_takes_attachments() {
    of_version_1("before").await;
    let store = Store::open_named("before").await.unwrap();
    let contents = store.read_all().await.unwrap();
    assert_eq!(texts(&contents), ["[1]", "[2]"]);
    assert_eq!(store.drafts().await.unwrap(), [("whatif.1".into(), "kept".into())]);
    assert_eq!(store.meta("exported").await.unwrap().as_deref(), Some("kept"));
    assert_eq!(stored(&store).await, []);

    let one = picture(b"1");
    attach(&store, contents.mark, "[3]", &one).await;
    store.close();
    let again = Store::open_named("before").await.unwrap();
    let contents = again.read_all().await.unwrap();
    assert_eq!(texts(&contents), ["[1]", "[2]", "[3]"]);
    assert_eq!(contents.mark.seq, 3);
    assert_eq!(again.attachment(one.digest()).await, Ok(Found::Here(one)));
}

#[wasm_bindgen_test]
async fn what_is_attached_is_stored_with_its_fact_or_not_at_all() {
    let store = fresh("attach").await;
    let (one, two) = (picture(b"1"), picture(b"2"));
    let mark = attach(&store, Mark::default(), "[1]", &one).await;
    assert_eq!(store.attachment(one.digest()).await, Ok(Found::Here(one.clone())));
    assert_eq!(store.attachment(two.digest()).await, Ok(Found::Missing));
    // A number that is taken lets the record fail after the attachment was put.
    let broken = Function::new_no_args(
        r#"const { add } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.add = () => { throw new DOMException("made up", "QuotaExceededError"); };
        return () => { IDBObjectStore.prototype.add = add; };"#,
    );
    let mend: Function = broken.call0(&JsValue::NULL).unwrap().unchecked_into();
    let failed = store.write_with(mark, |_| Ok::<_, ()>(with("[2]", &[&two]))).await;
    mend.call0(&JsValue::NULL).unwrap();
    assert_eq!(failed, Err(WriteError::Store(StoreError::Quota)));
    assert_eq!(stored(&store).await, [one.digest()]);
    assert_eq!(texts(&store.read_all().await.unwrap()), ["[1]"]);
    // Without a fact: of one that was known before.
    let alone = Writing { attachments: vec![two.clone()], ..Writing::default() };
    let after = store.write_with(mark, |_| Ok::<_, ()>(alone)).await.unwrap();
    assert_eq!(after, mark);
    assert_eq!(store.attachment(two.digest()).await, Ok(Found::Here(two)));
}

/// Puts something under a digest that the app does not write.
async fn put_under(name: &str, digest: Digest, make: &str) {
    let record = Function::new_no_args(&format!("return {make}")).call0(&JsValue::NULL).unwrap();
    let database = Factory::new().unwrap().open(name, None).unwrap().await.unwrap();
    let tx = database.transaction(&["attachments"], TransactionMode::ReadWrite).unwrap();
    let key = JsValue::from_str(&digest.to_string());
    tx.object_store("attachments").unwrap().put(&record, Some(&key)).unwrap().await.unwrap();
    tx.await.unwrap();
    database.close();
}

#[wasm_bindgen_test]
async fn what_is_not_what_its_digest_says_is_named_and_can_be_mended() {
    let store = fresh("attach-damaged").await;
    let one = picture(b"1");
    let mark = attach(&store, Mark::default(), "[1]", &one).await;
    for damaged in [
        "({ format: 1, bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 50]) })",
        "({ format: 1, bytes: new Uint8Array() })",
        "({ format: 1, bytes: 'text' })",
        "({ format: 2, bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 49]) })",
        "'text'",
    ] {
        put_under("attach-damaged", one.digest(), damaged).await;
        assert_eq!(store.attachment(one.digest()).await, Ok(Found::Damaged), "{damaged}");
    }
    // A file that has it brings it once more.
    let again = Writing { attachments: vec![one.clone()], ..Writing::default() };
    store.write_with(mark, |_| Ok::<_, ()>(again)).await.unwrap();
    assert_eq!(store.attachment(one.digest()).await, Ok(Found::Here(one)));
}

#[wasm_bindgen_test]
async fn replacing_everything_keeps_what_the_new_facts_name() {
    let store = fresh("attach-replaced").await;
    let (gone, stays, new) = (picture(b"1"), picture(b"2"), picture(b"3"));
    let mark = attach(&store, Mark::default(), "[1]", &gone).await;
    let mark = attach(&store, mark, "[2]", &stays).await;
    let keep = [stays.digest(), new.digest()].into_iter().collect();
    let mark = store.replace_all(mark, &Writing { keep, ..with("[3]", &[&new]) }).await.unwrap();
    assert_eq!(texts(&store.read_all().await.unwrap()), ["[3]"]);
    assert_eq!(store.attachment(gone.digest()).await, Ok(Found::Missing));
    assert_eq!(store.attachment(stays.digest()).await, Ok(Found::Here(stays)));
    assert_eq!(store.attachment(new.digest()).await, Ok(Found::Here(new)));
    store.replace_all(mark, &Writing::default()).await.unwrap();
    assert_eq!(stored(&store).await, [], "everything was deleted");
}

#[wasm_bindgen_test]
async fn joining_records_leaves_attachments_alone() {
    let store = fresh("attach-compact").await;
    let one = picture(b"1");
    let mut mark = attach(&store, Mark::default(), "[0]", &one).await;
    for number in 1..ENOUGH + NEWEST {
        mark = append(&store, mark, &format!("[{number}]")).await;
    }
    assert_eq!(store.compact(mark, |_| true).await, Ok(true));
    assert_eq!(store.attachment(one.digest()).await, Ok(Found::Here(one)));
}

#[wasm_bindgen_test]
async fn another_tab_hears_of_attachments_without_facts() {
    let store = fresh("attach-heard").await;
    let other = Store::open_named("attach-heard").await.unwrap();
    let changes = heard(&other);
    let alone = Writing { attachments: vec![picture(b"1")], ..Writing::default() };
    store.write_with(Mark::default(), |_| Ok::<_, ()>(alone)).await.unwrap();
    settle().await;
    assert_eq!(*changes.borrow(), [Change::Appended]);
}
