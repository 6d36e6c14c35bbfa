//! Listening for as long as the page lives, and what only some browsers have.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Event, EventTarget};

/// Calls `heard` with every such event from now on.
pub fn listen(target: &EventTarget, event: &str, heard: impl Fn(Event) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(heard);
    // Refused by nothing: any event may be listened to.
    let _ = target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}

/// Something of the window that not every browser has.
pub fn of_window(name: &str) -> Option<JsValue> {
    let window = web_sys::window()?;
    field(&window, name)
}

/// Something of the navigator that not every browser has, or only on a page that is served securely.
pub fn of_navigator(name: &str) -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    field(&navigator, name)
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
