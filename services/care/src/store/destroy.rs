//! Destroying: the rows go, a tombstone stays, and nothing of the bytes is left behind in the database's files.

use secondok_protocol::id::{DoctorId, MailboxAddress, SecretHash};
use sha2::{Digest, Sha256};
use sqlx::{Any, AnyConnection, AssertSqlSafe, Row, pool::PoolConnection};
use std::time::Duration;
use subtle::ConstantTimeEq;

use super::{
    Store, Tombstone,
    dialect::Dialect,
    error::StoreError,
    model::Gone,
    sql,
    transaction::{Failure, Transaction},
};

/// How long an attempt to empty the write-ahead log waits for readers. Nobody can write meanwhile.
const HELD_MS: u32 = 50;
/// Between attempts. Others write meanwhile.
const PAUSE_MS: u32 = 50;

/// What stays of a mailbox's address: SHA-256 of it.
pub fn tombstone(mailbox: MailboxAddress) -> Tombstone {
    SecretHash::from_bytes(Sha256::digest(mailbox.as_bytes()).into())
}

impl Store {
    /// Destroys a consultation at once. True: it is gone, no byte of its messages is left in the database's files, and
    /// no file of its attachments. False: no such consultation, or another capability; and if it was destroyed before,
    /// nothing is left of it, so that who asks a second time is told the truth too. `gone` hears of it before the files are
    /// cleaned.
    ///
    /// # Errors
    /// When the files could not be cleaned (a backup was reading them, say) it says [`StoreError::Busy`], though the
    /// consultation is gone; no destruction is confirmed until they are clean.
    pub async fn destroy(
        &self,
        mailbox: MailboxAddress,
        capability: SecretHash,
        gone: impl FnOnce(Gone) + Send,
    ) -> Result<bool, StoreError> {
        self.owe([mailbox]);
        let destroyed = self.write(Destroy { store: self, mailbox, capability }).await?;
        let found = destroyed.is_some();
        if let Some(destroyed) = destroyed {
            gone(destroyed);
        }
        self.sweep_mailbox(mailbox).await?;
        self.empty_log().await?;
        Ok(found)
    }

    /// Empties the write-ahead log if something was deleted since that was last done.
    ///
    /// The note that there are traces is made and taken away only by who holds the one connection that writes: it is
    /// there before what leaves them is committed, and goes when the database has said that the log is empty. Whoever
    /// goes away in between leaves it there.
    pub(super) async fn empty_log(&self) -> Result<(), StoreError> {
        let Some(statement) = self.dialect().empty_log() else { return Ok(()) };
        // As long as for anything else that others hold, a backup under way say, but not with everybody waiting.
        for _ in 0..=self.0.busy_timeout_ms / (HELD_MS + PAUSE_MS) {
            if !self.has_traces() {
                return Ok(());
            }
            if self.try_to_empty_log(statement).await.map_err(self.failed("empty the log"))? {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(PAUSE_MS.into())).await;
        }
        Err(StoreError::Busy)
    }

    /// Empties the log if no reader needs it.
    async fn try_to_empty_log(&self, statement: &'static str) -> Result<bool, sqlx::Error> {
        let mut conn = Hurried(Some(self.writers().acquire().await?));
        let conn_in_use = conn.0.as_mut().expect("there until it is given back");
        sql::run(conn_in_use, self.dialect().busy_timeout(HELD_MS)).await?;
        let answer = sqlx::raw_sql(AssertSqlSafe(statement)).fetch_one(&mut **conn_in_use).await?;
        let is_empty = answer.try_get::<i64, _>(0)? == 0;
        if is_empty {
            self.has_no_traces();
        }
        sql::run(conn_in_use, self.dialect().busy_timeout(self.0.busy_timeout_ms)).await?;
        conn.0 = None;
        Ok(is_empty)
    }
}

/// A connection that waits for less than it should. Unless it was set right, it does not go back to the others.
struct Hurried(Option<PoolConnection<Any>>);

impl Drop for Hurried {
    fn drop(&mut self) {
        if let Some(conn) = &mut self.0 {
            conn.close_on_drop();
        }
    }
}

struct Destroy<'a> {
    store: &'a Store,
    mailbox: MailboxAddress,
    capability: SecretHash,
}

impl Transaction for Destroy<'_> {
    const NAME: &'static str = "destroy";
    type Done = Option<Gone>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let text =
            format!("SELECT capability, doctor FROM consultation WHERE mailbox = $1{}", dialect.for_update());
        let row = sql::query(text).bind(self.mailbox.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(None) };
        let capability: [u8; 32] = sql::bytes(&row, "capability")?;
        // In constant time, as `ConsultationRow::is_open_to`: how much of it fits is told to nobody.
        if !bool::from(capability.ct_eq(self.capability.as_bytes())) {
            return Ok(None);
        }
        let doctor = DoctorId::from_bytes(sql::bytes(&row, "doctor")?);
        self.store.leaves_traces();
        delete(conn, &[self.mailbox]).await?;
        Ok(Some(Gone { mailbox: self.mailbox, doctor }))
    }
}

/// Deletes these consultations with their messages and what is kept of their attachments, leaving tombstones. The caller notes
/// first that this leaves traces.
pub(super) async fn delete(
    conn: &mut AnyConnection,
    mailboxes: &[MailboxAddress],
) -> Result<(), sqlx::Error> {
    let tables = ["arrival", "message", "attachment", "removed_attachment", "consultation"];
    sql::delete_of(conn, &tables, mailboxes).await?;
    let tombstones = Vec::from_iter(mailboxes.iter().map(|mailbox| tombstone(*mailbox)));
    bury(conn, &tombstones).await
}

/// Whether there is this tombstone.
pub(super) async fn is_buried(conn: &mut AnyConnection, tombstone: Tombstone) -> Result<bool, sqlx::Error> {
    let row = sqlx::query("SELECT address FROM tombstone WHERE address = $1")
        .bind(tombstone.as_bytes().to_vec())
        .fetch_optional(conn)
        .await?;
    Ok(row.is_some())
}

/// Stores tombstones.
pub(super) async fn bury(conn: &mut AnyConnection, tombstones: &[Tombstone]) -> Result<(), sqlx::Error> {
    for tombstones in tombstones.chunks(sql::ROWS_MAX) {
        let values = sql::placeholders(tombstones.len(), 1, 1);
        let text = format!("INSERT INTO tombstone (address) VALUES {values} ON CONFLICT DO NOTHING");
        let query = tombstones
            .iter()
            .fold(sql::query(text), |query, tombstone| query.bind(tombstone.as_bytes().to_vec()));
        query.execute(&mut *conn).await?;
    }
    Ok(())
}
