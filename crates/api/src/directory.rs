//! The public directory of doctors and their keys.

use secondok_protocol::{Day, id::DoctorId};
use serde::{Deserialize, Serialize};

use crate::bytes::Bytes;

/// Answer of `GET` [`crate::path::DIRECTORY`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Directory {
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// Whether everything here is invented, for trying out.
    pub demonstration: bool,
    /// Days within which a doctor says whether they take a consultation.
    pub accept_within: u32,
    /// Everybody who can be asked, ordered by name.
    pub doctors: Vec<DoctorEntry>,
}

/// One doctor as everybody may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoctorEntry {
    /// The doctor.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
    pub id: DoctorId,
    /// Their public profile.
    pub profile: Profile,
    /// Whether new consultations can be opened with them today.
    pub available: bool,
}

/// What a doctor publishes about themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name in the page's address: lower-case ASCII letters, digits and hyphens.
    pub slug: String,
    /// Name as on the licence.
    pub name: String,
    /// Such as "Dr. med."; may be empty.
    #[serde(default)]
    pub title: String,
    /// Identifiers of the questionnaires' specialties, such as `cardiology`; at least one.
    pub specialties: Vec<String>,
    /// Languages that they consult in, ISO 639-1.
    pub languages: Vec<String>,
    /// Where they are licensed, ISO 3166-1 alpha-2.
    pub licensed_in: Vec<String>,
    /// Years of practice.
    pub experience_years: u32,
    /// A paragraph by themselves, by language (ISO 639-1); at least English.
    pub about: std::collections::BTreeMap<String, String>,
    /// Price in whole units.
    pub price_units: u32,
    /// Days within which the opinion is given, 1–14.
    pub answer_days: u32,
}

impl Profile {
    /// Title and name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.title, self.name).trim().to_owned()
    }
}

/// Answer of `GET` [`crate::path::SPECIALTY_KEYS`]: the keys of a whole specialty, never of one doctor, so that
/// asking for them does not tell who will be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SpecialtyKeys {
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// Keys of each doctor of the specialty that can be asked.
    pub doctors: Vec<DoctorKeys>,
    /// The log that they stand in.
    pub log: KeyLog,
    /// What shows that they stand there: 32 bytes for each hash, as `secondok_keylog::verify_inclusion` takes it.
    pub proof: Bytes,
}

/// The log of keys as it stands: answer of `GET` [`crate::path::KEY_LOG`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeyLog {
    /// Its name and public key, as C2SP `signed-note` writes them. A device remembers those that it saw first.
    pub key: String,
    /// Its checkpoint, a signed note (C2SP `tlog-checkpoint`).
    pub checkpoint: String,
}

/// What is needed to seal a first message to a doctor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DoctorKeys {
    /// The doctor.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
    pub id: DoctorId,
    /// Their Ed25519 identity key, 32 bytes.
    pub identity: Bytes,
    /// Their current prekey, in the protocol's encoding, signed by the identity key.
    pub prekey: Bytes,
    /// The number of the entry that publishes the identity key in the log, counted from 0.
    pub entry: u64,
    /// The day of that entry.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub since: Day,
}
