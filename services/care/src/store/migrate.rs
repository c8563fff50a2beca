//! Bringing a database to the current version. Migrations are append-only: an applied one never changes.

use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, Connection, Row};

use super::{dialect::Dialect, error::StoreError, sql, transaction::explain};

/// Every migration, in order; the first has version 1.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_first.sql"),
    include_str!("../../migrations/0002_attachments.sql"),
    include_str!("../../migrations/0003_removed.sql"),
    include_str!("../../migrations/0004_staff.sql"),
    include_str!("../../migrations/0005_notices.sql"),
    include_str!("../../migrations/0006_support.sql"),
    include_str!("../../migrations/0007_statistics.sql"),
    include_str!("../../migrations/0008_audit.sql"),
    include_str!("../../migrations/0009_factor.sql"),
    include_str!("../../migrations/0010_verification.sql"),
    include_str!("../../migrations/0011_key_log.sql"),
    include_str!("../../migrations/0012_doctor_letter.sql"),
];

/// Applies what is missing, all of it or nothing.
pub(super) async fn run(conn: &mut AnyConnection, dialect: Dialect) -> Result<(), StoreError> {
    let failed = |error: sqlx::Error| explain(dialect, "migrate", &error).0;
    let mut tx = conn.begin_with(dialect.begin_writing()).await.map_err(failed)?;
    let table = "CREATE TABLE IF NOT EXISTS migration \
                 (version BIGINT NOT NULL, checksum {bytes} NOT NULL, PRIMARY KEY (version)) {keyed}";
    sql::run(&mut tx, dialect.schema(table)).await.map_err(failed)?;
    let applied = sqlx::query("SELECT version, checksum FROM migration ORDER BY version")
        .fetch_all(&mut *tx)
        .await
        .map_err(failed)?;
    let known = MIGRATIONS.len() as i64;
    for row in &applied {
        let version: i64 = row.try_get("version").map_err(failed)?;
        if version > known {
            let found = applied.last().map_or(Ok(version), |last| last.try_get("version")).map_err(failed)?;
            return Err(StoreError::NewerVersion { found, known });
        }
        let text = usize::try_from(version - 1).ok().and_then(|index| MIGRATIONS.get(index));
        if text.map(|text| checksum(text)) != Some(sql::bytes(row, "checksum")?) {
            return Err(StoreError::ForeignVersion { version });
        }
    }
    for (text, version) in MIGRATIONS.iter().zip(1_i64..).skip(applied.len()) {
        sql::run(&mut tx, dialect.schema(text)).await.map_err(failed)?;
        for extra in dialect.schema_extras(version) {
            sql::run(&mut tx, (*extra).to_owned()).await.map_err(failed)?;
        }
        sqlx::query("INSERT INTO migration (version, checksum) VALUES ($1, $2)")
            .bind(version)
            .bind(checksum(text).to_vec())
            .execute(&mut *tx)
            .await
            .map_err(failed)?;
    }
    tx.commit().await.map_err(failed)
}

fn checksum(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}
