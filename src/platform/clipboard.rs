//! Copying in more than one kind at once.
//!
//! By the event of copying and not by `navigator.clipboard`: that one is missing in pages from `file:` and from plain
//! `http:`, which is how a branch's own server is reached, and it takes number formats out of tables.

use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::Event;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Event)]
    type ClipboardEvent;
    #[wasm_bindgen(method, getter, js_name = clipboardData)]
    fn clipboard_data(this: &ClipboardEvent) -> Option<DataTransfer>;

    type DataTransfer;
    #[wasm_bindgen(method, catch, js_name = setData)]
    fn set_data(this: &DataTransfer, kind: &str, data: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = document, js_name = execCommand)]
    fn exec_command(command: &str) -> Result<bool, JsValue>;
}

/// Puts the same thing into the clipboard in several kinds (`text/plain`, `text/html`), while somebody presses a button;
/// false when the browser does not let it.
pub fn copy(kinds: &[(&'static str, String)]) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let copied = Rc::new(Cell::new(false));
    let kinds = kinds.to_vec();
    let done = copied.clone();
    let copying = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        let Some(data) = event.unchecked_ref::<ClipboardEvent>().clipboard_data() else { return };
        event.prevent_default();
        // What else listens would put in what is selected.
        event.stop_immediate_propagation();
        done.set(kinds.iter().all(|(kind, text)| data.set_data(kind, text).is_ok()));
    });
    // Where nothing is selected Safari asks first whether there is anything to copy.
    let asking = Closure::<dyn FnMut(Event)>::new(|event: Event| event.prevent_default());
    let listeners = [("beforecopy", &asking), ("copy", &copying)];
    for (name, listener) in listeners {
        let _ =
            document.add_event_listener_with_callback_and_bool(name, listener.as_ref().unchecked_ref(), true);
    }
    let allowed = exec_command("copy").unwrap_or(false);
    for (name, listener) in listeners {
        let _ = document.remove_event_listener_with_callback_and_bool(
            name,
            listener.as_ref().unchecked_ref(),
            true,
        );
    }
    allowed && copied.get()
}
