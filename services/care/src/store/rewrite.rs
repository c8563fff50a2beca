//! The nightly rewrite: after it, nothing in the database's files tells in which order rows came.

use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::{
    Store,
    dialect::Dialect,
    error::StoreError,
    sql,
    tables::TABLES,
    transaction::{Failure, Transaction},
};

impl Store {
    /// Rewrites every table in key order and empties the write-ahead log. Writers wait meanwhile.
    pub async fn rewrite(&self) -> Result<(), StoreError> {
        self.leaves_traces();
        self.write(Settle).await?;
        if self.dialect().rewrites_in_transaction() {
            return self.write(Rewrite).await;
        }
        let failed = |error: sqlx::Error| self.failed("rewrite")(error);
        {
            let mut conn = self.writers().acquire().await.map_err(failed)?;
            // Somebody else may have emptied the log meanwhile.
            self.leaves_traces();
            let size = match self.dialect().size() {
                Some(statement) => {
                    let row = sqlx::raw_sql(AssertSqlSafe(statement)).fetch_one(&mut *conn).await;
                    row.and_then(|row| row.try_get(0)).map_err(failed)?
                }
                None => 0,
            };
            for statement in self.dialect().rewrite(TABLES, size) {
                let done = sql::run(&mut conn, statement).await;
                if done.is_err() {
                    conn.close_on_drop();
                    return done.map(drop).map_err(failed);
                }
            }
        }
        self.empty_log().await
    }
}

/// Moves what arrived since the last rewrite to where it stays.
struct Settle;

impl Transaction for Settle {
    const NAME: &'static str = "settle";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
        if let Some(lock) = dialect.lock_tables("arrival, message") {
            sql::run(conn, lock).await?;
        }
        sqlx::query(
            "INSERT INTO message (mailbox, role, sequence, day, hash, wire) \
             SELECT mailbox, role, sequence, day, hash, wire FROM arrival ORDER BY mailbox, role, sequence",
        )
        .execute(&mut *conn)
        .await?;
        sqlx::query("DELETE FROM arrival").execute(conn).await?;
        Ok(())
    }
}

struct Rewrite;

impl Transaction for Rewrite {
    const NAME: &'static str = "rewrite";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
        for statement in dialect.rewrite(TABLES, 0) {
            sql::run(conn, statement).await?;
        }
        Ok(())
    }
}
