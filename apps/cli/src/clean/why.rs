//! Why a file was not cleaned, in words.

use secondok_deident::Refused;
use secondok_l10n::Arg;

/// Why a file was not cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Why {
    /// It was opened, and cannot be cleaned.
    Refused(Refused),
    /// It cannot be read.
    Unreadable(String),
    /// It is larger than what is read whole.
    FileTooLarge,
    /// It is a zip archive, or a document that is one inside.
    Archive,
    /// A link within a folder.
    Link,
    /// A pipe, a socket or a device.
    NotAFile,
    /// Folders lie too deep in one another.
    TooDeep,
}

impl From<Refused> for Why {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl Why {
    /// What `--json` calls it; its sentences are `clean-why-…` and `clean-why-…-next`.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Refused(refused) => refused.name(),
            Self::Unreadable(_) => "unreadable",
            Self::FileTooLarge => "file-too-large",
            Self::Archive => "archive",
            Self::Link => "link",
            Self::NotAFile => "not-a-file",
            Self::TooDeep => "too-deep",
        }
    }

    /// What more there is to say, in English, for whoever helps.
    pub(super) fn detail(&self) -> Option<&str> {
        match self {
            Self::Refused(Refused::Damaged(reason) | Refused::Unsupported(reason))
            | Self::Unreadable(reason) => Some(reason),
            _ => None,
        }
    }

    /// The values of its sentences.
    pub(super) fn args(&self) -> Vec<(&'static str, Arg<'static>)> {
        match self {
            Self::Refused(Refused::TooLarge { width, height }) => {
                vec![("width", width.to_string().into()), ("height", height.to_string().into())]
            }
            Self::Refused(Refused::TooManyPages(pages)) => vec![("pages", pages.to_string().into())],
            _ => Vec::new(),
        }
    }
}
