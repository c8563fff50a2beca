//! What arrives of an upload, part by part: no more of it is in memory than a part and what came with its end.

use std::time::Duration;

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use secondok_api::problem::Kind;
use tokio::time::timeout;

use crate::http::{Refusal, body};

/// How long nothing may arrive.
const PIECE_WITHIN: Duration = Duration::from_secs(30);
/// How long a part may take to arrive: 4 MiB over the slowest connection that is of any use.
const PART_WITHIN: Duration = Duration::from_secs(15 * 60);

/// The body of a request, cut into parts.
pub(super) struct Incoming {
    body: Body,
    /// What arrived of the part after the last one.
    rest: Bytes,
}

impl Incoming {
    pub(super) fn new(body: Body) -> Self {
        Self { body, rest: Bytes::new() }
    }

    /// The next part, if it arrives whole. Of the attachment's last one also known is that nothing follows.
    pub(super) async fn part(&mut self, length: u64, is_last: bool) -> Result<Option<Bytes>, Refusal> {
        match timeout(PART_WITHIN, self.collect(length, is_last)).await {
            Ok(part) => part,
            Err(_) => Err(late()),
        }
    }

    /// Takes in what little more is sent by one who is refused, so that they get to read why.
    pub(super) async fn drain(&mut self) {
        let _ = timeout(PIECE_WITHIN, body::drain(&mut self.body)).await;
    }

    async fn collect(&mut self, length: u64, is_last: bool) -> Result<Option<Bytes>, Refusal> {
        let length = usize::try_from(length).expect("a part fits into memory");
        let mut part = BytesMut::with_capacity(length);
        while part.len() < length {
            let Some(piece) = self.piece().await? else { return Ok(None) };
            let mut piece = piece;
            let fits = piece.len().min(length - part.len());
            part.extend_from_slice(&piece.split_to(fits));
            self.rest = piece;
        }
        if is_last && self.piece().await?.is_some() {
            return Err(Refusal::detailed(Kind::TOO_LARGE, "More was sent than the upload's length."));
        }
        Ok(Some(part.freeze()))
    }

    /// What is there of bytes, at least one; none at the body's end.
    async fn piece(&mut self) -> Result<Option<Bytes>, Refusal> {
        if !self.rest.is_empty() {
            return Ok(Some(std::mem::take(&mut self.rest)));
        }
        loop {
            let next = timeout(PIECE_WITHIN, body::next_data(&mut self.body)).await;
            match next.map_err(|_| late())?? {
                Some(piece) if piece.is_empty() => {}
                piece => return Ok(piece),
            }
        }
    }
}

fn late() -> Refusal {
    Refusal::detailed(Kind::MALFORMED, "The body did not arrive in time.")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use super::*;

    #[tokio::test]
    async fn a_body_comes_in_whole_parts() {
        let mut incoming = Incoming::new(Body::from(Vec::from_iter(0..10)));
        assert_eq!(incoming.part(4, false).await.unwrap().unwrap(), [0, 1, 2, 3][..]);
        assert_eq!(incoming.part(4, false).await.unwrap().unwrap(), [4, 5, 6, 7][..]);
        assert_eq!(incoming.part(4, false).await, Ok(None), "what is left is no part");
        let mut longer = Incoming::new(Body::from(vec![1; 5]));
        assert!(longer.part(4, true).await.is_err());
        let mut exact = Incoming::new(Body::from(vec![1; 4]));
        assert_eq!(exact.part(4, true).await.unwrap().unwrap(), [1; 4][..]);
    }

    #[tokio::test]
    async fn a_sender_who_says_nothing_more_is_left() {
        tokio::time::pause();
        struct Silent;
        impl http_body::Body for Silent {
            type Data = Bytes;
            type Error = std::convert::Infallible;
            fn poll_frame(
                self: std::pin::Pin<&mut Self>,
                _: &mut std::task::Context<'_>,
            ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
                std::task::Poll::Pending
            }
        }
        let mut incoming = Incoming::new(Body::new(Silent));
        assert_eq!(incoming.part(4, false).await, Err(late()));
    }
}
