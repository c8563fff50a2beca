//! Second factors: whether a doctor has one, and which codes were taken.

use std::marker::PhantomData;

use secondok_api::audit::{Alert, Event};
use secondok_protocol::id::{DoctorId, StaffId};
use sqlx::AnyConnection;

use super::{
    AccountId, Store, audit,
    dialect::Dialect,
    doctor,
    error::StoreError,
    sql,
    transaction::{Failure, Transaction},
};
use crate::{audit::Stamp, clock::Timestamp};

/// Second factors of one account: which were taken, and how many were wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodesRow {
    /// The last period whose code was taken.
    pub step: u64,
    /// How many were wrong since.
    pub wrong: u32,
    /// When the last wrong one came.
    pub wrong_at: Timestamp,
}

/// A doctor's second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactorRow {
    /// Which one it is, of those that they had: its secret follows from it.
    pub generation: u32,
    /// Whether it is asked for.
    pub is_on: bool,
    /// The last period whose code was taken.
    pub step: u64,
}

/// Whose second factors are counted in which table.
pub trait Codes: AccountId {
    /// It has a row for whoever has a second factor.
    const CODES: &'static str;
}

impl Codes for StaffId {
    const CODES: &'static str = "staff";
}

impl Codes for DoctorId {
    const CODES: &'static str = "doctor_factor";
}

impl Store {
    /// Takes a second factor, or counts it as wrong: `judge` is asked with what stood there, and says what stands there
    /// then and whether it is taken; with an alert if somebody should look. None: nobody of this number has one.
    pub async fn judge_code<A: Codes + Send, T: Copy + Send>(
        &self,
        account: A,
        now: Timestamp,
        judge: impl Fn(CodesRow) -> (CodesRow, T, Option<Alert>) + Send,
    ) -> Result<Option<T>, StoreError> {
        self.write(Judge { account, now, judge, answers: PhantomData }).await
    }

    /// Draws the number of a second factor that is to be set up: nobody was shown the one that follows from it before. None: there is
    /// one that is asked for, or no such doctor.
    pub async fn begin_factor(&self, doctor: DoctorId) -> Result<Option<u32>, StoreError> {
        self.write(Begin(doctor)).await
    }

    /// The second factor that the doctor has, or had last.
    pub async fn factor(&self, doctor: DoctorId) -> Result<Option<FactorRow>, StoreError> {
        let row = sqlx::query("SELECT generation, is_on, code_step FROM doctor_factor WHERE doctor = $1")
            .bind(doctor.as_bytes().to_vec())
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("second factor"))?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(FactorRow {
            generation: sql::number(&row, "generation", 1..=u32::MAX)?,
            is_on: sql::number(&row, "is_on", 0..=1)? == 1,
            step: sql::count(&row, "code_step")?,
        }))
    }

    /// Asks the doctor from now on for the second factor of this generation, one of whose codes was right in this period. False:
    /// they have one, or have begun another one since.
    pub async fn add_factor(
        &self,
        doctor: DoctorId,
        generation: u32,
        step: u64,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write(Add { doctor, generation, step, now }).await
    }

    /// Asks the doctor for no second factor any more. False: there was none.
    pub async fn remove_factor(&self, doctor: DoctorId, stamp: Stamp) -> Result<bool, StoreError> {
        self.write(Remove { doctor, stamp }).await
    }
}

struct Judge<A, T, J> {
    account: A,
    now: Timestamp,
    judge: J,
    answers: PhantomData<fn() -> T>,
}

impl<A: Codes + Send, T: Copy + Send, J: Fn(CodesRow) -> (CodesRow, T, Option<Alert>) + Send> Transaction
    for Judge<A, T, J>
{
    const NAME: &'static str = "second factor";
    type Done = Option<T>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let (table, column, account) = (A::CODES, A::COLUMN, self.account.to_bytes().to_vec());
        // It is written first: on PostgreSQL two log-ins at once take their turns, and a code is not taken twice.
        sql::query(format!("UPDATE {table} SET wrong_codes = wrong_codes WHERE {column} = $1"))
            .bind(account.clone())
            .execute(&mut *conn)
            .await?;
        let text = format!("SELECT code_step, wrong_codes, wrong_at FROM {table} WHERE {column} = $1");
        let row = sql::query(text).bind(account.clone()).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(None) };
        let before = CodesRow {
            step: sql::count(&row, "code_step")?,
            wrong: sql::number(&row, "wrong_codes", 0..=u32::MAX)?,
            wrong_at: sql::time(&row, "wrong_at")?,
        };
        let (after, answer, alert) = (self.judge)(before);
        let text =
            format!("UPDATE {table} SET code_step = $2, wrong_codes = $3, wrong_at = $4 WHERE {column} = $1");
        sql::query(text)
            .bind(account)
            .bind(sql::of_count(after.step))
            .bind(i64::from(after.wrong))
            .bind(sql::of_time(after.wrong_at))
            .execute(&mut *conn)
            .await?;
        if let Some(alert) = alert {
            audit::append(conn, dialect, Stamp::service(self.now), &Event::Alert(alert)).await?;
        }
        Ok(Some(answer))
    }
}

struct Begin(DoctorId);

impl Transaction for Begin {
    const NAME: &'static str = "begin a second factor";
    type Done = Option<u32>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Option<u32>, Failure> {
        if !doctor::is_there(conn, dialect, self.0).await? {
            return Ok(None);
        }
        let text = "INSERT INTO doctor_factor (doctor, generation, is_on, code_step, wrong_codes, wrong_at) \
                    VALUES ($1, 1, 0, 0, 0, 0) ON CONFLICT (doctor) DO UPDATE \
                    SET generation = doctor_factor.generation + 1 WHERE doctor_factor.is_on = 0 RETURNING generation";
        let row = sqlx::query(text).bind(self.0.as_bytes().to_vec()).fetch_optional(conn).await?;
        Ok(row.map(|row| sql::number(&row, "generation", 1..=u32::MAX)).transpose()?)
    }
}

struct Add {
    doctor: DoctorId,
    generation: u32,
    step: u64,
    now: Timestamp,
}

impl Transaction for Add {
    const NAME: &'static str = "add a second factor";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<bool, Failure> {
        let text = "UPDATE doctor_factor SET is_on = 1, code_step = $3, wrong_codes = 0, wrong_at = 0 \
                    WHERE doctor = $1 AND generation = $2 AND is_on = 0";
        let added = sqlx::query(text)
            .bind(self.doctor.as_bytes().to_vec())
            .bind(i64::from(self.generation))
            .bind(sql::of_count(self.step))
            .execute(&mut *conn)
            .await?;
        if added.rows_affected() == 0 {
            return Ok(false);
        }
        let stamp = Stamp::doctor(self.doctor, self.now);
        audit::append(conn, dialect, stamp, &Event::FactorAdded).await?;
        Ok(true)
    }
}

struct Remove {
    doctor: DoctorId,
    stamp: Stamp,
}

impl Transaction for Remove {
    const NAME: &'static str = "remove a second factor";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<bool, Failure> {
        let removed = sqlx::query("UPDATE doctor_factor SET is_on = 0 WHERE doctor = $1 AND is_on = 1")
            .bind(self.doctor.as_bytes().to_vec())
            .execute(&mut *conn)
            .await?;
        if removed.rows_affected() == 0 {
            return Ok(false);
        }
        let event = Event::Alert(Alert::FactorRemoved { doctor: self.doctor });
        audit::append(conn, dialect, self.stamp, &event).await?;
        Ok(true)
    }
}
