//! What is being written: kept, sealed, on this device until it is sent or thrown away.

use std::collections::{BTreeMap, BTreeSet};

use secondok_browser::lock::alone;
use secondok_client::{
    content::Content,
    doctor::Numbers,
    protocol::id::MailboxAddress,
    send::SendError,
    vault::{Vault, VaultError},
};
use secondok_talk::{Room, Said, Trouble};
use serde::{Deserialize, Serialize};

use super::tools::{Tools, tell_written};
use crate::view::{Change, Writing};

/// The blob's name.
const NAME: &str = "writing";
const LOCK: &str = "secondok-doctor-writing";

/// What is being written, by consultation.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Writings(BTreeMap<MailboxAddress, Writing>);

impl Writings {
    /// All of it. What cannot be read any more is begun anew.
    pub(super) async fn load(vault: &impl Vault) -> Result<Self, VaultError> {
        let kept = vault.get(NAME).await?;
        Ok(kept.and_then(|blob| serde_json::from_slice(&blob).ok()).unwrap_or_default())
    }

    /// In how many consultations something is being written.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// What is being written in this consultation.
    pub(super) fn of(&self, mailbox: MailboxAddress) -> Writing {
        self.0.get(&mailbox).cloned().unwrap_or_default()
    }

    /// Replaces what is being written in this consultation.
    fn put(&mut self, mailbox: MailboxAddress, writing: Writing) {
        if writing.is_empty() {
            self.0.remove(&mailbox);
        } else {
            self.0.insert(mailbox, writing);
        }
    }

    /// Forgets what is being written where nothing can be written any more.
    fn keep_only(&mut self, open: &BTreeSet<MailboxAddress>) {
        self.0.retain(|mailbox, _| open.contains(mailbox));
    }

    async fn save(&self, vault: &impl Vault) -> Result<(), VaultError> {
        if self.0.is_empty() {
            return vault.delete(NAME).await;
        }
        vault.put(NAME, &serde_json::to_vec(self).expect("identifiers and texts are plain JSON")).await
    }
}

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
        let before = writings.count();
        writings.keep_only(&open);
        if writings.count() != before {
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

/// Bytes that still fit into the opinion, or into the text if that has less room.
pub(super) fn room(writing: &Writing) -> i64 {
    let of = |content: &Content| i64::try_from(secondok_client::room(content)).unwrap_or_default();
    let opinion = Content::Opinion(writing.opinion.so_far(writing.opinion.answers.len()));
    of(&opinion).min(of(&Content::text(writing.text.trim())))
}

/// Takes out what is among what was written: then the app ended between sending it and forgetting it.
pub(super) fn without_sent<'a>(
    mut writing: Writing,
    questions: usize,
    written: impl Iterator<Item = &'a Said> + Clone,
) -> Writing {
    let texts = written.clone().filter_map(|said| match said {
        Said::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    if texts.last() == Some(writing.text.trim()) {
        writing.text.clear();
    }
    // Only a whole one can have been sent.
    if let Ok(opinion) = writing.opinion.ready(questions)
        && written.into_iter().any(|said| matches!(said, Said::Opinion(sent) if **sent == opinion))
    {
        writing.opinion = Default::default();
    }
    writing
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use secondok_client::content::{Agreement, Confidence, Text};

    use super::*;
    use crate::view::OpinionDraft;

    fn writing() -> Writing {
        let opinion = OpinionDraft {
            answers: vec!["No.".to_owned()],
            agreement: Some(Agreement::Partly),
            confidence: Some(Confidence::High),
            summary: "Not now.".to_owned(),
            would_change: "A worse echo.".to_owned(),
            limits: "Nobody examined you.".to_owned(),
            ..OpinionDraft::default()
        };
        Writing { text: "Since when?".to_owned(), opinion }
    }

    #[test]
    fn what_is_written_comes_back_from_the_blob_as_it_was() {
        let mailbox = MailboxAddress::from_bytes([7; 32]);
        let mut writings = Writings::default();
        writings.put(mailbox, writing());
        let blob = serde_json::to_vec(&writings).unwrap();
        let read: Writings = serde_json::from_slice(&blob).unwrap();
        assert_eq!((read.count(), read.of(mailbox)), (1, writing()));
        writings.put(mailbox, Writing::default());
        assert_eq!(writings.count(), 0);
    }

    #[test]
    fn what_was_begun_in_a_consultation_that_is_no_more_is_forgotten() {
        let (open, gone) = (MailboxAddress::from_bytes([7; 32]), MailboxAddress::from_bytes([8; 32]));
        let mut writings = Writings::default();
        writings.put(open, writing());
        writings.put(gone, writing());
        writings.keep_only(&[open].into());
        assert_eq!((writings.count(), writings.of(open)), (1, writing()));
    }

    #[test]
    fn what_was_sent_before_the_app_ended_is_not_offered_again() {
        let text = Said::Text(Text { text: "Since when?".to_owned() });
        let opinion = Said::Opinion(Box::new(writing().opinion.ready(1).unwrap()));
        let left = without_sent(writing(), 1, [&text].into_iter());
        assert!(left.text.is_empty() && !left.opinion.is_empty());
        let left = without_sent(writing(), 1, [&opinion].into_iter());
        assert!(!left.text.is_empty() && left.opinion.is_empty());
        // Asked before, and something else since: asked once more on purpose.
        let later = Said::Text(Text { text: "Thank you.".to_owned() });
        assert_eq!(without_sent(writing(), 1, [&text, &later].into_iter()), writing());
    }
}
