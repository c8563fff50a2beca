//! `secondok audit verify`: reads the whole log and tells whether it is what was written.

use std::path::{Path, PathBuf};

use secondok_care::{
    audit::{Head, PublicSealKey, verify},
    clock::Clock,
    key_log,
};

use super::public_key;
use crate::{
    clock::SystemClock, config::Config, data_folder::DataFolder, database, failure::Failure, output::say,
};

/// Verifies it: against its seals, against these ends, and against the one that the data folder has. Then the log of keys, against these
/// checkpoints; whoever has no login.seed leaves that to others, because its key comes from there.
///
/// # Errors
///
/// When it is not what was written.
pub async fn run(
    config: &Path,
    mut ends: Vec<Head>,
    checkpoints: &[PathBuf],
    key: Option<PublicSealKey>,
) -> Result<(), Failure> {
    let config = Config::load(config)?;
    let data = DataFolder::open(&config.data)?;
    let (key, login_seed) = match key {
        Some(key) => (key, None),
        None => (public_key(&data)?, Some(data.own_login_seed()?)),
    };
    let checkpoints = checkpoints.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>()?;
    ends.extend(data.audit_end().read()?);
    let store = database::open(&config, &data).await?;
    let found = verify(&store, &key, &ends, SystemClock::default().now()).await;
    let keys = match login_seed {
        Some(seed) => key_log::verify(&store, &seed, &checkpoints).await.map(Some),
        None => Ok(None),
    };
    store.close().await;
    let found = found.map_err(|error| database::explain(&config, &data, &error))?;
    let whole = found.map_err(|broken| {
        Failure::new(format!(
            "The audit log is not what was written: {broken}.\n  Keep the database and the backups as they are. What the log was before \
             stands in the backups and, of each night, in `sealed=…` of the service's own log."
        ))
    })?;
    let sealed = match whole.sealed {
        Some(number) if number == whole.head.number => "all of them sealed".to_owned(),
        Some(number) => format!("sealed up to {number}; the rest is sealed next night"),
        None => "none sealed yet; that is done each night".to_owned(),
    };
    say(format!(
        "The audit log is whole: {} entries, {sealed}. It ends with\n  {}",
        whole.entries, whole.head
    ));
    match keys.map_err(|error| database::explain(&config, &data, &error))? {
        Some(keys) => told_of_keys(keys),
        None => {
            say(
                "The log of keys was not looked at: its key comes from login.seed. `secondok-cli keys compare` does it from outside.",
            );
            Ok(())
        }
    }
}

fn told_of_keys(found: Result<key_log::Verified, key_log::Broken>) -> Result<(), Failure> {
    let whole = found.map_err(|broken| {
        Failure::new(format!(
            "The log of keys is not what was shown: {broken}.\n  Keep the database and the backups as they are. Devices that saw it as it was \
             refuse to write to any doctor."
        ))
    })?;
    say(format!(
        "The log of keys is whole: {} entries. Its checkpoint, to be kept and given with --checkpoint next time:\n{}",
        whole.entries, whole.checkpoint
    ));
    Ok(())
}

fn read(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("--checkpoint {}: cannot be read: {error}", file.display())))
}
