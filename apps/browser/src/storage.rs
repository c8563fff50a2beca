//! What outlives the app: an IndexedDB database whose blobs are sealed with AES-256-GCM (Web Cryptography), under a key that
//! the browser keeps and gives to no script, or under one that the device's own lock opens ([`crate::device_lock`]).
//!
//! The browser's key keeps what is here from other scripts and programs of the page. The profile's files hold it beside the
//! blobs, so it keeps out nobody who can copy them or run this origin's code: that is for the device's own lock and the
//! encryption of its disk.
//!
//! Where nothing may be kept, blobs lie in memory alone, and are gone with it.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use js_sys::{Array, Object, Uint8Array};
use secondok_client::vault::{Vault, VaultError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, AesKeyGenParams, CryptoKey, SubtleCrypto, WorkerGlobalScope};

use crate::{
    database::{BLOBS, Base, Change, DEVICE, KEYS, Keys, LOCK, unavailable},
    device_lock::{Opened, Record},
};

const NONCE_LEN: usize = 12;

/// Blobs, or parts, by name, in memory.
pub(crate) type Memory = Rc<RefCell<BTreeMap<String, Vec<u8>>>>;

/// Named blobs of this origin.
#[derive(Debug)]
pub struct Storage(Place);

#[derive(Debug)]
enum Place {
    Base { base: Base, seal: Seal },
    Memory(Memory),
}

/// What blobs are sealed with.
#[derive(Debug, Clone)]
pub(crate) enum Seal {
    /// The key that the browser keeps; none until the first blob is sealed.
    Device(Option<CryptoKey>),
    /// The one that the device's lock opens, by its record.
    Lock(Record, CryptoKey),
}

impl Seal {
    fn key(&self) -> Option<&CryptoKey> {
        match self {
            Self::Device(key) => key.as_ref(),
            Self::Lock(_, key) => Some(key),
        }
    }

    /// Whether this is what is sealed with, by the keys that are there.
    fn fits(&self, keys: &Keys) -> bool {
        match (self, &keys.lock) {
            (Self::Device(key), None) => key.is_some() == keys.device.is_some(),
            (Self::Lock(record, _), Some(there)) => {
                Record::of_text(there).is_some_and(|there| there.is_same_key(record))
            }
            _ => false,
        }
    }
}

impl Storage {
    /// Opens the database of this name, making it if there is none. `opened` has what the device's lock has opened.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`] where the browser allows no storage, as in some private windows;
    /// [`VaultError::Newer`] where a newer version of the app has made it; [`VaultError::InUse`] where another window has
    /// an older version of the app and does not let it go; [`VaultError::Locked`] where the device's lock is to be opened
    /// first.
    pub(crate) async fn open(name: &str, opened: &Opened) -> Result<Self, VaultError> {
        let base = Base::open(name).await?;
        let Keys { device, lock } = base.keys().await?;
        let seal = match lock {
            Some(record) => {
                let record = Record::of_text(&record).ok_or(VaultError::Damaged)?;
                let key = opened.key(&record).ok_or(VaultError::Locked)?;
                Seal::Lock(record, key)
            }
            None => Seal::Device(device.map(JsCast::unchecked_into)),
        };
        Ok(Self(Place::Base { base, seal }))
    }

    /// Blobs in this memory.
    pub(crate) fn in_memory(memory: Memory) -> Self {
        Self(Place::Memory(memory))
    }

    /// Replaces the blob of one name and removes another's: both or neither.
    ///
    /// # Errors
    /// Those of [`Vault::put`].
    pub async fn put_and_delete(&self, name: &str, blob: &[u8], deleted: &str) -> Result<(), VaultError> {
        self.change(name, blob, Some(deleted)).await
    }

    async fn change(&self, name: &str, blob: &[u8], deleted: Option<&str>) -> Result<(), VaultError> {
        let (base, seal) = match &self.0 {
            Place::Memory(memory) => {
                let mut memory = memory.borrow_mut();
                memory.insert(name.to_owned(), blob.to_vec());
                if let Some(deleted) = deleted {
                    memory.remove(deleted);
                }
                return Ok(());
            }
            Place::Base { base, seal } => (base, seal),
        };
        let deleted = deleted.map(|deleted| (BLOBS, deleted, None));
        if let Some(key) = seal.key() {
            let sealed = sealed(key, name, blob).await?;
            let put: Change<'_> = (BLOBS, name, Some(&sealed));
            let changes: Vec<_> = deleted.into_iter().chain([put]).collect();
            return base.change(|keys| seal.fits(keys), &changes).await;
        }
        // The first blob comes with the key, unless somebody was quicker: then it is sealed with theirs.
        loop {
            let there = came_since(base).await?;
            let key = match &there {
                Some(key) => key.clone(),
                None => made(false).await?,
            };
            let sealed = sealed(&key, name, blob).await?;
            let puts: [Change<'_>; 2] = [(KEYS, DEVICE, Some(&key)), (BLOBS, name, Some(&sealed))];
            let fits = |keys: &Keys| keys.lock.is_none() && keys.device.is_some() == there.is_some();
            let changes: Vec<_> = deleted.into_iter().chain(puts).collect();
            match base.change(fits, &changes).await {
                Err(VaultError::Locked) if there.is_none() => {}
                done => return done,
            }
        }
    }

    /// Seals everything with `to` instead, at once or not at all, and forgets what it was sealed with. Only while nobody else
    /// writes.
    pub(crate) async fn reseal(&self, to: &Seal) -> Result<(), VaultError> {
        let Place::Base { base, seal } = &self.0 else { return Ok(()) };
        let made;
        let to = match to {
            Seal::Device(None) => {
                made = Seal::Device(Some(self::made(false).await?));
                &made
            }
            to => to,
        };
        let key = to.key().expect("one was just made");
        let names = base.names(BLOBS).await?;
        let mut blobs = Vec::new();
        for name in &names {
            let blob = self.get(name).await?.ok_or(VaultError::Damaged)?;
            blobs.push(JsValue::from(sealed(key, name, &blob).await?));
        }
        let record = match to {
            Seal::Lock(record, _) => Some(JsValue::from(record.text())),
            Seal::Device(_) => None,
        };
        let device = record.is_none().then(|| JsValue::from(key.clone()));
        let mut changes: Vec<Change<'_>> =
            vec![(KEYS, LOCK, record.as_ref()), (KEYS, DEVICE, device.as_ref())];
        changes.extend(names.iter().zip(&blobs).map(|(name, blob)| (BLOBS, name.as_str(), Some(blob))));
        base.change(|keys| seal.fits(keys), &changes).await
    }

    /// Everything, opened, by name.
    pub(crate) async fn all(&self) -> Result<BTreeMap<String, Vec<u8>>, VaultError> {
        let Place::Base { base, .. } = &self.0 else { return Ok(BTreeMap::new()) };
        let mut all = BTreeMap::new();
        for name in base.names(BLOBS).await? {
            if let Some(blob) = self.get(&name).await? {
                all.insert(name, blob);
            }
        }
        Ok(all)
    }
}

impl Vault for Storage {
    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        let (base, seal) = match &self.0 {
            Place::Memory(memory) => return Ok(memory.borrow().get(name).cloned()),
            Place::Base { base, seal } => (base, seal),
        };
        let Some(sealed) = base.read(BLOBS, name).await? else { return Ok(None) };
        let sealed = Uint8Array::new(&sealed).to_vec();
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN).ok_or(VaultError::Damaged)?;
        let key = match seal.key() {
            Some(key) => key.clone(),
            // There was none when this was opened, and now there is a blob.
            None => came_since(base).await?.ok_or(VaultError::Damaged)?,
        };
        let opened = subtle()
            .decrypt_with_object_and_u8_array(&parameters(nonce, name), &key, sealed)
            .map_err(|_| VaultError::Damaged)?;
        let opened = JsFuture::from(opened).await.map_err(|_| VaultError::Damaged)?;
        Ok(Some(Uint8Array::new(&opened).to_vec()))
    }

    async fn put(&self, name: &str, blob: &[u8]) -> Result<(), VaultError> {
        self.change(name, blob, None).await
    }

    async fn delete(&self, name: &str) -> Result<(), VaultError> {
        match &self.0 {
            Place::Memory(memory) => {
                memory.borrow_mut().remove(name);
                Ok(())
            }
            Place::Base { base, .. } => base.remove(BLOBS, JsValue::from_str(name)).await,
        }
    }
}

/// The key that the browser keeps now, where there was none before.
async fn came_since(base: &Base) -> Result<Option<CryptoKey>, VaultError> {
    match base.keys().await? {
        Keys { lock: None, device } => Ok(device.map(JsCast::unchecked_into)),
        Keys { lock: Some(_), .. } => Err(VaultError::Locked),
    }
}

/// A key of this seal's kind; whether a script may have its bytes.
pub(crate) async fn made(extractable: bool) -> Result<CryptoKey, VaultError> {
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()
        .generate_key_with_object(&AesKeyGenParams::new("AES-GCM", 256), extractable, &uses)
        .map_err(unavailable)?;
    Ok(JsFuture::from(made).await.map_err(unavailable)?.unchecked_into())
}

async fn sealed(key: &CryptoKey, name: &str, blob: &[u8]) -> Result<Uint8Array, VaultError> {
    let nonce = nonce()?;
    let sealed = subtle()
        .encrypt_with_object_and_u8_array(&parameters(&nonce, name), key, blob)
        .map_err(unavailable)?;
    let sealed = JsFuture::from(sealed).await.map_err(unavailable)?;
    let bytes = [&nonce[..], &Uint8Array::new(&sealed).to_vec()].concat();
    Ok(Uint8Array::from(bytes.as_slice()))
}

pub(crate) fn nonce() -> Result<[u8; NONCE_LEN], VaultError> {
    let mut nonce = [0; NONCE_LEN];
    let crypto = scope().crypto().map_err(unavailable)?;
    crypto.get_random_values_with_u8_array(&mut nonce).map_err(unavailable)?;
    Ok(nonce)
}

/// A blob opens under the name that it was stored under only.
pub(crate) fn parameters(nonce: &[u8], name: &str) -> Object {
    let parameters = AesGcmParams::new_with_u8_array("AES-GCM", &Uint8Array::from(nonce));
    parameters.set_additional_data_u8_array(&Uint8Array::from(name.as_bytes()));
    parameters.unchecked_into()
}

fn scope() -> WorkerGlobalScope {
    js_sys::global().unchecked_into()
}

pub(crate) fn subtle() -> SubtleCrypto {
    scope().crypto().expect("this scope has cryptography, or no app would run").subtle()
}
