//! `secondok audit verify`: reads the whole log and tells whether it is what was written.

use std::path::Path;

use secondok_care::{
    audit::{Head, PublicSealKey, verify},
    clock::Clock,
};

use super::public_key;
use crate::{
    clock::SystemClock, config::Config, data_folder::DataFolder, database, failure::Failure, output::say,
};

/// Verifies it: against its seals, against these ends, and against the one that the data folder has.
///
/// # Errors
///
/// When it is not what was written.
pub async fn run(config: &Path, mut ends: Vec<Head>, key: Option<PublicSealKey>) -> Result<(), Failure> {
    let config = Config::load(config)?;
    let data = DataFolder::open(&config.data)?;
    let key = match key {
        Some(key) => key,
        None => public_key(&data)?,
    };
    ends.extend(data.audit_end().read()?);
    let store = database::open(&config, &data).await?;
    let found = verify(&store, &key, &ends, SystemClock::default().now()).await;
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
    Ok(())
}
