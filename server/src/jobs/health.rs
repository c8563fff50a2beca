//! Whether the database can be written, told once at each change.

use std::time::Duration;

use secondok_care::store::{Store, StoreError};

/// How often it is asked.
const EVERY: Duration = Duration::from_secs(15);

/// Asks until it is dropped.
pub async fn watch(store: Store) {
    let mut health = Health::default();
    loop {
        let answer = store.check().await;
        match health.observe(answer.as_ref().map_err(kind).copied()) {
            Some(Change::Failing { kind }) => tracing::error!(event = "storage-failing", kind),
            Some(Change::Recovered) => tracing::info!(event = "storage-recovered"),
            None => {}
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// A failure's kind, as it stands in the log.
pub fn kind(error: &StoreError) -> &'static str {
    match error {
        StoreError::Busy => "busy",
        StoreError::Full => "full",
        StoreError::Unavailable { .. } => "unavailable",
        StoreError::NewerVersion { .. } => "newer-version",
        StoreError::ForeignVersion { .. } => "foreign-version",
        StoreError::Url { .. } => "url",
        StoreError::Damaged { .. } => "damaged",
        StoreError::NotEmpty => "not-empty",
        StoreError::Fault { .. } => "fault",
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Change {
    Failing { kind: &'static str },
    Recovered,
}

/// What was told last.
#[derive(Debug, Default)]
struct Health {
    failing: Option<&'static str>,
}

impl Health {
    fn observe(&mut self, answer: Result<(), &'static str>) -> Option<Change> {
        let failing = answer.err();
        let before = std::mem::replace(&mut self.failing, failing);
        match (before, failing) {
            (before, Some(kind)) if before != Some(kind) => Some(Change::Failing { kind }),
            (Some(_), None) => Some(Change::Recovered),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_told_once_and_so_is_its_end() {
        let mut health = Health::default();
        let told: Vec<Option<Change>> = [Ok(()), Err("full"), Err("full"), Err("busy"), Ok(()), Ok(())]
            .into_iter()
            .map(|answer| health.observe(answer))
            .collect();
        assert_eq!(
            told,
            [
                None,
                Some(Change::Failing { kind: "full" }),
                None,
                Some(Change::Failing { kind: "busy" }),
                Some(Change::Recovered),
                None
            ]
        );
    }
}
