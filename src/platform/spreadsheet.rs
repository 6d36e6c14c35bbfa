//! Writing spreadsheets by the script that the page fetches when the first one is asked for.

use crate::spreadsheet::{Book, Unwritten};
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
/// Why there is none: most often the script could not be fetched.
pub async fn write(book: &Book) -> Result<Vec<u8>, Unwritten> {
    let described = serde_json::to_string(book);
    let description = described.map_err(|error| Unwritten::Refused { detail: error.to_string() })?;
    let bytes = fieldbook_workbook(&description).await.map_err(|error| why(&error))?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// The script throws its sentence as a text (`web/workbook.js`); an error is the browser's, which has no script.
fn why(error: &JsValue) -> Unwritten {
    match error.as_string() {
        Some(detail) => Unwritten::Refused { detail },
        None => {
            let message = error.dyn_ref::<Error>().map(|error| String::from(error.message()));
            Unwritten::NotFetched { detail: message.unwrap_or_default() }
        }
    }
}
