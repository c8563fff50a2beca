//! Applying to be verified: the form, and the documents, sealed to the verifiers.

use rand_core::CryptoRng;
use secondok_api::{
    bytes::Bytes,
    path,
    verification::{Application, Change, Documents, Form, InvitationRequest, Seen},
};
use secondok_protocol::{Day, phrase::Phrase};

use super::{Doctor, SealedVaultError};
use crate::{
    patient::{AskError, Asked, Patient, RestoreError},
    service::{self, ServiceError},
    transport::{Method, Transport},
    vault::{Vault, VaultError},
};

/// So often another mailbox is taken because one was used before.
const TRIES: usize = 3;

/// Why the documents cannot be brought.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentsError {
    /// What is in the sealed vault or on this device.
    #[error(transparent)]
    SealedVault(#[from] SealedVaultError),
    /// The words of another doctor's documents are on this device.
    #[error(transparent)]
    Restore(#[from] RestoreError),
    /// The way to the verifiers was not opened.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// The service.
    #[error(transparent)]
    Service(#[from] ServiceError),
}

/// Has the service send an invitation to whoever reads mail of this address.
///
/// # Errors
/// [`ServiceError`].
pub async fn ask_for_invitation(
    transport: &impl Transport,
    address: &str,
    language: &str,
) -> Result<(), ServiceError> {
    let request = InvitationRequest { address: address.trim().to_owned(), language: language.to_owned() };
    let path = path::DOCTOR_INVITATION.to_owned();
    service::done(transport, service::with_json(Method::Post, path, None, &request)).await
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// The application as it stands.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn application(&self) -> Result<Application, ServiceError> {
        let get = service::plain(Method::Get, path::APPLICATION.to_owned(), Some(self.authorization()));
        service::fetch(&self.transport, get).await
    }

    /// Keeps the form as it is, whole or not. Done again it is done.
    ///
    /// # Errors
    /// [`ServiceError`]; `application-changed` if it is no longer what was seen.
    pub async fn save_form(&self, revision: u64, form: Form) -> Result<Application, ServiceError> {
        self.put(path::APPLICATION, Method::Put, &Change { revision, form }).await
    }

    /// Hands it to the verifiers. Done again it is done.
    ///
    /// # Errors
    /// [`ServiceError`]; `bad-application` says what is missing, `no-documents` that none has arrived.
    pub async fn submit_application(&self, revision: u64) -> Result<Application, ServiceError> {
        self.put(path::APPLICATION_SUBMISSION, Method::Post, &Seen { revision }).await
    }

    /// Takes it back, as long as nobody has begun to check it.
    ///
    /// # Errors
    /// [`ServiceError`].
    pub async fn recall_application(&self, revision: u64) -> Result<Application, ServiceError> {
        self.put(path::APPLICATION_RECALL, Method::Post, &Seen { revision }).await
    }

    async fn put(
        &self,
        path: &str,
        method: Method,
        body: &impl serde::Serialize,
    ) -> Result<Application, ServiceError> {
        let request = service::with_json(method, path.to_owned(), Some(self.authorization()), body);
        service::fetch(&self.transport, request).await
    }
}

impl<T: Transport + Clone, V: Vault> Doctor<T, V> {
    /// Who brings the documents: the same mechanism as a patient's, with words of its own that lie in the sealed vault, so that
    /// every device of the doctor has them. `vault` is for what this device keeps of it.
    ///
    /// # Errors
    /// [`DocumentsError`].
    pub async fn documents<W: Vault>(
        &mut self,
        vault: W,
        rng: &mut impl CryptoRng,
    ) -> Result<Patient<T, W>, DocumentsError> {
        let drawn = Phrase::generate(rng);
        self.update(rng, |contents, _| {
            let is_new = contents.documents.is_none();
            contents.documents.get_or_insert_with(|| Bytes(drawn.entropy().to_vec()));
            is_new
        })
        .await?;
        let phrase = self.contents.documents_phrase()?;
        Ok(Patient::take_up(self.transport.clone(), vault, phrase).await?)
    }

    /// Opens the way to the verifiers, unless it is open: the index under which documents are brought.
    ///
    /// # Errors
    /// [`DocumentsError`].
    pub async fn open_documents<W: Vault>(
        &self,
        documents: &mut Patient<T, W>,
        greeting: &str,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<u32, DocumentsError> {
        if let Some(index) = documents.running().await? {
            return Ok(index);
        }
        let mut tries = 1..=TRIES;
        loop {
            let last = tries.next().is_none_or(|number| number == TRIES);
            let place = Documents { mailbox: documents.next_mailbox() };
            self.put(path::APPLICATION_DOCUMENTS, Method::Put, &place).await?;
            match documents.ask_verifiers(greeting, today, rng).await {
                Ok(Asked { summary, .. }) => return Ok(summary.index),
                // Its place was used before: the next one is another mailbox.
                Err(AskError::DoctorUnavailable) if !last => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl From<VaultError> for DocumentsError {
    fn from(error: VaultError) -> Self {
        Self::Restore(error.into())
    }
}
