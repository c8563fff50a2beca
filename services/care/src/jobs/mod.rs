//! What happens once a day: late consultations end, old ones are erased, the database is rewritten in key order.

use secondok_protocol::Day;

use crate::store::{ConsultationRow, DayStep, Store, StoreError};

/// What a night did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NightReport {
    /// How today lies to the last run; the caller reports a jump or a step backwards.
    pub step: DayStep,
    /// The day that holds from now on.
    pub day: Day,
    /// Consultations that ended because a deadline passed, as they now stand, for those who follow them.
    pub ended: Vec<ConsultationRow>,
    /// How many consultations were erased.
    pub erased: u64,
}

/// Brings the store to today, once a day; a second call on the same day changes nothing and answers at once.
/// `draw` gives random numbers for the days of erasure.
pub async fn nightly(
    store: &Store,
    today: Day,
    draw: &mut (dyn FnMut() -> u32 + Send),
) -> Result<NightReport, StoreError> {
    let step = store.day_step(today).await?;
    let day = match step {
        DayStep::Backwards { last } => last,
        _ => today,
    };
    if matches!(step, DayStep::Same | DayStep::Backwards { .. }) {
        return Ok(NightReport { step, day, ended: Vec::new(), erased: 0 });
    }
    let ended = store.expire(day, draw).await?.rows;
    let erased = store.erase(day).await?;
    store.delete_ended_sessions(day).await?;
    store.rewrite().await?;
    store.finish_day(day).await?;
    Ok(NightReport { step, day, ended, erased })
}
