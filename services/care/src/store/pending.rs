//! Signatures, for the moment.
use super::*;
use secondok_api::{consultation::FromQuery, directory::Profile, frame::MessageFrame};
use secondok_protocol::{
    Day,
    id::{DoctorId, KeyId, MailboxAddress, SecretHash},
};

fn pending<T>() -> Result<T, StoreError> {
    Err(StoreError::Unavailable { reason: "not built yet".to_owned() })
}

#[allow(unused_variables)]
impl Store {
    /// Opens the database, making it or bringing it to the current version first.
    pub async fn open(options: &StoreOptions) -> Result<Self, StoreError> {
        pending()
    }
    /// Waits for what is under way and closes every connection.
    pub async fn close(&self) {}
    /// Answers if the database can be read and written.
    pub async fn check(&self) -> Result<(), StoreError> {
        pending()
    }

    /// Opens a consultation. The same capability and message again: the consultation as it now stands.
    pub async fn open_consultation(&self, new: NewConsultation) -> Result<ConsultationRow, OpenError> {
        Ok(pending()?)
    }
    /// One consultation.
    pub async fn consultation(&self, mailbox: MailboxAddress) -> Result<Option<ConsultationRow>, StoreError> {
        pending()
    }
    /// Appends a message, with its change of state. The same message again: the same receipt.
    pub async fn append(&self, append: Append) -> Result<Appended, AppendError> {
        Ok(pending()?)
    }
    /// Messages from these positions on, the patient's before the doctor's, at most [`Store::PAGE`] of them: a
    /// caller who gets that many asks again from where these end.
    pub async fn messages(
        &self,
        mailbox: MailboxAddress,
        from: FromQuery,
    ) -> Result<Vec<MessageFrame>, StoreError> {
        pending()
    }
    /// Messages in one answer of [`Store::messages`].
    pub const PAGE: usize = 32;
    /// Destroys a consultation at once: true when it is gone and no byte of it is left in the database's files.
    /// False: no such consultation, or another capability.
    pub async fn destroy(&self, mailbox: MailboxAddress, capability: SecretHash) -> Result<bool, StoreError> {
        pending()
    }
    /// Every consultation of a doctor, ordered by what is due first, then by mailbox.
    pub async fn queue(&self, doctor: DoctorId) -> Result<Vec<ConsultationRow>, StoreError> {
        pending()
    }

    /// Makes a doctor who cannot be asked yet, and the invitation to register.
    pub async fn invite_doctor(&self, new: NewDoctor) -> Result<(), InviteError> {
        Ok(pending()?)
    }
    /// The invitation with this hash, if it is good today.
    pub async fn invitation(
        &self,
        code: SecretHash,
        today: Day,
    ) -> Result<Option<InvitationRow>, StoreError> {
        pending()
    }
    /// Registers a doctor and uses the invitation up.
    pub async fn register_doctor(&self, registration: Registration) -> Result<DoctorId, RegisterError> {
        Ok(pending()?)
    }
    /// One doctor.
    pub async fn doctor(&self, doctor: DoctorId) -> Result<Option<DoctorRow>, StoreError> {
        pending()
    }
    /// Changes what a doctor publishes; the slug stays. False: no such doctor.
    pub async fn set_profile(&self, doctor: DoctorId, profile: &Profile) -> Result<bool, StoreError> {
        pending()
    }
    /// Whether the doctor takes new consultations. False: no such doctor.
    pub async fn set_accepting(&self, doctor: DoctorId, accepting: bool) -> Result<bool, StoreError> {
        pending()
    }
    /// What a log-in with this name needs.
    pub async fn login(&self, login: &str) -> Result<Option<LoginRow>, StoreError> {
        pending()
    }
    /// Stores a session.
    pub async fn create_session(&self, session: SessionRow) -> Result<(), StoreError> {
        pending()
    }
    /// The session with this token's hash, if it is good today.
    pub async fn session(&self, token: SecretHash, today: Day) -> Result<Option<SessionRow>, StoreError> {
        pending()
    }
    /// Ends a session.
    pub async fn delete_session(&self, token: SecretHash) -> Result<(), StoreError> {
        pending()
    }
    /// Deletes sessions and invitations that are no longer good; says how many.
    pub async fn delete_ended_sessions(&self, today: Day) -> Result<u64, StoreError> {
        pending()
    }
    /// A doctor's vault.
    pub async fn vault(&self, doctor: DoctorId) -> Result<Option<VaultRow>, StoreError> {
        pending()
    }
    /// Replaces the vault of this version (0: there is none yet) and gives the new version; none if it has another
    /// version by now.
    pub async fn replace_vault(
        &self,
        doctor: DoctorId,
        version: u64,
        sealed: Vec<u8>,
    ) -> Result<Option<u64>, StoreError> {
        pending()
    }
    /// Replaces all prekeys of a doctor.
    pub async fn replace_prekeys(&self, doctor: DoctorId, prekeys: Vec<PrekeyRow>) -> Result<(), StoreError> {
        pending()
    }
    /// Whether this is a prekey of the doctor that is good today.
    pub async fn is_current_prekey(
        &self,
        doctor: DoctorId,
        key: KeyId,
        today: Day,
    ) -> Result<bool, StoreError> {
        pending()
    }
    /// Every registered doctor, ordered by name.
    pub async fn directory(&self, today: Day) -> Result<Vec<DirectoryRow>, StoreError> {
        pending()
    }
    /// The registered doctor with this name in the page's address.
    pub async fn doctor_by_slug(&self, slug: &str, today: Day) -> Result<Option<DirectoryRow>, StoreError> {
        pending()
    }
    /// Keys of all doctors of a specialty who can be asked today, ordered by doctor.
    pub async fn specialty_keys(
        &self,
        specialty: &str,
        today: Day,
    ) -> Result<Vec<DoctorKeysRow>, StoreError> {
        pending()
    }

    /// How today lies to the day of the last nightly run.
    pub async fn day_step(&self, today: Day) -> Result<DayStep, StoreError> {
        pending()
    }
    /// Notes that the nightly run of this day was made. The day never goes backwards.
    pub async fn finish_day(&self, day: Day) -> Result<(), StoreError> {
        pending()
    }
    /// Ends what is late.
    pub async fn expire(
        &self,
        today: Day,
        draw: &mut (dyn FnMut() -> u32 + Send),
    ) -> Result<Expired, StoreError> {
        pending()
    }
    /// Erases what has been kept long enough; says how many.
    pub async fn erase(&self, today: Day) -> Result<u64, StoreError> {
        pending()
    }
    /// Rewrites every table in key order, so that nothing tells in which order rows came.
    pub async fn rewrite(&self) -> Result<(), StoreError> {
        pending()
    }
}
