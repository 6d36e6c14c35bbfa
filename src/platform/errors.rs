//! What the browser calls an error. Its sentences are in its own language, so only the name of the error is passed on to
//! the screen.

use wasm_bindgen::{JsCast, JsValue};

/// The name of what the browser threw, such as `AbortError`; none where it has none.
pub fn error_code(error: &JsValue) -> Option<String> {
    let exception = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    let name = exception.or_else(|| error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.name())));
    name.filter(|name| !name.is_empty())
}
