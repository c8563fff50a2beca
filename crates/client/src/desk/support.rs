//! Support: who may answer, and acting for its account.

use rand_core::CryptoRng;
use secondok_api::{
    path,
    problem::Kind,
    support::{ACCOUNT, Colleague, Support},
};
use secondok_protocol::{
    Day,
    id::StaffId,
    keys::{PublicKey, StaffMember},
    vault::{RecoveryCode, StaffKey},
};
use zeroize::Zeroizing;

use super::Desk;
use crate::{
    clock::ClockWarning,
    doctor::{Acting, Doctor, SealedVaultError, make_account},
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::{Vault, VaultError},
};

/// Why nobody acts for support.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SupportError {
    /// Its account was not made yet.
    #[error("support has not been set up")]
    NotSetUp,
    /// Nobody has let this person in yet.
    #[error("no colleague has let you in yet")]
    NotLetIn,
    /// The share does not open with this person's key, or a colleague's key is none: the service gave another one.
    #[error("the share or the key that the service gave is not the one that was left there")]
    Damaged,
    /// The code is another one's.
    #[error("this code does not open support")]
    WrongCode,
    /// Nobody of this number may answer for support.
    #[error("nobody of this number may answer for support")]
    Unknown,
    /// The device's clock is wrong: keys made by the service's day could be good for longer than they should.
    #[error("the date of this device is wrong")]
    Clock(ClockWarning),
    /// The account's vault, or the service.
    #[error(transparent)]
    SealedVault(#[from] SealedVaultError),
    /// The device.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl From<ServiceError> for SupportError {
    fn from(error: ServiceError) -> Self {
        Self::SealedVault(SealedVaultError::Service(error))
    }
}

/// The key of a colleague, as the service has it.
pub(crate) fn colleague_key(colleague: &Colleague) -> Result<PublicKey<StaffMember>, SupportError> {
    PublicKey::from_bytes(&colleague.key.0).map_err(|_| SupportError::Damaged)
}

/// Keys are made by the service's day, where that is near the device's own.
fn require_near(today: Day, service_day: Day) -> Result<(), SupportError> {
    ClockWarning::too_far(today, service_day).map_or(Ok(()), |clock| Err(SupportError::Clock(clock)))
}

impl<T: Transport + Clone, V: Vault> Desk<T, V> {
    /// Whether support is set up, and who may answer.
    ///
    /// # Errors
    /// [`ServiceError`]; `role-missing` for somebody who may not.
    pub async fn support(&self) -> Result<Support, ServiceError> {
        let get = service::plain(Method::Get, path::DESK_SUPPORT.to_owned(), Some(self.authorization()));
        service::fetch(&self.transport, get).await
    }

    /// Makes the account of support. Gives the code to print: it opens the vault if nobody of the staff can. Shown once, kept
    /// nowhere.
    ///
    /// # Errors
    /// [`SupportError`].
    pub async fn set_up_support(
        &self,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Zeroizing<String>, SupportError> {
        let Support { today: service_day, staff, set_up, .. } = self.support().await?;
        if set_up {
            return Err(ServiceError::Refused(Kind::SUPPORT_SET_UP).into());
        }
        require_near(today, service_day)?;
        let me = self.among(&staff)?;
        let made = make_account(ACCOUNT, me, service_day, rng)?;
        let path = path::DESK_SUPPORT.to_owned();
        let post = service::with_json(Method::Post, path, Some(self.authorization()), &made.set_up);
        service::done(&self.transport, post).await?;
        Ok(made.recovery_code)
    }

    /// Acts for support, over this device's vault for it. If somebody has left since, the account's vault gets a new key first.
    ///
    /// # Errors
    /// [`SupportError`].
    pub async fn open_support<W: Vault>(
        &self,
        vault: W,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Doctor<T, W>, SupportError> {
        let Support { today: service_day, set_up, share, staff, .. } = self.support().await?;
        if !set_up {
            return Err(SupportError::NotSetUp);
        }
        let share = share.ok_or(SupportError::NotLetIn)?;
        let key = self.key()?.open(ACCOUNT, &share.0).map_err(|_| SupportError::Damaged)?;
        let mut support = self.act(vault, key).await?;
        if support.has_leavers(&staff) {
            require_near(today, service_day)?;
            support.rekey(&staff, service_day, rng).await?;
        }
        Ok(support)
    }

    /// Opens the account of support with the printed code, for somebody whom nobody can let in, and lets them in.
    ///
    /// # Errors
    /// [`SupportError`]; [`SupportError::WrongCode`] for a code that is not this account's.
    pub async fn recover_support<W: Vault>(
        &self,
        vault: W,
        code: &RecoveryCode,
        rng: &mut impl CryptoRng,
    ) -> Result<Doctor<T, W>, SupportError> {
        let Support { printed, staff, set_up, .. } = self.support().await?;
        if !set_up {
            return Err(SupportError::NotSetUp);
        }
        let printed = printed.ok_or(SupportError::Damaged)?;
        let key = StaffKey::of_code(code).open(ACCOUNT, &printed.0).map_err(|_| SupportError::WrongCode)?;
        let mut support = self.act(vault, key).await?;
        support.let_in(self.among(&staff)?, rng).await?;
        Ok(support)
    }

    async fn act<W: Vault>(&self, vault: W, key: Zeroizing<[u8; 32]>) -> Result<Doctor<T, W>, SupportError> {
        let session = self.session();
        let acting = Acting {
            account: ACCOUNT,
            staff: session.staff,
            login: session.login,
            token: self.device.token.clone(),
            valid_until: Day::from_unix_seconds(session.expires),
            key,
        };
        Doctor::act(self.transport.clone(), vault, acting).await
    }

    /// Lets a colleague in, on the word of whoever does that: the service says which key is theirs.
    ///
    /// # Errors
    /// [`SupportError`].
    pub async fn let_in<W: Vault>(
        &self,
        support: &mut Doctor<T, W>,
        staff: StaffId,
        rng: &mut impl CryptoRng,
    ) -> Result<(), SupportError> {
        let there = self.support().await?;
        let colleague = there.staff.iter().find(|one| one.staff == staff).ok_or(SupportError::Unknown)?;
        if colleague.let_in {
            return Ok(());
        }
        support.let_in(colleague, rng).await
    }

    fn among<'a>(&self, staff: &'a [Colleague]) -> Result<&'a Colleague, SupportError> {
        let me = staff.iter().find(|one| one.staff == self.session().staff).ok_or(SupportError::Unknown)?;
        // Whatever the service says: what only this person is to open is sealed to their own key.
        if me.key.0 != self.key()?.public().as_bytes() {
            return Err(SupportError::Damaged);
        }
        Ok(me)
    }

    fn key(&self) -> Result<StaffKey, VaultError> {
        self.device.staff_key()
    }
}
