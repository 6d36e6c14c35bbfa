//! Pictures: a drawing as a PNG file, given to the device's share sheet or saved; a photograph made small enough to be kept.

use super::{device::is_phone, errors::error_code};
use js_sys::Uint8Array;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// Of `public/start.js`.
    #[wasm_bindgen(catch, js_name = fieldbookPicture)]
    async fn fieldbook_picture(svg: &str, width: u32, height: u32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = fieldbookFitted)]
    async fn fieldbook_fitted(file: &JsValue, side: u32, most: u32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = fieldbookShare)]
    async fn fieldbook_share(name: &str, mime: &str, bytes: &JsValue) -> Result<JsValue, JsValue>;
}

/// The kind of file it is.
pub const PNG: &str = "image/png";

/// The bytes of a PNG file of that many dots, white where the drawing is empty.
///
/// # Errors
/// The browser's own code, where it has one.
pub async fn draw(svg: &str, width: u32, height: u32) -> Result<Vec<u8>, Option<String>> {
    let bytes = fieldbook_picture(svg, width, height).await.map_err(|error| error_code(&error))?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// The bytes of a picture with a longest side of at most so many dots and at most so many bytes, if it can be made so; one
/// that is small enough stays as it is. None where the browser cannot show it.
pub async fn fitted(file: &web_sys::File, side: u32, most: u32) -> Option<Vec<u8>> {
    let bytes = fieldbook_fitted(file, side, most).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// What became of a file that was offered to the share sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    Given,
    /// The person left the sheet.
    Left,
    /// There is no sheet here that takes such a file: it is to be saved.
    NoSheet,
}

/// Offers a file to the share sheet of a phone or tablet. On a computer files are saved: that is where its chat and mail
/// programs take them from.
pub async fn share(name: &str, bytes: &[u8]) -> Shared {
    if !is_phone() {
        return Shared::NoSheet;
    }
    match fieldbook_share(name, PNG, &Uint8Array::from(bytes).into()).await {
        Ok(given) if given.as_bool() == Some(true) => Shared::Given,
        Ok(_) => Shared::NoSheet,
        Err(error) if error_code(&error).as_deref() == Some("AbortError") => Shared::Left,
        Err(_) => Shared::NoSheet,
    }
}
