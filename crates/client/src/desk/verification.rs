//! Verifiers: applications, what is recorded of credentials, what is decided.

use rand_core::CryptoRng;
use secondok_api::{
    consultation::Role,
    path,
    problem::Kind,
    verification::{
        Application, Applications, ApplicationsQuery, Check, DeskApplication, NewCheck, NewStep, Standing,
        Step,
    },
};
use secondok_protocol::id::{DoctorId, MailboxAddress};

use super::Desk;
use crate::{
    content::Content,
    doctor::{Doctor, Read, ReadError},
    send::{Outcome, SendError},
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::Vault,
};

/// Why a doctor was not asked for more.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskMoreError {
    /// What was written before cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The text did not go.
    #[error(transparent)]
    Send(#[from] SendError),
    /// A colleague wrote to the doctor first: the text is kept as a draft in this mailbox.
    #[error("a colleague wrote to the doctor first")]
    Overtaken(MailboxAddress),
    /// The service.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl<T: Transport, V: Vault> Desk<T, V> {
    /// A page of the applications, those that came first at the top.
    ///
    /// # Errors
    /// [`ServiceError`]; `role-missing` for somebody who may not.
    pub async fn applications(&self, query: ApplicationsQuery) -> Result<Applications, ServiceError> {
        let path = path::desk_applications(query);
        service::fetch(&self.transport, service::plain(Method::Get, path, Some(self.authorization()))).await
    }

    /// One application.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn application(&self, doctor: DoctorId) -> Result<DeskApplication, ServiceError> {
        let path = path::of_application(path::DESK_APPLICATION, doctor);
        service::fetch(&self.transport, service::plain(Method::Get, path, Some(self.authorization()))).await
    }

    /// Records what was found about a credential. Done again it is done.
    ///
    /// # Errors
    /// [`ServiceError`]; `application-changed` if it is no longer what was looked at.
    pub async fn record_check(
        &self,
        doctor: DoctorId,
        revision: u64,
        check: Check,
    ) -> Result<DeskApplication, ServiceError> {
        self.post(path::DESK_APPLICATION_CHECKS, doctor, &NewCheck { revision, check }).await
    }

    /// Does what is decided. Done again it is done.
    ///
    /// # Errors
    /// [`ServiceError`]; `same-verifier` for who proposed it.
    pub async fn step(
        &self,
        doctor: DoctorId,
        revision: u64,
        step: Step,
    ) -> Result<DeskApplication, ServiceError> {
        self.post(path::DESK_APPLICATION_STEPS, doctor, &NewStep { revision, step }).await
    }

    /// Asks the doctor for more, sealed, as the account of the verifiers, and waits for it. Nothing is written about what was not
    /// looked at, or by who does not have it; what has arrived already is not written twice: after a cut it goes on with the step.
    ///
    /// # Errors
    /// [`AskMoreError`].
    pub async fn ask_more<W: Vault>(
        &self,
        verifiers: &mut Doctor<T, W>,
        (doctor, revision): (DoctorId, u64),
        text: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<DeskApplication, AskMoreError> {
        let DeskApplication { application, reviewer, .. } = self.application(doctor).await?;
        let Application { standing, mailbox, .. } = application;
        let refuse = |kind| Err(ServiceError::Refused(kind).into());
        if application.revision != revision {
            return refuse(Kind::APPLICATION_CHANGED);
        }
        if standing != Standing::InReview {
            return refuse(Kind::APPLICATION_STANDING);
        }
        if reviewer.is_none_or(|who| who.staff != self.session().staff) {
            return refuse(Kind::NOT_THE_REVIEWER);
        }
        let mailbox = mailbox.ok_or(ReadError::Gone)?;
        let read = verifiers.read(mailbox, rng).await?;
        if !ends_with(&read, text) {
            match verifiers.write_to_applicant(mailbox, text, rng).await? {
                Outcome::Sent => {}
                Outcome::Overtaken { .. } => return Err(AskMoreError::Overtaken(mailbox)),
            }
        }
        Ok(self.step(doctor, revision, Step::AskMore).await?)
    }

    async fn post(
        &self,
        path: &str,
        doctor: DoctorId,
        body: &impl serde::Serialize,
    ) -> Result<DeskApplication, ServiceError> {
        let path = path::of_application(path, doctor);
        let post = service::with_json(Method::Post, path, Some(self.authorization()), body);
        service::fetch(&self.transport, post).await
    }
}

/// Whether the last that was written is this, by the verifiers.
fn ends_with(read: &Read, text: &str) -> bool {
    let last = read.thread.entries.last();
    last.is_some_and(|last| last.role == Role::Doctor && last.content == Content::text(text.trim()))
}
