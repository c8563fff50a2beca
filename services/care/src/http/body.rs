//! Request bodies: read once, never more of them than an operation allows, and of the declared type.

use std::time::Duration;

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http::{HeaderMap, header};
use http_body::Body as _;
use http_body_util::BodyExt;
pub use secondok_api::doctor::VAULT_MAX;
use secondok_api::problem::Kind;
use serde::de::DeserializeOwned;

use super::problem::Refusal;

/// Longest body of a request whose parts are all of fixed size, in JSON.
pub(crate) const SMALL_JSON_MAX: usize = 32 * 1024;
/// Longest body that carries a vault, in JSON: 4/3 of [`VAULT_MAX`] for base64, and what stands beside it.
pub(crate) const VAULT_JSON_MAX: usize = VAULT_MAX / 3 * 4 + SMALL_JSON_MAX;
/// Longest body that carries a notice, in JSON: its texts in every language, each character escaped.
pub(crate) const NOTICE_JSON_MAX: usize = 64 * 1024;
/// How much of a body that is too long is still taken in, so that its sender gets to read the answer instead of
/// finding the connection reset.
const DRAIN_MAX: usize = 4 * 1024 * 1024;
/// How long a body may take to arrive.
const ARRIVES_WITHIN: Duration = Duration::from_secs(30);

/// Reads a body of at most `limit` bytes and this media type.
pub(crate) async fn read(
    headers: &HeaderMap,
    body: Body,
    media: &str,
    limit: usize,
) -> Result<Bytes, Refusal> {
    require_media_type(headers, media)?;
    match tokio::time::timeout(ARRIVES_WITHIN, collect(headers, body, limit)).await {
        Ok(read) => read,
        Err(_) => Err(Refusal::detailed(Kind::MALFORMED, "The body did not arrive in time.")),
    }
}

/// Reads a JSON body of at most `limit` bytes.
pub(crate) async fn json<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Body,
    limit: usize,
) -> Result<T, Refusal> {
    let bytes = read(headers, body, "application/json", limit).await?;
    serde_json::from_slice(&bytes).map_err(|error| {
        // Only the place: the error's own text may repeat what was sent.
        let (line, column) = (error.line(), error.column());
        let what =
            if error.is_data() { "The JSON is not of the expected form" } else { "The body is not JSON" };
        Refusal::detailed(Kind::MALFORMED, format!("{what}: line {line}, column {column}."))
    })
}

/// That the body is of this media type.
pub(crate) fn require_media_type(headers: &HeaderMap, media: &str) -> Result<(), Refusal> {
    if has_media_type(headers, media) {
        return Ok(());
    }
    Err(Refusal::detailed(Kind::UNSUPPORTED_MEDIA_TYPE, format!("Expected {media}.")))
}

fn has_media_type(headers: &HeaderMap, expected: &str) -> bool {
    let mut values = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return false };
    let Ok(value) = value.to_str() else { return false };
    let essence = value.split_once(';').map_or(value, |(essence, _)| essence);
    essence.trim().eq_ignore_ascii_case(expected)
}

async fn collect(headers: &HeaderMap, mut body: Body, limit: usize) -> Result<Bytes, Refusal> {
    let announced = body.size_hint().lower();
    if announced > limit as u64 {
        // Whoever waits for a "100 Continue" has not sent anything yet.
        if !headers.contains_key(header::EXPECT) {
            drain(&mut body).await;
        }
        return Err(too_large(limit));
    }
    let Some(first) = next_data(&mut body).await? else { return Ok(Bytes::new()) };
    if first.len() as u64 == announced {
        return Ok(first);
    }
    let mut all = BytesMut::with_capacity(usize::try_from(announced).unwrap_or(0).max(first.len()));
    all.extend_from_slice(&first);
    while let Some(data) = next_data(&mut body).await? {
        if all.len() + data.len() > limit {
            drain(&mut body).await;
            return Err(too_large(limit));
        }
        all.extend_from_slice(&data);
    }
    if all.len() > limit { Err(too_large(limit)) } else { Ok(all.freeze()) }
}

/// What arrives next of a body; none at its end.
pub(crate) async fn next_data(body: &mut Body) -> Result<Option<Bytes>, Refusal> {
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Refusal::detailed(Kind::MALFORMED, "The body broke off."))?;
        if let Ok(data) = frame.into_data() {
            return Ok(Some(data));
        }
    }
    Ok(None)
}

/// Takes in what is left of a body, up to a limit.
pub(crate) async fn drain(body: &mut Body) {
    let mut taken = 0;
    while let Ok(Some(data)) = next_data(body).await {
        taken += data.len();
        if taken > DRAIN_MAX {
            return;
        }
    }
}

fn too_large(limit: usize) -> Refusal {
    Refusal::detailed(Kind::TOO_LARGE, format!("At most {limit} bytes."))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use http::HeaderValue;

    use super::*;

    fn headers(media: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(media))])
    }

    fn chunked(pieces: &[usize]) -> Body {
        let pieces: Vec<_> = pieces.iter().map(|size| Bytes::from(vec![7; *size])).collect();
        let stream = pieces.into_iter().map(|data| Ok::<_, std::io::Error>(http_body::Frame::data(data)));
        Body::new(http_body_util::StreamBody::new(Pieces(stream)))
    }

    struct Pieces<I>(I);

    impl<I: Iterator + Unpin> tokio_stream::Stream for Pieces<I> {
        type Item = I::Item;

        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<I::Item>> {
            std::task::Poll::Ready(self.0.next())
        }
    }

    #[tokio::test]
    async fn a_body_up_to_the_limit_is_read_whole() {
        let headers = headers("application/octet-stream");
        let whole = read(&headers, Body::from(vec![7; 100]), "application/octet-stream", 100).await.unwrap();
        assert_eq!(whole, vec![7; 100]);
        let pieces = read(&headers, chunked(&[40, 60]), "application/octet-stream", 100).await.unwrap();
        assert_eq!(pieces, vec![7; 100]);
    }

    #[tokio::test]
    async fn a_longer_body_is_refused_announced_or_not() {
        let headers = headers("application/octet-stream");
        for body in [Body::from(vec![7; 101]), chunked(&[40, 61]), chunked(&[101]), chunked(&[60, 60, 60])] {
            let refused = read(&headers, body, "application/octet-stream", 100).await;
            assert_eq!(refused, Err(too_large(100)));
        }
    }

    #[tokio::test]
    async fn another_media_type_is_refused() {
        for wrong in ["text/plain", "application/json2", ""] {
            assert!(json::<u32>(&headers(wrong), Body::from("7"), 10).await.is_err(), "{wrong}");
        }
        assert_eq!(json(&headers("Application/JSON; charset=utf-8"), Body::from("7"), 10).await, Ok(7_u32));
    }

    #[tokio::test]
    async fn what_was_sent_is_not_repeated_in_the_refusal() {
        let refused =
            json::<u32>(&headers("application/json"), Body::from("\"secret\""), 10).await.unwrap_err();
        assert!(!format!("{refused:?}").contains("secret"));
    }
}
