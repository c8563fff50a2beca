//! Whom of the doctors to write to. What awaits them stands in their app, and in no mail.

use secondok_api::verification::REMINDED;
use secondok_protocol::{Day, id::DoctorId};
use sqlx::AnyConnection;

use super::{
    Store,
    dialect::Dialect,
    doctor::{self, UNVERIFIED},
    error::StoreError,
    sql,
    transaction::{Failure, Transaction},
};
use crate::clock::Timestamp;

/// Letters that are read at once.
const PAGE: i64 = 64;
/// Seconds for which a letter is tried.
pub const TRIED: u64 = 3 * 24 * 60 * 60;

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
    /// Letters that have not gone out, in the order of the doctors' numbers: of those after this one, so many as are read at once.
    pub async fn letters(&self, after: Option<DoctorId>) -> Result<Vec<LetterRow>, StoreError> {
        let text = "SELECT doctor_letter.doctor AS doctor, login, since FROM doctor_letter \
                    JOIN doctor_login ON doctor_login.doctor = doctor_letter.doctor \
                    WHERE doctor_letter.doctor > $1 ORDER BY doctor_letter.doctor LIMIT $2";
        let after = after.map(|after| after.as_bytes().to_vec()).unwrap_or_default();
        let rows = sqlx::query(text).bind(after).bind(PAGE).fetch_all(self.readers()).await;
        let letter = |row| {
            let doctor = DoctorId::from_bytes(sql::bytes(row, "doctor")?);
            Ok(LetterRow { doctor, login: sql::text(row, "login")?, since: sql::time(row, "since")? })
        };
        rows.map_err(self.failed("letters"))?.iter().map(letter).collect()
    }

    /// Takes it, before it goes out: nobody else does, and what cannot be noted is not sent. False: it is gone, or another one by now.
    pub async fn take_letter(&self, letter: &LetterRow) -> Result<bool, StoreError> {
        self.write(Take(letter.doctor, letter.since)).await
    }

    /// It did not go out. One that came up meanwhile stays what it is.
    pub async fn put_letter_back(&self, letter: &LetterRow) -> Result<(), StoreError> {
        self.write(PutBack(letter.doctor, letter.since)).await
    }

    /// Owes a letter to each doctor whose licence runs out in so many days as they are reminded at, once for each of these; and lets
    /// go those that were tried long enough.
    pub async fn remind_of_licences(&self, today: Day, now: Timestamp) -> Result<(), StoreError> {
        self.write(Remind { today, now }).await
    }
}

/// Something awaits this doctor. One letter says so of all that does.
pub(super) async fn owe(conn: &mut AnyConnection, doctor: DoctorId, now: Timestamp) -> Result<(), Failure> {
    let text = "INSERT INTO doctor_letter (doctor, since) VALUES ($1, $2) \
                ON CONFLICT (doctor) DO UPDATE SET since = excluded.since";
    sqlx::query(text).bind(doctor.as_bytes().to_vec()).bind(sql::of_time(now)).execute(conn).await?;
    Ok(())
}

struct Take(DoctorId, Timestamp);

impl Transaction for Take {
    const NAME: &'static str = "take a letter";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<bool, Failure> {
        let taken = sqlx::query("DELETE FROM doctor_letter WHERE doctor = $1 AND since = $2")
            .bind(self.0.as_bytes().to_vec())
            .bind(sql::of_time(self.1))
            .execute(conn)
            .await?;
        Ok(taken.rows_affected() > 0)
    }
}

struct PutBack(DoctorId, Timestamp);

impl Transaction for PutBack {
    const NAME: &'static str = "put a letter back";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
        if !doctor::is_there(conn, dialect, self.0).await? {
            return Ok(());
        }
        let text =
            "INSERT INTO doctor_letter (doctor, since) VALUES ($1, $2) ON CONFLICT (doctor) DO NOTHING";
        sqlx::query(text).bind(self.0.as_bytes().to_vec()).bind(sql::of_time(self.1)).execute(conn).await?;
        Ok(())
    }
}

struct Remind {
    /// The day that holds.
    today: Day,
    now: Timestamp,
}

impl Transaction for Remind {
    const NAME: &'static str = "remind of licences";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<(), Failure> {
        let Self { today, now } = *self;
        // One from a time that is yet to come is of a clock that was wrong.
        sqlx::query("DELETE FROM doctor_letter WHERE since < $1 OR since > $2")
            .bind(sql::of_time(Timestamp(now.0.saturating_sub(TRIED))))
            .bind(sql::of_time(now))
            .execute(&mut *conn)
            .await?;
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
                && sql::number(row, "days", 0..=u32::MAX)? <= passed;
            if !is_known {
                reminded(conn, doctor, until, passed).await?;
                owe(conn, doctor, now).await?;
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
