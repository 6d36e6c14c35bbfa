//! Joining small records to segments, one transaction for each: all of it happens or nothing.

use idb::{KeyRange, Query, Transaction};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::batch::{SEQ, from_record, numbered_record};
use super::layout::{FACTS, META};
use super::segment::{ENOUGH, Joined, Joining, NEWEST};
use super::store::{facts, get_text, still_there};
use super::{Mark, Store, StoreError};
use crate::platform::tabs::{Busy, Lock};

/// Up to where nothing is to be joined any more: a number among the small values.
const SETTLED: &str = "segments";

/// How long a tab waits for its turn; the one that has it does all there is to do.
const TURN_MS: u32 = 50;

/// So many records are read at first, and so many at once at most: how large they are is not known.
const FIRST_PAGE: u32 = 4;
const LARGEST_PAGE: u32 = 1024;

impl Store {
    /// The turn of a tab to join records; another one has it already, and does the same.
    pub async fn turn_to_compact(&self) -> Result<Lock, Busy> {
        Lock::acquire_within(&format!("{}-compact", self.name()), TURN_MS).await
    }

    /// Joins records to one segment, if enough have gathered, and answers whether there may be more to join. `joins` says
    /// whether the facts of a text may stand beside others. Nobody else need hear of it: the facts and their order are as
    /// they were. Nothing is joined as long as this tab has not `seen` everything.
    pub async fn compact(&self, seen: Mark, joins: impl Fn(&str) -> bool) -> Result<bool, StoreError> {
        self.locked(&[FACTS, META], async |tx| join_next(tx, seen, joins).await).await
    }
}

async fn join_next(tx: &Transaction, seen: Mark, joins: impl Fn(&str) -> bool) -> Result<bool, StoreError> {
    still_there(tx, Some(seen)).await?;
    let settled = get_text(tx, META, SETTLED).await?.and_then(|text| text.parse().ok()).unwrap_or(0);
    let last = seen.seq.saturating_sub(NEWEST);
    // The bounds of a range must not be the wrong way round.
    if last <= settled || count(tx, settled, last).await? < ENOUGH || count(tx, seen.seq, u32::MAX).await? > 0
    {
        return Ok(false);
    }
    let Joined { segment, settled: now } = read(tx, settled, last, joins).await?;
    let joined = segment.is_some();
    if let Some(segment) = segment {
        let others = KeyRange::bound(&segment.first.into(), &segment.last.into(), None, Some(true))?;
        facts(tx)?.delete(Query::from(others))?;
        facts(tx)?.put(&numbered_record(&segment.json, segment.last), None)?.await?;
    }
    if let Some(now) = now {
        tx.object_store(META)?.put(&now.to_string().into(), Some(&SETTLED.into()))?;
    }
    Ok(joined || now.is_some())
}

/// Reads records page by page until there is enough to be joined.
async fn read(
    tx: &Transaction,
    settled: u32,
    last: u32,
    joins: impl Fn(&str) -> bool,
) -> Result<Joined, StoreError> {
    let mut joining = Joining::default();
    let mut page = FIRST_PAGE;
    let mut from = JsValue::from(settled);
    loop {
        let range = KeyRange::bound(&from, &last.into(), Some(true), None)?;
        let records = facts(tx)?.get_all(Some(Query::from(range)), Some(page))?.await?;
        for record in &records {
            let (seq, list) = match from_record(record) {
                Ok(batch) => (Some(batch.seq), Some(batch.json()).filter(|json| joins(json))),
                Err(fault) => (fault.record, None),
            };
            if !joining.take(seq, list) {
                return Ok(joining.finish());
            }
        }
        let Some(record) = records.last() else { return Ok(joining.finish()) };
        // Whatever it is, its key is a later one.
        from = Reflect::get(record, &SEQ.into()).unwrap_or_default();
        if from.as_f64() >= Some(last.into()) {
            return Ok(joining.finish());
        }
        page = LARGEST_PAGE.min(page * 4);
    }
}

/// How many records have numbers after `from`, up to `to`.
async fn count(tx: &Transaction, from: u32, to: u32) -> Result<u32, StoreError> {
    let range = KeyRange::bound(&from.into(), &to.into(), Some(true), None)?;
    Ok(facts(tx)?.count(Some(Query::from(range)))?.await?)
}
