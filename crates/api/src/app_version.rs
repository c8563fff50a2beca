//! Versions of the apps, as people and releases call them.

use std::{fmt, num::ParseIntError, str::FromStr};

use serde::{Deserialize, Serialize};

/// A version of an app: `MAJOR.MINOR.PATCH`, three numbers below 65,536 (Semantic Versioning 2.0.0, without anything behind).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AppVersion([u16; 3]);

/// It is no version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a version is three numbers such as 1.4.0")]
pub struct NoVersion;

impl From<ParseIntError> for NoVersion {
    fn from(_: ParseIntError) -> Self {
        Self
    }
}

impl FromStr for AppVersion {
    type Err = NoVersion;

    fn from_str(text: &str) -> Result<Self, NoVersion> {
        let mut parts = text.split('.');
        let mut number = || -> Result<u16, NoVersion> {
            let part = parts.next().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
            Ok(part.ok_or(NoVersion)?.parse()?)
        };
        let version = [number()?, number()?, number()?];
        if parts.next().is_some() { Err(NoVersion) } else { Ok(Self(version)) }
    }
}

impl TryFrom<String> for AppVersion {
    type Error = NoVersion;

    fn try_from(text: String) -> Result<Self, NoVersion> {
        text.parse()
    }
}

impl From<AppVersion> for String {
    fn from(version: AppVersion) -> Self {
        version.to_string()
    }
}

impl fmt::Display for AppVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_three_numbers_and_nothing_else() {
        for right in ["0.1.0", "12.0.65535"] {
            assert_eq!(right.parse::<AppVersion>().map(|version| version.to_string()), Ok(right.to_owned()));
        }
        for wrong in
            ["", "1", "1.2", "1.2.3.4", "1.2.x", "+1.2.3", " 1.2.3", "1.2.65536", "1..3", "1.2.3-beta"]
        {
            assert_eq!(wrong.parse::<AppVersion>(), Err(NoVersion), "{wrong}");
        }
    }
}
