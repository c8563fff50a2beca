//! Registering with an invitation: once per doctor.

use rand_core::CryptoRng;
use secondok_api::{bytes::Bytes, doctor, path, problem::Kind};
use secondok_protocol::{
    Day,
    id::{DoctorId, InvitationCode},
    identity::DoctorIdentity,
    vault::VaultKeys,
};
use zeroize::Zeroizing;

use super::{Doctor, contents::Contents};
use crate::{
    clock::ClockWarning,
    directory::directory,
    opaque::{NewPassword, PASSWORD_LEAST, RegistrationError},
    service::{self, ServiceError},
    transport::{Authorization, Method, Transport},
    vault::Vault,
};

/// A doctor who has registered.
pub struct Registered {
    /// Who.
    pub doctor: DoctorId,
    /// The name to log in with.
    pub login: String,
    /// The code to print: opens the vault without the password. Shown once, kept nowhere.
    pub recovery_code: Zeroizing<String>,
}

impl std::fmt::Debug for Registered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Registered(redacted)")
    }
}

/// Why a doctor did not register.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The password has too few characters.
    #[error("a password has at least {PASSWORD_LEAST} characters")]
    ShortPassword,
    /// The password is the name.
    #[error("the password must not be the name")]
    PasswordIsName,
    /// This device's date is too far off to make keys with.
    #[error("the date of this device is {} and the service's is {}", .0.device, .0.service)]
    Clock(ClockWarning),
    /// The service. Nothing was registered; the invitation is still good unless it says otherwise.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// No answer came to the last step, so it may have been done: keep the code and log in; if that is refused,
    /// register again.
    #[error("whether the registration was done is not known: {error}")]
    MayBeDone {
        /// What holds if it was.
        registered: Registered,
        /// Why it is not known.
        error: ServiceError,
    },
}

impl From<RegistrationError> for RegisterError {
    fn from(error: RegistrationError) -> Self {
        match error {
            RegistrationError::ShortPassword => Self::ShortPassword,
            RegistrationError::PasswordIsName => Self::PasswordIsName,
            RegistrationError::Service(error) => Self::Service(error),
        }
    }
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Registers: makes identity, first prekeys and vault on this device, and binds them to the password without ever
    /// sending it. Log in afterwards.
    ///
    /// # Errors
    /// [`RegisterError`].
    pub async fn register(
        transport: &T,
        invitation: &InvitationCode,
        password: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Registered, RegisterError> {
        let password = NewPassword::new(password)?;
        let service_day = directory(transport, today).await?.listed.today;
        if let Some(clock) = ClockWarning::too_far(today, service_day) {
            return Err(RegisterError::Clock(clock));
        }

        let (challenge, record, export) = password
            .bind(
                transport,
                path::REGISTRATION_START,
                invitation,
                |it: &doctor::RegistrationChallenge| (&it.login, &it.response),
                rng,
            )
            .await?;

        let identity = DoctorIdentity::generate(challenge.doctor, rng);
        let mut contents = Contents::new(&identity);
        contents.prekeys.rotate(service_day, rng);
        let (keys, code) = VaultKeys::create(challenge.doctor, &export, rng);
        let finish = doctor::RegistrationFinish {
            record,
            identity: Bytes(identity.public().as_bytes().to_vec()),
            vault: keys.seal(&contents.to_bytes(), rng).into(),
            prekeys: contents.prekeys.published(&identity, service_day).into_iter().map(Bytes).collect(),
        };
        let registered =
            Registered { doctor: challenge.doctor, login: challenge.login, recovery_code: code.to_text() };
        let invited = Some(Authorization::Invitation(invitation.clone()));
        let post = service::with_json(Method::Post, path::REGISTRATION_FINISH.to_owned(), invited, &finish);
        match service::done(transport, post).await {
            Ok(()) => Ok(registered),
            Err(error @ (ServiceError::Transport(_) | ServiceError::NotUnderstood { .. })) => {
                Err(RegisterError::MayBeDone { registered, error })
            }
            Err(error @ ServiceError::Refused(Kind::INTERNAL)) => {
                Err(RegisterError::MayBeDone { registered, error })
            }
            Err(error) => Err(error.into()),
        }
    }
}
