//! Tabs of the same browser: one lock for writing, one channel for telling.

use super::window::of_navigator;
use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

/// How long a tab waits for another one to finish writing. Writing takes milliseconds; a tab that holds the
/// lock longer has broken down.
const PATIENCE_MS: u32 = 8_000;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = LockManager)]
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        held: &Function,
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn query(this: &LockManager) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = AbortSignal, js_name = timeout, catch)]
    fn abort_after(milliseconds: u32) -> Result<JsValue, JsValue>;
}

/// A lock held across all tabs of this browser until it is dropped.
pub struct Lock {
    release: Option<Function>,
}

/// Another tab did not let go of the lock in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy;

impl Lock {
    /// Waits for the lock called `name`. Where the browser has no Web Locks (a page not served securely)
    /// it is granted at once: the storage's own transactions still keep writers apart.
    pub async fn acquire(name: &str) -> Result<Lock, Busy> {
        Lock::acquire_within(name, PATIENCE_MS).await
    }

    /// The same with a patience of `milliseconds`.
    pub async fn acquire_within(name: &str, milliseconds: u32) -> Result<Lock, Busy> {
        let Some(locks) = lock_manager() else { return Ok(Lock { release: None }) };
        let options = js_sys::Object::new();
        if let Ok(signal) = abort_after(milliseconds) {
            let _ = js_sys::Reflect::set(&options, &"signal".into(), &signal);
        }
        // Resolves with the function that lets go, once the lock is ours.
        let granted = Promise::new(&mut |resolve, reject| {
            let held = Closure::once_into_js(move |_lock: JsValue| {
                Promise::new(&mut |release, _| {
                    let _ = resolve.call1(&JsValue::NULL, &release);
                })
            });
            match locks.request(name, &options, held.unchecked_ref()) {
                Ok(request) => {
                    let refused = Closure::once_into_js(move |error: JsValue| {
                        let _ = reject.call1(&JsValue::NULL, &error);
                    });
                    let _ = js_sys::Reflect::get(&request, &"catch".into())
                        .map(|catch| catch.unchecked_into::<Function>().call1(&request, &refused));
                }
                Err(error) => {
                    let _ = reject.call1(&JsValue::NULL, &error);
                }
            }
        });
        let release = JsFuture::from(granted).await.map_err(|_| Busy)?;
        Ok(Lock { release: Some(release.unchecked_into()) })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// The names of the locks that any tab of this browser holds; `None` where there are none to be asked for.
pub async fn held_locks() -> Option<Vec<String>> {
    let asked = lock_manager()?.query().ok()?;
    let answer = JsFuture::from(asked).await.ok()?;
    let held = js_sys::Reflect::get(&answer, &"held".into()).ok()?;
    let name = |lock: JsValue| js_sys::Reflect::get(&lock, &"name".into()).ok()?.as_string();
    Some(js_sys::Array::from(&held).iter().filter_map(name).collect())
}

fn lock_manager() -> Option<LockManager> {
    of_navigator("locks").map(JsCast::unchecked_into)
}

type Listener = Closure<dyn FnMut(MessageEvent)>;

/// Short texts to the other tabs of this browser. A tab does not hear itself.
pub struct Channel {
    /// `None` where the browser has no such channel: then the tabs do not hear of each other.
    inner: Option<BroadcastChannel>,
    listener: Rc<RefCell<Option<Listener>>>,
}

impl Channel {
    pub fn open(name: &str) -> Channel {
        Channel { inner: BroadcastChannel::new(name).ok(), listener: Rc::default() }
    }

    /// Tells the other tabs.
    pub fn post(&self, text: &str) {
        if let Some(channel) = &self.inner {
            // Fails only on a closed channel, which `Drop` alone does.
            let _ = channel.post_message(&text.into());
        }
    }

    /// Calls `heard` with each text from another tab; replaces the listener before.
    pub fn listen(&self, heard: impl Fn(&str) + 'static) {
        let Some(channel) = &self.inner else { return };
        let listener = Listener::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                heard(&text);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        self.listener.replace(Some(listener));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.inner {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
