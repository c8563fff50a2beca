//! `secondok audit`: the audit log, for whoever runs the service and for whoever looks over their shoulder.

pub mod list;
pub mod verify;

use std::path::Path;

use secondok_care::audit::{PublicSealKey, SealKey};

use crate::{config::Config, data_folder::DataFolder, failure::Failure, output::say};

/// Shows the public key of the log's seals.
///
/// # Errors
///
/// When the seed of the log-ins cannot be read.
pub fn key(config: &Path) -> Result<(), Failure> {
    let config = Config::load(config)?;
    say(public_key(&DataFolder::open(&config.data)?)?.to_string());
    Ok(())
}

fn public_key(data: &DataFolder) -> Result<PublicSealKey, Failure> {
    Ok(SealKey::from_seed(&data.own_login_seed()?).public())
}
