//! Bringing a sealed attachment to the service, part by part, however often that is cut off.

use secondok_api::{attachment::part_len, problem::Kind};
use secondok_protocol::attachment::SizeClass;

use super::{Parts, Place, tus};
use crate::{
    service::ServiceError,
    transport::{Authorization, Transport},
    vault::VaultError,
};

/// Why an upload did not come to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UploadError {
    /// The service. The way on: run it again; nothing that it has is sent twice.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The device.
    #[error(transparent)]
    Parts(#[from] VaultError),
    /// What was sealed is no longer there whole, on this device or at the service, where it was not finished in time. The way
    /// on: give it up, and send the files anew.
    #[error("what was sealed is no longer there whole")]
    Lost,
    /// The consultation is over: nothing can be added to it.
    #[error("the consultation is over")]
    Over,
    /// The consultation has been erased.
    #[error("the consultation has been erased")]
    Gone,
}

impl UploadError {
    /// Whether running it again may bring it to its end by itself: no answer came, or the service was not able to.
    pub fn is_passing(self) -> bool {
        match self {
            Self::Service(ServiceError::Refused(Kind::UPLOAD_UNDER_WAY)) => true,
            Self::Service(error) => error.passes_by_itself(),
            Self::Parts(_) | Self::Lost | Self::Over | Self::Gone => false,
        }
    }

    fn of(error: ServiceError) -> Self {
        match error {
            ServiceError::Refused(Kind::UNKNOWN_ATTACHMENT) => Self::Lost,
            ServiceError::Refused(Kind::WRONG_STATE) => Self::Over,
            ServiceError::Refused(Kind::UNKNOWN_MAILBOX) => Self::Gone,
            error => Self::Service(error),
        }
    }
}

/// One attachment to be brought to the service. It needs nothing but the way there and the sealed parts, so that it can go on
/// beside everything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    pub(crate) place: Place,
    pub(crate) authorization: Authorization,
    pub(crate) class: SizeClass,
}

impl Upload {
    /// Where it goes to.
    pub fn place(&self) -> Place {
        self.place
    }

    /// How large it is on the wire: what there is to be brought.
    pub fn class(&self) -> SizeClass {
        self.class
    }

    /// Brings to the service what it does not have yet, and forgets here what it has. `progress` is told each time how many
    /// bytes it has. May be dropped at any time and run again.
    ///
    /// # Errors
    /// [`UploadError`].
    pub async fn run(
        &self,
        transport: &impl Transport,
        parts: &impl Parts,
        mut progress: impl FnMut(u64),
    ) -> Result<(), UploadError> {
        let length = self.class.wire_len();
        let mut has = self.offset(transport).await?;
        loop {
            let number = self.part_at(has)?;
            // The one before may have been under way when this broke off, and have arrived.
            if let Some(before) = number.checked_sub(1) {
                parts.forget(self.place.blob, Some(before)).await?;
            }
            progress(has);
            if has == length {
                return Ok(parts.forget(self.place.blob, None).await?);
            }
            let part = parts.get(self.place.blob, number).await?;
            let part = part.filter(|part| part.len() as u64 == part_len(length)).ok_or(UploadError::Lost)?;
            has = match tus::append(transport, self.place, &self.authorization, has, part).await {
                Ok(has) => has,
                Err(error) if error.is(Kind::UPLOAD_OFFSET) => match self.offset(transport).await? {
                    still if still == has => return Err(error.into()),
                    moved_on => moved_on,
                },
                Err(error) => return Err(UploadError::of(error)),
            };
        }
    }

    async fn offset(&self, transport: &impl Transport) -> Result<u64, UploadError> {
        tus::offset(transport, self.place, &self.authorization).await.map_err(UploadError::of)
    }

    /// The number of the part that comes next where the service has so many bytes: whole parts, at most all of them.
    fn part_at(&self, has: u64) -> Result<u32, ServiceError> {
        let length = self.class.wire_len();
        let number = has / part_len(length);
        u32::try_from(number)
            .ok()
            .filter(|_| has <= length && has.is_multiple_of(part_len(length)))
            .ok_or(ServiceError::NotUnderstood { status: 200 })
    }
}
