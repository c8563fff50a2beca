//! Whom of the doctors to write to. What awaits them stands in their app, and in no mail.

use secondok_api::verification::REMINDED;
use secondok_protocol::{Day, id::DoctorId};
use sqlx::AnyConnection;

use super::{
    Store,
    dialect::Dialect,
    doctor::UNVERIFIED,
    error::StoreError,
    sql,
    transaction::{Failure, Transaction},
};
use crate::clock::Timestamp;

/// Letters that are read at once.
const PAGE: i64 = 64;

/// A letter that has not gone out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// To whom.
    pub doctor: DoctorId,
    /// The name that they log in with.
    pub login: String,
    /// Since when.
    pub since: Timestamp,
}

impl Store {
    /// Letters that have not gone out, the earliest first; some of them, if there are many.
    pub async fn letters(&self) -> Result<Vec<LetterRow>, StoreError> {
        let text = "SELECT doctor_letter.doctor AS doctor, login, since FROM doctor_letter \
                    JOIN doctor_login ON doctor_login.doctor = doctor_letter.doctor \
                    ORDER BY since, doctor_letter.doctor LIMIT $1";
        let rows = sqlx::query(text).bind(PAGE).fetch_all(self.readers()).await;
        let letter = |row| {
            let doctor = DoctorId::from_bytes(sql::bytes(row, "doctor")?);
            Ok(LetterRow { doctor, login: sql::text(row, "login")?, since: sql::time(row, "since")? })
        };
        rows.map_err(self.failed("letters"))?.iter().map(letter).collect()
    }

    /// It has gone out, or is not going to. One that came up since stays.
    pub async fn letter_done(&self, letter: &LetterRow) -> Result<(), StoreError> {
        self.write(Done(letter.doctor, letter.since)).await
    }

    /// Owes a letter to each doctor whose licence runs out in so many days as they are reminded at, once for each of these.
    pub async fn remind_of_licences(&self, now: Timestamp) -> Result<(), StoreError> {
        self.write(Remind(now)).await
    }
}

/// Something awaits this doctor. One letter says so of all that does.
pub(super) async fn owe(conn: &mut AnyConnection, doctor: DoctorId, now: Timestamp) -> Result<(), Failure> {
    let text = "INSERT INTO doctor_letter (doctor, since) VALUES ($1, $2) \
                ON CONFLICT (doctor) DO UPDATE SET since = excluded.since";
    sqlx::query(text).bind(doctor.as_bytes().to_vec()).bind(sql::of_time(now)).execute(conn).await?;
    Ok(())
}

struct Done(DoctorId, Timestamp);

impl Transaction for Done {
    const NAME: &'static str = "a letter went out";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<(), Failure> {
        sqlx::query("DELETE FROM doctor_letter WHERE doctor = $1 AND since = $2")
            .bind(self.0.as_bytes().to_vec())
            .bind(sql::of_time(self.1))
            .execute(conn)
            .await?;
        Ok(())
    }
}

struct Remind(Timestamp);

impl Transaction for Remind {
    const NAME: &'static str = "remind of licences";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<(), Failure> {
        let today = self.0.day();
        let text = "SELECT application.doctor AS doctor, application.licensed_until AS licensed_until, \
                    licence_reminder.licensed_until AS reminded_of, licence_reminder.days AS days FROM application \
                    JOIN doctor ON doctor.doctor = application.doctor \
                    LEFT JOIN licence_reminder ON licence_reminder.doctor = application.doctor \
                    WHERE doctor.accepting <> $1 AND application.licensed_until >= $2 AND application.licensed_until <= $3 \
                    ORDER BY application.doctor";
        let rows = sqlx::query(text)
            .bind(i64::from(UNVERIFIED))
            .bind(sql::of_day(today))
            .bind(sql::of_day(today + REMINDED[0]))
            .fetch_all(&mut *conn)
            .await?;
        for row in &rows {
            let doctor = DoctorId::from_bytes(sql::bytes(row, "doctor")?);
            let until = sql::day(row, "licensed_until")?;
            let passed = REMINDED.into_iter().rev().find(|days| until <= today + *days);
            let Some(passed) = passed else { continue };
            let is_known = sql::optional_day(row, "reminded_of")? == Some(until)
                && sql::number(row, "days", 0..=REMINDED[0])? <= passed;
            if !is_known {
                reminded(conn, doctor, until, passed).await?;
                owe(conn, doctor, self.0).await?;
            }
        }
        Ok(())
    }
}

async fn reminded(conn: &mut AnyConnection, doctor: DoctorId, until: Day, days: u32) -> Result<(), Failure> {
    let text = "INSERT INTO licence_reminder (doctor, licensed_until, days) VALUES ($1, $2, $3) \
                ON CONFLICT (doctor) DO UPDATE SET licensed_until = excluded.licensed_until, days = excluded.days";
    sqlx::query(text)
        .bind(doctor.as_bytes().to_vec())
        .bind(sql::of_day(until))
        .bind(i64::from(days))
        .execute(conn)
        .await?;
    Ok(())
}
