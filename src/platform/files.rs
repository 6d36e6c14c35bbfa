//! Files that a person chooses or saves.

use crate::journal::bundle::MAX_BYTES;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Why a chosen file could not be read.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    /// Refused by its size in bytes, before reading any of it.
    TooLarge { size: f64, largest: f64 },
    /// It is not UTF-8 text; `at` is the position of the first wrong byte.
    NotText { at: usize },
    /// The browser could not read it: moved, removed or not permitted.
    Unreadable { why: String },
}

/// The file chosen in an `<input type="file">`; the input is emptied, so that choosing the same file again
/// counts as a choice.
pub fn chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The whole text of a file, without a byte order mark. One larger than any bundle is not opened.
pub async fn read_text(file: &File) -> Result<String, FileError> {
    let (size, largest) = (file.size(), MAX_BYTES as f64);
    if size > largest {
        return Err(FileError::TooLarge { size, largest });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    let mut text = String::from_utf8(Uint8Array::new(&buffer).to_vec())
        .map_err(|error| FileError::NotText { at: error.utf8_error().valid_up_to() })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// Lets the browser save `bytes` as a download called `name`.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(unreadable)?;
    let url = Url::create_object_url_with_blob(&blob).map_err(unreadable)?;
    let saved = click_link(&url, name);
    // The download has its own hold on the blob once the click is handled.
    let _ = Url::revoke_object_url(&url);
    saved.ok_or_else(|| FileError::Unreadable { why: String::new() })
}

fn click_link(url: &str, name: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(url);
    link.set_download(name);
    link.click();
    Some(())
}

fn unreadable(error: JsValue) -> FileError {
    let why = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default();
    FileError::Unreadable { why }
}
