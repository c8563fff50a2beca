//! The way to a service: one request and its answer, or an answer that goes on.

use std::{ops::Range, time::Duration};

use secondok_api::{
    attachment::{APPEND_TYPE, TUS_RESUMABLE, TUS_VERSION, UPLOAD_BLOB, UPLOAD_LENGTH, UPLOAD_OFFSET},
    desk::account::Account,
    path::{CAPABILITY_SCHEME, INVITATION_SCHEME, SESSION_SCHEME},
};
use secondok_protocol::id::{BlobId, Capability, InvitationCode, SessionToken};

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
    /// Ask what a fetch would say, without its body.
    Head,
    /// Put in place; repeating it changes nothing.
    Put,
    /// Do.
    Post,
    /// Add to what is there.
    Patch,
    /// Remove; repeating it changes nothing.
    Delete,
}

impl Method {
    /// As it stands in HTTP.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What shows the right to do it. Goes into the `Authorization` header, never into the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authorization {
    /// A patient's, for one mailbox.
    Capability(Capability),
    /// A doctor's, or of somebody of the staff.
    Session(SessionToken),
    /// Of somebody of the staff, to act for this account of the desk.
    Acting(Account, SessionToken),
    /// An invited doctor's.
    Invitation(InvitationCode),
}

impl Authorization {
    /// The header's value. It is a secret.
    pub fn header(&self) -> String {
        match self {
            Self::Capability(capability) => format!("{CAPABILITY_SCHEME} {}", capability.to_text()),
            Self::Session(token) => format!("{SESSION_SCHEME} {}", token.to_text()),
            Self::Acting(account, token) => format!("{} {}", account.scheme(), token.to_text()),
            Self::Invitation(code) => format!("{INVITATION_SCHEME} {}", code.to_text()),
        }
    }
}

/// What a request says besides, of an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Header {
    /// The version of tus, in every request of an upload.
    UploadVersion,
    /// The upload's whole length in bytes.
    UploadLength(u64),
    /// The number of the upload that is begun.
    UploadBlob(BlobId),
    /// Where the body's bytes belong in the upload.
    UploadOffset(u64),
    /// Which bytes are asked for; at least one.
    Range(Range<u64>),
}

impl Header {
    /// Its name in HTTP.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::UploadVersion => TUS_RESUMABLE,
            Self::UploadLength(_) => UPLOAD_LENGTH,
            Self::UploadBlob(_) => UPLOAD_BLOB,
            Self::UploadOffset(_) => UPLOAD_OFFSET,
            Self::Range(_) => "range",
        }
    }

    /// Its value.
    pub fn value(&self) -> String {
        match self {
            Self::UploadVersion => TUS_VERSION.to_owned(),
            Self::UploadLength(number) | Self::UploadOffset(number) => number.to_string(),
            Self::UploadBlob(blob) => blob.to_text(),
            Self::Range(bytes) => format!("bytes={}-{}", bytes.start, bytes.end.saturating_sub(1)),
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
    /// What comes next of an upload, [`APPEND_TYPE`].
    Piece(Vec<u8>),
}

/// Bytes a second of the slowest connection that is of any use.
const SLOWEST: u64 = 8 * 1024;

impl Body {
    /// Its content type.
    pub const fn content_type(&self) -> &'static str {
        match self {
            Self::Json(_) => "application/json",
            Self::Message(_) => secondok_api::path::MESSAGE_TYPE,
            Self::Piece(_) => APPEND_TYPE,
        }
    }

    /// How long it may take on its way, beside the time that any request may take.
    pub const fn time(&self) -> Duration {
        match self {
            Self::Json(bytes) | Self::Message(bytes) | Self::Piece(bytes) => {
                Duration::from_secs(bytes.len() as u64 / SLOWEST)
            }
        }
    }

    /// Its bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Json(bytes) | Self::Message(bytes) | Self::Piece(bytes) => bytes,
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
    /// What it says besides.
    pub headers: Vec<Header>,
    /// The body.
    pub body: Option<Body>,
}

impl Request {
    /// How long its answer may take to begin, where one to a request without a body may take `time`.
    pub fn answered_within(&self, time: Duration) -> Duration {
        time + self.body.as_ref().map(Body::time).unwrap_or_default()
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// What it says besides.
    pub told: Told,
    /// The whole body.
    pub body: Vec<u8>,
}

/// What an answer's headers say, of those that are read at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Where what was begun is from now on.
    pub location: Option<String>,
    /// How many bytes of an upload are kept.
    pub upload_offset: Option<u64>,
    /// Which bytes of how many the body has.
    pub content_range: Option<ContentRange>,
}

/// Which bytes of how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentRange {
    /// These.
    pub bytes: Range<u64>,
    /// The length of the whole.
    pub of: u64,
}

impl Told {
    /// Reads it; `header` gives a header's value by its name. One that is not understood counts as none.
    pub fn read(header: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            location: header("location"),
            upload_offset: header(UPLOAD_OFFSET).and_then(|number| whole_number(&number)),
            content_range: header("content-range").and_then(|range| ContentRange::read(&range)),
        }
    }
}

impl ContentRange {
    /// `bytes 0-99/100` (RFC 9110, section 14.4).
    fn read(value: &str) -> Option<Self> {
        let (range, of) = value.strip_prefix("bytes ")?.split_once('/')?;
        let (first, last) = range.split_once('-')?;
        let (bytes, of) = (whole_number(first)?..whole_number(last)?.checked_add(1)?, whole_number(of)?);
        (bytes.start < bytes.end && bytes.end <= of).then_some(Self { bytes, of })
    }
}

fn whole_number(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_written_as_http_has_them() {
        let written = |header: Header| format!("{}: {}", header.name(), header.value());
        assert_eq!(written(Header::UploadVersion), "tus-resumable: 1.0.0");
        assert_eq!(written(Header::UploadLength(65_536)), "upload-length: 65536");
        assert_eq!(written(Header::UploadOffset(0)), "upload-offset: 0");
        let blob = BlobId::from_bytes([0; 32]);
        assert_eq!(written(Header::UploadBlob(blob)), format!("upload-blob: {}", "A".repeat(43)));
        assert_eq!(written(Header::Range(10..20)), "range: bytes=10-19");
    }

    #[test]
    fn of_an_answers_headers_only_what_is_understood_counts() {
        let told = |name: &str, value: &str| {
            let (name, value) = (name.to_owned(), value.to_owned());
            Told::read(|asked| (asked == name).then(|| value.clone()))
        };
        assert_eq!(told("location", "/x").location.as_deref(), Some("/x"));
        assert_eq!(told("upload-offset", "4194304").upload_offset, Some(4_194_304));
        let whole = ContentRange { bytes: 0..10, of: 10 };
        assert_eq!(told("content-range", "bytes 0-9/10").content_range, Some(whole));
        for wrong in ["", "+1", "-1", " 1", "1.0", "99999999999999999999"] {
            assert_eq!(told("upload-offset", wrong), Told::default(), "{wrong:?}");
        }
        for wrong in ["bytes 0-10/10", "bytes 5-4/10", "bytes */10", "0-9/10", "bytes 0-9", "bytes 0-9/*"] {
            assert_eq!(told("content-range", wrong), Told::default(), "{wrong:?}");
        }
    }

    #[test]
    fn the_longer_a_body_the_longer_it_may_take() {
        let request = |body| Request {
            method: Method::Patch,
            path: String::new(),
            authorization: None,
            headers: Vec::new(),
            body,
        };
        let usual = Duration::from_secs(30);
        assert_eq!(request(None).answered_within(usual), usual);
        let part = Body::Piece(vec![0; 4 << 20]);
        assert_eq!(request(Some(part)).answered_within(usual), usual + Duration::from_secs(512));
    }
}
