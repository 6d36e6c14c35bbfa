//! The store: what the app reads and writes.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{KeyRange, ObjectStore, Query, Transaction};
use wasm_bindgen::JsValue;

use super::arrivals::{Arrived, put_arrival};
use super::attachments::{clear_attachments, put_attachments};
use super::batch::{from_record, kept_record, to_record, whole};
use super::connection::{Connection, Mode};
use super::layout::{ALL, DRAFTS, FACTS, META, VERSION, upgrade};
use super::singly::read_singly;
use super::{Contents, Mark, StoreError, WriteError};
use crate::domain::{Attachment, Digests};
use crate::journal::stored::Kept;
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
    /// The connection is gone; nothing can be stored until the store is opened again.
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

/// What a write stores, all of it in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writing {
    /// JSON arrays of facts, a record each.
    pub facts: Vec<String>,
    /// What was stored before and cannot be read, a record each, after the facts.
    pub unread: Vec<Kept>,
    /// Drafts by their keys, each over the one before.
    pub drafts: Vec<(String, String)>,
    /// What the facts name, as far as it comes with them.
    pub attachments: Vec<Attachment>,
    /// Where everything is replaced: which of the stored attachments stay.
    pub keep: Digests,
    /// How the facts that came from elsewhere are remembered.
    pub arrived: Vec<Arrived>,
}

impl Writing {
    /// Facts alone.
    pub fn facts(json: impl Into<String>) -> Writing {
        Writing { facts: vec![json.into()], ..Writing::default() }
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

    /// Opens this browser's data whatever program wrote it, to read it as it is and for nothing else.
    pub async fn open_as_it_is() -> Result<Store, StoreError> {
        Store::open_version(NAME, None).await
    }

    /// Opens a database of another name.
    pub async fn open_named(name: &str) -> Result<Store, StoreError> {
        Store::open_version(name, Some(VERSION)).await
    }

    async fn open_version(name: &str, version: Option<u32>) -> Result<Store, StoreError> {
        let listener: Listener = Rc::default();
        let tell = {
            let listener = listener.clone();
            move |change: Change| {
                if let Some(listener) = listener.borrow().as_ref() {
                    listener(change);
                }
            }
        };
        let connection = Connection::open(name, version, upgrade, {
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

    /// All records in the order of storing.
    pub async fn read_all(&self) -> Result<Contents, StoreError> {
        self.read(None).await
    }

    /// The records that were stored after `seen`; [`StoreError::Replaced`] if what was seen is void,
    /// [`StoreError::Vanished`] if it is gone.
    pub async fn read_since(&self, seen: Mark) -> Result<Contents, StoreError> {
        self.read(Some(seen)).await
    }

    async fn read(&self, seen: Option<Mark>) -> Result<Contents, StoreError> {
        let stores = [FACTS, META];
        let read =
            self.0.connection.transact(&stores, Mode::Read, async |tx| read_batches(tx, seen).await).await;
        match read {
            // One record that the browser cannot read keeps all others from being given out.
            Err(StoreError::Aborted { .. }) => read_singly(&self.0.connection, seen).await,
            read => read,
        }
    }

    /// Stores what `decide` makes in one transaction, and returns how far this tab has now seen.
    ///
    /// `decide` gets what other tabs have stored since `seen`, to be folded in before deciding, and returns what is to
    /// be stored, which may be nothing, or its refusal. It runs while no other tab can write. Its `mark` stays
    /// true also when the write fails afterwards: the news are stored, only the own facts are not.
    pub async fn write_with<E>(
        &self,
        seen: Mark,
        decide: impl FnOnce(Contents) -> Result<Writing, E>,
    ) -> Result<Mark, WriteError<E>> {
        let (mark, appended, drafts) = self
            .locked(&ALL, async |tx| {
                let news = read_batches(tx, Some(seen)).await?;
                let mut mark = news.mark;
                let writing = decide(news).map_err(WriteError::Refused)?;
                // Before the facts: their answer is what is waited for.
                put_drafts(tx, &writing.drafts)?;
                put_attachments(tx, &writing.attachments)?;
                let last = add_records(tx, &writing).await?;
                mark.seq = last.unwrap_or(mark.seq);
                // An attachment without a fact is looked for anew by whoever misses it.
                let appended = last.is_some() || !writing.attachments.is_empty();
                Ok::<_, WriteError<E>>((mark, appended, writing.drafts))
            })
            .await?;
        if appended {
            self.0.channel.post(Change::APPENDED);
        }
        if !drafts.is_empty() {
            self.0.channel.post(Change::DRAFTS);
        }
        Ok(mark)
    }

    /// Replaces everything stored, drafts and small values included, by what is given, which may be nothing; or leaves
    /// all as it was. Of the attachments those stay that are to be kept. Every other tab has to read all again.
    ///
    /// # Errors
    /// [`StoreError::News`] when another tab has stored something since `seen`: nobody has looked at it yet.
    pub async fn replace_all(&self, seen: Mark, writing: &Writing) -> Result<Mark, StoreError> {
        let mark = self
            .locked(&ALL, async |tx| {
                let news = read_batches(tx, Some(seen)).await?;
                if !news.is_empty() {
                    return Err(StoreError::News);
                }
                let generation = read_generation(tx).await? + 1;
                for store in [FACTS, DRAFTS, META] {
                    tx.object_store(store)?.clear()?;
                }
                clear_attachments(tx, writing).await?;
                tx.object_store(META)?.put(&generation.to_string().into(), Some(&GENERATION.into()))?;
                put_drafts(tx, &writing.drafts)?;
                put_attachments(tx, &writing.attachments)?;
                let seq = add_records(tx, writing).await?.unwrap_or_default();
                Ok(Mark { generation, seq })
            })
            .await?;
        self.0.channel.post(Change::REPLACED);
        Ok(mark)
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

    pub(super) fn connection(&self) -> &Connection {
        &self.0.connection
    }

    pub(super) fn name(&self) -> &str {
        &self.0.name
    }

    /// One transaction for writing, while no other tab writes.
    pub(super) async fn locked<T, E: From<StoreError>>(
        &self,
        stores: &[&str],
        work: impl AsyncFnOnce(&Transaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let _lock = Lock::acquire(&format!("{}-write", self.0.name)).await.map_err(|_| StoreError::Busy)?;
        self.0.connection.transact(stores, Mode::Write, work).await
    }
}

pub(super) fn facts(tx: &Transaction) -> Result<ObjectStore, StoreError> {
    Ok(tx.object_store(FACTS)?)
}

/// The keys after what was seen, or all of them.
pub(super) fn following(seen: Option<Mark>) -> Result<Option<Query>, StoreError> {
    Ok(match seen {
        Some(seen) => Some(Query::from(KeyRange::lower_bound(&seen.seq.into(), Some(true))?)),
        None => None,
    })
}

/// The records after `seen`, or all of them.
async fn read_batches(tx: &Transaction, seen: Option<Mark>) -> Result<Contents, StoreError> {
    let range = following(seen)?;
    let records = facts(tx)?.get_all(range, None)?.into_future();
    let seen = still_there(tx, seen).await?;
    Ok(Contents::after(seen, records.await?.iter().map(from_record)))
}

/// What was seen, if it is still so; the beginning, if nothing was. Facts are never deleted: the last seen record is there, or
/// a later one that holds its facts by now; where both are missing, all are. And a generation only ever grows.
pub(super) async fn still_there(tx: &Transaction, seen: Option<Mark>) -> Result<Mark, StoreError> {
    let last = seen.unwrap_or_default().seq;
    let from_last = KeyRange::bound(&last.into(), &u32::MAX.into(), None, None)?;
    let held = facts(tx)?.get_all_keys(Some(Query::from(from_last)), Some(1))?.into_future();
    let generation = read_generation(tx).await?;
    let held = !held.await?.is_empty();
    match seen {
        None => Ok(Mark { generation, seq: 0 }),
        Some(seen) if seen.generation < generation => Err(StoreError::Replaced),
        Some(seen) if seen.generation > generation || (seen.seq > 0 && !held) => Err(StoreError::Vanished),
        Some(seen) => Ok(seen),
    }
}

/// Adds the records of a write and what is remembered of their coming, and returns the number of the last one, if there is any.
async fn add_records(tx: &Transaction, writing: &Writing) -> Result<Option<u32>, StoreError> {
    for arrived in &writing.arrived {
        put_arrival(tx, arrived).await?;
    }
    let batch = writing.facts.iter().map(|json| to_record(json));
    let mut last = None;
    for record in batch.chain(writing.unread.iter().map(kept_record)) {
        let key = facts(tx)?.add(&record, None)?.await?;
        last = Some(whole(&key).ok_or(StoreError::NoNumber)?);
    }
    Ok(last)
}

/// Puts drafts without waiting for each: a failure of any aborts all.
fn put_drafts(tx: &Transaction, drafts: &[(String, String)]) -> Result<(), StoreError> {
    let store = tx.object_store(DRAFTS)?;
    for (key, json) in drafts {
        store.put(&JsValue::from_str(json), Some(&JsValue::from_str(key)))?;
    }
    Ok(())
}

async fn read_generation(tx: &Transaction) -> Result<u32, StoreError> {
    Ok(get_text(tx, META, GENERATION).await?.and_then(|text| text.parse().ok()).unwrap_or(0))
}

pub(super) async fn get_text(tx: &Transaction, store: &str, key: &str) -> Result<Option<String>, StoreError> {
    let value = tx.object_store(store)?.get(Query::from(JsValue::from_str(key)))?.await?;
    Ok(value.and_then(|value| value.as_string()))
}
