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

use crate::stop::stop;

/// Blobs that are sealed here.
pub(crate) const BLOBS: &str = "blobs";
/// What they are sealed with.
pub(crate) const KEYS: &str = "keys";
/// Parts of attachments, which were sealed before they came.
pub(crate) const PARTS: &str = "parts";
/// Every store, in the order in which they are emptied: without their key, blobs are nothing.
const STORES: [&str; 3] = [KEYS, BLOBS, PARTS];
/// 1 had no parts.
const VERSION: u32 = 2;

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

    /// Puts a value in its place, and removes another one: both or neither.
    pub(crate) async fn write(
        &self,
        (store, name, value): (&str, &str, &JsValue),
        removed: Option<&str>,
    ) -> Result<(), VaultError> {
        let (writing, store) = self.begin(store)?;
        if let Some(removed) = removed {
            store.delete(JsValue::from_str(removed)).map_err(explain)?.await.map_err(explain)?;
        }
        store.put(value, Some(&JsValue::from_str(name))).map_err(explain)?.await.map_err(explain)?;
        complete(writing).await
    }

    /// Removes one value or several. There being none is success.
    pub(crate) async fn remove(&self, store: &str, which: impl Into<Query>) -> Result<(), VaultError> {
        let (writing, store) = self.begin(store)?;
        store.delete(which).map_err(explain)?.await.map_err(explain)?;
        complete(writing).await
    }

    /// Removes everything.
    pub(crate) async fn clear(&self) -> Result<(), VaultError> {
        for store in STORES {
            let (writing, store) = self.begin(store)?;
            store.clear().map_err(explain)?.await.map_err(explain)?;
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
    fn begin(&self, store: &str) -> Result<(IdbTransaction, ObjectStore), VaultError> {
        self.is_ours()?;
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(unavailable)?;
        let stores = Array::of1(&store.into());
        let base = self.writes.unchecked_ref::<WithTransactions>();
        let made = base.transaction(&stores, "readwrite", &options).map_err(unavailable)?;
        let made: IdbTransaction = made.unchecked_into();
        let store = Transaction::from(made.clone()).object_store(store).map_err(explain)?;
        Ok((made, store))
    }
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
