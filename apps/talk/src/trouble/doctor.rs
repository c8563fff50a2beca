//! Of what a doctor does.

use secondok_client::{
    doctor::{
        LoadError, LoginError, LogoutError, PASSWORD_LEAST, QueueError, ReadError, RegisterError,
        SealedVaultError,
    },
    way_on::WayOn,
};

use super::Trouble;

impl From<SealedVaultError> for Trouble {
    fn from(error: SealedVaultError) -> Self {
        let way_on = error.way_on();
        match error {
            SealedVaultError::Service(error) => error.into(),
            SealedVaultError::Damaged => Self::new("failure-sealed-vault-damaged", way_on),
            SealedVaultError::Newer => Self::new("failure-sealed-vault-newer", way_on),
            SealedVaultError::RolledBack => Self::new("failure-sealed-vault-rolled-back", way_on),
        }
    }
}

impl From<RegisterError> for Trouble {
    fn from(error: RegisterError) -> Self {
        let way_on = error.way_on();
        match error {
            RegisterError::ShortPassword => {
                Self::new("failure-password-short", way_on).number("least", PASSWORD_LEAST)
            }
            RegisterError::PasswordIsName => Self::new("failure-password-is-name", way_on),
            RegisterError::Clock(clock) => Self::new("failure-register-clock", way_on)
                .day("device", clock.device)
                .day("service", clock.service),
            RegisterError::Service(error) => error.into(),
            RegisterError::MayBeDone { .. } => Self::new("failure-register-maybe", way_on),
        }
    }
}

impl From<LoginError> for Trouble {
    fn from(error: LoginError) -> Self {
        let way_on = error.way_on();
        match error {
            LoginError::WrongLogin => Self::new("problem-wrong-login", way_on),
            LoginError::OtherDoctor { unsent } => Self::other_doctor(unsent),
            LoginError::Service(error) => Self::of_reading(error),
            LoginError::SealedVault(error) => error.into(),
            LoginError::Vault(error) => error.into(),
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
            LogoutError::Unsent { unsent } => Self::unsent(unsent),
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

impl Trouble {
    /// Another doctor has so many texts on this device that were not sent.
    pub fn other_doctor(unsent: usize) -> Self {
        Self::new("failure-other-doctor", WayOn::Nothing).number("unsent", unsent)
    }

    /// Logging out would lose so many texts.
    pub fn unsent(unsent: usize) -> Self {
        Self::new("failure-unsent", WayOn::LookWhereItStands).number("unsent", unsent)
    }
}
