//! What a worker keeps at hand, and how it takes turns with the workers of other windows.
//!
//! An app's database, channel and lock ([`crate::lock::alone`]) have one name. Whoever works with the engine holds the
//! lock; the engine stays in memory from one command to the next, unless another window has changed what lies in storage.

use std::{cell::RefCell, rc::Rc};

use secondok_client::vault::{Vault, VaultError};

use crate::{
    channel::Channel,
    database::Base,
    device_lock::{Asked, Opened, Record},
    parts::Waiting,
    shelf::Shelf,
    stop::Stop,
    storage::{Memory, Seal, Storage},
};

/// What a worker keeps at hand: an engine of type `E`, and the way to where its blob lies.
pub struct Tools<E> {
    name: &'static str,
    blob: &'static str,
    shelf: Shelf,
    /// The engine as the last command left it.
    engine: RefCell<Option<E>>,
    channel: Channel,
    /// Stops following what is followed.
    following: RefCell<Option<Stop>>,
    /// What the device's lock has opened.
    opened: Opened,
    /// Blobs and parts, where nothing may be kept on the device.
    memory: RefCell<Option<(Memory, Memory)>>,
}

impl<E> Tools<E> {
    /// For the app of this name, whose engine keeps the blob of that name. `heard` is called with what other windows tell.
    pub fn new(name: &'static str, blob: &'static str, heard: impl Fn(String) + 'static) -> Self {
        Self {
            name,
            blob,
            shelf: Shelf::new(blob),
            engine: RefCell::default(),
            channel: Channel::open(name, heard),
            following: RefCell::default(),
            opened: Opened::default(),
            memory: RefCell::default(),
        }
    }

    /// The engine's vault.
    pub fn shelf(&self) -> Shelf {
        self.shelf.clone()
    }

    /// This origin's storage, opened anew: another window may have removed everything since.
    ///
    /// # Errors
    /// [`VaultError::Unavailable`] where the browser allows no storage, as in some private windows;
    /// [`VaultError::Newer`] where a newer version of the app has made it; [`VaultError::InUse`] where another window has
    /// an older version of the app and does not let it go; [`VaultError::Locked`] where the device's lock is to be opened
    /// first ([`Tools::unlock`]).
    pub async fn storage(&self) -> Result<Rc<Storage>, VaultError> {
        let memory = self.memory.borrow().as_ref().map(|(blobs, _)| Rc::clone(blobs));
        let storage = Rc::new(match memory {
            Some(blobs) => Storage::in_memory(blobs),
            None => Storage::open(self.name, &self.opened).await?,
        });
        self.shelf.lies_in(Rc::clone(&storage));
        Ok(storage)
    }

    /// Where sealed parts of attachments wait, opened anew. No lock is needed for it.
    ///
    /// # Errors
    /// Those of [`Waiting::open`].
    pub async fn parts(&self) -> Result<Waiting, VaultError> {
        let memory = self.memory.borrow().as_ref().map(|(_, parts)| Rc::clone(parts));
        match memory {
            Some(parts) => Ok(Waiting::in_memory(parts)),
            None => Waiting::open(self.name).await,
        }
    }

    /// Removes everything from the device, the key first; parts of attachments that wait there ([`crate::parts`]) too. It needs
    /// nothing opened.
    ///
    /// # Errors
    /// Those of [`Tools::storage`], but for what is locked.
    pub async fn clear(&self) -> Result<(), VaultError> {
        // Where nothing is kept, nothing is kept from then on either.
        for memory in self.memory.borrow().iter().flat_map(|(blobs, parts)| [blobs, parts]) {
            memory.borrow_mut().clear();
        }
        Base::open(self.name).await?.clear().await
    }

    /// The record of the device's lock, where there is one, and whether it was opened here.
    ///
    /// # Errors
    /// Those of [`Tools::clear`].
    pub async fn lock(&self) -> Result<Option<(Record, bool)>, VaultError> {
        if self.keeps_nothing() {
            return Ok(None);
        }
        let Some(text) = Base::open(self.name).await?.keys().await?.lock else { return Ok(None) };
        let record = Record::of_text(&text).ok_or(VaultError::Damaged)?;
        let is_open = self.opened.key(&record).is_some();
        Ok(Some((record, is_open)))
    }

    /// Opens what is sealed by what the passkey released: whether it is the one.
    ///
    /// # Errors
    /// Those of [`Tools::clear`].
    pub async fn unlock(&self, released: &[u8]) -> Result<bool, VaultError> {
        let Some((record, _)) = self.lock().await? else { return Ok(true) };
        let Some(key) = record.open(released).await? else { return Ok(false) };
        self.opened.keep(record, key);
        Ok(true)
    }

    /// Seals everything under a new key that only the device's lock opens; the one before is gone. Only while nobody else writes.
    ///
    /// # Errors
    /// Those of [`Tools::storage`]; then everything is as it was.
    pub async fn lock_by(&self, asked: Asked, minutes: u32, released: &[u8]) -> Result<(), VaultError> {
        let (record, key) = Record::make(asked, minutes, released).await?;
        self.storage().await?.reseal(&Seal::Lock(record.clone(), key.clone())).await?;
        self.opened.keep(record, key);
        Ok(())
    }

    /// Seals everything under a key that the browser keeps, once more. Only while nobody else writes.
    ///
    /// # Errors
    /// Those of [`Tools::storage`]; then everything is as it was.
    pub async fn lock_no_more(&self) -> Result<(), VaultError> {
        self.storage().await?.reseal(&Seal::Device(None)).await
    }

    /// After so many minutes without a touch everything is locked again.
    ///
    /// # Errors
    /// Those of [`Tools::storage`].
    pub async fn lock_after(&self, minutes: u32) -> Result<(), VaultError> {
        let Some((record, true)) = self.lock().await? else { return Err(VaultError::Locked) };
        Base::open(self.name).await?.set_lock(&record.after(minutes)).await
    }

    /// From now on nothing is kept on the device: what is there goes over into memory.
    ///
    /// # Errors
    /// Those of [`Tools::storage`].
    pub async fn keep_nothing(&self) -> Result<(), VaultError> {
        if self.keeps_nothing() {
            return Ok(());
        }
        let blobs = self.storage().await?.all().await?;
        self.clear().await?;
        self.memory.replace(Some((Rc::new(RefCell::new(blobs)), Memory::default())));
        Ok(())
    }

    /// Whether nothing is kept on the device.
    pub fn keeps_nothing(&self) -> bool {
        self.memory.borrow().is_some()
    }

    /// The engine with what lies in storage now: the one at hand, or one that `fresh` makes; none if there is no blob.
    /// Only while alone.
    ///
    /// # Errors
    /// Those of `fresh`, and of the storage.
    pub async fn load<X: From<VaultError>>(
        &self,
        fresh: impl AsyncFnOnce(Shelf) -> Result<Option<E>, X>,
    ) -> Result<Option<E>, X> {
        let storage = self.storage().await?;
        let at_hand = self.engine.take();
        let Some(blob) = storage.get(self.blob).await? else { return Ok(None) };
        match at_hand {
            Some(engine) if self.shelf.has_seen(&blob) => Ok(Some(engine)),
            _ => fresh(self.shelf()).await,
        }
    }

    /// Keeps the engine for the next command.
    pub fn keep(&self, engine: E) {
        self.engine.replace(Some(engine));
    }

    /// Lets the engine at hand go.
    pub fn let_go(&self) {
        self.engine.take();
    }

    /// Follows with this from now on, and stops following what was followed before.
    pub fn follow(&self, stop: Option<Stop>) {
        self.following.replace(stop);
    }

    /// Whether something is followed.
    pub fn is_following(&self) -> bool {
        self.following.borrow().is_some()
    }

    /// Tells the other windows.
    pub fn tell(&self, text: &str) {
        self.channel.tell(text);
    }
}

impl<E> std::fmt::Debug for Tools<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tools(redacted)")
    }
}
