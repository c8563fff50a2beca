//! The way to a service: one request and its answer, or an answer that goes on.

use secondok_api::path::{CAPABILITY_SCHEME, INVITATION_SCHEME, SESSION_SCHEME};
use secondok_protocol::id::{Capability, InvitationCode, SessionToken};

/// Why no answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum TransportError {
    /// No connection was made: the service did not get the request.
    #[error("there is no connection to the service")]
    Offline,
    /// No answer came in time: the service may have got the request.
    #[error("the service did not answer in time")]
    Timeout,
    /// The connection broke off: the service may have got the request.
    #[error("the connection broke off")]
    Cut,
    /// The service could not prove who it is, or the connection would not have been encrypted.
    #[error("the connection to the service is not secure")]
    Insecure,
    /// The answer is longer than any that the service gives.
    #[error("the service's answer is too long")]
    TooLong,
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Fetch.
    Get,
    /// Put in place; repeating it changes nothing.
    Put,
    /// Do.
    Post,
    /// Remove; repeating it changes nothing.
    Delete,
}

impl Method {
    /// As it stands in HTTP.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// What shows the right to do it. Goes into the `Authorization` header, never into the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authorization {
    /// A patient's, for one mailbox.
    Capability(Capability),
    /// A doctor's.
    Session(SessionToken),
    /// An invited doctor's.
    Invitation(InvitationCode),
}

impl Authorization {
    /// The header's value. It is a secret.
    pub fn header(&self) -> String {
        match self {
            Self::Capability(capability) => format!("{CAPABILITY_SCHEME} {}", capability.to_text()),
            Self::Session(token) => format!("{SESSION_SCHEME} {}", token.to_text()),
            Self::Invitation(code) => format!("{INVITATION_SCHEME} {}", code.to_text()),
        }
    }
}

/// A request's body and its content type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// `application/json`.
    Json(Vec<u8>),
    /// A sealed message, [`secondok_api::path::MESSAGE_TYPE`].
    Message(Vec<u8>),
}

impl Body {
    /// Its content type.
    pub const fn content_type(&self) -> &'static str {
        match self {
            Self::Json(_) => "application/json",
            Self::Message(_) => secondok_api::path::MESSAGE_TYPE,
        }
    }

    /// Its bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Json(bytes) | Self::Message(bytes) => bytes,
        }
    }
}

/// A request. The implementor adds what HTTP needs and nothing that tells about the device: no cookie, no
/// `Accept-Language` but `*`, which a browser must be told lest it name the person's languages, and no `User-Agent` where
/// it can be left out: from a browser's page it cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What to do.
    pub method: Method,
    /// Path and query.
    pub path: String,
    /// The right to do it.
    pub authorization: Option<Authorization>,
    /// The body.
    pub body: Option<Body>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// The whole body.
    pub body: Vec<u8>,
}

/// An answer that goes on, or the refusal to begin one.
#[derive(Debug)]
pub enum Opened<S> {
    /// Status 200: the body follows piece by piece.
    Stream(S),
    /// Any other status.
    Refused(Response),
}

/// A body as it arrives.
pub trait ByteStream {
    /// The next piece; none once the other side has ended it. A service says something at least every 25 seconds: the
    /// implementor answers [`TransportError::Timeout`] after 60 seconds of silence.
    fn next(&mut self) -> impl Future<Output = Result<Option<Vec<u8>>, TransportError>>;
}

/// The way to one service.
pub trait Transport {
    /// A body as it arrives.
    type Stream: ByteStream;

    /// Sends a request and waits for its whole answer.
    fn call(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>>;

    /// Sends a request and begins to read its answer.
    fn stream(&self, request: Request) -> impl Future<Output = Result<Opened<Self::Stream>, TransportError>>;
}

impl<T: Transport> Transport for &T {
    type Stream = T::Stream;

    fn call(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>> {
        (**self).call(request)
    }

    fn stream(&self, request: Request) -> impl Future<Output = Result<Opened<Self::Stream>, TransportError>> {
        (**self).stream(request)
    }
}
