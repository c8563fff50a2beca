//! `secondok desk pause-doctor` and `resume-doctor`: whether a doctor can be asked.

use std::path::Path;

use super::{by_operator, log_in_name, with_store};
use crate::{failure::Failure, output::say};

/// Lets nobody ask the doctor any more, or lets them be asked again. A running service heeds it from the next request on.
///
/// # Errors
///
/// When nobody has registered with the log-in name.
pub async fn run(config: &Path, login: &str, can_be_asked: bool) -> Result<(), Failure> {
    let login = log_in_name(login)?;
    let (_, set) = with_store(config, async |store| {
        let Some(account) = store.login(&login).await? else { return Ok(false) };
        store.set_accepting(account.account, can_be_asked, by_operator()).await
    })
    .await?;
    if !set {
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
