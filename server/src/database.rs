//! Opening the database that the configuration names.

use secondok_care::store::{AttachmentOptions, Store, StoreError, StoreOptions};

use crate::{
    config::{Config, Database},
    data_folder::DataFolder,
    failure::Failure,
};

/// Opens it with the folder of the attachments, making both or bringing them to the current version first: for who holds
/// the data folder.
///
/// # Errors
///
/// In words for whoever runs the service.
pub async fn open_with_attachments(config: &Config, data: &DataFolder) -> Result<Store, Failure> {
    let attachments = AttachmentOptions {
        folder: data.attachments(),
        quota: config.attachments,
        reserve: config.attachments_reserve,
    };
    connect(config, data, Some(attachments)).await
}

/// Opens it alone, making it or bringing it to the current version first.
///
/// # Errors
///
/// In words for whoever runs the service.
pub async fn open(config: &Config, data: &DataFolder) -> Result<Store, Failure> {
    connect(config, data, None).await
}

async fn connect(
    config: &Config,
    data: &DataFolder,
    attachments: Option<AttachmentOptions>,
) -> Result<Store, Failure> {
    let url = match &config.database {
        Database::Embedded => {
            let path = data.database();
            data.prepare_database()
                .map_err(|error| Failure::new(format!("{}: cannot be made: {error}", path.display())))?;
            format!("sqlite:{}", path.display())
        }
        Database::Postgres(url) => url.clone(),
    };
    let options = StoreOptions { attachments, ..StoreOptions::new(url) };
    Store::open(&options).await.map_err(|error| explain(config, data, &error))
}

/// A failure of the database and the way on.
pub fn explain(config: &Config, data: &DataFolder, error: &StoreError) -> Failure {
    let place = match &config.database {
        Database::Embedded => data.database().display().to_string(),
        Database::Postgres(_) => "care.database (PostgreSQL)".to_owned(),
    };
    let next = match error {
        StoreError::Busy => "Another program holds it. Wait for that to end, then try again.",
        StoreError::Full => "Make room on that disk; nothing that was confirmed is lost.",
        StoreError::Reserve => "Make room on that disk, or lower care.attachments_reserve_gib.",
        StoreError::Unavailable { .. } => "See that it is there, and that this user may read and write it.",
        StoreError::NewerVersion { .. } | StoreError::ForeignVersion { .. } => {
            "Nothing was changed. docs/operations.md, \"Upgrading\", tells the way back."
        }
        StoreError::Url { .. } => "Mend care.database in the configuration.",
        StoreError::Damaged { .. } => "Stop the service, keep the file, and restore the last backup.",
        StoreError::Lost { .. } => "Put the folder of the attachments back from its copy.",
        StoreError::NotEmpty => "Name a new folder in care.data, or move the old database away.",
        StoreError::Fault { .. } => "This is a fault of the software: please report it.",
    };
    Failure::new(format!("{place}: {error}\n  {next}"))
}
