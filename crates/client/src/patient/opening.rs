//! Bringing a first message to the service, however often that is tried.
//!
//! What the vault holds says how far it got: a request without a wire is still to be sealed (nothing is under way); a
//! wire may or may not have arrived and is sent again as it is.

use rand_core::CryptoRng;
use secondok_api::{
    consultation::{Admission, Counts, MailboxState, OpenMailbox},
    path,
    problem::Kind,
};
use secondok_protocol::{
    Day,
    message::{PatientChannel, SealError},
    prekey::PrekeyError,
};

use super::{
    Patient,
    device::{Opening, RequestDraft},
};
use crate::{
    clock::ClockWarning,
    content::encode,
    directory::KeyRefusal,
    mailbox,
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::{Vault, VaultError},
    writer::Writer as _,
};

/// Keys that go stale, or indexes that are taken, so often in a row are no accident.
const TRIES: usize = 256;

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opened {
    /// It is on the service's disk under this index.
    Done { index: u32, state: MailboxState },
    /// Not known, or not possible at the moment: it stays on its way.
    Later(ServiceError),
    /// It was not sent and is a draft again.
    Refused(OpeningRefusal),
}

/// Why a request became a draft again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpeningRefusal {
    Unavailable,
    UnknownSpecialty,
    Key(KeyRefusal),
    Clock(ClockWarning),
    /// It may have been sent before, and destroyed since.
    MayHaveBeenSent {
        index: u32,
    },
    Other(ServiceError),
}

/// What became of one try.
enum Try {
    Done(MailboxState),
    Again,
    Later(ServiceError),
    Refused(OpeningRefusal),
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Goes on with the request that is on its way, if there is one.
    pub(super) async fn settle_opening(
        &mut self,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<Opened>, VaultError> {
        // Only a wire sealed in this very call is known not to have been sent before.
        let mut fresh = false;
        for _ in 0..TRIES {
            let Some(opening) = self.device.opening.clone() else { return Ok(None) };
            let outcome = if opening.wire.is_none() {
                fresh = true;
                self.seal_opening(&opening, today, rng).await?
            } else {
                self.send_opening(&opening, fresh).await?
            };
            match outcome {
                Try::Again => {}
                Try::Done(state) => return Ok(Some(Opened::Done { index: opening.index, state })),
                Try::Later(error) => return Ok(Some(Opened::Later(error))),
                Try::Refused(refusal) => {
                    self.device
                        .change(|device| {
                            if let Some(opening) = device.opening.take() {
                                device.keep_draft(opening.request);
                            }
                        })
                        .await?;
                    return Ok(Some(Opened::Refused(refusal)));
                }
            }
        }
        Ok(Some(Opened::Later(ServiceError::Refused(Kind::STALE_PREKEY))))
    }

    /// Seals the request with the doctor's key of today, and keeps the wire before anything is sent.
    async fn seal_opening(
        &mut self,
        opening: &Opening,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Try, VaultError> {
        let RequestDraft { doctor, content } = &opening.request;
        let Some(specialty) = content.specialty(*doctor) else { return Err(VaultError::Damaged) };
        let keys = match self.specialty_keys(specialty, today).await? {
            Ok(keys) => keys,
            Err(error) if error.is_passing() => return Ok(Try::Later(error)),
            Err(error) if error.is(Kind::UNKNOWN_SPECIALTY) => {
                return Ok(Try::Refused(OpeningRefusal::UnknownSpecialty));
            }
            Err(error) => return Ok(Try::Refused(OpeningRefusal::Other(error))),
        };
        let Some(prekey) = keys.current.get(&opening.request.doctor) else {
            let refusal = keys.refused.get(&opening.request.doctor).copied();
            return Ok(Try::Refused(match (refusal, keys.clock) {
                (None, _) => OpeningRefusal::Unavailable,
                (
                    Some(KeyRefusal::Prekey(PrekeyError::Expired { .. } | PrekeyError::NotYetValid { .. })),
                    Some(clock),
                ) => OpeningRefusal::Clock(clock),
                (Some(refusal), _) => OpeningRefusal::Key(refusal),
            }));
        };
        let channel = PatientChannel::begin(self.keys(opening.index), prekey);
        let sealed = match channel.seal(&encode(&opening.request.content), rng) {
            Ok(sealed) => sealed,
            Err(
                SealError::TooLong { .. }
                | SealError::TooManyAttachments { .. }
                | SealError::NotBegun
                | SealError::NoPrekey,
            ) => return Err(VaultError::Damaged),
        };
        let wire = sealed.wire().to_vec();
        self.device
            .change(|device| {
                if let Some(opening) = &mut device.opening {
                    opening.wire = Some(wire.into());
                }
            })
            .await?;
        Ok(Try::Again)
    }

    async fn send_opening(&mut self, opening: &Opening, fresh: bool) -> Result<Try, VaultError> {
        let Opening { index, request, wire: Some(wire), .. } = opening else { return Ok(Try::Again) };
        let (mailbox, authorization) = self.locate(*index);
        let body = OpenMailbox { doctor: request.doctor, admission: Admission::Open, message: wire.clone() };
        let put = service::with_json(Method::Put, path::mailbox(mailbox), Some(authorization), &body);
        match service::fetch::<MailboxState>(&self.transport, put).await {
            Ok(state) if state.mailbox == mailbox && state.doctor == request.doctor => {
                self.device
                    .change(|device| {
                        device.opening = None;
                        device.drafts.retain(|draft| draft != request);
                        device.kept(*index).saw(Counts { patient: 1, doctor: 0 });
                    })
                    .await?;
                Ok(Try::Done(state))
            }
            Ok(_) => Ok(Try::Later(ServiceError::NotUnderstood { status: 200 })),
            Err(error) if error.is_passing() => Ok(Try::Later(error)),
            Err(error) if error.is(Kind::MAILBOX_EXISTS) => {
                self.index_taken(*index, fresh && !opening.doubtful).await
            }
            Err(error) if error.is(Kind::STALE_PREKEY) => {
                self.device
                    .change(|device| {
                        if let Some(opening) = &mut device.opening {
                            opening.wire = None;
                            opening.doubtful |= !fresh;
                        }
                    })
                    .await?;
                Ok(Try::Again)
            }
            Err(error) if error.is(Kind::DOCTOR_UNAVAILABLE) => Ok(Try::Refused(OpeningRefusal::Unavailable)),
            Err(error) => Ok(Try::Refused(OpeningRefusal::Other(error))),
        }
    }

    /// The index is used: by another device with the same words, or by a consultation that was destroyed. The next one
    /// is taken, unless what was destroyed may have been this very request.
    async fn index_taken(&mut self, index: u32, fresh: bool) -> Result<Try, VaultError> {
        let (mailbox, authorization) = self.locate(index);
        let there = match mailbox::state(&self.transport, mailbox, authorization).await {
            Ok(state) => state.is_some(),
            // Only a wire that was never sent before may go on without knowing.
            Err(_) if fresh => false,
            Err(error) => return Ok(Try::Later(error)),
        };
        if !there && !fresh {
            self.device.change(|device| device.highest = device.highest.max(index)).await?;
            return Ok(Try::Refused(OpeningRefusal::MayHaveBeenSent { index }));
        }
        self.device
            .change(|device| {
                device.highest = device.highest.max(index);
                if there {
                    device.found(index);
                }
                let next = device.highest + 1;
                if let Some(opening) = &mut device.opening {
                    *opening = Opening { index: next, wire: None, doubtful: false, ..opening.clone() };
                }
            })
            .await?;
        Ok(Try::Again)
    }
}
