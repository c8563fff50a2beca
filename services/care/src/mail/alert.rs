//! Mails that nobody asked for by writing: about alerts, to addresses that whoever runs the service has set; to doctors, see `letter`. No
//! person is named in them.

use rand_core::Rng;

use super::{NotSent, Outgoing};
use crate::Care;

impl Care {
    /// Hands such a mail over to the mail server. Programs are asked not to answer.
    ///
    /// # Errors
    /// That the mail server did not take it, or that there is none.
    pub async fn write(&self, to: &str, subject: &str, text: &str) -> Result<(), NotSent> {
        let mail = self.mail().ok_or(NotSent)?;
        let mut number = [0; 16];
        self.rng().fill_bytes(&mut number);
        let number: String = number.iter().map(|byte| format!("{byte:02x}")).collect();
        let id = format!("{number}@{}", mail.domain());
        let outgoing = Outgoing { to, id: &id, subject, text, is_automatic: true };
        mail.send(outgoing, self.clock().now()).await
    }
}
