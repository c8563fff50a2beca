//! What outlives the app: an IndexedDB database whose blobs are sealed under a key that the browser keeps and does not
//! give out (Web Cryptography, AES-256-GCM, not extractable).
//!
//! The seal keeps the words out of copies of the profile's files that lack the browser's own key store; it keeps out
//! nobody who can run this origin's code on the unlocked device.

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{Array, Object, Uint8Array};
use secondok_client::vault::{Vault, VaultError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, CryptoKey, SubtleCrypto, WorkerGlobalScope};

const BLOBS: &str = "blobs";
const KEYS: &str = "keys";
const KEY: &str = "device";
const NONCE_LEN: usize = 12;
const VERSION: u32 = 1;

/// Named blobs of this origin.
#[derive(Debug)]
pub struct Storage {
    database: Database,
    key: CryptoKey,
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
        let database = request.await.map_err(explain)?;
        let key = key(&database).await?;
        Ok(Self { database, key })
    }

    /// Removes everything, the key first.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`].
    pub async fn clear(&self) -> Result<(), VaultError> {
        for store in [KEYS, BLOBS] {
            let transaction =
                self.database.transaction(&[store], TransactionMode::ReadWrite).map_err(explain)?;
            let request = transaction.object_store(store).and_then(|store| store.clear()).map_err(explain)?;
            request.await.map_err(explain)?;
            transaction.commit().map_err(explain)?.await.map_err(explain)?;
        }
        Ok(())
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
        let mut nonce = [0; NONCE_LEN];
        scope().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut nonce)).map_err(unavailable)?;
        let sealed = subtle()
            .encrypt_with_object_and_u8_array(&parameters(&nonce, name), &self.key, blob)
            .map_err(unavailable)?;
        let sealed = JsFuture::from(sealed).await.map_err(unavailable)?;
        let bytes = [&nonce[..], &Uint8Array::new(&sealed).to_vec()].concat();
        write(&self.database, BLOBS, name, &Uint8Array::from(bytes.as_slice())).await
    }

    async fn delete(&self, name: &str) -> Result<(), VaultError> {
        let transaction =
            self.database.transaction(&[BLOBS], TransactionMode::ReadWrite).map_err(explain)?;
        let store = transaction.object_store(BLOBS).map_err(explain)?;
        store.delete(JsValue::from_str(name)).map_err(explain)?.await.map_err(explain)?;
        transaction.commit().map_err(explain)?.await.map_err(explain)?;
        Ok(())
    }
}

async fn key(database: &Database) -> Result<CryptoKey, VaultError> {
    if let Some(key) = read(database, KEYS, KEY).await? {
        return Ok(key.unchecked_into());
    }
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()
        .generate_key_with_object(&AesKeyGenParams::new("AES-GCM", 256), false, &uses)
        .map_err(unavailable)?;
    let made = JsFuture::from(made).await.map_err(unavailable)?;
    write(database, KEYS, KEY, &made).await?;
    Ok(made.unchecked_into())
}

async fn read(database: &Database, store: &str, name: &str) -> Result<Option<JsValue>, VaultError> {
    let transaction = database.transaction(&[store], TransactionMode::ReadOnly).map_err(explain)?;
    let store = transaction.object_store(store).map_err(explain)?;
    store.get(JsValue::from_str(name)).map_err(explain)?.await.map_err(explain)
}

/// Answered once the transaction is complete: `put` alone may still be undone.
async fn write(database: &Database, store: &str, name: &str, value: &JsValue) -> Result<(), VaultError> {
    let transaction = database.transaction(&[store], TransactionMode::ReadWrite).map_err(explain)?;
    let store = transaction.object_store(store).map_err(explain)?;
    store.put(value, Some(&JsValue::from_str(name))).map_err(explain)?.await.map_err(explain)?;
    transaction.commit().map_err(explain)?.await.map_err(explain)?;
    Ok(())
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
