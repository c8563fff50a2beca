//! `GET` an attachment: its sealed bytes, whole or a range, for whoever may read the mailbox.

use std::{
    ops::Range,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use secondok_api::{attachment::ATTACHMENT_TYPE, problem::Kind};

use super::range;
use crate::{
    Care,
    consultations::access,
    http::{AttachmentPath, Caller, Refusal, watched},
    store::{AttachmentRow, StoreError},
    streaming::Reading,
};

/// Its bytes. One that is not complete is not there yet.
pub(crate) async fn handle(
    State(care): State<Care>,
    AttachmentPath((mailbox, blob)): AttachmentPath,
    Caller { author, .. }: Caller,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    access::require(&care, mailbox, author).await?;
    let row = care.store().attachment(mailbox, blob).await?;
    let row = row.filter(AttachmentRow::is_complete).ok_or(Kind::UNKNOWN_ATTACHMENT)?;
    let asked = match range::asked(&headers, row.length) {
        Ok(asked) => asked,
        Err(outside) => {
            let there = [(header::CONTENT_RANGE, format!("bytes */{}", row.length))];
            return Ok((there, outside).into_response());
        }
    };
    let wanted = asked.clone().unwrap_or(0..row.length);
    let (start, end) = (wanted.start, wanted.end);
    let counted = care.answers().begin(mailbox)?;
    let outgoing = Outgoing { care: care.clone(), row, wanted, reading: None };
    let mut answer = Response::new(watched(&care, outgoing, Some(counted)));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(ATTACHMENT_TYPE));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if asked.is_some() {
        let place = format!("bytes {start}-{}/{}", end - 1, row.length);
        headers.insert(header::CONTENT_RANGE, HeaderValue::try_from(place).expect("digits are text"));
        *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    Ok(answer)
}

/// The bytes on their way out, one read at a time.
struct Outgoing {
    care: Care,
    row: AttachmentRow,
    /// What is still to be read.
    wanted: Range<u64>,
    reading: Option<Reading<Bytes>>,
}

impl Outgoing {
    fn read(&self) -> Reading<Bytes> {
        let (care, row, Range { start, end }) = (self.care.clone(), self.row, self.wanted.clone());
        Box::pin(async move {
            let read = care.store().read_attachment(&row, start, end - start).await?;
            // The answer breaks off.
            read.ok_or_else(|| StoreError::Unavailable { reason: "it was destroyed meanwhile".to_owned() })
        })
    }
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = StoreError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, StoreError>>> {
        if self.wanted.is_empty() {
            return Poll::Ready(None);
        }
        let mut reading = self.reading.take().unwrap_or_else(|| self.read());
        let Poll::Ready(read) = reading.as_mut().poll(cx) else {
            self.reading = Some(reading);
            return Poll::Pending;
        };
        if let Ok(bytes) = &read {
            self.wanted.start += bytes.len() as u64;
        }
        Poll::Ready(Some(read.map(http_body::Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.wanted.is_empty()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        http_body::SizeHint::with_exact(self.wanted.end - self.wanted.start)
    }
}
