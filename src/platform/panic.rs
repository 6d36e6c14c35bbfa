//! What happens after a panic: the page's own script takes over (`public/boot.js`), because after a panic
//! nothing in here can be trusted to draw.

use web_sys::{CustomEvent, CustomEventInit};

/// The event on `window` that the start script listens to; its detail is the message as text.
const PANIC_EVENT: &str = "fieldbook-panic";

/// From now on a panic shows the readable page with the way to export the data.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        web_sys::console::error_1(&message.as_str().into());
        let details = CustomEventInit::new();
        details.set_detail(&message.into());
        if let (Some(window), Ok(event)) =
            (web_sys::window(), CustomEvent::new_with_event_init_dict(PANIC_EVENT, &details))
        {
            let _ = window.dispatch_event(&event);
        }
    }));
}
