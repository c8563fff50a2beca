//! `secondok check-config`: what holds, or everything that is wrong.

use std::path::Path;

use secondok_api::organisation::Organisation;

use crate::{
    config::{Config, Database, Key, Lmtp, LogFormat, Mail},
    failure::Failure,
    output::say,
};

/// Tells what holds.
///
/// # Errors
///
/// Everything that is wrong, with exit code 2.
pub fn run(path: &Path) -> Result<(), Failure> {
    let config = Config::load(path)?;
    let rows = Key::ALL.iter().map(|key| format!("  {} = {}", key.name, value(&config, key)));
    say(format!("{} is right. What holds:\n{}", path.display(), rows.collect::<Vec<_>>().join("\n")));
    Ok(())
}

fn value(config: &Config, key: &Key) -> String {
    match *key {
        Key::NAME => format!("{:?}", config.name),
        Key::ORGANISATION => said(config, |it| &it.name),
        Key::ADDRESS => said(config, |it| &it.address),
        Key::CONTACT => said(config, |it| &it.contact),
        Key::AUTHORITY => said(config, |it| &it.authority),
        Key::URL => format!("{:?}", config.url),
        Key::DOCTORS_URL => format!("{:?}", config.doctors_url),
        Key::DESK_URL => format!("{:?}", config.desk_url),
        Key::BROKEN_APPS => {
            let versions: Vec<_> = config.broken_apps.iter().map(ToString::to_string).collect();
            format!("{:?}", versions.join(", "))
        }
        Key::DEMONSTRATION => config.demonstration.to_string(),
        Key::LOG_FORMAT => match config.log_format {
            LogFormat::Plain => r#""plain""#.to_owned(),
            LogFormat::Json => r#""json""#.to_owned(),
        },
        Key::CARE_LISTEN => format!("\"{}\"", config.listen.address),
        Key::CARE_DOCTORS_LISTEN => format!("\"{}\"", config.doctors_listen.address),
        Key::CARE_DESK_LISTEN => format!("\"{}\"", config.desk_listen.address),
        Key::CARE_METRICS_LISTEN => match &config.metrics_listen {
            Some(listen) => format!("\"{}\"", listen.address),
            None => "(no figures for Prometheus)".to_owned(),
        },
        Key::CARE_DATA => format!("{:?}", config.data),
        Key::CARE_DATABASE => match config.database {
            Database::Embedded => r#""embedded""#.to_owned(),
            Database::Postgres(_) => {
                "a PostgreSQL server (its address may hold a password and is not shown)".to_owned()
            }
        },
        Key::CARE_ATTACHMENTS_GIB => (config.attachments.bytes >> 30).to_string(),
        Key::CARE_ATTACHMENTS_COUNT => config.attachments.count.to_string(),
        Key::CARE_ATTACHMENTS_RESERVE => (config.attachments_reserve >> 30).to_string(),
        Key::CARE_NIGHTLY_HOUR => config.nightly_hour.to_string(),
        Key::CARE_STATISTICS => config.statistics.to_string(),
        Key::MAIL_ADDRESS => mail(config, |mail| Some(format!("{:?}", mail.address))),
        Key::MAIL_LMTP => mail(config, |mail| {
            mail.lmtp.as_ref().map(|lmtp| match lmtp {
                Lmtp::Tcp(listen) => format!("\"{}\"", listen.address),
                Lmtp::Unix(path) => format!("{:?}", format!("unix:{}", path.display())),
            })
        }),
        Key::MAIL_SMTP => mail(config, |mail| {
            mail.smtp
                .as_ref()
                .map(|_| "a mail server (its address may hold a password and is not shown)".to_owned())
        }),
        Key::MAIL_ALERTS => {
            mail(config, |mail| (!mail.alerts.is_empty()).then(|| format!("{:?}", mail.alerts.join(", "))))
        }
        Key::BACKUP_FOLDER => match &config.backup_folder {
            Some(folder) => format!("{folder:?}"),
            None => "(no nightly backup)".to_owned(),
        },
        Key::BACKUP_KEEP => config.backup_keep.to_string(),
        other => unreachable!("every key is shown: {}", other.name),
    }
}

/// What is said of e-mail.
fn mail(config: &Config, of: impl Fn(&Mail) -> Option<String>) -> String {
    config.mail.as_ref().and_then(of).unwrap_or_else(|| "(not set)".to_owned())
}

/// What is said of who is responsible.
fn said(config: &Config, of: fn(&Organisation) -> &String) -> String {
    config.organisation.as_ref().map_or_else(
        || "(a demonstration: its pages say that it is invented)".to_owned(),
        |organisation| format!("{:?}", of(organisation)),
    )
}

/// Lists every key.
pub fn keys() {
    let mut text = String::new();
    for key in Key::ALL {
        let default = key.default.map_or("no default".to_owned(), |default| format!("default {default}"));
        text.push_str(&format!(
            "{} ({})\n  takes {}; {default}\n  {}\n",
            key.name,
            key.variable(),
            key.allowed,
            key.about.join("\n  ")
        ));
    }
    say(text.trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_shown() {
        let config =
            Config::read("demonstration = true", Path::new("x.toml"), std::iter::empty()).expect("readable");
        assert!(Key::ALL.iter().all(|key| !value(&config, key).is_empty()));
    }
}
