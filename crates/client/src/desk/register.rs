//! Joining the staff with an invitation: a password, and a second factor that is tried before anything is made.

use rand_core::CryptoRng;
use secondok_api::{
    bytes::Bytes,
    desk::{RegistrationChallenge, RegistrationFinish, Roles},
    path,
};
use secondok_protocol::{id::InvitationCode, vault::StaffKey};

use crate::{
    opaque::{NewPassword, RegistrationError},
    otpauth,
    service::{self, ServiceError},
    transport::{Authorization, Method, Transport},
};

/// A registration between its two steps: the authenticator is being set up.
pub struct Registration {
    /// The name to log in with.
    pub login: String,
    /// What they will be able to do.
    pub roles: Roles,
    /// The second factor as authenticator apps take it, `otpauth://totp/…`: to be shown once, kept nowhere.
    pub second_factor: String,
    invitation: InvitationCode,
    record: Bytes,
    key: Bytes,
}

impl std::fmt::Debug for Registration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Registration(redacted)")
    }
}

impl Registration {
    /// The key in the second factor's address, in fours, as it is typed.
    pub fn key(&self) -> String {
        otpauth::key(&self.second_factor)
    }

    /// Begins: binds the password, without ever sending it, and fetches the second factor.
    ///
    /// # Errors
    /// [`RegistrationError`].
    pub async fn begin(
        transport: &impl Transport,
        invitation: InvitationCode,
        password: &str,
        rng: &mut impl CryptoRng,
    ) -> Result<Self, RegistrationError> {
        let path = path::STAFF_REGISTRATION_START;
        let bound = NewPassword::new(password)?
            .bind(transport, path, &invitation, |it: &RegistrationChallenge| (&it.login, &it.response), rng)
            .await?;
        let (RegistrationChallenge { staff, login, roles, second_factor, .. }, record, export) = bound;
        let key = Bytes(StaffKey::derive(staff, &export).public().as_bytes().to_vec());
        Ok(Self { login, roles, second_factor, invitation, record, key })
    }

    /// Joins the staff, with the six digits that the authenticator shows. With wrong ones it can be tried again.
    ///
    /// # Errors
    /// The service's; `wrong-code` for the second factor.
    pub async fn finish(&self, transport: &impl Transport, code: &str) -> Result<(), ServiceError> {
        let (record, key) = (self.record.clone(), self.key.clone());
        let finish = RegistrationFinish { record, key, code: otpauth::digits(code) };
        let invited = Some(Authorization::Invitation(self.invitation.clone()));
        let path = path::STAFF_REGISTRATION_FINISH.to_owned();
        service::done(transport, service::with_json(Method::Post, path, invited, &finish)).await
    }
}
