//! Opinions that are being written: kept on this device part by part, so that stopping loses nothing.

use secondok_client::{
    doctor::Queue,
    protocol::id::MailboxAddress,
    unfinished::{UnfinishedOpinion, Writing, Writings},
};

use super::vault_of_the_session;
use crate::{app::App, failure::Failure, home::FileVault};

/// Keeps what was written so far. If that fails it is said, and writing goes on.
pub(super) async fn keep(app: &mut App, mailbox: MailboxAddress, opinion: &UnfinishedOpinion) {
    if let Err(failure) = try_to_keep(app, mailbox, opinion).await {
        app.out.failure(&failure);
    }
}

async fn try_to_keep(app: &App, mailbox: MailboxAddress, opinion: &UnfinishedOpinion) -> Result<(), Failure> {
    let lock = app.home.lock()?;
    put(&vault_of_the_session(app, &lock)?, mailbox, opinion.clone()).await
}

/// It has been sent, or is kept as what it is now.
pub(super) async fn done(vault: &FileVault, mailbox: MailboxAddress) -> Result<(), Failure> {
    put(vault, mailbox, UnfinishedOpinion::default()).await
}

async fn put(vault: &FileVault, mailbox: MailboxAddress, opinion: UnfinishedOpinion) -> Result<(), Failure> {
    let mut writings = Writings::load(vault).await?;
    let writing = Writing { opinion, ..writings.of(mailbox) };
    writings.put(mailbox, writing);
    Ok(writings.save(vault).await?)
}

/// Forgets what was begun where nothing can be written any more.
pub(super) async fn keep_open(vault: &FileVault, queue: &Queue) -> Result<(), Failure> {
    let mut writings = Writings::load(vault).await?;
    if writings.keep_only(&queue.open()) {
        writings.save(vault).await?;
    }
    Ok(())
}
