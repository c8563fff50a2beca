//! Values on their way into and out of rows, and statements for any number of rows.

use std::{fmt::Write as _, ops::RangeInclusive};

use secondok_api::consultation::{Counts, Role, State};
use secondok_protocol::{
    Day,
    id::{MailboxAddress, MessageHash},
};
use sqlx::{
    Any, AnyConnection, AssertSqlSafe, Row,
    any::{AnyArguments, AnyRow},
    query::Query,
};

use super::{error::StoreError, model::ConsultationRow};
use crate::clock::Timestamp;

/// Rows in one statement: enough to make the way to the database cheap; few enough to keep every size prepared, and
/// because a SQLite parameter is found by walking through the names of those before it.
pub(super) const ROWS_MAX: usize = 16;

/// The columns of a consultation, in the order of [`consultation`] and [`bind_consultation`].
pub(super) const CONSULTATION: &str = "mailbox, capability, doctor, answer_days, state, opened, due, ended, erase_on, \
     patient_messages, doctor_messages, last_patient, last_doctor";

/// A query whose text is made by this module, never from outside.
pub(super) fn query(text: String) -> Query<'static, Any, AnyArguments> {
    sqlx::query(AssertSqlSafe(text))
}

/// `($1), ($2)…`: one placeholder list for so many rows of so many columns, beginning at `$first`.
pub(super) fn placeholders(rows: usize, columns: usize, first: usize) -> String {
    let mut text = String::with_capacity(rows * columns * 5);
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns {
            if column > 0 {
                text.push_str(", ");
            }
            let _ = write!(text, "${}", first + row * columns + column);
        }
        text.push(')');
    }
    text
}

/// How many placeholders an `IN` list of so many values gets: the next power of two, so that few statements have to
/// be prepared. The last value fills up.
pub(super) fn list_size(values: usize) -> usize {
    values.next_power_of_two()
}

/// `$1, $2…` for an `IN` list.
pub(super) fn list(values: usize, first: usize) -> String {
    (first..first + list_size(values)).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

/// Binds an `IN` list made by [`list`].
pub(super) fn bind_list<'q, const N: usize>(
    mut query: Query<'q, Any, AnyArguments>,
    values: &[[u8; N]],
) -> Query<'q, Any, AnyArguments> {
    let Some(last) = values.last() else { return query };
    for index in 0..list_size(values.len()) {
        query = query.bind(&values.get(index).unwrap_or(last)[..]);
    }
    query
}

/// Deletes what these consultations have in these tables.
pub(super) async fn delete_of(
    conn: &mut AnyConnection,
    tables: &[&str],
    mailboxes: &[MailboxAddress],
) -> Result<(), sqlx::Error> {
    for mailboxes in mailboxes.chunks(ROWS_MAX) {
        let addresses = Vec::from_iter(mailboxes.iter().map(|mailbox| *mailbox.as_bytes()));
        let list = list(addresses.len(), 1);
        for table in tables {
            let text = format!("DELETE FROM {table} WHERE mailbox IN ({list})");
            bind_list(query(text), &addresses).execute(&mut *conn).await?;
        }
    }
    Ok(())
}

/// Runs a statement that answers nothing of interest.
pub(super) async fn run(conn: &mut AnyConnection, text: String) -> Result<u64, sqlx::Error> {
    Ok(sqlx::raw_sql(AssertSqlSafe(text)).execute(conn).await?.rows_affected())
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged { what: what.to_owned() }
}

fn wrong(column: &str) -> impl FnOnce(sqlx::Error) -> StoreError {
    let column = column.to_owned();
    move |_| StoreError::Damaged { what: format!("column {column}") }
}

/// Bytes of a fixed length.
pub(super) fn bytes<const N: usize>(row: &AnyRow, column: &str) -> Result<[u8; N], StoreError> {
    let bytes: &[u8] = row.try_get(column).map_err(wrong(column))?;
    bytes.try_into().map_err(|_| damaged(column))
}

/// Bytes of any length.
pub(super) fn blob(row: &AnyRow, column: &str) -> Result<Vec<u8>, StoreError> {
    row.try_get(column).map_err(wrong(column))
}

/// Bytes, if there are any.
pub(super) fn maybe_blob(row: &AnyRow, column: &str) -> Result<Option<Vec<u8>>, StoreError> {
    // The driver for any database tells a missing value of no type: asked for as bytes it is an error.
    if row.try_get_raw(column).is_ok_and(|value| sqlx::ValueRef::is_null(&value)) {
        return Ok(None);
    }
    blob(row, column).map(Some)
}

/// Text.
pub(super) fn text(row: &AnyRow, column: &str) -> Result<String, StoreError> {
    row.try_get(column).map_err(wrong(column))
}

/// A number within these bounds.
pub(super) fn number(row: &AnyRow, column: &str, allowed: RangeInclusive<u32>) -> Result<u32, StoreError> {
    let value: i64 = row.try_get(column).map_err(wrong(column))?;
    u32::try_from(value).ok().filter(|value| allowed.contains(value)).ok_or_else(|| damaged(column))
}

/// A day.
pub(super) fn day(row: &AnyRow, column: &str) -> Result<Day, StoreError> {
    number(row, column, 0..=Day::MAX.number()).map(Day::from_number)
}

/// What counts up from 0.
pub(super) fn count(row: &AnyRow, column: &str) -> Result<u64, StoreError> {
    let value: i64 = row.try_get(column).map_err(wrong(column))?;
    u64::try_from(value).map_err(|_| damaged(column))
}

/// What counts up from 0, as it is stored.
pub(super) fn of_count(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A time, in seconds since 1970-01-01.
pub(super) fn time(row: &AnyRow, column: &str) -> Result<Timestamp, StoreError> {
    count(row, column).map(Timestamp)
}

/// A time as it is stored.
pub(super) fn of_time(time: Timestamp) -> i64 {
    of_count(time.0)
}

/// A day, or nothing.
pub(super) fn optional_day(row: &AnyRow, column: &str) -> Result<Option<Day>, StoreError> {
    let value: Option<i64> = row.try_get(column).map_err(wrong(column))?;
    value.map(|_| day(row, column)).transpose()
}

/// A number within these bounds, or nothing.
pub(super) fn optional_number(
    row: &AnyRow,
    column: &str,
    allowed: RangeInclusive<u32>,
) -> Result<Option<u32>, StoreError> {
    let value: Option<i64> = row.try_get(column).map_err(wrong(column))?;
    value.map(|_| number(row, column, allowed)).transpose()
}

/// Bytes of a fixed length, or nothing.
pub(super) fn optional_bytes<const N: usize>(
    row: &AnyRow,
    column: &str,
) -> Result<Option<[u8; N]>, StoreError> {
    let value: Option<Vec<u8>> = row.try_get(column).map_err(wrong(column))?;
    value.map(|_| bytes(row, column)).transpose()
}

/// A day as it is stored.
pub(super) fn of_day(day: Day) -> i64 {
    i64::from(day.number())
}

/// A role as it is stored.
pub(super) const fn of_role(role: Role) -> i64 {
    match role {
        Role::Patient => 0,
        Role::Doctor => 1,
    }
}

const STATES: [(State, &str); 8] = [
    (State::Requested, "requested"),
    (State::Accepted, "accepted"),
    (State::Answered, "answered"),
    (State::FollowUp, "follow-up"),
    (State::Closed, "closed"),
    (State::Declined, "declined"),
    (State::Expired, "expired"),
    (State::Withdrawn, "withdrawn"),
];

fn of_state(state: State) -> &'static str {
    STATES.iter().find(|(known, _)| *known == state).map(|(_, name)| *name).expect("the list has every state")
}

fn state(row: &AnyRow, column: &str) -> Result<State, StoreError> {
    let name = text(row, column)?;
    STATES
        .iter()
        .find(|(_, known)| *known == name)
        .map(|(state, _)| *state)
        .ok_or_else(|| damaged("a consultation's state"))
}

/// A consultation.
pub(super) fn consultation(row: &AnyRow) -> Result<ConsultationRow, StoreError> {
    Ok(ConsultationRow {
        mailbox: bytes(row, "mailbox").map(secondok_protocol::id::MailboxAddress::from_bytes)?,
        capability: bytes(row, "capability").map(secondok_protocol::id::SecretHash::from_bytes)?,
        doctor: bytes(row, "doctor").map(secondok_protocol::id::DoctorId::from_bytes)?,
        answer_days: number(row, "answer_days", 0..=u32::MAX)?,
        state: state(row, "state")?,
        opened: day(row, "opened")?,
        due: optional_day(row, "due")?,
        ended: optional_day(row, "ended")?,
        erase_on: optional_day(row, "erase_on")?,
        messages: Counts {
            patient: number(row, "patient_messages", 0..=u32::MAX)?,
            doctor: number(row, "doctor_messages", 0..=u32::MAX)?,
        },
        last_patient: bytes(row, "last_patient").map(MessageHash::from_bytes)?,
        last_doctor: bytes(row, "last_doctor").map(MessageHash::from_bytes)?,
    })
}

/// Columns in [`CONSULTATION`].
pub(super) const CONSULTATION_COLUMNS: usize = 13;

/// Binds all columns of a consultation.
pub(super) fn bind_consultation<'q>(
    query: Query<'q, Any, AnyArguments>,
    row: &ConsultationRow,
) -> Query<'q, Any, AnyArguments> {
    query
        .bind(&row.mailbox.as_bytes()[..])
        .bind(&row.capability.as_bytes()[..])
        .bind(&row.doctor.as_bytes()[..])
        .bind(i64::from(row.answer_days))
        .bind(of_state(row.state))
        .bind(of_day(row.opened))
        .bind(row.due.map(of_day))
        .bind(row.ended.map(of_day))
        .bind(row.erase_on.map(of_day))
        .bind(i64::from(row.messages.patient))
        .bind(i64::from(row.messages.doctor))
        .bind(&row.last_patient.as_bytes()[..])
        .bind(&row.last_doctor.as_bytes()[..])
}

/// Stores these consultations, which exist, as they now stand.
pub(super) async fn update_consultations(
    conn: &mut AnyConnection,
    rows: &[&ConsultationRow],
) -> Result<(), sqlx::Error> {
    for rows in rows.chunks(ROWS_MAX) {
        let values = placeholders(rows.len(), CONSULTATION_COLUMNS, 1);
        let text = format!(
            "INSERT INTO consultation ({CONSULTATION}) VALUES {values} ON CONFLICT (mailbox) DO UPDATE SET \
             state = excluded.state, due = excluded.due, ended = excluded.ended, erase_on = excluded.erase_on, \
             patient_messages = excluded.patient_messages, doctor_messages = excluded.doctor_messages, \
             last_patient = excluded.last_patient, last_doctor = excluded.last_doctor"
        );
        rows.iter().fold(query(text), |query, row| bind_consultation(query, row)).execute(&mut *conn).await?;
    }
    Ok(())
}
