//! What happens once a day: a week that is over is counted, late consultations end, old ones are erased, late uploads are
//! forgotten, the folder of the attachments and the database are rewritten in key order, notices that are long over go, doctors are
//! reminded of licences.
//!
//! One job that fails keeps no other from its work. What the clock decides is done before the day counts as done; what only
//! counts or puts in order is tried again afterwards, for as long as the service runs and the day lasts.

use secondok_protocol::Day;

use crate::{
    Care,
    audit::Head,
    store::{ConsultationRow, DayStep, StoreError},
};

/// What a night did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NightReport {
    /// How today lies to the last run; the caller reports a jump or a step backwards.
    pub step: DayStep,
    /// The day that holds from now on.
    pub day: Day,
    /// How many consultations ended because a deadline passed.
    pub ended: u64,
    /// How many consultations were erased.
    pub erased: u64,
    /// Where the audit log ended; none if nothing was ever noted in it, or it could not be sealed.
    pub sealed: Option<Head>,
}

/// A part of a night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Finds out and notes which nights were made.
    Day,
    /// Counts weeks that are over, if statistics are on.
    Statistics,
    /// Ends late consultations.
    Expire,
    /// Erases old consultations.
    Erase,
    /// Forgets log-ins and invitations that are over.
    Sessions,
    /// Deletes notices that are long over.
    Notices,
    /// Reminds doctors whose licence runs out.
    Remind,
    /// Reads the audit log and seals its end.
    Audit,
    /// Forgets late uploads, and removes the files that belong to no attachment.
    Sweep,
    /// Makes the files of attachments anew, in the order of their names.
    Settle,
    /// Rewrites the database in key order.
    Rewrite,
}

impl Job {
    /// Its name in the log.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Statistics => "statistics",
            Self::Expire => "expire",
            Self::Erase => "erase",
            Self::Sessions => "sessions",
            Self::Notices => "notices",
            Self::Remind => "remind",
            Self::Audit => "audit",
            Self::Sweep => "sweep",
            Self::Settle => "settle",
            Self::Rewrite => "rewrite",
        }
    }

    /// Whether it keeps no promise that is due: the day counts as done without it.
    const fn can_wait(self) -> bool {
        matches!(
            self,
            Self::Statistics | Self::Remind | Self::Audit | Self::Sweep | Self::Settle | Self::Rewrite
        )
    }
}

/// What of a night failed. Everything else of it was done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", failed[0].0.name(), failed[0].1)]
pub struct NightError {
    /// The jobs that failed, and why; at least one.
    pub failed: Vec<(Job, StoreError)>,
    /// What the night did, if the day counts as done all the same.
    pub made: Option<NightReport>,
}

/// What a night has done so far: one that fails half-way is gone on with, and its totals are those of all its tries.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    ended: u64,
    erased: u64,
    sealed: Option<Head>,
    /// The day on which the audit log was sealed.
    audited: Option<Day>,
    /// The day whose rewrite was made: it costs too much to be repeated because something else failed.
    rewritten: Option<Day>,
    /// The day that counts as done, of which not everything is in order.
    untidy: Option<Day>,
}

/// Brings the service to today, once a day; a second call on the same day does what failed before, changes nothing else
/// and answers at once. Those who follow a consultation are told as soon as it has ended or is gone, whatever becomes of
/// the rest of the night.
pub(crate) async fn nightly(care: &Care, today: Day, totals: &mut Totals) -> Result<NightReport, NightError> {
    let store = care.store();
    let step = store.day_step(today).await;
    let step = step.map_err(|error| NightError { failed: vec![(Job::Day, error)], made: None })?;
    let day = match step {
        DayStep::Backwards { last } => last,
        _ => today,
    };
    let is_new = !matches!(step, DayStep::Same | DayStep::Backwards { .. });
    if !is_new && totals.untidy != Some(today) {
        return Ok(NightReport { step, day, ended: 0, erased: 0, sealed: None });
    }
    let mut failed = Vec::new();
    let mut note = |job, done: Result<(), StoreError>| failed.extend(done.err().map(|error| (job, error)));
    // Before anything of what it counts goes.
    note(Job::Statistics, store.count_weeks(day, care.counts_weeks()).await);
    if is_new {
        let mut ended = |row: &ConsultationRow| {
            totals.ended += 1;
            care.hub().announce(row, None);
        };
        note(Job::Expire, store.expire(day, &mut || care.draw(), &mut ended).await);
        let mut erased = |gone| {
            totals.erased += 1;
            care.hub().announce_gone(gone);
        };
        note(Job::Erase, store.erase(day, &mut erased).await);
        note(Job::Sessions, store.delete_ended_sessions(day).await.map(drop));
        note(Job::Notices, store.delete_old_notices(day).await.map(drop));
    }
    if totals.audited != Some(day) {
        let sealed = care.seal_audit().await;
        totals.audited = sealed.is_ok().then_some(day);
        note(Job::Audit, sealed.map(|head| totals.sealed = Some(head)));
    }
    note(Job::Remind, store.remind_of_licences(day, care.clock().now()).await);
    note(Job::Sweep, store.sweep_attachments(day).await);
    note(Job::Settle, store.settle_attachments().await);
    if totals.rewritten != Some(day) {
        let rewritten = store.rewrite().await;
        totals.rewritten = rewritten.is_ok().then_some(day);
        note(Job::Rewrite, rewritten);
    }
    if is_new && failed.iter().all(|(job, _)| job.can_wait()) {
        failed.extend(store.finish_day(day).await.err().map(|error| (Job::Day, error)));
    }
    let is_made = failed.iter().all(|(job, _)| job.can_wait());
    totals.untidy = (is_made && !failed.is_empty()).then_some(day);
    let made = is_made.then(|| {
        let (ended, erased) = (std::mem::take(&mut totals.ended), std::mem::take(&mut totals.erased));
        let sealed = totals.sealed.take().filter(|head| *head != Head::NONE);
        NightReport { step, day, ended, erased, sealed }
    });
    match made {
        Some(report) if failed.is_empty() => Ok(report),
        made => Err(NightError { failed, made }),
    }
}
