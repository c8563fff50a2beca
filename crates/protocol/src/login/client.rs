//! The doctor's side.

use opaque_ke::{
    ClientLoginFinishParameters, ClientRegistrationFinishParameters, CredentialResponse,
    RegistrationResponse, errors::ProtocolError,
};
use rand_core::CryptoRng;

use super::{
    ARGON2_MEMORY_KIB, ARGON2_PASSES, CONTEXT, ExportKey, KE2_LEN, LoginError, Password,
    REGISTRATION_RESPONSE_LEN, Suite, exactly, identifiers, old_rng::OldRng, stretching,
};

/// A registration under way.
pub struct ClientRegistration {
    state: opaque_ke::ClientRegistration<Suite>,
    password: Password,
}

impl ClientRegistration {
    /// Begins; the second value is the `RegistrationRequest`.
    ///
    /// # Errors
    /// [`LoginError::Malformed`] for a password too long to be hashed.
    pub fn start(password: Password, rng: &mut impl CryptoRng) -> Result<(Self, Vec<u8>), LoginError> {
        let started = opaque_ke::ClientRegistration::start(&mut OldRng(rng), password.as_bytes())
            .map_err(|_| LoginError::Malformed)?;
        Ok((Self { state: started.state, password }, started.message.serialize().to_vec()))
    }

    /// Takes the `RegistrationResponse`; gives the `RegistrationRecord` and the key that will open the vault.
    /// Takes about 40 ms.
    ///
    /// # Errors
    /// [`LoginError::Malformed`].
    pub fn finish(
        self,
        login: &str,
        response: &[u8],
        rng: &mut impl CryptoRng,
    ) -> Result<(Vec<u8>, ExportKey), LoginError> {
        self.finish_with(login, response, (ARGON2_MEMORY_KIB, ARGON2_PASSES), rng)
    }

    pub(super) fn finish_with(
        self,
        login: &str,
        response: &[u8],
        (memory_kib, passes): (u32, u32),
        rng: &mut impl CryptoRng,
    ) -> Result<(Vec<u8>, ExportKey), LoginError> {
        let response = RegistrationResponse::deserialize(exactly(response, REGISTRATION_RESPONSE_LEN)?)
            .map_err(|_| LoginError::Malformed)?;
        let ksf = stretching(memory_kib, passes);
        let parameters = ClientRegistrationFinishParameters::new(identifiers(login), Some(&ksf));
        let finished = self
            .state
            .finish(&mut OldRng(rng), self.password.as_bytes(), response, parameters)
            .map_err(|_| LoginError::Malformed)?;
        Ok((finished.message.serialize().to_vec(), ExportKey::from_output(&finished.export_key)))
    }
}

impl std::fmt::Debug for ClientRegistration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientRegistration(redacted)")
    }
}

/// A log-in under way.
pub struct ClientLogin {
    state: opaque_ke::ClientLogin<Suite>,
    password: Password,
}

impl ClientLogin {
    /// Begins; the second value is `KE1`.
    ///
    /// # Errors
    /// [`LoginError::Malformed`] for a password too long to be hashed.
    pub fn start(password: Password, rng: &mut impl CryptoRng) -> Result<(Self, Vec<u8>), LoginError> {
        let started = opaque_ke::ClientLogin::start(&mut OldRng(rng), password.as_bytes())
            .map_err(|_| LoginError::Malformed)?;
        Ok((Self { state: started.state, password }, started.message.serialize().to_vec()))
    }

    /// Takes `KE2`; gives `KE3` and the key that opens the vault. Takes about 40 ms.
    ///
    /// # Errors
    /// [`LoginError::WrongLogin`], [`LoginError::Malformed`].
    pub fn finish(
        self,
        login: &str,
        response: &[u8],
        rng: &mut impl CryptoRng,
    ) -> Result<(Vec<u8>, ExportKey), LoginError> {
        let response = CredentialResponse::deserialize(exactly(response, KE2_LEN)?)
            .map_err(|_| LoginError::Malformed)?;
        let ksf = stretching(ARGON2_MEMORY_KIB, ARGON2_PASSES);
        let parameters = ClientLoginFinishParameters::new(Some(CONTEXT), identifiers(login), Some(&ksf));
        let finished = self
            .state
            .finish(&mut OldRng(rng), self.password.as_bytes(), response, parameters)
            .map_err(|error| match error {
                ProtocolError::InvalidLoginError => LoginError::WrongLogin,
                _ => LoginError::Malformed,
            })?;
        Ok((finished.message.serialize().to_vec(), ExportKey::from_output(&finished.export_key)))
    }
}

impl std::fmt::Debug for ClientLogin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientLogin(redacted)")
    }
}
