//! Logical backups: every row that is kept, table by table, in key order, as of one moment.

use secondok_api::bytes::Bytes;
use serde::{Deserialize, Serialize};
use sqlx::{Any, AssertSqlSafe, Row, any::AnyRow, pool::PoolConnection};

use super::{
    Store,
    dialect::Dialect,
    error::StoreError,
    sql,
    tables::{Kind, TABLES, Table},
    transaction::explain,
};

/// Rows read at once.
const PAGE: usize = 32;

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Bytes),
}

/// One row of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportRow {
    /// Which table.
    pub table: String,
    /// The values of its columns, in the order of the schema of that version.
    pub values: Vec<Value>,
}

/// A backup that is being read. Others write meanwhile; it does not see that.
#[derive(Debug)]
pub struct Export {
    conn: PoolConnection<Any>,
    dialect: Dialect,
    tables: std::slice::Iter<'static, Table>,
    table: Option<&'static Table>,
    page: std::vec::IntoIter<ExportRow>,
    after: Option<Vec<Value>>,
}

impl Store {
    /// Begins a backup. Rows come in key order per table, so that nothing in it tells in which order they were made.
    pub async fn export(&self) -> Result<Export, StoreError> {
        let mut conn = self.readers().acquire().await.map_err(self.failed("export"))?;
        let begin = self.dialect().begin_snapshot();
        sql::run(&mut conn, begin.to_owned()).await.map_err(self.failed("export"))?;
        // Whatever becomes of it, the connection does not go back into the pool inside a transaction.
        conn.close_on_drop();
        let mut tables = TABLES.iter();
        let table = tables.next();
        let page = Vec::new().into_iter();
        Ok(Export { conn, dialect: self.dialect(), tables, table, page, after: None })
    }
}

impl Export {
    /// The next row; none at the end.
    pub async fn next(&mut self) -> Result<Option<ExportRow>, StoreError> {
        loop {
            if let Some(row) = self.page.next() {
                return Ok(Some(row));
            }
            let Some(table) = self.table else { return Ok(None) };
            let page = if table.kept { self.read(table).await? } else { Vec::new() };
            match page.last() {
                Some(last) => self.after = Some(last.values[..table.key].to_vec()),
                None => {
                    self.table = self.tables.next();
                    self.after = None;
                }
            }
            self.page = page.into_iter();
        }
    }

    async fn read(&mut self, table: &Table) -> Result<Vec<ExportRow>, StoreError> {
        let (columns, key) = (table.column_list(), table.key_list());
        let source = table.source.unwrap_or(table.name);
        let after = match &self.after {
            Some(_) => format!("WHERE ({key}) > {}", sql::placeholders(1, table.key, 1)),
            None => String::new(),
        };
        let text = format!("SELECT {columns} FROM {} {after} ORDER BY {key} LIMIT {PAGE}", source);
        let query =
            self.after.iter().flatten().fold(sqlx::query(AssertSqlSafe(text)), |query, value| match value {
                Value::Null => query.bind(None::<i64>),
                Value::Int(value) => query.bind(*value),
                Value::Text(value) => query.bind(value.clone()),
                Value::Bytes(value) => query.bind(value.0.clone()),
            });
        let read = async {
            let rows = query.fetch_all(&mut *self.conn).await?;
            rows.iter().map(|row| of_row(table, row)).collect::<Result<Vec<_>, sqlx::Error>>()
        };
        read.await.map_err(|error| explain(self.dialect, "export", &error).0)
    }
}

fn of_row(table: &Table, row: &AnyRow) -> Result<ExportRow, sqlx::Error> {
    let value = |(column, kind): &(&str, Kind)| {
        Ok(match kind {
            Kind::Int => row.try_get::<Option<i64>, _>(*column)?.map(Value::Int),
            Kind::Text => row.try_get::<Option<String>, _>(*column)?.map(Value::Text),
            Kind::Bytes => {
                row.try_get::<Option<Vec<u8>>, _>(*column)?.map(|bytes| Value::Bytes(Bytes(bytes)))
            }
        }
        .unwrap_or(Value::Null))
    };
    let values = table.columns.iter().map(value).collect::<Result<_, sqlx::Error>>()?;
    Ok(ExportRow { table: table.name.to_owned(), values })
}
