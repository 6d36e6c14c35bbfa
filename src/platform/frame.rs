//! Waiting: for the screen to be painted before something long begins, or for some time.

use js_sys::Promise;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// Long enough for a frame on a slow machine. A timer also runs in a tab that nobody looks at; a frame does not.
const A_FRAME: Duration = Duration::from_millis(40);

/// Resolves when what was drawn so far has had the time to appear.
pub async fn painted() {
    after(A_FRAME).await;
}

/// Resolves after some time.
pub async fn after(time: Duration) {
    let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let wait = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer there is nothing to wait for: the promise of a closed page never matters.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(wait).await;
}
