//! Weeks that were counted. Counts are there while a transaction runs; what is written is what may be shown.

use std::collections::BTreeMap;

use secondok_api::desk::account::Account;
use secondok_protocol::Day;
use sqlx::AnyConnection;

use super::{
    Store,
    dialect::Dialect,
    error::StoreError,
    shared, sql,
    transaction::{Failure, Transaction},
};
use crate::{
    consultations::rules,
    statistics::{
        CountedWeek,
        figure::{FLOOR, Figure},
        measure::Measure,
        week::Week,
    },
};

/// Its row in the table `job` has the first day that is still to be counted, and is there while statistics are on.
const STATISTICS: &str = "statistics";

impl Store {
    /// Deletes weeks that are no longer kept and, if statistics are on, counts each whole week that is over and was not
    /// counted yet, from the first one that began after they were turned on. If they are off, this counts nothing, and forgets
    /// since when they were on.
    ///
    /// Once a night, before anything is erased in it. Again in the same night it changes nothing.
    pub async fn count_weeks(&self, today: Day, is_on: bool) -> Result<(), StoreError> {
        self.write(Count { today, is_on }).await
    }

    /// The weeks that are shown today, the latest first.
    pub async fn statistics(&self, today: Day) -> Result<Vec<CountedWeek>, StoreError> {
        let text = "SELECT week, measure, bucket, figure FROM statistic WHERE week >= $1 ORDER BY week DESC";
        let rows = sqlx::query(text)
            .bind(sql::of_day(Week::earliest_kept(today).first()))
            .fetch_all(self.readers())
            .await
            .map_err(self.failed("statistics"))?;
        let mut weeks = Vec::<CountedWeek>::new();
        for row in &rows {
            let week = Week::of(sql::day(row, "week")?);
            if weeks.last().is_none_or(|last| last.week != week) {
                weeks.push(CountedWeek { week, figures: BTreeMap::new() });
            }
            let (measure, bucket) = (sql::text(row, "measure")?, sql::text(row, "bucket")?);
            let measure = Measure::EVERY.into_iter().find(|known| known.name() == measure);
            let bucket = measure.and_then(|known| known.buckets().iter().find(|name| **name == bucket));
            let number = sql::optional_number(row, "figure", FLOOR..=u32::MAX)?;
            // What another version counted is shown by that.
            let (Some(measure), Some(bucket), Some(number)) = (measure, bucket, number) else { continue };
            let damaged = || StoreError::Damaged { what: "a figure of the statistics".to_owned() };
            let figure = Figure::restore(number).ok_or_else(damaged)?;
            weeks.last_mut().expect("one was put there").figures.insert((measure, bucket), figure);
        }
        Ok(weeks)
    }
}

struct Count {
    today: Day,
    is_on: bool,
}

impl Transaction for Count {
    const NAME: &'static str = "count weeks";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
        let earliest = Week::earliest_kept(self.today);
        sqlx::query("DELETE FROM statistic WHERE week < $1")
            .bind(sql::of_day(earliest.first()))
            .execute(&mut *conn)
            .await?;
        if !self.is_on {
            sqlx::query("DELETE FROM job WHERE name = $1").bind(STATISTICS).execute(conn).await?;
            return Ok(());
        }
        // Of two services on one database the second one waits here, and finds that nothing is left to do.
        let text = format!("SELECT day FROM job WHERE name = $1{}", dialect.for_update());
        let row = sql::query(text).bind(STATISTICS).fetch_optional(&mut *conn).await?;
        let since = row.map(|row| sql::day(&row, "day")).transpose()?;
        let mut week = Week::whole_from(since.unwrap_or(self.today)).max(earliest);
        while week.is_over(self.today) {
            for measure in Measure::EVERY {
                for (bucket, figure) in measure.figures(&count(conn, measure, week).await?) {
                    write(conn, week, measure, bucket, figure).await?;
                }
            }
            week = week.next();
        }
        sqlx::query(
            "INSERT INTO job (name, day) VALUES ($1, $2) \
             ON CONFLICT (name) DO UPDATE SET day = excluded.day WHERE job.day < excluded.day",
        )
        .bind(STATISTICS)
        .bind(sql::of_day(week.first()))
        .execute(conn)
        .await?;
        Ok(())
    }
}

/// Writes what may be shown of one bucket. What was counted once stays.
async fn write(
    conn: &mut AnyConnection,
    week: Week,
    measure: Measure,
    bucket: &str,
    figure: Option<Figure>,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO statistic (week, measure, bucket, figure) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    )
    .bind(sql::of_day(week.first()))
    .bind(measure.name())
    .bind(bucket)
    .bind(figure.map(|figure| i64::from(figure.number())))
    .execute(conn)
    .await?;
    Ok(())
}

/// How many consultations each doctor has in each bucket of this week.
async fn count(
    conn: &mut AnyConnection,
    measure: Measure,
    week: Week,
) -> Result<BTreeMap<&'static str, Vec<u32>>, Failure> {
    // A doctor who stands in several rows is one doctor.
    let mut by_doctor = BTreeMap::<(&'static str, [u8; 16]), u32>::new();
    // A question to support is no consultation, and neither is what a doctor shows of their credentials.
    let [support, verification] = Account::ALL.map(shared::number);
    for text in statements(measure) {
        let rows = sql::query(text)
            .bind(sql::of_day(week.first()))
            .bind(sql::of_day(week.last()))
            .bind(support.clone())
            .bind(verification.clone())
            .fetch_all(&mut *conn)
            .await?;
        for row in &rows {
            let Some(bucket) = measure.bucket(&sql::text(row, "part")?) else { continue };
            let number = sql::number(row, "consultations", 1..=u32::MAX)?;
            let known = by_doctor.entry((bucket, sql::bytes(row, "doctor")?)).or_default();
            *known = known.saturating_add(number);
        }
    }
    let mut counted = BTreeMap::<_, Vec<u32>>::new();
    for ((bucket, _), number) in by_doctor {
        counted.entry(bucket).or_default().push(number);
    }
    Ok(counted)
}

/// What answers, for each doctor and each `part` of a measure, with how many consultations there are between two days.
fn statements(measure: Measure) -> Vec<String> {
    let of = |part: &str, tables: &str, condition: &str| {
        format!(
            "SELECT c.doctor, CAST({part} AS TEXT) AS part, COUNT(*) AS consultations FROM {tables} \
             WHERE {condition} BETWEEN $1 AND $2 AND c.doctor NOT IN ($3, $4) GROUP BY c.doctor, part"
        )
    };
    match measure {
        Measure::Requested => vec![of("'all'", "consultation AS c", "c.opened")],
        // The first thing that a doctor can do is to take it or to decline it, and both come with a message. It lies in
        // either table.
        Measure::Reply => Vec::from(["message", "arrival"].map(|table| {
            let tables = format!(
                "consultation AS c JOIN {table} AS m ON m.mailbox = c.mailbox AND m.role = 1 AND m.sequence = 0"
            );
            of("m.day - c.opened", &tables, "m.day")
        })),
        // An answer sets the day until which another question can be asked: that tells on which day it came.
        Measure::Answer => {
            let day = format!("c.due - {}", rules::FOLLOW_UP_WITHIN);
            let condition = format!("c.state = 'answered' AND {day}");
            vec![of(&format!("{day} - c.opened"), "consultation AS c", &condition)]
        }
        Measure::Ended => vec![of("c.state", "consultation AS c", "c.ended")],
    }
}
