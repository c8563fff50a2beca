//! What happens once a day: late consultations end, old ones are erased, late uploads are forgotten, the folder of the
//! attachments and the database are rewritten in key order.

use secondok_protocol::Day;

use crate::{
    Care,
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
}

/// What a night has done so far: one that fails half-way is gone on with, and its totals are those of all its tries.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    ended: u64,
    erased: u64,
}

/// Brings the service to today, once a day; a second call on the same day changes nothing and answers at once. Those
/// who follow a consultation are told as soon as it has ended or is gone, whatever becomes of the rest of the night.
pub(crate) async fn nightly(care: &Care, today: Day, totals: &mut Totals) -> Result<NightReport, StoreError> {
    let store = care.store();
    let step = store.day_step(today).await?;
    let day = match step {
        DayStep::Backwards { last } => last,
        _ => today,
    };
    if matches!(step, DayStep::Same | DayStep::Backwards { .. }) {
        return Ok(NightReport { step, day, ended: 0, erased: 0 });
    }
    let mut ended = |row: &ConsultationRow| {
        totals.ended += 1;
        care.hub().announce(row, None);
    };
    store.expire(day, &mut || care.draw(), &mut ended).await?;
    let mut erased = |gone| {
        totals.erased += 1;
        care.hub().announce_gone(gone);
    };
    store.erase(day, &mut erased).await?;
    store.delete_ended_sessions(day).await?;
    store.sweep_attachments(day).await?;
    store.settle_attachments().await?;
    store.rewrite().await?;
    store.finish_day(day).await?;
    let Totals { ended, erased } = std::mem::take(totals);
    Ok(NightReport { step, day, ended, erased })
}
