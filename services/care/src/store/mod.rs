//! The care service's database: one SQL text for the embedded SQLite and for PostgreSQL.
//!
//! | file | does |
//! |---|---|
//! | `open`, `migrate` | opens a database, makes it, brings it to the current version |
//! | `dialect`, `tables` | everything in which the databases differ; the tables as data |
//! | `transaction` | named transactions; retries |
//! | `writer`, `batch`, `decide` | opening and appending, many in one commit |
//! | `consultation`, `destroy`, `retention`, `rewrite`, `day` | the rest of a consultation's life |
//! | `attachment`, `sweep`, `blobs`, `folder` | attachments: their rows, what becomes of leftovers, their bytes, the folder of these |
//! | `application`, `verification` | doctors who apply, and who decides on it |
//! | `account`, `invitation`, `doctor`, `session`, `vault`, `prekey`, `directory` | doctors |
//! | `key_log` | the log of keys that people are led to seal to |
//! | `letter` | whom of the doctors to write to |
//! | `staff`, `shared` | the staff, and what several of them read together |
//! | `login`, `factor` | what log-ins of both need |
//! | `notice` | what the staff tells everybody |
//! | `statistic` | weeks that were counted |
//! | `audit` | what known people did |
//! | `export`, `import` | logical backups |

mod account;
mod application;
mod attachment;
mod audit;
mod batch;
mod blobs;
mod consultation;
mod day;
pub mod decide;
mod destroy;
mod dialect;
mod directory;
mod doctor;
mod error;
mod export;
mod factor;
mod folder;
mod import;
mod invitation;
mod key_log;
mod letter;
mod login;
mod migrate;
mod model;
mod notice;
mod open;
mod place;
mod prekey;
mod retention;
mod rewrite;
mod session;
mod shared;
mod sql;
mod staff;
mod statistic;
mod sweep;
mod tables;
mod transaction;
mod vault;
mod verification;
mod writer;

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use secondok_protocol::id::SecretHash;
use sqlx::AnyPool;

pub use account::{Erasure, ProfileChanged, tombstone_of_doctor};
pub use application::{ApplicationError, ApplicationRow};
pub use audit::Which;
pub use destroy::tombstone;
pub use error::StoreError;
pub use export::{Export, ExportRow, Value};
pub use factor::{Codes, CodesRow, FactorRow};
pub use import::{Import, LeftOut, Remembered};
pub use key_log::GoneOn;
pub use letter::LetterRow;
pub use login::AccountId;
pub use model::*;
pub use notice::{ChangeNoticeError, NoticeRow, ReleaseError, WithdrawError, WriteNoticeError};
pub use shared::{ColleagueRow, Given, NewAccount, RekeyedAccount, ShareRow};
pub use staff::{
    NewStaff, StaffInvitationRow, StaffLoginTaken, StaffRegistration, StaffRow, StaffSessionRow,
};
pub use verification::{ListedRow, Stepped};

use blobs::Blobs;
use dialect::Dialect;
use place::Place;
use writer::Writer;

/// The database, opened and of the current version. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    dialect: Dialect,
    readers: AnyPool,
    writers: AnyPool,
    writer: Writer,
    place: Place,
    /// Where attachments lie, if it was opened with them.
    blobs: Option<Blobs>,
    /// How long to wait for a database that others hold, in milliseconds.
    busy_timeout_ms: u32,
    /// Something was deleted whose traces may still be in the write-ahead log.
    traces: AtomicBool,
    /// How often this store changed what the directory shows.
    directory_changes: AtomicU64,
}

/// What stays of a mailbox's address once it is gone: SHA-256 of it.
pub type Tombstone = SecretHash;

impl Store {
    fn dialect(&self) -> Dialect {
        self.0.dialect
    }

    fn readers(&self) -> &AnyPool {
        &self.0.readers
    }

    fn writers(&self) -> &AnyPool {
        &self.0.writers
    }

    /// Answers if the database can be read and written to, and the folder of the attachments is there and takes some.
    pub async fn check(&self) -> Result<(), StoreError> {
        self.write(day::Check).await?;
        match &self.0.blobs {
            Some(blobs) => blobs.check().await,
            None => Ok(()),
        }
    }

    /// The settings that promises rest on, as the database has them in force for whoever writes: name and value.
    pub async fn settings(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut conn = self.writers().acquire().await.map_err(self.failed("settings"))?;
        let mut settings = Vec::new();
        for (name, statement) in self.dialect().settings_in_force() {
            let row = sqlx::query(*statement).fetch_one(&mut *conn).await.map_err(self.failed("settings"))?;
            settings.push(((*name).to_owned(), sql::text(&row, "value")?));
        }
        Ok(settings)
    }

    /// Takes no more writes, waits for those under way, leaves nothing in the write-ahead log and closes every
    /// connection.
    pub async fn close(&self) {
        self.0.writer.close().await;
        self.0.readers.close().await;
        // Without it the next start would do it.
        let _ = self.empty_log().await;
        self.0.writers.close().await;
    }

    /// Notes that something is going to be deleted whose traces stay in the write-ahead log.
    fn leaves_traces(&self) {
        self.0.traces.store(true, Ordering::SeqCst);
    }

    fn has_traces(&self) -> bool {
        self.0.traces.load(Ordering::SeqCst)
    }

    /// Notes that the write-ahead log is empty.
    fn has_no_traces(&self) {
        self.0.traces.store(false, Ordering::SeqCst);
    }
}
