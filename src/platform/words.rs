//! The words of a language, from where the page has its pieces.

use super::errors::error_code;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// Of `public/start.js`.
    #[wasm_bindgen(catch, js_name = fieldbookWords)]
    async fn fieldbook_words(lang: &str) -> Result<JsValue, JsValue>;
}

/// The text of a language's file, by its tag.
///
/// # Errors
/// The name of what the browser says: most often the network is gone.
pub async fn fetch(tag: &str) -> Result<String, String> {
    let text = fieldbook_words(tag).await.map_err(|error| error_code(&error).unwrap_or_default())?;
    Ok(text.as_string().unwrap_or_default())
}
