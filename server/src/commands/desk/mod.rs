//! `secondok desk`: what the people who run the service do.

pub mod asking;
pub mod invite_doctor;
pub mod remove_factor;
pub mod staff;

use std::path::Path;

use secondok_api::desk::Roles;
use secondok_care::{
    audit::Stamp,
    clock::Clock,
    store::{Store, StoreError},
};

use crate::{clock::SystemClock, config::Config, data_folder::DataFolder, database, failure::Failure};

/// Days for which an invitation is good.
const VALID_DAYS: u32 = 14;

/// Works with the database of this configuration, beside the service if that runs.
pub(super) async fn with_store<T>(
    path: &Path,
    work: impl AsyncFnOnce(&Store) -> Result<T, StoreError>,
) -> Result<(Config, T), Failure> {
    let config = Config::load(path)?;
    let data = DataFolder::open(&config.data)?;
    let store = database::open(&config, &data).await?;
    let done = work(&store).await;
    store.close().await;
    let done = done.map_err(|error| database::explain(&config, &data, &error))?;
    Ok((config, done))
}

/// What is noted of a change that is made by a command.
fn by_operator() -> Stamp {
    Stamp::operator(SystemClock::default().now())
}

/// A log-in name as it is kept: an e-mail address in lower case.
fn log_in_name(login: &str) -> Result<String, Failure> {
    let login = login.trim().to_lowercase();
    let (name, host) = login.split_once('@').unwrap_or_default();
    let odd = |c: char| c.is_whitespace() || c.is_control() || c == '@';
    if name.is_empty()
        || !host.contains('.')
        || login.contains(char::is_whitespace)
        || host.contains(odd)
        || login.len() > 254
    {
        return Err(Failure::usage(format!("--login {login:?} is not possible: expected an e-mail address")));
    }
    Ok(login)
}

/// What somebody may do, for people.
pub(super) fn in_words(roles: &Roles) -> String {
    if roles.is_empty() {
        return "no role".to_owned();
    }
    roles.iter().map(|role| role.name()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_in_name_is_an_e_mail_address_in_lower_case() {
        assert_eq!(log_in_name(" Olena@Example.ORG ").expect("right"), "olena@example.org");
        for wrong in ["", "olena", "@example.org", "a b@example.org", "a@b@example.org", "a@example"] {
            assert!(log_in_name(wrong).is_err(), "{wrong}");
        }
    }
}
