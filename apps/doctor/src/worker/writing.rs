//! What is being written: kept, sealed, on this device until it is sent or thrown away.

use std::collections::BTreeSet;

use secondok_browser::lock::alone;
use secondok_client::{
    doctor::Numbers,
    protocol::id::MailboxAddress,
    send::SendError,
    unfinished::{Writing, Writings},
    vault::VaultError,
};
use secondok_talk::{Room, Trouble};

use super::tools::{Tools, tell_written};
use crate::view::Change;

const LOCK: &str = "secondok-doctor-writing";

/// Changes what is being written in one consultation, and says what it is then; nobody else does meanwhile.
pub(super) async fn change(
    tools: &Tools,
    mailbox: MailboxAddress,
    change: impl FnOnce(&mut Writing) + 'static,
) -> Result<Writing, VaultError> {
    let storage = tools.storage().await?;
    alone(LOCK, async move {
        let mut writings = Writings::load(&*storage).await?;
        let before = writings.of(mailbox);
        let mut writing = before.clone();
        change(&mut writing);
        if writing != before {
            writings.put(mailbox, writing.clone());
            writings.save(&*storage).await?;
        }
        Ok(writing)
    })
    .await
}

/// Forgets all that is being written.
pub(super) async fn forget(tools: &Tools) -> Result<(), VaultError> {
    let storage = tools.storage().await?;
    alone(LOCK, async move { Writings::default().save(&*storage).await }).await
}

/// Forgets what is being written in other consultations than these, which are there and not over. Says what is left.
pub(super) async fn keep_only(tools: &Tools, open: BTreeSet<MailboxAddress>) -> Result<Writings, VaultError> {
    let storage = tools.storage().await?;
    alone(LOCK, async move {
        let mut writings = Writings::load(&*storage).await?;
        if writings.keep_only(&open) {
            writings.save(&*storage).await?;
        }
        Ok(writings)
    })
    .await
}

/// Keeps what a window has written, and says how much more fits into the opinion that it shows.
pub(super) async fn keep(tools: &Tools, number: u32, written: Change) -> Result<Room, Trouble> {
    let storage = tools.storage().await?;
    let mailbox = Numbers::load(&*storage).await?.mailbox(number);
    let mailbox = mailbox.ok_or(SendError::Unknown)?;
    let Change { before, now } = written;
    let room = room(&now);
    change(tools, mailbox, move |kept| kept.take_over(&before, now)).await?;
    tell_written(tools, number);
    Ok(Room(room))
}

/// Bytes that still fit into it.
pub(super) fn room(writing: &Writing) -> i64 {
    i64::try_from(writing.room()).unwrap_or_default()
}
