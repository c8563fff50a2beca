//! Writing to the doctor: a text, a follow-up question, who one is, taking the question back.

use std::collections::BTreeMap;

use rand_core::CryptoRng;
use secondok_api::{
    consultation::{Role, Transition},
    frame::MessageFrame,
};
use secondok_protocol::{
    Day,
    id::MailboxAddress,
    keys::ConsultationKeys,
    message::{PatientChannel, SealError, Sealed},
};

use super::{Patient, replay::Live};
use crate::{
    content::{Content, ContentError, FollowUp, Revealed, Withdrawn},
    directory::KeyRefusal,
    kept::Kept,
    send::{Outcome, SendError},
    service::ServiceError,
    transport::{Authorization, Transport},
    vault::{Vault, VaultError},
    writer::{Ready, Writer},
};

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Writes a text.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn say(
        &mut self,
        index: u32,
        text: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        self.send(index, Content::text(text), None, today, rng).await
    }

    /// Asks about the opinion.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn follow_up(
        &mut self,
        index: u32,
        text: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = Content::FollowUp(FollowUp { text: text.to_owned() });
        self.send(index, content, Some(Transition::FollowUp), today, rng).await
    }

    /// Says who the patient is: wherever a text can be sent, and after the opinion in place of the follow-up question, as
    /// which every text goes then.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn reveal(
        &mut self,
        index: u32,
        text: &str,
        is_follow_up: bool,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = Content::Revealed(Revealed { text: text.to_owned() });
        let transition = is_follow_up.then_some(Transition::FollowUp);
        self.send(index, content, transition, today, rng).await
    }

    /// Takes the question back, before the opinion.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn withdraw(
        &mut self,
        index: u32,
        note: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let content = Content::Withdrawn(Withdrawn { note: note.to_owned() });
        self.send(index, content, Some(Transition::Withdraw), today, rng).await
    }

    async fn send(
        &mut self,
        index: u32,
        content: Content,
        transition: Option<Transition>,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        if self.kept(index).is_none() {
            return Err(SendError::Unknown);
        }
        self.write(index, content, transition, today, rng).await
    }
}

impl<T: Transport, V: Vault> Writer for Patient<T, V> {
    type Transport = T;
    type Id = u32;
    type Channel = PatientChannel;
    /// Today.
    type Day = Day;

    const ROLE: Role = Role::Patient;

    fn transport(&self) -> &T {
        &self.transport
    }

    fn locate(&self, index: u32) -> (MailboxAddress, Authorization) {
        let (mailbox, capability) = ConsultationKeys::locate(&self.phrase, index);
        (mailbox, Authorization::Capability(capability))
    }

    fn kept(&self, index: u32) -> Option<&Kept> {
        self.device.consultations.get(&index)
    }

    async fn change(&mut self, index: u32, change: impl FnOnce(&mut Kept)) -> Result<(), VaultError> {
        self.device.change(|device| change(device.kept(index))).await
    }

    fn live(&mut self) -> &mut BTreeMap<u32, Live> {
        &mut self.live
    }

    async fn replay(&mut self, index: u32, _rng: &mut impl CryptoRng) -> Result<Option<Live>, ServiceError> {
        Live::replay(&self.transport, self.keys(index)).await
    }

    fn take(&self, live: &mut Live, message: &MessageFrame) {
        live.take(message);
    }

    fn is_current(&self, _index: u32, _live: &Live) -> bool {
        true
    }

    async fn let_go(&mut self, index: u32, _rng: &mut impl CryptoRng) -> Result<(), VaultError> {
        self.drop_consultation(index).await
    }

    async fn seal(
        &mut self,
        index: u32,
        live: &mut Live,
        Ready { content, bytes, attachments }: Ready<'_>,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Sealed, SendError> {
        if let Some(error) = live.broken() {
            return Err(SendError::Broken(error));
        }
        match live.channel.seal_attached(bytes, attachments, rng) {
            Ok(sealed) => return Ok(sealed),
            Err(SealError::NoPrekey) => {}
            Err(SealError::TooLong { over }) => return Err(ContentError::TooLong { over }.into()),
            Err(SealError::TooManyAttachments { .. } | SealError::NotBegun) => {
                return Err(SendError::OutOfStep);
            }
        }
        // Brought back from the words, before the doctor has answered: the doctor's key of today is needed.
        let Some(doctor) = live.channel.doctor().copied() else { return Err(SendError::OutOfStep) };
        let Some(specialty) = live.specialty(doctor.doctor()) else { return Err(SendError::OutOfStep) };
        self.change(index, |kept| kept.keep_draft(content.clone())).await?;
        let keys = self.specialty_keys(specialty, today).await?.map_err(SendError::NotSent)?;
        let prekey =
            keys.current.get(&doctor.doctor()).ok_or_else(|| match keys.refused.get(&doctor.doctor()) {
                Some(KeyRefusal::Log(refusal)) => SendError::KeyLog(*refusal),
                _ => SendError::NoKey,
            })?;
        live.channel.use_prekey(prekey).map_err(|_| SendError::NoKey)?;
        live.channel.seal_attached(bytes, attachments, rng).map_err(|_| SendError::OutOfStep)
    }
}
