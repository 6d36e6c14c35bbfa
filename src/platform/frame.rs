//! Letting the screen be painted before something long begins.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Long enough for a frame on a slow machine. A timer also runs in a tab that nobody looks at; a frame does not.
const A_FRAME_MS: i32 = 40;

/// Resolves when what was drawn so far has had the time to appear.
pub async fn painted() {
    let wait = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer there is nothing to wait for: the promise of a closed page never matters.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, A_FRAME_MS);
        }
    });
    let _ = JsFuture::from(wait).await;
}
