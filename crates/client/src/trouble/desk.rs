//! Of what somebody of the staff does.

use secondok_api::problem::Kind;

use super::Trouble;
use crate::{
    desk::{LoginError, NoticeError, RegistrationError, SupportError},
    doctor::PASSWORD_LEAST,
    way_on::WayOn,
};

impl From<RegistrationError> for Trouble {
    fn from(error: RegistrationError) -> Self {
        match error {
            RegistrationError::ShortPassword => {
                Self::new("failure-password-short", WayOn::Change).number("least", PASSWORD_LEAST)
            }
            RegistrationError::PasswordIsName => Self::new("failure-password-is-name", WayOn::Change),
            RegistrationError::Service(error) => error.into(),
        }
    }
}

impl From<LoginError> for Trouble {
    fn from(error: LoginError) -> Self {
        match error {
            LoginError::WrongLogin => Kind::WRONG_LOGIN.into(),
            LoginError::Service(error) => Self::of_reading(error),
            LoginError::Vault(error) => error.into(),
        }
    }
}

impl From<SupportError> for Trouble {
    fn from(error: SupportError) -> Self {
        match error {
            SupportError::NotSetUp => Self::new("failure-support-not-set-up", WayOn::Change),
            SupportError::NotLetIn => Self::new("failure-support-not-let-in", WayOn::Nothing),
            SupportError::Damaged => Self::new("failure-support-damaged", WayOn::Report),
            SupportError::WrongCode => Self::new("failure-support-wrong-code", WayOn::Change),
            SupportError::Unknown => Self::new("failure-support-unknown", WayOn::Change),
            SupportError::Clock(clock) => Self::new("failure-support-clock", WayOn::SetClock)
                .day("device", clock.device)
                .day("service", clock.service),
            SupportError::SealedVault(error) => error.into(),
            SupportError::Vault(error) => error.into(),
        }
    }
}

impl From<NoticeError> for Trouble {
    fn from(error: NoticeError) -> Self {
        match error {
            NoticeError::Refused(why) => {
                Self::new("failure-notice-refused", WayOn::Change).text_of("why", why)
            }
            NoticeError::Service(error) => error.into(),
        }
    }
}
