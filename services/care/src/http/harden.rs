//! The outermost layer: the headers that every answer carries, and a net for panics.

use std::{
    convert::Infallible,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use axum::{body::Body, response::IntoResponse, routing::Route};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, header};
use secondok_api::problem::Kind;
use tower::{Layer, Service};

use super::problem::Refusal;
use crate::faults::{Fault, Faults, caught};

/// What every answer carries unless its handler says otherwise.
///
/// The policy fits answers that are data; pages bring their own, with `style-src 'self'`. With the content type and
/// the transfer encoding they are six, the most that fit into the smallest map of headers: each open stream keeps one.
pub const COMMON: [(HeaderName, HeaderValue); 4] = [
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ),
];

/// What pages carry besides: it means something for documents only.
pub const OF_PAGES: [(HeaderName, HeaderValue); 4] = [
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-embedder-policy"), HeaderValue::from_static("require-corp")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
             microphone=(), payment=(), usb=()",
        ),
    ),
];

/// What pages of an origin that people reach by https carry too (RFC 6797): for two years a browser that has seen one comes
/// by nothing else, whatever a link or a network says.
///
/// `includeSubDomains`, as ASVS 5.0 asks for from level 2 (3.4.1): nobody can set up an unencrypted host below this one, to
/// ask for words there or to plant a cookie. The address is one that the service has for itself, so that no other host of
/// the organisation stands below it: `docs/operations.md` says so where the address is chosen. No `preload`: that is a
/// promise to browsers' makers, and the organisation's to give.
pub const OF_PAGES_BY_HTTPS: (HeaderName, HeaderValue) =
    (header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));

/// Which origins people reach by https. The service itself never speaks it: what stands before it does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Https {
    /// That of the public pages and the patient's app.
    pub patients: bool,
    /// That of the doctors' app.
    pub doctors: bool,
    /// That of the desk.
    pub desk: bool,
}

impl Https {
    /// By the addresses under which people reach them.
    pub fn of([patients, doctors, desk]: [&str; 3]) -> Self {
        let is_https = |url: &str| url.starts_with("https://");
        Self { patients: is_https(patients), doctors: is_https(doctors), desk: is_https(desk) }
    }
}

/// Every header that an answer may carry: nothing else leaves the service.
pub const ALLOWED: &[&str] = &[
    "accept-ranges",
    "allow",
    "cache-control",
    "content-encoding",
    "content-length",
    "content-range",
    "content-security-policy",
    "content-type",
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "date",
    "location",
    "permissions-policy",
    "referrer-policy",
    "retry-after",
    "set-cookie",
    "strict-transport-security",
    "transfer-encoding",
    "tus-extension",
    "tus-max-size",
    "tus-resumable",
    "tus-version",
    "upload-length",
    "upload-offset",
    "vary",
    "www-authenticate",
    "x-content-type-options",
];

/// Puts [`Hardened`] around a service.
#[derive(Debug, Clone)]
pub(crate) struct Harden {
    pub(crate) faults: Faults,
    /// Whether people reach this origin by https.
    pub(crate) https: bool,
}

impl Layer<Route> for Harden {
    type Service = Hardened;

    fn layer(&self, inner: Route) -> Hardened {
        Hardened { inner, faults: self.faults.clone(), https: self.https }
    }
}

/// A route whose answers carry the common headers and which answers also when it panics.
#[derive(Debug, Clone)]
pub(crate) struct Hardened {
    inner: Route,
    faults: Faults,
    https: bool,
}

impl Service<Request<Body>> for Hardened {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = HardenedFuture<<Route as Service<Request<Body>>>::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Service::<Request<Body>>::poll_ready(&mut self.inner, cx)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        HardenedFuture { inner: self.inner.call(request), faults: self.faults.clone(), https: self.https }
    }
}

/// The answer of [`Hardened`].
#[derive(Debug)]
pub(crate) struct HardenedFuture<F> {
    inner: F,
    faults: Faults,
    https: bool,
}

impl<F> Future for HardenedFuture<F>
where
    F: Future<Output = Result<Response<Body>, Infallible>> + Unpin,
{
    type Output = Result<Response<Body>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let inner = Pin::new(&mut self.inner);
        let mut response = match caught(|| inner.poll(cx)) {
            Ok(Poll::Pending) => return Poll::Pending,
            Ok(Poll::Ready(Ok(response))) => response,
            Err(fault) => {
                self.faults.note(fault);
                Refusal::from(Kind::INTERNAL).into_response()
            }
        };
        if let Some(fault) = response.extensions_mut().remove::<Fault>() {
            self.faults.note(fault);
        }
        add_headers(response.headers_mut(), self.https);
        Poll::Ready(Ok(response))
    }
}

fn add_headers(headers: &mut HeaderMap, https: bool) {
    let is_page =
        headers.get(header::CONTENT_TYPE).is_some_and(|media| media.as_bytes().starts_with(b"text/html"));
    let of_pages = OF_PAGES.into_iter().chain(https.then_some(OF_PAGES_BY_HTTPS));
    for (name, value) in COMMON.into_iter().chain(of_pages.filter(|_| is_page)) {
        headers.entry(name).or_insert(value);
    }
}
