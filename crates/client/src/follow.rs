//! Following a stream of frames for as long as it takes: reconnecting, later and later, but never giving up.

use std::time::Duration;

use rand_core::CryptoRng;
use secondok_api::frame::{Frame, FrameReader};

use crate::{
    service::{self, ServiceError},
    transport::{ByteStream, Request, Transport, TransportError},
};

const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// A stream that is opened again when it breaks.
pub(crate) struct Follow<T: Transport> {
    stream: Option<T::Stream>,
    reader: FrameReader,
    failures: u32,
    /// Wait before the next try, once the caller has been told.
    waiting: Option<Duration>,
    /// This device's share of the wait, so that not all come back in the same moment: between half and the whole.
    share: f64,
}

/// What came.
#[derive(Debug)]
pub(crate) enum Followed {
    /// A frame; keep-alives are left out.
    Frame(Frame),
    /// The stream is open, for the first time or again.
    Connected,
    /// It broke, or was not opened; it will be tried again.
    Interrupted { error: ServiceError, retry_in: Duration },
    /// The service refused and will refuse again.
    Refused(ServiceError),
}

impl<T: Transport> Follow<T> {
    pub(crate) fn new(rng: &mut impl CryptoRng) -> Self {
        let share = 0.5 + f64::from(rng.next_u32()) / f64::from(u32::MAX) / 2.0;
        Self { stream: None, reader: FrameReader::default(), failures: 0, waiting: None, share }
    }

    /// The next thing that happens. `request` is asked for at every try, as positions move on; `sleep` waits. May be
    /// dropped at any time and called again; a wait that was begun then begins anew.
    pub(crate) async fn next<S: Future<Output = ()>>(
        &mut self,
        transport: &T,
        request: impl Fn() -> Request,
        sleep: impl Fn(Duration) -> S,
    ) -> Followed {
        loop {
            if let Some(wait) = self.waiting {
                sleep(wait).await;
                self.waiting = None;
            }
            let Some(stream) = &mut self.stream else {
                match service::follow(transport, request()).await {
                    Ok(stream) => {
                        self.stream = Some(stream);
                        self.reader = FrameReader::default();
                        return Followed::Connected;
                    }
                    Err(error) if is_final(error) => return Followed::Refused(error),
                    Err(error) => return Followed::Interrupted { error, retry_in: self.interrupt() },
                }
            };
            match self.reader.next_frame() {
                Ok(Some(frame)) => {
                    self.failures = 0;
                    if frame != Frame::KeepAlive {
                        return Followed::Frame(frame);
                    }
                    continue;
                }
                Ok(None) => {}
                Err(_) => {
                    let error = ServiceError::NotUnderstood { status: 200 };
                    return Followed::Interrupted { error, retry_in: self.interrupt() };
                }
            }
            let error = match stream.next().await {
                Ok(Some(piece)) => {
                    self.reader.push(&piece);
                    continue;
                }
                Ok(None) => TransportError::Cut,
                Err(error) => error,
            };
            return Followed::Interrupted { error: error.into(), retry_in: self.interrupt() };
        }
    }

    /// Breaks the connection off and says how long to wait before it is made anew.
    pub(crate) fn interrupt(&mut self) -> Duration {
        self.stream = None;
        let retry_in = wait(self.failures).mul_f64(self.share);
        self.failures = self.failures.saturating_add(1);
        self.waiting = Some(retry_in);
        retry_in
    }
}

fn wait(failures: u32) -> Duration {
    FIRST_WAIT.saturating_mul(1_u32.checked_shl(failures).unwrap_or(u32::MAX)).min(LONGEST_WAIT)
}

/// Whether asking again just so is of no use.
fn is_final(error: ServiceError) -> bool {
    use secondok_api::problem::Kind;
    [Kind::UNKNOWN_MAILBOX, Kind::NOT_LOGGED_IN].into_iter().any(|kind| error.is(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_half_a_minute() {
        let waits: Vec<_> =
            [0, 1, 2, 5, 6, 31, 32, u32::MAX].map(|failures| wait(failures).as_millis()).into();
        assert_eq!(waits, [500, 1_000, 2_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
    }
}
