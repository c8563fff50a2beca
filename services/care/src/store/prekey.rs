//! Doctors' published prekeys.

use secondok_protocol::{
    Day,
    id::{DoctorId, KeyId},
};
use sqlx::AnyConnection;

use super::{
    Store,
    dialect::Dialect,
    doctor::CAN_BE_ASKED,
    error::StoreError,
    model::{DoctorKeysRow, PrekeyRow},
    sql,
    transaction::{Failure, Transaction},
    vault,
};

impl Store {
    /// Replaces all prekeys of a doctor by those of the vault of this version. False: the vault has another version by now, or
    /// there is none.
    pub async fn replace_prekeys(
        &self,
        doctor: DoctorId,
        version: u64,
        prekeys: Vec<PrekeyRow>,
    ) -> Result<bool, StoreError> {
        self.write(Replace { doctor, version, prekeys }).await
    }

    /// Whether this is a prekey of the doctor that is good today.
    pub async fn is_current_prekey(
        &self,
        doctor: DoctorId,
        key: KeyId,
        today: Day,
    ) -> Result<bool, StoreError> {
        let row = sqlx::query(
            "SELECT not_after FROM doctor_prekey \
             WHERE doctor = $1 AND prekey = $2 AND not_before <= $3 AND not_after >= $3",
        )
        .bind(doctor.as_bytes().to_vec())
        .bind(key.as_bytes().to_vec())
        .bind(sql::of_day(today))
        .fetch_optional(self.readers())
        .await
        .map_err(self.failed("prekey"))?;
        Ok(row.is_some())
    }

    /// Keys of all doctors of a specialty who can be asked today, ordered by doctor; of each the newest prekey.
    pub async fn specialty_keys(
        &self,
        specialty: &str,
        today: Day,
    ) -> Result<Vec<DoctorKeysRow>, StoreError> {
        let rows = sql::query(format!(
            "SELECT doctor.doctor, doctor.identity, doctor_prekey.encoded \
             FROM doctor_specialty \
             JOIN doctor ON doctor.doctor = doctor_specialty.doctor \
             JOIN doctor_prekey ON doctor_prekey.doctor = doctor.doctor \
             WHERE doctor_specialty.specialty = $2 AND {CAN_BE_ASKED} \
             AND doctor_prekey.not_before <= $1 AND doctor_prekey.not_after >= $1 \
             ORDER BY doctor.doctor, doctor_prekey.not_before DESC, doctor_prekey.prekey"
        ))
        .bind(sql::of_day(today))
        .bind(specialty.to_owned())
        .fetch_all(self.readers())
        .await
        .map_err(self.failed("specialty keys"))?;
        let mut keys: Vec<DoctorKeysRow> = Vec::with_capacity(rows.len());
        for row in &rows {
            let doctor = DoctorId::from_bytes(sql::bytes(row, "doctor")?);
            if keys.last().is_none_or(|last| last.doctor != doctor) {
                let identity = sql::bytes(row, "identity")?;
                keys.push(DoctorKeysRow { doctor, identity, prekey: sql::blob(row, "encoded")? });
            }
        }
        Ok(keys)
    }
}

struct Replace {
    doctor: DoctorId,
    version: u64,
    prekeys: Vec<PrekeyRow>,
}

impl Transaction for Replace {
    const NAME: &'static str = "replace prekeys";
    const CHANGES_DIRECTORY: bool = true;
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<bool, Failure> {
        let is_current = vault::is_at(conn, dialect, self.doctor, self.version).await?;
        if is_current {
            replace(conn, self.doctor, &self.prekeys).await?;
        }
        Ok(is_current)
    }
}

/// Replaces all prekeys of a doctor.
pub(super) async fn replace(
    conn: &mut AnyConnection,
    doctor: DoctorId,
    prekeys: &[PrekeyRow],
) -> Result<(), Failure> {
    sqlx::query("DELETE FROM doctor_prekey WHERE doctor = $1")
        .bind(doctor.as_bytes().to_vec())
        .execute(&mut *conn)
        .await?;
    for prekey in prekeys {
        sqlx::query(
            "INSERT INTO doctor_prekey (doctor, prekey, not_before, not_after, encoded) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        )
        .bind(doctor.as_bytes().to_vec())
        .bind(prekey.key.as_bytes().to_vec())
        .bind(sql::of_day(prekey.not_before))
        .bind(sql::of_day(prekey.not_after))
        .bind(prekey.encoded.clone())
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}
