//! What crosses the wire between a doctor who applies and the service.

use secondok_protocol::{Day, id::MailboxAddress};
use serde::{Deserialize, Serialize};

use super::{Form, Recorded, Standing};

/// Answer of `GET` [`crate::path::APPLICATION`], and of what changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Application {
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// Where it stands.
    pub standing: Standing,
    /// Counts up with each change.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    pub revision: u64,
    /// What the doctor applies with.
    pub form: Form,
    /// Where the documents lie, once the doctor's device has said so.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::MailboxAddress>))]
    pub mailbox: Option<MailboxAddress>,
    /// What was recorded of the credentials, the latest last.
    pub checks: Vec<Recorded>,
}

/// Body of `PUT` [`crate::path::APPLICATION`]: the form as it is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ApplicationChange))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The revision that the device saw.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    #[serde(deserialize_with = "crate::whole::number")]
    pub revision: u64,
    /// The form.
    pub form: Form,
}

/// Body of `PUT` [`crate::path::APPLICATION_DOCUMENTS`]: where the documents are going to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ApplicationDocuments))]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// A mailbox that has not been opened yet.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::MailboxAddress))]
    pub mailbox: MailboxAddress,
}

/// Body of `POST` [`crate::path::APPLICATION_SUBMISSION`] and [`crate::path::APPLICATION_RECALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ApplicationSeen))]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The revision that the device saw.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    #[serde(deserialize_with = "crate::whole::number")]
    pub revision: u64,
}

/// Body of `POST` [`crate::path::DOCTOR_INVITATION`]: whoever reads mail of this address is sent a link to register by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = InvitationRequest))]
#[serde(deny_unknown_fields)]
pub struct InvitationRequest {
    /// The address, which is going to be the name to log in with.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Mailbox))]
    pub address: String,
    /// The language of the mail, ISO 639-1.
    pub language: String,
}
