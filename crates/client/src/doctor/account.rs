//! A doctor's account as a whole: a copy of everything that is held of it, its profile, its end.

use rand_core::CryptoRng;
use secondok_api::{
    account::{Account, AccountErasure},
    path,
    problem::Kind,
    profile::{OwnProfile, ProfileChange},
};
use secondok_protocol::{Day, id::MailboxAddress};
use serde::{Deserialize, Serialize};

use super::{
    Doctor, Numbers,
    login::{LoginError, Secrets, prove},
};
use crate::{
    content::encode,
    known, otpauth,
    service::{self, ServiceError},
    summary::is_over,
    transport::{Method, Transport},
    vault::{Vault, VaultError},
};

/// So often an erasure is asked for when no answer comes: within the minute for which the proof is good.
const TRIES: usize = 3;

/// Everything that is held of a doctor, wherever: no password, no token, no private key.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AccountCopy {
    /// Of this form.
    pub v: u32,
    /// By the service, readable for it.
    pub held: Account,
    /// In the sealed vault: of which consultations it has keys, and how many.
    pub vault: Vec<VaultKeysOf>,
    /// On this device.
    pub device: DeviceCopy,
}

/// A consultation of which the vault has keys.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VaultKeysOf {
    /// Its mailbox.
    pub mailbox: MailboxAddress,
    /// How many keys of messages are kept.
    pub keys: usize,
}

/// What this device keeps beside its keys.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeviceCopy {
    /// The name that was logged in with.
    pub login: String,
    /// The last day of the session.
    pub session_until: Day,
    /// Texts that the service does not have.
    pub unsent: Vec<Unsent>,
    /// How many opinions and texts were begun.
    pub begun: usize,
    /// What consultations are called on this device.
    pub numbers: Vec<Numbered>,
}

/// A text that was not sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Unsent {
    /// In which consultation.
    pub mailbox: MailboxAddress,
    /// What it says, as it would be sealed.
    pub content: serde_json::Value,
}

/// What a consultation is called on a device.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Numbered {
    /// Its mailbox.
    pub mailbox: MailboxAddress,
    /// Its number.
    pub number: u32,
    /// Two words for the patient.
    pub nickname: Option<String>,
}

/// Why a profile was not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// This field of it is not possible.
    #[error("{field}: expected {allowed}")]
    NotPossible {
        /// The field.
        field: &'static str,
        /// What it takes.
        allowed: &'static str,
    },
    /// The service; `profile-changed` if it is no longer what was seen.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

/// Why an account is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EraseAccountError {
    /// The password is wrong.
    #[error("the password is wrong")]
    WrongPassword,
    /// Patients wait for the doctor.
    #[error("{running} consultations are running")]
    Running {
        /// How many consultations are running.
        running: usize,
    },
    /// No answer came: it may be done.
    #[error("no answer came: the account may be erased")]
    MayBeDone(ServiceError),
    /// The service. Nothing was changed.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The account is erased, and this device could not be emptied.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Everything that the service holds of this doctor.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn account(&self) -> Result<Account, ServiceError> {
        let get = service::plain(Method::Get, path::ACCOUNT.to_owned(), Some(self.authorization()));
        service::fetch(&self.transport, get).await
    }

    /// The same with what the sealed vault and this device hold. `begun`: how many texts were begun here.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn account_copy(&self, numbers: &Numbers, begun: usize) -> Result<AccountCopy, ServiceError> {
        let held = self.account().await?;
        let vault = self
            .contents
            .mailboxes()
            .map(|mailbox| VaultKeysOf { mailbox, keys: self.contents.kept(mailbox).unwrap_or_default() });
        let drafts = self.drafts().into_iter().map(|draft| (draft.mailbox, draft.content));
        let waiting = self.device.consultations.keys();
        let waiting = waiting.filter_map(|&mailbox| Some((mailbox, self.waiting(mailbox)?.clone())));
        let unsent = drafts.chain(waiting).map(|(mailbox, content)| Unsent {
            mailbox,
            content: serde_json::from_slice(&encode(&content)).unwrap_or_default(),
        });
        let device = DeviceCopy {
            login: self.device.login.clone(),
            session_until: self.device.valid_until,
            unsent: unsent.collect(),
            begun,
            numbers: numbers
                .all()
                .map(|(mailbox, known)| Numbered {
                    mailbox,
                    number: known.number,
                    nickname: known.nickname.clone(),
                })
                .collect(),
        };
        Ok(AccountCopy { v: 1, vault: vault.collect(), device, held })
    }

    /// Changes what doctors change themselves, `from` what was seen. Done again it is done.
    ///
    /// # Errors
    /// [`ProfileError`]; nothing was changed.
    pub async fn change_profile(&self, from: OwnProfile, to: OwnProfile) -> Result<(), ProfileError> {
        if let Some(&(field, allowed)) = to.faults().first() {
            return Err(ProfileError::NotPossible { field, allowed });
        }
        let (path, change) = (path::PROFILE.to_owned(), ProfileChange { from, to });
        let put = service::with_json(Method::Put, path, Some(self.authorization()), &change);
        Ok(service::done(&self.transport, put).await?)
    }

    /// Erases the account on the service, then everything of it on this device, texts that were not sent too.
    ///
    /// # Errors
    /// [`EraseAccountError`].
    pub async fn erase_account(
        &mut self,
        secrets: impl Into<Secrets<'_>>,
        rng: &mut impl CryptoRng,
    ) -> Result<(), EraseAccountError> {
        let Secrets { password, code } = secrets.into();
        let proof = prove(self.way(), &self.device.login, password, rng).await;
        let (proof, _) = proof.map_err(|error| match error {
            LoginError::Service(error) => EraseAccountError::Service(error),
            _ => EraseAccountError::WrongPassword,
        })?;
        let (exchange, finalization) = (proof.exchange, proof.finalization);
        let body = AccountErasure { exchange, finalization, code: code.map(otpauth::digits) };
        let mut answer = Ok(());
        for _ in 0..TRIES {
            let post =
                service::with_json(Method::Post, path::ERASURE.to_owned(), Some(self.authorization()), &body);
            answer = service::done(&self.transport, post).await;
            if !matches!(answer, Err(ServiceError::Transport(_))) {
                break;
            }
        }
        match answer {
            Ok(()) => {
                known::forget(self.device.vault()).await?;
                Ok(self.device.delete().await?)
            }
            Err(error) if error.is(Kind::WRONG_LOGIN) => Err(EraseAccountError::WrongPassword),
            Err(error) if error.is(Kind::CONSULTATIONS_RUNNING) => {
                let account = self.account().await?;
                let running = account.consultations.iter().filter(|one| !is_over(one.state)).count();
                Err(EraseAccountError::Running { running })
            }
            Err(error @ ServiceError::Transport(_)) => Err(EraseAccountError::MayBeDone(error)),
            Err(error) => Err(error.into()),
        }
    }
}
