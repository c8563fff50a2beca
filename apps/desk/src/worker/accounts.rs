//! What this device keeps of the desk's own accounts: each lies by itself, beside the session.

use std::borrow::Cow;

use secondok_browser::{
    device::{randomness, today},
    fetch::Fetch,
    shelf::Shelf,
};
use secondok_client::{
    api::desk::account::Account,
    desk::SharedAccountError,
    doctor::{Doctor, VAULT_NAME},
    vault::{Vault, VaultError},
};

use super::tools::{Engine, Tools};

/// Where everything of one account lies.
#[derive(Debug, Clone)]
pub(super) struct Drawer {
    shelf: Shelf,
    account: Account,
}

impl Drawer {
    /// That of this account.
    pub(super) fn of(tools: &Tools, account: Account) -> Self {
        Self { shelf: tools.shelf(), account }
    }

    /// Forgets the account's keys.
    pub(super) async fn empty(&self) -> Result<(), VaultError> {
        self.delete(VAULT_NAME).await
    }

    /// Support's names are as they were when it was the only account.
    fn name<'n>(&self, name: &'n str) -> Cow<'n, str> {
        match self.account {
            Account::Support => name.into(),
            Account::Verification => format!("{}-{name}", self.account.specialty()).into(),
        }
    }
}

impl Vault for Drawer {
    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, VaultError> {
        self.shelf.get(&self.name(name)).await
    }

    async fn put(&self, name: &str, blob: &[u8]) -> Result<(), VaultError> {
        self.shelf.put(&self.name(name), blob).await
    }

    async fn delete(&self, name: &str) -> Result<(), VaultError> {
        self.shelf.delete(&self.name(name)).await
    }
}

/// Acts for an account.
pub(super) async fn open(
    engine: &Engine,
    tools: &Tools,
    account: Account,
) -> Result<Doctor<Fetch, Drawer>, SharedAccountError> {
    engine.open(account, Drawer::of(tools, account), today(), &mut randomness()).await
}
