//! The address of a service.

use std::{net::IpAddr, str::FromStr};

/// The address of a service: `https://host`, or `http://` for one on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerUrl {
    /// Scheme and authority, without a slash at the end.
    origin: String,
}

/// A text that is not the address of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ServerUrlError {
    /// It is not an address.
    #[error("not the address of a service: expected one such as https://secondok.example")]
    Malformed,
    /// It would send everything unencrypted to another computer.
    #[error("http:// is for a service on this computer only: use https://")]
    Unencrypted,
}

impl ServerUrl {
    pub(super) fn with_path(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

impl std::fmt::Display for ServerUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.origin)
    }
}

impl FromStr for ServerUrl {
    type Err = ServerUrlError;

    fn from_str(text: &str) -> Result<Self, ServerUrlError> {
        let uri: http::Uri = text.trim().parse().map_err(|_| ServerUrlError::Malformed)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(ServerUrlError::Malformed);
        };
        let host = authority.host().to_ascii_lowercase();
        if host.is_empty()
            || authority.as_str().contains('@')
            || !matches!(uri.path(), "" | "/")
            || uri.query().is_some()
        {
            return Err(ServerUrlError::Malformed);
        }
        match scheme {
            "https" => {}
            "http" if is_this_computer(&host) => {}
            "http" => return Err(ServerUrlError::Unencrypted),
            _ => return Err(ServerUrlError::Malformed),
        }
        Ok(Self { origin: format!("{scheme}://{}", authority.as_str().to_ascii_lowercase()) })
    }
}

fn is_this_computer(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unencrypted_only_on_this_computer() {
        for (text, origin) in [
            ("https://Secondok.Example/", "https://secondok.example"),
            ("https://secondok.example:8443", "https://secondok.example:8443"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            (" http://localhost:8080/ ", "http://localhost:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ] {
            assert_eq!(text.parse::<ServerUrl>().map(|url| url.to_string()).as_deref(), Ok(origin));
        }
        for text in ["http://secondok.example", "http://10.0.0.1:8080", "http://localhost.example"] {
            assert_eq!(text.parse::<ServerUrl>(), Err(ServerUrlError::Unencrypted), "{text}");
        }
        for text in [
            "",
            "secondok.example",
            "ftp://localhost",
            "https://",
            "https://a/b",
            "https://a/?b",
            "https://me:pw@a",
        ] {
            assert_eq!(text.parse::<ServerUrl>(), Err(ServerUrlError::Malformed), "{text}");
        }
    }
}
