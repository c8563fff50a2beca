//! Connections: HTTP/1.1 with buffers sized for many idle streams.

use std::{future::Future, io, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{mpsc, watch},
    task::JoinSet,
    time::{sleep, timeout},
};

use super::stuck::Unstuck;
use crate::Care;

/// One address that is listened at, and what is served there.
#[derive(Debug)]
pub struct Origin {
    /// Where.
    pub listener: TcpListener,
    /// What: [`Care::router`], [`Care::doctors_router`] or one that contains them.
    pub router: Router,
}

/// A request's head and every buffer of a connection are at most this long. A message with its head fits in, so
/// that it can arrive in one read.
const BUFFER_MAX: usize = 32 * 1024;
/// How long a request's head may take to arrive, and how long a connection may lie idle between requests.
const HEAD_WITHIN: Duration = Duration::from_secs(60);
/// How long requests under way may take to end when the service stops.
const STOP_WITHIN: Duration = Duration::from_secs(10);
/// How long to wait when no connection can be accepted, as when too many files are open.
const ACCEPT_AGAIN_AFTER: Duration = Duration::from_millis(100);

/// Serves all of these until `shutdown` is ready; then ends all streams, lets requests under way come to their end, and
/// returns within ten seconds.
pub async fn serve(
    care: &Care,
    origins: impl IntoIterator<Item = Origin>,
    shutdown: impl Future<Output = ()>,
) {
    let (stop, stopping) = watch::channel(());
    // Every connection holds a sender: the channel ends when the last one has ended.
    let (alive, mut all_ended) = mpsc::channel::<()>(1);
    let mut accepting = JoinSet::new();
    for origin in origins {
        accepting.spawn(accept(origin, stopping.clone(), alive.clone()));
    }
    shutdown.await;
    accepting.shutdown().await;
    drop((alive, stopping));
    care.hub().close();
    stop.send_replace(());
    drop(stop);
    let _ = timeout(STOP_WITHIN, all_ended.recv()).await;
}

/// Takes connections until it is dropped.
async fn accept(
    Origin { listener, router }: Origin,
    stopping: watch::Receiver<()>,
    alive: mpsc::Sender<()>,
) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Without it small frames would wait for the acknowledgement of those before them.
                let _ = stream.set_nodelay(true);
                tokio::spawn(connection(stream, router.clone(), stopping.clone(), alive.clone()));
            }
            Err(error) if is_of_one_connection(&error) => {}
            Err(_) => sleep(ACCEPT_AGAIN_AFTER).await,
        }
    }
}

async fn connection(
    stream: TcpStream,
    router: Router,
    mut stopping: watch::Receiver<()>,
    _alive: mpsc::Sender<()>,
) {
    // Pinned where it is made: a second place for it would stay in every task.
    let mut connection = std::pin::pin!(
        http1::Builder::new()
            .max_buf_size(BUFFER_MAX)
            // Messages go out from where they are instead of through a buffer that would stay as large as they.
            .writev(true)
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_WITHIN)
            .serve_connection(TokioIo::new(Unstuck::new(stream)), TowerToHyperService::new(router))
    );
    // A connection that breaks off is its client's affair: nothing is logged about it.
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stopping.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// Whether accepting failed for that one connection only.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
