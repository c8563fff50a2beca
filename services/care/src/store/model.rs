//! What goes into the store and comes out of it.

use std::path::PathBuf;

use bytes::Bytes;
use secondok_api::{
    attachment::part_len,
    consultation::{Counts, MailboxState, Receipt, Role, State, Transition},
    directory::Profile,
};
use secondok_protocol::{
    Day,
    id::{BlobId, DoctorId, KeyId, MailboxAddress, MessageHash, SecretHash},
};
use subtle::ConstantTimeEq;

use super::error::StoreError;
use crate::{clock::Timestamp, consultations::rules};

/// Where the database is and how it is opened.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// `sqlite:PATH` (the file is made when it is missing) or, with the feature `postgres`, `postgres://…`.
    pub url: String,
    /// SQLite only: the name of a registered VFS to use instead of the system's own, so that faults can be injected.
    pub vfs: Option<String>,
    /// Connections for reading.
    pub readers: u32,
    /// How long to wait for a database that others hold, in milliseconds.
    pub busy_timeout_ms: u32,
    /// SQLite only: how many pages the file may have; none for no limit.
    pub max_pages: Option<u32>,
    /// Where attachments lie; none for who has nothing to do with them, and then the folder is not touched.
    pub attachments: Option<AttachmentOptions>,
}

/// Where attachments lie, and how much of them there may be.
#[derive(Debug, Clone)]
pub struct AttachmentOptions {
    /// Their folder; made when it is missing.
    pub folder: PathBuf,
    /// What one consultation may hold.
    pub quota: Quota,
    /// Bytes of the folder's disk that stay free of them, so that a database beside them can still be written and
    /// rewritten; 0 for a disk that is not asked.
    pub reserve: u64,
}

impl AttachmentOptions {
    /// What usually stays free of the disk.
    pub const RESERVE: u64 = 2 << 30;

    /// With the usual quota and reserve.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), quota: Quota::default(), reserve: Self::RESERVE }
    }
}

/// What one consultation may hold of attachments, uploads that are under way included. As long as no doctor has taken it,
/// which may be anybody's doing, of the bytes only an eighth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Bytes of all of them together.
    pub bytes: u64,
    /// How many.
    pub count: u32,
}

impl Quota {
    /// Bytes that this consultation may hold.
    pub fn bytes_of(self, consultation: &ConsultationRow) -> u64 {
        if consultation.is_untaken() { self.bytes / 8 } else { self.bytes }
    }
}

impl Default for Quota {
    fn default() -> Self {
        Self { bytes: 4 << 30, count: 64 }
    }
}

impl StoreOptions {
    /// With the usual settings.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            vfs: None,
            readers: 4,
            busy_timeout_ms: 5_000,
            max_pages: None,
            attachments: None,
        }
    }
}

/// A sealed message that is to be stored, with the hash of its bytes.
#[derive(Debug, Clone)]
pub struct StoredMessage {
    /// Its wire bytes.
    pub wire: Bytes,
    /// SHA-256 of them.
    pub hash: MessageHash,
}

impl StoredMessage {
    /// Hashes the wire bytes.
    pub fn new(wire: Bytes) -> Self {
        let hash = MessageHash::of(&wire);
        Self { wire, hash }
    }
}

/// A consultation that is to be opened.
#[derive(Debug, Clone)]
pub struct NewConsultation {
    /// Its address.
    pub mailbox: MailboxAddress,
    /// What opens it to the patient.
    pub capability: SecretHash,
    /// Who is asked.
    pub doctor: DoctorId,
    /// Today.
    pub opened: Day,
    /// The last day on which the doctor can take it.
    pub due: Day,
    /// The patient's message 0.
    pub message: StoredMessage,
}

/// Why a consultation was not opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The address is or was in use.
    #[error("the address has been used before")]
    Exists,
    /// No such doctor, or they take no new consultations.
    #[error("the doctor takes no new consultations")]
    DoctorUnavailable,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A consultation as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationRow {
    /// Its address.
    pub mailbox: MailboxAddress,
    /// What opens it to the patient.
    pub capability: SecretHash,
    /// Who is asked.
    pub doctor: DoctorId,
    /// Days that the doctor has for an answer, as published when it was opened.
    pub answer_days: u32,
    /// Where it stands.
    pub state: State,
    /// The day it was opened.
    pub opened: Day,
    /// The last day for what comes next; none once it has ended.
    pub due: Option<Day>,
    /// The day it ended.
    pub ended: Option<Day>,
    /// The day it is erased; set once it has ended. Never shown: see [`rules::erase_on`].
    pub erase_on: Option<Day>,
    /// How many messages there are.
    pub messages: Counts,
    /// Hash of the patient's last message.
    pub last_patient: MessageHash,
    /// Hash of the doctor's last message, [`MessageHash::NONE`] before the first.
    pub last_doctor: MessageHash,
}

impl ConsultationRow {
    /// Whether it is this one's to read and to write in. The capability's hash is compared in constant time: how much of
    /// it fits is told to nobody.
    pub fn is_open_to(&self, author: Author) -> bool {
        match author {
            Author::Patient(capability) => self.capability.as_bytes().ct_eq(capability.as_bytes()).into(),
            Author::Doctor(doctor) => self.doctor == doctor,
        }
    }

    /// Whether it has ended, or has to now that this day has come.
    pub fn is_over(&self, today: Day) -> bool {
        self.due.is_none_or(|due| rules::is_late(due, today))
    }

    /// Whether it waits for a doctor to take it.
    pub fn is_untaken(&self) -> bool {
        self.state == State::Requested
    }

    /// Whether it has ended, being this now, before a doctor took it: nobody is going to need its attachments.
    pub fn ended_untaken(&self, now: &Self) -> bool {
        self.is_untaken() && now.ended.is_some()
    }

    /// Hash of the last message of that side.
    pub fn last(&self, role: Role) -> MessageHash {
        match role {
            Role::Patient => self.last_patient,
            Role::Doctor => self.last_doctor,
        }
    }

    /// As it goes over the wire.
    pub fn to_state(&self, today: Day) -> MailboxState {
        MailboxState {
            mailbox: self.mailbox,
            doctor: self.doctor,
            state: self.state,
            opened: self.opened,
            due: self.due,
            erased_by: self.ended.map(rules::erased_by),
            messages: self.messages,
            today,
        }
    }
}

/// A consultation that is no longer there, for those who followed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
    /// Its address.
    pub mailbox: MailboxAddress,
    /// Who was asked.
    pub doctor: DoctorId,
}

/// Who reads or writes, with what shows that they may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// The patient, by the hash of their capability.
    Patient(SecretHash),
    /// A doctor whose session was checked.
    Doctor(DoctorId),
}

impl Author {
    /// Which side they are.
    pub const fn role(self) -> Role {
        match self {
            Self::Patient(_) => Role::Patient,
            Self::Doctor(_) => Role::Doctor,
        }
    }
}

/// A message that is to be appended, whose header was checked.
#[derive(Debug, Clone)]
pub struct Append {
    /// Where.
    pub mailbox: MailboxAddress,
    /// By whom.
    pub author: Author,
    /// Its number among that side's messages.
    pub sequence: u32,
    /// The hash of that side's message before it, as its header says.
    pub previous: MessageHash,
    /// SHA-256 of its wire bytes.
    pub hash: MessageHash,
    /// Its wire bytes.
    pub wire: Bytes,
    /// The change of state that it brings.
    pub transition: Option<Transition>,
    /// Today.
    pub today: Day,
    /// The day of erasure if this ends the consultation, drawn with [`rules::erase_on`].
    pub erase_on: Day,
}

/// A message that is on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// For its sender.
    pub receipt: Receipt,
    /// The consultation as it now stands.
    pub row: ConsultationRow,
    /// It was there already: nothing new for anybody who follows.
    pub repeated: bool,
}

/// Why a message was not appended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// No such consultation, or not this author's: not told apart.
    #[error("no such consultation")]
    Unknown,
    /// Messages before it are missing.
    #[error("message {expected} comes next")]
    Gap {
        /// The number that comes next.
        expected: u32,
    },
    /// Another message has this number.
    #[error("another message has this number")]
    Taken,
    /// It does not follow that side's last message.
    #[error("the message does not follow the last one")]
    Mismatch,
    /// The state does not allow it.
    #[error("not possible in this state")]
    WrongState {
        /// The state.
        state: State,
    },
    /// The doctor is not verified any more, or their licence has run out.
    #[error("the doctor may not consult any more")]
    Lapsed,
    /// The side has written as many messages as it can.
    #[error("the mailbox is full")]
    Full,
    /// The patient has written as many as they can before the doctor's first message.
    #[error("the doctor has not answered yet")]
    Unanswered,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An upload that is to be begun.
#[derive(Debug, Clone, Copy)]
pub struct NewAttachment {
    /// Where.
    pub mailbox: MailboxAddress,
    /// By whom.
    pub author: Author,
    /// Its random number.
    pub blob: BlobId,
    /// How many bytes it will have.
    pub length: u64,
    /// Today.
    pub today: Day,
}

/// Why an upload was not begun.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BeginError {
    /// No such consultation, or not this author's: not told apart.
    #[error("no such consultation")]
    Unknown,
    /// The consultation is over.
    #[error("the consultation is over")]
    Over,
    /// It holds as many attachments, or bytes of them, as it can in its state.
    #[error("the consultation holds as many attachments as it can")]
    Full,
    /// Another one of it has this number, or had it and was not completed in time, or was taken away.
    #[error("another attachment has this number")]
    Taken,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A sealed attachment, as far as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttachmentRow {
    /// Whose it is.
    pub mailbox: MailboxAddress,
    /// Its random number.
    pub blob: BlobId,
    /// The day on which its upload was begun.
    pub day: Day,
    /// How many bytes it has when it is complete.
    pub length: u64,
    /// How many of its parts are kept.
    pub parts: u32,
}

impl AttachmentRow {
    /// How many of its bytes are kept.
    pub const fn offset(&self) -> u64 {
        self.parts as u64 * part_len(self.length)
    }

    /// Whether all of it is kept.
    pub const fn is_complete(&self) -> bool {
        self.offset() == self.length
    }

    /// Whether its upload was begun so long ago that the night forgets it.
    pub fn is_late(&self, today: Day) -> bool {
        !self.is_complete() && rules::is_late(self.day + rules::UPLOAD_WITHIN, today)
    }
}

/// Somebody who is to be invited to apply.
#[derive(Debug, Clone)]
pub struct NewApplicant {
    /// Who it will be.
    pub doctor: DoctorId,
    /// The address to which it goes, and the name that they will log in with.
    pub login: String,
    /// Hash of the invitation's code.
    pub invitation: SecretHash,
    /// The last day on which it is good.
    pub valid_until: Day,
}

/// What came of asking for an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedFor {
    /// It is good from now on.
    Invited,
    /// There is an account of this name, or the organisation invited them.
    Known,
}

/// A doctor who is to be invited.
#[derive(Debug, Clone)]
pub struct NewDoctor {
    /// The doctor.
    pub doctor: DoctorId,
    /// The name that they will log in with.
    pub login: String,
    /// Their public profile.
    pub profile: Profile,
    /// Hash of the invitation's code.
    pub invitation: SecretHash,
    /// The last day on which the invitation is good.
    pub valid_until: Day,
}

/// Why a doctor was not invited.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InviteError {
    /// Somebody has this log-in name.
    #[error("somebody has this log-in name")]
    LoginTaken,
    /// Somebody has this name in the page's address.
    #[error("somebody has this name in the page's address")]
    SlugTaken,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An invitation that is still good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationRow {
    /// The doctor that it made.
    pub doctor: DoctorId,
    /// The name that they will log in with.
    pub login: String,
    /// The last day on which it is good.
    pub valid_until: Day,
}

/// What a doctor hands in to register.
#[derive(Debug, Clone)]
pub struct Registration {
    /// Hash of the invitation's code; used up.
    pub invitation: SecretHash,
    /// Now.
    pub now: Timestamp,
    /// OPAQUE `RegistrationRecord`.
    pub record: Vec<u8>,
    /// Ed25519 identity key, 32 bytes.
    pub identity: [u8; 32],
    /// The sealed vault, version 1.
    pub vault: Vec<u8>,
    /// Prekeys whose signatures were checked.
    pub prekeys: Vec<PrekeyRow>,
}

/// Why a doctor was not registered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// The invitation is unknown, used or has run out.
    #[error("the invitation is unknown, used or has run out")]
    UnknownInvitation,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A published prekey whose signature was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrekeyRow {
    /// Which key it is.
    pub key: KeyId,
    /// First day on which it is good.
    pub not_before: Day,
    /// Last day on which it is good.
    pub not_after: Day,
    /// The signed prekey in the protocol's encoding.
    pub encoded: Vec<u8>,
}

/// A doctor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoctorRow {
    /// The doctor.
    pub doctor: DoctorId,
    /// Their public profile.
    pub profile: Profile,
    /// Their identity key; none until they have registered.
    pub identity: Option<[u8; 32]>,
    /// Whether they take new consultations.
    pub accepting: bool,
}

/// A doctor as listed in the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryRow {
    /// The doctor.
    pub doctor: DoctorId,
    /// Their public profile.
    pub profile: Profile,
    /// Registered, taking new consultations, and with a prekey that is good today.
    pub available: bool,
}

/// Keys of a doctor who can be asked today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoctorKeysRow {
    /// The doctor.
    pub doctor: DoctorId,
    /// Their identity key.
    pub identity: [u8; 32],
    /// Of the prekeys that are good today, the newest one, encoded.
    pub prekey: Vec<u8>,
}

/// What a log-in needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginRow<A> {
    /// Whose account it is.
    pub account: A,
    /// OPAQUE `RegistrationRecord`.
    pub record: Vec<u8>,
}

/// A doctor's session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionRow {
    /// Hash of its token.
    pub token: SecretHash,
    /// Whose.
    pub doctor: DoctorId,
    /// The last day on which it is good.
    pub valid_until: Day,
}

/// A doctor's sealed vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultRow {
    /// Counts up with every change, from 1.
    pub version: u64,
    /// Sealed bytes.
    pub sealed: Vec<u8>,
}

/// How today lies to the day of the last nightly run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayStep {
    /// There was no run yet.
    First,
    /// The run of today was made.
    Same,
    /// The last run was made yesterday.
    Next,
    /// More than one day passed: the service stood still, or the clock jumped.
    Jump {
        /// Days since the last run.
        days: u32,
    },
    /// The clock says an earlier day than the last run's; the later day holds.
    Backwards {
        /// The day of the last run.
        last: Day,
    },
}
