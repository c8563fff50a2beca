//! A doctor's own data.

use secondok_api::{audit::Event, directory::Profile};
use secondok_protocol::id::DoctorId;
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store, audit,
    dialect::Dialect,
    error::StoreError,
    model::{DoctorRow, LoginRow},
    sql,
    transaction::{Failure, Transaction},
};
use crate::audit::Stamp;

/// `doctor.accepting` of who can be asked; 0 was paused by the organisation.
pub(super) const ASKED: u32 = 1;

/// `doctor.accepting` of who is away by their own wish.
pub(super) const AWAY: u32 = 2;

/// `doctor.accepting` of whose right to consult is not verified: nobody can ask them, and nothing but an approval changes that.
pub(super) const UNVERIFIED: u32 = 3;

/// Of rows of `doctor`: who can be asked on the day `$1`, as far as that does not depend on keys.
pub(super) const CAN_BE_ASKED: &str = "doctor.accepting = 1 AND doctor.identity IS NOT NULL AND NOT EXISTS (\
     SELECT 1 FROM application WHERE application.doctor = doctor.doctor AND application.licensed_until < $1)";

/// What stands for the name in the address of a page that there is not: no name has this form.
pub(super) fn unlisted_slug(doctor: DoctorId) -> String {
    format!("_{}", doctor.to_text())
}

impl Store {
    /// One doctor, registered or only invited.
    pub async fn doctor(&self, doctor: DoctorId) -> Result<Option<DoctorRow>, StoreError> {
        let row = sqlx::query("SELECT doctor, profile, accepting, identity FROM doctor WHERE doctor = $1")
            .bind(doctor.as_bytes().to_vec())
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("doctor"))?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(DoctorRow {
            doctor,
            profile: decode_profile(&row)?,
            identity: identity(&row)?,
            accepting: sql::number(&row, "accepting", 0..=UNVERIFIED)? == 1,
        }))
    }

    /// The name that the doctor logs in with; none of one who has not registered.
    pub async fn login_name(&self, doctor: DoctorId) -> Result<Option<String>, StoreError> {
        let row = sqlx::query("SELECT login FROM doctor_login WHERE doctor = $1")
            .bind(doctor.as_bytes().to_vec())
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("log-in name"))?;
        row.map(|row| sql::text(&row, "login")).transpose()
    }

    /// Whether the doctor takes new consultations. False: no such doctor, or one who is not verified.
    pub async fn set_accepting(
        &self,
        doctor: DoctorId,
        accepting: bool,
        stamp: Stamp,
    ) -> Result<bool, StoreError> {
        self.write(SetAccepting { doctor, accepting, stamp }).await
    }

    /// What a log-in with this name needs.
    pub async fn login(&self, login: &str) -> Result<Option<LoginRow<DoctorId>>, StoreError> {
        let row = sqlx::query("SELECT doctor, record FROM doctor_login WHERE login = $1")
            .bind(login.to_owned())
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("login"))?;
        row.as_ref().map(login_row).transpose()
    }
}

fn login_row(row: &AnyRow) -> Result<LoginRow<DoctorId>, StoreError> {
    Ok(LoginRow {
        account: DoctorId::from_bytes(sql::bytes(row, "doctor")?),
        record: sql::blob(row, "record")?,
    })
}

struct SetAccepting {
    doctor: DoctorId,
    accepting: bool,
    stamp: Stamp,
}

impl Transaction for SetAccepting {
    const NAME: &'static str = "accepting";
    const CHANGES_DIRECTORY: bool = true;
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<bool, Failure> {
        let result = sqlx::query("UPDATE doctor SET accepting = $2 WHERE doctor = $1 AND accepting <> $3")
            .bind(self.doctor.as_bytes().to_vec())
            .bind(i64::from(self.accepting))
            .bind(i64::from(UNVERIFIED))
            .execute(&mut *conn)
            .await?;
        if result.rows_affected() == 0 {
            return Ok(false);
        }
        let doctor = self.doctor;
        let event =
            if self.accepting { Event::DoctorResumed { doctor } } else { Event::DoctorPaused { doctor } };
        audit::append(conn, dialect, self.stamp, &event).await?;
        Ok(true)
    }
}

pub(super) fn encode_profile(profile: &Profile) -> String {
    serde_json::to_string(profile).expect("a profile is always JSON")
}

pub(super) fn decode_profile(row: &AnyRow) -> Result<Profile, StoreError> {
    serde_json::from_str(&sql::text(row, "profile")?)
        .map_err(|_| StoreError::Damaged { what: "a doctor's profile".to_owned() })
}

pub(super) fn identity(row: &AnyRow) -> Result<Option<[u8; 32]>, StoreError> {
    let is_set = row.try_get::<Option<Vec<u8>>, _>("identity").is_ok_and(|identity| identity.is_some());
    is_set.then(|| sql::bytes(row, "identity")).transpose()
}

/// Whether there is this doctor, and whether there still is until the transaction ends: nothing of theirs is put beside an erasure.
pub(super) async fn is_there(
    conn: &mut AnyConnection,
    dialect: Dialect,
    doctor: DoctorId,
) -> Result<bool, Failure> {
    let text = format!("SELECT doctor FROM doctor WHERE doctor = $1{}", dialect.for_share());
    let row = sql::query(text).bind(doctor.as_bytes().to_vec()).fetch_optional(conn).await?;
    Ok(row.is_some())
}

/// Whether another doctor has this name in the page's address.
pub(super) async fn slug_taken(
    conn: &mut AnyConnection,
    slug: &str,
    doctor: DoctorId,
) -> Result<bool, Failure> {
    let row = sqlx::query("SELECT doctor FROM doctor WHERE slug = $1 AND doctor <> $2")
        .bind(slug.to_owned())
        .bind(doctor.as_bytes().to_vec())
        .fetch_optional(conn)
        .await?;
    Ok(row.is_some())
}

/// Stores under which specialties a doctor is found.
pub(super) async fn set_specialties(
    conn: &mut AnyConnection,
    doctor: DoctorId,
    specialties: &[String],
) -> Result<(), Failure> {
    sqlx::query("DELETE FROM doctor_specialty WHERE doctor = $1")
        .bind(doctor.as_bytes().to_vec())
        .execute(&mut *conn)
        .await?;
    for specialty in specialties {
        sqlx::query(
            "INSERT INTO doctor_specialty (specialty, doctor) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        )
        .bind(specialty.clone())
        .bind(doctor.as_bytes().to_vec())
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}
