//! Opening a database.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64},
    },
    time::Duration,
};

use sqlx::{
    AnyConnection, AnyPool, AssertSqlSafe, ConnectOptions, Connection, Executor,
    any::{AnyConnectOptions, AnyPoolOptions},
};

use super::{
    Inner, Store,
    blobs::Blobs,
    dialect::Dialect,
    error::StoreError,
    import::{self, Remembered},
    key_log, migrate,
    model::StoreOptions,
    place::Place,
    transaction::explain,
    writer::Writer,
};

impl Store {
    /// What the file of a database that no service has open remembers. It is opened for reading only: it is
    /// neither made, nor brought to another version, nor are the traces in its log touched.
    ///
    /// # Errors
    /// When it is not there, or no database of this service.
    pub async fn remembered_in(file: &Path) -> Result<Remembered, StoreError> {
        let failed = |error: sqlx::Error| explain(Dialect::Sqlite, "what it remembers", &error).0;
        sqlx::any::install_default_drivers();
        // Without a log nothing beside the file is needed, and nothing is put there.
        let log = Path::new(&format!("{}-wal", file.display())).metadata();
        let alone = log.map_or(true, |log| log.len() == 0);
        let how = if alone { "mode=ro&immutable=true" } else { "mode=ro" };
        let connect: AnyConnectOptions =
            format!("sqlite://{}?{how}", file.display()).parse().map_err(failed)?;
        let mut conn = connect.disable_statement_logging().connect().await.map_err(failed)?;
        let tombstones = import::tombstones(&mut conn).await.map_err(failed)?;
        let has_log = "SELECT 1 FROM sqlite_master WHERE name = 'key_log'";
        let key_log = match sqlx::query(has_log).fetch_optional(&mut conn).await.map_err(failed)? {
            Some(_) => key_log::all(&mut conn).await.map_err(failed)?,
            None => Ok(Vec::new()),
        };
        conn.close().await.map_err(failed)?;
        Ok(Remembered { tombstones: tombstones?, key_log: key_log? })
    }

    /// Opens the database, making it or bringing it to the current version first. Must be called inside a tokio
    /// runtime.
    ///
    /// # Errors
    /// [`StoreError::Url`] for an address that cannot be used, [`StoreError::NewerVersion`] for a database of newer
    /// software, [`StoreError::ForeignVersion`] for one of other software.
    pub async fn open(options: &StoreOptions) -> Result<Self, StoreError> {
        let (dialect, url) = Dialect::of(options)?;
        sqlx::any::install_default_drivers();
        let connect: AnyConnectOptions = url.parse().map_err(|error: sqlx::Error| StoreError::Url {
            url: options.url.clone(),
            reason: error.to_string(),
        })?;
        // Statements say when something happened: none is logged.
        let connect = connect.disable_statement_logging();
        let settings: Arc<[String]> = dialect.settings(options).into();
        let failed = |error: sqlx::Error| explain(dialect, "open", &error).0;
        // A connection of its own: a pool would try again and again where the reason is wanted.
        let mut conn = connect.connect().await.map_err(failed)?;
        set(&mut conn, &settings).await.map_err(failed)?;
        migrate::run(&mut conn, dialect).await?;
        conn.close().await.map_err(failed)?;
        let blobs = options.attachments.as_ref().map(Blobs::open).transpose()?;
        let place = Place::of(dialect.file(&url));
        let pool = |size| pool(dialect, options, &connect, &settings, size);
        let (readers, writers) = (pool(options.readers.max(1)), pool(dialect.writers()));
        let (writer, inbox) = Writer::new();
        let (busy_timeout_ms, traces) = (options.busy_timeout_ms, AtomicBool::new(true));
        let directory_changes = AtomicU64::new(0);
        let inner = Inner {
            dialect,
            readers,
            writers,
            writer,
            place,
            blobs,
            busy_timeout_ms,
            traces,
            directory_changes,
        };
        let store = Self(Arc::new(inner));
        store.0.writer.start(inbox, Arc::downgrade(&store.0));
        // What was destroyed just before a crash may still be in the log. If others read it now, the night will do it.
        match store.empty_log().await {
            Ok(()) | Err(StoreError::Busy) => Ok(store),
            Err(error) => Err(error),
        }
    }
}

/// Tells a new connection what it has to keep to.
async fn set(conn: &mut AnyConnection, settings: &[String]) -> Result<(), sqlx::Error> {
    for setting in settings {
        conn.execute(sqlx::raw_sql(AssertSqlSafe(setting.clone()))).await?;
    }
    Ok(())
}

fn pool(
    dialect: Dialect,
    options: &StoreOptions,
    connect: &AnyConnectOptions,
    settings: &Arc<[String]>,
    size: u32,
) -> AnyPool {
    let settings = Arc::clone(settings);
    AnyPoolOptions::new()
        .max_connections(size)
        .min_connections(0)
        .max_lifetime(None)
        .idle_timeout(None)
        .acquire_timeout(Duration::from_millis(u64::from(options.busy_timeout_ms) + 1_000))
        .test_before_acquire(dialect.connections_can_break())
        .after_connect(move |conn, _| {
            let settings = Arc::clone(&settings);
            Box::pin(async move { set(conn, &settings).await })
        })
        .connect_lazy_with(connect.clone())
}
