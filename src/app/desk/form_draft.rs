//! What somebody has typed and not yet stored: it belongs to its tab, survives a reload, and outlives the tab.

use super::Desk;
use crate::{
    app::abandoned::{DRAFT, Gone, Kept, draft_key, form_of, forms_of, in_order, outdated, shared_key},
    platform::{clock, remember, returns::on_return, tab},
};
use leptos::prelude::untrack;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{cell::RefCell, marker::PhantomData};
use wasm_bindgen_futures::spawn_local;

thread_local! {
    /// Who was gone when it was last asked.
    static GONE: RefCell<Gone> = const { RefCell::new(Gone::Unseen) };
}

/// What is stored of a draft.
#[derive(Serialize, Deserialize)]
struct Draft<T> {
    /// When it was last typed into, in milliseconds.
    at: i64,
    typed: T,
}

/// The same, whatever was typed.
#[derive(Deserialize)]
struct Dated {
    at: i64,
}

/// The draft of one form, kept in this browser under the form's name, the id of this tab, and who sat here when it was begun.
pub struct FormDraft<T> {
    form: String,
    sitter: Option<String>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for FormDraft<T> {
    fn clone(&self) -> FormDraft<T> {
        FormDraft { form: self.form.clone(), sitter: self.sitter.clone(), kind: PhantomData }
    }
}

impl<T: Serialize + DeserializeOwned> FormDraft<T> {
    pub fn named(form: &str) -> FormDraft<T> {
        FormDraft { form: form.into(), sitter: sitting(), kind: PhantomData }
    }

    /// What was typed before, if anything was, and if this version of the form still understands it. What a tab has left
    /// behind that is gone is this tab's from now on.
    pub fn load(&self) -> Option<T> {
        let forms = forms_of(&self.form, self.sitter.as_deref());
        let gone = GONE.with_borrow(Gone::clone);
        let keys = forms.iter().flat_map(|form| in_order(form, &tab::own(), kept(), &gone));
        keys.collect::<Vec<_>>().iter().find_map(|key| self.take(key))
    }

    /// What is kept under a key, moved under that of this tab.
    fn take(&self, key: &str) -> Option<T> {
        let draft = match key == shared_key(&self.form) {
            true => Draft { at: now(), typed: remember::read(key)? },
            false => remember::read(key)?,
        };
        let own = self.key();
        if key != own && remember::write(&own, &draft) {
            remember::forget(key);
        }
        Some(draft.typed)
    }

    /// A browser that keeps nothing loses the draft on a reload and nothing else. Whoever goes on typing where another began takes
    /// it over.
    pub fn save(&self, typed: &T) {
        let key = own_key(&self.form, sitting().as_deref());
        remember::write(&key, &Draft { at: now(), typed });
        if key != self.key() {
            remember::forget(&self.key());
        }
    }

    /// Forgets this tab's own draft, that of whoever began it and of whoever ends it, and nobody else's.
    pub fn clear(&self) {
        remember::forget(&self.key());
        remember::forget(&own_key(&self.form, sitting().as_deref()));
    }

    fn key(&self) -> String {
        own_key(&self.form, self.sitter.as_deref())
    }
}

/// Who sits here now.
fn sitting() -> Option<String> {
    untrack(|| Desk::get().sitter()).map(|sitter| sitter.to_string())
}

fn own_key(form: &str, sitter: Option<&str>) -> String {
    draft_key(&tab::own(), &form_of(form, sitter))
}

/// Gives this tab its id, finds out whose drafts were left behind, now and whenever the page comes back, and forgets the
/// old ones.
pub async fn begin_form_drafts() {
    tab::claim().await;
    look_around().await;
    for key in outdated(&tab::own(), kept(), &GONE.with_borrow(Gone::clone), now()) {
        remember::forget(&key);
    }
    on_return(|| spawn_local(look_around()));
}

/// Who has left drafts and is gone. A tab that comes while it is asked has none yet.
async fn look_around() {
    let keys = remember::keys(DRAFT);
    let living = tab::living().await;
    GONE.replace(Gone::of(&keys, living.as_ref()));
}

/// All drafts of which it can be read when they were typed.
fn kept() -> Vec<Kept> {
    let at = |key: &String| Some(remember::read::<Dated>(key)?.at);
    remember::keys(DRAFT).into_iter().filter_map(|key| Some(Kept { at: at(&key)?, key })).collect()
}

fn now() -> i64 {
    clock::utc().and_utc().timestamp_millis()
}
