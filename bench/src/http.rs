//! A connection that costs the measuring side little, so that the machine is left to the server.

use bytes::Bytes;
use http::{Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, client::conn::http1};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// One kept-alive connection.
pub(crate) struct Connection {
    sender: http1::SendRequest<Full<Bytes>>,
}

impl Connection {
    pub(crate) async fn open(address: std::net::SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("the server listens");
        stream.set_nodelay(true).expect("a TCP stream");
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.expect("HTTP/1.1");
        tokio::spawn(connection);
        Self { sender }
    }

    pub(crate) async fn start(
        &mut self,
        method: Method,
        path: &str,
        authorization: Option<&str>,
        content_type: Option<&str>,
        body: Bytes,
    ) -> http::Response<Incoming> {
        let mut headers = Vec::new();
        headers.extend(authorization.map(|value| ("authorization", value)));
        headers.extend(content_type.map(|value| ("content-type", value)));
        self.start_with(method, path, &headers, body).await
    }

    /// The same with whatever headers.
    pub(crate) async fn start_with(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Bytes,
    ) -> http::Response<Incoming> {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "localhost");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let request = request.body(Full::new(body)).expect("a request");
        self.sender.ready().await.expect("the connection lives");
        self.sender.send_request(request).await.expect("an answer")
    }

    /// Sends a request whose answer must be a success, and gives the answer's body.
    pub(crate) async fn call(
        &mut self,
        method: Method,
        path: &str,
        authorization: Option<&str>,
        content_type: Option<&str>,
        body: Bytes,
    ) -> Bytes {
        let (status, body) = self.try_call(method, path, authorization, content_type, body).await;
        assert!(status.is_success(), "{status} for {path}: {}", String::from_utf8_lossy(&body));
        body
    }

    pub(crate) async fn try_call(
        &mut self,
        method: Method,
        path: &str,
        authorization: Option<&str>,
        content_type: Option<&str>,
        body: Bytes,
    ) -> (StatusCode, Bytes) {
        let answer = self.start(method, path, authorization, content_type, body).await;
        let status = answer.status();
        (status, answer.into_body().collect().await.expect("a whole answer").to_bytes())
    }
}
