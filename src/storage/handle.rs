//! The handle of the folder for backups. It is no text, it belongs to this browser and not to the branch, and deleting or
//! replacing the branch's data leaves it: so it is kept in a database of its own.

use idb::{DatabaseEvent, ObjectStoreParams, Query, event::VersionChangeEvent};
use wasm_bindgen::JsValue;

use super::{
    StoreError,
    connection::{Connection, Mode},
};

const NAME: &str = "fieldbook-folder";
const VERSION: u32 = 1;
const STORE: &str = "folder";
const KEY: &str = "handle";

/// The handle kept before.
pub async fn kept_handle() -> Result<Option<JsValue>, StoreError> {
    let key = Query::from(JsValue::from_str(KEY));
    let read = async |tx: &idb::Transaction| Ok(tx.object_store(STORE)?.get(key)?.await?);
    open().await?.transact(&[STORE], Mode::Read, read).await
}

/// Keeps a handle, or forgets the one before.
pub async fn keep_handle(handle: Option<&JsValue>) -> Result<(), StoreError> {
    open()
        .await?
        .transact(&[STORE], Mode::Write, async |tx| {
            let store = tx.object_store(STORE)?;
            match handle {
                Some(handle) => _ = store.put(handle, Some(&KEY.into()))?.await?,
                None => store.delete(Query::from(JsValue::from_str(KEY)))?.await?,
            }
            Ok(())
        })
        .await
}

/// Closed again when it is dropped.
async fn open() -> Result<Connection, StoreError> {
    // Lost, it fails at what is done with it.
    Connection::open(NAME, Some(VERSION), upgrade, drop).await
}

fn upgrade(event: &VersionChangeEvent) -> Result<(), idb::Error> {
    event.database()?.create_object_store(STORE, ObjectStoreParams::new()).map(drop)
}
