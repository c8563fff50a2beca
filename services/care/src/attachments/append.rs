//! `PATCH` an attachment: what comes next of its sealed bytes. Each part that arrives whole is on disk before it counts;
//! what arrived of the one after it is forgotten, and sent again by who goes on.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use http_body::Body as _;
use secondok_api::{
    attachment::{APPEND_TYPE, part_len},
    problem::Kind,
};
use secondok_protocol::id::SecretHash;

use super::{incoming::Incoming, tus, under_way::Turn};
use crate::{
    Care,
    consultations::access,
    http::{AttachmentPath, Holder, Refusal, body},
    store::{AttachmentRow, Author},
};

/// Keeps what arrives.
pub(crate) async fn handle(
    State(care): State<Care>,
    path: AttachmentPath,
    Holder(capability): Holder,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let announced = body.size_hint().exact();
    let mut incoming = Incoming::new(body);
    let kept = append(&care, path, capability, &headers, announced, &mut incoming).await;
    // Whoever waits for a "100 Continue" has not sent anything yet.
    if kept.is_err() && !headers.contains_key(header::EXPECT) {
        incoming.drain().await;
    }
    let offset = [(tus::OFFSET, HeaderValue::from(kept?))];
    Ok((StatusCode::NO_CONTENT, offset).into_response())
}

/// Keeps what arrives; how many bytes are kept then.
async fn append(
    care: &Care,
    AttachmentPath(path): AttachmentPath,
    capability: SecretHash,
    headers: &HeaderMap,
    announced: Option<u64>,
    incoming: &mut Incoming,
) -> Result<u64, Refusal> {
    tus::require_version(headers)?;
    body::require_media_type(headers, APPEND_TYPE)?;
    let offset = tus::number(headers, &tus::OFFSET)?;
    let consultation = access::require(care, path.0, Author::Patient(capability)).await?;
    if consultation.is_over(care.today()) {
        return Err(Kind::WRONG_STATE.into());
    }
    // Read after the turn is taken: nobody else moves it on from then.
    let turn = Arc::new(care.uploads().take_turn(path, !consultation.is_untaken())?);
    let mut upload = super::require(care, path, capability).await?;
    if offset != upload.offset() {
        return Err(Refusal::detailed(Kind::UPLOAD_OFFSET, format!("It goes on at {}.", upload.offset())));
    }
    let part_len = part_len(upload.length);
    match announced {
        Some(0) => return Ok(offset),
        Some(announced) if announced > upload.length - offset => {
            return Err(Refusal::detailed(Kind::TOO_LARGE, "More was sent than the upload's length."));
        }
        Some(announced) if announced < part_len => return Err(Kind::UPLOAD_PIECE.into()),
        _ => {}
    }
    care.store().has_room_for_part(&consultation, &upload).await?;
    let mut next = next_part(incoming, &upload).await?;
    let has_come = next.is_some();
    while let Some(part) = next {
        let after = AttachmentRow { parts: upload.parts + 1, ..upload };
        // While a part goes to the disk the next one arrives. One that cannot be kept is said at once.
        let arriving = async { Ok(next_part(incoming, &after).await) };
        let ((), following) = tokio::try_join!(keep(care, upload, part, &turn), arriving)?;
        upload = after;
        next = following?;
    }
    if has_come { Ok(upload.offset()) } else { Err(Kind::UPLOAD_PIECE.into()) }
}

/// The next part of the upload, if there is one and it arrives whole.
async fn next_part(incoming: &mut Incoming, upload: &AttachmentRow) -> Result<Option<Bytes>, Refusal> {
    let part_len = part_len(upload.length);
    let left = upload.length - upload.offset();
    if left == 0 { Ok(None) } else { incoming.part(part_len, left == part_len).await }
}

/// Keeps a part, also when its sender goes away meanwhile: until then it stays their turn.
async fn keep(care: &Care, upload: AttachmentRow, part: Bytes, turn: &Arc<Turn>) -> Result<(), Refusal> {
    let (today, turn) = (care.today(), Arc::clone(turn));
    let kept = care.to_the_end(async move |care| {
        let kept = care.store().append_part(&upload, part, today).await;
        drop(turn);
        kept
    });
    if kept.await? { Ok(()) } else { Err(Kind::UNKNOWN_ATTACHMENT.into()) }
}
