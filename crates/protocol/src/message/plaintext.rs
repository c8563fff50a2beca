//! What is inside a body: the protocol's own fields, the content, padding.
//!
//! `seen (u32) ‖ fields ‖ content length (u32) ‖ content ‖ zeros`, where the fields are:
//! - patient's message 0: the patient's public key, the pre-shared key, the doctor's id and identity key, then as every
//!   patient's message;
//! - every patient's message: the attachments that it names;
//! - doctor's message 0: the doctor's consultation key, then as every doctor's message;
//! - every doctor's message: the signature.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    OpenError, SealError,
    attachments::{self, content_max},
    wire::{Header, PLAINTEXT_LEN},
};
use crate::{
    attachment::Attached,
    id::DoctorId,
    identity::{DoctorIdentity, IDENTITY_KEY_LEN, IdentityKey, Purpose, SIGNATURE_LEN},
    keys::{DoctorConsultation, PUBLIC_KEY_LEN, Patient, Psk, PublicKey},
};

/// The most bytes that the content of a message can have which names no attachment.
pub const CONTENT_MAX: usize = 12_288;

/// What the patient's first message tells the doctor, and the patient's other devices.
pub(super) struct Introduction {
    pub(super) patient: PublicKey<Patient>,
    pub(super) psk: Psk,
    pub(super) doctor: IdentityKey,
}

const INTRODUCTION_LEN: usize = PUBLIC_KEY_LEN + Psk::LEN + DoctorId::LEN + IDENTITY_KEY_LEN;

impl Introduction {
    /// The fields of a patient's first message.
    pub(super) fn encode(
        patient: &PublicKey<Patient>,
        psk: &Psk,
        doctor: &IdentityKey,
    ) -> Zeroizing<Vec<u8>> {
        let mut fields = Zeroizing::new(Vec::with_capacity(INTRODUCTION_LEN));
        fields.extend_from_slice(patient.as_bytes());
        fields.extend_from_slice(psk.secret().expose());
        fields.extend_from_slice(doctor.doctor().as_bytes());
        fields.extend_from_slice(doctor.as_bytes());
        fields
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, OpenError> {
        let patient =
            PublicKey::from_bytes(reader.take(PUBLIC_KEY_LEN)?).map_err(|_| OpenError::Plaintext)?;
        let psk = Psk::from_slice(reader.take(Psk::LEN)?).map_err(|_| OpenError::Plaintext)?;
        let doctor = DoctorId::try_from(reader.take(DoctorId::LEN)?).map_err(|_| OpenError::Plaintext)?;
        let key = reader.take(IDENTITY_KEY_LEN)?;
        let doctor = IdentityKey::from_bytes(doctor, key).map_err(|_| OpenError::Plaintext)?;
        Ok(Self { patient, psk, doctor })
    }
}

/// A patient's plaintext of its one length.
pub(super) fn of_patient(
    seen: u32,
    introduction: &[u8],
    attachments: &[&Attached],
    content: &[u8],
) -> Result<Zeroizing<[u8; PLAINTEXT_LEN]>, SealError> {
    let field = attachments::encode(attachments)?;
    pad(seen, [introduction, &field], content, content_max(attachments.len()))
}

/// A doctor's plaintext of its one length.
pub(super) fn of_doctor(
    seen: u32,
    fields: &[u8],
    content: &[u8],
) -> Result<Zeroizing<[u8; PLAINTEXT_LEN]>, SealError> {
    pad(seen, [fields, &[]], content, CONTENT_MAX)
}

/// Puts a plaintext together and pads it.
fn pad(
    seen: u32,
    [first, second]: [&[u8]; 2],
    content: &[u8],
    most: usize,
) -> Result<Zeroizing<[u8; PLAINTEXT_LEN]>, SealError> {
    if content.len() > most {
        return Err(SealError::TooLong { over: content.len() - most });
    }
    let length = u32::try_from(content.len()).expect("at most CONTENT_MAX");
    let mut padded = Zeroizing::new([0; PLAINTEXT_LEN]);
    let mut rest = padded.as_mut_slice();
    for part in [&seen.to_be_bytes(), first, second, &length.to_be_bytes(), content] {
        let (slot, after) = rest.split_at_mut(part.len());
        slot.copy_from_slice(part);
        rest = after;
    }
    Ok(padded)
}

/// What stands in a patient's plaintext.
pub(super) struct FromPatient<'a> {
    pub(super) seen: u32,
    /// In the first message.
    pub(super) introduction: Option<Introduction>,
    pub(super) attachments: Vec<Attached>,
    pub(super) content: &'a [u8],
}

/// Reads a patient's plaintext, and checks that it names the attachments that its header does.
pub(super) fn read_patients<'a>(header: &Header, plaintext: &'a [u8]) -> Result<FromPatient<'a>, OpenError> {
    let mut fields = Reader::new(plaintext);
    let seen = fields.number()?;
    let introduction = (header.sequence == 0).then(|| Introduction::read(&mut fields)).transpose()?;
    let attachments = attachments::read(&mut fields)?;
    let content = fields.content(content_max(attachments.len()))?;
    if attachments::root(&attachments) != header.attachment_root {
        return Err(OpenError::Attachments);
    }
    Ok(FromPatient { seen, introduction, attachments, content })
}

/// The doctor's fields: the consultation key in the first message, and the signature over all the rest.
pub(super) fn doctor_fields(
    identity: &DoctorIdentity,
    ad: &[u8],
    seen: u32,
    key: Option<&PublicKey<DoctorConsultation>>,
    content: &[u8],
) -> Vec<u8> {
    let key = key.map_or(&[][..], |key| key.as_bytes());
    let signature = identity.sign(Purpose::Message, &[ad, &statement(seen, key, content)]);
    [key, &signature].concat()
}

/// Whether the doctor signed this.
pub(super) fn check_signature(
    identity: &IdentityKey,
    ad: &[u8],
    (seen, key, content): (u32, &[u8], &[u8]),
    signature: &[u8; SIGNATURE_LEN],
) -> Result<(), OpenError> {
    if identity.verifies(Purpose::Message, &[ad, &statement(seen, key, content)], signature) {
        Ok(())
    } else {
        Err(OpenError::Signature)
    }
}

/// What the doctor signs besides the associated data: SHA-256 of `seen ‖ consultation key, if any ‖ content`.
fn statement(seen: u32, key: &[u8], content: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(seen.to_be_bytes()).chain_update(key).chain_update(content).finalize().into()
}

/// Reads a plaintext from its beginning.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(plaintext: &'a [u8]) -> Self {
        Self { rest: plaintext }
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], OpenError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(OpenError::Plaintext)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn take_array<const N: usize>(&mut self) -> Result<&'a [u8; N], OpenError> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(OpenError::Plaintext)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn number(&mut self) -> Result<u32, OpenError> {
        Ok(u32::from_be_bytes(*self.take_array()?))
    }

    pub(super) fn signature(&mut self) -> Result<&'a [u8; SIGNATURE_LEN], OpenError> {
        self.take_array()
    }

    /// The content, when it has at most so many bytes and only zeros follow it.
    pub(super) fn content(mut self, most: usize) -> Result<&'a [u8], OpenError> {
        let length = usize::try_from(self.number()?).map_err(|_| OpenError::Plaintext)?;
        if length > most {
            return Err(OpenError::Plaintext);
        }
        let content = self.take(length)?;
        if self.rest.iter().all(|byte| *byte == 0) { Ok(content) } else { Err(OpenError::Plaintext) }
    }
}
