//! Opening the database and running transactions on it. The traps of IndexedDB are dealt with here:
//! a transaction commits by itself when anything but its own requests is awaited, so callers encode first;
//! it would also commit after an early return, so a failed one is aborted; and its default durability is
//! relaxed, so strict is asked for.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use idb::event::VersionChangeEvent;
use idb::{Database, Factory, Transaction};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
// Not the spawning of leptos, which the store knows nothing of.
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::IdbDatabase;

use super::StoreError;

#[wasm_bindgen]
extern "C" {
    /// The one method that the crate does not offer: a transaction with options.
    type WithOptions;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction(
        this: &WithOptions,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<JsValue, JsValue>;
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Read,
    Write,
}

/// Brings a database to the version that is opened, step by step from any older one.
pub(super) type Upgrade = fn(&VersionChangeEvent) -> Result<(), idb::Error>;

/// An open database. It lets go by itself when another tab wants to upgrade or delete the database.
pub(super) struct Connection {
    raw: IdbDatabase,
    /// Keeps the event handlers alive.
    _database: Database,
    lost: Rc<RefCell<Option<StoreError>>>,
}

impl Connection {
    /// Opens the database, of whatever version it is if `version` is none; `upgrade` brings an older one to it, `on_lost`
    /// is called once if the connection is lost later.
    pub(super) async fn open(
        name: &str,
        version: Option<u32>,
        upgrade: Upgrade,
        on_lost: impl Fn(StoreError) + 'static,
    ) -> Result<Self, StoreError> {
        let raw: IdbDatabase = open_database(name, version, upgrade).await?.into();
        let mut database = Database::from(raw.clone());
        let lost: Rc<RefCell<Option<StoreError>>> = Rc::default();
        let lose = {
            let (raw, lost) = (raw.clone(), lost.clone());
            Rc::new(move |error: StoreError| {
                raw.close();
                lost.replace(Some(error.clone()));
                on_lost(error);
            })
        };
        database.on_version_change({
            let lose = lose.clone();
            move |event| {
                // A deletion has no new version.
                let version = Reflect::get(&event, &"newVersion".into()).unwrap_or_default();
                lose(if version.is_null() { StoreError::Vanished } else { StoreError::VersionChanged });
            }
        });
        database.on_close(move |_| lose(StoreError::Closed));
        Ok(Connection { raw, _database: database, lost })
    }

    /// Closes it for good; what follows answers [`StoreError::Closed`].
    pub(super) fn close(&self) {
        self.raw.close();
        self.lost.borrow_mut().get_or_insert(StoreError::Closed);
    }

    /// Runs `work` in one transaction and resolves after it is complete; aborts it if `work` fails.
    /// `work` may await only requests of this very transaction.
    pub(super) async fn transact<T, E: From<StoreError>>(
        &self,
        stores: &[&str],
        mode: Mode,
        work: impl AsyncFnOnce(&Transaction) -> Result<T, E>,
    ) -> Result<T, E> {
        if let Some(error) = self.lost.borrow().clone() {
            return Err(error.into());
        }
        let raw = self.begin(stores, mode)?;
        let mut transaction = wrap(raw.clone())?;
        let ended = JsFuture::from(end_of(&mut transaction));
        let result = work(&transaction).await;
        if result.is_err() {
            // Refused if it is aborting already by what made the work fail; its end is awaited either way,
            // because the handlers have to outlive it.
            let _ = wrap(raw)?.abort();
        }
        match ended.await {
            Err(error) if result.is_ok() => Err(StoreError::from_js(&error).into()),
            _ => result,
        }
    }

    fn begin(&self, stores: &[&str], mode: Mode) -> Result<JsValue, StoreError> {
        let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let mode = if mode == Mode::Write { "readwrite" } else { "readonly" };
        self.raw
            .unchecked_ref::<WithOptions>()
            .transaction(&stores, mode, &options)
            .map_err(|error| StoreError::from_js(&error))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.raw.close();
    }
}

fn wrap(raw: JsValue) -> Result<Transaction, StoreError> {
    Ok(Transaction::try_from(raw)?)
}

/// Resolves when the transaction is complete, rejects with its reason when it is aborted. The crate's own
/// future reads the reason off the failed request instead and loses it.
fn end_of(transaction: &mut Transaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.on_complete(move |_| {
            let _ = resolve.call0(&JsValue::NULL);
        });
        transaction.on_abort(move |event| {
            let reason = event.target().and_then(|target| Transaction::try_from(target).ok()?.error());
            let _ = reject.call1(&JsValue::NULL, &reason.map_or(JsValue::NULL, JsValue::from));
        });
    })
}

async fn open_database(name: &str, version: Option<u32>, upgrade: Upgrade) -> Result<Database, StoreError> {
    let factory = Factory::new().map_err(StoreError::while_opening)?;
    let mut request = factory.open(name, version).map_err(StoreError::while_opening)?;
    request.on_upgrade_needed(move |event| {
        // A failed upgrade throws in the event, which aborts it; opening then fails.
        if let Err(error) = upgrade(&event) {
            wasm_bindgen::throw_str(&error.to_string());
        }
    });
    let blocked = JsFuture::from(Promise::new(&mut |resolve, _| {
        request.on_blocked(move |_| {
            let _ = resolve.call0(&JsValue::NULL);
        });
    }));
    let mut opening = Box::pin(request.into_future());
    let mut blocked = pin!(blocked);
    let outcome = poll_fn(|context| match opening.as_mut().poll(context) {
        Poll::Ready(result) => Poll::Ready(Some(result)),
        Poll::Pending => blocked.as_mut().poll(context).map(|_| None),
    })
    .await;
    match outcome {
        Some(result) => result.map_err(StoreError::while_opening),
        None => {
            // It opens some time later, when nobody wants it any more.
            spawn_local(async move {
                if let Ok(database) = opening.await {
                    database.close();
                }
            });
            Err(StoreError::Blocked)
        }
    }
}
