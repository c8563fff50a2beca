//! Sending attachments: places are reserved, what was sealed is noted, uploaded, and named by a message.

use std::sync::Arc;

use rand_core::CryptoRng;
use secondok_api::{
    consultation::{State, Transition},
    problem::Kind,
};
use secondok_deident::Secret;
use secondok_protocol::{
    Day,
    attachment::{Attached, SizeClass},
    id::BlobId,
    keys::ConsultationKeys,
    message::ATTACHMENTS_MAX,
};

use super::Patient;
use crate::{
    attach::{Attaching, Place, Reserved, Upload, tus},
    content::{Content, ContentError, Files, tidy},
    kept::Kept,
    limit::ready,
    mailbox,
    send::{Outcome, SendError},
    service::ServiceError,
    transport::Transport,
    vault::{Vault, VaultError},
    writer::Writer as _,
};

/// Why there is no place for attachments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlacesError {
    /// There is no consultation of this number on this device.
    #[error("there is no such consultation on this device")]
    Unknown,
    /// The consultation has been erased or destroyed; it is forgotten on this device too.
    #[error("this consultation has been erased")]
    Gone,
    /// The consultation is over: nothing can be added to it.
    #[error("the consultation is over")]
    Over,
    /// Attachments of this consultation are on their way from this device. The way on: let them arrive, or give them up.
    #[error("attachments of this consultation are on their way already")]
    UnderWay,
    /// One message names no more.
    #[error("one message has at most {most} attachments")]
    TooMany {
        /// The most.
        most: usize,
    },
    /// The consultation holds as many attachments, or bytes of them, as it can.
    #[error("this consultation holds as many attachments as it can")]
    Full,
    /// The service.
    #[error(transparent)]
    Service(ServiceError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Why attachments were not taken on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttachError {
    /// There is no consultation of this number on this device.
    #[error("there is no such consultation on this device")]
    Unknown,
    /// Others of this consultation are on their way from this device.
    #[error("attachments of this consultation are on their way already")]
    UnderWay,
    /// There are none.
    #[error("there is nothing to attach")]
    Nothing,
    /// One message names no more.
    #[error("one message has at most {most} attachments")]
    TooMany {
        /// The most.
        most: usize,
    },
    /// A place is not reserved, not for this size, or no longer. The way on: begin anew.
    #[error("no place is reserved for one of them")]
    NotReserved,
    /// The word that goes with them is not plain or too long.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// What the attachments of this consultation are cleaned with: the same on every device that has the words, so that all shift
    /// dates and rename images alike.
    pub fn secret(&self, index: u32) -> Secret {
        Secret::new(ConsultationKeys::attachments_secret(&self.phrase, index))
    }

    /// Reserves a place for each attachment of these sizes. What was reserved before and not used is given back first: whoever
    /// still seals for that has to begin anew. The device draws their numbers and notes them before the service hears of them:
    /// whatever becomes of its answers, they can be given back.
    ///
    /// # Errors
    /// [`PlacesError`]; then nothing of it stays reserved, but for what the service could not be told.
    pub async fn places(
        &mut self,
        index: u32,
        sizes: &[SizeClass],
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<Place>, PlacesError> {
        let kept = self.kept(index).ok_or(PlacesError::Unknown)?;
        if kept.attaching().is_some() {
            return Err(PlacesError::UnderWay);
        }
        if sizes.len() > ATTACHMENTS_MAX {
            return Err(PlacesError::TooMany { most: ATTACHMENTS_MAX });
        }
        self.give_back(index).await?;
        let (mailbox, authorization) = self.locate(index);
        let drawn: Vec<_> =
            sizes.iter().map(|&class| Reserved { blob: BlobId::random(rng), class }).collect();
        self.change(index, |kept| kept.reserve(&drawn)).await?;
        let mut places = Vec::with_capacity(drawn.len());
        for Reserved { blob, class } in drawn {
            let place = Place { mailbox, blob };
            match tus::begin(&self.transport, place, &authorization, class).await {
                Ok(()) => places.push(place),
                Err(ServiceError::Refused(Kind::UNKNOWN_MAILBOX)) => {
                    self.drop_consultation(index).await?;
                    return Err(PlacesError::Gone);
                }
                Err(error) => {
                    self.give_back(index).await?;
                    return Err(match error {
                        ServiceError::Refused(Kind::WRONG_STATE) => PlacesError::Over,
                        ServiceError::Refused(Kind::ATTACHMENTS_FULL) => PlacesError::Full,
                        error => PlacesError::Service(error),
                    });
                }
            }
        }
        Ok(places)
    }

    /// Whether what is attached would go as the question about the opinion, as far as this device has heard.
    pub fn attaches_as_question(&self, index: u32) -> bool {
        self.live.get(&index).is_some_and(|live| live.state.state == State::Answered)
    }

    /// Takes attachments that were sealed for places reserved last, and a word that may be empty: from here on they are on their
    /// way. Their parts must all be kept already. `is_question`: whether the patient knows that all of it goes as the question about
    /// the opinion.
    ///
    /// # Errors
    /// [`AttachError`]; then nothing was kept.
    pub async fn attach(
        &mut self,
        index: u32,
        text: &str,
        is_question: bool,
        attached: impl IntoIterator<Item = impl Into<Arc<Attached>>>,
    ) -> Result<(), AttachError> {
        let attached: Vec<Arc<Attached>> = attached.into_iter().map(Into::into).collect();
        let kept = self.kept(index).ok_or(AttachError::Unknown)?;
        if kept.attaching().is_some() {
            return Err(AttachError::UnderWay);
        }
        match attached.len() {
            0 => return Err(AttachError::Nothing),
            1..=ATTACHMENTS_MAX => {}
            _ => return Err(AttachError::TooMany { most: ATTACHMENTS_MAX }),
        }
        let content = tidy(Content::Files(Files { text: text.to_owned() }));
        ready(&content, attached.len())?;
        let Content::Files(Files { text }) = content else { unreachable!("tidying changes no kind") };
        let mut reserved = kept.reserved().to_vec();
        for attached in &attached {
            let of = Reserved::from(&**attached);
            let at = reserved.iter().position(|reserved| *reserved == of).ok_or(AttachError::NotReserved)?;
            reserved.swap_remove(at);
        }
        let attaching = Attaching::new(text, attached, is_question);
        Ok(self.change(index, |kept| kept.attach(attaching)).await?)
    }

    /// What is on its way may go as the question about the opinion, which came meanwhile. There being nothing is success.
    ///
    /// # Errors
    /// [`VaultError`].
    pub async fn attach_as_question(&mut self, index: u32) -> Result<(), VaultError> {
        if self.attaching(index).is_none() {
            return Ok(());
        }
        self.change(index, Kept::attach_as_question).await
    }

    /// What is on its way in this consultation, if anything is.
    pub fn attaching(&self, index: u32) -> Option<&Attaching> {
        self.kept(index)?.attaching()
    }

    /// In which consultations something is.
    pub fn on_their_way(&self) -> Vec<u32> {
        let kept = self.device.consultations.iter();
        kept.filter(|(_, kept)| kept.attaching().is_some()).map(|(index, _)| *index).collect()
    }

    /// What is to be brought to the service before the message that names it can be sent. What the service has already ends at
    /// once.
    pub fn uploads(&self, index: u32) -> Vec<Upload> {
        let Some(attaching) = self.attaching(index) else { return Vec::new() };
        let (mailbox, authorization) = self.locate(index);
        let upload = |attached: &Arc<Attached>| Upload {
            place: Place { mailbox, blob: attached.blob },
            authorization: authorization.clone(),
            class: attached.class,
        };
        attaching.attached().iter().map(upload).collect()
    }

    /// Sends the message that names what was uploaded; after the opinion, as a question about it, if the patient knows that. Doing so
    /// once more, after it was left waiting, sends nothing twice.
    ///
    /// # Errors
    /// [`SendError`]; whatever it is, the attachments stay on their way until they are given up.
    pub async fn send_attached(
        &mut self,
        index: u32,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, SendError> {
        let kept = self.kept(index).ok_or(SendError::Unknown)?;
        let attaching = kept.attaching().cloned().ok_or(SendError::NothingAttached)?;
        // Once the message is sealed, all was there, and what it goes as is settled.
        let transition = if kept.is_naming() {
            None
        } else {
            self.ready_to_name(index, attaching.is_question, rng).await?
        };
        let content = Content::Files(Files { text: attaching.text().to_owned() });
        let sent =
            self.write_with(index, content, attaching.attached().to_vec(), transition, today, rng).await;
        match sent {
            // It came while the message was under way.
            Err(SendError::WrongState { state: Some(State::Answered) }) => Err(SendError::OpinionCame),
            sent => sent,
        }
    }

    /// That the service has all of the attachments, and what the message that names them goes as.
    async fn ready_to_name(
        &mut self,
        index: u32,
        is_question: bool,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<Transition>, SendError> {
        let (mailbox, authorization) = self.locate(index);
        let state = mailbox::state(&self.transport, mailbox, authorization).await;
        let Some(state) = state.map_err(SendError::NotSent)? else { return Err(self.gone(index, rng).await) };
        for upload in self.uploads(index) {
            match tus::offset(&self.transport, upload.place, &upload.authorization).await {
                Ok(has) if has == upload.class.wire_len() => {}
                Ok(_) | Err(ServiceError::Refused(Kind::UNKNOWN_ATTACHMENT)) => {
                    return Err(SendError::NotUploaded);
                }
                Err(error) => return Err(SendError::NotSent(error)),
            }
        }
        match state.state {
            State::Answered if is_question => Ok(Some(Transition::FollowUp)),
            State::Answered => Err(SendError::OpinionCame),
            _ => Ok(None),
        }
    }
}
