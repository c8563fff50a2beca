//! Who asks: the patient of one mailbox, by their capability, a doctor, by their session, or one who is going to be, by
//! their invitation.

use axum::extract::FromRequestParts;
use http::{HeaderMap, header, request::Parts};
use secondok_api::{
    path::{CAPABILITY_SCHEME, INVITATION_SCHEME, SESSION_SCHEME},
    problem::Kind,
};
use secondok_protocol::id::{Capability, DoctorId, InvitationCode, SecretHash, SessionToken};

use super::problem::Refusal;
use crate::{
    Care,
    store::{Author, InvitationRow, StoreError},
};

/// What an `Authorization` header says.
enum Credential {
    Capability(Capability),
    Session(SessionToken),
    Invitation(InvitationCode),
}

impl Credential {
    fn from_headers(headers: &HeaderMap) -> Option<Self> {
        let mut values = headers.get_all(header::AUTHORIZATION).iter();
        let (Some(value), None) = (values.next(), values.next()) else { return None };
        let (scheme, secret) = value.to_str().ok()?.split_once(' ')?;
        if scheme.eq_ignore_ascii_case(CAPABILITY_SCHEME) {
            secret.parse().ok().map(Self::Capability)
        } else if scheme.eq_ignore_ascii_case(SESSION_SCHEME) {
            secret.parse().ok().map(Self::Session)
        } else if scheme.eq_ignore_ascii_case(INVITATION_SCHEME) {
            secret.parse().ok().map(Self::Invitation)
        } else {
            None
        }
    }
}

/// Hash of the token of the session that a request came with.
pub(super) fn session(headers: &HeaderMap) -> Option<SecretHash> {
    match Credential::from_headers(headers) {
        Some(Credential::Session(token)) => Some(token.hash()),
        _ => None,
    }
}

/// Hash of the code of the invitation that a request came with.
pub(super) fn invitation(headers: &HeaderMap) -> Result<SecretHash, Refusal> {
    match Credential::from_headers(headers) {
        Some(Credential::Invitation(code)) => Ok(code.hash()),
        _ => Err(Refusal::detailed(
            Kind::NO_CREDENTIAL,
            "Expected one Authorization header with an invitation.",
        )),
    }
}

/// The patient who holds this capability, or the doctor whose session it is. Whether the mailbox is theirs is not
/// known yet.
#[derive(Clone, Copy)]
pub(crate) struct Caller {
    /// Who.
    pub(crate) author: Author,
    /// The hash of the session's token, when it is a doctor.
    pub(crate) session: Option<SecretHash>,
}

impl FromRequestParts<Care> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Refusal> {
        match Credential::from_headers(&parts.headers) {
            Some(Credential::Capability(capability)) => {
                Ok(Self { author: Author::Patient(capability.hash()), session: None })
            }
            Some(Credential::Session(token)) => {
                let LoggedIn { doctor, session } = LoggedIn::check(care, token.hash()).await?;
                Ok(Self { author: Author::Doctor(doctor), session: Some(session) })
            }
            Some(Credential::Invitation(_)) | None => Err(Refusal::detailed(
                Kind::NO_CREDENTIAL,
                "Expected one Authorization header with a capability or a session.",
            )),
        }
    }
}

/// The holder of a capability.
pub(crate) struct Holder(pub(crate) SecretHash);

impl FromRequestParts<Care> for Holder {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &Care) -> Result<Self, Refusal> {
        match Credential::from_headers(&parts.headers) {
            Some(Credential::Capability(capability)) => Ok(Self(capability.hash())),
            _ => Err(Refusal::detailed(
                Kind::NO_CREDENTIAL,
                "Expected one Authorization header with a capability.",
            )),
        }
    }
}

/// A doctor whose session was checked.
#[derive(Clone, Copy)]
pub(crate) struct LoggedIn {
    /// Who.
    pub(crate) doctor: DoctorId,
    /// Hash of the session's token.
    pub(crate) session: SecretHash,
}

/// Whether the session that a stream was asked for with still holds; a capability always does.
pub(crate) async fn still_holds(care: &Care, session: Option<SecretHash>) -> Result<bool, StoreError> {
    match session {
        Some(session) => Ok(care.store().session(session, care.today()).await?.is_some()),
        None => Ok(true),
    }
}

impl LoggedIn {
    async fn check(care: &Care, session: SecretHash) -> Result<Self, Refusal> {
        match care.store().session(session, care.today()).await? {
            Some(row) => Ok(Self { doctor: row.doctor, session }),
            _ => Err(Kind::NOT_LOGGED_IN.into()),
        }
    }
}

impl FromRequestParts<Care> for LoggedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Refusal> {
        Self::check(care, session(&parts.headers).ok_or(Kind::NOT_LOGGED_IN)?).await
    }
}

/// A doctor who was invited and may register: known before any of a body is taken in, so that strangers cannot make the
/// service hold what they send.
pub(crate) struct Invited {
    /// The invitation.
    pub(crate) row: InvitationRow,
    /// Hash of its code.
    pub(crate) code: SecretHash,
}

impl FromRequestParts<Care> for Invited {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Refusal> {
        let code = invitation(&parts.headers)?;
        let row = care.store().invitation(code, care.today()).await?.ok_or(Kind::UNKNOWN_INVITATION)?;
        Ok(Self { row, code })
    }
}
