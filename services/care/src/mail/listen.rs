//! Where the mail server hands mail over: a few connections at a time, each for a while.

use std::{io, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, UnixListener},
    sync::Semaphore,
    task::JoinSet,
    time::{sleep, timeout},
};

use super::lmtp::converse;
use crate::Care;

/// Connections at a time; each may hold one mail in memory. Further ones wait.
const CONNECTIONS_MAX: usize = 4;
/// How long one may last.
const CONNECTION_LASTS: Duration = Duration::from_secs(10 * 60);
/// How long to wait when no connection can be accepted, as when too many files are open.
const ACCEPT_AGAIN_AFTER: Duration = Duration::from_millis(100);

/// What is listened at.
#[derive(Debug)]
pub enum Door {
    /// An address of the network.
    Tcp(TcpListener),
    /// A socket in a folder.
    Unix(UnixListener),
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

impl Door {
    /// Where it is, in the words of the configuration.
    pub fn address(&self) -> Option<String> {
        match self {
            Self::Tcp(listener) => Some(listener.local_addr().ok()?.to_string()),
            Self::Unix(listener) => {
                Some(format!("unix:{}", listener.local_addr().ok()?.as_pathname()?.display()))
            }
        }
    }

    async fn accept(&self) -> io::Result<Box<dyn Stream>> {
        Ok(match self {
            Self::Tcp(listener) => Box::new(listener.accept().await?.0),
            Self::Unix(listener) => Box::new(listener.accept().await?.0),
        })
    }
}

/// Takes mail until it is dropped. What was not confirmed by then the mail server hands over again.
pub async fn listen(care: Care, door: Door) {
    let room = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut connections = JoinSet::new();
    loop {
        let permit = Arc::clone(&room).acquire_owned().await.expect("never closed");
        while connections.try_join_next().is_some() {}
        match door.accept().await {
            Ok(stream) => {
                let care = care.clone();
                connections.spawn(async move {
                    // One that breaks off is its mail server's affair.
                    let _ = timeout(CONNECTION_LASTS, converse(&care, stream)).await;
                    drop(permit);
                });
            }
            Err(_) => sleep(ACCEPT_AGAIN_AFTER).await,
        }
    }
}
