//! What came from elsewhere is remembered with its facts, or not at all.

use super::{append, fresh};
use fieldbook::storage::{Arrived, Mark, Store, StoreError, WriteError, Writing};
use wasm_bindgen_test::wasm_bindgen_test;

/// What came from a file, with as many ids as there are letters in `ids`.
fn from_file(facts: &str, head: &str, ids: &str) -> Writing {
    let arrived = Arrived { head: head.into(), ids: ids.as_bytes().to_vec() };
    Writing { arrived: vec![arrived], ..Writing::facts(facts) }
}

#[wasm_bindgen_test]
async fn what_came_from_a_file_is_remembered_with_its_facts() {
    let store = fresh("arrivals").await;
    let mut mark = Mark::default();
    assert_eq!(store.arrivals().await.unwrap(), []);
    for (head, ids) in [("first", "abc"), ("second", "de")] {
        mark = store.write_with(mark, |_| Ok::<_, ()>(from_file("[1]", head, ids))).await.unwrap();
    }
    mark = append(&store, mark, "[2]").await;
    store.close();
    let again = Store::open_named("arrivals").await.unwrap();
    let all = [(1, "first".to_owned()), (2, "second".to_owned())];
    assert_eq!(again.arrivals().await.unwrap(), all);
    assert_eq!(again.arrived(1).await.unwrap(), b"abc");
    assert_eq!(again.arrived(2).await.unwrap(), b"de");
    assert_eq!(again.arrived(3).await.unwrap(), b"");
    assert_eq!(again.read_all().await.unwrap().mark, mark);
    // Small values stand beside it.
    again.set_meta("arrivals", "x").await.unwrap();
    assert_eq!(again.arrivals().await.unwrap(), all);
}

#[wasm_bindgen_test]
async fn a_file_that_is_not_stored_is_not_remembered_either() {
    let store = fresh("arrivals-refused").await;
    let refused = store.write_with(Mark::default(), |_| Err::<Writing, _>("no")).await;
    assert_eq!(refused, Err(WriteError::Refused("no")));
    // What another tab stored meanwhile keeps everything from being replaced.
    let other = Store::open_named("arrivals-refused").await.unwrap();
    append(&other, Mark::default(), "[1]").await;
    let late = store.replace_all(Mark::default(), &from_file("[2]", "late", "a")).await;
    assert_eq!(late, Err(StoreError::News));
    assert_eq!(store.arrivals().await.unwrap(), []);
}

#[wasm_bindgen_test]
async fn what_is_replaced_takes_with_it_what_came_before() {
    let store = fresh("arrivals-replaced").await;
    let first = from_file("[1]", "first", "a");
    let mark = store.write_with(Mark::default(), |_| Ok::<_, ()>(first)).await.unwrap();
    let mark = store.replace_all(mark, &from_file("[2]", "restored", "bc")).await.unwrap();
    assert_eq!(store.arrivals().await.unwrap(), [(1, "restored".to_owned())]);
    assert_eq!(store.arrived(1).await.unwrap(), b"bc");
    store.replace_all(mark, &Writing::default()).await.unwrap();
    assert_eq!(store.arrivals().await.unwrap(), []);
    assert_eq!(store.arrived(1).await.unwrap(), b"");
}

#[wasm_bindgen_test]
async fn joining_records_leaves_what_is_remembered_of_their_coming() {
    let store = fresh("arrivals-joined").await;
    let first = from_file("[1]", "first", "a");
    let mut mark = store.write_with(Mark::default(), |_| Ok::<_, ()>(first)).await.unwrap();
    for number in 0..200 {
        mark = append(&store, mark, &format!("[{number}]")).await;
    }
    assert!(store.compact(mark, |_| true).await.unwrap());
    assert_eq!(store.arrivals().await.unwrap(), [(1, "first".to_owned())]);
    assert_eq!(store.arrived(1).await.unwrap(), b"a");
}
