//! Destroying: the rows go, a tombstone stays, and nothing of the bytes is left behind in the database's files.

use secondok_protocol::id::{MailboxAddress, SecretHash};
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use std::{sync::atomic::Ordering, time::Duration};
use subtle::ConstantTimeEq;

use super::{
    Store, Tombstone,
    dialect::Dialect,
    error::StoreError,
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
    /// files. False: no such consultation, or another capability.
    ///
    /// # Errors
    /// When the files could not be cleaned (a backup was reading them, say) it says [`StoreError::Busy`], though the
    /// consultation is gone; they are cleaned before the next destruction is confirmed, and at night.
    pub async fn destroy(&self, mailbox: MailboxAddress, capability: SecretHash) -> Result<bool, StoreError> {
        let destroyed = self.write(Destroy { mailbox, capability }).await?;
        if destroyed {
            self.leaves_traces();
        }
        self.empty_log().await?;
        Ok(destroyed)
    }

    /// Empties the write-ahead log if something was deleted since that was last done.
    pub(super) async fn empty_log(&self) -> Result<(), StoreError> {
        let Some(statement) = self.dialect().empty_log() else { return Ok(()) };
        if !self.0.traces.load(Ordering::SeqCst) {
            return Ok(());
        }
        for attempt in 1..=ATTEMPTS {
            let mut conn = self.writers().acquire().await.map_err(self.failed("empty the log"))?;
            if !self.0.traces.swap(false, Ordering::SeqCst) {
                return Ok(());
            }
            let answer = sqlx::raw_sql(AssertSqlSafe(statement)).fetch_one(&mut *conn).await;
            drop(conn);
            match answer.as_ref().map(|row| row.try_get::<i64, _>(0)) {
                Ok(Ok(0)) => return Ok(()),
                Ok(_) => self.leaves_traces(),
                Err(_) => {
                    self.leaves_traces();
                    answer.map_err(self.failed("empty the log"))?;
                }
            }
            tokio::time::sleep(PAUSE * attempt).await;
        }
        Err(StoreError::Busy)
    }
}

struct Destroy {
    mailbox: MailboxAddress,
    capability: SecretHash,
}

impl Transaction for Destroy {
    const NAME: &'static str = "destroy";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<bool, Failure> {
        let text = format!("SELECT capability FROM consultation WHERE mailbox = $1{}", dialect.for_update());
        let row = sql::query(text).bind(self.mailbox.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
        let Some(row) = row else { return Ok(false) };
        let capability: [u8; 32] = sql::bytes(&row, "capability")?;
        if !bool::from(capability.ct_eq(self.capability.as_bytes())) {
            return Ok(false);
        }
        delete(conn, &[self.mailbox]).await?;
        Ok(true)
    }
}

/// Deletes these consultations with their messages, leaving tombstones.
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
