//! The day of the last nightly run. It never goes backwards.

use secondok_protocol::Day;
use sqlx::AnyConnection;

use super::{
    Store,
    dialect::Dialect,
    error::StoreError,
    model::DayStep,
    sql,
    transaction::{Failure, Transaction},
};

const NIGHTLY: &str = "nightly";

impl Store {
    /// How today lies to the day of the last nightly run.
    pub async fn day_step(&self, today: Day) -> Result<DayStep, StoreError> {
        let row = sqlx::query("SELECT day FROM job WHERE name = $1")
            .bind(NIGHTLY)
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("last run"))?;
        let Some(row) = row else { return Ok(DayStep::First) };
        let last = sql::day(&row, "day")?;
        Ok(match today.days_since(last) {
            0 => DayStep::Same,
            1 => DayStep::Next,
            ..0 => DayStep::Backwards { last },
            days => DayStep::Jump { days: u32::try_from(days).unwrap_or(u32::MAX) },
        })
    }

    /// Notes that the nightly run of this day was made. An earlier day than the one noted changes nothing.
    pub async fn finish_day(&self, day: Day) -> Result<(), StoreError> {
        self.write(FinishDay { day }).await
    }
}

struct FinishDay {
    day: Day,
}

impl Transaction for FinishDay {
    const NAME: &'static str = "note the day";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<(), Failure> {
        sqlx::query(
            "INSERT INTO job (name, day) VALUES ($1, $2) \
             ON CONFLICT (name) DO UPDATE SET day = excluded.day WHERE job.day < excluded.day",
        )
        .bind(NIGHTLY)
        .bind(sql::of_day(self.day))
        .execute(conn)
        .await?;
        Ok(())
    }
}

/// Takes the right to write, and writes nothing that stays.
pub(super) struct Check;

impl Transaction for Check {
    const NAME: &'static str = "check";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<(), Failure> {
        sqlx::query("UPDATE job SET day = day WHERE name = $1").bind(NIGHTLY).execute(conn).await?;
        Ok(())
    }
}
