//! Values that follow others: what their readers see, and how often.
#![cfg(target_arch = "wasm32")]

use fieldbook::ui::prelude::*;
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A number and how often what follows it was computed.
fn counted() -> (RwSignal<i32>, Memo<i32>, Arc<AtomicU32>) {
    let (source, times) = (RwSignal::new(1), Arc::new(AtomicU32::new(0)));
    let seen = times.clone();
    let half = Memo::new(move |_| {
        seen.fetch_add(1, Ordering::Relaxed);
        source.get() / 2
    });
    (source, half, times)
}

#[wasm_bindgen_test]
fn a_value_is_computed_once_for_all_its_readers_and_anew_when_its_source_changes() {
    let owner = Owner::new();
    owner.set();
    let (source, half, times) = counted();
    assert_eq!((half.get(), half.with(|half| half + 1), *half.read(), half.get_untracked()), (0, 1, 0, 0));
    assert_eq!(times.load(Ordering::Relaxed), 1);
    source.set(8);
    assert_eq!((half.get(), times.load(Ordering::Relaxed)), (4, 2));
}

#[wasm_bindgen_test]
fn what_stays_the_same_makes_nothing_anew() {
    let owner = Owner::new();
    owner.set();
    let (source, half, _) = counted();
    let times = Arc::new(AtomicU32::new(0));
    let seen = times.clone();
    let said = derived(move || {
        seen.fetch_add(1, Ordering::Relaxed);
        half.get().to_string()
    });
    assert_eq!(said.get(), "0");
    // From 1 to 0 half of it stays 0; then it is 3.
    source.set(0);
    assert_eq!((said.get().as_str(), times.load(Ordering::Relaxed)), ("0", 1));
    source.set(6);
    assert_eq!((said.get().as_str(), times.load(Ordering::Relaxed)), ("3", 2));
}

#[wasm_bindgen_test]
fn a_memo_is_given_what_it_was_before() {
    let owner = Owner::new();
    owner.set();
    let source = RwSignal::new(1);
    let sum = Memo::new(move |before: Option<&i32>| before.copied().unwrap_or_default() + source.get());
    assert_eq!(sum.get(), 1);
    source.set(5);
    assert_eq!(sum.get(), 6);
}

#[wasm_bindgen_test]
fn what_stays_comes_from_a_value_a_text_or_a_signal() {
    let owner = Owner::new();
    owner.set();
    let text: Signal<String> = "once".into();
    let source = RwSignal::new(2);
    let number: Signal<i32> = source.into();
    assert_eq!((text.get(), Signal::from(7).get(), number.get()), ("once".to_owned(), 7, 2));
    source.set(3);
    assert_eq!(number.get(), 3);
}

#[wasm_bindgen_test]
fn what_is_gone_is_none() {
    let owner = Owner::new();
    let (follows, stays) = owner.with(|| (derived(|| 1), Signal::stored(1)));
    assert_eq!((follows.try_get_untracked(), stays.try_get_untracked()), (Some(1), Some(1)));
    owner.cleanup();
    assert_eq!((follows.try_get_untracked(), stays.try_get_untracked()), (None, None));
}
