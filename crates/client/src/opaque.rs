//! Logging in by OPAQUE (RFC 9807, section 6): the same for doctors and staff, at paths of their own.

use rand_core::CryptoRng;
use secondok_api::{
    doctor::{LoginChallenge, LoginFinish, LoginStart},
    problem::Kind,
};
use secondok_protocol::login::{ClientLogin, ExportKey, LoginError, Password};

use crate::{
    service::{self, ServiceError},
    transport::{Method, Transport},
};

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

/// The first step, and what the second one sends; the key that the password alone opens. A wrong password shows here.
pub(crate) async fn begin(
    transport: &impl Transport,
    path: &str,
    name: &str,
    password: &str,
    rng: &mut impl CryptoRng,
) -> Result<(LoginFinish, ExportKey), ExchangeError> {
    let (login, request) =
        ClientLogin::start(Password::new(password), rng).map_err(|_| ExchangeError::WrongLogin)?;
    let start = LoginStart { login: name.to_owned(), request: request.into() };
    let post = service::with_json(Method::Post, path.to_owned(), None, &start);
    let challenge: LoginChallenge = service::fetch(transport, post).await?;
    let (finalization, export) =
        login.finish(name, &challenge.response.0, rng).map_err(|error| match error {
            LoginError::WrongLogin => ExchangeError::WrongLogin,
            LoginError::Malformed => ServiceError::NotUnderstood { status: 200 }.into(),
        })?;
    Ok((LoginFinish { exchange: challenge.exchange, finalization: finalization.into() }, export))
}
