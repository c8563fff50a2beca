//! A doctor's account as a whole: everything that is held of it, what its doctor changes, its end.

use secondok_api::{
    account::{
        Account, AccountApplication, AccountConsultation, AccountFactor, AccountInvitation, AccountPrekey,
        AccountReminder, AccountSession, AccountVault, LOG_MAX,
    },
    audit::{Actor, Event},
    profile::{OwnProfile, ProfileChange},
};
use secondok_protocol::{
    Day,
    id::{DoctorId, KeyId, MailboxAddress, SecretHash},
};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;

use super::{
    Store, Tombstone, application, audit, destroy,
    dialect::Dialect,
    doctor::{AWAY, UNVERIFIED, decode_profile, encode_profile, identity},
    error::StoreError,
    key_log, sql,
    tables::{Kind, TABLES},
    transaction::{Failure, Transaction},
};
use crate::{audit::Stamp, clock::Timestamp};

/// What came of erasing an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasure {
    /// Nothing is left of it, from now on or since it was asked for before.
    Done,
    /// So many of its consultations are running: nothing was changed.
    Running(u32),
    /// There never was such an account.
    Unknown,
}

/// What came of changing a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileChanged {
    /// It is as it is to be, from now on or already.
    Done,
    /// It is not what the change starts from.
    Otherwise,
    /// The organisation has paused the doctor: only it lets them be asked again.
    Paused,
    /// The right to consult is not verified: what is going to be the profile stands in the application.
    Unverified,
    /// There is no such account.
    Unknown,
}

/// What stays of a doctor whose account was erased: SHA-256 of their random number, behind words of its own, so that it is
/// no mailbox's.
pub fn tombstone_of_doctor(doctor: DoctorId) -> Tombstone {
    let hash = Sha256::new().chain_update(b"secondok/1 erased doctor").chain_update(doctor.as_bytes());
    SecretHash::from_bytes(hash.finalize().into())
}

impl Store {
    /// Everything that is held of this doctor; none if there is no account. `session` is the one that asks.
    pub async fn account(
        &self,
        doctor: DoctorId,
        session: SecretHash,
        today: Day,
    ) -> Result<Option<Account>, StoreError> {
        let failed = |failure| self.explain("account", failure).0;
        let mut conn = self.readers().acquire().await.map_err(|error| failed(error.into()))?;
        let Some(mut account) = read(&mut conn, doctor, session, today).await.map_err(failed)? else {
            return Ok(None);
        };
        drop(conn);
        account.whole.application = self.application(doctor).await?.map(|row| AccountApplication {
            since: row.since.0,
            licensed_until: row.licensed_until,
            earlier: row.checks[..row.checked_from.min(row.checks.len())].to_vec(),
            application: row.public(today),
        });
        account.whole.log =
            self.audit_entries(audit::Which::Of(Actor::Doctor(doctor)), None, LOG_MAX).await?;
        for row in self.queue(doctor).await? {
            let attachments = account.attachments.get(&row.mailbox).copied().unwrap_or(0);
            account.whole.consultations.push(AccountConsultation {
                mailbox: row.mailbox,
                state: row.state,
                answer_days: row.answer_days,
                opened: row.opened,
                due: row.due,
                ended: row.ended,
                messages: row.messages,
                attachments,
            });
        }
        Ok(Some(account.whole))
    }

    /// Changes what doctors may change themselves. The same change again: the same answer.
    pub async fn change_profile(
        &self,
        doctor: DoctorId,
        change: ProfileChange,
    ) -> Result<ProfileChanged, StoreError> {
        self.write(Change { doctor, change }).await
    }

    /// Whether the account of this doctor was erased.
    pub async fn is_erased(&self, doctor: DoctorId) -> Result<bool, StoreError> {
        let failed = |failure| self.explain("erased account", failure).0;
        let mut conn = self.readers().acquire().await.map_err(|error| failed(error.into()))?;
        destroy::is_buried(&mut conn, tombstone_of_doctor(doctor)).await.map_err(|error| failed(error.into()))
    }

    /// Erases an account, unless consultations are running in it. Ended ones stay for the patient until their own day, and what
    /// the audit log says until it is forgotten: both with the doctor's random number alone. When this has answered
    /// [`Erasure::Done`], no other byte of it is left in the database's files.
    ///
    /// # Errors
    /// When the files could not be cleaned it says [`StoreError::Busy`], though the account is gone; asked again, it cleans
    /// them.
    pub async fn erase_account(&self, doctor: DoctorId, now: Timestamp) -> Result<Erasure, StoreError> {
        let erasure = self.write(Erase { store: self, doctor, now }).await?;
        if erasure == Erasure::Done {
            self.sweep_owed().await?;
            self.empty_log().await?;
        }
        Ok(erasure)
    }
}

/// What is read first of an account.
struct Read {
    whole: Account,
    /// How many attachments consultations have.
    attachments: BTreeMap<MailboxAddress, u32>,
}

async fn read(
    conn: &mut AnyConnection,
    doctor: DoctorId,
    session: SecretHash,
    today: Day,
) -> Result<Option<Read>, Failure> {
    let number = doctor.as_bytes().to_vec();
    let text = "SELECT doctor.slug, doctor.profile, doctor.answer_days, doctor.accepting, doctor.identity, \
                doctor_login.login, doctor_vault.version, LENGTH(doctor_vault.sealed) AS bytes FROM doctor \
                JOIN doctor_login ON doctor_login.doctor = doctor.doctor \
                JOIN doctor_vault ON doctor_vault.doctor = doctor.doctor WHERE doctor.doctor = $1";
    let row = sqlx::query(text).bind(number.clone()).fetch_optional(&mut *conn).await?;
    let Some(row) = row else { return Ok(None) };
    let version = row.try_get::<i64, _>("version")?;
    let mut whole = Account {
        today,
        organisation: None,
        doctor,
        login: sql::text(&row, "login")?,
        slug: sql::text(&row, "slug")?,
        profile: decode_profile(&row)?,
        answer_days: sql::number(&row, "answer_days", 0..=u32::MAX)?,
        accepting: sql::number(&row, "accepting", 0..=UNVERIFIED)? == 1,
        listed_under: Vec::new(),
        identity: identity(&row)?.map(Vec::from).unwrap_or_default().into(),
        prekeys: Vec::new(),
        vault: AccountVault {
            version: u64::try_from(version).unwrap_or_default(),
            bytes: sql::number(&row, "bytes", 0..=u32::MAX)?,
        },
        sessions: Vec::new(),
        second_factor: None,
        application: None,
        reminded: None,
        letter: None,
        invitations: Vec::new(),
        log: Vec::new(),
        consultations: Vec::new(),
    };
    let text = "SELECT specialty FROM doctor_specialty WHERE doctor = $1 ORDER BY specialty";
    for row in sqlx::query(text).bind(number.clone()).fetch_all(&mut *conn).await? {
        whole.listed_under.push(sql::text(&row, "specialty")?);
    }
    let text = "SELECT prekey, not_before, not_after, encoded FROM doctor_prekey WHERE doctor = $1 \
                ORDER BY not_before, prekey";
    for row in sqlx::query(text).bind(number.clone()).fetch_all(&mut *conn).await? {
        whole.prekeys.push(AccountPrekey {
            key: KeyId::from_bytes(sql::bytes(&row, "prekey")?),
            not_before: sql::day(&row, "not_before")?,
            not_after: sql::day(&row, "not_after")?,
            encoded: sql::blob(&row, "encoded")?.into(),
        });
    }
    let text = "SELECT token, valid_until FROM doctor_session WHERE doctor = $1 ORDER BY valid_until, token";
    for row in sqlx::query(text).bind(number.clone()).fetch_all(&mut *conn).await? {
        let this = SecretHash::from_bytes(sql::bytes(&row, "token")?) == session;
        whole.sessions.push(AccountSession { valid_until: sql::day(&row, "valid_until")?, this });
    }
    let text =
        "SELECT generation, is_on, code_step, wrong_codes, wrong_at FROM doctor_factor WHERE doctor = $1";
    if let Some(row) = sqlx::query(text).bind(number.clone()).fetch_optional(&mut *conn).await? {
        whole.second_factor = Some(AccountFactor {
            on: sql::number(&row, "is_on", 0..=1)? == 1,
            generation: sql::number(&row, "generation", 1..=u32::MAX)?,
            code_step: sql::count(&row, "code_step")?,
            wrong_codes: sql::number(&row, "wrong_codes", 0..=u32::MAX)?,
            wrong_at: sql::time(&row, "wrong_at")?.0,
        });
    }
    let text = "SELECT licensed_until, days FROM licence_reminder WHERE doctor = $1";
    if let Some(row) = sqlx::query(text).bind(number.clone()).fetch_optional(&mut *conn).await? {
        let days = sql::number(&row, "days", 0..=u32::MAX)?;
        whole.reminded = Some(AccountReminder { licensed_until: sql::day(&row, "licensed_until")?, days });
    }
    let text = "SELECT since FROM doctor_letter WHERE doctor = $1";
    if let Some(row) = sqlx::query(text).bind(number.clone()).fetch_optional(&mut *conn).await? {
        whole.letter = Some(sql::time(&row, "since")?.0);
    }
    let text = "SELECT login, valid_until FROM invitation WHERE doctor = $1 ORDER BY login";
    for row in sqlx::query(text).bind(number.clone()).fetch_all(&mut *conn).await? {
        let (login, valid_until) = (sql::text(&row, "login")?, sql::day(&row, "valid_until")?);
        whole.invitations.push(AccountInvitation { login, valid_until });
    }
    let text = "SELECT attachment.mailbox, COUNT(*) AS number FROM attachment \
                JOIN consultation ON consultation.mailbox = attachment.mailbox \
                WHERE consultation.doctor = $1 GROUP BY attachment.mailbox";
    let mut attachments = BTreeMap::new();
    for row in sqlx::query(text).bind(number).fetch_all(&mut *conn).await? {
        let mailbox = MailboxAddress::from_bytes(sql::bytes(&row, "mailbox")?);
        attachments.insert(mailbox, sql::number(&row, "number", 0..=u32::MAX)?);
    }
    Ok(Some(Read { whole, attachments }))
}

struct Change {
    doctor: DoctorId,
    change: ProfileChange,
}

impl Transaction for Change {
    const NAME: &'static str = "change a profile";
    const CHANGES_DIRECTORY: bool = true;
    type Done = ProfileChanged;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let text = format!(
            "SELECT profile, accepting FROM doctor WHERE doctor = $1 AND identity IS NOT NULL{}",
            dialect.for_update()
        );
        let row = sql::query(text).bind(self.doctor.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(ProfileChanged::Unknown) };
        let (profile, standing) = (decode_profile(&row)?, sql::number(&row, "accepting", 0..=UNVERIFIED)?);
        let ProfileChange { from, to } = self.change.clone();
        let now = OwnProfile::of(&profile, standing == 1);
        if now == to {
            return Ok(ProfileChanged::Done);
        }
        if now != from {
            return Ok(ProfileChanged::Otherwise);
        }
        let (answer_days, standing) = match (standing, to.accepting) {
            (UNVERIFIED, _) => return Ok(ProfileChanged::Unverified),
            (0, true) => return Ok(ProfileChanged::Paused),
            (0, false) => (to.answer_days, 0),
            (_, true) => (to.answer_days, 1),
            (_, false) => (to.answer_days, AWAY),
        };
        let text = "UPDATE doctor SET profile = $2, answer_days = $3, accepting = $4 WHERE doctor = $1";
        sqlx::query(text)
            .bind(self.doctor.as_bytes().to_vec())
            .bind(encode_profile(&to.within(profile)))
            .bind(i64::from(answer_days))
            .bind(i64::from(standing))
            .execute(conn)
            .await?;
        Ok(ProfileChanged::Done)
    }
}

struct Erase<'a> {
    store: &'a Store,
    doctor: DoctorId,
    now: Timestamp,
}

impl Transaction for Erase<'_> {
    const NAME: &'static str = "erase an account";
    const CHANGES_DIRECTORY: bool = true;
    type Done = Erasure;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let number = self.doctor.as_bytes().to_vec();
        // Whoever opens a consultation holds this row too: none begins meanwhile.
        let text = format!("SELECT doctor FROM doctor WHERE doctor = $1{}", dialect.for_update());
        if sql::query(text).bind(number.clone()).fetch_optional(&mut *conn).await?.is_none() {
            let was = destroy::is_buried(conn, tombstone_of_doctor(self.doctor)).await?;
            return Ok(if was { Erasure::Done } else { Erasure::Unknown });
        }
        let text = "SELECT COUNT(*) AS number FROM consultation WHERE doctor = $1 AND ended IS NULL";
        let row = sqlx::query(text).bind(number).fetch_one(&mut *conn).await?;
        let running = sql::number(&row, "number", 0..=u32::MAX)?;
        if running > 0 {
            return Ok(Erasure::Running(running));
        }
        self.store.leaves_traces();
        if let Some(documents) = application::mailbox_of(conn, self.doctor).await? {
            destroy::delete(conn, &[documents]).await?;
            self.store.owe([documents]);
        }
        key_log::withdraw(conn, dialect, self.doctor, self.now.day()).await?;
        delete(conn, self.doctor).await?;
        destroy::bury(conn, &[tombstone_of_doctor(self.doctor)]).await?;
        let stamp = Stamp::doctor(self.doctor, self.now);
        audit::append(conn, dialect, stamp, &Event::AccountErased).await?;
        Ok(Erasure::Done)
    }
}

/// Deletes every row of this doctor in every table that has any, but for consultations, which are the patients'. The
/// caller notes first that this leaves traces.
async fn delete(conn: &mut AnyConnection, doctor: DoctorId) -> Result<(), sqlx::Error> {
    for table in TABLES {
        if table.name != "consultation" && table.columns.contains(&("doctor", Kind::Bytes)) {
            let text = format!("DELETE FROM {} WHERE doctor = $1", table.name);
            sql::query(text).bind(doctor.as_bytes().to_vec()).execute(&mut *conn).await?;
        }
    }
    Ok(())
}

/// Deletes the accounts that tombstones name, as a backup brings them back; says how many. The caller notes that this
/// leaves traces.
pub(super) async fn delete_buried(conn: &mut AnyConnection) -> Result<u64, Failure> {
    let rows = sqlx::query("SELECT doctor FROM doctor ORDER BY doctor").fetch_all(&mut *conn).await?;
    let mut deleted = 0;
    for row in &rows {
        let doctor = DoctorId::from_bytes(sql::bytes(row, "doctor")?);
        if destroy::is_buried(conn, tombstone_of_doctor(doctor)).await? {
            delete(conn, doctor).await?;
            deleted += 1;
        }
    }
    Ok(deleted)
}
