//! Why a file was not cleaned, in words.

use secondok_deident::{Refused, files::archive::Fault};
use secondok_l10n::Arg;

/// Why a file was not cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Why {
    /// It was opened, and cannot be cleaned.
    Refused(Refused),
    /// It cannot be read.
    Unreadable(String),
    /// It is larger than what is read whole.
    FileTooLarge,
    /// It is an archive, or lies in one, and cannot be unpacked.
    Archive(Fault),
    /// It is the list of a disc, and so many of its files are not here.
    List(usize),
    /// A link within a folder.
    Link,
    /// A pipe, a socket or a device.
    NotAFile,
    /// Folders lie too deep in one another.
    TooDeep,
}

impl From<Refused> for Why {
    fn from(refused: Refused) -> Self {
        match refused {
            // Lists are known before anything is cleaned.
            Refused::Directory => Self::List(0),
            refused => Self::Refused(refused),
        }
    }
}

impl From<Fault> for Why {
    fn from(fault: Fault) -> Self {
        Self::Archive(fault)
    }
}

impl Why {
    /// What `--json` calls it; its sentences are `clean-why-…` and `clean-why-…-next`.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Refused(refused) => refused.name(),
            Self::List(_) => "images-missing",
            Self::Unreadable(_) => "unreadable",
            Self::FileTooLarge => "file-too-large",
            Self::Archive(fault) => fault.name(),
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
            Self::List(missing) => vec![("missing", missing.to_string().into())],
            _ => Vec::new(),
        }
    }
}
