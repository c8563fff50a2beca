//! What can become of a message that one side writes.

use secondok_api::consultation::State;
use secondok_protocol::message::OpenError;

use crate::{
    content::ContentError, doctor::SealedVaultError, key_log::LogRefusal, service::ServiceError,
    thread::Entry, vault::VaultError,
};

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The service has it on disk.
    Sent,
    /// Something was written from another device in the meantime. The message was not sent and is
    /// kept as a draft: look at what arrived, then send it if it still fits.
    Overtaken {
        /// What this device had not seen.
        arrived: Vec<Entry>,
    },
}

/// Why a message was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Something in it is missing, not plain or too long. Nothing was kept.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// There is no consultation of this number on this device.
    #[error("there is no such consultation on this device")]
    Unknown,
    /// The consultation has been erased or destroyed; it is forgotten on this device too.
    #[error("this consultation has been erased")]
    Gone,
    /// It is sealed and kept on this device, and is sent at the next contact. Whether the service has it already is
    /// not known; it will not be doubled.
    #[error("the message is kept on this device and will be sent: {0}")]
    Waiting(ServiceError),
    /// It was not sent, and is kept as a draft.
    #[error("the message was not sent and is kept as a draft: {0}")]
    NotSent(ServiceError),
    /// The consultation is no longer where this was possible. Kept as a draft.
    #[error("the consultation is no longer where this was possible")]
    WrongState {
        /// Where it stands, if that could be asked.
        state: Option<State>,
    },
    /// The doctor has not answered yet and has no key of today to seal to. Kept as a draft.
    #[error("this doctor has no key at the moment")]
    NoKey,
    /// The log that the doctor's key stands in is not believed. Kept as a draft.
    #[error("the doctor's key is not sealed to: {0}")]
    KeyLog(LogRefusal),
    /// The consultation holds as many messages as it can. Kept as a draft.
    #[error("this consultation holds as many messages as it can")]
    Full,
    /// The doctor has not answered yet, and no more messages can wait for that. Kept as a draft.
    #[error("the doctor has not answered yet, and no more messages can wait for that")]
    Unanswered,
    /// The service holds another history than this device has seen. Kept as a draft.
    #[error("the service holds another history of this consultation than this device")]
    OutOfStep,
    /// One of this side's own messages did not pass: nothing can follow it. Kept as a draft.
    #[error("a message of this consultation did not pass: {0}")]
    Broken(OpenError),
    /// No attachments of this consultation are on their way from this device.
    #[error("there are no attachments to send")]
    NothingAttached,
    /// The service does not have all of the attachments yet. The way on: upload what is missing.
    #[error("the service does not have all of the attachments yet")]
    NotUploaded,
    /// The opinion came while attachments were on their way: they would use up the question about it. They stay on their way until the
    /// patient lets them go as that, or gives them up.
    #[error("the opinion has come: attachments go as the question about it now")]
    OpinionCame,
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The doctor's own vault on the service. Nothing was sent; kept as a draft.
    #[error(transparent)]
    SealedVault(#[from] SealedVaultError),
}

impl SendError {
    /// Whether what was to be sent need not be kept where it was written: it is a draft here or on its way, or the
    /// consultation that it was for is no more.
    pub fn has_taken_over(&self) -> bool {
        match self {
            Self::Gone
            | Self::Waiting(_)
            | Self::NotSent(_)
            | Self::WrongState { .. }
            | Self::NoKey
            | Self::KeyLog(_)
            | Self::Full
            | Self::Unanswered
            | Self::OutOfStep
            | Self::Broken(_)
            | Self::SealedVault(_) => true,
            Self::Content(_)
            | Self::Unknown
            | Self::NothingAttached
            | Self::NotUploaded
            | Self::OpinionCame
            | Self::Vault(_) => false,
        }
    }
}
