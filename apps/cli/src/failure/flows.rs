//! From the flows' errors to what is said about them.

use secondok_client::{
    api::consultation::State,
    doctor,
    doctor::{LoadError, LoginError, LogoutError, QueueError, RegisterError, SealedVaultError},
    patient::{self, AskError, CreateError, DestroyError, RestoreError},
    send::SendError,
};

use super::{Exit, Failure};

impl Failure {
    /// There is no consultation of this number.
    pub(crate) fn no_such_number() -> Self {
        Self::new("failure-no-such-number").exit(Exit::Missing)
    }

    fn gone() -> Self {
        Self::new("failure-gone").exit(Exit::Missing)
    }

    /// With the exit status of what caused it.
    fn because(self, cause: impl Into<Self>) -> Self {
        self.exit(cause.into().status())
    }
}

impl From<CreateError> for Failure {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::AlreadyThere => Self::new("failure-words-already"),
            CreateError::Vault(error) => error.into(),
        }
    }
}

impl From<RestoreError> for Failure {
    fn from(error: RestoreError) -> Self {
        match error {
            RestoreError::Phrase(error) => error.into(),
            RestoreError::OtherWords => Self::new("failure-words-other"),
            RestoreError::Vault(error) => error.into(),
            RestoreError::Service(error) => Self::new("failure-restore-unfinished").because(error),
        }
    }
}

impl From<AskError> for Failure {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Content(error) => error.into(),
            AskError::UnknownSpecialty => Self::new("problem-unknown-specialty"),
            AskError::Intake(points) => Self::new("failure-answers-open").with("count", points.len()),
            AskError::Waiting(error) => Self::new("failure-ask-waiting").because(error),
            AskError::EarlierWaiting(error) => Self::new("failure-ask-earlier-waiting").because(error),
            AskError::DoctorUnavailable => Self::new("problem-doctor-unavailable"),
            AskError::Key(_) => Self::new("failure-doctor-key"),
            AskError::Clock(clock) => Self::new("failure-clock")
                .with("device", clock.device.to_string())
                .with("service", clock.service.to_string()),
            AskError::MayHaveBeenSent { index } => Self::new("failure-ask-maybe-sent").with("number", index),
            AskError::Refused(error) => error.into(),
            AskError::Vault(error) => error.into(),
        }
    }
}

impl From<patient::ReadError> for Failure {
    fn from(error: patient::ReadError) -> Self {
        match error {
            patient::ReadError::Unknown => Self::no_such_number(),
            patient::ReadError::Gone => Self::gone(),
            patient::ReadError::Service(error) => error.into(),
            patient::ReadError::Vault(error) => error.into(),
        }
    }
}

impl From<DestroyError> for Failure {
    fn from(error: DestroyError) -> Self {
        match error {
            DestroyError::Unknown => Self::no_such_number(),
            DestroyError::Service(error) => error.into(),
            DestroyError::Vault(error) => error.into(),
        }
    }
}

impl Failure {
    /// What a patient's message failed of. `is_written` says whether somebody has typed something, which is kept then.
    pub(crate) fn of_patient(error: SendError, number: u32, is_written: bool) -> Self {
        match error {
            SendError::WrongState { state: Some(state) } => Self::patient_state(state, number, is_written),
            error => Self::of_sending(error, is_written),
        }
    }

    /// What a doctor's message failed of.
    pub(crate) fn of_doctor(error: SendError, number: u32, is_written: bool) -> Self {
        match error {
            SendError::WrongState { state: Some(state) } => Self::doctor_state(state, number, is_written),
            error => Self::of_sending(error, is_written),
        }
    }

    /// Where the consultation stands, this is not possible for the patient.
    pub(crate) fn patient_state(state: State, number: u32, is_written: bool) -> Self {
        Self::state(format!("failure-state-{}", state.name()), number, is_written)
    }

    /// Where the consultation stands, this is not possible for the doctor.
    pub(crate) fn doctor_state(state: State, number: u32, is_written: bool) -> Self {
        Self::state(format!("failure-state-doctor-{}", state.name()), number, is_written)
    }

    fn state(message: String, number: u32, is_written: bool) -> Self {
        Self::new(message).with("number", number).with("kept", u32::from(is_written))
    }

    fn of_sending(error: SendError, is_written: bool) -> Self {
        match error {
            SendError::Content(error) => error.into(),
            SendError::Unknown => Self::no_such_number(),
            SendError::Gone => Self::gone(),
            SendError::Waiting(error) => Self::new("failure-send-waiting").because(error),
            SendError::NotSent(error) if !is_written => Self::new("failure-act-not-sent").because(error),
            SendError::NotSent(error) => Self::new("failure-send-not-sent").because(error),
            SendError::WrongState { .. } => Self::new("problem-wrong-state"),
            SendError::NoKey => Self::new("failure-doctor-no-key"),
            SendError::Full => Self::new("problem-mailbox-full"),
            SendError::Unanswered => Self::new("problem-unanswered"),
            SendError::OutOfStep => Self::new("failure-out-of-step"),
            SendError::Broken(_) => Self::new("failure-broken"),
            SendError::Vault(error) => error.into(),
            SendError::SealedVault(error) => error.into(),
        }
    }
}

impl From<SealedVaultError> for Failure {
    fn from(error: SealedVaultError) -> Self {
        match error {
            SealedVaultError::Service(error) => error.into(),
            SealedVaultError::Damaged => Self::new("failure-sealed-vault-damaged"),
            SealedVaultError::Newer => Self::new("failure-sealed-vault-newer"),
            SealedVaultError::RolledBack => Self::new("failure-sealed-vault-rolled-back"),
        }
    }
}

impl From<RegisterError> for Failure {
    fn from(error: RegisterError) -> Self {
        match error {
            RegisterError::ShortPassword => {
                Self::new("failure-password-short").with("least", doctor::PASSWORD_LEAST)
            }
            RegisterError::PasswordIsName => Self::new("failure-password-is-name"),
            RegisterError::Clock(clock) => Self::new("failure-register-clock")
                .with("device", clock.device.to_string())
                .with("service", clock.service.to_string()),
            RegisterError::Service(error) => error.into(),
            RegisterError::MayBeDone { error, .. } => Self::new("failure-register-maybe").because(error),
        }
    }
}

impl From<LoginError> for Failure {
    fn from(error: LoginError) -> Self {
        match error {
            LoginError::WrongLogin => Self::new("problem-wrong-login"),
            LoginError::OtherDoctor { unsent } => Self::new("failure-other-doctor").with("unsent", unsent),
            LoginError::Service(error) => error.into(),
            LoginError::SealedVault(error) => error.into(),
            LoginError::Vault(error) => error.into(),
        }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::SealedVault(error) => error.into(),
            LoadError::Vault(error) => error.into(),
        }
    }
}

impl From<LogoutError> for Failure {
    fn from(error: LogoutError) -> Self {
        match error {
            LogoutError::Unsent { unsent } => Self::new("failure-unsent").with("unsent", unsent),
            LogoutError::Service(error) => error.into(),
            LogoutError::Vault(error) => error.into(),
        }
    }
}

impl From<QueueError> for Failure {
    fn from(error: QueueError) -> Self {
        match error {
            QueueError::Service(error) => error.into(),
            QueueError::SealedVault(error) => error.into(),
            QueueError::Vault(error) => error.into(),
        }
    }
}

impl From<doctor::ReadError> for Failure {
    fn from(error: doctor::ReadError) -> Self {
        match error {
            doctor::ReadError::Gone => Self::gone(),
            doctor::ReadError::Service(error) => error.into(),
            doctor::ReadError::SealedVault(error) => error.into(),
            doctor::ReadError::Vault(error) => error.into(),
        }
    }
}
