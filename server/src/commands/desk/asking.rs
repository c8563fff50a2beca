//! `secondok desk pause-doctor` and `resume-doctor`: whether a doctor can be asked.

use std::path::Path;

use super::log_in_name;
use crate::{config::Config, data_folder::DataFolder, database, failure::Failure, output::say};

/// Lets nobody ask the doctor any more, or lets them be asked again. A running service heeds it from the next request on.
///
/// # Errors
///
/// When nobody has registered with the log-in name.
pub async fn run(config: &Path, login: &str, can_be_asked: bool) -> Result<(), Failure> {
    let config = Config::load(config)?;
    let login = log_in_name(login)?;
    let data = DataFolder::open(&config.data)?;
    let store = database::open(&config, &data).await?;
    let set = async {
        let Some(account) = store.login(&login).await? else { return Ok(false) };
        store.set_accepting(account.account, can_be_asked).await
    };
    let set = set.await;
    store.close().await;
    if !set.map_err(|error| database::explain(&config, &data, &error))? {
        return Err(Failure::new(format!(
            "--login {login}: nobody has registered with this log-in name. Nothing was changed."
        )));
    }
    say(if can_be_asked {
        format!("{login} can be asked again.")
    } else {
        format!(
            "{login} cannot be asked any more. What is under way goes on.\n\
             To let them be asked again: secondok desk resume-doctor --login {login}"
        )
    });
    Ok(())
}
