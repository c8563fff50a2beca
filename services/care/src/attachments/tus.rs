//! What uploads have in common on the wire: the version, numbers in headers, the answer to `OPTIONS`.

use std::borrow::Cow;

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use secondok_api::{
    attachment::{
        LENGTH_MAX, TUS_EXTENSIONS, TUS_RESUMABLE, TUS_VERSION, UPLOAD_BLOB, UPLOAD_LENGTH, UPLOAD_OFFSET,
    },
    problem::Kind,
};

use secondok_protocol::id::BlobId;

use crate::http::{AttachmentPath, MailboxPath, Refusal};

pub(crate) const RESUMABLE: HeaderName = HeaderName::from_static(TUS_RESUMABLE);
pub(crate) const LENGTH: HeaderName = HeaderName::from_static(UPLOAD_LENGTH);
pub(crate) const OFFSET: HeaderName = HeaderName::from_static(UPLOAD_OFFSET);
const BLOB: HeaderName = HeaderName::from_static(UPLOAD_BLOB);
const VERSION: HeaderName = HeaderName::from_static("tus-version");
const EXTENSION: HeaderName = HeaderName::from_static("tus-extension");
const MAX_SIZE: HeaderName = HeaderName::from_static("tus-max-size");

/// `OPTIONS` of a mailbox's attachments: what of tus is spoken.
pub(crate) async fn options(MailboxPath(_): MailboxPath) -> impl IntoResponse {
    spoken()
}

/// `OPTIONS` of an attachment: the same.
pub(crate) async fn options_of_one(AttachmentPath(_): AttachmentPath) -> impl IntoResponse {
    spoken()
}

fn spoken() -> impl IntoResponse {
    let headers = [
        (EXTENSION, HeaderValue::from_static(TUS_EXTENSIONS)),
        (VERSION, HeaderValue::from_static(TUS_VERSION)),
        (MAX_SIZE, LENGTH_MAX.into()),
    ];
    (StatusCode::NO_CONTENT, headers)
}

/// Puts the version on every answer, and on one that refuses a version also which one is spoken.
pub(crate) async fn versioned(mut answer: Response) -> Response {
    let version = HeaderValue::from_static(TUS_VERSION);
    if answer.status() == StatusCode::PRECONDITION_FAILED {
        answer.headers_mut().insert(VERSION, version.clone());
    }
    answer.headers_mut().insert(RESUMABLE, version);
    answer
}

/// That the request is made in the version that is spoken here.
pub(super) fn require_version(headers: &HeaderMap) -> Result<(), Refusal> {
    match one(headers, &RESUMABLE) {
        Some(TUS_VERSION) => Ok(()),
        Some(_) => Err(Kind::UPLOAD_VERSION.into()),
        None => {
            Err(Refusal::detailed(Kind::MALFORMED, "Expected one header tus-resumable with the version."))
        }
    }
}

/// The whole number in this header.
pub(super) fn number(headers: &HeaderMap, name: &HeaderName) -> Result<u64, Refusal> {
    let text = one(headers, name).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    text.and_then(|text| text.parse().ok()).ok_or_else(|| {
        let detail: Cow<'static, str> = format!("Expected one header {name} with a whole number.").into();
        Refusal::detailed(Kind::MALFORMED, detail)
    })
}

/// The number that its sender gives an upload, if they do.
pub(super) fn blob(headers: &HeaderMap) -> Result<Option<BlobId>, Refusal> {
    if !headers.contains_key(BLOB) {
        return Ok(None);
    }
    let blob = one(headers, &BLOB).and_then(|text| text.parse().ok());
    blob.map(Some)
        .ok_or_else(|| Refusal::detailed(Kind::MALFORMED, "Expected one header upload-blob with 32 bytes."))
}

fn one<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    value.to_str().ok()
}
