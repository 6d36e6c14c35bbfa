//! What is on the screen, and when: waiting for it to be painted, and taking away what stood there before the app.

use futures_util::future::select;
use js_sys::Promise;
use std::{pin::pin, time::Duration};
use wasm_bindgen_futures::JsFuture;

/// Long enough for a frame on a slow machine. A timer also runs in a tab that nobody looks at; a frame does not.
pub const A_FRAME: Duration = Duration::from_millis(40);

/// However slow a machine is, its first frame comes sooner.
const A_FIRST_FRAME: Duration = Duration::from_secs(5);

/// Resolves when what was drawn so far has had the time to appear.
pub async fn painted() {
    after(A_FRAME).await;
}

/// Resolves when what was drawn so far has been painted, however long its frame took; in a tab that nobody looks at, soon.
pub async fn on_screen() {
    let is_hidden =
        web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
    let frame = async {
        next_frame().await;
        // It begins when the one before is painted.
        next_frame().await;
        after(Duration::ZERO).await;
    };
    let frameless = if is_hidden { A_FRAME } else { A_FIRST_FRAME };
    select(pin!(frame), pin!(after(frameless))).await;
}

async fn next_frame() {
    let frame = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(&resolve);
        }
    });
    let _ = JsFuture::from(frame).await;
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

/// Takes away the frame that the page came with (`index.html`); what was mounted behind it is seen from now on.
pub fn uncover() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(frame) = document.and_then(|document| document.get_element_by_id("boot")) {
        frame.remove();
    }
}
