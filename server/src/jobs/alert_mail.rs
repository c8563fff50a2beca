//! Writes to whoever runs the service when somebody should look. What a mail server does not take is tried again, for an hour.

use std::time::Duration;

use secondok_api::audit::clock;
use secondok_care::{Care, audit::Told, clock::Timestamp};

use super::alert_measure::{Letter, Letters};
use crate::config::Config;

/// Until what was not taken is tried again.
const AGAIN: Duration = Duration::from_secs(60);
/// So often each mail is tried.
const TRIES: u32 = 60;

/// Whom to write to, and about what.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The addresses.
    pub to: Vec<String>,
    /// What the service is called.
    pub name: String,
    /// Where the desk is.
    pub desk: String,
}

/// A mail on its way to one address.
#[derive(Debug)]
struct Waiting {
    to: String,
    letter: Letter,
    tries: u32,
}

/// Writes until it is dropped.
pub async fn run(care: Care, settings: Settings) {
    let mut letters = Letters::default();
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut fails = false;
    loop {
        let told = tokio::select! {
            told = care.alerts().next() => Some(told),
            () = tokio::time::sleep(AGAIN), if !waiting.is_empty() => None,
        };
        if let Some(letter) = told.and_then(|told| letters.about(told)) {
            waiting.extend(settings.to.iter().map(|to| Waiting { to: to.clone(), letter, tries: 0 }));
        }
        waiting = send(&care, &settings, waiting).await;
        let failed = !waiting.is_empty();
        if failed && !fails {
            tracing::error!(event = "alert-mail-failed", count = waiting.len());
        } else if fails && !failed {
            tracing::info!(event = "alert-mail-recovered");
        }
        fails = failed;
    }
}

/// Sends all of them; those that are to be tried again.
async fn send(care: &Care, settings: &Settings, waiting: Vec<Waiting>) -> Vec<Waiting> {
    let mut again = Vec::new();
    for Waiting { to, letter, tries } in waiting {
        let (subject, text) = settings.words(letter);
        if care.write(&to, &subject, &text).await.is_err() && tries + 1 < TRIES {
            again.push(Waiting { to, letter, tries: tries + 1 });
        }
    }
    again
}

impl Settings {
    /// What is set; none where nobody is written to.
    pub fn of(config: &Config) -> Option<Self> {
        let to = config.mail.as_ref().map(|mail| mail.alerts.clone()).filter(|to| !to.is_empty())?;
        Some(Self { to, name: config.name.clone(), desk: config.desk_url.clone() })
    }

    /// What is written: the kind and the time, and of nobody who it is.
    fn words(&self, letter: Letter) -> (String, String) {
        let Self { name, desk, .. } = self;
        let look = format!("Look at the desk's room Security: {desk}\n");
        match letter {
            Letter::One(Told { kind, at }) => {
                let when = when(at);
                (format!("{name}: {kind}"), format!("{kind}\n{when}\n\n{look}"))
            }
            Letter::More(at) => {
                let text = format!(
                    "There are more alerts than are written about in an hour, since:\n{}\n\n{look}",
                    when(at)
                );
                (format!("{name}: more alerts"), text)
            }
        }
    }
}

/// To the second: `2026-11-27 20:15:03 UTC`.
fn when(at: Timestamp) -> String {
    format!("{} {} UTC", at.day(), clock(at.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_says_what_and_when_and_where_to_look() {
        let (to, name, desk) = (Vec::new(), "Opinion".to_owned(), "https://desk.example".to_owned());
        let settings = Settings { to, name, desk };
        let told = Told { kind: "guessing", at: Timestamp(1_795_810_503) };
        let (subject, text) = settings.words(Letter::One(told));
        assert_eq!(subject, "Opinion: guessing");
        assert_eq!(
            text,
            "guessing\n2026-11-27 20:15:03 UTC\n\nLook at the desk's room Security: https://desk.example\n"
        );
        let (subject, text) = settings.words(Letter::More(told.at));
        assert!(subject.ends_with("more alerts") && text.contains("2026-11-27 20:15:03 UTC"), "{text}");
    }
}
