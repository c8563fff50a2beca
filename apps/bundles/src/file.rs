//! One file of a bundle, and the form of it that a browser can take.

use crate::FIXED;

/// A file of an app.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// Its path in the bundle, with `/` between folders.
    pub name: &'static str,
    /// Its bytes.
    pub plain: &'static [u8],
    /// Its bytes, compressed (RFC 7932).
    pub brotli: Option<&'static [u8]>,
    /// Its bytes, compressed (RFC 1952).
    pub gzip: Option<&'static [u8]>,
}

/// How an answer's body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// `br`
    Brotli,
    /// `gzip`
    Gzip,
    /// Not at all.
    Identity,
}

impl Coding {
    /// The value of `content-encoding`; none where nothing is compressed.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }
}

impl File {
    /// Its type, by the end of its name; `application/octet-stream` for an end that nobody has thought of.
    pub fn media_type(&self) -> &'static str {
        match self.name.rsplit_once('.').map(|(_, extension)| extension) {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("wasm") => "application/wasm",
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            Some("webmanifest") => "application/manifest+json",
            Some("json") => "application/json",
            // Message files have no type of their own.
            Some("txt" | "ftl") => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        }
    }

    /// Whether its name stands for this content and no other, for ever.
    pub fn is_hashed(&self) -> bool {
        !FIXED.contains(&self.name)
    }

    /// The smallest form that this `Accept-Encoding` (RFC 9110, section 12.5.3) allows. Whoever allows nothing at all
    /// gets the file as it is, as that section lets a server do.
    pub fn form(&self, accepted: &str) -> (Coding, &'static [u8]) {
        if let Some(bytes) = self.brotli.filter(|_| accepts(accepted, "br")) {
            return (Coding::Brotli, bytes);
        }
        if let Some(bytes) = self.gzip.filter(|_| accepts(accepted, "gzip")) {
            return (Coding::Gzip, bytes);
        }
        (Coding::Identity, self.plain)
    }
}

/// Whether a coding is allowed: named, or meant by `*`, with a weight over nothing.
fn accepts(accepted: &str, coding: &str) -> bool {
    let weight = |wanted: &str| {
        accepted.split(',').find_map(|part| {
            let (name, parameters) = part.split_once(';').unwrap_or((part, ""));
            let weight =
                parameters.trim().strip_prefix("q=").map_or(Ok(1.0), |weight| weight.trim().parse::<f32>());
            name.trim().eq_ignore_ascii_case(wanted).then_some(weight.unwrap_or(0.0))
        })
    };
    weight(coding).or_else(|| weight("*")).is_some_and(|weight| weight > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: File =
        File { name: "style.0011.css", plain: b"plain", brotli: Some(b"br"), gzip: Some(b"gz") };

    #[test]
    fn the_smallest_form_that_is_accepted() {
        let form = |accepted| STYLE.form(accepted).0;
        assert_eq!(form("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(form("GZIP"), Coding::Gzip);
        assert_eq!(form("br;q=0, gzip;q=0.5"), Coding::Gzip);
        assert_eq!(form("br; q=0.1"), Coding::Brotli);
        assert_eq!(form("*"), Coding::Brotli);
        assert_eq!(form("*, br;q=0.000"), Coding::Gzip);
        for none in ["", "identity", "deflate", "brr", "*;q=0", "br;q=x"] {
            assert_eq!(STYLE.form(none), (Coding::Identity, &b"plain"[..]), "{none}");
        }
        let icon = File { brotli: None, gzip: None, ..STYLE };
        assert_eq!(icon.form("br, gzip").0, Coding::Identity);
    }

    #[test]
    fn types_and_names() {
        let named = |name| File { name, ..STYLE };
        assert_eq!(named("patient-page.00ff.wasm").media_type(), "application/wasm");
        assert_eq!(named("snippets/a/inline0.00ff.js").media_type(), "text/javascript; charset=utf-8");
        assert_eq!(named("manifest.webmanifest").media_type(), "application/manifest+json");
        assert_eq!(named("texts-uk.00ff.ftl").media_type(), "text/plain; charset=utf-8");
        assert_eq!(named("unthought-of").media_type(), "application/octet-stream");
        assert!(named("style.0011.css").is_hashed() && !named("index.html").is_hashed());
    }
}
