//! Reading record by record: slow, and for a store of which the browser cannot read some part.

use idb::Query;
use wasm_bindgen::JsValue;

use super::batch::{from_record, whole};
use super::connection::{Connection, Mode};
use super::layout::{FACTS, META};
use super::store::{facts, following, still_there};
use super::{Batch, Contents, Mark, StoreError};
use crate::journal::stored::{Damage, Fault};

/// The records after `seen`, or all of them; one that the browser does not give out is named by its number.
pub(super) async fn read_singly(connection: &Connection, seen: Option<Mark>) -> Result<Contents, StoreError> {
    let (keys, mark) = connection
        .transact(&[FACTS, META], Mode::Read, async |tx| {
            let keys = facts(tx)?.get_all_keys(following(seen)?, None)?.into_future();
            let mark = still_there(tx, seen).await?;
            Ok::<_, StoreError>((keys.await?, mark))
        })
        .await?;
    let mut records = Vec::new();
    for key in &keys {
        records.push(read_one(connection, key).await?);
    }
    // Nothing was replaced meanwhile.
    connection
        .transact(&[FACTS, META], Mode::Read, async |tx| still_there(tx, Some(Mark { seq: 0, ..mark })).await)
        .await?;
    Ok(Contents::after(mark, records.into_iter()))
}

/// A failed request ends its transaction, so each record has one of its own.
async fn read_one(connection: &Connection, key: &JsValue) -> Result<Result<Batch, Fault>, StoreError> {
    let read = connection
        .transact(&[FACTS], Mode::Read, async |tx| {
            Ok::<_, StoreError>(facts(tx)?.get(Query::from(key.clone()))?.await?)
        })
        .await;
    match read {
        Ok(record) => Ok(from_record(&record.unwrap_or_default())),
        Err(StoreError::Aborted { code }) => {
            Ok(Err(Fault::of_record(whole(key), Damage::Unread { code }, "")))
        }
        Err(error) => Err(error),
    }
}
