//! Answers that go by e-mail too: the service sends what is there already, when whoever answers asks for it.

use rand_core::CryptoRng;
use secondok_api::{
    consultation::Role,
    path,
    support::{Letter, ReplyTo},
};
use secondok_protocol::id::MailboxAddress;

use super::Desk;
use crate::{
    content::Content,
    doctor::Doctor,
    service::{self, ServiceError},
    thread::Thread,
    transport::{Method, Transport},
    vault::Vault,
};

/// What of a question has to do with e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByMail {
    /// Where an answer goes. Whoever asks has said so, in a message that anybody could have made.
    pub reply_to: ReplyTo,
    /// The number of the latest answer, if there is one.
    pub answer: Option<u32>,
}

impl ByMail {
    /// Of a question; none where whoever asks wants no e-mail.
    pub fn of(thread: &Thread) -> Option<Self> {
        let asked = thread.entries.iter().find(|entry| entry.role == Role::Patient && entry.sequence == 0)?;
        let Content::Question(question) = &asked.content else { return None };
        let reply_to = question.reply_to.clone()?;
        let answers = thread.entries.iter().filter(|entry| {
            entry.role == Role::Doctor
                && matches!(&entry.content, Content::Text(text) if !text.text.is_empty())
        });
        Some(Self { reply_to, answer: answers.map(|entry| entry.sequence).max() })
    }
}

impl<T: Transport + Clone, V: Vault> Desk<T, V> {
    /// Has the latest answer sent by e-mail. The same one again is the same mail, which a mail program shows once. Without any
    /// answer nothing is sent.
    ///
    /// # Errors
    /// [`ServiceError`]; `mail-not-sent` where the mail server does not take it, `unknown-mailbox` where the service knows
    /// nothing of the address.
    pub async fn mail(&self, by_mail: &ByMail) -> Result<(), ServiceError> {
        let Some(number) = by_mail.answer else { return Ok(()) };
        let ReplyTo { address, permit, .. } = by_mail.reply_to.clone();
        let letter = Letter { address, permit, number };
        let path = path::DESK_SUPPORT_MAIL.to_owned();
        let post = service::with_json(Method::Post, path, Some(self.authorization()), &letter);
        service::done(&self.transport, post).await
    }

    /// The same of a question as it was read, and notes for all who answer that it went. None: there is no answer, or nobody
    /// wants it by e-mail.
    ///
    /// # Errors
    /// Those of [`Self::mail`].
    pub async fn mail_and_note<W: Vault>(
        &self,
        support: &mut Doctor<T, W>,
        mailbox: MailboxAddress,
        thread: &Thread,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<ReplyTo>, ServiceError> {
        let Some(by_mail) = ByMail::of(thread) else { return Ok(None) };
        let Some(answer) = by_mail.answer else { return Ok(None) };
        self.mail(&by_mail).await?;
        // It is sent: what cannot be noted of it is no fault of sending.
        let _ = support.note_mailed(mailbox, answer, rng).await;
        Ok(Some(by_mail.reply_to))
    }
}
