//! Joining records to segments.

use super::*;
use fieldbook::storage::segment::{ENOUGH, NEWEST};

/// So many records that the first [`ENOUGH`] of them are joined.
const MANY: u32 = ENOUGH + NEWEST;

async fn fill(store: &Store, from: Mark, numbers: std::ops::RangeInclusive<u32>) -> Mark {
    let mut mark = from;
    for number in numbers {
        mark = append(store, mark, &format!("[{number}]")).await;
    }
    mark
}

/// What is stored as one list.
fn facts(contents: &Contents) -> String {
    let lists = texts(contents);
    lists.iter().map(|list| list.trim_matches(['[', ']'])).collect::<Vec<_>>().join(",")
}

fn numbers(numbers: std::ops::RangeInclusive<u32>) -> String {
    numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(",")
}

fn seqs(contents: &Contents) -> Vec<u32> {
    contents.batches.iter().map(|batch| batch.seq).collect()
}

async fn compact_all(store: &Store, seen: Mark) {
    while store.compact(seen, |_| true).await.unwrap() {}
}

#[wasm_bindgen_test]
async fn small_records_become_one_and_the_newest_stay_single() {
    let store = fresh("compact").await;
    let other = Store::open_named("compact").await.unwrap();
    let changes = heard(&other);
    let few = fill(&store, Mark::default(), 1..=MANY - 1).await;
    settle().await;
    changes.borrow_mut().clear();
    assert_eq!(store.compact(few, |_| true).await, Ok(false));
    let mark = fill(&store, few, MANY..=MANY).await;
    compact_all(&store, mark).await;

    let contents = store.read_all().await.unwrap();
    assert_eq!(facts(&contents), numbers(1..=MANY));
    assert_eq!(seqs(&contents), (ENOUGH..=MANY).collect::<Vec<_>>());
    assert_eq!(contents.mark, mark);
    assert!(store.read_since(mark).await.unwrap().is_empty());
    settle().await;
    assert_eq!(*changes.borrow(), [Change::Appended], "nobody hears of it");
    // It grows with what comes, and what comes has numbers of its own.
    let mark = fill(&store, mark, MANY + 1..=2 * MANY).await;
    compact_all(&store, mark).await;
    let contents = store.read_all().await.unwrap();
    assert_eq!(facts(&contents), numbers(1..=2 * MANY));
    assert_eq!(seqs(&contents), (2 * MANY - NEWEST..=2 * MANY).collect::<Vec<_>>());
}

#[wasm_bindgen_test]
async fn a_tab_that_stands_inside_a_segment_goes_on_from_there() {
    let store = fresh("compact-lagging").await;
    let behind = fill(&store, Mark::default(), 1..=10).await;
    let mark = fill(&store, behind, 11..=MANY).await;
    let lagging = Store::open_named("compact-lagging").await.unwrap();
    // It has not seen everything, so it joins nothing.
    assert_eq!(lagging.compact(behind, |_| true).await, Ok(false));
    compact_all(&store, mark).await;

    // What it knows it is given once more.
    let news = lagging.read_since(behind).await.unwrap();
    assert_eq!((facts(&news), news.mark), (numbers(1..=MANY), mark));
    let written = append(&lagging, behind, "[\"late\"]").await;
    assert_eq!(written.seq, MANY + 1);
    assert_eq!(facts(&store.read_since(mark).await.unwrap()), "\"late\"");
}

#[wasm_bindgen_test]
async fn what_another_connection_writes_meanwhile_is_neither_lost_nor_moved() {
    let store = fresh("compact-race").await;
    let mark = fill(&store, Mark::default(), 1..=MANY).await;
    let other = Store::open_named("compact-race").await.unwrap();
    let writing = wasm_bindgen_futures::future_to_promise(async move {
        fill(&other, mark, MANY + 1..=2 * MANY).await;
        Ok(JsValue::UNDEFINED)
    });
    let mut seen = mark;
    for _ in 0..40 {
        let _ = store.compact(seen, |_| true).await.unwrap();
        seen = store.read_since(seen).await.unwrap().mark;
    }
    JsFuture::from(writing).await.unwrap();
    let contents = store.read_all().await.unwrap();
    assert_eq!(facts(&contents), numbers(1..=2 * MANY));
    assert!(contents.batches.len() < 2 * MANY as usize);
}

#[wasm_bindgen_test]
async fn a_transaction_that_is_killed_leaves_every_record_as_it_was() {
    let store = fresh("compact-killed").await;
    let mark = fill(&store, Mark::default(), 1..=MANY).await;
    let before = store.read_all().await.unwrap();
    // The others are deleted by then.
    let killed = Function::new_no_args(
        "const proto = IDBObjectStore.prototype;
        const { put } = proto;
        proto.put = function (...args) { const asked = put.apply(this, args); this.transaction.abort(); return asked; };
        return () => Object.assign(proto, { put });",
    );
    let restore: Function = killed.call0(&JsValue::NULL).unwrap().unchecked_into();
    let joined = store.compact(mark, |_| true).await;
    restore.call0(&JsValue::NULL).unwrap();
    assert!(matches!(joined, Err(StoreError::Aborted { .. })), "{joined:?}");
    assert_eq!(store.read_all().await.unwrap(), before);
    compact_all(&store, mark).await;
    assert_eq!(facts(&store.read_all().await.unwrap()), numbers(1..=MANY));
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_or_joined_stays_where_it_lies() {
    let store = fresh("compact-faults").await;
    let mark = fill(&store, Mark::default(), 1..=20).await;
    put_raw("compact-faults", &[r#"{"format":9,"new":true}"#, r#"{"format":1,"json":"[\"odd\"]"}"#]).await;
    let mark = fill(&store, mark, 23..=MANY + 22).await;
    let before = store.read_all().await.unwrap();
    while store.compact(mark, |json| json != "[\"odd\"]").await.unwrap() {}

    let after = store.read_all().await.unwrap();
    assert_eq!((facts(&after), &after.faults, after.mark), (facts(&before), &before.faults, mark));
    assert_eq!(seqs(&after)[..3], [20, 22, ENOUGH + 22]);
    assert_eq!(after.faults[0].record, Some(21));
}

#[wasm_bindgen_test]
async fn what_was_replaced_or_is_gone_is_not_joined() {
    let store = fresh("compact-replaced").await;
    let mark = fill(&store, Mark::default(), 1..=MANY).await;
    store.replace_all(mark, &Writing::facts("[\"new\"]")).await.unwrap();
    assert_eq!(store.compact(mark, |_| true).await, Err(StoreError::Replaced));
    assert_eq!(facts(&store.read_all().await.unwrap()), "\"new\"");
}

#[wasm_bindgen_test]
async fn only_one_tab_has_the_turn() {
    let first = fresh("compact-turn").await;
    let second = Store::open_named("compact-turn").await.unwrap();
    let turn = first.turn_to_compact().await.unwrap();
    assert!(second.turn_to_compact().await.is_err());
    // Whoever has something to store does not wait for it.
    append(&second, Mark::default(), "[1]").await;
    drop(turn);
    assert!(second.turn_to_compact().await.is_ok());
}

#[wasm_bindgen_test]
async fn records_that_were_joined_while_they_were_read_singly_are_read_all_the_same() {
    let store = fresh("compact-singly").await;
    let mark = fill(&store, Mark::default(), 1..=5).await;
    // Two of them are gone when they are asked for, as if they had been joined since they were listed.
    let broken = Function::new_no_args(
        r#"const proto = IDBObjectStore.prototype;
        const { get, getAll } = proto;
        let gone = 2;
        proto.getAll = function (...args) {
            if (this.name === "facts") throw new DOMException("made up", "DataError");
            return getAll.apply(this, args);
        };
        proto.get = function (key) { return get.call(this, this.name === "facts" && gone-- > 0 ? -1 : key); };
        return () => Object.assign(proto, { get, getAll });"#,
    );
    let restore: Function = broken.call0(&JsValue::NULL).unwrap().unchecked_into();
    let contents = store.read_all().await;
    restore.call0(&JsValue::NULL).unwrap();
    let contents = contents.unwrap();
    assert_eq!((facts(&contents), &contents.faults, contents.mark), (numbers(1..=5), &Vec::new(), mark));
}
