//! The layout of a message on the wire.

use super::Role;
use crate::id::{KeyId, MessageHash};

/// Length of every message.
pub const WIRE_LEN: usize = 16_384;

/// Version of the protocol.
pub(super) const VERSION: u8 = 1;
/// X-Wing, HKDF-SHA256, ChaCha20-Poly1305.
pub(super) const SUITE: u8 = 1;

/// version ‖ suite ‖ role ‖ sequence ‖ previous ‖ recipient ‖ attachment root
pub(super) const HEADER_LEN: usize = 1 + 1 + 1 + 4 + 32 + 32 + 32;
pub(super) const COMMITMENT_LEN: usize = 32;
/// Length of an X-Wing ciphertext: ML-KEM-768's 1,088 bytes and X25519's 32.
pub(super) const ENC_LEN: usize = 1088 + 32;
pub(super) const TAG_LEN: usize = 16;
/// Encapsulated key, then the sealed content key.
pub(super) const WRAP_LEN: usize = ENC_LEN + 32 + TAG_LEN;

const COMMITMENT_AT: usize = HEADER_LEN;
const PEER_AT: usize = COMMITMENT_AT + COMMITMENT_LEN;
const OWN_AT: usize = PEER_AT + WRAP_LEN;
const BODY_AT: usize = OWN_AT + WRAP_LEN;
/// Length of the closing tag, HMAC-SHA256 over all bytes before it.
const CLOSING_LEN: usize = 32;
const CLOSING_AT: usize = WIRE_LEN - CLOSING_LEN;
/// Length of the sealed plaintext.
const BODY_LEN: usize = CLOSING_AT - BODY_AT;
/// Length of the padded plaintext; 13,865 bytes.
pub(super) const PLAINTEXT_LEN: usize = BODY_LEN - TAG_LEN;

/// The root of a message that names no attachment.
pub(super) const NO_ATTACHMENTS: [u8; 32] = [0; 32];

/// What stands open at the head of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Who wrote it.
    pub role: Role,
    /// Its number among the writer's messages, from 0.
    pub sequence: u32,
    /// Hash of the writer's message before this one; [`MessageHash::NONE`] for the first.
    pub previous: MessageHash,
    /// The key of the other side that it is sealed to.
    pub recipient: KeyId,
    /// Root over the attachments that it names; all zero where there are none.
    pub attachment_root: [u8; 32],
}

/// Bytes that cannot be a message of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// Another length than [`WIRE_LEN`].
    #[error("a message has {WIRE_LEN} bytes, not {0}")]
    Length(usize),
    /// A version that is not known here.
    #[error("unknown version of the protocol: {0}")]
    Version(u8),
    /// A cipher suite that is not known here.
    #[error("unknown cipher suite: {0}")]
    Suite(u8),
    /// Neither the patient nor the doctor.
    #[error("unknown role: {0}")]
    Role(u8),
}

impl Header {
    /// Reads the head of a message: cheap, and checks nothing but the form.
    ///
    /// # Errors
    /// [`HeaderError`], in the order of its variants.
    pub fn parse(wire: &[u8]) -> Result<Self, HeaderError> {
        if wire.len() != WIRE_LEN {
            return Err(HeaderError::Length(wire.len()));
        }
        let field = |at: usize| -> [u8; 32] { wire[at..at + 32].try_into().expect("32 bytes") };
        if wire[0] != VERSION {
            return Err(HeaderError::Version(wire[0]));
        }
        if wire[1] != SUITE {
            return Err(HeaderError::Suite(wire[1]));
        }
        let role = match wire[2] {
            0 => Role::Patient,
            1 => Role::Doctor,
            other => return Err(HeaderError::Role(other)),
        };
        Ok(Self {
            role,
            sequence: u32::from_be_bytes(wire[3..7].try_into().expect("4 bytes")),
            previous: MessageHash::from_bytes(field(7)),
            recipient: KeyId::from_bytes(field(39)),
            attachment_root: field(71),
        })
    }

    pub(super) fn encode(&self) -> [u8; HEADER_LEN] {
        let mut bytes = [0; HEADER_LEN];
        bytes[0] = VERSION;
        bytes[1] = SUITE;
        bytes[2] = self.role.byte();
        bytes[3..7].copy_from_slice(&self.sequence.to_be_bytes());
        bytes[7..39].copy_from_slice(self.previous.as_bytes());
        bytes[39..71].copy_from_slice(self.recipient.as_bytes());
        bytes[71..].copy_from_slice(&self.attachment_root);
        bytes
    }
}

/// The sealed parts behind the header.
pub(super) struct Parts<'a> {
    pub(super) commitment: &'a [u8],
    pub(super) peer: &'a [u8],
    pub(super) own: &'a [u8],
    pub(super) body: &'a [u8],
    /// Everything before the closing tag.
    pub(super) closed: &'a [u8],
    pub(super) closing: &'a [u8],
}

impl<'a> Parts<'a> {
    /// Of bytes whose header was read, and whose length is therefore right.
    pub(super) fn of(wire: &'a [u8]) -> Self {
        Self {
            commitment: &wire[COMMITMENT_AT..PEER_AT],
            peer: &wire[PEER_AT..OWN_AT],
            own: &wire[OWN_AT..BODY_AT],
            body: &wire[BODY_AT..CLOSING_AT],
            closed: &wire[..CLOSING_AT],
            closing: &wire[CLOSING_AT..],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // rule: P-20
    #[test]
    fn sizes_add_up() {
        assert_eq!(HEADER_LEN, 103);
        assert_eq!(WRAP_LEN, 1168);
        assert_eq!(BODY_AT, 2471);
        assert_eq!(BODY_LEN, 13_881);
        assert_eq!(PLAINTEXT_LEN, 13_865);
        assert_eq!(BODY_AT + BODY_LEN + CLOSING_LEN, WIRE_LEN);
    }
}
