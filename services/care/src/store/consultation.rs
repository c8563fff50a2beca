//! Reading consultations and their messages.

use secondok_api::{
    consultation::{FromQuery, Role},
    frame::MessageFrame,
};
use secondok_protocol::id::{DoctorId, MailboxAddress};
use sqlx::AnyConnection;

use super::{Store, error::StoreError, model::ConsultationRow, sql, transaction::Failure};

/// One consultation. `lock`: what keeps it as it is until the transaction ends, or nothing.
pub(super) async fn find(
    conn: &mut AnyConnection,
    mailbox: MailboxAddress,
    lock: &str,
) -> Result<Option<ConsultationRow>, Failure> {
    let text = format!("SELECT {} FROM consultation WHERE mailbox = $1{lock}", sql::CONSULTATION);
    let row = sql::query(text).bind(mailbox.as_bytes().to_vec()).fetch_optional(conn).await?;
    Ok(row.as_ref().map(sql::consultation).transpose()?)
}

impl Store {
    /// Messages in one answer of [`Store::messages`].
    pub const PAGE: usize = 32;

    /// One consultation.
    pub async fn consultation(&self, mailbox: MailboxAddress) -> Result<Option<ConsultationRow>, StoreError> {
        let failed = |failure| self.explain("consultation", failure).0;
        let mut conn = self.readers().acquire().await.map_err(|error| failed(error.into()))?;
        find(&mut conn, mailbox, "").await.map_err(failed)
    }

    /// Every consultation of a doctor, ordered by what is due first, then by mailbox; those that have ended come last.
    pub async fn queue(&self, doctor: DoctorId) -> Result<Vec<ConsultationRow>, StoreError> {
        let text = format!("SELECT {} FROM consultation WHERE doctor = $1", sql::CONSULTATION);
        let rows = sql::query(text)
            .bind(doctor.as_bytes().to_vec())
            .fetch_all(self.readers())
            .await
            .map_err(self.failed("queue"))?;
        let mut queue = rows.iter().map(sql::consultation).collect::<Result<Vec<_>, _>>()?;
        queue.sort_by_key(|row| (row.due.is_none(), row.due, row.mailbox));
        Ok(queue)
    }

    /// Messages from these positions on, the patient's before the doctor's, at most [`Store::PAGE`] of them: a
    /// caller who gets that many asks again from where these end.
    pub async fn messages(
        &self,
        mailbox: MailboxAddress,
        from: FromQuery,
    ) -> Result<Vec<MessageFrame>, StoreError> {
        let read = async {
            let mut conn = self.readers().acquire().await?;
            let mut messages = side(&mut conn, mailbox, Role::Patient, from.patient, Self::PAGE).await?;
            if messages.len() < Self::PAGE {
                let room = Self::PAGE - messages.len();
                messages.extend(side(&mut conn, mailbox, Role::Doctor, from.doctor, room).await?);
            }
            Ok(messages)
        };
        read.await.map_err(|failure| self.explain("read messages", failure).0)
    }
}

async fn side(
    conn: &mut AnyConnection,
    mailbox: MailboxAddress,
    role: Role,
    from: u32,
    room: usize,
) -> Result<Vec<MessageFrame>, Failure> {
    let rows = sqlx::query(
        "SELECT sequence, day, wire FROM message WHERE mailbox = $1 AND role = $2 AND sequence >= $3 \
         UNION ALL \
         SELECT sequence, day, wire FROM arrival WHERE mailbox = $1 AND role = $2 AND sequence >= $3 \
         ORDER BY sequence LIMIT $4",
    )
    .bind(mailbox.as_bytes().to_vec())
    .bind(sql::of_role(role))
    .bind(i64::from(from))
    .bind(room as i64)
    .fetch_all(conn)
    .await?;
    let mut messages = Vec::with_capacity(rows.len());
    for row in &rows {
        messages.push(MessageFrame {
            mailbox,
            role,
            sequence: sql::number(row, "sequence", 0..=u32::MAX)?,
            day: sql::day(row, "day")?,
            wire: sql::blob(row, "wire")?,
        });
    }
    Ok(messages)
}
