//! Connections whose other end takes nothing any more: what waits to be sent to them is held in memory.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Sleep, sleep},
};

/// How long the other end may take not a single byte.
const NOTHING_TAKEN_FOR: Duration = Duration::from_secs(60);

/// A connection that breaks off when its other end takes nothing for a minute.
#[derive(Debug)]
pub(super) struct Unstuck<S> {
    stream: S,
    /// There only while something waits to be taken: most connections are idle.
    stuck: Option<Pin<Box<Sleep>>>,
}

impl<S> Unstuck<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, stuck: None }
    }

    fn watch<T>(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stuck = None;
            return written;
        }
        let stuck = self.stuck.get_or_insert_with(|| Box::pin(sleep(NOTHING_TAKEN_FOR)));
        ready!(stuck.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Unstuck<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Unstuck<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.watch(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, pieces);
        self.watch(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        self.watch(cx, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = Pin::new(&mut self.stream).poll_shutdown(cx);
        self.watch(cx, shut)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt, duplex},
        time::{pause, timeout},
    };

    use super::*;

    #[tokio::test]
    async fn who_takes_nothing_is_left() {
        pause();
        let (here, _there) = duplex(16);
        let mut connection = Unstuck::new(here);
        let written = timeout(Duration::from_secs(61), connection.write_all(&[7; 64])).await;
        assert_eq!(written.unwrap().unwrap_err().kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn who_takes_little_by_little_is_not() {
        pause();
        let (here, mut there) = duplex(16);
        let mut connection = Unstuck::new(here);
        let taking = tokio::spawn(async move {
            for _ in 0..4 {
                sleep(Duration::from_secs(50)).await;
                there.read_exact(&mut [0; 16]).await.unwrap();
            }
        });
        connection.write_all(&[7; 64]).await.unwrap();
        taking.await.unwrap();
    }
}
