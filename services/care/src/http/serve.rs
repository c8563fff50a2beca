//! Connections: HTTP/1.1 with buffers sized for many idle streams, and no more of them than there is room for.

use std::{future::Future, io, sync::Arc, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
    time::{sleep, timeout},
};

use secondok_api::problem::Kind;

use super::{hardened, problem::Refusal, stuck::Unstuck};
use crate::{
    Care,
    faults::{Fault, Faults},
};

/// One address that is listened at, and what is served there.
#[derive(Debug)]
pub struct Origin {
    /// Where.
    pub listener: TcpListener,
    /// What: [`Care::router`], [`Care::doctors_router`] or one that contains them.
    pub router: Router,
    /// How many connections it takes at a time. Further ones are told that the service is busy, so that those who fill
    /// one origin leave the other, and the files that the database needs, alone.
    pub connections: u32,
}

/// A request's head and every buffer of a connection are at most this long. A message with its head fits in, so
/// that it can arrive in one read.
const BUFFER_MAX: usize = 32 * 1024;
/// How long a request's head may take to arrive, and how long a connection may lie idle between requests.
const HEAD_WITHIN: Duration = Duration::from_secs(60);
/// How long requests under way may take to end when the service stops.
const STOP_WITHIN: Duration = Duration::from_secs(10);
/// Connections at a time of those for whom there is no room: they are answered all the same.
pub const REFUSED_AT_ONCE: usize = 32;
/// How long they may take to ask and to take the answer.
const REFUSED_WITHIN: Duration = Duration::from_secs(5);
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
    let busy = hardened(care, Router::new().fallback(async || Refusal::from(Kind::BUSY)));
    let (mut rooms, mut doors) = (Vec::new(), JoinSet::new());
    for Origin { listener, router, connections } in origins {
        let room = Arc::new(Semaphore::new(connections as usize));
        rooms.push((Arc::clone(&room), connections));
        let (busy, faults, stopping) = (busy.clone(), care.faults().clone(), stopping.clone());
        doors.spawn(Door { listener, router, room, busy, faults, stopping }.accept());
    }
    shutdown.await;
    doors.shutdown().await;
    drop(stopping);
    care.hub().close();
    stop.send_replace(());
    drop(stop);
    let all_ended = async {
        for (room, connections) in rooms {
            let _ = room.acquire_many(connections).await;
        }
    };
    let _ = timeout(STOP_WITHIN, all_ended).await;
}

/// Where connections of one origin come in.
struct Door {
    listener: TcpListener,
    router: Router,
    /// One permit for each connection that it takes.
    room: Arc<Semaphore>,
    /// Answers whatever is asked with the problem that the service is busy.
    busy: Router,
    faults: Faults,
    stopping: watch::Receiver<()>,
}

impl Door {
    /// Takes connections until it is dropped.
    async fn accept(self) {
        let refusals = Arc::new(Semaphore::new(REFUSED_AT_ONCE));
        loop {
            match self.listener.accept().await {
                Ok((stream, _)) => {
                    // Without it small frames would wait for the acknowledgement of those before them.
                    let _ = stream.set_nodelay(true);
                    if let Ok(permit) = Arc::clone(&self.room).try_acquire_owned() {
                        let (router, stopping) = (self.router.clone(), self.stopping.clone());
                        tokio::spawn(connection(stream, router, stopping, permit));
                        continue;
                    }
                    self.faults.note(Fault::Crowded);
                    if let Ok(permit) = Arc::clone(&refusals).try_acquire_owned() {
                        tokio::spawn(refuse(stream, self.busy.clone(), permit));
                    }
                }
                Err(error) if is_of_one_connection(&error) => {}
                Err(_) => sleep(ACCEPT_AGAIN_AFTER).await,
            }
        }
    }
}

async fn connection(
    stream: TcpStream,
    router: Router,
    mut stopping: watch::Receiver<()>,
    _room: OwnedSemaphorePermit,
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

/// Tells one for whom there is no room.
async fn refuse(stream: TcpStream, busy: Router, _room: OwnedSemaphorePermit) {
    let answered = http1::Builder::new()
        .keep_alive(false)
        .max_buf_size(BUFFER_MAX)
        .timer(TokioTimer::new())
        .header_read_timeout(REFUSED_WITHIN)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(busy));
    let _ = timeout(REFUSED_WITHIN, answered).await;
}

/// Whether accepting failed for that one connection only.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
