//! The public directory.

use std::sync::atomic::Ordering;

use secondok_api::desk::account::Account;
use secondok_protocol::{Day, id::DoctorId};
use sqlx::any::AnyRow;

use super::{
    Store,
    doctor::{CAN_BE_ASKED, UNVERIFIED, decode_profile},
    error::StoreError,
    model::DirectoryRow,
    shared, sql,
};

/// Registered doctors whose right to consult is verified, each with whether they can be asked on the day `$1`. The desk's own
/// accounts, `$2` and `$3`, have no page.
fn listed() -> String {
    format!(
        "SELECT doctor, profile, CASE WHEN {CAN_BE_ASKED} AND EXISTS (\
             SELECT 1 FROM doctor_prekey WHERE doctor_prekey.doctor = doctor.doctor \
             AND not_before <= $1 AND not_after >= $1\
         ) THEN 1 ELSE 0 END AS available \
         FROM doctor WHERE identity IS NOT NULL AND doctor NOT IN ($2, $3) AND accepting <> {UNVERIFIED}"
    )
}

impl Store {
    /// A number that grows whenever this store has changed, or may have changed, what the directory shows. It says nothing of
    /// what another one changed in the same database.
    pub fn directory_changes(&self) -> u64 {
        self.0.directory_changes.load(Ordering::SeqCst)
    }

    /// Every registered doctor, ordered by name.
    pub async fn directory(&self, today: Day) -> Result<Vec<DirectoryRow>, StoreError> {
        let [support, verification] = Account::ALL.map(shared::number);
        let rows = sql::query(listed())
            .bind(sql::of_day(today))
            .bind(support)
            .bind(verification)
            .fetch_all(self.readers())
            .await
            .map_err(self.failed("directory"))?;
        let mut doctors = rows.iter().map(entry).collect::<Result<Vec<_>, _>>()?;
        doctors.sort_by(|a, b| (&a.profile.name, a.doctor).cmp(&(&b.profile.name, b.doctor)));
        Ok(doctors)
    }

    /// The registered doctor with this name in the page's address.
    pub async fn doctor_by_slug(&self, slug: &str, today: Day) -> Result<Option<DirectoryRow>, StoreError> {
        let [support, verification] = Account::ALL.map(shared::number);
        let row = sql::query(format!("{} AND slug = $4", listed()))
            .bind(sql::of_day(today))
            .bind(support)
            .bind(verification)
            .bind(slug.to_owned())
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("doctor's page"))?;
        row.as_ref().map(entry).transpose()
    }
}

fn entry(row: &AnyRow) -> Result<DirectoryRow, StoreError> {
    Ok(DirectoryRow {
        doctor: DoctorId::from_bytes(sql::bytes(row, "doctor")?),
        profile: decode_profile(row)?,
        available: sql::number(row, "available", 0..=1)? == 1,
    })
}
