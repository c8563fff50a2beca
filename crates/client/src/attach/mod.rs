//! Attachments on their way: sealed from what was cleaned and from nothing else, kept in parts on the device until the
//! service has them, fetched and opened piece by piece.
//!
//! A place on the service is reserved first ([`Place`]), because where an attachment lies is part of its seal. What is sealed
//! ([`Sealing`]) waits in [`Parts`]. The message that names the attachments is sent once the service has all of them.

mod attaching;
mod fetching;
mod parts;
mod sealing;
mod source;
pub(crate) mod tus;
mod upload;

pub use attaching::Attaching;
pub(crate) use attaching::Reserved;
pub use fetching::{FetchError, Fetching};
pub use parts::Parts;
pub use sealing::{Sealing, SealingError, size_of};
use secondok_protocol::id::{BlobId, MailboxAddress};
use serde::{Deserialize, Serialize};
pub use source::{format_of, made_as};
pub use upload::{Upload, UploadError};

/// Where one attachment will lie on the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// In which consultation.
    pub mailbox: MailboxAddress,
    /// Under which number there.
    pub blob: BlobId,
}
