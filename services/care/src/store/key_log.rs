//! The log of keys. An entry comes in the transaction that leads people to a key, or leads them there no more.

use std::collections::BTreeSet;

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
        let rows = sqlx::query(LED_TO).bind(i64::from(UNVERIFIED)).fetch_all(self.readers()).await;
        let rows = rows.map_err(self.failed("keys that people are led to"))?;
        let key = |row| Ok((DoctorId::from_bytes(sql::bytes(row, "doctor")?), sql::bytes(row, "identity")?));
        rows.iter().map(key).collect()
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
    let here = all(&mut *conn).await??;
    let Some(new) = later.strip_prefix(here.as_slice()).filter(|_| !later.is_empty()) else {
        return Ok(None);
    };
    for entry in new {
        append(conn, dialect, *entry).await?;
    }
    let mut revoked = Vec::new();
    let rows = sqlx::query(LED_TO).bind(i64::from(UNVERIFIED)).fetch_all(&mut *conn).await?;
    for row in &rows {
        let doctor = DoctorId::from_bytes(sql::bytes(row, "doctor")?);
        if last(conn, tag(doctor)).await?.is_some_and(|last| last.kind == Kind::Withdrawn) {
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
    append(conn, dialect, Entry::published(account, &identity, today)).await
}

/// From now on nobody is led to this account's key, if anybody was.
pub(super) async fn withdraw(
    conn: &mut AnyConnection,
    dialect: Dialect,
    account: Tag,
    today: Day,
) -> Result<(), Failure> {
    lock(conn, dialect).await?;
    match last(conn, account).await? {
        Some(last) if last.kind == Kind::Published => {
            append(conn, dialect, Entry { kind: Kind::Withdrawn, day: today, ..last }).await
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

/// One after the other, from what they look at on: numbers have no gaps, and no two decide by the same end.
async fn lock(conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
    if let Some(lock) = dialect.lock_for_writing("key_log") {
        sql::run(conn, lock).await?;
    }
    Ok(())
}

async fn append(conn: &mut AnyConnection, dialect: Dialect, entry: Entry) -> Result<(), Failure> {
    lock(conn, dialect).await?;
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

struct Settle(Day);

impl Transaction for Settle {
    const NAME: &'static str = "settle the key log";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
        lock(conn, dialect).await?;
        let mut led_to = BTreeSet::new();
        let rows = sqlx::query(LED_TO).bind(i64::from(UNVERIFIED)).fetch_all(&mut *conn).await?;
        for row in &rows {
            let account = DoctorId::from_bytes(sql::bytes(row, "doctor")?);
            publish(conn, dialect, account, self.0).await?;
            led_to.insert(tag(account));
        }
        let rows = sqlx::query("SELECT DISTINCT account FROM key_log ORDER BY account");
        for row in &rows.fetch_all(&mut *conn).await? {
            let account = sql::bytes(row, "account")?;
            if !led_to.contains(&account) {
                withdraw(conn, dialect, account, self.0).await?;
            }
        }
        Ok(())
    }
}
