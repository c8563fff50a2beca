//! Everything in which SQLite and PostgreSQL differ.

use std::fmt::Write as _;

use super::{error::StoreError, model::StoreOptions};

/// Bytes in a page of a SQLite file. A sealed message then takes an eighth of a leaf and two overflow pages. With 4,096
/// it takes twice as many writes of half the size; with 16,384 every change of a small row writes 16 KiB.
const PAGE_SIZE: u32 = 8_192;
/// Memory for pages of each connection, in KiB, once it needs them.
const CACHE_KIB: u32 = 4_096;
/// Pages in the WAL before it is copied into the database by the commit that passes this size (16 MiB).
const WAL_PAGES: u32 = 2_048;
/// Up to this size `VACUUM` builds its copy in memory; a larger copy goes to a temporary file that is unlinked at once.
const VACUUM_IN_MEMORY_MAX: i64 = 256 << 20;

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// The embedded one.
    Sqlite,
    /// At scale.
    #[cfg(feature = "postgres")]
    Postgres,
}

impl Dialect {
    /// By the scheme of the address, with the address as the driver wants it.
    pub(crate) fn of(options: &StoreOptions) -> Result<(Self, String), StoreError> {
        let url = options.url.as_str();
        let refuse =
            |reason: &str| Err(StoreError::Url { url: without_password(url), reason: reason.to_owned() });
        match url.split_once(':') {
            Some(("sqlite", rest)) => {
                let path = rest.strip_prefix("//").unwrap_or(rest);
                if path.is_empty() || path.starts_with('?') {
                    return refuse("the path is missing: write sqlite:PATH");
                }
                if path.starts_with(":memory:") || path.contains("mode=memory") {
                    return refuse("a database in memory is lost with the process: write sqlite:PATH");
                }
                let mut url = format!("sqlite://{path}");
                url.push(if path.contains('?') { '&' } else { '?' });
                url.push_str("mode=rwc");
                if let Some(vfs) = &options.vfs {
                    let _ = write!(url, "&vfs={vfs}");
                }
                Ok((Self::Sqlite, url))
            }
            #[cfg(feature = "postgres")]
            Some(("postgres" | "postgresql", _)) => Ok((Self::Postgres, url.to_owned())),
            #[cfg(not(feature = "postgres"))]
            Some(("postgres" | "postgresql", _)) => refuse(
                "this program was built without PostgreSQL (feature \"postgres\"); allowed is sqlite:PATH",
            ),
            _ if cfg!(feature = "postgres") => refuse("allowed are sqlite:PATH and postgres://…"),
            _ => refuse("allowed is sqlite:PATH"),
        }
    }

    /// The file that the driver's address names, if the database is one.
    pub(crate) fn file(self, url: &str) -> Option<std::path::PathBuf> {
        match self {
            Self::Sqlite => Some(url.strip_prefix("sqlite://")?.split('?').next()?.into()),
            #[cfg(feature = "postgres")]
            Self::Postgres => None,
        }
    }

    /// A migration's text in this dialect.
    pub(crate) fn schema(self, template: &str) -> String {
        let (bytes, keyed) = match self {
            Self::Sqlite => ("BLOB", "WITHOUT ROWID"),
            #[cfg(feature = "postgres")]
            Self::Postgres => ("BYTEA", ""),
        };
        template.replace("{bytes}", bytes).replace("{keyed}", keyed)
    }

    /// Statements that follow a migration in this dialect only.
    pub(crate) fn schema_extras(self, version: i64) -> &'static [&'static str] {
        match (self, version) {
            // Sealed bytes cannot be compressed: do not try.
            #[cfg(feature = "postgres")]
            (Self::Postgres, 1) => &["ALTER TABLE message ALTER COLUMN wire SET STORAGE EXTERNAL"],
            _ => &[],
        }
    }

    /// Begins a transaction that is going to write.
    pub(crate) fn begin_writing(self) -> &'static str {
        match self {
            // Takes the write lock at once: a lock taken later could fail without waiting.
            Self::Sqlite => "BEGIN IMMEDIATE",
            #[cfg(feature = "postgres")]
            Self::Postgres => "BEGIN ISOLATION LEVEL READ COMMITTED",
        }
    }

    /// Begins a transaction that sees one moment of the whole database.
    pub(crate) fn begin_snapshot(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN",
            #[cfg(feature = "postgres")]
            Self::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        }
    }

    /// Ends a `SELECT` whose rows are going to be changed.
    pub(crate) fn for_update(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            #[cfg(feature = "postgres")]
            Self::Postgres => " FOR UPDATE",
        }
    }

    /// Ends a `SELECT` whose rows others must not change before this transaction ends.
    pub(crate) fn for_share(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            #[cfg(feature = "postgres")]
            Self::Postgres => " FOR SHARE",
        }
    }

    /// How many connections write. SQLite has one writer; a queue in front of it is fairer than its own lock.
    pub(crate) fn writers(self) -> u32 {
        match self {
            Self::Sqlite => 1,
            #[cfg(feature = "postgres")]
            Self::Postgres => 8,
        }
    }

    /// How many commits of messages are under way at once. They take their rows in one order, and wait for one another
    /// where they share one: so do those of several services.
    pub(crate) fn commits_at_once(self) -> usize {
        match self {
            Self::Sqlite => 1,
            #[cfg(feature = "postgres")]
            Self::Postgres => 4,
        }
    }

    /// Whether others write while a transaction that writes is open.
    pub(crate) fn others_write(self) -> bool {
        match self {
            Self::Sqlite => false,
            #[cfg(feature = "postgres")]
            Self::Postgres => true,
        }
    }

    /// Whether a connection that was good may be broken by now without our doing.
    pub(crate) fn connections_can_break(self) -> bool {
        match self {
            Self::Sqlite => false,
            #[cfg(feature = "postgres")]
            Self::Postgres => true,
        }
    }

    /// What every new connection is told.
    pub(crate) fn settings(self, options: &StoreOptions) -> Vec<String> {
        match self {
            Self::Sqlite => {
                let mut settings = vec![
                    self.busy_timeout(options.busy_timeout_ms),
                    format!("PRAGMA page_size = {PAGE_SIZE}"),
                    "PRAGMA journal_mode = WAL".to_owned(),
                    // A commit is acknowledged only when it is on disk.
                    "PRAGMA synchronous = FULL".to_owned(),
                    // What is deleted is overwritten.
                    "PRAGMA secure_delete = ON".to_owned(),
                    "PRAGMA temp_store = MEMORY".to_owned(),
                    format!("PRAGMA wal_autocheckpoint = {WAL_PAGES}"),
                    format!("PRAGMA cache_size = -{CACHE_KIB}"),
                    "PRAGMA trusted_schema = OFF".to_owned(),
                ];
                settings.extend(options.max_pages.map(|pages| format!("PRAGMA max_page_count = {pages}")));
                settings
            }
            #[cfg(feature = "postgres")]
            Self::Postgres => {
                vec![self.busy_timeout(options.busy_timeout_ms), "SET synchronous_commit = on".to_owned()]
            }
        }
    }

    /// Tells a connection how many milliseconds to wait for what others hold.
    pub(crate) fn busy_timeout(self, milliseconds: u32) -> String {
        match self {
            Self::Sqlite => format!("PRAGMA busy_timeout = {milliseconds}"),
            #[cfg(feature = "postgres")]
            Self::Postgres => format!("SET lock_timeout = {milliseconds}"),
        }
    }

    /// Statements that answer with the `value` that each setting has, as text.
    pub(crate) fn settings_in_force(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Sqlite => &[
                ("journal_mode", "SELECT journal_mode AS value FROM pragma_journal_mode()"),
                ("synchronous", "SELECT CAST(synchronous AS TEXT) AS value FROM pragma_synchronous()"),
                ("secure_delete", "SELECT CAST(secure_delete AS TEXT) AS value FROM pragma_secure_delete()"),
                ("temp_store", "SELECT CAST(temp_store AS TEXT) AS value FROM pragma_temp_store()"),
                ("busy_timeout", "SELECT CAST(timeout AS TEXT) AS value FROM pragma_busy_timeout()"),
                ("page_size", "SELECT CAST(page_size AS TEXT) AS value FROM pragma_page_size()"),
            ],
            #[cfg(feature = "postgres")]
            Self::Postgres => &[
                ("synchronous_commit", "SELECT current_setting('synchronous_commit') AS value"),
                ("fsync", "SELECT current_setting('fsync') AS value"),
            ],
        }
    }

    /// Whether deleted rows linger in a write-ahead log that can be emptied, by this statement. It answers with one
    /// row whose first column is 0 when it is empty.
    pub(crate) fn empty_log(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => Some("PRAGMA wal_checkpoint(TRUNCATE)"),
            // PostgreSQL's log is its own, and archives of it are the operator's: SECURITY.md says so.
            #[cfg(feature = "postgres")]
            Self::Postgres => None,
        }
    }

    /// A statement that answers with the size of the database in bytes, if [`Dialect::rewrite`] wants to know.
    pub(crate) fn size(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => {
                Some("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
            }
            #[cfg(feature = "postgres")]
            Self::Postgres => None,
        }
    }

    /// Statements that rewrite these tables (name, key columns) in key order. Those of PostgreSQL belong in one
    /// transaction; SQLite's cannot be in one.
    pub(crate) fn rewrite(self, tables: &[super::tables::Table], size: i64) -> Vec<String> {
        match self {
            Self::Sqlite => {
                let _ = tables;
                let temporary = if size > VACUUM_IN_MEMORY_MAX { "FILE" } else { "MEMORY" };
                vec![
                    format!("PRAGMA temp_store = {temporary}"),
                    "VACUUM".to_owned(),
                    "PRAGMA temp_store = MEMORY".to_owned(),
                ]
            }
            #[cfg(feature = "postgres")]
            Self::Postgres => {
                let _ = size;
                tables.iter().flat_map(rewrite_in_postgres).collect()
            }
        }
    }

    /// Keeps everybody else out of these tables until the transaction ends.
    pub(crate) fn lock_tables(self, tables: &str) -> Option<String> {
        match self {
            // Who writes is alone anyway.
            Self::Sqlite => {
                let _ = tables;
                None
            }
            #[cfg(feature = "postgres")]
            Self::Postgres => Some(format!("LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")),
        }
    }

    /// Keeps everybody else from writing into these tables until the transaction ends; they can still be read.
    pub(crate) fn lock_for_writing(self, tables: &str) -> Option<String> {
        match self {
            // Who writes is alone anyway.
            Self::Sqlite => {
                let _ = tables;
                None
            }
            #[cfg(feature = "postgres")]
            Self::Postgres => Some(format!("LOCK TABLE {tables} IN EXCLUSIVE MODE")),
        }
    }

    /// Whether [`Dialect::rewrite`] goes into one transaction.
    pub(crate) fn rewrites_in_transaction(self) -> bool {
        match self {
            Self::Sqlite => false,
            #[cfg(feature = "postgres")]
            Self::Postgres => true,
        }
    }

    /// What a failure's code means.
    pub(crate) fn meaning(self, code: &str) -> Meaning {
        match self {
            Self::Sqlite => sqlite_meaning(code),
            #[cfg(feature = "postgres")]
            Self::Postgres => postgres_meaning(code),
        }
    }
}

/// What a database's failure means for its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Others hold what is needed, and waiting did not help.
    Busy,
    /// Lost against another transaction: the same again will do.
    Again,
    /// No room left.
    Full,
    /// Cannot be reached, read or written.
    Unavailable,
    /// The file is not what it should be.
    Damaged,
    /// Our own fault.
    Fault,
}

/// <https://www.sqlite.org/rescode.html>: the low byte is the primary code.
fn sqlite_meaning(code: &str) -> Meaning {
    const IOERR_SHMSIZE: i32 = 4_874;
    let Ok(extended) = code.parse::<i32>() else { return Meaning::Fault };
    match (extended & 0xff, extended) {
        (5 | 6, _) => Meaning::Busy,
        (13, _) | (_, IOERR_SHMSIZE) => Meaning::Full,
        (3 | 8 | 10 | 14 | 15, _) => Meaning::Unavailable,
        (11 | 26, _) => Meaning::Damaged,
        (19, _) => Meaning::Again,
        _ => Meaning::Fault,
    }
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
#[cfg(feature = "postgres")]
fn postgres_meaning(code: &str) -> Meaning {
    match code {
        "23505" | "40001" | "40P01" => Meaning::Again,
        "55P03" | "53300" | "57014" => Meaning::Busy,
        "53100" => Meaning::Full,
        "XX001" | "XX002" => Meaning::Damaged,
        "3D000" | "25006" => Meaning::Unavailable,
        _ => match code.get(..2) {
            Some("08" | "28" | "53" | "57" | "58") => Meaning::Unavailable,
            _ => Meaning::Fault,
        },
    }
}

/// A fresh table in key order in the place of the old one.
#[cfg(feature = "postgres")]
fn rewrite_in_postgres(table: &super::tables::Table) -> [String; 6] {
    let (name, columns, key) = (table.name, table.column_list(), table.key_list());
    [
        format!("LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE"),
        format!("CREATE TABLE {name}_fresh (LIKE {name} INCLUDING ALL)"),
        format!("INSERT INTO {name}_fresh ({columns}) SELECT {columns} FROM {name} ORDER BY {key}"),
        format!("DROP TABLE {name}"),
        format!("ALTER TABLE {name}_fresh RENAME TO {name}"),
        format!("ALTER INDEX {name}_fresh_pkey RENAME TO {name}_pkey"),
    ]
}

/// An address that may be shown.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://…@{host}"),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (url, shown) in [
            ("postgres://care:secret@db.example.org/care", "postgres://…@db.example.org/care"),
            ("postgres://care:se@cret@db.example.org/care", "postgres://…@db.example.org/care"),
            ("postgres://db.example.org/care", "postgres://db.example.org/care"),
            ("sqlite:care.db", "sqlite:care.db"),
        ] {
            assert_eq!(without_password(url), shown);
        }
    }
}
