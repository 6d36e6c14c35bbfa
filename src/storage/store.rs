//! The store: what the app reads and writes.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{KeyRange, ObjectStore, Query, Transaction};
use wasm_bindgen::JsValue;

use super::batch::{from_record, to_record};
use super::connection::{ALL, Connection, DRAFTS, FACTS, META, Mode};
use super::{Batch, Contents, Mark, StoreError, WriteError};
use crate::platform::tabs::{Channel, Lock};

const NAME: &str = "fieldbook";
const GENERATION: &str = "generation";

/// What happened to the stored data from outside this handle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another tab has stored facts: read on from where this one stopped.
    Appended,
    /// Another tab has replaced or deleted everything: read all again.
    Replaced,
    /// Another tab has changed drafts or a small value.
    Drafts,
    /// The connection is gone; nothing can be stored until the page is reloaded.
    Lost(StoreError),
}

impl Change {
    const APPENDED: &str = "appended";
    const REPLACED: &str = "replaced";
    const DRAFTS: &str = "drafts";

    fn from_message(text: &str) -> Option<Change> {
        match text {
            Self::APPENDED => Some(Change::Appended),
            Self::REPLACED => Some(Change::Replaced),
            Self::DRAFTS => Some(Change::Drafts),
            _ => None,
        }
    }
}

type Listener = Rc<RefCell<Option<Box<dyn Fn(Change)>>>>;

struct Inner {
    name: String,
    connection: Connection,
    channel: Channel,
    listener: Listener,
}

/// A handle to the stored data; clones share one connection.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

impl Store {
    /// Opens this browser's data, making an empty database on the first visit.
    pub async fn open() -> Result<Store, StoreError> {
        Store::open_named(NAME).await
    }

    /// Opens a database of another name.
    pub async fn open_named(name: &str) -> Result<Store, StoreError> {
        let listener: Listener = Rc::default();
        let tell = {
            let listener = listener.clone();
            move |change: Change| {
                if let Some(listener) = listener.borrow().as_ref() {
                    listener(change);
                }
            }
        };
        let connection = Connection::open(name, {
            let tell = tell.clone();
            move |error| tell(Change::Lost(error))
        })
        .await?;
        let channel = Channel::open(name);
        channel.listen(move |text| {
            if let Some(change) = Change::from_message(text) {
                tell(change);
            }
        });
        Ok(Store(Rc::new(Inner { name: name.into(), connection, channel, listener })))
    }

    /// Calls `listener` with every change from outside this handle; replaces the listener before.
    pub fn on_change(&self, listener: impl Fn(Change) + 'static) {
        self.0.listener.replace(Some(Box::new(listener)));
    }

    /// Closes the database; every later call answers [`StoreError::Closed`].
    pub fn close(&self) {
        self.0.connection.close();
    }

    /// All batches in the order of storing.
    pub async fn read_all(&self) -> Result<Contents, StoreError> {
        self.read(None).await
    }

    /// The batches that were stored after `seen`; [`StoreError::Replaced`] if what was seen is void.
    pub async fn read_since(&self, seen: Mark) -> Result<Contents, StoreError> {
        self.read(Some(seen)).await
    }

    async fn read(&self, seen: Option<Mark>) -> Result<Contents, StoreError> {
        self.0.connection.transact(&[FACTS, META], Mode::Read, async |tx| read_batches(tx, seen).await).await
    }

    /// Stores the facts that `decide` makes, as one batch in one transaction, and returns how far this tab
    /// has now seen.
    ///
    /// `decide` gets what other tabs have stored since `seen`, to be folded in before deciding, and returns a
    /// JSON array of facts, nothing, or its refusal. It runs while no other tab can write. Its `mark` stays
    /// true also when the write fails afterwards: the news are stored, only the own facts are not.
    pub async fn write_with<E>(
        &self,
        seen: Mark,
        decide: impl FnOnce(Contents) -> Result<Option<String>, E>,
    ) -> Result<Mark, WriteError<E>> {
        let (mark, stored) = self
            .locked(&[FACTS, META], async |tx| {
                let news = read_batches(tx, Some(seen)).await?;
                let mut mark = news.mark;
                let Some(json) = decide(news).map_err(WriteError::Refused)? else { return Ok((mark, false)) };
                mark.seq = add_batches(tx, &[json]).await?.unwrap_or(mark.seq);
                Ok::<_, WriteError<E>>((mark, true))
            })
            .await?;
        if stored {
            self.0.channel.post(Change::APPENDED);
        }
        Ok(mark)
    }

    /// Replaces everything stored by the given batches, or leaves all as it was. Every other tab has to read
    /// all again.
    pub async fn replace_all(&self, batches: &[String]) -> Result<Mark, StoreError> {
        let mark = self
            .locked(&ALL, async |tx| {
                let generation = read_generation(tx).await? + 1;
                for store in ALL {
                    tx.object_store(store)?.clear()?;
                }
                tx.object_store(META)?.put(&generation.to_string().into(), Some(&GENERATION.into()))?;
                let seq = add_batches(tx, batches).await?.unwrap_or(0);
                Ok::<_, StoreError>(Mark { generation, seq })
            })
            .await?;
        self.0.channel.post(Change::REPLACED);
        Ok(mark)
    }

    /// Deletes everything: facts, drafts and small values.
    pub async fn clear_all(&self) -> Result<Mark, StoreError> {
        self.replace_all(&[]).await
    }

    /// All drafts, by key.
    pub async fn drafts(&self) -> Result<Vec<(String, String)>, StoreError> {
        self.0
            .connection
            .transact(&[DRAFTS], Mode::Read, async |tx| {
                let store = tx.object_store(DRAFTS)?;
                // Both are asked for before either is awaited: an answer without a listener is lost.
                let keys = store.get_all_keys(None, None)?.into_future();
                let values = store.get_all(None, None)?.into_future();
                let keys = keys.await?;
                let pairs = keys
                    .iter()
                    .zip(values.await?)
                    .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)));
                Ok(pairs.collect())
            })
            .await
    }

    /// Stores a draft under its key, over the one before.
    pub async fn put_draft(&self, key: &str, json: &str) -> Result<(), StoreError> {
        self.put(DRAFTS, key, json).await
    }

    pub async fn delete_draft(&self, key: &str) -> Result<(), StoreError> {
        self.locked(&[DRAFTS], async |tx| {
            tx.object_store(DRAFTS)?.delete(Query::from(JsValue::from_str(key)))?;
            Ok::<_, StoreError>(())
        })
        .await?;
        self.0.channel.post(Change::DRAFTS);
        Ok(())
    }

    /// A small value of this browser's data, such as the time of the last export.
    pub async fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.connection.transact(&[META], Mode::Read, async |tx| get_text(tx, META, key).await).await
    }

    pub async fn set_meta(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.put(META, key, value).await
    }

    async fn put(&self, store: &str, key: &str, value: &str) -> Result<(), StoreError> {
        let (key, value) = (JsValue::from_str(key), JsValue::from_str(value));
        self.locked(&[store], async |tx| {
            tx.object_store(store)?.put(&value, Some(&key))?;
            Ok::<_, StoreError>(())
        })
        .await?;
        self.0.channel.post(Change::DRAFTS);
        Ok(())
    }

    /// One transaction for writing, while no other tab writes.
    async fn locked<T, E: From<StoreError>>(
        &self,
        stores: &[&str],
        work: impl AsyncFnOnce(&Transaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let _lock = Lock::acquire(&format!("{}-write", self.0.name)).await.map_err(|_| StoreError::Busy)?;
        self.0.connection.transact(stores, Mode::Write, work).await
    }
}

fn facts(tx: &Transaction) -> Result<ObjectStore, StoreError> {
    Ok(tx.object_store(FACTS)?)
}

/// The batches after `seen`, or all of them.
async fn read_batches(tx: &Transaction, seen: Option<Mark>) -> Result<Contents, StoreError> {
    let range = match seen {
        Some(seen) => Some(Query::from(KeyRange::lower_bound(&seen.seq.into(), Some(true))?)),
        None => None,
    };
    let records = facts(tx)?.get_all(range, None)?.into_future();
    let generation = read_generation(tx).await?;
    let records = records.await?;
    let seen = seen.unwrap_or(Mark { generation, seq: 0 });
    if seen.generation != generation {
        return Err(StoreError::Replaced);
    }
    let batches = records.iter().map(from_record).collect::<Result<Vec<Batch>, _>>()?;
    Ok(Contents::after(seen, batches))
}

/// Adds records and returns the number of the last; only that one's answer is waited for, because waiting
/// for each makes it many times slower and a failure of any aborts all.
async fn add_batches(tx: &Transaction, batches: &[String]) -> Result<Option<u32>, StoreError> {
    let facts = facts(tx)?;
    let mut last = None;
    for json in batches {
        last = Some(facts.add(&to_record(json), None)?);
    }
    let Some(last) = last else { return Ok(None) };
    let key = last.await?;
    key.as_f64()
        .map(|seq| Some(seq as u32))
        .ok_or_else(|| StoreError::Aborted("a record without a number".into()))
}

async fn read_generation(tx: &Transaction) -> Result<u32, StoreError> {
    Ok(get_text(tx, META, GENERATION).await?.and_then(|text| text.parse().ok()).unwrap_or(0))
}

async fn get_text(tx: &Transaction, store: &str, key: &str) -> Result<Option<String>, StoreError> {
    let value = tx.object_store(store)?.get(Query::from(JsValue::from_str(key)))?.await?;
    Ok(value.and_then(|value| value.as_string()))
}
