//! Writing spreadsheets by the module that the page fetches when the first one is asked for.

use crate::spreadsheet::Book;
use js_sys::{Error, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// Of `public/boot.js`.
    #[wasm_bindgen(catch, js_name = fieldbookWorkbook)]
    async fn fieldbook_workbook(description: &str) -> Result<JsValue, JsValue>;
}

/// The bytes of an XLSX file.
///
/// # Errors
/// Why there is none, in the browser's or the library's words: most often the module could not be fetched.
pub async fn write(book: &Book) -> Result<Vec<u8>, String> {
    let description = serde_json::to_string(book).map_err(|error| error.to_string())?;
    let bytes = fieldbook_workbook(&description).await.map_err(|error| why(&error))?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

fn why(error: &JsValue) -> String {
    let message = error.dyn_ref::<Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_default()
}
