//! The doctor's second factor.

use rand_core::CryptoRng;
use secondok_api::{
    doctor::{FactorChallenge, FactorChange},
    path,
};

use super::{
    Doctor,
    login::{LoginError, prove},
};
use crate::{
    otpauth,
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::Vault,
};

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// A second factor to set up, as authenticator apps take it, `otpauth://totp/…`: to be shown once, kept nowhere. Nothing changes
    /// yet.
    ///
    /// # Errors
    /// [`ServiceError`]; `factor-on` if there is one.
    pub async fn begin_factor(&self) -> Result<String, ServiceError> {
        let post = service::plain(Method::Post, path::FACTOR.to_owned(), Some(self.authorization()));
        let FactorChallenge { second_factor } = service::fetch(&self.transport, post).await?;
        Ok(second_factor)
    }

    /// Has the service ask for it from now on, with the password once more and the six digits that the authenticator shows.
    ///
    /// # Errors
    /// [`LoginError`]; `wrong-code` for the digits.
    pub async fn add_factor(
        &self,
        password: &str,
        code: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<(), LoginError> {
        self.change_factor(Method::Put, path::FACTOR, (password, code), rng).await
    }

    /// Has the service ask for none any more, with the password once more and the six digits that the authenticator shows.
    ///
    /// # Errors
    /// [`LoginError`]; `wrong-code` or `too-many-codes` for the digits.
    pub async fn remove_factor(
        &self,
        password: &str,
        code: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<(), LoginError> {
        self.change_factor(Method::Post, path::FACTOR_REMOVAL, (password, code), rng).await
    }

    async fn change_factor(
        &self,
        method: Method,
        path: &str,
        (password, code): (&str, &str),
        rng: &mut impl CryptoRng,
    ) -> Result<(), LoginError> {
        let (proof, _) = prove(self.way(), self.login_name(), password, rng).await?;
        let change = FactorChange {
            exchange: proof.exchange,
            finalization: proof.finalization,
            code: otpauth::digits(code),
        };
        let request = service::with_json(method, path.to_owned(), Some(self.authorization()), &change);
        Ok(service::done(&self.transport, request).await?)
    }
}
