//! The desk's own accounts: who may act for one, and acting for it.

use rand_core::CryptoRng;
use secondok_api::{
    desk::account::{Account, Colleague, SharedAccount},
    problem::Kind,
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

/// Why nobody acts for an account of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SharedAccountError {
    /// It was not made yet.
    #[error("the account has not been set up")]
    NotSetUp,
    /// Nobody has let this person in yet.
    #[error("no colleague has let you in yet")]
    NotLetIn,
    /// The share does not open with this person's key, or a colleague's key is none: the service gave another one.
    #[error("the share or the key that the service gave is not the one that was left there")]
    Damaged,
    /// The code is another one's.
    #[error("this code does not open the account")]
    WrongCode,
    /// Nobody of this number may act for it.
    #[error("nobody of this number may act for the account")]
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

impl From<ServiceError> for SharedAccountError {
    fn from(error: ServiceError) -> Self {
        Self::SealedVault(SealedVaultError::Service(error))
    }
}

/// The key of a colleague, as the service has it.
pub(crate) fn colleague_key(colleague: &Colleague) -> Result<PublicKey<StaffMember>, SharedAccountError> {
    PublicKey::from_bytes(&colleague.key.0).map_err(|_| SharedAccountError::Damaged)
}

/// Keys are made by the service's day, where that is near the device's own.
fn require_near(today: Day, service_day: Day) -> Result<(), SharedAccountError> {
    ClockWarning::too_far(today, service_day).map_or(Ok(()), |clock| Err(SharedAccountError::Clock(clock)))
}

impl<T: Transport + Clone, V: Vault> Desk<T, V> {
    /// Whether this account is set up, and who may act for it.
    ///
    /// # Errors
    /// [`ServiceError`]; `role-missing` for somebody who may not.
    pub async fn account(&self, account: Account) -> Result<SharedAccount, ServiceError> {
        let get = service::plain(Method::Get, account.path().to_owned(), Some(self.authorization()));
        service::fetch(&self.transport, get).await
    }

    /// Makes this account. Gives the code to print: it opens the vault if nobody of the staff can. Shown once, kept
    /// nowhere.
    ///
    /// # Errors
    /// [`SharedAccountError`].
    pub async fn set_up(
        &self,
        account: Account,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Zeroizing<String>, SharedAccountError> {
        let SharedAccount { today: service_day, staff, set_up, .. } = self.account(account).await?;
        if set_up {
            return Err(ServiceError::Refused(Kind::ACCOUNT_SET_UP).into());
        }
        require_near(today, service_day)?;
        let me = self.among(&staff)?;
        let made = make_account(account, me, service_day, rng)?;
        let path = account.path().to_owned();
        let post = service::with_json(Method::Post, path, Some(self.authorization()), &made.set_up);
        service::done(&self.transport, post).await?;
        Ok(made.recovery_code)
    }

    /// Acts for this account, over this device's vault for it, which is for no other. If somebody has left since, the account's
    /// sealed vault gets a new key first.
    ///
    /// # Errors
    /// [`SharedAccountError`].
    pub async fn open<W: Vault>(
        &self,
        account: Account,
        vault: W,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Doctor<T, W>, SharedAccountError> {
        let SharedAccount { today: service_day, set_up, share, staff, .. } = self.account(account).await?;
        if !set_up {
            return Err(SharedAccountError::NotSetUp);
        }
        let share = share.ok_or(SharedAccountError::NotLetIn)?;
        let key = self.key()?.open(account.id(), &share.0).map_err(|_| SharedAccountError::Damaged)?;
        let mut acting = self.act(account, vault, key).await?;
        if acting.has_leavers(&staff) {
            require_near(today, service_day)?;
            acting.rekey(&staff, service_day, rng).await?;
        }
        Ok(acting)
    }

    /// Opens this account with its printed code, for somebody whom nobody can let in, and lets them in.
    ///
    /// # Errors
    /// [`SharedAccountError`]; [`SharedAccountError::WrongCode`] for a code that is not this account's.
    pub async fn recover<W: Vault>(
        &self,
        account: Account,
        vault: W,
        code: &RecoveryCode,
        rng: &mut impl CryptoRng,
    ) -> Result<Doctor<T, W>, SharedAccountError> {
        let SharedAccount { printed, staff, set_up, .. } = self.account(account).await?;
        if !set_up {
            return Err(SharedAccountError::NotSetUp);
        }
        let printed = printed.ok_or(SharedAccountError::Damaged)?;
        let key = StaffKey::of_code(code)
            .open(account.id(), &printed.0)
            .map_err(|_| SharedAccountError::WrongCode)?;
        let mut acting = self.act(account, vault, key).await?;
        acting.let_in(self.among(&staff)?, rng).await?;
        Ok(acting)
    }

    async fn act<W: Vault>(
        &self,
        account: Account,
        vault: W,
        key: Zeroizing<[u8; 32]>,
    ) -> Result<Doctor<T, W>, SharedAccountError> {
        let session = self.session();
        let acting = Acting {
            account,
            staff: session.staff,
            login: session.login,
            token: self.device.token.clone(),
            valid_until: Day::from_unix_seconds(session.expires),
            key,
        };
        Doctor::act(self.transport.clone(), vault, acting).await
    }

    /// Lets a colleague into the account that is acted for, on the word of whoever does that: the service says which key is
    /// theirs.
    ///
    /// # Errors
    /// [`SharedAccountError`].
    pub async fn let_in<W: Vault>(
        &self,
        acting: &mut Doctor<T, W>,
        staff: StaffId,
        rng: &mut impl CryptoRng,
    ) -> Result<(), SharedAccountError> {
        let account = acting.acts_for().ok_or(SharedAccountError::Unknown)?;
        let there = self.account(account).await?;
        let colleague =
            there.staff.iter().find(|one| one.staff == staff).ok_or(SharedAccountError::Unknown)?;
        if colleague.let_in {
            return Ok(());
        }
        acting.let_in(colleague, rng).await
    }

    fn among<'a>(&self, staff: &'a [Colleague]) -> Result<&'a Colleague, SharedAccountError> {
        let me =
            staff.iter().find(|one| one.staff == self.session().staff).ok_or(SharedAccountError::Unknown)?;
        // Whatever the service says: what only this person is to open is sealed to their own key.
        if me.key.0 != self.key()?.public().as_bytes() {
            return Err(SharedAccountError::Damaged);
        }
        Ok(me)
    }

    fn key(&self) -> Result<StaffKey, VaultError> {
        self.device.staff_key()
    }
}
