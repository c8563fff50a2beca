//! What outlives the app: an IndexedDB database whose blobs are sealed under a key that the browser gives to no script
//! (Web Cryptography, AES-256-GCM, not extractable).
//!
//! The seal keeps what is here from other scripts and programs of the page. The profile's files hold the key beside the
//! blobs, so it keeps out nobody who can copy them or run this origin's code: that is for the device's own lock and the
//! encryption of its disk.

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Transaction, TransactionMode};
use js_sys::{Array, Object, Reflect, Uint8Array};
use secondok_client::vault::{Vault, VaultError};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, CryptoKey, SubtleCrypto, WorkerGlobalScope};

const BLOBS: &str = "blobs";
const KEYS: &str = "keys";
const KEY: &str = "device";
const NONCE_LEN: usize = 12;
const VERSION: u32 = 1;

impl Drop for Base {
    fn drop(&mut self) {
        self.reads.close();
    }
}

/// Named blobs of this origin.
#[derive(Debug)]
pub struct Storage {
    database: Base,
    key: CryptoKey,
}

/// The database, to read from and to write to.
#[derive(Debug)]
struct Base {
    reads: Database,
    writes: JsValue,
}

impl Storage {
    /// Opens the database of this name, making it and its key if there is none.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`] where the browser allows no storage, as in some private windows;
    /// [`VaultError::Newer`] where a newer version of the app has made it.
    pub async fn open(name: &str) -> Result<Self, VaultError> {
        let factory = Factory::new().map_err(unavailable)?;
        let mut request = factory.open(name, Some(VERSION)).map_err(explain)?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            for store in [BLOBS, KEYS] {
                // A failure here fails the opening.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        });
        let writes: JsValue = request.await.map_err(explain)?.into();
        let reads = Database::try_from(writes.clone()).map_err(explain)?;
        let database = Base { reads, writes };
        let key = key(&database).await?;
        Ok(Self { database, key })
    }

    /// Removes everything, the key first.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`].
    pub async fn clear(&self) -> Result<(), VaultError> {
        for store in [KEYS, BLOBS] {
            let transaction = begin(&self.database, store)?;
            let request = transaction.object_store(store).and_then(|store| store.clear()).map_err(explain)?;
            request.await.map_err(explain)?;
            transaction.commit().map_err(explain)?.await.map_err(explain)?;
        }
        Ok(())
    }

    /// Replaces the blob of one name and removes another's: both or neither.
    ///
    /// # Errors
    /// Those of [`Vault::put`].
    pub async fn put_and_delete(&self, name: &str, blob: &[u8], deleted: &str) -> Result<(), VaultError> {
        let sealed = self.seal(name, blob).await?;
        write(&self.database, (BLOBS, name, &sealed), Some(deleted)).await
    }

    async fn seal(&self, name: &str, blob: &[u8]) -> Result<Uint8Array, VaultError> {
        let mut nonce = [0; NONCE_LEN];
        let crypto = scope().crypto().map_err(unavailable)?;
        crypto.get_random_values_with_u8_array(&mut nonce).map_err(unavailable)?;
        let sealed = subtle()
            .encrypt_with_object_and_u8_array(&parameters(&nonce, name), &self.key, blob)
            .map_err(unavailable)?;
        let sealed = JsFuture::from(sealed).await.map_err(unavailable)?;
        let bytes = [&nonce[..], &Uint8Array::new(&sealed).to_vec()].concat();
        Ok(Uint8Array::from(bytes.as_slice()))
    }
}

impl Vault for Storage {
    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        let Some(sealed) = read(&self.database, BLOBS, name).await? else { return Ok(None) };
        let sealed = Uint8Array::new(&sealed).to_vec();
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN).ok_or(VaultError::Damaged)?;
        let opened = subtle()
            .decrypt_with_object_and_u8_array(&parameters(nonce, name), &self.key, sealed)
            .map_err(|_| VaultError::Damaged)?;
        let opened = JsFuture::from(opened).await.map_err(|_| VaultError::Damaged)?;
        Ok(Some(Uint8Array::new(&opened).to_vec()))
    }

    async fn put(&self, name: &str, blob: &[u8]) -> Result<(), VaultError> {
        let sealed = self.seal(name, blob).await?;
        write(&self.database, (BLOBS, name, &sealed), None).await
    }

    async fn delete(&self, name: &str) -> Result<(), VaultError> {
        let transaction = begin(&self.database, BLOBS)?;
        let store = transaction.object_store(BLOBS).map_err(explain)?;
        store.delete(JsValue::from_str(name)).map_err(explain)?.await.map_err(explain)?;
        transaction.commit().map_err(explain)?.await.map_err(explain)?;
        Ok(())
    }
}

async fn key(database: &Base) -> Result<CryptoKey, VaultError> {
    if let Some(key) = read(database, KEYS, KEY).await? {
        return Ok(key.unchecked_into());
    }
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()
        .generate_key_with_object(&AesKeyGenParams::new("AES-GCM", 256), false, &uses)
        .map_err(unavailable)?;
    let made = JsFuture::from(made).await.map_err(unavailable)?;
    write(database, (KEYS, KEY, &made), None).await?;
    Ok(made.unchecked_into())
}

async fn read(database: &Base, store: &str, name: &str) -> Result<Option<JsValue>, VaultError> {
    let transaction = database.reads.transaction(&[store], TransactionMode::ReadOnly).map_err(explain)?;
    let store = transaction.object_store(store).map_err(explain)?;
    store.get(JsValue::from_str(name)).map_err(explain)?.await.map_err(explain)
}

/// Answered once the transaction is complete: `put` alone may still be undone.
async fn write(
    database: &Base,
    (store, name, value): (&str, &str, &JsValue),
    deleted: Option<&str>,
) -> Result<(), VaultError> {
    let transaction = begin(database, store)?;
    let store = transaction.object_store(store).map_err(explain)?;
    if let Some(deleted) = deleted {
        store.delete(JsValue::from_str(deleted)).map_err(explain)?.await.map_err(explain)?;
    }
    store.put(value, Some(&JsValue::from_str(name))).map_err(explain)?.await.map_err(explain)?;
    transaction.commit().map_err(explain)?.await.map_err(explain)?;
    Ok(())
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

/// A transaction that writes. It is complete once it is on disk (`durability: strict`); browsers that do not know the
/// option are strict anyway, or were told by nobody how to be.
fn begin(database: &Base, store: &str) -> Result<Transaction, VaultError> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(unavailable)?;
    let stores = Array::of1(&store.into());
    let made =
        database.writes.unchecked_ref::<WithTransactions>().transaction(&stores, "readwrite", &options);
    Transaction::try_from(made.map_err(unavailable)?).map_err(explain)
}

/// A blob opens under the name that it was stored under only.
fn parameters(nonce: &[u8], name: &str) -> Object {
    let parameters = AesGcmParams::new_with_u8_array("AES-GCM", &Uint8Array::from(nonce));
    parameters.set_additional_data_u8_array(&Uint8Array::from(name.as_bytes()));
    parameters.unchecked_into()
}

fn scope() -> WorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn subtle() -> SubtleCrypto {
    scope().crypto().expect("this scope has cryptography, or no app would run").subtle()
}

fn unavailable<E>(_: E) -> VaultError {
    VaultError::Unavailable
}

fn explain(error: idb::Error) -> VaultError {
    let text = error.to_string();
    if text.contains("QuotaExceeded") {
        VaultError::Full
    } else if text.contains("VersionError") {
        VaultError::Newer
    } else {
        VaultError::Unavailable
    }
}
