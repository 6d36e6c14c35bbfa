//! Bytes under an address of the page's own, for as long as something shows them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url};

/// Such an address. It is let go of when this is dropped.
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// None where the browser does not make one.
    pub fn of(mime: &str, bytes: &[u8]) -> Option<ObjectUrl> {
        Url::create_object_url_with_blob(&blob_of(mime, bytes).ok()?).ok().map(ObjectUrl)
    }

    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// Bytes as the browser holds those of a file.
pub(super) fn blob_of(mime: &str, bytes: &[u8]) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options)
}
