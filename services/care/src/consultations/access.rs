//! Whose a mailbox is. Unknown, erased and somebody else's are one and the same answer.

use secondok_api::problem::Kind;
use secondok_protocol::id::MailboxAddress;

use crate::{
    Care,
    http::Refusal,
    store::{Author, ConsultationRow, StoreError},
};

/// The mailbox, if it is there and this reader's.
pub(crate) async fn read(
    care: &Care,
    mailbox: MailboxAddress,
    reader: Author,
) -> Result<Option<ConsultationRow>, StoreError> {
    let row = care.store().consultation(mailbox).await?;
    Ok(row.filter(|row| row.is_open_to(reader)))
}

/// As [`read`]; the answer in its place is the same whatever the reason.
pub(crate) async fn require(
    care: &Care,
    mailbox: MailboxAddress,
    reader: Author,
) -> Result<ConsultationRow, Refusal> {
    read(care, mailbox, reader).await?.ok_or_else(|| Kind::UNKNOWN_MAILBOX.into())
}
