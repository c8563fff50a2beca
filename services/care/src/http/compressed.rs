//! Long answers that are the same for everybody, as gzip where whoever asks takes that.
//!
//! Only these: how long a compressed answer is tells of what is in it.

use std::io::Write as _;

use axum::response::{IntoResponse, Response};
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderValue, header};
use serde::Serialize;

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const GZIP: HeaderValue = HeaderValue::from_static("gzip");
const BY_CODING: HeaderValue = HeaderValue::from_static("accept-encoding");

/// This as JSON.
pub(crate) fn json(asked: &HeaderMap, public: &impl Serialize) -> Response {
    let plain = serde_json::to_vec(public).expect("plain structures are always JSON");
    let mut response = if takes_gzip(asked) {
        ([(header::CONTENT_ENCODING, GZIP)], gzip(&plain)).into_response()
    } else {
        plain.into_response()
    };
    response.headers_mut().insert(header::CONTENT_TYPE, JSON);
    response.headers_mut().insert(header::VARY, BY_CODING);
    response
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    // What stands in base64 shrinks by its letters alone: nothing is to be found by looking longer.
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len()), Compression::fast());
    encoder.write_all(plain).and_then(|()| encoder.finish()).expect("memory takes everything")
}

/// Whether gzip is named and not refused (RFC 9110, 12.5.3).
fn takes_gzip(asked: &HeaderMap) -> bool {
    let values = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0_f32));
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_given_where_it_is_taken() {
        for (accepts, is_gzip) in [
            ("gzip", true),
            ("br, GZIP;q=0.5", true),
            ("br,gzip;q=0", false),
            ("gzip; q=0.000", false),
            ("br", false),
            ("*", false),
            ("", false),
        ] {
            let asked = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accepts))]);
            let response = json(&asked, &"something ".repeat(100));
            assert_eq!(response.headers().get(header::CONTENT_ENCODING) == Some(&GZIP), is_gzip, "{accepts}");
            assert_eq!(response.headers()[header::VARY], BY_CODING);
            assert_eq!(response.headers()[header::CONTENT_TYPE], JSON);
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }
}
