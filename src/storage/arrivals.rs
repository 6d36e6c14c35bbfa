//! What came from elsewhere, beside the facts that it brought: among the small values, what is said of each arrival under one key
//! and the ids of its facts under another, which is read only when somebody looks. Stored in the transaction of the facts.

use idb::{KeyRange, Query, Transaction};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::connection::Mode;
use super::layout::META;
use super::{Store, StoreError};

/// The keys of what is said of arrivals, and of the ids of their facts, each before its number.
const HEAD: &str = "arrival/";
const FACTS: &str = "arrived/";

/// Facts that came from elsewhere, as they are remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// What is said of it, as JSON.
    pub head: String,
    /// The ids of its facts.
    pub ids: Vec<u8>,
}

impl Store {
    /// What is said of each arrival, by its number.
    pub async fn arrivals(&self) -> Result<Vec<(u32, String)>, StoreError> {
        self.connection()
            .transact(&[META], Mode::Read, async |tx| {
                let store = tx.object_store(META)?;
                // Both are asked for before either is awaited: an answer without a listener is lost.
                let keys = store.get_all_keys(Some(heads()?), None)?.into_future();
                let values = store.get_all(Some(heads()?), None)?.into_future();
                let keys = keys.await?;
                let pairs = keys.iter().zip(values.await?);
                Ok(pairs.filter_map(|(key, value)| Some((number(key)?, value.as_string()?))).collect())
            })
            .await
    }

    /// The ids of the facts of an arrival.
    pub async fn arrived(&self, number: u32) -> Result<Vec<u8>, StoreError> {
        self.connection()
            .transact(&[META], Mode::Read, async |tx| {
                let value = tx.object_store(META)?.get(Query::from(key(FACTS, number)))?.await?;
                let bytes = value.and_then(|value| value.dyn_into::<Uint8Array>().ok());
                Ok(bytes.map(|bytes| bytes.to_vec()).unwrap_or_default())
            })
            .await
    }
}

/// Remembers an arrival after the last one.
pub(super) async fn put_arrival(tx: &Transaction, arrived: &Arrived) -> Result<(), StoreError> {
    let store = tx.object_store(META)?;
    let keys = store.get_all_keys(Some(heads()?), None)?.await?;
    let next = keys.iter().filter_map(number).max().unwrap_or_default() + 1;
    store.put(&JsValue::from_str(&arrived.head), Some(&key(HEAD, next)))?;
    store.put(&Uint8Array::from(arrived.ids.as_slice()), Some(&key(FACTS, next)))?;
    Ok(())
}

/// Numbers of one length, so that the keys are in their order.
fn key(of: &str, number: u32) -> JsValue {
    JsValue::from_str(&format!("{of}{number:010}"))
}

fn number(key: &JsValue) -> Option<u32> {
    key.as_string()?.strip_prefix(HEAD)?.parse().ok()
}

fn heads() -> Result<Query, StoreError> {
    Ok(Query::from(KeyRange::bound(&key(HEAD, 0), &key(HEAD, u32::MAX), None, None)?))
}
