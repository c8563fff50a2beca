//! Letters to doctors: that something awaits them in their app. All are alike, in every language at once: what a mail server sees tells
//! nothing of what it is.

use secondok_api::organisation::is_mailbox;
use secondok_l10n::Language;

use crate::{
    Care,
    site::texts,
    store::{LetterRow, StoreError},
};

/// Seconds for which a letter is tried.
const TRIED: u64 = 3 * 24 * 60 * 60;

/// What became of the letters that were to go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters {
    /// So many the mail server took.
    pub sent: usize,
    /// So many it did not: they are tried again.
    pub waiting: usize,
}

impl Care {
    /// Hands letters to doctors over to the mail server. Where there is none, or the name that somebody logs in with is no address,
    /// nobody is written to. A doctor who was not reached within three days finds it in the app alone.
    ///
    /// # Errors
    /// That the database failed.
    pub async fn write_letters(&self) -> Result<Letters, StoreError> {
        let mut told = Letters::default();
        let (subject, text) = self.letter();
        for letter in self.store().letters().await? {
            let can_be_sent = self.mail().is_some_and(super::Mail::sends) && is_mailbox(&letter.login);
            if can_be_sent && self.write(&letter.login, &subject, &text).await.is_ok() {
                told.sent += 1;
            } else if can_be_sent && self.is_young(&letter) {
                told.waiting += 1;
                continue;
            }
            self.store().letter_done(&letter).await?;
        }
        Ok(told)
    }

    fn is_young(&self, letter: &LetterRow) -> bool {
        self.clock().now().0.saturating_sub(letter.since.0) < TRIED
    }

    fn letter(&self) -> (String, String) {
        let link = self.doctors_app().map(|app| app.trim_end_matches('/')).unwrap_or_default();
        let subject = Language::ALL.map(|language| texts(language).text("doctor-letter-subject"));
        let link = || [("link", link.into())];
        let text = Language::ALL.map(|language| texts(language).text_with("doctor-letter-text", &link()));
        (subject.join(" · "), text.join("\n\n"))
    }
}
