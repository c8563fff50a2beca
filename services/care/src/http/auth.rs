//! Who asks: the patient of one mailbox, by their capability, a doctor, by their session, or one who is going to be, by
//! their invitation. On the desk's origin a session is one of the staff's, and acts for the account of support.

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
    /// The session, if it is not a patient.
    pub(crate) session: Option<Session>,
}

impl FromRequestParts<Care> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Refusal> {
        match Credential::from_headers(&parts.headers) {
            Some(Credential::Capability(capability)) if !is_at_desk(parts) => {
                Ok(Self { author: Author::Patient(capability.hash()), session: None })
            }
            Some(Credential::Session(token)) => {
                let Acting { account, session } = Acting::check(care, parts, token.hash()).await?;
                Ok(Self { author: Author::Doctor(account), session: Some(session) })
            }
            Some(Credential::Capability(_) | Credential::Invitation(_)) | None => Err(Refusal::detailed(
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

/// A doctor whose session was checked: for what only a doctor's account has.
#[derive(Clone, Copy)]
pub(crate) struct LoggedIn {
    /// Who.
    pub(crate) doctor: DoctorId,
    /// Hash of the session's token.
    pub(crate) session: SecretHash,
}

/// Marks the requests that come over the desk's origin.
#[derive(Clone, Copy)]
pub(super) struct AtDesk;

fn is_at_desk(parts: &Parts) -> bool {
    parts.extensions.get::<AtDesk>().is_some()
}

/// The session that somebody acts by: the hash of its token.
#[derive(Clone, Copy)]
pub(crate) enum Session {
    /// A doctor's.
    Doctor(SecretHash),
    /// Of somebody of the staff.
    Staff(SecretHash),
}

impl Session {
    /// The account that whoever has it may act for now.
    async fn account(self, care: &Care) -> Result<Option<DoctorId>, StoreError> {
        match self {
            Self::Doctor(token) => Ok(care.store().session(token, care.today()).await?.map(|row| row.doctor)),
            Self::Staff(token) => care.store().support_session(token, care.clock().now()).await,
        }
    }
}

/// Who acts for an account with a queue and a sealed vault: its doctor; at the desk, whoever answers for support.
#[derive(Clone, Copy)]
pub(crate) struct Acting {
    /// The account.
    pub(crate) account: DoctorId,
    /// By which session.
    pub(crate) session: Session,
}

impl Acting {
    async fn check(care: &Care, parts: &Parts, token: SecretHash) -> Result<Self, Refusal> {
        let session = if is_at_desk(parts) { Session::Staff(token) } else { Session::Doctor(token) };
        if let Some(account) = session.account(care).await? {
            return Ok(Self { account, session });
        }
        let is_of_the_staff =
            is_at_desk(parts) && care.store().staff_session(token, care.clock().now()).await?.is_some();
        Err(if is_of_the_staff { Kind::ROLE_MISSING } else { Kind::NOT_LOGGED_IN }.into())
    }
}

impl FromRequestParts<Care> for Acting {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Refusal> {
        Self::check(care, parts, session(&parts.headers).ok_or(Kind::NOT_LOGGED_IN)?).await
    }
}

/// Whether the session that a stream was asked for with still holds; a capability always does.
pub(crate) async fn still_holds(care: &Care, session: Option<Session>) -> Result<bool, StoreError> {
    match session {
        Some(session) => Ok(session.account(care).await?.is_some()),
        None => Ok(true),
    }
}

impl FromRequestParts<Care> for LoggedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Refusal> {
        let session = session(&parts.headers).ok_or(Kind::NOT_LOGGED_IN)?;
        let row = care.store().session(session, care.today()).await?.ok_or(Kind::NOT_LOGGED_IN)?;
        Ok(Self { doctor: row.doctor, session })
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
