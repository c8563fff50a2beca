//! What a request asks for: the parts of its path and its query, refused with a problem when they cannot be read.

use std::str::FromStr;

use axum::extract::{FromRequestParts, Path, Query, RawPathParams};
use http::request::Parts;
use secondok_api::{consultation::Role, problem::Kind};
use secondok_protocol::id::{BlobId, DoctorId, MailboxAddress, NoticeId, ParseIdError};
use serde::de::DeserializeOwned;

use super::problem::Refusal;

/// The mailbox named in the path.
pub(crate) struct MailboxPath(pub(crate) MailboxAddress);

impl<S: Send + Sync> FromRequestParts<S> for MailboxPath {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let params = params(parts, state).await?;
        Ok(Self(mailbox(&params)?))
    }
}

/// The message named in the path.
pub(crate) struct MessagePath {
    pub(crate) mailbox: MailboxAddress,
    pub(crate) role: Role,
    pub(crate) sequence: u32,
}

impl<S: Send + Sync> FromRequestParts<S> for MessagePath {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let params = params(parts, state).await?;
        let role = match param(&params, "role") {
            "patient" => Role::Patient,
            "doctor" => Role::Doctor,
            _ => return Err(Refusal::detailed(Kind::MALFORMED, "The role is either patient or doctor.")),
        };
        Ok(Self { mailbox: mailbox(&params)?, role, sequence: sequence(param(&params, "sequence"))? })
    }
}

/// The attachment named in the path, in its mailbox.
pub(crate) struct AttachmentPath(pub(crate) (MailboxAddress, BlobId));

impl<S: Send + Sync> FromRequestParts<S> for AttachmentPath {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let params = params(parts, state).await?;
        Ok(Self((mailbox(&params)?, id(param(&params, "blob"))?)))
    }
}

/// The notice named in the path.
pub(crate) struct NoticePath(pub(crate) NoticeId);

impl<S: Send + Sync> FromRequestParts<S> for NoticePath {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let params = params(parts, state).await?;
        Ok(Self(id(param(&params, "notice"))?))
    }
}

/// The doctor named in the path.
pub(crate) struct DoctorPath(pub(crate) DoctorId);

impl<S: Send + Sync> FromRequestParts<S> for DoctorPath {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let params = params(parts, state).await?;
        Ok(Self(id(param(&params, "doctor"))?))
    }
}

async fn params<S: Send + Sync>(parts: &mut Parts, state: &S) -> Result<RawPathParams, Refusal> {
    RawPathParams::from_request_parts(parts, state)
        .await
        .map_err(|_| Refusal::detailed(Kind::MALFORMED, "The path cannot be read."))
}

fn param<'p>(params: &'p RawPathParams, name: &str) -> &'p str {
    params.iter().find_map(|(key, value)| (key == name).then_some(value)).unwrap_or_default()
}

fn mailbox(params: &RawPathParams) -> Result<MailboxAddress, Refusal> {
    id(param(params, "mailbox"))
}

fn id<T: FromStr<Err = ParseIdError>>(text: &str) -> Result<T, Refusal> {
    text.parse().map_err(|error: ParseIdError| Refusal::detailed(Kind::MALFORMED, error.to_string()))
}

/// Decimal digits without a sign or leading zeros, so that each message has one address only.
fn sequence(text: &str) -> Result<u32, Refusal> {
    let canonical = text == "0" || (!text.starts_with(['0', '+']) && !text.is_empty());
    text.parse()
        .ok()
        .filter(|_| canonical)
        .ok_or_else(|| Refusal::detailed(Kind::MALFORMED, "The sequence number is a whole number."))
}

/// The one parameter of a path, percent-decoded.
pub(crate) struct Named(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(name)) => Ok(Self(name)),
            Err(_) => Err(Refusal::detailed(Kind::MALFORMED, "The path cannot be read.")),
        }
    }
}

/// The query.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(query)) => Ok(Self(query)),
            Err(_) => {
                Err(Refusal::detailed(Kind::MALFORMED, "The query is not one of those this address takes."))
            }
        }
    }
}
