//! Asking a doctor for a second opinion.

use rand_core::CryptoRng;
use secondok_api::{consultation::MailboxState, desk::account::Account};
use secondok_protocol::{Day, id::DoctorId};

use super::{
    Patient,
    device::{Opening, RequestDraft},
    opening::{Opened, OpeningRefusal},
};
use crate::{
    clock::ClockWarning,
    content::{Content, ContentError, Question, Request, tidy},
    directory::KeyRefusal,
    intake::{OpenPoint, Questionnaire},
    limit::ready,
    service::ServiceError,
    summary::Summary,
    transport::Transport,
    vault::{Vault, VaultError},
};

/// Whom to ask, and what. The specialty is that of the questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Who is asked.
    pub doctor: DoctorId,
    /// What is asked.
    pub request: Request,
}

/// A consultation that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Where it stands.
    pub summary: Summary,
    /// Set if device and service do not agree on the day.
    pub clock: Option<ClockWarning>,
}

/// Why a request did not reach the doctor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// Something in it is missing, not plain or too long. Nothing was kept.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// There is no questionnaire for this specialty. Nothing was kept.
    #[error("there is no such specialty")]
    UnknownSpecialty,
    /// The questionnaire is not answered as it asks. Nothing was kept.
    #[error("the questionnaire has open points: {}", .0.len())]
    Intake(Vec<OpenPoint>),
    /// It is kept on this device, and is sent at the next contact ([`Patient::resume`]). Whether the service has it
    /// already is not known; it will not be doubled.
    #[error("the request is kept on this device and will be sent: {0}")]
    Waiting(ServiceError),
    /// Another request is still on its way; this one was not kept.
    #[error("another request is still on its way: {0}")]
    EarlierWaiting(ServiceError),
    /// The doctor takes nobody new, or has no key of today. Kept as a draft.
    #[error("this doctor takes no new consultations at the moment")]
    DoctorUnavailable,
    /// The doctor's key did not pass. Kept as a draft.
    #[error("this doctor's key cannot be used: {0}")]
    Key(KeyRefusal),
    /// This device's date is too far off to judge the doctor's key. Kept as a draft.
    #[error("the date of this device is {} and the service's is {}", .0.device, .0.service)]
    Clock(ClockWarning),
    /// An earlier try may have reached the service and may have been destroyed since, from another device. Kept as a
    /// draft, to be sent anew only when the person wants it.
    #[error("the request may have been sent before and destroyed since")]
    MayHaveBeenSent {
        /// Under which index.
        index: u32,
    },
    /// The service refused it. Kept as a draft.
    #[error(transparent)]
    Refused(ServiceError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl From<OpeningRefusal> for AskError {
    fn from(refusal: OpeningRefusal) -> Self {
        match refusal {
            OpeningRefusal::Unavailable => Self::DoctorUnavailable,
            OpeningRefusal::UnknownSpecialty => Self::UnknownSpecialty,
            OpeningRefusal::Key(refusal) => Self::Key(refusal),
            OpeningRefusal::Clock(warning) => Self::Clock(warning),
            OpeningRefusal::MayHaveBeenSent { index } => Self::MayHaveBeenSent { index },
            OpeningRefusal::Other(error) => Self::Refused(error),
        }
    }
}

impl<T: Transport, V: Vault> Patient<T, V> {
    /// Opens a consultation. Asking the same once more, after it was left waiting, sends nothing twice.
    ///
    /// # Errors
    /// [`AskError`].
    pub async fn ask(&mut self, ask: Ask, today: Day, rng: &mut impl CryptoRng) -> Result<Asked, AskError> {
        let content = tidy(Content::Request(ask.request));
        ready(&content, 0)?;
        let Content::Request(request) = &content else { unreachable!("tidying changes no kind") };
        let questionnaire =
            Questionnaire::by_id(&request.intake.specialty).ok_or(AskError::UnknownSpecialty)?;
        let open = questionnaire.open_points(&request.intake);
        if !open.is_empty() {
            return Err(AskError::Intake(open));
        }
        self.open(RequestDraft { doctor: ask.doctor, content }, today, rng).await
    }

    /// Asks support about the service. Asking the same once more, after it was left waiting, sends nothing twice.
    ///
    /// # Errors
    /// [`AskError`]; [`AskError::UnknownSpecialty`] where support is not set up.
    pub async fn ask_support(
        &mut self,
        question: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Asked, AskError> {
        self.ask_desk(Account::Support, question, today, rng).await
    }

    /// Opens the way on which a doctor's documents come to the verifiers.
    pub(crate) async fn ask_verifiers(
        &mut self,
        greeting: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Asked, AskError> {
        self.ask_desk(Account::Verification, greeting, today, rng).await
    }

    async fn ask_desk(
        &mut self,
        account: Account,
        text: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Asked, AskError> {
        let content = tidy(Content::Question(Question::new(text.to_owned())));
        ready(&content, 0)?;
        self.open(RequestDraft { doctor: account.id(), content }, today, rng).await
    }

    async fn open(
        &mut self,
        request: RequestDraft,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Asked, AskError> {
        if let Some(earlier) = self.device.opening.as_ref().map(|opening| opening.request.clone()) {
            let same = earlier == request;
            match self.settle_opening(today, rng).await? {
                Some(Opened::Later(error)) if same => return Err(AskError::Waiting(error)),
                Some(Opened::Later(error)) => return Err(AskError::EarlierWaiting(error)),
                Some(Opened::Done { index, state }) if same => return Ok(self.asked(index, &state, today)),
                Some(Opened::Refused(refusal)) if same => return Err(refusal.into()),
                _ => {}
            }
        }
        let index = self.device.highest + 1;
        self.device
            .change(|device| device.opening = Some(Opening { index, request, wire: None, doubtful: false }))
            .await?;
        match self.settle_opening(today, rng).await? {
            Some(Opened::Done { index, state }) => Ok(self.asked(index, &state, today)),
            Some(Opened::Later(error)) => Err(AskError::Waiting(error)),
            Some(Opened::Refused(refusal)) => Err(refusal.into()),
            None => Err(AskError::Vault(VaultError::Damaged)),
        }
    }

    fn asked(&self, index: u32, state: &MailboxState, today: Day) -> Asked {
        Asked { summary: self.summary(index, state), clock: ClockWarning::of(today, state.today) }
    }
}
