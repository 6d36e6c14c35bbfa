//! The handle of the folder for backups. It is no text, it belongs to this browser and not to the branch, and deleting or
//! replacing the branch's data leaves it: so it is kept in a database of its own.

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Query, TransactionMode};
use wasm_bindgen::JsValue;

use super::StoreError;

const NAME: &str = "fieldbook-folder";
const STORE: &str = "folder";
const KEY: &str = "handle";

/// The handle kept before.
pub async fn kept_handle() -> Result<Option<JsValue>, StoreError> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let handle = transaction.object_store(STORE)?.get(Query::from(JsValue::from_str(KEY)))?.await?;
    database.close();
    Ok(handle)
}

/// Keeps a handle, or forgets the one before.
pub async fn keep_handle(handle: Option<&JsValue>) -> Result<(), StoreError> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    match handle {
        Some(handle) => _ = store.put(handle, Some(&KEY.into()))?.await?,
        None => store.delete(Query::from(JsValue::from_str(KEY)))?.await?,
    }
    transaction.await?;
    database.close();
    Ok(())
}

async fn open() -> Result<Database, StoreError> {
    let mut request = Factory::new().map_err(StoreError::while_opening)?.open(NAME, Some(1))?;
    request.on_upgrade_needed(|event| {
        // A failed upgrade aborts the opening, which then says so.
        let made = event
            .database()
            .and_then(|database| database.create_object_store(STORE, ObjectStoreParams::new()));
        if let Err(error) = made {
            wasm_bindgen::throw_str(&error.to_string());
        }
    });
    request.await.map_err(StoreError::while_opening)
}
