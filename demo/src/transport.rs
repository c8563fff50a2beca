//! The client's way to a care service in the same process: no socket, the same router.

use axum::{
    Router,
    body::{Body, BodyDataStream},
};
use http_body_util::BodyExt;
use secondok_client::transport::{ByteStream, Opened, Request, Response, Told, Transport, TransportError};
use tokio_stream::StreamExt;
use tower::ServiceExt;

/// Hands requests to a router.
#[derive(Clone)]
pub struct InProcess {
    router: Router,
}

impl InProcess {
    /// A transport to this router.
    pub const fn new(router: Router) -> Self {
        Self { router }
    }

    async fn answer(&self, request: Request) -> http::Response<Body> {
        let mut builder = http::Request::builder().method(request.method.name()).uri(&request.path);
        if let Some(authorization) = &request.authorization {
            builder = builder.header(http::header::AUTHORIZATION, authorization.header());
        }
        for header in &request.headers {
            builder = builder.header(header.name(), header.value());
        }
        let body = match request.body {
            Some(body) => {
                builder = builder.header(http::header::CONTENT_TYPE, body.content_type());
                Body::from(body.into_bytes())
            }
            None => Body::empty(),
        };
        let request = builder.body(body).expect("the client's paths and headers are well-formed");
        match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }
}

/// A body that comes from the same process.
pub struct InProcessStream {
    body: BodyDataStream,
}

impl ByteStream for InProcessStream {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, TransportError> {
        match self.body.next().await {
            None => Ok(None),
            Some(Ok(piece)) => Ok(Some(piece.to_vec())),
            Some(Err(_)) => Err(TransportError::Cut),
        }
    }
}

async fn whole(response: http::Response<Body>) -> Result<Response, TransportError> {
    let status = response.status().as_u16();
    let told = Told::read(|name| response.headers().get(name)?.to_str().ok().map(str::to_owned));
    let body = response.into_body().collect().await.map_err(|_| TransportError::Cut)?;
    Ok(Response { status, told, body: body.to_bytes().to_vec() })
}

impl Transport for InProcess {
    type Stream = InProcessStream;

    async fn call(&self, request: Request) -> Result<Response, TransportError> {
        whole(self.answer(request).await).await
    }

    async fn stream(&self, request: Request) -> Result<Opened<InProcessStream>, TransportError> {
        let response = self.answer(request).await;
        if response.status() == http::StatusCode::OK {
            Ok(Opened::Stream(InProcessStream { body: response.into_body().into_data_stream() }))
        } else {
            whole(response).await.map(Opened::Refused)
        }
    }
}
