//! `secondok restore`: fills an empty database from a backup; what was destroyed stays destroyed.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use secondok_api::audit::Event;
use secondok_care::{
    audit::Stamp,
    clock::Clock,
    store::{GoneOn, Remembered, Store},
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
    let mut known = Remembered::default();
    for file in later {
        let Remembered { tombstones, key_log } = known_by(file).await?;
        known.tombstones.extend(tombstones);
        if key_log.len() > known.key_log.len() {
            known.key_log = key_log;
        }
    }
    let store = database::open_with_attachments(&config, &data).await?;
    let restored = async {
        let restored = backup::restore(&store, file, &known).await?;
        let now = SystemClock::default().now();
        store.settle_key_log(now.day()).await?;
        for doctor in restored.key_log.iter().flat_map(|gone_on| &gone_on.revoked) {
            store.note(Stamp::operator(now), Event::VerificationRevoked { doctor: *doctor }).await?;
        }
        let noted = Event::BackupRestored { day: restored.day };
        store.note(Stamp::operator(now), noted).await?;
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
    match &restored.key_log {
        Some(GoneOn { entries, revoked }) => told.push_str(&format!(
            "\nThe log of keys goes on as far as the files given with --tombstones have it. Entries that came after the backup: {entries}. Doctors whose\n\
             approval was taken back since, and who are not approved here either: {}. What came after the last of those files is missing:\n\
             devices that saw it refuse to write to any doctor.",
            revoked.len()
        )),
        None => told.push_str(
            "\nThe log of keys ends where the backup ended: nothing that was given with --tombstones goes on from it. Devices that saw more\n\
             of it refuse to write to any doctor from now on: tell people, by another way than this service too, that it was restored. Whoever\n\
             removes the app's data and brings it back with the words can go on. Doctors whose approval was taken back since are approved\n\
             again: look at them.",
        ),
    }
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

/// What a database's file or a backup remembers.
async fn known_by(file: &Path) -> Result<Remembered, Failure> {
    let cannot = |reason: String| {
        Failure::new(format!("--tombstones {}: {reason}. Nothing was changed.", file.display()))
    };
    let mut magic = [0; 16];
    std::fs::File::open(file)
        .and_then(|mut file| file.read_exact(&mut magic))
        .map_err(|error| cannot(format!("cannot be read: {error}")))?;
    if &magic != b"SQLite format 3\0" {
        return backup::remembered(file).map_err(|error| cannot(error.to_string()));
    }
    Store::remembered_in(file).await.map_err(|error| cannot(error.to_string()))
}
