//! Why an attachment cannot go out.

use crate::files::opened::Look;

/// The true reason; the way on stands with whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing that can be cleaned.
    #[error("this is no DICOM, JPEG, PNG, WebP or PDF file")]
    UnknownKind,
    /// It is what it says, but damaged or not as its standard says.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// It is stored in a way that is not read here.
    #[error("the file is stored in a way that cannot be read here: {0}")]
    Unsupported(String),
    /// It names the images of a disc (DICOMDIR), and is none.
    #[error("the file is the list of what is on a disc")]
    Directory,
    /// It is locked by a password.
    #[error("the file is locked by a password")]
    Locked,
    /// Reading it would take more memory than a phone has to give.
    #[error("the picture is too large: {width} × {height}")]
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// More pages or frames than anybody looks through.
    #[error("there are too many pages: {0}")]
    TooManyPages(u32),
    /// What was to be painted over lies in none of its pictures.
    #[error("no place to paint over lies in its pictures")]
    NothingPainted,
    /// Somebody must look at its pictures first.
    #[error("somebody must look at its pictures first")]
    NotSeen(Look),
}

impl Refused {
    /// Its stable name, by which apps and programs know it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::UnknownKind => "unknown-kind",
            Self::Damaged(_) => "damaged",
            Self::Unsupported(_) => "unsupported",
            Self::Directory => "directory",
            Self::Locked => "locked",
            Self::TooLarge { .. } => "picture-too-large",
            Self::TooManyPages(_) => "too-many-pages",
            Self::NothingPainted => "nothing-painted",
            Self::NotSeen(Look::BurntIn) => "not-seen-burnt-in",
            Self::NotSeen(Look::Unknown) => "not-seen-unknown",
            Self::NotSeen(_) => "not-seen",
        }
    }
}
