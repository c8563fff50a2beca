//! Fetching an attachment and opening it, chunk by chunk.

use std::{ops::Range, sync::Arc};

use secondok_api::{attachment::PART_LEN, path, problem::Kind};
use secondok_protocol::attachment::{Attached, CHUNK_LEN, ChunkError, Format, Opener};

use super::Place;
use crate::{
    service::{self, ServiceError},
    transport::{Authorization, ContentRange, Header, Method, Request, Transport},
};

/// Why no more of an attachment came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Among the messages that were read is no such attachment. The way on: read the consultation.
    #[error("no message that was read has such an attachment")]
    Unknown,
    /// The service. The way on: go on, by itself where it [passes](Self::is_passing); what came stays.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// It is not what was sealed. Nothing of it is to be believed.
    #[error(transparent)]
    Changed(#[from] ChunkError),
    /// The service does not have it.
    #[error("the service does not have this attachment")]
    Lost,
    /// The consultation has been erased.
    #[error("the consultation has been erased")]
    Gone,
}

impl FetchError {
    /// Whether going on may bring the rest by itself: no answer came, or the service was not able to give one.
    pub fn is_passing(self) -> bool {
        match self {
            Self::Service(error) => error.passes_by_itself(),
            Self::Unknown | Self::Changed(_) | Self::Lost | Self::Gone => false,
        }
    }
}

/// An attachment being fetched. Memory does not grow with it.
pub struct Fetching<T> {
    transport: T,
    place: Place,
    authorization: Authorization,
    attached: Arc<Attached>,
    opener: Opener,
    /// What arrived, of which so many bytes were opened.
    arrived: Vec<u8>,
    opened: usize,
    /// How much of it was asked for and arrived, in bytes on the wire.
    has: u64,
}

impl<T: Transport> Fetching<T> {
    pub(crate) fn new(
        transport: T,
        place: Place,
        authorization: Authorization,
        attached: Arc<Attached>,
    ) -> Self {
        let opener = Opener::new(&attached, place.mailbox);
        Self { transport, place, authorization, attached, opener, arrived: Vec::new(), opened: 0, has: 0 }
    }

    /// What it is.
    pub fn format(&self) -> Format {
        self.attached.format
    }

    /// The content's length in bytes; none before the first of it was opened.
    pub fn length(&self) -> Option<u64> {
        self.opener.length()
    }

    /// How many bytes on the wire have arrived, of how many.
    pub fn progress(&self) -> (u64, u64) {
        (self.has, self.attached.class.wire_len())
    }

    /// What comes next of the content; none after its end. Each piece is what was sealed, but only [`Self::finish`] says that it
    /// was all. After an error of the service, or when this was dropped, it goes on where it stood.
    ///
    /// # Errors
    /// [`FetchError`].
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
        loop {
            if let Some(chunk) = self.arrived[self.opened..].first_chunk_mut::<CHUNK_LEN>() {
                let content = self.opener.open(chunk)?;
                self.opened += CHUNK_LEN;
                // What follows the content is only there to hide its length.
                if !content.range.is_empty() {
                    return Ok(Some(chunk[content.range].to_vec()));
                }
                continue;
            }
            let length = self.attached.class.wire_len();
            if self.has == length {
                return Ok(None);
            }
            let wanted = self.has..length.min(self.has + PART_LEN);
            self.arrived = self.fetch(wanted.clone()).await?;
            self.opened = 0;
            self.has = wanted.end;
        }
    }

    /// That everything came and was opened.
    ///
    /// # Errors
    /// [`FetchError::Changed`].
    pub fn finish(self) -> Result<(), FetchError> {
        Ok(self.opener.finish()?)
    }

    async fn fetch(&self, wanted: Range<u64>) -> Result<Vec<u8>, FetchError> {
        let path = path::attachment(self.place.mailbox, self.place.blob);
        let request = Request {
            headers: vec![Header::Range(wanted.clone())],
            ..service::plain(Method::Get, path, Some(self.authorization.clone()))
        };
        let answer = service::answer(&self.transport, request).await.map_err(|error| match error {
            ServiceError::Refused(Kind::UNKNOWN_ATTACHMENT) => FetchError::Lost,
            ServiceError::Refused(Kind::UNKNOWN_MAILBOX) => FetchError::Gone,
            error => FetchError::Service(error),
        })?;
        let length = wanted.end - wanted.start;
        let whole = ContentRange { bytes: wanted, of: self.attached.class.wire_len() };
        if answer.told.content_range == Some(whole) && answer.body.len() as u64 == length {
            Ok(answer.body)
        } else {
            Err(ServiceError::NotUnderstood { status: answer.status }.into())
        }
    }
}

impl<T> std::fmt::Debug for Fetching<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fetching({:?}, redacted)", self.attached.format)
    }
}
