//! The store `attachments`: pictures and papers, each under its digest. Written in the transaction of what names them, read
//! one by one when somebody looks, never at opening.

use idb::{Query, Transaction};
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::batch::whole;
use super::connection::Mode;
use super::layout::ATTACHMENTS;
use super::{Found, Store, StoreError, Writing};
use crate::domain::{Attachment, Digest, Digests};

/// The layout of a record.
const FORMAT: u32 = 1;

impl Store {
    /// What is stored under a digest, checked against it.
    pub async fn attachment(&self, digest: Digest) -> Result<Found, StoreError> {
        let key = Query::from(key_of(digest));
        let read = self
            .connection()
            .transact(&[ATTACHMENTS], Mode::Read, async |tx| {
                Ok::<_, StoreError>(tx.object_store(ATTACHMENTS)?.get(key)?.await?)
            })
            .await;
        match read {
            Ok(None) => Ok(Found::Missing),
            Ok(Some(record)) => Ok(from_record(&record, digest).map_or(Found::Damaged, Found::Here)),
            // The browser does not give it out.
            Err(StoreError::Aborted { .. }) => Ok(Found::Damaged),
            Err(error) => Err(error),
        }
    }

    /// Those among the wanted that can be read, one after the other.
    pub async fn attachments_of(&self, wanted: Vec<Digest>) -> Result<Vec<Attachment>, StoreError> {
        let mut read = Vec::new();
        for digest in wanted {
            if let Found::Here(one) = self.attachment(digest).await? {
                read.push(one);
            }
        }
        Ok(read)
    }

    /// The digests under which something is stored.
    pub async fn attachments(&self) -> Result<Digests, StoreError> {
        self.connection()
            .transact(&[ATTACHMENTS], Mode::Read, async |tx| {
                Ok(keys(tx).await?.iter().filter_map(digest_of).collect())
            })
            .await
    }
}

/// Puts attachments without waiting for each: a failure of any aborts all. What lies there is what its digest says, or
/// damaged.
pub(super) fn put_attachments(tx: &Transaction, attachments: &[Attachment]) -> Result<(), StoreError> {
    if attachments.is_empty() {
        return Ok(());
    }
    let store = tx.object_store(ATTACHMENTS)?;
    for one in attachments {
        store.put(&to_record(one), Some(&key_of(one.digest())))?;
    }
    Ok(())
}

/// Takes away what is not to stay when everything is replaced.
pub(super) async fn clear_attachments(tx: &Transaction, writing: &Writing) -> Result<(), StoreError> {
    let store = tx.object_store(ATTACHMENTS)?;
    if writing.keep.is_empty() {
        store.clear()?;
        return Ok(());
    }
    let gone = |key: &&JsValue| digest_of(key).is_none_or(|digest| !writing.keep.contains(digest));
    for key in keys(tx).await?.iter().filter(gone) {
        store.delete(Query::from(key.clone()))?;
    }
    Ok(())
}

async fn keys(tx: &Transaction) -> Result<Vec<JsValue>, StoreError> {
    Ok(tx.object_store(ATTACHMENTS)?.get_all_keys(None, None)?.await?)
}

fn key_of(digest: Digest) -> JsValue {
    JsValue::from_str(&digest.to_string())
}

fn digest_of(key: &JsValue) -> Option<Digest> {
    Digest::parse(&key.as_string()?)
}

fn to_record(attachment: &Attachment) -> JsValue {
    let record = Object::new();
    let bytes = Uint8Array::from(attachment.content());
    for (field, value) in [("format", JsValue::from(FORMAT)), ("bytes", bytes.into())] {
        // Setting a field of an object made here cannot fail.
        let _ = Reflect::set(&record, &field.into(), &value);
    }
    record.into()
}

/// The attachment of a record, where it is one, whole, and what its key says.
fn from_record(record: &JsValue, digest: Digest) -> Option<Attachment> {
    let field = |name: &str| Reflect::get(record, &name.into()).ok();
    whole(&field("format")?).filter(|format| *format == FORMAT)?;
    let bytes: Uint8Array = field("bytes")?.dyn_into().ok()?;
    Attachment::of(bytes.to_vec()).ok().filter(|one| one.digest() == digest)
}
