//! What stands before a service, and can make its app another version: the same files under other names, each naming the
//! others so; those of the version before are gone, as after an update.

use std::{
    convert::Infallible,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use bytes::Bytes;
use http_body_util::{BodyExt, Either, Full};
use hyper::{Request, Response, body::Incoming, client, header, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::Runtime,
};

/// Letters of a hash in a name.
const HASH: usize = 16;

/// A front of its own address.
pub(crate) struct Front {
    address: SocketAddr,
    is_newer: Arc<AtomicBool>,
    /// Runs it for as long as it is needed.
    _runtime: Runtime,
}

impl Front {
    /// Before this service.
    pub(crate) fn of(service: SocketAddr) -> Self {
        let runtime = Runtime::new().expect("threads can be made");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("there is a free port");
        let address = listener.local_addr().expect("it has an address");
        let is_newer = Arc::new(AtomicBool::new(false));
        runtime.spawn(listen(listener, service, Arc::clone(&is_newer)));
        Self { address, is_newer, _runtime: runtime }
    }

    /// Its address for browsers.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on the app is another version.
    pub(crate) fn renew(&self) {
        self.is_newer.store(true, Ordering::SeqCst);
    }

    /// What a file of the first version is called in the other one.
    pub(crate) fn renewed(&self, name: &str) -> String {
        renamed(name)
    }
}

async fn listen(listener: TcpListener, service: SocketAddr, is_newer: Arc<AtomicBool>) {
    while let Ok((stream, _)) = listener.accept().await {
        let is_newer = Arc::clone(&is_newer);
        let answer = service_fn(move |request| {
            let is_newer = is_newer.load(Ordering::SeqCst);
            async move { Ok::<_, Infallible>(pass(request, service, is_newer).await) }
        });
        // A browser that goes away ends it.
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
    }
}

type Passed = Response<Either<Incoming, Full<Bytes>>>;

async fn pass(mut request: Request<Incoming>, service: SocketAddr, is_newer: bool) -> Passed {
    let is_app = request.uri().path().starts_with("/app/");
    if is_newer && is_app {
        // Names go back to what the service has; those of the version before lead nowhere.
        *request.uri_mut() = renamed(request.uri().path()).parse().expect("a path is one also backwards");
    }
    if is_app {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    let stream = TcpStream::connect(service).await.expect("the service listens");
    let (mut sender, connection) =
        client::conn::http1::handshake(TokioIo::new(stream)).await.expect("a connection");
    tokio::spawn(connection);
    let answer = sender.send_request(request).await.expect("the service answers");
    let is_text = answer.headers().get(header::CONTENT_TYPE).and_then(|media| media.to_str().ok());
    if !is_newer
        || !is_app
        || !is_text.is_some_and(|media| media.starts_with("text/") || media.contains("json"))
    {
        return answer.map(Either::Left);
    }
    let (mut head, body) = answer.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let text = renamed(&String::from_utf8_lossy(&body));
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, Either::Right(Full::new(text.into())))
}

/// Every hash that stands between a name and its ending, or by itself in quotation marks, backwards. Twice gives the same.
fn renamed(text: &str) -> String {
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['.', '\'']) {
        let (before, after) = rest.split_at(at + 1);
        renamed.push_str(before);
        let hash = after.get(..HASH).filter(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let ends = after.get(HASH..).is_some_and(|end| end.starts_with(['.', '\'']));
        rest = match hash.filter(|_| ends) {
            Some(hash) => {
                renamed.extend(hash.chars().rev());
                &after[HASH..]
            }
            None => after,
        };
    }
    renamed.push_str(rest);
    renamed
}

#[test]
fn a_version_is_renamed_and_back() {
    let text = "const V = '0123456789abcdef'; import './a.00112233445566ff.js'; __wbg_x_0123456789abcdef()";
    let other = "const V = 'fedcba9876543210'; import './a.ff66554433221100.js'; __wbg_x_0123456789abcdef()";
    assert_eq!(renamed(text), other);
    assert_eq!(renamed(other), text);
}
