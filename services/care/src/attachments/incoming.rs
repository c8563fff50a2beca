//! What arrives of an upload, part by part: no more of it is in memory than a part and what came with its end.

use std::time::Duration;

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use secondok_api::problem::Kind;
use tokio::time::{timeout, timeout_at};

use super::pace::Pace;
use crate::http::{Refusal, body};

/// How long nothing may arrive at all. As long as anybody's connection may lie still.
const PIECE_WITHIN: Duration = Duration::from_secs(60);
/// How long it takes at most to take in what is left of a refused body.
const DRAINED_WITHIN: Duration = Duration::from_secs(30);

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

    /// The next part, if it arrives whole and not too slowly. Of the attachment's last one also known is that nothing
    /// follows.
    pub(super) async fn part(&mut self, length: u64, is_last: bool) -> Result<Option<Bytes>, Refusal> {
        let length = usize::try_from(length).expect("a part fits into memory");
        let (mut part, mut pace) = (BytesMut::with_capacity(length), Pace::new());
        while part.len() < length {
            let Some(mut piece) = self.piece(&mut pace).await? else { return Ok(None) };
            let fits = piece.len().min(length - part.len());
            part.extend_from_slice(&piece.split_to(fits));
            self.rest = piece;
        }
        if is_last && self.piece(&mut pace).await?.is_some() {
            return Err(Refusal::detailed(Kind::TOO_LARGE, "More was sent than the upload's length."));
        }
        Ok(Some(part.freeze()))
    }

    /// Takes in what little more is sent by one who is refused, so that they get to read why.
    pub(super) async fn drain(&mut self) {
        let _ = timeout(DRAINED_WITHIN, body::drain(&mut self.body)).await;
    }

    /// What is there of bytes, at least one; none at the body's end.
    async fn piece(&mut self, pace: &mut Pace) -> Result<Option<Bytes>, Refusal> {
        if !self.rest.is_empty() {
            return Ok(Some(std::mem::take(&mut self.rest)));
        }
        loop {
            let next = timeout(PIECE_WITHIN, body::next_data(&mut self.body));
            let next = timeout_at(pace.until(), next).await.map_err(|_| late())?;
            match next.map_err(|_| late())?? {
                Some(piece) if piece.is_empty() => {}
                Some(piece) => {
                    pace.arrived(piece.len());
                    return Ok(Some(piece));
                }
                None => return Ok(None),
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

    /// A body that brings so many bytes each second, without end.
    struct Slow {
        each_second: usize,
        next: tokio::time::Interval,
    }

    impl Slow {
        fn incoming(each_second: usize) -> Incoming {
            let next = tokio::time::interval(Duration::from_secs(1));
            Incoming::new(Body::new(Self { each_second, next }))
        }
    }

    impl http_body::Body for Slow {
        type Data = Bytes;
        type Error = std::convert::Infallible;
        fn poll_frame(
            mut self: std::pin::Pin<&mut Self>,
            cx: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
            if self.each_second == 0 {
                return std::task::Poll::Pending;
            }
            let piece = vec![7; self.each_second];
            self.next.poll_tick(cx).map(|_| Some(Ok(http_body::Frame::data(piece.into()))))
        }
    }

    #[tokio::test]
    async fn a_sender_who_says_nothing_more_is_left() {
        tokio::time::pause();
        let waited = timeout(PIECE_WITHIN + Duration::from_secs(1), Slow::incoming(0).part(4, false)).await;
        assert_eq!(waited.unwrap(), Err(late()));
    }

    #[tokio::test]
    async fn a_phone_on_a_bad_connection_gets_through_and_who_only_keeps_a_turn_does_not() {
        tokio::time::pause();
        let photo = 1 << 20;
        assert!(Slow::incoming(5 * 1024).part(photo, false).await.unwrap().is_some());
        for (each_second, minutes) in [(1, 3), (100, 3), (2 * 1024, 5)] {
            let mut incoming = Slow::incoming(each_second);
            let waited = timeout(Duration::from_secs(minutes * 60), incoming.part(photo, false)).await;
            assert_eq!(waited.unwrap(), Err(late()), "{each_second} bytes a second");
        }
    }
}
