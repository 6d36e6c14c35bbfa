//! The part of the app that writes spreadsheets, as a module of its own: `public/boot.js` fetches it when a spreadsheet
//! is asked for. It knows the description of a file and nothing of the branch.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The bytes of an XLSX file from its description as JSON.
///
/// # Errors
/// Why there is no file, as a sentence of the library's.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen(js_name = writeWorkbook)]
pub fn write_workbook(description: &str) -> Result<Vec<u8>, String> {
    let book = serde_json::from_str(description).map_err(|error| error.to_string())?;
    fieldbook::spreadsheet::write::xlsx(&book).map_err(|error| error.to_string())
}

fn main() {}
