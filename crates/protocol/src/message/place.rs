//! Where a message belongs: everything that its seals are bound to.

use super::{
    Role,
    wire::{HEADER_LEN, Header},
};
use crate::{id::MailboxAddress, keys::Psk};

/// One message's place in one mailbox.
pub(super) struct Place<'a> {
    pub(super) mailbox: MailboxAddress,
    pub(super) header: Header,
    /// Unknown to the doctor until the first message is open.
    pub(super) psk: Option<&'a Psk>,
}

/// Which HPKE mode a wrap has (RFC 9180, section 5).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Base,
    Psk,
}

const AD_DOMAIN: &[u8] = b"secondok/1 message\0";

impl Place<'_> {
    /// The mode is fixed by who writes and which message it is; nothing on the wire can choose it.
    pub(super) fn mode(&self) -> Mode {
        match (self.header.role, self.header.sequence) {
            (Role::Patient, 0) => Mode::Base,
            _ => Mode::Psk,
        }
    }

    /// Domain ‖ mailbox ‖ header: version, suite, role, sequence, previous, recipient, attachment root.
    pub(super) fn associated_data(&self) -> Vec<u8> {
        let mut ad = Vec::with_capacity(AD_DOMAIN.len() + MailboxAddress::LEN + HEADER_LEN);
        ad.extend_from_slice(AD_DOMAIN);
        ad.extend_from_slice(self.mailbox.as_bytes());
        ad.extend_from_slice(&self.header.encode());
        ad
    }

    /// The pre-shared key's name, bound to the mailbox.
    pub(super) fn psk_id(&self) -> Vec<u8> {
        [b"secondok/1 psk\0", self.mailbox.as_bytes().as_slice()].concat()
    }
}
