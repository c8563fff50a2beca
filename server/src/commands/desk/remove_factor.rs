//! `secondok desk remove-factor`: for a doctor who has lost their second factor.

use std::path::Path;

use super::{by_operator, log_in_name, with_store};
use crate::{failure::Failure, output::say};

/// Has the service ask the doctor for none any more. A running service heeds it from the next log-in on.
///
/// # Errors
///
/// When nobody with the log-in name has one.
pub async fn run(config: &Path, login: &str) -> Result<(), Failure> {
    let login = log_in_name(login)?;
    let (_, removed) = with_store(config, async |store| {
        let Some(account) = store.login(&login).await? else { return Ok(false) };
        store.remove_factor(account.account, by_operator()).await
    })
    .await?;
    if !removed {
        return Err(Failure::new(format!(
            "--login {login}: nobody with this log-in name has a second factor. Nothing was changed."
        )));
    }
    say(format!(
        "{login} is asked for no second factor any more, and can set up another one in their account.\n\
         The password alone opens the account now. Whoever watches over security is told."
    ));
    Ok(())
}
