//! Of attachments.

use secondok_api::problem::Kind;

use super::Trouble;
use crate::{
    attach::{FetchError, SealingError, UploadError},
    patient::{AttachError, GiveUpError, PlacesError},
    service::ServiceError,
    way_on::WayOn,
};

impl From<SealingError> for Trouble {
    fn from(error: SealingError) -> Self {
        let change = |message| Self::new(message, WayOn::Change);
        match error {
            SealingError::Nothing => change("failure-attach-nothing"),
            SealingError::NotOneStudy => change("failure-attach-not-one-study"),
            SealingError::TooMany { most } => change("failure-attach-study-too-long").number("most", most),
            SealingError::TooLarge { over } => change("failure-attach-too-large").number("over", over),
        }
    }
}

impl From<PlacesError> for Trouble {
    fn from(error: PlacesError) -> Self {
        match error {
            PlacesError::Unknown => Self::new("failure-no-such-number", WayOn::LookWhereItStands),
            PlacesError::Gone => Self::new("failure-gone", WayOn::LookWhereItStands),
            PlacesError::Over => Self::new("failure-attach-over", WayOn::LookWhereItStands),
            PlacesError::UnderWay => under_way(),
            PlacesError::TooMany { most } => too_many(most),
            PlacesError::Full => Kind::ATTACHMENTS_FULL.into(),
            PlacesError::Service(error) => error.into(),
            PlacesError::Vault(error) => error.into(),
        }
    }
}

impl From<AttachError> for Trouble {
    fn from(error: AttachError) -> Self {
        match error {
            AttachError::Unknown => Self::new("failure-no-such-number", WayOn::LookWhereItStands),
            AttachError::UnderWay => under_way(),
            AttachError::Nothing => SealingError::Nothing.into(),
            AttachError::TooMany { most } => too_many(most),
            AttachError::NotReserved => Self::new("failure-attach-begin-anew", WayOn::TryAgain),
            AttachError::Content(error) => error.into(),
            AttachError::Vault(error) => error.into(),
        }
    }
}

impl From<UploadError> for Trouble {
    fn from(error: UploadError) -> Self {
        let trouble = match error {
            UploadError::Service(error @ ServiceError::Transport(_)) => {
                Self::new("failure-upload-waiting", Self::from(error).way_on).because(error)
            }
            UploadError::Service(error) => error.into(),
            UploadError::Parts(error) => error.into(),
            UploadError::Lost => Self::new("failure-upload-lost", WayOn::Change),
            UploadError::Over => Self::new("failure-attach-over", WayOn::LookWhereItStands),
            UploadError::Gone => Self::new("failure-gone", WayOn::LookWhereItStands),
        };
        // They stay on their way until they are given up.
        Self { taken_over: true, ..trouble }
    }
}

impl From<GiveUpError> for Trouble {
    fn from(error: GiveUpError) -> Self {
        match error {
            GiveUpError::MayHaveArrived => {
                Self::new("failure-attach-may-have-arrived", WayOn::LookWhereItStands)
            }
            GiveUpError::Vault(error) => error.into(),
        }
    }
}

impl From<FetchError> for Trouble {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Unknown => Self::new("failure-no-such-attachment", WayOn::LookWhereItStands),
            FetchError::Service(error) => Self::of_reading(error),
            FetchError::Changed(_) => Self::new("failure-attachment-changed", WayOn::Report),
            FetchError::Lost => Self::new("failure-attachment-lost", WayOn::Report),
            FetchError::Gone => Self::new("failure-gone", WayOn::LookWhereItStands),
        }
    }
}

fn under_way() -> Trouble {
    Trouble::new("failure-attach-under-way", WayOn::LookWhereItStands)
}

fn too_many(most: usize) -> Trouble {
    Trouble::new("failure-attach-too-many", WayOn::Change).number("most", most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::TransportError;

    #[test]
    fn only_a_lost_connection_is_called_one() {
        let said = |error| Trouble::from(UploadError::Service(error)).message;
        let waits = "failure-upload-waiting";
        assert_eq!(said(ServiceError::Transport(TransportError::Cut)), waits);
        for error in [ServiceError::Refused(Kind::STORAGE_FULL), ServiceError::NotUnderstood { status: 404 }]
        {
            assert_ne!(said(error), waits, "{error}");
            assert!(Trouble::from(UploadError::Service(error)).taken_over);
        }
    }
}
