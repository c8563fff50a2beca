//! `POST` to a mailbox's attachments: begins an upload of a sealed attachment.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header};
use secondok_api::{
    attachment::{LENGTH_MAX, is_length},
    path,
    problem::Kind,
};
use secondok_protocol::id::BlobId;

use super::tus;
use crate::{
    Care,
    http::{Holder, MailboxPath, Refusal},
    store::{Author, BeginError, NewAttachment},
};

/// Begins it; what comes with it by way of `Upload-Metadata` is kept nowhere. Whoever named it gets the same answer when
/// they begin it again, because the first answer was lost. Whoever did not has begun another one then, as tus has it; the
/// first is forgotten when its time is over.
pub(crate) async fn handle(
    State(care): State<Care>,
    MailboxPath(mailbox): MailboxPath,
    Holder(capability): Holder,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    tus::require_version(&headers)?;
    let length = tus::number(&headers, &tus::LENGTH)?;
    if length > LENGTH_MAX {
        return Err(Refusal::detailed(Kind::TOO_LARGE, format!("At most {LENGTH_MAX} bytes.")));
    }
    if !is_length(length) {
        return Err(Kind::ATTACHMENT_LENGTH.into());
    }
    let (author, today) = (Author::Patient(capability), care.today());
    let blob = tus::blob(&headers)?.unwrap_or_else(|| BlobId::random(&mut care.rng()));
    care.store().begin_attachment(NewAttachment { mailbox, author, blob, length, today }).await?;
    let location = path::attachment(mailbox, blob);
    Ok((StatusCode::CREATED, [(header::LOCATION, location)]).into_response())
}

impl From<BeginError> for Refusal {
    fn from(error: BeginError) -> Self {
        match error {
            BeginError::Unknown => Kind::UNKNOWN_MAILBOX.into(),
            BeginError::Over => Kind::WRONG_STATE.into(),
            BeginError::Full => Kind::ATTACHMENTS_FULL.into(),
            BeginError::Taken => Kind::ATTACHMENT_TAKEN.into(),
            BeginError::Store(error) => error.into(),
        }
    }
}
