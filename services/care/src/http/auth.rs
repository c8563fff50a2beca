//! Who asks: the patient of one mailbox, by their capability, a doctor, by their session, or one who is going to be, by
//! their invitation. On the desk's origin a session is one of the staff's, and acts for an account of the desk: the scheme says
//! for which.

use axum::extract::FromRequestParts;
use http::{HeaderMap, header, request::Parts};
use secondok_api::{
    desk::account::Account,
    path::{CAPABILITY_SCHEME, INVITATION_SCHEME, SESSION_SCHEME, VERIFICATION_SCHEME},
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
    /// A session of the staff, to act for the verifiers' account.
    Verification(SessionToken),
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
        } else if scheme.eq_ignore_ascii_case(VERIFICATION_SCHEME) {
            secret.parse().ok().map(Self::Verification)
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
            credential => {
                let session = credential.and_then(|credential| Session::by(&credential, is_at_desk(parts)));
                let session = session.ok_or_else(|| {
                    let expected = "Expected one Authorization header with a capability or a session.";
                    Refusal::detailed(Kind::NO_CREDENTIAL, expected)
                })?;
                let Acting { account, session } = Acting::check(care, session).await?;
                Ok(Self { author: Author::Doctor(account), session: Some(session) })
            }
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
    /// Of somebody of the staff, for this account.
    Staff(Account, SecretHash),
}

impl Session {
    /// The one that a credential is, on this origin.
    fn by(credential: &Credential, is_at_desk: bool) -> Option<Self> {
        match (credential, is_at_desk) {
            (Credential::Session(token), false) => Some(Self::Doctor(token.hash())),
            (Credential::Session(token), true) => Some(Self::Staff(Account::Support, token.hash())),
            (Credential::Verification(token), true) => Some(Self::Staff(Account::Verification, token.hash())),
            (Credential::Verification(_), false)
            | (Credential::Capability(_) | Credential::Invitation(_), _) => None,
        }
    }

    /// The account that whoever has it may act for now.
    async fn account(self, care: &Care) -> Result<Option<DoctorId>, StoreError> {
        match self {
            Self::Doctor(token) => Ok(care.store().session(token, care.today()).await?.map(|row| row.doctor)),
            Self::Staff(account, token) => {
                care.store().account_session(account, token, care.clock().now()).await
            }
        }
    }
}

/// Who acts for an account with a queue and a sealed vault: its doctor; at the desk, whoever has the role of one of its own.
#[derive(Clone, Copy)]
pub(crate) struct Acting {
    /// The account.
    pub(crate) account: DoctorId,
    /// By which session.
    pub(crate) session: Session,
}

impl Acting {
    async fn check(care: &Care, session: Session) -> Result<Self, Refusal> {
        if let Some(account) = session.account(care).await? {
            return Ok(Self { account, session });
        }
        let is_of_the_staff = match session {
            Session::Staff(_, token) => {
                care.store().staff_session(token, care.clock().now()).await?.is_some()
            }
            Session::Doctor(_) => false,
        };
        Err(if is_of_the_staff { Kind::ROLE_MISSING } else { Kind::NOT_LOGGED_IN }.into())
    }
}

impl FromRequestParts<Care> for Acting {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Refusal> {
        let credential = Credential::from_headers(&parts.headers);
        let session = credential.and_then(|credential| Session::by(&credential, is_at_desk(parts)));
        Self::check(care, session.ok_or(Kind::NOT_LOGGED_IN)?).await
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
