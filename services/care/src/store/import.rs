//! Restoring a logical backup into an empty database. What was erased or destroyed stays so: tombstones of the
//! backup, and those that were made since, are applied before anything can be read.

use secondok_keylog::Entry;
use secondok_protocol::id::MailboxAddress;
use sqlx::{Any, AssertSqlSafe, Executor, pool::PoolConnection};

use super::{
    Store, Tombstone, account, destroy,
    error::StoreError,
    export::{ExportRow, Value},
    key_log::{self, GoneOn},
    sql, staff,
    tables::{Kind, TABLES, Table},
    transaction::Failure,
};

/// Consultations looked at at once.
const PAGE: usize = 64;

/// What tombstones took away from a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Consultations that were destroyed or erased.
    pub consultations: u64,
    /// Accounts that their doctors erased.
    pub accounts: u64,
    /// Those who were removed from the staff.
    pub staff: u64,
}

/// What a database or a backup that went further remembers of what must not be undone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    /// What was destroyed, erased or removed, in order.
    pub tombstones: Vec<Tombstone>,
    /// The log of keys.
    pub key_log: Vec<Entry>,
}

/// A backup that is being restored, in one transaction: dropped before its end, it leaves the database empty.
#[derive(Debug)]
pub struct Import {
    conn: PoolConnection<Any>,
    store: Store,
}

impl Store {
    /// Begins restoring.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] if the database holds anything.
    pub async fn import(&self) -> Result<Import, StoreError> {
        let mut conn = self.writers().acquire().await.map_err(self.failed("import"))?;
        let begin = self.dialect().begin_writing();
        sql::run(&mut conn, begin.to_owned()).await.map_err(self.failed("import"))?;
        conn.close_on_drop();
        let mut import = Import { conn, store: self.clone() };
        for table in TABLES {
            let text = format!("SELECT 1 FROM {} LIMIT 1", table.name);
            let row = sqlx::raw_sql(AssertSqlSafe(text)).fetch_optional(&mut *import.conn).await;
            if row.map_err(self.failed("import"))?.is_some() {
                return Err(StoreError::NotEmpty);
            }
        }
        Ok(import)
    }

    /// Every tombstone, in order: to be applied when an older backup is restored.
    pub async fn tombstones(&self) -> Result<Vec<Tombstone>, StoreError> {
        tombstones(self.readers()).await.map_err(self.failed("tombstones"))?
    }
}

/// Every tombstone, in order.
pub(super) async fn tombstones(
    from: impl Executor<'_, Database = Any>,
) -> Result<Result<Vec<Tombstone>, StoreError>, sqlx::Error> {
    let rows = sqlx::query("SELECT address FROM tombstone ORDER BY address").fetch_all(from).await?;
    Ok(rows.iter().map(|row| sql::bytes(row, "address").map(Tombstone::from_bytes)).collect())
}

impl Import {
    /// Takes a row.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] for a row that does not belong into this version's tables.
    pub async fn push(&mut self, row: ExportRow) -> Result<(), StoreError> {
        let table = TABLES.iter().find(|table| table.kept && table.name == row.table);
        let table = table.ok_or_else(|| damaged(format!("a backup's table {:?}", row.table)))?;
        self.insert(table, row.values).await
    }

    async fn insert(&mut self, table: &Table, values: Vec<Value>) -> Result<(), StoreError> {
        if values.len() != table.columns.len() {
            return Err(damaged(format!("a backup's row of {}", table.name)));
        }
        let text = format!(
            "INSERT INTO {} ({}) VALUES {}",
            table.name,
            table.column_list(),
            sql::placeholders(1, values.len(), 1)
        );
        let mut query = sql::query(text);
        for (value, (column, kind)) in values.into_iter().zip(table.columns) {
            query = match (value, kind) {
                (Value::Null, Kind::Int) => query.bind(None::<i64>),
                (Value::Null, Kind::Text) => query.bind(None::<String>),
                (Value::Null, Kind::Bytes) => query.bind(None::<Vec<u8>>),
                (Value::Int(value), Kind::Int) => query.bind(value),
                (Value::Text(value), Kind::Text) => query.bind(value),
                (Value::Bytes(value), Kind::Bytes) => query.bind(value.0),
                _ => return Err(damaged(format!("a backup's column {}.{column}", table.name))),
            };
        }
        query.execute(&mut *self.conn).await.map(drop).map_err(self.store.failed("import"))
    }

    /// Applies the tombstones, these and those of the backup, goes on with the log of keys as it was later, if that is the same log, and
    /// makes everything visible at once. Says what the tombstones took away, and what the log brought; none, if nothing remembers it. It
    /// leaves traces until [`Store::rewrite`], which whoever restores calls next.
    pub async fn finish(mut self, known: &Remembered) -> Result<(LeftOut, Option<GoneOn>), StoreError> {
        let explain = |store: &Store, failure| store.explain("import", failure).0;
        let taken = self.bury(&known.tombstones).await.map_err(|failure| explain(&self.store, failure))?;
        // Devices that saw its newest entries would miss them.
        let gone_on = key_log::go_on(&mut self.conn, self.store.dialect(), &known.key_log).await;
        let gone_on = gone_on.map_err(|failure| explain(&self.store, failure))?;
        sql::run(&mut self.conn, "COMMIT".to_owned()).await.map_err(self.store.failed("import"))?;
        self.store.leaves_traces();
        Ok((taken, gone_on))
    }

    async fn bury(&mut self, tombstones: &[Tombstone]) -> Result<LeftOut, Failure> {
        destroy::bury(&mut self.conn, tombstones).await?;
        let (mut after, mut taken) = (Vec::new(), 0);
        loop {
            let text = "SELECT mailbox FROM consultation WHERE mailbox > $1 ORDER BY mailbox LIMIT $2";
            let rows = sqlx::query(text).bind(after).bind(PAGE as i64).fetch_all(&mut *self.conn).await?;
            let mailboxes = rows
                .iter()
                .map(|row| sql::bytes(row, "mailbox").map(MailboxAddress::from_bytes))
                .collect::<Result<Vec<_>, _>>()?;
            let Some(last) = mailboxes.last() else { break };
            after = last.as_bytes().to_vec();
            let graves = Vec::from_iter(mailboxes.iter().map(|&it| *destroy::tombstone(it).as_bytes()));
            let list = sql::list(graves.len(), 1);
            let text = format!("SELECT address FROM tombstone WHERE address IN ({list})");
            let found = sql::bind_list(sql::query(text), &graves).fetch_all(&mut *self.conn).await?;
            let found = found
                .iter()
                .map(|row| sql::bytes::<32>(row, "address"))
                .collect::<Result<std::collections::BTreeSet<_>, _>>()?;
            let gone: Vec<_> = mailboxes
                .into_iter()
                .filter(|mailbox| found.contains(destroy::tombstone(*mailbox).as_bytes()))
                .collect();
            taken += gone.len() as u64;
            destroy::delete(&mut self.conn, &gone).await?;
        }
        let accounts = account::delete_buried(&mut self.conn).await?;
        let staff = staff::delete_buried(&mut self.conn).await?;
        Ok(LeftOut { consultations: taken, accounts, staff })
    }
}

fn damaged(what: String) -> StoreError {
    StoreError::Damaged { what }
}
