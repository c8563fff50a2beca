//! Answers that are being written: kept, sealed, on this device until they are sent.

use std::collections::{BTreeMap, BTreeSet};

use secondok_client::{
    protocol::id::MailboxAddress,
    vault::{Vault, VaultError},
};

/// The blob's name.
const NAME: &str = "answers";

type Answers = BTreeMap<MailboxAddress, String>;

async fn load(vault: &impl Vault) -> Result<Answers, VaultError> {
    let kept = vault.get(NAME).await?;
    // What another version of the app has kept otherwise cannot be shown.
    Ok(kept.and_then(|kept| serde_json::from_slice(&kept).ok()).unwrap_or_default())
}

async fn save(vault: &impl Vault, answers: &Answers) -> Result<(), VaultError> {
    if answers.is_empty() {
        return vault.delete(NAME).await;
    }
    vault.put(NAME, &serde_json::to_vec(answers).expect("identifiers and texts are plain JSON")).await
}

/// How many there are.
pub(super) async fn count(vault: &impl Vault) -> Result<usize, VaultError> {
    Ok(load(vault).await?.len())
}

/// Forgets them all.
pub(super) async fn forget(vault: &impl Vault) -> Result<(), VaultError> {
    vault.delete(NAME).await
}

/// The answer to this question; empty if none was begun.
pub(super) async fn of(vault: &impl Vault, mailbox: MailboxAddress) -> Result<String, VaultError> {
    Ok(load(vault).await?.remove(&mailbox).unwrap_or_default())
}

/// Keeps it as it is now; an empty one is forgotten.
pub(super) async fn put(
    vault: &impl Vault,
    mailbox: MailboxAddress,
    answer: String,
) -> Result<(), VaultError> {
    let mut answers = load(vault).await?;
    if answer.trim().is_empty() {
        answers.remove(&mailbox);
    } else {
        answers.insert(mailbox, answer);
    }
    save(vault, &answers).await
}

/// Puts this before what was begun.
pub(super) async fn put_before(
    vault: &impl Vault,
    mailbox: MailboxAddress,
    text: &str,
) -> Result<(), VaultError> {
    let begun = of(vault, mailbox).await?;
    let both = if begun.is_empty() || begun == text { text.to_owned() } else { format!("{text}\n\n{begun}") };
    put(vault, mailbox, both).await
}

/// Forgets those to questions that are over or gone.
pub(super) async fn keep_only(vault: &impl Vault, open: &BTreeSet<MailboxAddress>) -> Result<(), VaultError> {
    let mut answers = load(vault).await?;
    let before = answers.len();
    answers.retain(|mailbox, _| open.contains(mailbox));
    if answers.len() == before { Ok(()) } else { save(vault, &answers).await }
}
