//! The way to the service over HTTP/1.1, with TLS wherever the service is not on this computer.

mod server;
#[cfg(test)]
mod tests;

use std::{error::Error as _, time::Duration};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, Error, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use secondok_client::transport::{ByteStream, Opened, Request, Response, Told, Transport, TransportError};
use tokio::time::timeout;

pub use server::{ServerUrl, ServerUrlError};

/// How long each step may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// For the connection.
    pub connect: Duration,
    /// From the request until the answer begins, where the request is short.
    pub answer: Duration,
    /// Between two pieces of an answer; the service says something at least every 25 seconds.
    pub silence: Duration,
    /// Longest whole answer, in bytes. The longest of the service is a mailbox of 1,000 messages, about 16.5 MB.
    pub length: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            answer: Duration::from_secs(30),
            silence: Duration::from_secs(60),
            length: 32 << 20,
        }
    }
}

/// The way to one service. Connections are kept and used again.
///
/// Sends `Host`, and `Authorization`, `Content-Type`, `Content-Length` and those of [`Header`] where there is something to
/// say in them; no other header ever.
///
/// [`Header`]: secondok_client::transport::Header
#[derive(Debug, Clone)]
pub struct HttpTransport {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    server: ServerUrl,
    limits: Limits,
}

/// A body as it arrives.
#[derive(Debug)]
pub struct HttpStream {
    body: Incoming,
    silence: Duration,
}

impl HttpTransport {
    /// The way to this service with the usual limits.
    pub fn new(server: ServerUrl) -> Self {
        Self::with_limits(server, Limits::default())
    }

    /// The way to this service with these limits.
    pub fn with_limits(server: ServerUrl, limits: Limits) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_connect_timeout(Some(limits.connect));
        tcp.set_nodelay(true);
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls())
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        let client = Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        Self { client, server, limits }
    }

    async fn send(&self, request: Request) -> Result<hyper::Response<Incoming>, TransportError> {
        let mut builder =
            hyper::Request::builder().method(request.method.name()).uri(self.server.with_path(&request.path));
        if let Some(authorization) = &request.authorization {
            let mut value: http::HeaderValue =
                authorization.header().try_into().expect("base64url is plain text");
            value.set_sensitive(true);
            builder = builder.header(http::header::AUTHORIZATION, value);
        }
        for header in &request.headers {
            builder = builder.header(header.name(), header.value());
        }
        let limit = request.answered_within(self.limits.answer);
        let mut bytes = Bytes::new();
        if let Some(body) = request.body {
            builder = builder.header(http::header::CONTENT_TYPE, body.content_type());
            bytes = body.into_bytes().into();
        }
        let request = builder.body(Full::new(bytes)).expect("a path of the service is a path");
        match timeout(limit, self.client.request(request)).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(refused(&error)),
            Err(_) => Err(TransportError::Timeout),
        }
    }

    fn stream_of(&self, body: Incoming) -> HttpStream {
        HttpStream { body, silence: self.limits.silence }
    }

    async fn whole(&self, response: hyper::Response<Incoming>) -> Result<Response, TransportError> {
        let status = response.status().as_u16();
        let told = Told::read(|name| response.headers().get(name)?.to_str().ok().map(str::to_owned));
        let mut stream = self.stream_of(response.into_body());
        let mut body = Vec::new();
        while let Some(piece) = stream.next().await? {
            if body.len() + piece.len() > self.limits.length {
                return Err(TransportError::TooLong);
            }
            body.extend_from_slice(&piece);
        }
        Ok(Response { status, told, body })
    }
}

impl Transport for HttpTransport {
    type Stream = HttpStream;

    async fn call(&self, request: Request) -> Result<Response, TransportError> {
        let response = self.send(request).await?;
        self.whole(response).await
    }

    async fn stream(&self, request: Request) -> Result<Opened<HttpStream>, TransportError> {
        let response = self.send(request).await?;
        if response.status() == http::StatusCode::OK {
            Ok(Opened::Stream(self.stream_of(response.into_body())))
        } else {
            self.whole(response).await.map(Opened::Refused)
        }
    }
}

impl ByteStream for HttpStream {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, TransportError> {
        loop {
            match timeout(self.silence, self.body.frame()).await {
                Err(_) => return Err(TransportError::Timeout),
                Ok(None) => return Ok(None),
                Ok(Some(Err(_))) => return Err(TransportError::Cut),
                // Trailers say nothing that is wanted.
                Ok(Some(Ok(frame))) => {
                    if let Ok(data) = frame.into_data() {
                        return Ok(Some(data.into()));
                    }
                }
            }
        }
    }
}

fn tls() -> rustls::ClientConfig {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring has the versions of TLS that are asked for")
        .with_root_certificates(roots)
        .with_no_client_auth();
    // A resumed session would show the service that two connections come from one device.
    config.resumption = rustls::client::Resumption::disabled();
    config
}

fn refused(error: &Error) -> TransportError {
    match error.source() {
        Some(cause) if is_about_tls(cause) => TransportError::Insecure,
        _ if error.is_connect() => TransportError::Offline,
        _ => TransportError::Cut,
    }
}

/// Whether TLS is what failed. What an I/O error carries does not show among its sources: it is asked for itself.
fn is_about_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    let carried = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    error.is::<rustls::Error>()
        || carried.is_some_and(|carried| is_about_tls(carried))
        || error.source().is_some_and(is_about_tls)
}
