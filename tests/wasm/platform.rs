//! What the browser gives besides storage.
#![cfg(target_arch = "wasm32")]

use fieldbook::journal::bundle::{Encoding, MAX_BYTES};
use fieldbook::platform::files::{self, FileError};
use fieldbook::platform::{clock, ids, keep, remember};
use js_sys::{Array, Uint8Array};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::File;

wasm_bindgen_test_configure!(run_in_browser);

fn file(bytes: &[u8]) -> File {
    File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)), "bundle.json").unwrap()
}

#[wasm_bindgen_test]
async fn a_text_file_is_read_without_its_byte_order_mark() {
    assert_eq!(files::read_text(&file("{\"名\":1}".as_bytes())).await.unwrap(), "{\"名\":1}");
    assert_eq!(files::read_text(&file("\u{feff}{}".as_bytes())).await.unwrap(), "{}");
    assert_eq!(files::read_text(&file(b"")).await.unwrap(), "");
}

#[wasm_bindgen_test]
async fn a_file_that_is_not_text_names_the_place() {
    let encoding = Encoding::Other { at: 3 };
    assert_eq!(files::read_text(&file(b"abc\xff\xfe")).await, Err(FileError::NotText { encoding }));
}

#[wasm_bindgen_test]
async fn a_file_too_large_is_refused_by_its_size() {
    let part = Uint8Array::new_with_length(1024 * 1024);
    let parts: Array = (0..=80).map(|_| part.clone()).collect();
    let large = File::new_with_u8_array_sequence(&parts, "video.mp4").unwrap();
    let size = 81.0 * 1024.0 * 1024.0;
    assert_eq!(files::read_text(&large).await, Err(FileError::TooLarge { size, largest: MAX_BYTES as f64 }));
}

#[wasm_bindgen_test]
fn what_is_remembered_is_read_until_it_is_forgotten() {
    const KEY: &str = "fieldbook.test";
    remember::write(KEY, "中文");
    assert_eq!(remember::read::<String>(KEY).as_deref(), Some("中文"));
    // What another version wrote and this one cannot read is as if it were not there.
    assert_eq!(remember::read::<Vec<u32>>(KEY), None);
    remember::forget(KEY);
    assert_eq!(remember::read::<String>(KEY), None);
}

#[wasm_bindgen_test]
fn a_device_keeps_its_id_and_ids_sort_by_time() {
    assert_eq!(ids::device(), ids::device());
    let made: Vec<_> = (0..100).map(|_| ids::fresh()).collect();
    assert!(made.is_sorted());
}

#[wasm_bindgen_test]
async fn the_browser_tells_how_it_keeps_the_data() {
    assert!(keep::persisted().await.is_some());
    assert!(keep::estimate().await.unwrap().quota > 0.0);
}

#[wasm_bindgen_test]
fn the_clock_shows_whole_seconds() {
    assert_eq!(chrono::Timelike::nanosecond(&clock::now()), 0);
    assert!(clock::elapsed_ms() > 0.0);
}
