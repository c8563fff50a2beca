//! Destroying: the rows go, a tombstone stays, and nothing of the bytes is left behind in the database's files.

use secondok_protocol::id::{DoctorId, MailboxAddress, SecretHash};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Row};
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

/// How often emptying the write-ahead log is tried while readers hold it; each time waits for them.
const ATTEMPTS: u32 = 5;
const PAUSE: Duration = Duration::from_millis(20);

/// What stays of a mailbox's address: SHA-256 of it.
pub fn tombstone(mailbox: MailboxAddress) -> Tombstone {
    SecretHash::from_bytes(Sha256::digest(mailbox.as_bytes()).into())
}

impl Store {
    /// Destroys a consultation at once. True: it is gone, and no byte of its messages is left in the database's
    /// files. False: no such consultation, or another capability; and nothing is left of any that was destroyed
    /// before, so that who asks a second time is told the truth too. `gone` hears of it before the files are cleaned.
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
        let destroyed = self.write(Destroy { store: self, mailbox, capability }).await?;
        let found = destroyed.is_some();
        if let Some(destroyed) = destroyed {
            gone(destroyed);
        }
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
        for attempt in 1..=ATTEMPTS {
            if !self.has_traces() {
                return Ok(());
            }
            let mut conn = self.writers().acquire().await.map_err(self.failed("empty the log"))?;
            let answer = sqlx::raw_sql(AssertSqlSafe(statement)).fetch_one(&mut *conn).await;
            let blocked: i64 = answer.and_then(|row| row.try_get(0)).map_err(self.failed("empty the log"))?;
            if blocked == 0 {
                self.has_no_traces();
                return Ok(());
            }
            drop(conn);
            tokio::time::sleep(PAUSE * attempt).await;
        }
        Err(StoreError::Busy)
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
        if !bool::from(capability.ct_eq(self.capability.as_bytes())) {
            return Ok(None);
        }
        let doctor = DoctorId::from_bytes(sql::bytes(&row, "doctor")?);
        self.store.leaves_traces();
        delete(conn, &[self.mailbox]).await?;
        Ok(Some(Gone { mailbox: self.mailbox, doctor }))
    }
}

/// Deletes these consultations with their messages, leaving tombstones. The caller notes first that this leaves
/// traces.
pub(super) async fn delete(
    conn: &mut AnyConnection,
    mailboxes: &[MailboxAddress],
) -> Result<(), sqlx::Error> {
    for mailboxes in mailboxes.chunks(sql::ROWS_MAX) {
        let addresses = Vec::from_iter(mailboxes.iter().map(|mailbox| *mailbox.as_bytes()));
        let list = sql::list(addresses.len(), 1);
        for table in ["arrival", "message", "consultation"] {
            let text = format!("DELETE FROM {table} WHERE mailbox IN ({list})");
            sql::bind_list(sql::query(text), &addresses).execute(&mut *conn).await?;
        }
        let tombstones = Vec::from_iter(mailboxes.iter().map(|mailbox| tombstone(*mailbox)));
        bury(conn, &tombstones).await?;
    }
    Ok(())
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
