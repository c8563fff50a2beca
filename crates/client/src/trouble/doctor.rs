//! Of what a doctor does.

use secondok_api::problem::Kind;

use super::Trouble;
use crate::{
    directory::KeyRefusal,
    doctor::{
        DocumentsError, EraseAccountError, KeyAlarm, LoadError, LoginError, LogoutError, PASSWORD_LEAST,
        ProfileError, QueueError, ReadError, RegisterError, SealedVaultError,
    },
    patient::{AskError, RestoreError},
    way_on::WayOn,
};

impl From<SealedVaultError> for Trouble {
    fn from(error: SealedVaultError) -> Self {
        match error {
            SealedVaultError::Service(error) => error.into(),
            SealedVaultError::Damaged => Self::new("failure-sealed-vault-damaged", WayOn::Report),
            SealedVaultError::Newer => Self::new("failure-sealed-vault-newer", WayOn::Update),
            SealedVaultError::RolledBack => Self::new("failure-sealed-vault-rolled-back", WayOn::Report),
        }
    }
}

impl From<KeyAlarm> for Trouble {
    fn from(alarm: KeyAlarm) -> Self {
        match alarm {
            KeyAlarm::Foreign { since } => {
                Self::new("failure-key-foreign", WayOn::Report).day("since", since)
            }
            KeyAlarm::OutOfReach { since } => {
                Self::new("failure-key-log-out-of-reach", WayOn::Report).day("since", since)
            }
            KeyAlarm::Log(_) => Self::new("failure-key-log-doctor", WayOn::Report),
        }
    }
}

impl From<DocumentsError> for Trouble {
    fn from(error: DocumentsError) -> Self {
        match error {
            DocumentsError::SealedVault(error) => error.into(),
            DocumentsError::Restore(RestoreError::OtherWords | RestoreError::Phrase(_)) => {
                Self::new("failure-other-documents", WayOn::SetUpAnew)
            }
            DocumentsError::Restore(RestoreError::Vault(error)) => error.into(),
            DocumentsError::Restore(RestoreError::Service(error)) | DocumentsError::Service(error) => {
                error.into()
            }
            DocumentsError::Ask(AskError::UnknownSpecialty | AskError::DoctorUnavailable) => {
                Self::new("failure-no-verifiers", WayOn::TryAgainLater)
            }
            DocumentsError::Ask(
                AskError::Waiting(error) | AskError::EarlierWaiting(error) | AskError::Refused(error),
            ) => error.into(),
            DocumentsError::Ask(AskError::Vault(error)) => error.into(),
            DocumentsError::Ask(AskError::Content(error)) => error.into(),
            DocumentsError::Ask(AskError::Clock(clock)) => {
                Self::new("failure-register-clock", WayOn::SetClock)
                    .day("device", clock.device)
                    .day("service", clock.service)
            }
            DocumentsError::Ask(AskError::Key(KeyRefusal::Log(_))) => {
                Self::new("failure-key-log", WayOn::Report)
            }
            // The way is opened anew under the next number.
            DocumentsError::Ask(
                AskError::Intake(_) | AskError::Key(_) | AskError::MayHaveBeenSent { .. },
            ) => Self::new("failure-no-verifiers", WayOn::TryAgain),
        }
    }
}

impl From<RegisterError> for Trouble {
    fn from(error: RegisterError) -> Self {
        match error {
            RegisterError::ShortPassword => {
                Self::new("failure-password-short", WayOn::Change).number("least", PASSWORD_LEAST)
            }
            RegisterError::PasswordIsName => Self::new("failure-password-is-name", WayOn::Change),
            RegisterError::Clock(clock) => Self::new("failure-register-clock", WayOn::SetClock)
                .day("device", clock.device)
                .day("service", clock.service),
            RegisterError::Service(error) => error.into(),
            RegisterError::MayBeDone { error, .. } => {
                Self::new("failure-register-maybe", WayOn::LogInAgain).because(error)
            }
        }
    }
}

impl From<LoginError> for Trouble {
    fn from(error: LoginError) -> Self {
        match error {
            LoginError::WrongLogin => Kind::WRONG_LOGIN.into(),
            LoginError::OtherDoctor { unsent } => {
                Self::new("failure-other-doctor", WayOn::Nothing).number("unsent", unsent)
            }
            LoginError::Service(error) => Self::of_reading(error),
            LoginError::SealedVault(error) => error.into(),
            LoginError::Vault(error) => error.into(),
        }
    }
}

impl From<ProfileError> for Trouble {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::NotPossible { field, .. } => {
                let message = match field {
                    "languages" => "failure-profile-languages",
                    "price_units" => "failure-profile-price",
                    "answer_days" => "failure-profile-answer-days",
                    _ => "failure-profile-about",
                };
                Self::new(message, WayOn::Change)
            }
            ProfileError::Service(error) => error.into(),
        }
    }
}

impl From<EraseAccountError> for Trouble {
    fn from(error: EraseAccountError) -> Self {
        match error {
            EraseAccountError::WrongPassword => {
                Self::new("failure-erase-password", WayOn::CheckNameAndPassword)
            }
            EraseAccountError::Running { running } => {
                Self::new("failure-erase-running", WayOn::LookWhereItStands).number("running", running)
            }
            EraseAccountError::MayBeDone(error) => {
                Self::new("failure-erase-maybe", WayOn::LogInAgain).because(error)
            }
            EraseAccountError::Service(error) => error.into(),
            EraseAccountError::Vault(error) => error.into(),
        }
    }
}

impl From<LoadError> for Trouble {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::SealedVault(SealedVaultError::Service(error)) => Self::of_reading(error),
            LoadError::SealedVault(error) => error.into(),
            LoadError::Vault(error) => error.into(),
        }
    }
}

impl From<LogoutError> for Trouble {
    fn from(error: LogoutError) -> Self {
        match error {
            LogoutError::Unsent { unsent } => {
                Self::new("failure-unsent", WayOn::LookWhereItStands).number("unsent", unsent)
            }
            LogoutError::Service(error) => error.into(),
            LogoutError::Vault(error) => error.into(),
        }
    }
}

impl From<QueueError> for Trouble {
    fn from(error: QueueError) -> Self {
        match error {
            QueueError::Service(error) => Self::of_reading(error),
            QueueError::SealedVault(error) => error.into(),
            QueueError::Vault(error) => error.into(),
        }
    }
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Gone => Self::new("failure-gone", WayOn::LookWhereItStands),
            ReadError::Service(error) => Self::of_reading(error),
            ReadError::SealedVault(error) => error.into(),
            ReadError::Vault(error) => error.into(),
        }
    }
}
