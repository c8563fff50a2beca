//! A file of an app as an answer.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use secondok_bundles::{Coding, File};
use secondok_care::http::OF_PAGES;

/// What an app's page and workers may do: run and load what its own origin serves, compile WebAssembly, and nothing else.
/// No form leaves, no frame holds it, no text becomes a script.
///
/// Trusted Types: Leptos 0.8 writes the fixed parts of its views by `innerHTML` as plain strings and starts workers by plain
/// addresses. Without a policy of the name `default` it would stop there; `apps/browser/web/trusted.js` is that policy, and lets
/// pass neither what could run nor addresses outside the app. No other policy may be made.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'none'; \
     base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default";

/// What a page may use of a device: nothing ([`OF_PAGES`]) but the camera, where codes are scanned.
const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// For ever: another content has another name.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// May be kept, but is asked for again each time.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// The file, in the smallest form that the browser takes; whether its app scans codes.
pub(super) fn of(file: &'static File, asked: &HeaderMap, scans: bool) -> Response {
    let accepted: Vec<&str> =
        asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()).collect();
    let (coding, bytes) = file.form(&accepted.join(","));
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let media = HeaderValue::from_static(file.media_type());
    // Pages and scripts: a worker obeys the policy that its own script came with, not its page's.
    if [&b"text/html"[..], b"text/javascript"].iter().any(|kind| media.as_bytes().starts_with(kind)) {
        headers.extend(OF_PAGES);
        if scans && let Some(permissions) = headers.get_mut(PERMISSIONS) {
            *permissions = with_camera(permissions);
        }
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    headers.insert(header::CONTENT_TYPE, media);
    headers.insert(header::CACHE_CONTROL, if file.is_hashed() { FOR_EVER } else { ASK_AGAIN });
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(name) = Coding::name(coding) {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response
}

/// The same for the app's own page, which may ask its person for the camera.
fn with_camera(permissions: &HeaderValue) -> HeaderValue {
    let text = permissions.to_str().unwrap_or_default().replace("camera=()", "camera=(self)");
    HeaderValue::from_str(&text).expect("a header with a word more is one")
}
