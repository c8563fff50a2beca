//! Where each side's messages stand: numbers without gaps, each message naming the hash of the one before.

use super::{
    OpenError, Role,
    wire::{Header, NO_ATTACHMENTS},
};
use crate::id::MessageHash;

/// A place in one side's chain: which number, after which message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) sequence: u32,
    pub(super) previous: MessageHash,
}

/// One side's messages so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chain {
    next: Position,
    /// The most of the other side's messages that this side said it had opened.
    seen: u32,
}

/// Both sides' messages so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chains {
    patient: Chain,
    doctor: Chain,
}

impl Chains {
    pub(super) fn new() -> Self {
        let empty = Chain { next: Position { sequence: 0, previous: MessageHash::NONE }, seen: 0 };
        Self { patient: empty, doctor: empty }
    }

    fn of(&self, role: Role) -> &Chain {
        match role {
            Role::Patient => &self.patient,
            Role::Doctor => &self.doctor,
        }
    }

    pub(super) fn next(&self, role: Role) -> Position {
        self.of(role).next
    }

    /// How many of this side's messages are known here.
    pub(super) fn count(&self, role: Role) -> u32 {
        self.of(role).next.sequence
    }

    /// How many of this side's messages the other side had opened but are not here.
    pub(super) fn withheld(&self, role: Role) -> u32 {
        self.of(role.other()).seen.saturating_sub(self.count(role))
    }

    /// The header of a message, if it is the next one of this side.
    pub(super) fn check(&self, role: Role, wire: &[u8]) -> Result<Header, OpenError> {
        let header = Header::parse(wire)?;
        if header.role != role {
            return Err(OpenError::Role { found: header.role });
        }
        let next = self.next(role);
        if header.sequence < next.sequence {
            return Err(OpenError::Replayed { sequence: header.sequence });
        }
        if header.sequence > next.sequence {
            return Err(OpenError::Missing { expected: next.sequence, found: header.sequence });
        }
        if header.previous != next.previous {
            return Err(OpenError::Previous { sequence: header.sequence });
        }
        if role == Role::Doctor && header.attachment_root != NO_ATTACHMENTS {
            return Err(OpenError::DoctorsAttachments);
        }
        Ok(header)
    }

    /// Moves on by the message that stands at this position and has this hash.
    pub(super) fn advance(&mut self, role: Role, hash: MessageHash, seen: u32) {
        let chain = match role {
            Role::Patient => &mut self.patient,
            Role::Doctor => &mut self.doctor,
        };
        chain.next = Position { sequence: chain.next.sequence + 1, previous: hash };
        chain.seen = chain.seen.max(seen);
    }
}
