//! The log of keys. An entry comes in the transaction that leads people to a key, or leads them there no more.

use std::collections::BTreeMap;

use secondok_api::verification::Standing;
use secondok_keylog::{Entry, Kind, Tag, tag};
use secondok_protocol::{Day, id::DoctorId};
use sqlx::{Any, AnyConnection, Executor, any::AnyRow};

use super::{
    Store,
    dialect::Dialect,
    doctor::{UNVERIFIED, identity},
    error::StoreError,
    sql,
    transaction::{Failure, Transaction},
};

impl Store {
    /// The entries from this number on, counted from 0; so many at most.
    pub async fn key_log(&self, from: u64, limit: u32) -> Result<Vec<Entry>, StoreError> {
        let text = "SELECT number, entry FROM key_log WHERE number >= $1 ORDER BY number LIMIT $2";
        let rows = sqlx::query(text)
            .bind(sql::of_count(from))
            .bind(i64::from(limit))
            .fetch_all(self.readers())
            .await
            .map_err(self.failed("key log"))?;
        let numbered = rows.iter().zip(from..).map(|(row, number)| {
            if sql::count(row, "number")? == number { entry(row) } else { Err(damaged()) }
        });
        numbered.collect()
    }

    /// Accounts that people can be led to, with their keys.
    pub async fn led_to(&self) -> Result<Vec<(DoctorId, [u8; 32])>, StoreError> {
        led_to(self.readers()).await.map_err(self.failed("keys that people are led to"))?
    }

    /// Makes the log say what is so, where it does not: of a database from before there was a log, or one that was restored.
    pub async fn settle_key_log(&self, today: Day) -> Result<(), StoreError> {
        self.write(Settle(today)).await
    }
}

/// All of it.
pub(super) async fn all(
    from: impl Executor<'_, Database = Any>,
) -> Result<Result<Vec<Entry>, StoreError>, sqlx::Error> {
    let rows = sqlx::query("SELECT entry FROM key_log ORDER BY number").fetch_all(from).await?;
    Ok(rows.iter().map(entry).collect())
}

/// What a later log brought to a restored database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoneOn {
    /// So many entries.
    pub entries: u64,
    /// Doctors whose approval was taken back after the backup: they are not approved here either.
    pub revoked: Vec<DoctorId>,
}

/// Appends what a later log has, if it begins with this one; none, if it is another, or none is known.
pub(super) async fn go_on(
    conn: &mut AnyConnection,
    dialect: Dialect,
    later: &[Entry],
) -> Result<Option<GoneOn>, Failure> {
    lock(conn, dialect).await?;
    let here = all(&mut *conn).await??;
    let Some(new) = later.strip_prefix(here.as_slice()).filter(|_| !later.is_empty()) else {
        return Ok(None);
    };
    for entry in new {
        append(conn, *entry).await?;
    }
    let (last, mut revoked) = (last_of_each(conn).await?, Vec::new());
    for (doctor, _) in led_to(&mut *conn).await?? {
        if last.get(&tag(doctor)).is_some_and(|last| last.kind == Kind::Withdrawn) {
            revoke(conn, doctor).await?;
            revoked.push(doctor);
        }
    }
    Ok(Some(GoneOn { entries: new.len() as u64, revoked }))
}

/// What two verifiers did after the backup.
async fn revoke(conn: &mut AnyConnection, doctor: DoctorId) -> Result<(), Failure> {
    let number = doctor.as_bytes().to_vec();
    sqlx::query("UPDATE doctor SET accepting = $2 WHERE doctor = $1")
        .bind(number.clone())
        .bind(i64::from(UNVERIFIED))
        .execute(&mut *conn)
        .await?;
    let text = "UPDATE application SET standing = $2, reviewer = NULL, revision = revision + 1, last_step = NULL, last_by = NULL \
                WHERE doctor = $1";
    sqlx::query(text).bind(number).bind(Standing::Revoked.name()).execute(conn).await?;
    Ok(())
}

fn entry(row: &AnyRow) -> Result<Entry, StoreError> {
    Entry::from_bytes(&sql::blob(row, "entry")?).map_err(|_| damaged())
}

fn damaged() -> StoreError {
    StoreError::Damaged { what: "the log of keys".to_owned() }
}

/// From now on people are led to the key that this account has, if it has one.
pub(super) async fn publish(
    conn: &mut AnyConnection,
    dialect: Dialect,
    account: DoctorId,
    today: Day,
) -> Result<(), Failure> {
    lock(conn, dialect).await?;
    let row = sqlx::query("SELECT identity FROM doctor WHERE doctor = $1")
        .bind(account.as_bytes().to_vec())
        .fetch_optional(&mut *conn)
        .await?;
    let Some(identity) = row.as_ref().map(identity).transpose()?.flatten() else { return Ok(()) };
    let last = last(conn, tag(account)).await?;
    if last.is_some_and(|last| last.publishes(account, &identity)) {
        return Ok(());
    }
    append(conn, Entry::published(account, &identity, today)).await
}

/// From now on nobody is led to this account's key, if anybody was.
pub(super) async fn withdraw(
    conn: &mut AnyConnection,
    dialect: Dialect,
    account: DoctorId,
    today: Day,
) -> Result<(), Failure> {
    lock(conn, dialect).await?;
    match last(conn, tag(account)).await? {
        Some(last) if last.kind == Kind::Published => {
            append(conn, Entry { kind: Kind::Withdrawn, day: today, ..last }).await
        }
        _ => Ok(()),
    }
}

async fn last(conn: &mut AnyConnection, account: Tag) -> Result<Option<Entry>, Failure> {
    let row = sqlx::query("SELECT entry FROM key_log WHERE account = $1 ORDER BY number DESC LIMIT 1")
        .bind(account.to_vec())
        .fetch_optional(conn)
        .await?;
    Ok(row.as_ref().map(entry).transpose()?)
}

/// The last entry of each account.
async fn last_of_each(conn: &mut AnyConnection) -> Result<BTreeMap<Tag, Entry>, Failure> {
    Ok(all(conn).await??.into_iter().map(|entry| (entry.account, entry)).collect())
}

/// One after the other, from what they look at on: numbers have no gaps, and no two decide by the same end.
async fn lock(conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
    if let Some(lock) = dialect.lock_for_writing("key_log") {
        sql::run(conn, lock).await?;
    }
    Ok(())
}

/// The caller holds the [`lock`].
async fn append(conn: &mut AnyConnection, entry: Entry) -> Result<(), Failure> {
    let row = sqlx::query("SELECT COUNT(*) AS number FROM key_log").fetch_one(&mut *conn).await?;
    let number = sql::count(&row, "number")?;
    sqlx::query("INSERT INTO key_log (number, account, entry) VALUES ($1, $2, $3)")
        .bind(sql::of_count(number))
        .bind(entry.account.to_vec())
        .bind(entry.to_bytes().to_vec())
        .execute(conn)
        .await?;
    Ok(())
}

/// Accounts that people can be led to.
const LED_TO: &str =
    "SELECT doctor, identity FROM doctor WHERE identity IS NOT NULL AND accepting <> $1 ORDER BY doctor";

/// These accounts, with their keys.
async fn led_to(
    from: impl Executor<'_, Database = Any>,
) -> Result<Result<Vec<(DoctorId, [u8; 32])>, StoreError>, sqlx::Error> {
    let rows = sqlx::query(LED_TO).bind(i64::from(UNVERIFIED)).fetch_all(from).await?;
    let key = |row| Ok((DoctorId::from_bytes(sql::bytes(row, "doctor")?), sql::bytes(row, "identity")?));
    Ok(rows.iter().map(key).collect())
}

struct Settle(Day);

impl Transaction for Settle {
    const NAME: &'static str = "settle the key log";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
        lock(conn, dialect).await?;
        // Read once: it runs at each start, whatever the number of doctors.
        let mut last = last_of_each(conn).await?;
        for (account, identity) in led_to(&mut *conn).await?? {
            if !last.remove(&tag(account)).is_some_and(|last| last.publishes(account, &identity)) {
                append(conn, Entry::published(account, &identity, self.0)).await?;
            }
        }
        // Of those that are left nobody is led to.
        for last in last.into_values().filter(|last| last.kind == Kind::Published) {
            append(conn, Entry { kind: Kind::Withdrawn, day: self.0, ..last }).await?;
        }
        Ok(())
    }
}
