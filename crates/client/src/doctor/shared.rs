//! An account that several people of the staff act for, with the same vault, queue and keys as a doctor's: one of the desk's own.

use std::collections::BTreeMap;

use rand_core::CryptoRng;
use secondok_api::{
    bytes::Bytes,
    desk::account::{self, Account, Colleague},
    doctor,
};
use secondok_protocol::{
    Day,
    id::{SessionToken, StaffId},
    identity::DoctorIdentity,
    keys::{PublicKey, StaffMember},
    vault::{RecoveryCode, StaffKey, VaultKeys},
};
use zeroize::Zeroizing;

use super::{Doctor, contents::Contents, device::Device, sealed_vault};
use crate::{
    desk::{SharedAccountError, colleague_key},
    service,
    stored::{self, Stored},
    transport::{Authorization, Method, Transport},
    vault::Vault,
};

/// An account as it is made: what goes to the service, and the code to print.
pub(crate) struct NewAccount {
    pub(crate) set_up: account::SetUp,
    pub(crate) recovery_code: Zeroizing<String>,
}

/// Makes an account, opened by whoever makes it.
pub(crate) fn make(
    account: Account,
    me: &Colleague,
    service_day: Day,
    rng: &mut impl CryptoRng,
) -> Result<NewAccount, SharedAccountError> {
    let to = colleague_key(me)?;
    let identity = DoctorIdentity::generate(account.id(), rng);
    let mut contents = Contents::new(&identity);
    contents.prekeys.rotate(service_day, rng);
    contents.shared_with.insert(me.staff, to.id());
    let code = RecoveryCode::generate(rng);
    let printed = StaffKey::of_code(&code).public().clone();
    contents.printed = Some(printed.clone());
    let keys = VaultKeys::create_shared(account.id(), rng);
    let set_up = account::SetUp {
        identity: Bytes(identity.public().as_bytes().to_vec()),
        vault: keys.seal(&contents.to_bytes(), rng).into(),
        prekeys: contents.prekeys.published(&identity, service_day).into_iter().map(Bytes).collect(),
        share: keys.share(me.staff, &to, rng).into(),
        printed: keys.share(StaffKey::PRINTED, &printed, rng).into(),
    };
    Ok(NewAccount { set_up, recovery_code: code.to_text() })
}

/// By which session somebody acts for an account, and the key of its vault.
pub(crate) struct Acting {
    pub(crate) account: Account,
    pub(crate) staff: StaffId,
    pub(crate) login: String,
    pub(crate) token: SessionToken,
    pub(crate) valid_until: Day,
    pub(crate) key: Zeroizing<[u8; 32]>,
}

/// Who of the staff acts, and for which account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ActsAs {
    pub(super) account: Account,
    pub(super) staff: StaffId,
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// The account of the desk that is acted for here; none in a doctor's own app.
    pub fn acts_for(&self) -> Option<Account> {
        self.acting.map(|acts| acts.account)
    }

    /// Who of the staff acts here.
    pub(super) fn staff(&self) -> Option<StaffId> {
        self.acting.map(|acts| acts.staff)
    }

    /// What shows that this is somebody of the staff, where nothing is done for the account that they act for.
    fn as_staff(&self) -> Authorization {
        Authorization::Session(self.device.token.clone())
    }

    /// Acts for an account. What was on its way from this device stays so.
    pub(crate) async fn act(transport: T, vault: V, acting: Acting) -> Result<Self, SharedAccountError> {
        let Acting { account, staff, login, token, valid_until, key } = acting;
        let fetched = sealed_vault::fetch(&transport, Authorization::Acting(account, token.clone())).await?;
        let (keys, contents) = sealed_vault::reopen(account.id(), &key, &fetched)?;
        let mut device = Device::new(login, account.id(), (token, valid_until), &key);
        if let Some(mut there) = stored::load::<Device>(&vault).await?
            && there.doctor == account.id()
        {
            device.consultations = std::mem::take(&mut there.consultations);
        }
        let device = Stored::put(vault, device).await?;
        let acting = Self::with(transport, device, (keys, contents, fetched.version))?;
        Ok(Self { acting: Some(ActsAs { account, staff }), ..acting })
    }

    /// Whether somebody who was let in has left: no share of theirs is there, or their key is another one.
    pub(crate) fn has_leavers(&self, staff: &[Colleague]) -> bool {
        self.staying(staff).len() < self.contents.shared_with.len()
    }

    /// Those of the staff who were let in by one of them, with the key that they had then. Whoever the service names beside
    /// them is nobody.
    fn staying(&self, staff: &[Colleague]) -> BTreeMap<StaffId, PublicKey<StaffMember>> {
        let known = |one: &Colleague| {
            let key = colleague_key(one).ok()?;
            let is_known = self.contents.shared_with.get(&one.staff) == Some(&key.id());
            (one.let_in && is_known).then_some((one.staff, key))
        };
        staff.iter().filter_map(known).collect()
    }

    /// Lets somebody in. That they were is noted in the vault before they can open it, so that it is known when they leave.
    pub(crate) async fn let_in(
        &mut self,
        colleague: &Colleague,
        rng: &mut impl CryptoRng,
    ) -> Result<(), SharedAccountError> {
        let account = self.acts_for().ok_or(SharedAccountError::Unknown)?;
        let (staff, to) = (colleague.staff, colleague_key(colleague)?);
        let id = to.id();
        self.update(rng, |contents, _| contents.shared_with.insert(staff, id) != Some(id)).await?;
        let given = self.over_the_current(async |acting| {
            let share = account::Share { staff, share: acting.keys.share(staff, &to, rng).into() };
            let body = account::LetIn { version: acting.version, share };
            let path = account.shares_path().to_owned();
            let post = service::with_json(Method::Post, path, Some(acting.as_staff()), &body);
            service::done(&acting.transport, post).await
        });
        Ok(given.await?)
    }

    /// Puts the vault under a new key, with shares of it for those who stay and a new prekey: whoever left opens nothing that is
    /// sealed from now on.
    pub(crate) async fn rekey(
        &mut self,
        staff: &[Colleague],
        service_day: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<(), SharedAccountError> {
        let account = self.acts_for().ok_or(SharedAccountError::Unknown)?;
        let keys = VaultKeys::create_shared(account.id(), rng);
        let mut contents = self.contents.duplicate();
        let staying = self.staying(staff);
        contents.shared_with = staying.iter().map(|(staff, key)| (*staff, key.id())).collect();
        let share = |(staff, key): (StaffId, PublicKey<StaffMember>)| account::Share {
            staff,
            share: keys.share(staff, &key, &mut *rng).into(),
        };
        let printed = self.contents.printed.clone().map(|key| (StaffKey::PRINTED, key));
        let shares = staying.into_iter().chain(printed).map(share).collect();
        contents.prekeys.renew(service_day, rng);
        let prekeys =
            contents.prekeys.published(&self.identity, service_day).into_iter().map(Bytes).collect();
        let vault = keys.seal(&contents.to_bytes(), rng).into();
        let body = account::Rekey { version: self.version, vault, prekeys, shares };
        let path = account.rekey_path().to_owned();
        let post = service::with_json(Method::Post, path, Some(self.as_staff()), &body);
        let saved: doctor::VaultVersion = service::fetch(&self.transport, post).await?;
        (self.version, self.contents) = (saved.version, contents);
        let key = *keys.key_bytes();
        self.keys = keys;
        Ok(self.device.change(|device| device.replace_key(&key)).await?)
    }
}
