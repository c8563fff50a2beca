//! Which answers went by e-mail too, so that nobody has to guess whether to send one.

use rand_core::CryptoRng;
use secondok_protocol::id::MailboxAddress;

use super::Doctor;
use crate::{doctor::SealedVaultError, transport::Transport, vault::Vault};

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Whether this answer of a question, by its number, went by e-mail; of earlier ones nothing is kept.
    pub fn was_mailed(&self, mailbox: MailboxAddress, answer: u32) -> bool {
        self.contents.together.mailed.get(&mailbox) == Some(&answer)
    }

    /// The mail server has taken this answer.
    ///
    /// # Errors
    /// [`SealedVaultError`]; the mail is on its way all the same.
    pub async fn note_mailed(
        &mut self,
        mailbox: MailboxAddress,
        answer: u32,
        rng: &mut impl CryptoRng,
    ) -> Result<(), SealedVaultError> {
        self.update(rng, |contents, _| contents.together.mailed.insert(mailbox, answer) != Some(answer)).await
    }
}
