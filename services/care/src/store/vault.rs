//! Doctors' sealed vaults.

use secondok_protocol::id::DoctorId;
use sqlx::{AnyConnection, Row};

use super::{
    Store,
    dialect::Dialect,
    error::StoreError,
    model::VaultRow,
    sql,
    transaction::{Failure, Transaction},
};

impl Store {
    /// A doctor's vault.
    pub async fn vault(&self, doctor: DoctorId) -> Result<Option<VaultRow>, StoreError> {
        let row = sqlx::query("SELECT version, sealed FROM doctor_vault WHERE doctor = $1")
            .bind(doctor.as_bytes().to_vec())
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("vault"))?;
        let Some(row) = row else { return Ok(None) };
        let version = row.try_get::<i64, _>("version").ok().and_then(|version| u64::try_from(version).ok());
        let version = version.ok_or_else(|| StoreError::Damaged { what: "a vault's version".to_owned() })?;
        Ok(Some(VaultRow { version, sealed: sql::blob(&row, "sealed")? }))
    }

    /// Replaces the vault of this version and gives the new version. The same change again: the same answer. None:
    /// it has another version by now, or there is none.
    pub async fn replace_vault(
        &self,
        doctor: DoctorId,
        version: u64,
        sealed: Vec<u8>,
    ) -> Result<Option<u64>, StoreError> {
        let Ok(from) = i64::try_from(version) else { return Ok(None) };
        self.write(Replace { doctor, from, sealed }).await
    }
}

struct Replace {
    doctor: DoctorId,
    from: i64,
    sealed: Vec<u8>,
}

impl Transaction for Replace {
    const NAME: &'static str = "replace a vault";
    type Done = Option<u64>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        replace(conn, dialect, self.doctor, self.from, &self.sealed).await
    }
}

/// Whether the vault has this version, and keeps it as long as this transaction runs.
pub(super) async fn is_at(
    conn: &mut AnyConnection,
    dialect: Dialect,
    doctor: DoctorId,
    version: u64,
) -> Result<bool, Failure> {
    let text = format!("SELECT version FROM doctor_vault WHERE doctor = $1{}", dialect.for_share());
    let row = sql::query(text).bind(doctor.as_bytes().to_vec()).fetch_optional(conn).await?;
    let held = row.map(|row| row.try_get::<i64, _>("version")).transpose()?;
    Ok(held.is_some() && held == i64::try_from(version).ok())
}

/// Replaces the vault of this version; see [`Store::replace_vault`].
pub(super) async fn replace(
    conn: &mut AnyConnection,
    dialect: Dialect,
    doctor: DoctorId,
    from: i64,
    sealed: &[u8],
) -> Result<Option<u64>, Failure> {
    let text = format!("SELECT version, sealed FROM doctor_vault WHERE doctor = $1{}", dialect.for_update());
    let row = sql::query(text).bind(doctor.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
    let Some(row) = row else { return Ok(None) };
    let held: i64 = row.try_get("version")?;
    let next = from.saturating_add(1);
    let answer = u64::try_from(next).ok();
    if held == next && sql::blob(&row, "sealed")? == sealed {
        return Ok(answer);
    }
    if held != from {
        return Ok(None);
    }
    sqlx::query("UPDATE doctor_vault SET version = $2, sealed = $3 WHERE doctor = $1")
        .bind(doctor.as_bytes().to_vec())
        .bind(next)
        .bind(sealed.to_vec())
        .execute(conn)
        .await?;
    Ok(answer)
}
