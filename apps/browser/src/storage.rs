//! What outlives the app: an IndexedDB database whose blobs are sealed under a key that the browser gives to no script
//! (Web Cryptography, AES-256-GCM, not extractable).
//!
//! The seal keeps what is here from other scripts and programs of the page. The profile's files hold the key beside the
//! blobs, so it keeps out nobody who can copy them or run this origin's code: that is for the device's own lock and the
//! encryption of its disk.

use js_sys::{Array, Object, Uint8Array};
use secondok_client::vault::{Vault, VaultError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, CryptoKey, SubtleCrypto, WorkerGlobalScope};

use crate::database::{BLOBS, Base, KEYS, unavailable};

const KEY: &str = "device";
const NONCE_LEN: usize = 12;

/// Named blobs of this origin.
#[derive(Debug)]
pub struct Storage {
    base: Base,
    key: CryptoKey,
}

impl Storage {
    /// Opens the database of this name, making it and its key if there is none.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`] where the browser allows no storage, as in some private windows;
    /// [`VaultError::Newer`] where a newer version of the app has made it; [`VaultError::InUse`] where another window has
    /// an older version of the app and does not let it go.
    pub async fn open(name: &str) -> Result<Self, VaultError> {
        let base = Base::open(name).await?;
        let key = key(&base).await?;
        Ok(Self { base, key })
    }

    /// Removes everything, the key first; parts of attachments that wait there ([`crate::parts`]) too.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`].
    pub async fn clear(&self) -> Result<(), VaultError> {
        self.base.clear().await
    }

    /// Replaces the blob of one name and removes another's: both or neither.
    ///
    /// # Errors
    /// Those of [`Vault::put`].
    pub async fn put_and_delete(&self, name: &str, blob: &[u8], deleted: &str) -> Result<(), VaultError> {
        let sealed = self.seal(name, blob).await?;
        self.base.write((BLOBS, name, &sealed), Some(deleted)).await
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
        let Some(sealed) = self.base.read(BLOBS, name).await? else { return Ok(None) };
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
        self.base.write((BLOBS, name, &sealed), None).await
    }

    async fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.base.remove(BLOBS, JsValue::from_str(name)).await
    }
}

async fn key(base: &Base) -> Result<CryptoKey, VaultError> {
    if let Some(key) = base.read(KEYS, KEY).await? {
        return Ok(key.unchecked_into());
    }
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()
        .generate_key_with_object(&AesKeyGenParams::new("AES-GCM", 256), false, &uses)
        .map_err(unavailable)?;
    let made = JsFuture::from(made).await.map_err(unavailable)?;
    base.write((KEYS, KEY, &made), None).await?;
    Ok(made.unchecked_into())
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
