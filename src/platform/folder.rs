//! A folder that a person has chosen (File System Access). Chromium and Edge have it; Firefox and Safari do not.
//!
//! The browser gives leave on a click only, and may want it again after a restart. A file is written beside its place
//! and takes it when it is closed: a crash leaves the one before or the new one, whole. But a new one is made first, with
//! nothing in it, and stays so when the writing fails or the page goes away.

use super::{errors::error_code, window::of_window};
use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

#[wasm_bindgen]
extern "C" {
    type Picker;
    #[wasm_bindgen(method, catch, js_name = showDirectoryPicker)]
    fn pick(this: &Picker, options: &Object) -> Result<Promise, JsValue>;

    type Directory;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Directory) -> String;
    #[wasm_bindgen(method)]
    fn values(this: &Directory) -> Listing;
    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn file(this: &Directory, name: &str, options: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = removeEntry)]
    fn remove(this: &Directory, name: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn permission(this: &Directory, options: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn ask(this: &Directory, options: &Object) -> Result<Promise, JsValue>;

    type Listing;
    #[wasm_bindgen(method, catch)]
    fn next(this: &Listing) -> Result<Promise, JsValue>;

    type Entry;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Entry) -> String;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Entry) -> String;
    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn contents(this: &Entry) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn writable(this: &Entry) -> Result<Promise, JsValue>;

    type Writable;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn abort(this: &Writable) -> Result<Promise, JsValue>;
}

/// The browser refused; `code`: what it calls that, such as `NotFoundError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub code: Option<String>,
}

impl From<JsValue> for Refused {
    fn from(error: JsValue) -> Refused {
        Refused { code: error_code(&error) }
    }
}

/// Whether this browser lets a folder be chosen at all.
pub fn can_choose() -> bool {
    of_window("showDirectoryPicker").is_some_and(|picker| picker.is_function())
}

/// A folder, with leave to write in it or without.
#[derive(Clone)]
pub struct Folder {
    handle: JsValue,
}

impl Folder {
    /// Lets the person choose one. Only on a click. `None`: he chose none.
    pub async fn choose() -> Result<Option<Folder>, Refused> {
        let Some(window) = web_sys::window() else { return Ok(None) };
        // The browser offers the folder chosen before under the same id.
        let options = object(&[("mode", "readwrite"), ("id", "fieldbook-backup")]);
        match settled(window.unchecked_ref::<Picker>().pick(&options)).await {
            Ok(handle) => Ok(Some(Folder { handle })),
            Err(Refused { code }) if code.as_deref() == Some("AbortError") => Ok(None),
            Err(refused) => Err(refused),
        }
    }

    /// The folder of a handle that was kept.
    pub fn of(handle: JsValue) -> Folder {
        Folder { handle }
    }

    /// What can be kept from one visit to the next.
    pub fn handle(&self) -> &JsValue {
        &self.handle
    }

    fn directory(&self) -> &Directory {
        self.handle.unchecked_ref()
    }

    /// Its own name, without the way to it, which the browser does not tell.
    pub fn name(&self) -> String {
        self.directory().name()
    }

    /// Whether it may be written in now.
    pub async fn is_permitted(&self) -> bool {
        let answer = settled(self.directory().permission(&object(&[("mode", "readwrite")]))).await;
        answer.is_ok_and(|answer| answer == "granted")
    }

    /// Asks the person for leave. Only on a click.
    pub async fn ask(&self) -> bool {
        let answer = settled(self.directory().ask(&object(&[("mode", "readwrite")]))).await;
        answer.is_ok_and(|answer| answer == "granted")
    }

    /// The files in it whose names end so, by name and size in bytes. One that is being moved or removed is left out.
    pub async fn list(&self, ending: &str) -> Result<Vec<(String, f64)>, Refused> {
        let listing = self.directory().values();
        let mut files = Vec::new();
        loop {
            let next = settled(listing.next()).await?;
            if Reflect::get(&next, &"done".into())?.is_truthy() {
                return Ok(files);
            }
            let entry: Entry = Reflect::get(&next, &"value".into())?.unchecked_into();
            if entry.kind() == "file"
                && entry.name().ends_with(ending)
                && let Ok(file) = settled(entry.contents()).await
            {
                files.push((entry.name(), file.unchecked_into::<File>().size()));
            }
        }
    }

    /// A file as the browser gives one that was chosen.
    pub async fn file(&self, name: &str) -> Result<File, Refused> {
        let entry: Entry = settled(self.directory().file(name, &Object::new())).await?.unchecked_into();
        Ok(settled(entry.contents()).await?.unchecked_into())
    }

    pub async fn read(&self, name: &str) -> Result<Vec<u8>, Refused> {
        let file = self.file(name).await?;
        let buffer = JsFuture::from(file.array_buffer()).await?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }

    /// Writes a file whole. Failed or cut short, it leaves what was there, or an empty file where there was none.
    pub async fn write(&self, name: &str, text: &str) -> Result<(), Refused> {
        let create = object(&[]);
        Reflect::set(&create, &"create".into(), &true.into())?;
        let entry: Entry = settled(self.directory().file(name, &create)).await?.unchecked_into();
        let writable: Writable = settled(entry.writable()).await?.unchecked_into();
        if let Err(refused) = settled(writable.write(text)).await {
            // What was begun is thrown away; the first refusal is the one to be told.
            let _ = settled(writable.abort()).await;
            return Err(refused);
        }
        settled(writable.close()).await.map(drop)
    }

    pub async fn remove(&self, name: &str) -> Result<(), Refused> {
        settled(self.directory().remove(name)).await.map(drop)
    }
}

fn object(fields: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in fields {
        // A plain object takes any field.
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}

/// What a call promises, once it has it.
async fn settled(called: Result<Promise, JsValue>) -> Result<JsValue, Refused> {
    Ok(JsFuture::from(called?).await?)
}
