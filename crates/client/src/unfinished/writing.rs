//! What a doctor is writing, in each consultation.

use std::collections::{BTreeMap, BTreeSet};

use secondok_protocol::id::MailboxAddress;
use serde::{Deserialize, Serialize};

use super::{UnfinishedOpinion, opinion::take_over};
use crate::{
    content::Content,
    limit::room,
    vault::{Vault, VaultError},
};

/// The blob's name.
const NAME: &str = "writing";

/// What is being written in a consultation: kept on this device until it is sent or thrown away.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Writing {
    /// A text to the patient.
    pub text: String,
    /// The opinion.
    pub opinion: UnfinishedOpinion,
}

impl Writing {
    /// Whether nobody has written anything.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.opinion.is_empty()
    }

    /// Takes over what a window has changed since it knew `before`. All else may have been written in another window.
    pub fn take_over(&mut self, before: &Self, now: Self) {
        take_over(&mut self.text, &before.text, now.text);
        self.opinion.take_over(&before.opinion, now.opinion);
    }

    /// Takes out what is among what this side has sent, the latest last, or waits to be sent: then the app ended between
    /// sending it and forgetting it. So many questions were asked.
    pub fn forget_sent<'a>(&mut self, questions: usize, sent: impl Iterator<Item = &'a Content> + Clone) {
        let texts = sent.clone().filter_map(|content| match content {
            Content::Text(text) => Some(text.text.as_str()),
            _ => None,
        });
        if texts.last() == Some(self.text.trim()) {
            self.text.clear();
        }
        // Only a whole one can have been sent.
        if let Ok(opinion) = self.opinion.ready(questions)
            && sent.into_iter().any(|content| matches!(content, Content::Opinion(sent) if *sent == opinion))
        {
            self.opinion = UnfinishedOpinion::default();
        }
    }

    /// Bytes that still fit into the opinion, or into the text if that has less room.
    pub fn room(&self) -> isize {
        self.opinion.room().min(room(&Content::text(self.text.trim())))
    }
}

/// What is being written, by consultation.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writings(BTreeMap<MailboxAddress, Writing>);

impl Writings {
    /// All of it. What cannot be read any more is begun anew.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn load(vault: &impl Vault) -> Result<Self, VaultError> {
        let kept = vault.get(NAME).await?;
        Ok(kept.and_then(|blob| serde_json::from_slice(&blob).ok()).unwrap_or_default())
    }

    /// Keeps it as it is now.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn save(&self, vault: &impl Vault) -> Result<(), VaultError> {
        if self.0.is_empty() {
            return vault.delete(NAME).await;
        }
        vault.put(NAME, &serde_json::to_vec(self).expect("identifiers and texts are plain JSON")).await
    }

    /// In how many consultations something is being written.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// What is being written in this consultation.
    pub fn of(&self, mailbox: MailboxAddress) -> Writing {
        self.0.get(&mailbox).cloned().unwrap_or_default()
    }

    /// Replaces what is being written in this consultation.
    pub fn put(&mut self, mailbox: MailboxAddress, writing: Writing) {
        if writing.is_empty() {
            self.0.remove(&mailbox);
        } else {
            self.0.insert(mailbox, writing);
        }
    }

    /// Forgets what is being written in other consultations than these, which are there and not over. Whether there was
    /// anything to forget.
    pub fn keep_only(&mut self, open: &BTreeSet<MailboxAddress>) -> bool {
        let before = self.count();
        self.0.retain(|mailbox, _| open.contains(mailbox));
        self.count() != before
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::content::{Agreement, Confidence};

    fn writing() -> Writing {
        let opinion = UnfinishedOpinion {
            answers: vec!["No.".to_owned(), String::new()],
            summary: "Not now.".to_owned(),
            ..UnfinishedOpinion::default()
        };
        Writing { text: "Since when?".to_owned(), opinion }
    }

    #[test]
    fn what_was_sent_before_the_app_ended_is_not_offered_again() {
        let whole = || {
            let opinion = UnfinishedOpinion {
                answers: vec!["No.".to_owned()],
                agreement: Some(Agreement::Partly),
                confidence: Some(Confidence::High),
                would_change: "A worse echo.".to_owned(),
                limits: "Nobody examined you.".to_owned(),
                ..writing().opinion
            };
            Writing { opinion, ..writing() }
        };
        let left = |sent: &[Content]| {
            let mut left = whole();
            left.forget_sent(1, sent.iter());
            left
        };
        let text = Content::text("Since when?");
        let opinion = Content::Opinion(whole().opinion.ready(1).unwrap());
        let without_text = left(std::slice::from_ref(&text));
        assert!(without_text.text.is_empty() && !without_text.opinion.is_empty());
        let without_opinion = left(&[opinion]);
        assert!(!without_opinion.text.is_empty() && without_opinion.opinion.is_empty());
        // Asked before, and something else since: asked once more on purpose.
        assert_eq!(left(&[text, Content::text("Thank you.")]), whole());
    }

    #[test]
    fn a_window_that_opened_earlier_takes_nothing_from_what_another_has_written() {
        let before = Writing::default();
        let mut kept = writing();
        let answers = vec![String::new(), "In a year.".to_owned()];
        let opinion = UnfinishedOpinion { answers, ..UnfinishedOpinion::default() };
        kept.take_over(&before, Writing { text: String::new(), opinion });
        assert_eq!((kept.text.as_str(), kept.opinion.summary.as_str()), ("Since when?", "Not now."));
        assert_eq!(kept.opinion.answers, ["No.", "In a year."]);
        // What a window knew of and has blanked is blank.
        let known = kept.clone();
        kept.take_over(&known, Writing { text: String::new(), ..known.clone() });
        assert_eq!((kept.text.as_str(), &kept.opinion), ("", &known.opinion));
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
        assert!(writings.keep_only(&[open].into()));
        assert!(!writings.keep_only(&[open].into()));
        assert_eq!((writings.count(), writings.of(open)), (1, writing()));
    }
}
