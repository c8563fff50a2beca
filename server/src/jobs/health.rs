//! Whether the database can be written, told once at each change; whether the audit log goes on from where it was; and what requests
//! met, told once a day.

use std::time::Duration;

use secondok_care::{Care, faults::Fault, mail::Mail, store::StoreError};
use secondok_protocol::Day;

use crate::audit_end::AuditEnd;

/// How often it is asked.
const EVERY: Duration = Duration::from_secs(15);

/// Asks until it is dropped. Whether the audit log goes on from where it was is asked with it; where it ends is kept in this
/// file.
pub async fn watch(care: Care, audit_end: AuditEnd) {
    let mut health = Health::default();
    let mut daily = Daily { day: care.clock().today() };
    loop {
        // What could not be removed when it should have been is removed as soon as it can be; if not, the night tells.
        let _ = care.store().sweep_owed().await;
        let answer = care.store().check().await;
        match health.observe(answer.as_ref().map_err(kind).copied()) {
            Some(Change::Failing { kind }) => tracing::error!(event = "storage-failing", kind),
            Some(Change::Recovered) => tracing::info!(event = "storage-recovered"),
            None => {}
        }
        look_at_audit(&care, &audit_end).await;
        if daily.is_over(care.clock().today()) {
            tell(&care);
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// Looks whether the audit log goes on from where it was, and writes down where it ends now.
pub async fn look_at_audit(care: &Care, audit_end: &AuditEnd) {
    // If it cannot be read, the database fails, and that is told by itself.
    let _ = care.look_at_audit().await;
    // Where it ended before it was cut stays known, until somebody has looked.
    if care.audit_watch().broken().is_some() {
        return;
    }
    if let Err(error) = audit_end.keep(care.audit_watch().head()) {
        tracing::error!(event = "audit-end-failed", fault = %error);
    }
}

/// Tells what requests met, and how much mail of programs was let go, since this was last told.
pub fn tell(care: &Care) {
    tell_faults(care);
    tell_dropped(care);
}

fn tell_faults(care: &Care) {
    for fault in care.faults().take() {
        match fault {
            Fault::Damaged => tracing::error!(event = "request-fault", kind = "damaged"),
            Fault::Attachment => tracing::error!(event = "request-fault", kind = "attachment"),
            Fault::Statement => tracing::error!(event = "request-fault", kind = "fault"),
            Fault::Crowded => tracing::error!(event = "request-fault", kind = "crowded"),
            Fault::Panic { place } => tracing::error!(event = "request-fault", kind = "panic", place),
        }
    }
}

fn tell_dropped(care: &Care) {
    let count = care.mail().map_or(0, Mail::take_dropped);
    if count > 0 {
        tracing::info!(event = "mail-dropped", count);
    }
}

/// A failure's kind, as it stands in the log.
pub fn kind(error: &StoreError) -> &'static str {
    match error {
        StoreError::Busy => "busy",
        StoreError::Full => "full",
        StoreError::Reserve => "reserve",
        StoreError::Unavailable { .. } => "unavailable",
        StoreError::NewerVersion { .. } => "newer-version",
        StoreError::ForeignVersion { .. } => "foreign-version",
        StoreError::Url { .. } => "url",
        StoreError::Damaged { .. } => "damaged",
        StoreError::Lost { .. } => "attachment",
        StoreError::NotEmpty => "not-empty",
        StoreError::Fault { .. } => "fault",
    }
}

/// What people do is dated by the day: so is what they meet.
#[derive(Debug)]
struct Daily {
    day: Day,
}

impl Daily {
    fn is_over(&mut self, today: Day) -> bool {
        std::mem::replace(&mut self.day, today) != today
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
    fn what_requests_met_is_told_when_the_day_is_over() {
        let day = Day::from_number(20_000);
        let mut daily = Daily { day };
        assert_eq!(
            [day, day, day + 1, day + 1, day].map(|today| daily.is_over(today)),
            [false, false, true, false, true]
        );
    }

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
