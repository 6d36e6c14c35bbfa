//! The storage in a real browser. Each test has a database of its own.
#![cfg(target_arch = "wasm32")]

mod arrivals;
mod attachments;
mod compact;

use std::cell::RefCell;
use std::rc::Rc;

use fieldbook::journal::stored::{Damage, Fault, Kept};
use fieldbook::platform::tabs::{Busy, Lock};
use fieldbook::storage::{Batch, Change, Contents, Mark, Store, StoreError, WriteError, Writing};
use idb::{DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{Function, JSON, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::DomException;

wasm_bindgen_test_configure!(run_in_browser);

async fn fresh(name: &str) -> Store {
    Factory::new().unwrap().delete(name).unwrap().await.unwrap();
    Store::open_named(name).await.unwrap()
}

async fn append(store: &Store, seen: Mark, json: &str) -> Mark {
    store.write_with(seen, |_| Ok::<_, ()>(Writing::facts(json))).await.unwrap()
}

fn texts(contents: &Contents) -> Vec<String> {
    contents.batches.iter().map(Batch::json).collect()
}

/// Lets everything that is under way in the browser arrive.
async fn settle() {
    let later = Promise::new(&mut |resolve, _| {
        web_sys::window()
            .unwrap()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 60)
            .unwrap();
    });
    JsFuture::from(later).await.unwrap();
}

fn heard(store: &Store) -> Rc<RefCell<Vec<Change>>> {
    let changes: Rc<RefCell<Vec<Change>>> = Rc::default();
    let noted = changes.clone();
    store.on_change(move |change| noted.borrow_mut().push(change));
    changes
}

#[wasm_bindgen_test]
async fn what_is_stored_is_read_again_in_order() {
    let store = fresh("order").await;
    let mut mark = store.read_all().await.unwrap().mark;
    for json in ["[1]", "[2]", r#"["调试"]"#] {
        mark = append(&store, mark, json).await;
    }
    store.close();

    let again = Store::open_named("order").await.unwrap();
    let contents = again.read_all().await.unwrap();
    assert_eq!(texts(&contents), ["[1]", "[2]", r#"["调试"]"#]);
    assert_eq!(contents.mark, mark);
    assert!(again.read_since(mark).await.unwrap().batches.is_empty());
}

#[wasm_bindgen_test]
async fn ten_batches_and_more_keep_their_order() {
    let store = fresh("order-many").await;
    let many: Vec<String> = (0..25).map(|number| format!("[{number}]")).collect();
    let mut seen = Mark::default();
    for json in &many {
        seen = append(&store, seen, json).await;
    }
    assert_eq!(texts(&store.read_all().await.unwrap()), many);
}

#[wasm_bindgen_test]
async fn a_refusal_stores_nothing_and_lets_others_write() {
    let store = fresh("refusal").await;
    let refused = store.write_with(Mark::default(), |_| Err::<Writing, _>("no")).await;
    assert_eq!(refused, Err(WriteError::Refused("no")));
    append(&store, Mark::default(), "[1]").await;
    assert_eq!(texts(&store.read_all().await.unwrap()), ["[1]"]);
}

#[wasm_bindgen_test]
async fn nothing_to_store_is_no_batch() {
    let store = fresh("nothing").await;
    let mark = store.write_with(Mark::default(), |_| Ok::<_, ()>(Writing::default())).await.unwrap();
    assert_eq!(mark, Mark::default());
    assert!(store.read_all().await.unwrap().batches.is_empty());
}

#[wasm_bindgen_test]
async fn a_second_tab_decides_on_what_the_first_has_stored() {
    let first = fresh("tabs").await;
    let second = Store::open_named("tabs").await.unwrap();
    let changes = heard(&second);
    let seen = second.read_all().await.unwrap().mark;
    append(&first, Mark::default(), "[\"first\"]").await;

    let told = Rc::new(RefCell::new(Vec::new()));
    let note = told.clone();
    let mark = second
        .write_with(seen, move |news| {
            note.borrow_mut().extend(news.batches.iter().map(Batch::json));
            Ok::<_, ()>(Writing::facts("[\"second\"]"))
        })
        .await
        .unwrap();

    assert_eq!(*told.borrow(), ["[\"first\"]"]);
    assert_eq!(texts(&first.read_all().await.unwrap()), ["[\"first\"]", "[\"second\"]"]);
    assert_eq!(first.read_all().await.unwrap().mark, mark);
    settle().await;
    assert_eq!(*changes.borrow(), [Change::Appended]);
}

#[wasm_bindgen_test]
async fn simultaneous_writes_all_arrive_and_each_sees_the_ones_before() {
    let first = fresh("race").await;
    let second = Store::open_named("race").await.unwrap();
    let write = |store: Store| async move {
        let count = Rc::new(RefCell::new(0));
        for _ in 0..5 {
            let noted = count.clone();
            store
                .write_with(Mark::default(), move |news| {
                    noted.replace(news.batches.len());
                    Ok::<_, ()>(Writing::facts(format!("[{}]", news.batches.len())))
                })
                .await
                .unwrap();
        }
    };
    let other = wasm_bindgen_futures::future_to_promise({
        let work = write(second);
        async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        }
    });
    write(first.clone()).await;
    JsFuture::from(other).await.unwrap();
    let expected: Vec<String> = (0..10).map(|number| format!("[{number}]")).collect();
    assert_eq!(texts(&first.read_all().await.unwrap()), expected);
}

#[wasm_bindgen_test]
async fn the_lock_is_held_until_it_is_dropped() {
    let lock = Lock::acquire("test-lock").await.unwrap();
    let order: Rc<RefCell<Vec<&str>>> = Rc::default();
    let noted = order.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let _lock = Lock::acquire("test-lock").await.unwrap();
        noted.borrow_mut().push("second");
    });
    settle().await;
    order.borrow_mut().push("first");
    drop(lock);
    settle().await;
    assert_eq!(*order.borrow(), ["first", "second"]);
}

#[wasm_bindgen_test]
async fn nobody_waits_for_ever_for_a_tab_that_has_broken_down() {
    let _held = Lock::acquire("broken-lock").await.unwrap();
    assert_eq!(Lock::acquire_within("broken-lock", 30).await.err(), Some(Busy));
}

#[wasm_bindgen_test]
async fn replacing_voids_what_another_tab_has_seen() {
    let first = fresh("replace").await;
    let second = Store::open_named("replace").await.unwrap();
    let changes = heard(&second);
    let seen = append(&second, Mark::default(), "[\"old\"]").await;
    first.put_draft("try", "{}").await.unwrap();
    let unseen = first.replace_all(Mark::default(), &Writing::facts("[\"new\"]")).await;
    assert_eq!(unseen, Err(StoreError::News));
    assert_eq!(texts(&first.read_all().await.unwrap()), ["[\"old\"]"]);
    let drafts = vec![("kept".to_owned(), "{}".to_owned())];
    let writing = Writing { drafts: drafts.clone(), ..Writing::facts("[\"new\"]") };
    first.replace_all(seen, &writing).await.unwrap();

    assert_eq!(second.read_since(seen).await, Err(StoreError::Replaced));
    let late = second.write_with(seen, |_| Ok::<_, ()>(Writing::facts("[\"late\"]"))).await;
    assert_eq!(late, Err(WriteError::Store(StoreError::Replaced)));
    assert_eq!(texts(&second.read_all().await.unwrap()), ["[\"new\"]"]);
    assert_eq!(second.drafts().await.unwrap(), drafts);
    settle().await;
    assert_eq!(*changes.borrow(), [Change::Drafts, Change::Replaced]);
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_stored_anew_with_the_rest_as_it_lay() {
    let store = fresh("anew").await;
    let unread = vec![
        Kept::List("[{\"id\":".to_owned()),
        Kept::Record(r#"{"seq":1,"format":9,"facts":"of a newer program"}"#.to_owned()),
    ];
    let writing = Writing { unread, ..Writing::facts("[1]") };
    let mark = store.replace_all(Mark::default(), &writing).await.unwrap();
    let contents = store.read_all().await.unwrap();
    assert_eq!((contents.mark, mark.seq), (mark, 3));
    assert_eq!(texts(&contents), ["[1]", "[{\"id\":"]);
    let [fault] = contents.faults.as_slice() else { panic!("{:?}", contents.faults) };
    assert_eq!((fault.record, &fault.damage), (Some(3), &Damage::Newer { format: 9 }));
    assert!(fault.text.contains("of a newer program") && !fault.text.contains("\"seq\":1"));
}

#[wasm_bindgen_test]
async fn clearing_leaves_an_empty_store_that_can_be_written() {
    let store = fresh("clear").await;
    let seen = append(&store, Mark::default(), "[1]").await;
    store.set_meta("exported", "2025-03-31").await.unwrap();
    let mark = store.replace_all(seen, &Writing::default()).await.unwrap();
    assert!(store.read_all().await.unwrap().batches.is_empty());
    assert_eq!(store.meta("exported").await.unwrap(), None);
    append(&store, mark, "[2]").await;
    assert_eq!(texts(&store.read_all().await.unwrap()), ["[2]"]);
}

#[wasm_bindgen_test]
async fn an_import_is_some_records_and_all_of_them_or_none() {
    let store = fresh("import").await;
    let writing = Writing { facts: vec!["[1,2]".into(), "[3]".into()], ..Writing::default() };
    let mark = store.write_with(Mark::default(), |_| Ok::<_, ()>(writing)).await.unwrap();
    let contents = store.read_all().await.unwrap();
    assert_eq!(texts(&contents), ["[1,2]", "[3]"]);
    assert_eq!((contents.mark, mark.seq), (mark, 2));
}

#[wasm_bindgen_test]
async fn drafts_and_small_values_are_kept_by_key() {
    let store = fresh("drafts").await;
    store.put_draft("what-if/2", "{\"a\":1}").await.unwrap();
    store.put_draft("what-if/1", "{}").await.unwrap();
    store.put_draft("what-if/2", "{\"a\":2}").await.unwrap();
    let expected = [("what-if/1", "{}"), ("what-if/2", "{\"a\":2}")].map(|(k, v)| (k.into(), v.into()));
    assert_eq!(store.drafts().await.unwrap(), expected);
    store.delete_draft("what-if/1").await.unwrap();
    assert_eq!(store.drafts().await.unwrap().len(), 1);
    store.set_meta("exported", "2025-03-31").await.unwrap();
    assert_eq!(store.meta("exported").await.unwrap().as_deref(), Some("2025-03-31"));
    assert_eq!(store.meta("unknown").await.unwrap(), None);
}

/// Adds records that the app does not write.
async fn put_raw(name: &str, records: &[&str]) {
    let database = Factory::new().unwrap().open(name, None).unwrap().await.unwrap();
    let tx = database.transaction(&["facts"], TransactionMode::ReadWrite).unwrap();
    for record in records {
        tx.object_store("facts").unwrap().add(&JSON::parse(record).unwrap(), None).unwrap().await.unwrap();
    }
    tx.await.unwrap();
    database.close();
}

#[wasm_bindgen_test]
async fn records_that_are_none_are_named_and_neither_hinder_nor_change() {
    let store = fresh("faults").await;
    let mut mark = append(&store, Mark::default(), "[1]").await;
    let records = [r#"{"format":9,"new":true}"#, r#"{"format":1}"#, r#"{"format":1,"json":5}"#];
    put_raw("faults", &records).await;
    let contents = store.read_all().await.unwrap();
    let found: Vec<_> = contents.faults.iter().map(|fault| (fault.record, fault.damage.clone())).collect();
    let other = Damage::OtherRecord;
    assert_eq!(found, [(Some(2), Damage::Newer { format: 9 }), (Some(3), other.clone()), (Some(4), other)]);
    assert_eq!(&*contents.faults[0].text, r#"{"format":9,"new":true,"seq":2}"#);
    // A tab that has not seen them yet writes all the same, and sees them once.
    let told = Rc::new(RefCell::new(0));
    let noted = told.clone();
    mark = store
        .write_with(mark, move |news| {
            noted.replace(news.faults.len());
            Ok::<_, ()>(Writing::facts("[2]"))
        })
        .await
        .unwrap();
    assert_eq!(*told.borrow(), 3);
    assert!(store.read_since(mark).await.unwrap().is_empty());
    let after = store.read_all().await.unwrap();
    assert_eq!(texts(&after), ["[1]", "[2]"]);
    assert_eq!(after.faults, contents.faults);
}

#[wasm_bindgen_test]
async fn a_record_that_the_browser_cannot_read_keeps_no_other_from_being_read() {
    let store = fresh("unread").await;
    let mut mark = Mark::default();
    for json in ["[1]", "[2]", "[3]"] {
        mark = append(&store, mark, json).await;
    }
    // As Chromium answers when a large value's own file is gone.
    let broken = Function::new_no_args(
        r#"const proto = IDBObjectStore.prototype;
        const { get, getAll } = proto;
        const refuse = () => { throw new DOMException("made up", "DataError"); };
        proto.getAll = function (...args) { return this.name === "facts" ? refuse() : getAll.apply(this, args); };
        proto.get = function (key) { return this.name === "facts" && key === 2 ? refuse() : get.call(this, key); };
        return () => Object.assign(proto, { get, getAll });"#,
    );
    let restore: Function = broken.call0(&JsValue::NULL).unwrap().unchecked_into();
    let contents = store.read_all().await;
    let news = store.read_since(mark).await;
    restore.call0(&JsValue::NULL).unwrap();
    let contents = contents.unwrap();
    assert_eq!(texts(&contents), ["[1]", "[3]"]);
    let unread = Damage::Unread { code: Some("DataError".into()) };
    assert_eq!(contents.faults, [Fault::of_record(Some(2), unread, "")]);
    assert_eq!(contents.mark, mark);
    assert!(news.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn what_was_seen_and_is_gone_is_not_written_over() {
    let store = fresh("vanished").await;
    let changes = heard(&store);
    let seen = append(&store, Mark::default(), "[1]").await;
    Factory::new().unwrap().delete("vanished").unwrap().await.unwrap();
    assert_eq!(*changes.borrow(), [Change::Lost(StoreError::Vanished)]);
    assert_eq!(store.read_since(seen).await, Err(StoreError::Vanished));

    let empty = Store::open_named("vanished").await.unwrap();
    assert_eq!(empty.read_since(seen).await, Err(StoreError::Vanished));
    let write = empty.write_with(seen, |_| Ok::<_, ()>(Writing::facts("[2]"))).await;
    assert_eq!(write, Err(WriteError::Store(StoreError::Vanished)));
    // Also where everything had been replaced before: a new database begins at the first generation.
    let replaced = Mark { generation: 3, seq: 0 };
    assert_eq!(empty.read_since(replaced).await, Err(StoreError::Vanished));
    assert!(empty.read_all().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn a_newer_database_is_refused_and_not_touched() {
    let factory = Factory::new().unwrap();
    factory.delete("newer").unwrap().await.unwrap();
    let mut request = factory.open("newer", Some(7)).unwrap();
    request.on_upgrade_needed(|event| {
        event.database().unwrap().create_object_store("future", ObjectStoreParams::new()).unwrap();
    });
    request.await.unwrap().close();

    assert_eq!(Store::open_named("newer").await.err(), Some(StoreError::NewerVersion));
    let untouched = factory.open("newer", None).unwrap().await.unwrap();
    assert_eq!(untouched.version().unwrap(), 7);
    assert_eq!(untouched.store_names(), ["future"]);
}

#[wasm_bindgen_test]
async fn a_closed_database_says_so() {
    let store = fresh("closed").await;
    store.close();
    let write = store.write_with(Mark::default(), |_| Ok::<_, ()>(Writing::facts("[1]"))).await;
    assert_eq!(write, Err(WriteError::Store(StoreError::Closed)));
    assert_eq!(store.read_all().await, Err(StoreError::Closed));
}

#[wasm_bindgen_test]
async fn an_upgrade_by_another_tab_is_let_through_and_told() {
    let store = fresh("upgraded").await;
    let changes = heard(&store);
    let newer = Factory::new().unwrap().open("upgraded", Some(9)).unwrap().await.unwrap();
    assert_eq!(*changes.borrow(), [Change::Lost(StoreError::VersionChanged)]);
    assert_eq!(store.read_all().await, Err(StoreError::VersionChanged));
    newer.close();
}

#[wasm_bindgen_test]
fn the_browsers_exceptions_have_names_of_ours() {
    let mapped = |name: &str| {
        StoreError::from_js(&DomException::new_with_message_and_name("why", name).unwrap().into())
    };
    assert_eq!(mapped("QuotaExceededError"), StoreError::Quota);
    assert_eq!(mapped("VersionError"), StoreError::NewerVersion);
    assert_eq!(mapped("InvalidStateError"), StoreError::Closed);
    assert_eq!(mapped("SecurityError"), StoreError::Unavailable { code: Some("SecurityError".into()) });
    assert_eq!(mapped("DataError"), StoreError::Aborted { code: Some("DataError".into()) });
    assert_eq!(StoreError::from_js(&JsValue::NULL), StoreError::Aborted { code: None });
}
