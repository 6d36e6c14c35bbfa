//! Files that a person chooses or saves.

use super::errors::error_code;
use crate::journal::bundle::{Encoding, MAX_BYTES, text_of};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

/// Why a chosen file could not be read.
#[derive(Clone, Debug, PartialEq)]
pub enum FileError {
    /// Refused by its size in bytes, before reading any of it.
    TooLarge { size: f64, largest: f64 },
    /// It is not UTF-8 text.
    NotText { encoding: Encoding },
    /// The browser could not read it, moved, removed or not permitted; or not save it. `code`: what the browser calls
    /// that, such as `NotFoundError`.
    Unreadable { code: Option<String> },
}

/// The file chosen in an `<input type="file">`; the input is emptied, so that choosing the same file again
/// counts as a choice.
pub fn chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Files that came together: one of them is read.
pub struct Several {
    pub first: File,
    /// How many more there were.
    pub others: u32,
}

/// The files that were dropped on the page; none where something else was.
pub fn dropped(event: &JsValue) -> Option<Several> {
    let dragged = Reflect::get(event, &"dataTransfer".into()).ok()?;
    let files: FileList = Reflect::get(&dragged, &"files".into()).ok()?.dyn_into().ok()?;
    Some(Several { first: files.get(0)?, others: files.length().saturating_sub(1) })
}

/// The whole text of a file, without a byte order mark. One larger than any bundle is not opened.
pub async fn read_text(file: &File) -> Result<String, FileError> {
    let (size, largest) = (file.size(), MAX_BYTES as f64);
    if size > largest {
        return Err(FileError::TooLarge { size, largest });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    text_of(Uint8Array::new(&buffer).to_vec()).map_err(|encoding| FileError::NotText { encoding })
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
    saved.ok_or(FileError::Unreadable { code: None })
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
    FileError::Unreadable { code: error_code(&error) }
}
