//! Transactions: each has a name, and what is tried again is tried again here.

use std::{borrow::Cow, sync::atomic::Ordering, time::Duration};

use sqlx::{AnyConnection, Connection};

use super::{
    Store,
    dialect::{Dialect, Meaning},
    error::StoreError,
};

/// How often a transaction is tried.
const ATTEMPTS: u32 = 4;
/// Between attempts, times the number of the attempt.
const PAUSE: Duration = Duration::from_millis(5);

/// A transaction, with everything that it needs. It is run from its beginning at every attempt.
pub(super) trait Transaction: Send {
    /// Its name, in errors.
    const NAME: &'static str;
    /// Whether what the directory shows of doctors may be another afterwards.
    const CHANGES_DIRECTORY: bool = false;
    /// What it answers.
    type Done: Send;

    /// Does it. What is answered with `Ok` is committed.
    fn run(
        &mut self,
        conn: &mut AnyConnection,
        dialect: Dialect,
    ) -> impl Future<Output = Result<Self::Done, Failure>> + Send;
}

/// Why a transaction did not get through.
#[derive(Debug)]
pub(super) enum Failure {
    /// The database's driver says no.
    Driver(sqlx::Error),
    /// It makes no sense to go on.
    Store(StoreError),
    /// Another service changed in between what was read at the beginning.
    Overtaken,
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Driver(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Store {
    /// Runs a transaction that writes.
    pub(super) async fn write<T: Transaction>(&self, mut transaction: T) -> Result<T::Done, StoreError> {
        self.write_mut(&mut transaction).await
    }

    /// Runs a transaction that writes and keeps what it found out.
    pub(super) async fn write_mut<T: Transaction>(&self, transaction: &mut T) -> Result<T::Done, StoreError> {
        let done = self.try_to_write(transaction).await;
        // Also where it failed: a commit without an answer may have taken place.
        if T::CHANGES_DIRECTORY {
            self.0.directory_changes.fetch_add(1, Ordering::SeqCst);
        }
        done
    }

    async fn try_to_write<T: Transaction>(&self, transaction: &mut T) -> Result<T::Done, StoreError> {
        for attempt in 1.. {
            let (failure, committing) = match self.attempt(transaction).await {
                Ok(done) => return self.0.place.check().map(|()| done),
                Err(failed) => failed,
            };
            let (error, again) = self.explain(T::NAME, failure);
            // Whether a commit without an answer took place is not known: its caller asks again, and is told.
            if !again || committing || attempt >= ATTEMPTS {
                return Err(error);
            }
            tokio::time::sleep(PAUSE * attempt).await;
        }
        unreachable!("the last attempt returns")
    }

    async fn attempt<T: Transaction>(&self, transaction: &mut T) -> Result<T::Done, (Failure, bool)> {
        let dialect = self.dialect();
        let mut conn = self.writers().acquire().await.map_err(|error| (error.into(), false))?;
        let result = async {
            let mut open = conn.begin_with(dialect.begin_writing()).await.map_err(|e| (e.into(), false))?;
            let done = transaction.run(&mut open, dialect).await.map_err(|failure| (failure, false))?;
            open.commit().await.map_err(|error| (error.into(), true))?;
            Ok(done)
        }
        .await;
        if result.is_err() {
            // Whatever state it is in: the next one begins on a fresh connection.
            conn.close_on_drop();
        }
        result
    }

    /// The failure as its caller sees it, and whether the same again may do.
    pub(super) fn explain(&self, name: &str, failure: Failure) -> (StoreError, bool) {
        match failure {
            Failure::Store(error) => (error, false),
            Failure::Overtaken => (StoreError::Busy, true),
            Failure::Driver(error) => explain(self.dialect(), name, &error),
        }
    }

    /// For a statement outside of transactions.
    pub(super) fn failed(&self, name: &'static str) -> impl FnOnce(sqlx::Error) -> StoreError {
        let dialect = self.dialect();
        move |error| explain(dialect, name, &error).0
    }
}

/// What a driver's error means.
pub(super) fn explain(dialect: Dialect, name: &str, error: &sqlx::Error) -> (StoreError, bool) {
    let unavailable = |reason: Cow<'_, str>| StoreError::Unavailable { reason: format!("{name}: {reason}") };
    match error {
        sqlx::Error::Database(database) => {
            let meaning = database.code().map_or(Meaning::Fault, |code| dialect.meaning(&code));
            // The message alone: PostgreSQL's details would name values.
            let reason = format!("{name}: {}", database.message());
            match meaning {
                Meaning::Busy => (StoreError::Busy, false),
                Meaning::Again => (StoreError::Fault { reason }, true),
                Meaning::Full => (StoreError::Full, false),
                Meaning::Unavailable => (StoreError::Unavailable { reason }, false),
                Meaning::Damaged => (StoreError::Damaged { what: reason }, false),
                Meaning::Fault => (StoreError::Fault { reason }, false),
            }
        }
        sqlx::Error::PoolTimedOut => (StoreError::Busy, false),
        sqlx::Error::Io(error) => (unavailable(error.to_string().into()), true),
        sqlx::Error::PoolClosed => (unavailable("it was closed".into()), false),
        sqlx::Error::WorkerCrashed => (unavailable("its worker stopped".into()), true),
        sqlx::Error::Configuration(error) => (unavailable(error.to_string().into()), false),
        sqlx::Error::Tls(error) => (unavailable(error.to_string().into()), false),
        sqlx::Error::ColumnDecode { index, .. } => {
            (StoreError::Damaged { what: format!("{name}: column {index}") }, false)
        }
        sqlx::Error::Decode(_) => (StoreError::Damaged { what: name.to_owned() }, false),
        other => (StoreError::Fault { reason: format!("{name}: {other}") }, false),
    }
}
