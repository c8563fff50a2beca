//! The patient's end of a consultation.

use std::borrow::Borrow;

use rand_core::CryptoRng;

use super::{
    OpenError, Opened, OtherDoctorError, Role, SealError, Sealed, SentError, attachments,
    chain::Chains,
    place::Place,
    plaintext::{self, CONTENT_MAX, FromPatient, Introduction},
    sealing::{self, Reader},
    wire::Header,
};
use crate::{
    attachment::Attached,
    id::MessageHash,
    identity::IdentityKey,
    keys::{ConsultationKeys, DoctorConsultation, DoctorPrekey, PUBLIC_KEY_LEN, PublicKey},
    prekey::CurrentPrekey,
};

/// The patient's keys of one consultation, and both sides' messages so far.
#[derive(Debug)]
pub struct PatientChannel {
    keys: ConsultationKeys,
    /// Said by the patient's own first message, so that no directory can change it later.
    doctor: Option<IdentityKey>,
    prekey: Option<PublicKey<DoctorPrekey>>,
    /// Said by the doctor's first message; from then on the only key sealed to.
    consultation: Option<PublicKey<DoctorConsultation>>,
    chains: Chains,
}

impl PatientChannel {
    /// A new consultation with the doctor whose prekey this is.
    pub fn begin(keys: ConsultationKeys, prekey: &CurrentPrekey) -> Self {
        let mut channel = Self::restore(keys);
        channel.doctor = Some(*prekey.identity());
        channel.prekey = Some(prekey.public().clone());
        channel
    }

    /// A consultation that exists, from the words alone: [`Self::open`] its messages in order, the patient's first one
    /// before any of the doctor's.
    pub fn restore(keys: ConsultationKeys) -> Self {
        Self { keys, doctor: None, prekey: None, consultation: None, chains: Chains::new() }
    }

    /// Takes the doctor's current prekey: what a restored channel seals to until the doctor has answered.
    ///
    /// # Errors
    /// [`OtherDoctorError`] if it is not of the doctor whom the first message names.
    pub fn use_prekey(&mut self, prekey: &CurrentPrekey) -> Result<(), OtherDoctorError> {
        if self.doctor != Some(*prekey.identity()) {
            return Err(OtherDoctorError);
        }
        self.prekey = Some(prekey.public().clone());
        Ok(())
    }

    /// Seals the patient's next message. The channel moves on when [`Self::sent`] takes it.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn seal(&self, content: &[u8], rng: &mut impl CryptoRng) -> Result<Sealed, SealError> {
        self.seal_attached::<Attached>(content, &[], rng)
    }

    /// The same with attachments, which were sealed for this mailbox: the message carries their keys.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn seal_attached<A: Borrow<Attached>>(
        &self,
        content: &[u8],
        attachments: &[A],
        rng: &mut impl CryptoRng,
    ) -> Result<Sealed, SealError> {
        let doctor = self.doctor.ok_or(SealError::NotBegun)?;
        let attachments: Vec<&Attached> = attachments.iter().map(Borrow::borrow).collect();
        match (&self.consultation, &self.prekey) {
            (Some(key), _) => self.seal_to(key, &doctor, content, &attachments, rng),
            (None, Some(key)) => self.seal_to(key, &doctor, content, &attachments, rng),
            (None, None) => Err(SealError::NoPrekey),
        }
    }

    fn seal_to<R: crate::keys::KeyRole>(
        &self,
        key: &PublicKey<R>,
        doctor: &IdentityKey,
        content: &[u8],
        attachments: &[&Attached],
        rng: &mut impl CryptoRng,
    ) -> Result<Sealed, SealError> {
        let position = self.chains.next(Role::Patient);
        let seen = self.chains.count(Role::Doctor);
        let introduction = (position.sequence == 0)
            .then(|| Introduction::encode(self.keys.secret().public(), self.keys.psk(), doctor));
        let introduction = introduction.as_deref().map_or(&[][..], Vec::as_slice);
        let plaintext = plaintext::of_patient(seen, introduction, attachments, content)?;
        let place = self.place(Header {
            role: Role::Patient,
            sequence: position.sequence,
            previous: position.previous,
            recipient: key.id(),
            attachment_root: attachments::root(attachments),
        });
        let wire = sealing::seal(&place, key, self.keys.secret().public(), &plaintext, rng);
        Ok(Sealed { wire, mailbox: self.keys.mailbox(), role: Role::Patient, position })
    }

    /// The service has the message: the channel moves on.
    ///
    /// # Errors
    /// [`SentError`] if another message was opened in its place since it was sealed.
    pub fn sent(&mut self, sealed: Sealed) -> Result<(), SentError> {
        sealed.check(self.keys.mailbox(), Role::Patient, &self.chains)?;
        self.chains.advance(Role::Patient, sealed.hash(), self.chains.count(Role::Doctor));
        Ok(())
    }

    /// Opens the next message of one side.
    ///
    /// # Errors
    /// [`OpenError`]; the channel then stands where it stood.
    pub fn open(&mut self, role: Role, wire: &[u8]) -> Result<Opened, OpenError> {
        let header = self.chains.check(role, wire)?;
        match role {
            Role::Patient => self.open_own(header, wire),
            Role::Doctor => self.open_doctors(header, wire),
        }
    }

    fn open_own(&mut self, header: Header, wire: &[u8]) -> Result<Opened, OpenError> {
        let place = self.place(header);
        let key = sealing::unwrap(&place, Reader::Own, self.keys.secret(), wire)?;
        let plaintext = sealing::open_body(&place, &key, wire)?;
        let FromPatient { seen, introduction, attachments, content } =
            plaintext::read_patients(&header, &plaintext)?;
        if let Some(introduction) = introduction {
            if introduction.patient != *self.keys.secret().public() || introduction.psk != *self.keys.psk() {
                return Err(OpenError::ForeignKeys);
            }
            if self.doctor.is_some_and(|doctor| doctor != introduction.doctor) {
                return Err(OpenError::OtherDoctor);
            }
            self.doctor = Some(introduction.doctor);
        }
        self.chains.advance(Role::Patient, MessageHash::of(wire), seen);
        Ok(Opened::new(header, seen, attachments, content))
    }

    fn open_doctors(&mut self, header: Header, wire: &[u8]) -> Result<Opened, OpenError> {
        let doctor = self.doctor.ok_or(OpenError::NotBegun)?;
        if header.recipient != self.keys.secret().public().id() {
            return Err(OpenError::Recipient(header.recipient));
        }
        let place = self.place(header);
        let key = sealing::unwrap(&place, Reader::Peer, self.keys.secret(), wire)?;
        let plaintext = sealing::open_body(&place, &key, wire)?;
        let mut fields = plaintext::Reader::new(&plaintext);
        let seen = fields.number()?;
        let consultation = fields.take(if header.sequence == 0 { PUBLIC_KEY_LEN } else { 0 })?;
        let signature = fields.signature()?;
        let content = fields.content(CONTENT_MAX)?;
        plaintext::check_signature(
            &doctor,
            &place.associated_data(),
            (seen, consultation, content),
            signature,
        )?;
        if header.sequence == 0 {
            self.consultation = Some(PublicKey::from_bytes(consultation).map_err(|_| OpenError::Plaintext)?);
        }
        self.chains.advance(Role::Doctor, MessageHash::of(wire), seen);
        Ok(Opened::new(header, seen, vec![], content))
    }

    fn place(&self, header: Header) -> Place<'_> {
        Place { mailbox: self.keys.mailbox(), header, psk: Some(self.keys.psk()) }
    }

    /// The keys.
    pub fn keys(&self) -> &ConsultationKeys {
        &self.keys
    }

    /// Whom the consultation is with; none before the first message of a restored one was opened.
    pub fn doctor(&self) -> Option<&IdentityKey> {
        self.doctor.as_ref()
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
