//! Why a message was not sealed or not opened. One refusal, one error.

use super::{Role, attachments::ATTACHMENTS_MAX, wire::HeaderError};
use crate::id::KeyId;

/// A message that was not sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The content does not fit.
    #[error("the content has {over} bytes more than fit")]
    TooLong {
        /// How many bytes it is over [`content_max`](super::content_max).
        over: usize,
    },
    /// It names more attachments than a message can.
    #[error("the message names {over} attachments more than the {ATTACHMENTS_MAX} that it can")]
    TooManyAttachments {
        /// How many it is over [`ATTACHMENTS_MAX`].
        over: usize,
    },
    /// A patient's channel that was brought back has not yet opened its own first message.
    #[error("the patient's first message has to be opened first")]
    NotBegun,
    /// A patient's channel that was brought back needs the doctor's current prekey until the doctor has answered.
    #[error("the doctor's current prekey is needed")]
    NoPrekey,
}

/// A sealed message that does not stand where the channel now stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("another message has taken this one's place; seal it again")]
pub struct SentError;

/// A prekey of another doctor than the consultation's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this prekey is not of the doctor of this consultation")]
pub struct OtherDoctorError;

/// A message that was refused. The channel stands where it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It does not have the form of a message.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// It says that the other side wrote it.
    #[error("the message is by another role: {found:?}")]
    Role {
        /// Who it says wrote it.
        found: Role,
    },
    /// A message with this number was there before.
    #[error("message {sequence} was there before")]
    Replayed {
        /// Its number.
        sequence: u32,
    },
    /// A message before it is not there: dropped, or they come in another order.
    #[error("message {expected} is missing before message {found}")]
    Missing {
        /// The number that is next.
        expected: u32,
        /// The number that came.
        found: u32,
    },
    /// It follows another message than the one that was here: of another mailbox, or the history was changed.
    #[error("message {sequence} does not follow the one before it")]
    Previous {
        /// Its number.
        sequence: u32,
    },
    /// The root in its header is not that of the attachments that it names.
    #[error("the message names other attachments than its header")]
    Attachments,
    /// A doctor's message names attachments; this version knows the patient's only.
    #[error("a doctor's message names attachments, which this version does not know")]
    DoctorsAttachments,
    /// It is sealed to a key that is not the reader's, or no longer.
    #[error("the message is sealed to another key: {0}")]
    Recipient(KeyId),
    /// It is sealed to a prekey, and the vault keeps [`KEPT_MAX`](super::KEPT_MAX) keys of this consultation already.
    #[error("message {sequence} is sealed to a prekey, as too many before it were")]
    TooManyToPrekeys {
        /// Its number.
        sequence: u32,
    },
    /// A doctor's message came before the patient's first, which says who the doctor is.
    #[error("the patient's first message has to be opened first")]
    NotBegun,
    /// The wrapped content key does not open: the message was sealed for another mailbox or place, with another
    /// pre-shared key, or it was changed after it was sealed.
    #[error("the message was not sealed for this place, or was changed")]
    Wrap,
    /// It was sealed without the pre-shared key where it must be sealed with it.
    #[error("the message was sealed without the key that patient and doctor share")]
    ModeDowngrade,
    /// The content key is not the one that the message commits to: its two readers would read two texts.
    #[error("the message holds different keys for its two readers")]
    Commitment,
    /// The closing tag does not fit: the other reader's wrap was changed, so that they could not read what this one can.
    #[error("the part of the message that is meant for its other reader was changed")]
    Closing,
    /// The body does not open under the content key.
    #[error("the message's body was not sealed with its key")]
    Body,
    /// The plaintext has another form: a length beyond its end, or padding that is not zero.
    #[error("the message's plaintext is malformed")]
    Plaintext,
    /// The doctor's signature is not theirs.
    #[error("the message is not signed by the doctor")]
    Signature,
    /// The first message holds keys that are not those of these words.
    #[error("the first message was not made with these words")]
    ForeignKeys,
    /// The first message is meant for another doctor.
    #[error("the message is meant for another doctor")]
    OtherDoctor,
    /// The doctor's first message holds another consultation key than this vault.
    #[error("the doctor's first message holds another key than the vault")]
    OtherConsultationKey,
    /// It is not the message that was opened here the first time.
    #[error("message {sequence} is not the one that was opened before")]
    Changed {
        /// Its number.
        sequence: u32,
    },
}
