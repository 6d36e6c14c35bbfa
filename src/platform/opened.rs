//! Files handed to the app from outside: opened by double click where the app is installed, or shared with it.

use super::{files::Several, window::of_window};
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File, Url};

#[wasm_bindgen]
extern "C" {
    /// Of Chromium: what an installed app was opened with.
    type LaunchQueue;
    #[wasm_bindgen(method, js_name = setConsumer)]
    fn set_consumer(this: &LaunchQueue, consumer: &Function);

    type Handle;
    #[wasm_bindgen(method, catch, js_name = getFile)]
    async fn get_file(this: &Handle) -> Result<JsValue, JsValue>;

    type Caches;
    #[wasm_bindgen(method, catch)]
    async fn open(this: &Caches, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn has(this: &Caches, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn delete(this: &Caches, name: &str) -> Promise;

    type Cache;
    #[wasm_bindgen(method, catch, js_name = match)]
    async fn find(this: &Cache, address: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn keys(this: &Cache) -> Result<JsValue, JsValue>;

    type Response;
    #[wasm_bindgen(method, catch)]
    async fn blob(this: &Response) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn headers(this: &Response) -> Headers;

    type Headers;
    #[wasm_bindgen(method)]
    fn get(this: &Headers, name: &str) -> Option<String>;

    #[wasm_bindgen(js_name = File)]
    type MadeFile;
    #[wasm_bindgen(constructor, js_class = "File", catch)]
    fn new(parts: &Array, name: &str) -> Result<MadeFile, JsValue>;
}

type Taker = Box<dyn Fn(Several)>;

thread_local! {
    /// What nobody has taken yet; what comes later takes its place.
    static WAITING: RefCell<Option<Several>> = const { RefCell::new(None) };
    static TAKER: RefCell<Option<Taker>> = const { RefCell::new(None) };
}

/// Listens for opened files from now on. Called once.
pub fn keep_opened() {
    let Some(queue) = of_window("launchQueue") else { return };
    let consumer = Closure::<dyn Fn(JsValue)>::new(|launched: JsValue| {
        let files = Array::from(&Reflect::get(&launched, &"files".into()).unwrap_or_default());
        let Some(handle) = files.iter().next() else { return };
        spawn_local(async move {
            if let Ok(file) = handle.unchecked_into::<Handle>().get_file().await {
                give(Several { first: file.unchecked_into(), others: files.length() - 1 });
            }
        });
    });
    queue.unchecked_into::<LaunchQueue>().set_consumer(consumer.as_ref().unchecked_ref());
    consumer.forget();
}

/// Hands all that comes to `taker`, what waits included, until [`leave`].
pub fn take(taker: impl Fn(Several) + 'static) {
    TAKER.replace(Some(Box::new(taker)));
    if let Some(files) = WAITING.take() {
        give(files);
    }
    spawn_local(async {
        if let Some(files) = shared().await {
            give(files);
        }
    });
}

/// Nobody takes files any more: they wait.
pub fn leave() {
    TAKER.take();
}

fn give(files: Several) {
    let waits = TAKER.with_borrow(|taker| match taker {
        Some(taker) => {
            taker(files);
            None
        }
        None => Some(files),
    });
    if waits.is_some() {
        WAITING.replace(waits);
    }
}

/// The files that the service worker has kept for this page (`public/sw.js`); they are forgotten there.
async fn shared() -> Option<Several> {
    let caches: Caches = of_window("caches")?.unchecked_into();
    let base = web_sys::window()?.document()?.base_uri().ok()??;
    let scope = Url::new_with_base("./", &base).ok()?.href();
    let name = format!("fieldbook-shared {scope}");
    if caches.has(&name).await.ok()?.is_falsy() {
        return None;
    }
    let cache: Cache = caches.open(&name).await.ok()?.unchecked_into();
    let kept = cache.find(&format!("{scope}shared-0")).await.ok()?;
    let others = cache.keys().await.map_or(0, |keys| Array::from(&keys).length().saturating_sub(1));
    let file = match kept.is_undefined() {
        true => None,
        false => file_of(&kept.unchecked_into()).await,
    };
    // Kept on, it would come up again: no harm.
    let _ = JsFuture::from(caches.delete(&name)).await;
    Some(Several { first: file?, others })
}

async fn file_of(kept: &Response) -> Option<File> {
    let name = kept.headers().get("X-Name").unwrap_or_default();
    let name = js_sys::decode_uri_component(&name).map(String::from).unwrap_or(name);
    let blob: Blob = kept.blob().await.ok()?.unchecked_into();
    MadeFile::new(&Array::of1(&blob), &name).ok().map(JsCast::unchecked_into)
}
