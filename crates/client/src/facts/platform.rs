//! What kind of system a device has.

use serde::{Deserialize, Serialize};

/// The family of a system: as coarse as help for it differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Platform {
    /// A phone or tablet with Android.
    Android,
    /// An iPhone or iPad.
    Ios,
    /// A computer with Windows.
    Windows,
    /// A computer with macOS.
    Mac,
    /// Any other computer.
    Other,
}

impl Platform {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Android, Self::Ios, Self::Windows, Self::Mac, Self::Other];

    /// As a browser names itself (`navigator.userAgent`). An iPad may say that it is a Mac: its person corrects it.
    pub fn of_agent(agent: &str) -> Self {
        let named = |names: &[&str]| names.iter().any(|name| agent.contains(name));
        if named(&["Android"]) {
            Self::Android
        } else if named(&["iPhone", "iPad", "iPod"]) {
            Self::Ios
        } else if named(&["Windows"]) {
            Self::Windows
        } else if named(&["Macintosh"]) {
            Self::Mac
        } else {
            Self::Other
        }
    }

    /// Its stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Android => "android",
            Self::Ios => "ios",
            Self::Windows => "windows",
            Self::Mac => "mac",
            Self::Other => "other",
        }
    }
}
