//! Opinions that are being written: kept on this device answer by answer, so that stopping loses nothing.

use std::collections::BTreeMap;

use secondok_client::protocol::id::MailboxAddress;

use super::vault_of_the_session;
use crate::{app::App, failure::Failure, home::FileVault};

/// The blob's name in the doctor's part of the home.
const NAME: &str = "unfinished";

/// What was typed so far, in the order in which it is asked for.
type Begun = BTreeMap<MailboxAddress, Vec<String>>;

/// What was typed so far for this consultation's opinion.
pub(super) fn kept(vault: &FileVault, mailbox: MailboxAddress) -> Result<Vec<String>, Failure> {
    Ok(all(vault)?.remove(&mailbox).unwrap_or_default())
}

/// For how many consultations an opinion is being written.
pub(super) fn count(vault: &FileVault) -> Result<usize, Failure> {
    Ok(all(vault)?.len())
}

/// Keeps what was typed so far. If that fails it is said, and writing goes on.
pub(super) fn keep(app: &mut App, mailbox: MailboxAddress, given: &[String]) {
    let kept = app.home.lock().and_then(|lock| {
        let vault = vault_of_the_session(app, &lock)?;
        let mut all = all(&vault)?;
        all.insert(mailbox, given.to_vec());
        save(&vault, &all)
    });
    if let Err(failure) = kept {
        app.out.failure(&failure);
    }
}

/// It has been sent, or is kept as what it is now.
pub(super) fn done(vault: &FileVault, mailbox: MailboxAddress) -> Result<(), Failure> {
    let mut all = all(vault)?;
    all.remove(&mailbox);
    save(vault, &all)
}

/// Removes all of them.
pub(super) fn forget(vault: &FileVault) -> Result<(), Failure> {
    Ok(vault.remove(NAME)?)
}

/// All of them. What cannot be read any more is begun anew.
fn all(vault: &FileVault) -> Result<Begun, Failure> {
    Ok(vault.read(NAME)?.and_then(|blob| serde_json::from_slice(&blob).ok()).unwrap_or_default())
}

fn save(vault: &FileVault, all: &Begun) -> Result<(), Failure> {
    if all.is_empty() {
        return forget(vault);
    }
    let blob = serde_json::to_vec(all).expect("identifiers and texts are plain JSON");
    Ok(vault.replace(NAME, &blob)?)
}
