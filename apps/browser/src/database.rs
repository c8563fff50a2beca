//! This origin's database (IndexedDB): stores of values by their names, and transactions that are on disk once they are
//! answered.

use std::{cell::Cell, rc::Rc};

use idb::{
    Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, Query, Transaction, TransactionMode,
};
use js_sys::{Array, Object, Reflect};
use secondok_client::vault::VaultError;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbTransaction;

use crate::{device_lock::Record, stop::stop};

/// Blobs that are sealed here.
pub(crate) const BLOBS: &str = "blobs";
/// What they are sealed with.
pub(crate) const KEYS: &str = "keys";
/// There: the key that the browser keeps for this origin.
pub(crate) const DEVICE: &str = "device";
/// There instead of it: the record of the device's lock ([`crate::device_lock`]).
pub(crate) const LOCK: &str = "lock";
/// Parts of attachments, which were sealed before they came.
pub(crate) const PARTS: &str = "parts";
/// Every store, in the order in which they are emptied: without their key, blobs are nothing.
const STORES: [&str; 3] = [KEYS, BLOBS, PARTS];
/// 1 had no parts.
const VERSION: u32 = 2;

/// What happens to a name of a store: this is put there, or what is there is removed.
pub(crate) type Change<'a> = (&'static str, &'a str, Option<&'a JsValue>);

/// What the store of keys holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Keys {
    /// The key that the browser keeps.
    pub(crate) device: Option<JsValue>,
    /// The record of the device's lock.
    pub(crate) lock: Option<String>,
}

/// An open database, to read from and to write to.
#[derive(Debug)]
pub(crate) struct Base {
    reads: Database,
    writes: JsValue,
    /// Whether a newer version of the app has taken it over meanwhile.
    taken_over: Rc<Cell<bool>>,
}

impl Drop for Base {
    fn drop(&mut self) {
        self.reads.close();
    }
}

impl Base {
    /// Opens the database of this name, making it if there is none, and what an older version of the app had not.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`] where the browser allows no storage; [`VaultError::Newer`] where a newer version of the
    /// app has made it; [`VaultError::InUse`] where a window has an older version of the app and does not let it go.
    pub(crate) async fn open(name: &str) -> Result<Self, VaultError> {
        let factory = Factory::new().map_err(unavailable)?;
        let mut request = factory.open(name, Some(VERSION)).map_err(explain)?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            let there = database.store_names();
            for store in STORES.iter().filter(|store| !there.iter().any(|name| name == *store)) {
                // A failure here fails the opening.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        });
        let (block, mut blocked) = stop();
        request.on_blocked(move |_| drop(block));
        let mut opening = request.into_future();
        let Some(opened) = blocked.or(&mut opening).await else {
            // It comes once the other window is closed, and must not be in the way of anybody then.
            spawn_local(async move {
                if let Ok(late) = opening.await {
                    late.close();
                }
            });
            return Err(VaultError::InUse);
        };
        let writes: JsValue = opened.map_err(explain)?.into();
        let taken_over = Rc::new(Cell::new(false));
        let mut reads = Database::try_from(writes.clone()).map_err(explain)?;
        let (connection, lost) =
            (Database::try_from(writes.clone()).map_err(explain)?, Rc::clone(&taken_over));
        reads.on_version_change(move |_| {
            lost.set(true);
            connection.close();
        });
        Ok(Self { reads, writes, taken_over })
    }

    /// A value; none where there is nothing of this name.
    pub(crate) async fn read(&self, store: &str, name: &str) -> Result<Option<JsValue>, VaultError> {
        self.reading(store)?.get(JsValue::from_str(name)).map_err(explain)?.await.map_err(explain)
    }

    /// The names of all values, in order.
    pub(crate) async fn names(&self, store: &str) -> Result<Vec<String>, VaultError> {
        let names = self.reading(store)?.get_all_keys(None, None).map_err(explain)?.await.map_err(explain)?;
        Ok(names.iter().filter_map(JsValue::as_string).collect())
    }

    /// What is sealed with now.
    pub(crate) async fn keys(&self) -> Result<Keys, VaultError> {
        keys(&self.reading(KEYS)?).await
    }

    /// Makes all of these changes of keys and blobs, or none: none where `fits` says so of the keys that are there when it
    /// happens. Another window may have sealed everything anew since, or removed it.
    ///
    /// # Errors
    /// [`VaultError::Locked`] where the keys do not fit.
    pub(crate) async fn change(
        &self,
        fits: impl FnOnce(&Keys) -> bool,
        changes: &[Change<'_>],
    ) -> Result<(), VaultError> {
        let writing = self.begin(&[KEYS, BLOBS])?;
        if !fits(&keys(&store_of(&writing, KEYS)?).await?) {
            return Err(VaultError::Locked);
        }
        for (store, name, value) in changes {
            let (store, name) = (store_of(&writing, store)?, JsValue::from_str(name));
            match value {
                Some(value) => {
                    store.put(value, Some(&name)).map_err(explain)?.await.map_err(explain)?;
                }
                None => store.delete(name).map_err(explain)?.await.map_err(explain)?,
            }
        }
        complete(writing).await
    }

    /// Changes the lock's record, if it still is of the same key.
    ///
    /// # Errors
    /// Those of [`Base::change`].
    pub(crate) async fn set_lock(&self, record: &Record) -> Result<(), VaultError> {
        let is_same = |text: &String| Record::of_text(text).is_some_and(|there| there.is_same_key(record));
        let fits = |keys: &Keys| keys.lock.as_ref().is_some_and(is_same);
        self.change(fits, &[(KEYS, LOCK, Some(&record.text().into()))]).await
    }

    /// Puts a value in its place.
    pub(crate) async fn write(&self, store: &str, name: &str, value: &JsValue) -> Result<(), VaultError> {
        let writing = self.begin(&[store])?;
        let name = JsValue::from_str(name);
        store_of(&writing, store)?.put(value, Some(&name)).map_err(explain)?.await.map_err(explain)?;
        complete(writing).await
    }

    /// Removes one value or several. There being none is success.
    pub(crate) async fn remove(&self, store: &str, which: impl Into<Query>) -> Result<(), VaultError> {
        let writing = self.begin(&[store])?;
        store_of(&writing, store)?.delete(which).map_err(explain)?.await.map_err(explain)?;
        complete(writing).await
    }

    /// Removes everything.
    pub(crate) async fn clear(&self) -> Result<(), VaultError> {
        for store in STORES {
            let writing = self.begin(&[store])?;
            store_of(&writing, store)?.clear().map_err(explain)?.await.map_err(explain)?;
            complete(writing).await?;
        }
        Ok(())
    }

    fn is_ours(&self) -> Result<(), VaultError> {
        if self.taken_over.get() { Err(VaultError::Newer) } else { Ok(()) }
    }

    fn reading(&self, store: &str) -> Result<ObjectStore, VaultError> {
        self.is_ours()?;
        let transaction = self.reads.transaction(&[store], TransactionMode::ReadOnly).map_err(explain)?;
        transaction.object_store(store).map_err(explain)
    }

    /// A transaction that writes. It is complete once it is on disk (`durability: strict`); browsers that do not know the
    /// option are strict anyway, or were told by nobody how to be.
    fn begin(&self, stores: &[&str]) -> Result<IdbTransaction, VaultError> {
        self.is_ours()?;
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(unavailable)?;
        let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
        let base = self.writes.unchecked_ref::<WithTransactions>();
        let made = base.transaction(&stores, "readwrite", &options).map_err(unavailable)?;
        Ok(made.unchecked_into())
    }
}

fn store_of(writing: &IdbTransaction, store: &str) -> Result<ObjectStore, VaultError> {
    Transaction::from(writing.clone()).object_store(store).map_err(explain)
}

async fn keys(store: &ObjectStore) -> Result<Keys, VaultError> {
    let mut found = [None, None];
    for (place, name) in found.iter_mut().zip([DEVICE, LOCK]) {
        *place = store.get(JsValue::from_str(name)).map_err(explain)?.await.map_err(explain)?;
    }
    let [device, lock] = found;
    Ok(Keys { device, lock: lock.and_then(|lock| lock.as_string()) })
}

#[wasm_bindgen]
extern "C" {
    type WithTransactions;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &WithTransactions,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<JsValue, JsValue>;
}

/// Answered once the transaction is complete: what it did may still be undone before, as when there is no room.
async fn complete(writing: IdbTransaction) -> Result<(), VaultError> {
    let done = Transaction::from(writing.clone()).commit().map_err(explain)?.await.map_err(explain)?;
    if done.is_committed() {
        return Ok(());
    }
    Err(writing.error().map_or(VaultError::Unavailable, |error| of_name(&error.name())))
}

pub(crate) fn unavailable<E>(_: E) -> VaultError {
    VaultError::Unavailable
}

fn explain(error: idb::Error) -> VaultError {
    of_name(&error.to_string())
}

/// By a text that has the name of a browser's error in it.
fn of_name(text: &str) -> VaultError {
    if text.contains("QuotaExceeded") {
        VaultError::Full
    } else if text.contains("VersionError") {
        VaultError::Newer
    } else {
        VaultError::Unavailable
    }
}
