//! Doctors' sessions; and the end of everybody's.

use secondok_api::audit::Event;
use secondok_protocol::{
    Day,
    id::{DoctorId, SecretHash},
};
use sqlx::AnyConnection;

use super::{
    Store, audit,
    dialect::Dialect,
    doctor,
    error::StoreError,
    model::SessionRow,
    sql,
    transaction::{Failure, Transaction},
};
use crate::{audit::Stamp, clock::Timestamp};

impl Store {
    /// Stores a session that begins now; false: there is no such doctor any more, and who was proven to be them before gets
    /// none.
    pub async fn create_session(&self, session: SessionRow, now: Timestamp) -> Result<bool, StoreError> {
        self.write(Create(session, now)).await
    }

    /// The session with this token's hash, if it is good today.
    pub async fn session(&self, token: SecretHash, today: Day) -> Result<Option<SessionRow>, StoreError> {
        let row = sqlx::query(
            "SELECT doctor, valid_until FROM doctor_session WHERE token = $1 AND valid_until >= $2 \
             AND doctor IN (SELECT doctor FROM doctor)",
        )
        .bind(token.as_bytes().to_vec())
        .bind(sql::of_day(today))
        .fetch_optional(self.readers())
        .await
        .map_err(self.failed("session"))?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(SessionRow {
            token,
            doctor: DoctorId::from_bytes(sql::bytes(&row, "doctor")?),
            valid_until: sql::day(&row, "valid_until")?,
        }))
    }

    /// Ends a session; one that has ended already stays so.
    pub async fn delete_session(&self, token: SecretHash) -> Result<(), StoreError> {
        self.write(Delete(token)).await
    }

    /// Ends every session of the doctor but this one; says how many.
    pub async fn end_other_sessions(
        &self,
        doctor: DoctorId,
        this: SecretHash,
        now: Timestamp,
    ) -> Result<u32, StoreError> {
        self.write(EndOthers { doctor, this, now }).await
    }

    /// Deletes sessions and invitations that are no longer good; says how many.
    pub async fn delete_ended_sessions(&self, today: Day) -> Result<u64, StoreError> {
        self.write(DeleteEnded(today)).await
    }
}

struct Create(SessionRow, Timestamp);

impl Transaction for Create {
    const NAME: &'static str = "log in";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<bool, Failure> {
        if !doctor::is_there(conn, dialect, self.0.doctor).await? {
            return Ok(false);
        }
        sqlx::query("INSERT INTO doctor_session (token, doctor, valid_until) VALUES ($1, $2, $3)")
            .bind(self.0.token.as_bytes().to_vec())
            .bind(self.0.doctor.as_bytes().to_vec())
            .bind(sql::of_day(self.0.valid_until))
            .execute(&mut *conn)
            .await?;
        let stamp = Stamp::doctor(self.0.doctor, self.1);
        audit::append(conn, dialect, stamp, &Event::DoctorLoggedIn).await?;
        Ok(true)
    }
}

struct Delete(SecretHash);

impl Transaction for Delete {
    const NAME: &'static str = "log out";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<(), Failure> {
        sqlx::query("DELETE FROM doctor_session WHERE token = $1")
            .bind(self.0.as_bytes().to_vec())
            .execute(conn)
            .await?;
        Ok(())
    }
}

struct EndOthers {
    doctor: DoctorId,
    this: SecretHash,
    now: Timestamp,
}

impl Transaction for EndOthers {
    const NAME: &'static str = "end other sessions";
    type Done = u32;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<u32, Failure> {
        let ended = sqlx::query("DELETE FROM doctor_session WHERE doctor = $1 AND token <> $2")
            .bind(self.doctor.as_bytes().to_vec())
            .bind(self.this.as_bytes().to_vec())
            .execute(&mut *conn)
            .await?;
        let count = u32::try_from(ended.rows_affected()).unwrap_or(u32::MAX);
        if count > 0 {
            let stamp = Stamp::doctor(self.doctor, self.now);
            audit::append(conn, dialect, stamp, &Event::OtherSessionsEnded { count }).await?;
        }
        Ok(count)
    }
}

struct DeleteEnded(Day);

impl Transaction for DeleteEnded {
    const NAME: &'static str = "delete ended sessions";
    type Done = u64;

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<u64, Failure> {
        let mut deleted = 0;
        for table in ["doctor_session", "invitation", "staff_invitation"] {
            let result = sql::query(format!("DELETE FROM {table} WHERE valid_until < $1"))
                .bind(sql::of_day(self.0))
                .execute(&mut *conn)
                .await?;
            deleted += result.rows_affected();
        }
        let result = sqlx::query("DELETE FROM staff_session WHERE expires <= $1")
            .bind(sql::of_time(Timestamp::beginning(self.0)))
            .execute(conn)
            .await?;
        Ok(deleted + result.rows_affected())
    }
}
