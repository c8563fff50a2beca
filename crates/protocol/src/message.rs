//! Sealed messages: what they look like on the wire, and the two channels that seal and open them.
//!
//! [`PatientChannel`] and [`DoctorChannel`] are the whole surface: each holds its side's keys and both chains of
//! messages. Nothing else seals or opens.

mod attachments;
mod chain;
mod doctor;
mod error;
mod patient;
mod place;
mod plaintext;
mod sealing;
mod wire;

pub use self::{
    attachments::{ATTACHMENTS_MAX, content_max},
    doctor::{DoctorChannel, DoctorConsultationSecrets, KEPT_MAX},
    error::{OpenError, OtherDoctorError, SealError, SentError},
    patient::PatientChannel,
    plaintext::CONTENT_MAX,
    wire::{Header, HeaderError, WIRE_LEN},
};
use crate::{
    attachment::Attached,
    id::{MailboxAddress, MessageHash},
};

/// Who wrote a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The patient; 0 on the wire.
    Patient,
    /// The doctor; 1 on the wire.
    Doctor,
}

impl Role {
    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Patient => Self::Doctor,
            Self::Doctor => Self::Patient,
        }
    }

    const fn byte(self) -> u8 {
        match self {
            Self::Patient => 0,
            Self::Doctor => 1,
        }
    }
}

/// A message that is sealed and not yet sent. Until [`PatientChannel::sent`] or [`DoctorChannel::sent`] takes it, the
/// channel stands where it stood: where the service took another message in its place, drop this one.
pub struct Sealed {
    wire: Vec<u8>,
    mailbox: MailboxAddress,
    role: Role,
    position: chain::Position,
}

impl Sealed {
    /// What goes over the wire; [`WIRE_LEN`] bytes.
    pub fn wire(&self) -> &[u8] {
        &self.wire
    }

    /// Its number among the writer's messages.
    pub fn sequence(&self) -> u32 {
        self.position.sequence
    }

    /// SHA-256 of the wire bytes, as the receipt will have it.
    pub fn hash(&self) -> MessageHash {
        MessageHash::of(&self.wire)
    }

    fn check(&self, mailbox: MailboxAddress, role: Role, chains: &chain::Chains) -> Result<(), SentError> {
        let belongs = self.mailbox == mailbox && self.role == role && self.position == chains.next(role);
        if belongs { Ok(()) } else { Err(SentError) }
    }
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealed(message {})", self.position.sequence)
    }
}

/// A message that was opened: every rule has been checked.
pub struct Opened {
    role: Role,
    sequence: u32,
    seen: u32,
    attachments: Vec<Attached>,
    content: zeroize::Zeroizing<Vec<u8>>,
}

impl Opened {
    fn new(header: Header, seen: u32, attachments: Vec<Attached>, content: &[u8]) -> Self {
        let content = zeroize::Zeroizing::new(content.to_vec());
        Self { role: header.role, sequence: header.sequence, seen, attachments, content }
    }

    /// Who wrote it.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Its number among the writer's messages.
    pub fn sequence(&self) -> u32 {
        self.sequence
    }

    /// How many of the other side's messages its writer had opened: orders the two sides' messages.
    pub fn seen(&self) -> u32 {
        self.seen
    }

    /// What it names besides; a doctor's message names none.
    pub fn attachments(&self) -> &[Attached] {
        &self.attachments
    }

    /// The same, to be kept.
    pub fn into_attachments(self) -> Vec<Attached> {
        self.attachments
    }

    /// What was written.
    pub fn content(&self) -> &[u8] {
        &self.content
    }
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Opened({:?}'s message {}, {} bytes, redacted)",
            self.role,
            self.sequence,
            self.content.len()
        )
    }
}

#[cfg(test)]
mod tests;
