//! The nightly work: expire, erase, rewrite in key order, back up. Its totals are logged by day. What only puts in order
//! and fails keeps the backup from nothing.

use std::{path::PathBuf, time::Duration};

use secondok_api::audit::Alert;
use secondok_care::{Care, clock::Timestamp, jobs::NightError, store::DayStep};
use secondok_protocol::Day;
use tokio::time::Instant;

use super::{
    guard::{Decision, Guard, Trust},
    health,
};
use crate::backup;

/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(30);

/// What the night needs to know.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The hour (UTC) from which on it is done.
    pub hour: u8,
    /// Whose word is taken for a clock that has jumped.
    pub trust: Trust,
    /// Where the backup goes, and for how many days it is kept.
    pub backup: Option<(PathBuf, u32)>,
}

/// Does it each night, and at once if a night was missed, until it is dropped.
#[expect(
    clippy::disallowed_methods,
    reason = "a clock that nobody can set measures how long ours has gone steadily"
)]
pub async fn run(care: Care, settings: Settings) {
    let started = Instant::now();
    let mut guard = Guard::new(settings.trust);
    let mut looked = Looked::default();
    loop {
        let now = care.clock().now();
        if looked.done != Some(now.day()) {
            look(&care, &settings, &mut guard, &mut looked, now, started.elapsed()).await;
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// What was seen and told last, so that nothing is told every half minute.
#[derive(Debug, Default)]
struct Looked {
    /// The day that needs nothing any more.
    done: Option<Day>,
    /// The day on which something was reported.
    told: Option<Day>,
}

impl Looked {
    /// Whether this is the first time today that something has to be told.
    fn tell(&mut self, today: Day) -> bool {
        self.told.replace(today) != Some(today)
    }
}

async fn look(
    care: &Care,
    settings: &Settings,
    guard: &mut Guard,
    looked: &mut Looked,
    now: Timestamp,
    uptime: Duration,
) {
    let today = now.day();
    let step = match care.store().day_step(today).await {
        Ok(step) => step,
        Err(error) => {
            if looked.tell(today) {
                tracing::error!(event = "night-failed", day = %today, kind = health::kind(&error));
            }
            return;
        }
    };
    // A missed night is made up for at once, today's waits for its hour.
    if step == DayStep::Next && !is_due(now, settings.hour) {
        return;
    }
    match guard.decide(step, uptime) {
        // Where something of it failed that is tried now.
        Decision::Done | Decision::Run => {
            if night(care, settings, looked, today).await {
                guard.night_made();
            }
        }
        Decision::Wait { days } => {
            if looked.tell(today) {
                tracing::error!(event = "clock-jumped", day = %today, days);
                let _ = care.alert(Alert::ClockJumped { days }).await;
            }
        }
        Decision::Backwards => {
            if looked.tell(today) {
                let last = if let DayStep::Backwards { last } = step { last } else { today };
                tracing::error!(event = "clock-set-back", day = %today, last = %last);
                let _ = care.alert(Alert::ClockSetBack).await;
            }
        }
    }
}

/// Whether the hour of the night has come.
fn is_due(now: Timestamp, hour: u8) -> bool {
    now.0 % 86_400 >= u64::from(hour) * 3_600
}

/// Makes the night of this day, or tries what failed of it before; whether the day counts as done.
async fn night(care: &Care, settings: &Settings, looked: &mut Looked, today: Day) -> bool {
    let (made, failed) = match care.nightly(today).await {
        Ok(report) => (Some(report), Vec::new()),
        Err(NightError { failed, made }) => (made, failed),
    };
    if failed.is_empty() {
        looked.done = Some(today);
    } else if looked.tell(today) {
        for (job, error) in &failed {
            let (job, kind) = (job.name(), health::kind(error));
            tracing::error!(event = "night-failed", day = %today, job, kind);
        }
    }
    let Some(report) = made else { return false };
    if report.step == DayStep::Same {
        if failed.is_empty() && looked.told == Some(today) {
            tracing::info!(event = "night-recovered", day = %today);
        }
        return true;
    }
    let days = if let DayStep::Jump { days } = report.step { days } else { 1 };
    let (ended, erased) = (report.ended, report.erased);
    // Whoever keeps this line elsewhere can tell later whether the audit log was cut or written anew.
    let sealed = report.sealed.map(|end| end.to_string());
    tracing::info!(event = "night", day = %today, days, ended, erased, sealed);
    if let Some((folder, keep)) = &settings.backup {
        match backup::write(care.store(), folder, today, *keep).await {
            Ok(written) => tracing::info!(event = "backup", day = %today, count = written.rows),
            // The folder is the operator's own; its name tells nothing of a person.
            Err(error) => tracing::error!(event = "backup-failed", day = %today, fault = %error),
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use std::fs;

    use secondok_care::store::AttachmentOptions;

    use super::*;
    use crate::testing::{care, care_with};

    #[tokio::test]
    async fn a_clock_that_somebody_looked_at_is_believed_for_one_night() {
        let folder = tempfile::tempdir().expect("a folder");
        let care = care(folder.path()).await;
        let settings = Settings { hour: 0, trust: Trust::Once, backup: None };
        let mut guard = Guard::new(Trust::None);
        let mut made = Vec::new();
        // What is looked at next: a first night, a jump, and the same once somebody has looked; then the clock jumps as
        // far again.
        for (days, word) in [(0, false), (400, false), (400, true), (800, false)] {
            if word {
                guard = Guard::new(settings.trust);
            }
            let (mut looked, now) = (Looked::default(), Timestamp((20_000 + days) * 86_400));
            look(&care, &settings, &mut guard, &mut looked, now, Duration::from_secs(60)).await;
            made.push(looked.done == Some(now.day()));
        }
        assert_eq!(made, [true, false, true, false]);
        let step = care.store().day_step(Day::from_number(20_400)).await;
        assert_eq!(step, Ok(DayStep::Same), "the last night is that of the day that somebody looked at");
    }

    #[tokio::test]
    async fn a_folder_that_is_away_keeps_nobody_from_a_backup_and_is_tried_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let attachments = folder.path().join("attachments");
        let options = AttachmentOptions { reserve: 0, ..AttachmentOptions::new(&attachments) };
        let care = care_with(folder.path(), Some(options)).await;
        let (shelf, away) = (attachments.join("07"), folder.path().join("away"));
        fs::rename(&shelf, &away).expect("ours");
        let settings = Settings { hour: 0, trust: Trust::Once, backup: Some((folder.path().to_owned(), 7)) };
        let (mut guard, mut looked) = (Guard::new(Trust::None), Looked::default());
        let now = Timestamp(20_000 * 86_400);
        let backups = || {
            let names = fs::read_dir(folder.path()).expect("there").map(|entry| entry.expect("there"));
            names.filter(|entry| entry.path().extension().is_some_and(|end| end == "backup")).count()
        };
        look(&care, &settings, &mut guard, &mut looked, now, Duration::ZERO).await;
        assert_eq!((looked.done, looked.told, backups()), (None, Some(now.day()), 1));
        assert_eq!(care.store().day_step(now.day()).await, Ok(DayStep::Same), "the day counts as done");
        look(&care, &settings, &mut guard, &mut looked, now, Duration::ZERO).await;
        assert_eq!(looked.done, None, "and what failed is tried again");
        fs::rename(&away, &shelf).expect("ours");
        look(&care, &settings, &mut guard, &mut looked, now, Duration::ZERO).await;
        assert_eq!((looked.done, backups()), (Some(now.day()), 1));
    }

    #[test]
    fn the_night_begins_at_its_hour() {
        let midnight = Day::from_number(20_000).number() as u64 * 86_400;
        assert!(is_due(Timestamp(midnight), 0));
        assert!(!is_due(Timestamp(midnight + 3 * 3_600 - 1), 3));
        assert!(is_due(Timestamp(midnight + 3 * 3_600), 3));
    }
}
