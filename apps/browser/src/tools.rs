//! What a worker keeps at hand, and how it takes turns with the workers of other windows.
//!
//! An app's database, channel and lock ([`crate::lock::alone`]) have one name. Whoever works with the engine holds the
//! lock; the engine stays in memory from one command to the next, unless another window has changed what lies in storage.

use std::{cell::RefCell, rc::Rc};

use secondok_client::vault::{Vault, VaultError};

use crate::{channel::Channel, parts::Waiting, shelf::Shelf, stop::Stop, storage::Storage};

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
        }
    }

    /// The engine's vault.
    pub fn shelf(&self) -> Shelf {
        self.shelf.clone()
    }

    /// This origin's storage, opened anew: another window may have removed everything since.
    ///
    /// # Errors
    /// Those of [`Storage::open`].
    pub async fn storage(&self) -> Result<Rc<Storage>, VaultError> {
        let storage = Rc::new(Storage::open(self.name).await?);
        self.shelf.lies_in(Rc::clone(&storage));
        Ok(storage)
    }

    /// Where sealed parts of attachments wait, opened anew. No lock is needed for it.
    ///
    /// # Errors
    /// Those of [`Waiting::open`].
    pub async fn parts(&self) -> Result<Waiting, VaultError> {
        Waiting::open(self.name).await
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
