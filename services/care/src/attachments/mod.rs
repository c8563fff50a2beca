//! Sealed attachments: uploaded by tus 1.0.0 (<https://tus.io/protocols/resumable-upload>), fetched whole or in ranges.
//! What they hold is sealed: nothing here looks at a byte of it.

pub(crate) mod append;
pub(crate) mod begin;
pub(crate) mod end;
pub(crate) mod fetch;
mod incoming;
pub(crate) mod offset;
mod pace;
mod range;
pub(crate) mod tus;
mod under_way;

use secondok_api::problem::Kind;
use secondok_protocol::id::{BlobId, MailboxAddress, SecretHash};

pub(crate) use self::under_way::Uploads;
use crate::{
    Care,
    consultations::access,
    http::Refusal,
    store::{AttachmentRow, Author},
};

/// An attachment that the night has not forgotten yet, in a mailbox whose patient asks.
async fn require(
    care: &Care,
    (mailbox, blob): (MailboxAddress, BlobId),
    capability: SecretHash,
) -> Result<AttachmentRow, Refusal> {
    access::require(care, mailbox, Author::Patient(capability)).await?;
    let row = care.store().attachment(mailbox, blob).await?;
    let today = care.today();
    row.filter(|row| !row.is_late(today)).ok_or_else(|| Kind::UNKNOWN_ATTACHMENT.into())
}
