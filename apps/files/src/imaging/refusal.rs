//! Why something was not done, by the names that the command line has too.

use secondok_client::attach::SealingError;
use secondok_deident::{Refused, files::archive::Fault};

use crate::talk::imaging::Refusal;

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        Self(refused.name().to_owned())
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self(fault.name().to_owned())
    }
}

impl From<SealingError> for Refusal {
    fn from(error: SealingError) -> Self {
        named(match error {
            SealingError::Nothing => Self::GONE,
            SealingError::NotOneStudy => Self::NOT_ONE_STUDY,
            SealingError::TooMany { .. } => Self::TOO_MANY_FILES,
            SealingError::TooLarge { .. } => Self::ATTACHMENT_TOO_LARGE,
        })
    }
}

/// A reason by its name.
pub(super) fn named(name: &str) -> Refusal {
    Refusal(name.to_owned())
}
