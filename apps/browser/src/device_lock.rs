//! The device's own lock before the storage: a passkey of this device releases a secret when its lock is opened (WebAuthn, the
//! extension `prf`; `apps/patient/web/device-lock.js` asks for it, in the page), and only that secret opens the key that everything is
//! sealed with.
//!
//! Of 32 random bytes, the data key, a copy lies in the database, sealed with AES-256-GCM under HKDF-SHA256 of the secret, beside
//! what the passkey is asked with. Nothing there opens anything by itself. In memory the data key is one that no script can
//! have the bytes of, and it is gone with its worker.

use std::cell::RefCell;

use js_sys::{Array, Object, Uint8Array};
use secondok_client::vault::VaultError;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesKeyGenParams, CryptoKey, HkdfParams};

use crate::{
    database::unavailable,
    storage::{made, nonce, parameters, subtle},
};

/// What HKDF binds the secret to.
const PURPOSE: &str = "SeconDOK device lock 1";
/// The name that the data key is sealed under.
const NAME: &str = "data key";

/// How the passkey is asked, as the page asks it. None of it is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The passkey's identifier, at most 1023 bytes.
    credential: Vec<u8>,
    /// 32 random bytes: for them the passkey releases its secret.
    salt: Vec<u8>,
}

/// What lies in the database of the lock, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// How the passkey is asked.
    pub asked: Asked,
    /// After so many minutes without a touch everything is locked again.
    pub minutes: u32,
    /// 12 bytes of nonce and the sealed data key.
    wrapped: Vec<u8>,
}

impl Record {
    pub(crate) fn of_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    pub(crate) fn text(&self) -> String {
        serde_json::to_string(self).expect("plain structures are always JSON")
    }

    /// The same with so many minutes.
    pub(crate) fn after(self, minutes: u32) -> Self {
        Self { minutes, ..self }
    }

    /// Whether the same key is sealed in it.
    pub(crate) fn is_same_key(&self, other: &Self) -> bool {
        self.wrapped == other.wrapped
    }

    /// A new data key, sealed under what the passkey released: the record, and the key.
    pub(crate) async fn make(
        asked: Asked,
        minutes: u32,
        released: &[u8],
    ) -> Result<(Self, CryptoKey), VaultError> {
        let (data, opener, nonce) = (made(true).await?, opener(released).await?, nonce()?);
        let wrapping = subtle()
            .wrap_key_with_object("raw", &data, &opener, &parameters(&nonce, NAME))
            .map_err(unavailable)?;
        let wrapped = JsFuture::from(wrapping).await.map_err(unavailable)?;
        let wrapped = [&nonce[..], &Uint8Array::new(&wrapped).to_vec()].concat();
        let record = Self { asked, minutes, wrapped };
        // The one that was made could be read by a script; this one cannot.
        let data = record.unwrap(&opener).await?.ok_or(VaultError::Unavailable)?;
        Ok((record, data))
    }

    /// The data key, if this is what the passkey releases.
    pub(crate) async fn open(&self, released: &[u8]) -> Result<Option<CryptoKey>, VaultError> {
        self.unwrap(&opener(released).await?).await
    }

    async fn unwrap(&self, opener: &CryptoKey) -> Result<Option<CryptoKey>, VaultError> {
        let Some((nonce, wrapped)) = self.wrapped.split_at_checked(nonce()?.len()) else { return Ok(None) };
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let unwrapping = subtle()
            .unwrap_key_with_u8_array_and_object_and_object(
                "raw",
                wrapped,
                opener,
                &parameters(nonce, NAME),
                &AesKeyGenParams::new("AES-GCM", 256),
                false,
                &uses,
            )
            .map_err(unavailable)?;
        Ok(JsFuture::from(unwrapping).await.ok().map(JsCast::unchecked_into))
    }
}

/// What opens the data key.
async fn opener(released: &[u8]) -> Result<CryptoKey, VaultError> {
    let secret = Uint8Array::from(released);
    let secret = subtle()
        .import_key_with_str("raw", &secret, "HKDF", false, &Array::of1(&"deriveKey".into()))
        .map_err(unavailable)?;
    let secret: CryptoKey = JsFuture::from(secret).await.map_err(unavailable)?.unchecked_into();
    let derivation: Object = HkdfParams::new_with_str(
        "HKDF",
        "SHA-256",
        &Uint8Array::from(PURPOSE.as_bytes()),
        &Uint8Array::new_with_length(0),
    )
    .unchecked_into();
    let uses = Array::of2(&"wrapKey".into(), &"unwrapKey".into());
    let deriving = subtle()
        .derive_key_with_object_and_object(
            &derivation,
            &secret,
            &AesKeyGenParams::new("AES-GCM", 256),
            false,
            &uses,
        )
        .map_err(unavailable)?;
    Ok(JsFuture::from(deriving).await.map_err(unavailable)?.unchecked_into())
}

/// What a worker has opened, as long as it lives.
#[derive(Debug, Default)]
pub(crate) struct Opened(RefCell<Option<(Record, CryptoKey)>>);

impl Opened {
    /// The data key of this record, if it was opened.
    pub(crate) fn key(&self, record: &Record) -> Option<CryptoKey> {
        let opened = self.0.borrow();
        opened.as_ref().filter(|(of, _)| of.is_same_key(record)).map(|(_, key)| key.clone())
    }

    pub(crate) fn keep(&self, record: Record, key: CryptoKey) {
        self.0.replace(Some((record, key)));
    }
}

/// Bytes that the page put beside a command: what the passkey released.
pub fn released(beside: &JsValue) -> Vec<u8> {
    Uint8Array::new(beside).to_vec()
}
