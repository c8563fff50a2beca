//! Letters to doctors: that something awaits them in their app. All are alike, in every language at once: what stands in them tells nothing
//! of what it is. When they come does: a reminder at night, a decision when it was made.

use secondok_api::organisation::is_mailbox;
use secondok_l10n::Language;

use super::Mail;
use crate::{Care, site::texts, store::StoreError};

/// What became of the letters that were to go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters {
    /// So many the mail server took.
    pub sent: usize,
    /// So many it did not: they are tried again.
    pub waiting: usize,
}

impl Care {
    /// Hands letters to doctors over to the mail server, each once; what it does not take is tried again. A service without one leaves
    /// them to others. Whoever logs in with a name that is no address is not written to. A doctor who was not reached in time finds it in
    /// the app alone.
    ///
    /// # Errors
    /// That the database failed.
    pub async fn write_letters(&self) -> Result<Letters, StoreError> {
        let mut told = Letters::default();
        if !self.mail().is_some_and(Mail::sends) {
            return Ok(told);
        }
        let (subject, text) = self.letter();
        let mut after = None;
        loop {
            let page = self.store().letters(after).await?;
            let Some(last) = page.last().map(|letter| letter.doctor) else { return Ok(told) };
            after = Some(last);
            for letter in page {
                // Nothing goes out that could not be noted first: it would again each minute.
                if !self.store().take_letter(&letter).await? || !is_mailbox(&letter.login) {
                    continue;
                }
                match self.write(&letter.login, &subject, &text).await {
                    Ok(()) => told.sent += 1,
                    Err(_) => {
                        self.store().put_letter_back(&letter).await?;
                        told.waiting += 1;
                    }
                }
            }
        }
    }

    fn letter(&self) -> (String, String) {
        let subject = Language::ALL.map(|language| texts(language).text("doctor-letter-subject"));
        let text = Language::ALL.map(|language| match self.doctors_app() {
            Some(app) => {
                let link = app.trim_end_matches('/');
                texts(language).text_with("doctor-letter-text", &[("link", link.into())])
            }
            None => texts(language).text("doctor-letter-text-alone"),
        });
        let signed = self.organisation().map(|organisation| organisation.name.clone());
        let parts: Vec<String> = text.into_iter().chain(signed).collect();
        (subject.join(" · "), parts.join("\n\n"))
    }
}
