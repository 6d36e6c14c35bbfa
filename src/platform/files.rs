//! Files that a person chooses or saves.

use super::{blob::ObjectUrl, errors::error_code};
use crate::journal::bundle::{Encoding, MAX_BYTES, text_of};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList, HtmlAnchorElement, HtmlInputElement};

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

/// All files chosen in an `<input type="file">`, which is emptied likewise.
pub fn all_chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = input.files().map(|files| listed(&files)).unwrap_or_default();
    input.set_value("");
    files
}

/// All files that were dropped (`dataTransfer`) or pasted (`clipboardData`) with an event.
pub fn all_brought(event: &JsValue, from: &str) -> Vec<File> {
    brought(event, from).map(|files| listed(&files)).unwrap_or_default()
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

fn brought(event: &JsValue, from: &str) -> Option<FileList> {
    let dragged = Reflect::get(event, &from.into()).ok()?;
    Reflect::get(&dragged, &"files".into()).ok()?.dyn_into().ok()
}

/// Files that came together: one of them is read.
pub struct Several {
    pub first: File,
    /// How many more there were.
    pub others: u32,
}

/// The files that were dropped on the page; none where something else was.
pub fn dropped(event: &JsValue) -> Option<Several> {
    let files = brought(event, "dataTransfer")?;
    Some(Several { first: files.get(0)?, others: files.length().saturating_sub(1) })
}

/// The whole text of a file, without a byte order mark. One larger than any bundle is not opened.
pub async fn read_text(file: &File) -> Result<String, FileError> {
    let (size, largest) = (file.size(), MAX_BYTES as f64);
    if size > largest {
        return Err(FileError::TooLarge { size, largest });
    }
    text_of(read_bytes(file).await?).map_err(|encoding| FileError::NotText { encoding })
}

/// The bytes of a file, whatever it is.
pub async fn read_bytes(file: &File) -> Result<Vec<u8>, FileError> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Lets the browser save `bytes` as a download called `name`.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    let url = ObjectUrl::of(mime, bytes).ok_or(FileError::Unreadable { code: None })?;
    // The download has its own hold on the blob once the click is handled.
    click_link(url.address(), name).ok_or(FileError::Unreadable { code: None })
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
