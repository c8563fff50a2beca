//! Everything that the service holds of a doctor (GDPR Art. 15 and 20), and the end of it (Art. 17).

use secondok_protocol::{
    Day,
    id::{DoctorId, KeyId, MailboxAddress},
};
use serde::{Deserialize, Serialize};

use crate::{
    audit::Entry,
    bytes::Bytes,
    consultation::{Counts, State},
    directory::Profile,
    organisation::Organisation,
    verification::{Application, Recorded},
};

/// Answer of `GET` [`crate::path::ACCOUNT`]: everything that the database holds of this doctor. Not in it are what opens
/// something (the password's record, the hashes of sessions' tokens and of patients' capabilities) and the sealed bytes,
/// which the doctor's own app has or fetches: of the vault there is how long it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Account {
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// Who answers for the service; none where it calls itself a demonstration.
    pub organisation: Option<Organisation>,
    /// The doctor's random number.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
    pub doctor: DoctorId,
    /// The name that they log in with.
    pub login: String,
    /// Name in the address of their page.
    pub slug: String,
    /// Their public profile.
    pub profile: Profile,
    /// Days within which the opinion of a consultation that is opened now is due.
    pub answer_days: u32,
    /// Whether new consultations can be opened with them.
    pub accepting: bool,
    /// The specialties under which patients find them.
    pub listed_under: Vec<String>,
    /// Their Ed25519 identity key, 32 bytes: the public half.
    pub identity: Bytes,
    /// The keys that patients seal to: the public halves.
    pub prekeys: Vec<AccountPrekey>,
    /// The sealed vault.
    pub vault: AccountVault,
    /// Where they are logged in.
    pub sessions: Vec<AccountSession>,
    /// Their second factor, or the one that they had last.
    pub second_factor: Option<AccountFactor>,
    /// What they applied with, and what was recorded of it; none of who was taken over without.
    pub application: Option<AccountApplication>,
    /// How far they were reminded of the end of a licence.
    pub reminded: Option<AccountReminder>,
    /// Since when a letter to them waits to go out, in seconds since 1970-01-01.
    pub letter: Option<u64>,
    /// Invitations in their name that were not used.
    pub invitations: Vec<AccountInvitation>,
    /// What the audit log says of them: what they did, and what was done about their account; the latest [`LOG_MAX`], the latest
    /// first.
    pub log: Vec<Entry>,
    /// Their consultations that are not erased, ordered by what is due first, then by mailbox.
    pub consultations: Vec<AccountConsultation>,
}

/// An application, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountApplication {
    /// As the doctor sees it.
    pub application: Application,
    /// What was recorded before, and counts no more.
    pub earlier: Vec<Recorded>,
    /// Since when it stands there, in seconds since 1970-01-01.
    pub since: u64,
    /// The last day on which a licence holds that was confirmed; none where one does not run out, or nothing is approved.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Day>))]
    pub licensed_until: Option<Day>,
}

/// Until which day before its end a doctor was reminded of a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountReminder {
    /// The licence's last day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub licensed_until: Day,
    /// One of [`crate::verification::REMINDED`].
    pub days: u32,
}

/// Entries of the audit log in one copy.
pub const LOG_MAX: u32 = 1_000;

/// One published key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountPrekey {
    /// SHA-256 of the public half, by which messages name it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::KeyId))]
    pub key: KeyId,
    /// The first day on which it is sealed to.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub not_before: Day,
    /// The last day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub not_after: Day,
    /// As it is published.
    pub encoded: Bytes,
}

/// What the service knows of the sealed vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountVault {
    /// How often it was saved.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    pub version: u64,
    /// Its sealed bytes.
    pub bytes: u32,
}

/// A session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountSession {
    /// The last day on which it is accepted.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub valid_until: Day,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// A second factor, without its secret, which no database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountFactor {
    /// Whether it is asked for.
    pub on: bool,
    /// Which one it is, of those that were set up.
    pub generation: u32,
    /// The last period of 30 seconds (RFC 6238) whose code was taken.
    pub code_step: u64,
    /// How many were wrong since.
    pub wrong_codes: u32,
    /// When the last one was wrong, in seconds since 1970-01-01; 0 if none was.
    pub wrong_at: u64,
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountInvitation {
    /// The name to log in with.
    pub login: String,
    /// The last day on which it is good.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub valid_until: Day,
}

/// A consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountConsultation {
    /// Its mailbox.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::MailboxAddress))]
    pub mailbox: MailboxAddress,
    /// Where it stands.
    pub state: State,
    /// Days for the opinion, as they were when it was opened.
    pub answer_days: u32,
    /// The day it was opened.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub opened: Day,
    /// The last day for what comes next; none once it has ended.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Day>))]
    pub due: Option<Day>,
    /// The day it ended.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Day>))]
    pub ended: Option<Day>,
    /// Messages written so far.
    pub messages: Counts,
    /// Attachments that are kept or under way.
    pub attachments: u32,
}

/// Body of `POST` [`crate::path::ERASURE`]: the password once more. Between [`crate::doctor::LoginStart`] and this goes the
/// same as for a log-in (RFC 9807), and no session begins. Sent again within the minute for which the exchange is good, it
/// is answered the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountErasure {
    /// As received in [`crate::doctor::LoginChallenge`].
    pub exchange: Bytes,
    /// OPAQUE `KE3`.
    pub finalization: Bytes,
    /// The six digits that the authenticator shows now, from whoever has set up a second factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}
