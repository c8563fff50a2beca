//! The care service's side.

use opaque_ke::{
    CredentialFinalization, CredentialRequest, RegistrationRequest, RegistrationUpload, ServerLogin,
    ServerLoginParameters, ServerRegistration,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{
    CONTEXT, ClientRegistration, KE1_LEN, KE3_LEN, LoginError, Password, REGISTRATION_REQUEST_LEN, Suite,
    exactly, identifiers, old_rng::OldRng,
};
use crate::secret::Secret;

/// Length of a registration record: client key 32, masking key 64, envelope 96.
const RECORD_LEN: usize = 192;

/// The service's own secrets for all log-ins, and the record that stands in for a name that nobody has. Belongs into a
/// file outside the database and its backups.
pub struct ServerSetup {
    setup: opaque_ke::ServerSetup<Suite>,
    decoy: RegistrationRecord,
}

/// What the service keeps of one registration.
#[derive(Clone, PartialEq, Eq)]
pub struct RegistrationRecord([u8; RECORD_LEN]);

impl RegistrationRecord {
    /// Reads a record that a doctor's device sent, or the database gave back.
    ///
    /// # Errors
    /// [`LoginError::Malformed`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LoginError> {
        RegistrationUpload::<Suite>::deserialize(bytes).map_err(|_| LoginError::Malformed)?;
        bytes.try_into().map(Self).map_err(|_| LoginError::Malformed)
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for RegistrationRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RegistrationRecord(redacted)")
    }
}

impl ServerSetup {
    /// Makes them. The same randomness makes the same ones for ever: a service keeps the seed of its generator.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let setup = opaque_ke::ServerSetup::<Suite>::new(&mut OldRng(rng));
        let decoy = decoy(&setup, rng);
        Self { setup, decoy }
    }

    /// What stands in for the record of a name that nobody has; for callers that want a missing account to cost them
    /// the same as one that is there, up to the last step.
    pub fn decoy(&self) -> &RegistrationRecord {
        &self.decoy
    }

    /// Answers a `RegistrationRequest` for this name with a `RegistrationResponse`.
    ///
    /// # Errors
    /// [`LoginError::Malformed`].
    pub fn registration_response(&self, login: &str, request: &[u8]) -> Result<Vec<u8>, LoginError> {
        respond(&self.setup, login, request)
    }

    /// Answers `KE1` for this name with `KE2`. Without a record it answers by the decoy, over the same path and in the
    /// same time; such a log-in cannot be finished.
    ///
    /// # Errors
    /// [`LoginError::Malformed`], the same with and without a record.
    pub fn login_start(
        &self,
        login: &str,
        record: Option<&RegistrationRecord>,
        request: &[u8],
        rng: &mut impl CryptoRng,
    ) -> Result<(LoginExchange, Vec<u8>), LoginError> {
        let request =
            CredentialRequest::deserialize(exactly(request, KE1_LEN)?).map_err(|_| LoginError::Malformed)?;
        let record = record.unwrap_or(&self.decoy);
        let record = ServerRegistration::deserialize(record.as_bytes()).map_err(|_| LoginError::Malformed)?;
        let started = ServerLogin::start(
            &mut OldRng(rng),
            &self.setup,
            Some(record),
            request,
            login.as_bytes(),
            parameters(login),
        )
        .map_err(|_| LoginError::Malformed)?;
        Ok((LoginExchange { state: started.state }, started.message.serialize().to_vec()))
    }
}

impl std::fmt::Debug for ServerSetup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServerSetup(redacted)")
    }
}

/// The service's half of a log-in under way. Secret: seal it before it leaves the service.
pub struct LoginExchange {
    state: ServerLogin<Suite>,
}

impl LoginExchange {
    /// Its bytes.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.state.serialize().to_vec())
    }

    /// Reads what [`Self::to_bytes`] gave.
    ///
    /// # Errors
    /// [`LoginError::Malformed`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LoginError> {
        let read = Self { state: ServerLogin::deserialize(bytes).map_err(|_| LoginError::Malformed)? };
        // The library passes over what follows.
        if read.to_bytes().len() == bytes.len() { Ok(read) } else { Err(LoginError::Malformed) }
    }

    /// Takes `KE3`: whether the doctor's device knew the password.
    ///
    /// # Errors
    /// [`LoginError::Malformed`], [`LoginError::WrongLogin`].
    pub fn finish(self, login: &str, finalization: &[u8]) -> Result<(), LoginError> {
        let finalization = CredentialFinalization::deserialize(exactly(finalization, KE3_LEN)?)
            .map_err(|_| LoginError::Malformed)?;
        self.state.finish(finalization, parameters(login)).map(drop).map_err(|_| LoginError::WrongLogin)
    }
}

impl std::fmt::Debug for LoginExchange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LoginExchange(redacted)")
    }
}

fn parameters(login: &str) -> ServerLoginParameters<'_, '_> {
    ServerLoginParameters { context: Some(CONTEXT), identifiers: identifiers(login) }
}

fn respond(
    setup: &opaque_ke::ServerSetup<Suite>,
    login: &str,
    request: &[u8],
) -> Result<Vec<u8>, LoginError> {
    let request = RegistrationRequest::deserialize(exactly(request, REGISTRATION_REQUEST_LEN)?)
        .map_err(|_| LoginError::Malformed)?;
    let response = ServerRegistration::<Suite>::start(setup, request, login.as_bytes())
        .map_err(|_| LoginError::Malformed)?;
    Ok(response.message.serialize().to_vec())
}

/// A registration with a password that nobody knows (RFC 9807, section 10.9). It is thrown away at once, so the
/// cheapest stretching does.
fn decoy(setup: &opaque_ke::ServerSetup<Suite>, rng: &mut impl CryptoRng) -> RegistrationRecord {
    let password: String = Secret::<32>::random(rng).expose().iter().map(|byte| char::from(*byte)).collect();
    let made = (|| {
        let (client, request) = ClientRegistration::start(Password::new(&password), rng)?;
        let (record, _) = client.finish_with("", &respond(setup, "", &request)?, (8, 1), rng)?;
        RegistrationRecord::from_bytes(&record)
    })();
    made.expect("a registration with oneself goes through")
}
