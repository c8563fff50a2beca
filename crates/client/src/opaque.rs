//! Registering and logging in by OPAQUE (RFC 9807, sections 5 and 6): the same for doctors and staff, at paths of their own.

use rand_core::CryptoRng;
use secondok_api::{
    bytes::Bytes,
    doctor::{LoginChallenge, LoginFinish, LoginStart, RegistrationStart},
    problem::Kind,
};
use secondok_protocol::{
    id::InvitationCode,
    login::{ClientLogin, ClientRegistration, ExportKey, LoginError, Password},
};
use serde::de::DeserializeOwned;

use crate::{
    service::{self, ServiceError},
    transport::{Authorization, Method, Transport},
};

/// Characters that a password has at least.
pub const PASSWORD_LEAST: usize = 12;

/// Why nobody has registered. The invitation is still good unless the service says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegistrationError {
    /// The password has too few characters.
    #[error("a password has at least {PASSWORD_LEAST} characters")]
    ShortPassword,
    /// The password is the name.
    #[error("the password must not be the name")]
    PasswordIsName,
    /// The service.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

/// A password that is long enough to register with.
pub(crate) struct NewPassword<'a>(&'a str);

impl<'a> NewPassword<'a> {
    /// Nothing has to be asked to know that one is too short.
    pub(crate) fn new(password: &'a str) -> Result<Self, RegistrationError> {
        if password.chars().count() < PASSWORD_LEAST {
            return Err(RegistrationError::ShortPassword);
        }
        Ok(Self(password))
    }

    /// The first step: what the service says to it, the record that the second one sends, and the key that the password alone
    /// opens. `parts` are the name to log in with and OPAQUE's `RegistrationResponse`.
    pub(crate) async fn bind<C: DeserializeOwned>(
        self,
        transport: &impl Transport,
        path: &str,
        invitation: &InvitationCode,
        parts: impl FnOnce(&C) -> (&str, &Bytes),
        rng: &mut impl CryptoRng,
    ) -> Result<(C, Bytes, ExportKey), RegistrationError> {
        let (registration, request) = ClientRegistration::start(Password::new(self.0), rng)
            .map_err(|_| RegistrationError::ShortPassword)?;
        let start = RegistrationStart { request: request.into() };
        let invited = Some(Authorization::Invitation(invitation.clone()));
        let post = service::with_json(Method::Post, path.to_owned(), invited, &start);
        let challenge: C = service::fetch(transport, post).await?;
        let (login, response) = parts(&challenge);
        if self.0.to_lowercase() == login {
            return Err(RegistrationError::PasswordIsName);
        }
        let (record, export) = registration
            .finish(login, &response.0, rng)
            .map_err(|_| ServiceError::NotUnderstood { status: 200 })?;
        Ok((challenge, record.into(), export))
    }
}

/// Why nobody is logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExchangeError {
    /// Unknown name or wrong password: not told apart.
    WrongLogin,
    /// The service.
    Service(ServiceError),
}

impl From<ServiceError> for ExchangeError {
    fn from(error: ServiceError) -> Self {
        if error.is(Kind::WRONG_LOGIN) { Self::WrongLogin } else { Self::Service(error) }
    }
}

/// The first step, and what the second one sends; the key that the password alone opens. A wrong password shows here. `ticket`: what
/// this device got when somebody logged in on it last.
pub(crate) async fn begin(
    transport: &impl Transport,
    path: &str,
    name: &str,
    password: &str,
    ticket: Option<Bytes>,
    rng: &mut impl CryptoRng,
) -> Result<(LoginFinish, ExportKey), ExchangeError> {
    let (login, request) =
        ClientLogin::start(Password::new(password), rng).map_err(|_| ExchangeError::WrongLogin)?;
    let start = LoginStart { login: name.to_owned(), request: request.into(), ticket };
    let post = service::with_json(Method::Post, path.to_owned(), None, &start);
    let challenge: LoginChallenge = service::fetch(transport, post).await?;
    let (finalization, export) =
        login.finish(name, &challenge.response.0, rng).map_err(|error| match error {
            LoginError::WrongLogin => ExchangeError::WrongLogin,
            LoginError::Malformed => ServiceError::NotUnderstood { status: 200 }.into(),
        })?;
    Ok((LoginFinish { exchange: challenge.exchange, finalization: finalization.into(), code: None }, export))
}
