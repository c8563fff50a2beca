//! The audit log. Entries come in the transaction of what they tell, as the last thing that it does.

use secondok_api::audit::{Actor, Entry, Event, Names};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    Store,
    dialect::Dialect,
    doctor::decode_profile,
    error::StoreError,
    sql,
    transaction::{Failure, Transaction},
};
use crate::{
    audit::{Head, Link, Seal, SealKey, Stamp, forgotten_before, of_actor},
    clock::Timestamp,
};

/// The columns of an entry, in the order of [`link`].
const LINK: &str = "number, at, actor, about, alert, event, hash";

/// Which entries are read, of those from the latest one back.
#[derive(Debug, Clone, Copy)]
pub enum Which {
    /// All.
    All,
    /// Those that somebody should look at.
    Alerts,
    /// Those of which this is the one who did it, or whom it is about.
    Of(Actor),
}

impl Store {
    /// Notes something that changes nothing else.
    pub async fn note(&self, stamp: Stamp, event: Event) -> Result<(), StoreError> {
        self.write(Note { stamp, event }).await
    }

    /// So many entries before this one, or the latest ones, the latest first. What is nothing that this service writes is left out:
    /// whoever verifies the log is told of it.
    pub async fn audit_entries(
        &self,
        which: Which,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let (filter, who) = match which {
            Which::All => ("", None),
            Which::Alerts => (" AND alert = 1", None),
            Which::Of(actor) => (" AND (actor = $3 OR about = $3)", Some(of_actor(actor))),
        };
        let text =
            format!("SELECT {LINK} FROM audit WHERE number < $1{filter} ORDER BY number DESC LIMIT $2");
        let before = before.map_or(i64::MAX, sql::of_count);
        let query = sql::query(text).bind(before).bind(i64::from(limit));
        let query = who.into_iter().fold(query, |query, who| query.bind(who));
        let rows = query.fetch_all(self.readers()).await.map_err(self.failed("audit entries"))?;
        Ok(rows.iter().filter_map(|row| link(row).ok()?.entry()).collect())
    }

    /// The names of everybody who occurs in these entries and is still there, or invited.
    pub async fn audit_names(&self, entries: &[Entry]) -> Result<Names, StoreError> {
        let mut names = Names::default();
        let actors = entries.iter().flat_map(|entry| [Some(entry.by), entry.event.about()]).flatten();
        for actor in std::collections::BTreeSet::from_iter(actors) {
            match actor {
                Actor::Staff(staff) => {
                    let text = "SELECT login FROM staff WHERE staff = $1 \
                                UNION SELECT login FROM staff_invitation WHERE staff = $1";
                    let name = self.name_of(text, staff.as_bytes());
                    if let Some(row) = name.await? {
                        names.staff.insert(staff, sql::text(&row, "login")?);
                    }
                }
                Actor::Doctor(doctor) => {
                    let name =
                        self.name_of("SELECT profile FROM doctor WHERE doctor = $1", doctor.as_bytes());
                    if let Some(row) = name.await? {
                        names.doctors.insert(doctor, decode_profile(&row)?.name);
                    }
                }
                Actor::Operator | Actor::Service => {}
            }
        }
        Ok(names)
    }

    async fn name_of(&self, text: &'static str, number: &[u8]) -> Result<Option<AnyRow>, StoreError> {
        let row = sqlx::query(text).bind(number.to_vec()).fetch_optional(self.readers()).await;
        row.map_err(self.failed("audit names"))
    }

    /// So many entries after this one, as they are stored; one that cannot be read follows none.
    pub async fn audit_links(&self, after: u64, limit: u32) -> Result<Vec<Link>, StoreError> {
        let text = format!("SELECT {LINK} FROM audit WHERE number > $1 ORDER BY number LIMIT $2");
        let rows = sql::query(text)
            .bind(sql::of_count(after))
            .bind(i64::from(limit))
            .fetch_all(self.readers())
            .await
            .map_err(self.failed("audit log"))?;
        rows.iter().map(|row| link(row).or_else(|_| Ok(Link::unreadable(number(row)?)))).collect()
    }

    /// Every seal, the earliest first.
    pub async fn audit_seals(&self) -> Result<Vec<Seal>, StoreError> {
        let rows = sqlx::query("SELECT number, at, hash, signature FROM audit_seal ORDER BY number")
            .fetch_all(self.readers())
            .await
            .map_err(self.failed("audit seals"))?;
        rows.iter().map(seal).collect()
    }

    /// The last seal.
    pub async fn last_audit_seal(&self) -> Result<Option<Seal>, StoreError> {
        let text = "SELECT number, at, hash, signature FROM audit_seal ORDER BY number DESC LIMIT 1";
        let row =
            sqlx::query(text).fetch_optional(self.readers()).await.map_err(self.failed("audit seal"))?;
        row.as_ref().map(seal).transpose()
    }

    /// The entry of this number, if it is there and no other than was sealed, and where the log ends.
    pub async fn audit_ends(&self, number: u64) -> Result<(Option<Head>, Head), StoreError> {
        let failed = |failure| self.explain("audit log", failure).0;
        let mut conn = self.readers().acquire().await.map_err(|error| failed(error.into()))?;
        // If it was forgotten since, its seal still has it.
        let text = "SELECT number, hash FROM audit WHERE number = $1 UNION SELECT number, hash FROM audit_seal WHERE number = $1";
        let rows = sqlx::query(text)
            .bind(sql::of_count(number))
            .fetch_all(&mut *conn)
            .await
            .map_err(|error| failed(error.into()))?;
        let known = rows.first().map(head).transpose()?.filter(|_| rows.len() == 1);
        Ok((known, end(&mut conn).await.map_err(failed)?))
    }

    /// Seals where the log ends, unless that is sealed already, and forgets what was sealed so long ago that it is not kept.
    /// Where it ends.
    pub async fn seal_audit(&self, key: &SealKey, now: Timestamp) -> Result<Head, StoreError> {
        self.write(SealEnd { key, now }).await
    }
}

/// Notes what this transaction does.
pub(super) async fn append(
    conn: &mut AnyConnection,
    dialect: Dialect,
    stamp: Stamp,
    event: &Event,
) -> Result<(), Failure> {
    // One after the other: each follows the last one.
    if let Some(lock) = dialect.lock_for_writing("audit") {
        sql::run(conn, lock).await?;
    }
    let link = Link::after(end(conn).await?, stamp, event);
    sql::query(format!("INSERT INTO audit ({LINK}) VALUES {}", sql::placeholders(1, 7, 1)))
        .bind(sql::of_count(link.number))
        .bind(sql::of_time(link.at))
        .bind(link.actor)
        .bind(link.about)
        .bind(i64::from(link.alert))
        .bind(link.event)
        .bind(link.hash.to_vec())
        .execute(conn)
        .await?;
    Ok(())
}

/// Where the log ends: with its last entry, or with the seal of those that were forgotten last.
async fn end(conn: &mut AnyConnection) -> Result<Head, Failure> {
    for table in ["audit", "audit_seal"] {
        let text = format!("SELECT number, hash FROM {table} ORDER BY number DESC LIMIT 1");
        if let Some(row) = sql::query(text).fetch_optional(&mut *conn).await? {
            return Ok(head(&row)?);
        }
    }
    Ok(Head::NONE)
}

fn head(row: &AnyRow) -> Result<Head, StoreError> {
    Ok(Head { number: number(row)?, hash: sql::bytes(row, "hash")? })
}

fn link(row: &AnyRow) -> Result<Link, StoreError> {
    Ok(Link {
        number: number(row)?,
        at: sql::time(row, "at")?,
        actor: sql::text(row, "actor")?,
        about: sql::text(row, "about")?,
        alert: sql::number(row, "alert", 0..=1)? == 1,
        event: sql::text(row, "event")?,
        hash: sql::bytes(row, "hash")?,
    })
}

fn seal(row: &AnyRow) -> Result<Seal, StoreError> {
    Ok(Seal { head: head(row)?, at: sql::time(row, "at")?, signature: sql::bytes(row, "signature")? })
}

fn number(row: &AnyRow) -> Result<u64, StoreError> {
    sql::count(row, "number")
}

struct Note {
    stamp: Stamp,
    event: Event,
}

impl Transaction for Note {
    const NAME: &'static str = "note";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
        append(conn, dialect, self.stamp, &self.event).await
    }
}

struct SealEnd<'a> {
    key: &'a SealKey,
    now: Timestamp,
}

impl Transaction for SealEnd<'_> {
    const NAME: &'static str = "seal the audit log";
    type Done = Head;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Head, Failure> {
        if let Some(lock) = dialect.lock_for_writing("audit, audit_seal") {
            sql::run(conn, lock).await?;
        }
        let head = end(conn).await?;
        if head == Head::NONE {
            return Ok(head);
        }
        let Seal { head: _, at, signature } = self.key.seal(head, self.now);
        sqlx::query(
            "INSERT INTO audit_seal (number, at, hash, signature) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        )
        .bind(sql::of_count(head.number))
        .bind(sql::of_time(at))
        .bind(head.hash.to_vec())
        .bind(signature.to_vec())
        .execute(&mut *conn)
        .await?;
        let row =
            sqlx::query("SELECT MAX(number) AS number FROM audit_seal WHERE at < $1 HAVING COUNT(*) > 0")
                .bind(sql::of_time(forgotten_before(self.now)))
                .fetch_optional(&mut *conn)
                .await?;
        if let Some(forgotten) = row.as_ref().map(number).transpose()? {
            // The seal stays: what comes after follows it.
            for text in ["DELETE FROM audit WHERE number <= $1", "DELETE FROM audit_seal WHERE number < $1"] {
                sqlx::query(text).bind(sql::of_count(forgotten)).execute(&mut *conn).await?;
            }
        }
        Ok(head)
    }
}
