//! The doctor's end of a consultation.

mod secrets;

use std::sync::Arc;

use rand_core::CryptoRng;

pub use self::secrets::{DoctorConsultationSecrets, KEPT_MAX};
use super::{
    OpenError, Opened, Role, SealError, Sealed, SentError,
    chain::Chains,
    place::Place,
    plaintext::{self, CONTENT_MAX, FromPatient, Introduction},
    sealing::{self, ContentKey, Reader},
    wire::{Header, NO_ATTACHMENTS},
};
use crate::{
    id::{MailboxAddress, MessageHash},
    identity::DoctorIdentity,
    keys::{DoctorConsultation, Nickname, PUBLIC_KEY_LEN, SecretKey},
    prekey::DoctorPrekeys,
};

/// The doctor's keys of one consultation, and both sides' messages so far.
#[derive(Debug)]
pub struct DoctorChannel {
    identity: Arc<DoctorIdentity>,
    secret: SecretKey<DoctorConsultation>,
    secrets: DoctorConsultationSecrets,
    chains: Chains,
}

impl DoctorChannel {
    /// Opens a patient's first message with a prekey, and makes the key of this consultation.
    ///
    /// Before the doctor's first message is sent, [`Self::secrets`] must be safe in the vault: the patient seals to the
    /// key in them from then on.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn answer_first(
        identity: Arc<DoctorIdentity>,
        prekeys: &DoctorPrekeys,
        mailbox: MailboxAddress,
        wire: &[u8],
        rng: &mut impl CryptoRng,
    ) -> Result<(Self, Opened), OpenError> {
        let mut chains = Chains::new();
        let header = chains.check(Role::Patient, wire)?;
        let prekey = prekeys.find(header.recipient).ok_or(OpenError::Recipient(header.recipient))?;
        let place = Place { mailbox, header, psk: None };
        let key = sealing::unwrap(&place, Reader::Peer, &prekey, wire)?;
        let plaintext = sealing::open_body(&place, &key, wire)?;
        let FromPatient { seen, introduction, attachments, content } =
            plaintext::read_patients(&header, &plaintext)?;
        let Introduction { patient, psk, doctor } = introduction.expect("number 0 is the first of its chain");
        if doctor != *identity.public() {
            return Err(OpenError::OtherDoctor);
        }
        let opened = Opened::new(header, seen, attachments, content);

        let hash = MessageHash::of(wire);
        chains.advance(Role::Patient, hash, seen);
        let secret = SecretKey::generate(rng);
        let mut secrets = DoctorConsultationSecrets::new(mailbox, secret.seed().duplicate(), psk, patient);
        secrets.keep(0, hash, key);
        Ok((Self { identity, secret, secrets, chains }, opened))
    }

    /// A consultation whose secrets lie in the vault: [`Self::open`] its messages in order.
    pub fn restore(identity: Arc<DoctorIdentity>, secrets: DoctorConsultationSecrets) -> Self {
        let secret = SecretKey::from_seed(secrets.seed().duplicate());
        Self { identity, secret, secrets, chains: Chains::new() }
    }

    /// Seals the doctor's next message. The channel moves on when [`Self::sent`] takes it.
    ///
    /// # Errors
    /// [`SealError::TooLong`].
    pub fn seal(&self, content: &[u8], rng: &mut impl CryptoRng) -> Result<Sealed, SealError> {
        let position = self.chains.next(Role::Doctor);
        let seen = self.chains.count(Role::Patient);
        let patient = self.secrets.patient();
        let place = self.place(Header {
            role: Role::Doctor,
            sequence: position.sequence,
            previous: position.previous,
            recipient: patient.id(),
            attachment_root: NO_ATTACHMENTS,
        });
        let key = (position.sequence == 0).then(|| self.secret.public());
        let fields = plaintext::doctor_fields(&self.identity, &place.associated_data(), seen, key, content);
        let plaintext = plaintext::of_doctor(seen, &fields, content)?;
        let wire = sealing::seal(&place, patient, self.secret.public(), &plaintext, rng);
        Ok(Sealed { wire, mailbox: self.secrets.mailbox(), role: Role::Doctor, position })
    }

    /// The service has the message: the channel moves on.
    ///
    /// # Errors
    /// [`SentError`] if another message was opened in its place since it was sealed.
    pub fn sent(&mut self, sealed: Sealed) -> Result<(), SentError> {
        sealed.check(self.secrets.mailbox(), Role::Doctor, &self.chains)?;
        self.chains.advance(Role::Doctor, sealed.hash(), self.chains.count(Role::Patient));
        Ok(())
    }

    /// Opens the next message of one side. A patient's message that is sealed to a prekey changes [`Self::secrets`]:
    /// they then keep its content key, because the prekey will be destroyed.
    ///
    /// # Errors
    /// [`OpenError`]; the channel then stands where it stood.
    pub fn open(&mut self, role: Role, wire: &[u8], prekeys: &DoctorPrekeys) -> Result<Opened, OpenError> {
        let header = self.chains.check(role, wire)?;
        match role {
            Role::Patient => self.open_patients(header, wire, prekeys),
            Role::Doctor => self.open_own(header, wire),
        }
    }

    fn open_patients(
        &mut self,
        header: Header,
        wire: &[u8],
        prekeys: &DoctorPrekeys,
    ) -> Result<Opened, OpenError> {
        let place = self.place(header);
        let (key, to_prekey) = self.patients_key(&place, wire, prekeys)?;
        let plaintext = sealing::open_body(&place, &key, wire)?;
        // The keys of a first message are in the secrets since it was first opened.
        let FromPatient { seen, attachments, content, .. } = plaintext::read_patients(&header, &plaintext)?;
        let hash = MessageHash::of(wire);
        if to_prekey {
            self.secrets.keep(header.sequence, hash, key);
        }
        self.chains.advance(Role::Patient, hash, seen);
        Ok(Opened::new(header, seen, attachments, content))
    }

    /// The content key of a patient's message, and whether it came out of a prekey's wrap.
    fn patients_key(
        &self,
        place: &Place<'_>,
        wire: &[u8],
        prekeys: &DoctorPrekeys,
    ) -> Result<(ContentKey, bool), OpenError> {
        let Header { sequence, recipient, .. } = place.header;
        if let Some(kept) = self.secrets.kept_key(sequence, MessageHash::of(wire))? {
            return Ok((kept, false));
        }
        if recipient == self.secret.public().id() {
            return Ok((sealing::unwrap(place, Reader::Peer, &self.secret, wire)?, false));
        }
        let prekey = prekeys.find(recipient).ok_or(OpenError::Recipient(recipient))?;
        if self.secrets.kept() >= KEPT_MAX {
            return Err(OpenError::TooManyToPrekeys { sequence });
        }
        Ok((sealing::unwrap(place, Reader::Peer, &prekey, wire)?, true))
    }

    fn open_own(&mut self, header: Header, wire: &[u8]) -> Result<Opened, OpenError> {
        let place = self.place(header);
        let key = sealing::unwrap(&place, Reader::Own, &self.secret, wire)?;
        let plaintext = sealing::open_body(&place, &key, wire)?;
        let mut fields = plaintext::Reader::new(&plaintext);
        let seen = fields.number()?;
        let consultation = fields.take(if header.sequence == 0 { PUBLIC_KEY_LEN } else { 0 })?;
        let signature = fields.signature()?;
        let content = fields.content(CONTENT_MAX)?;
        let ad = place.associated_data();
        plaintext::check_signature(self.identity.public(), &ad, (seen, consultation, content), signature)?;
        if header.sequence == 0 && consultation != self.secret.public().as_bytes() {
            return Err(OpenError::OtherConsultationKey);
        }
        self.chains.advance(Role::Doctor, MessageHash::of(wire), seen);
        Ok(Opened::new(header, seen, vec![], content))
    }

    fn place(&self, header: Header) -> Place<'_> {
        Place { mailbox: self.secrets.mailbox(), header, psk: Some(self.secrets.psk()) }
    }

    /// What the vault keeps of this consultation.
    pub fn secrets(&self) -> &DoctorConsultationSecrets {
        &self.secrets
    }

    /// The name to show for the patient.
    pub fn nickname(&self) -> Nickname {
        self.secrets.psk().nickname()
    }

    /// How many messages of this side are known here: the number of its next one.
    pub fn count(&self, role: Role) -> u32 {
        self.chains.count(role)
    }

    /// How many messages of this side somebody had already read which were not given to this channel. Not zero once
    /// everything was fetched and opened: the service withholds messages.
    pub fn withheld(&self, role: Role) -> u32 {
        self.chains.withheld(role)
    }
}
