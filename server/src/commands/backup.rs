//! `secondok backup`: writes a backup of the running or stopped service.

use std::path::Path;

use secondok_care::clock::Clock;

use crate::{
    backup::{self, WriteError},
    clock::SystemClock,
    config::Config,
    data_folder::{DataFolder, LOGIN_SEED},
    database,
    failure::Failure,
    output::say,
};

/// Writes it into the folder.
///
/// # Errors
///
/// When the database cannot be read or the folder not written.
pub async fn run(config: &Path, folder: &Path) -> Result<(), Failure> {
    let config = Config::load(config)?;
    let data = DataFolder::open(&config.data)?;
    let folder = backup::make_folder(folder)?;
    let store = database::open(&config, &data).await?;
    let written = backup::write(&store, &folder, SystemClock::default().today(), config.backup_keep).await;
    store.close().await;
    let written = written.map_err(|error| match error {
        WriteError::Store(error) => database::explain(&config, &data, &error),
        WriteError::Io(error) => Failure::new(format!("{}: cannot be written: {error}", folder.display())),
    })?;
    say(format!(
        "Wrote {} ({} rows).\n{LOGIN_SEED} is not in it: without that file no doctor can log in. Keep one copy of it elsewhere.",
        written.path.display(),
        written.rows
    ));
    Ok(())
}
