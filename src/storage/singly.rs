//! Reading record by record: slow, and for a store of which the browser cannot read some part.

use idb::Query;
use wasm_bindgen::JsValue;

use super::batch::{from_record, whole};
use super::connection::{Connection, Mode};
use super::layout::{FACTS, META};
use super::store::{facts, following, still_there};
use super::{Batch, Contents, Mark, StoreError};
use crate::journal::stored::{Damage, Fault};

/// How often a list is made anew that records have gone from.
const AGAIN: usize = 3;

/// The records after `seen`, or all of them; one that the browser does not give out is named by its number.
pub(super) async fn read_singly(connection: &Connection, seen: Option<Mark>) -> Result<Contents, StoreError> {
    let mut records = read_listed(connection, seen).await?;
    for _ in 0..AGAIN {
        if records.gone == 0 {
            break;
        }
        records = read_listed(connection, seen).await?;
    }
    Ok(records.contents)
}

/// What was listed and then read.
struct Listed {
    contents: Contents,
    /// So many were listed and not there any more: another tab has joined them to others meanwhile.
    gone: usize,
}

async fn read_listed(connection: &Connection, seen: Option<Mark>) -> Result<Listed, StoreError> {
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
    let gone = records.iter().filter(|record| record.is_none()).count();
    // Nothing was replaced meanwhile.
    connection
        .transact(&[FACTS, META], Mode::Read, async |tx| still_there(tx, Some(Mark { seq: 0, ..mark })).await)
        .await?;
    let given = |(key, record): (&JsValue, Option<_>)| record.unwrap_or_else(|| Err(unread(key, None)));
    let records = keys.iter().zip(records).map(given);
    Ok(Listed { contents: Contents::after(mark, records), gone })
}

/// A failed request ends its transaction, so each record has one of its own.
async fn read_one(
    connection: &Connection,
    key: &JsValue,
) -> Result<Option<Result<Batch, Fault>>, StoreError> {
    let read = connection
        .transact(&[FACTS], Mode::Read, async |tx| {
            Ok::<_, StoreError>(facts(tx)?.get(Query::from(key.clone()))?.await?)
        })
        .await;
    match read {
        Ok(record) => Ok(record.map(|record| from_record(&record))),
        Err(StoreError::Aborted { code }) => Ok(Some(Err(unread(key, code)))),
        Err(error) => Err(error),
    }
}

/// A record that the browser does not give out.
fn unread(key: &JsValue, code: Option<String>) -> Fault {
    Fault::of_record(whole(key), Damage::Unread { code }, "")
}
