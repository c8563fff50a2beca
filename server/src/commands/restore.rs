//! `secondok restore`: fills an empty database from a backup; what was destroyed stays destroyed.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use secondok_api::audit::Event;
use secondok_care::{
    audit::Stamp,
    clock::Clock,
    store::{Store, Tombstone},
};

use crate::{
    backup::{self, RestoreError},
    clock::SystemClock,
    config::Config,
    data_folder::DataFolder,
    database,
    failure::Failure,
    output::say,
};

/// Restores it, without what the tombstones of these files name.
///
/// # Errors
///
/// When a file is not what it should be, a service runs, or the database is not empty; then nothing was changed. That
/// the restored database could not be put in order is told, and no failure.
pub async fn run(config: &Path, file: &Path, later: &[PathBuf]) -> Result<(), Failure> {
    let config = Config::load(config)?;
    let data = DataFolder::make(&config.data)?;
    let _held = data.hold()?;
    let mut tombstones = Vec::new();
    for file in later {
        tombstones.extend(known_by(file).await?);
    }
    let store = database::open_with_attachments(&config, &data).await?;
    let restored = async {
        let restored = backup::restore(&store, file, &tombstones).await?;
        let noted = Event::BackupRestored { day: restored.day };
        store.note(Stamp::operator(SystemClock::default().now()), noted).await?;
        Ok(restored)
    };
    let restored = restored.await;
    store.close().await;
    let restored = restored.map_err(|error| match error {
        RestoreError::Read(error) => {
            Failure::new(format!("{}: {error}. Nothing was changed.", file.display()))
        }
        RestoreError::Store(error) => database::explain(&config, &data, &error),
    })?;
    // The log that was there before may have gone further.
    data.audit_end().forget()?;
    let mut told = format!(
        "Restored {} ({} rows, made on {}). Left out because they were destroyed, erased or removed since: \
         consultations: {}, accounts of doctors: {}, staff: {}.",
        file.display(),
        restored.rows,
        restored.day,
        restored.left_out.consultations,
        restored.left_out.accounts,
        restored.left_out.staff
    );
    match &restored.without {
        Ok(0) => {}
        Ok(without) => told.push_str(&format!(
            "\nAttachments left out because {} does not have them: {without}. Patients and doctors are told that they are not\n\
             there; patients can send them again.",
            data.attachments().display()
        )),
        Err(error) => told.push_str(&format!(
            "\nWhat {} has of the attachments could not be looked through: {error}.",
            data.attachments().display()
        )),
    }
    if let Err(error) = &restored.rewritten {
        told.push_str(&format!(
            "\nEverything is there, but it could not be put in order: {error}. Until the next night does it, traces of what was\n\
             left out stay in the database's files."
        ));
    }
    told.push_str(
        "\nThe staff is as it was on the backup's day, also roles that were taken away since. Look at it before anybody logs in:\n  \
         secondok desk staff\n\
         Doctors' second factors are those of that day too: one that was removed since is asked for again, one that was set up since is not.",
    );
    if later.is_empty() {
        told.push_str(
            "\nNothing told what was destroyed after the backup was made: what patients destroyed since then is back, sealed,\n\
             until its day of erasure, and so are the accounts that doctors erased, and who was removed from the staff. If the old database or a later backup can still be found, empty this one again and\n\
             restore with --tombstones FILE.",
        );
    }
    say(told);
    Ok(())
}

/// The tombstones of a database's file or of a backup.
async fn known_by(file: &Path) -> Result<Vec<Tombstone>, Failure> {
    let cannot = |reason: String| {
        Failure::new(format!("--tombstones {}: {reason}. Nothing was changed.", file.display()))
    };
    let mut magic = [0; 16];
    std::fs::File::open(file)
        .and_then(|mut file| file.read_exact(&mut magic))
        .map_err(|error| cannot(format!("cannot be read: {error}")))?;
    if &magic != b"SQLite format 3\0" {
        return backup::tombstones(file).map_err(|error| cannot(error.to_string()));
    }
    Store::tombstones_in(file).await.map_err(|error| cannot(error.to_string()))
}
