//! The words of a language, from where the page has its pieces.

use super::errors::error_code;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// Of `public/start.js`.
    #[wasm_bindgen(catch, js_name = fieldbookWords)]
    async fn fieldbook_words(name: &str) -> Result<JsValue, JsValue>;
}

/// The text of a file of words, by the language's tag and which of its files it is.
///
/// # Errors
/// The name of what the browser says: most often the network is gone.
pub async fn fetch(name: &str) -> Result<String, String> {
    let text = fieldbook_words(name).await.map_err(|error| error_code(&error).unwrap_or_default())?;
    Ok(text.as_string().unwrap_or_default())
}
